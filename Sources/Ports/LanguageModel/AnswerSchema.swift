/// What a structured answer has to look like: an object of fields, all of which are there.
///
/// Only what every provider's strict mode understands can be said with it: all fields required and no others, a field
/// that may be missing is one that may be `null` (https://platform.openai.com/docs/guides/structured-outputs,
/// https://platform.claude.com/docs/en/build-with-claude/structured-outputs).
package struct AnswerSchema: Hashable, Sendable {
  /// The name by which a provider calls it: letters, digits, `_` and `-`, at most 64.
  package let name: String
  package let fields: [AnswerShape.Field]

  package init(_ name: String, _ fields: [AnswerShape.Field]) {
    self.name = name
    self.fields = fields
  }
}

/// A part of a structured answer.
package indirect enum AnswerShape: Hashable, Sendable {
  case text
  /// One of these words.
  case word([String])
  case integer
  case number
  case flag
  case list(AnswerShape)
  case object([Field])
  /// Or `null`.
  case optional(AnswerShape)

  /// A field of an object.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let shape: AnswerShape
    /// What belongs into it, told to the model.
    package let about: String?

    package init(_ name: String, _ shape: AnswerShape, _ about: String? = nil) {
      self.name = name
      self.shape = shape
      self.about = about
    }
  }
}

extension AnswerSchema {
  /// The JSON schema (draft 2020-12) that providers are given.
  package var json: JSONValue { AnswerShape.object(fields).json(about: nil) }

  /// Reads an answer, and holds it against the schema.
  ///
  /// - Returns: the value, of which every field is there and of its shape.
  /// - Throws: what is wrong, for the model to be told.
  package func read(_ text: String) throws(AnswerFault) -> JSONValue {
    let value: JSONValue
    do {
      value = try JSONValue(text: text)
    } catch {
      throw .notJSON(error)
    }
    if let fault = AnswerShape.object(fields).fault(of: value, at: "") { throw fault }
    return value
  }
}

/// What is wrong with a structured answer; paths as in `facts[2].words`, empty for the whole.
package enum AnswerFault: Error, Hashable, Sendable {
  case notJSON(JSONError)
  case missing(path: String)
  case unexpected(path: String)
  case wrongKind(path: String, expected: String)
  case notOneOf(path: String, words: [String])
}

extension AnswerShape {
  fileprivate func json(about: String?) -> JSONValue {
    var members = describedMembers
    if let about { members.append(JSONValue.Member("description", .string(about))) }
    return .object(members)
  }

  private var describedMembers: [JSONValue.Member] {
    switch self {
    case .text: return Self.kind("string")
    case .word(let words):
      return Self.kind("string") + [JSONValue.Member("enum", .array(words.map { .string($0) }))]
    case .integer: return Self.kind("integer")
    case .number: return Self.kind("number")
    case .flag: return Self.kind("boolean")
    case .list(let shape): return Self.kind("array") + [JSONValue.Member("items", shape.json(about: nil))]
    case .object(let fields):
      return Self.kind("object") + [
        JSONValue.Member(
          "properties",
          .object(fields.map { JSONValue.Member($0.name, $0.shape.json(about: $0.about)) })),
        JSONValue.Member("required", .array(fields.map { .string($0.name) })),
        JSONValue.Member("additionalProperties", false),
      ]
    case .optional(let shape):
      return [JSONValue.Member("anyOf", [shape.json(about: nil), ["type": "null"]])]
    }
  }

  private static func kind(_ name: String) -> [JSONValue.Member] { [JSONValue.Member("type", .string(name))] }

  /// The first thing that is wrong with `value`.
  fileprivate func fault(of value: JSONValue, at path: String) -> AnswerFault? {
    switch (self, value) {
    case (.text, .string), (.flag, .bool), (.number, .integer), (.number, .number): return nil
    case (.integer, _) where value.whole != nil: return nil
    case (.optional, .null): return nil
    case (.optional(let shape), _): return shape.fault(of: value, at: path)
    case (.word(let words), .string(let word)):
      return words.contains(word) ? nil : .notOneOf(path: path, words: words)
    case (.list(let shape), .array(let elements)):
      for (place, element) in elements.enumerated() {
        if let fault = shape.fault(of: element, at: "\(path)[\(place)]") { return fault }
      }
      return nil
    case (.object(let fields), .object(let members)):
      let prefix = path.isEmpty ? "" : path + "."
      for field in fields {
        guard let value = value[field.name] else { return .missing(path: prefix + field.name) }
        if let fault = field.shape.fault(of: value, at: prefix + field.name) { return fault }
      }
      let names = Set(fields.map(\.name))
      return members.first { !names.contains($0.name) }.map { .unexpected(path: prefix + $0.name) }
    default: return .wrongKind(path: path, expected: kind)
    }
  }

  private var kind: String {
    switch self {
    case .text, .word: "string"
    case .integer: "integer"
    case .number: "number"
    case .flag: "boolean"
    case .list: "array"
    case .object: "object"
    case .optional(let shape): shape.kind + " or null"
    }
  }
}
