import Domain

extension ModelRequest {
  /// The request as JSON, for recordings: everything in it, so that it can be asked again.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("instructions", Self.json(instructions)),
      .init(
        "history", .array(history.map { ["role": .string($0.role.word), "parts": Self.json($0.parts)] })),
      .init("question", Self.json(question)), .init("promptVersion", .string(promptVersion)),
      .init("outputLimit", .integer(Int64(outputLimit))), .init("keptTurns", .integer(Int64(keptTurns))),
    ]
    if !variables.isEmpty {
      members.append(
        .init(
          "variables",
          .object(
            variables.sorted { $0.key.rawValue < $1.key.rawValue }.map {
              .init($0.key.rawValue, .string($0.value))
            })))
    }
    if let shape { members.append(.init("shape", shape.recorded)) }
    return .object(members)
  }

  /// Reads what `json` wrote; `nil` where it is something else.
  package init?(json: JSONValue) {
    guard let instructions = Self.parts(json["instructions"]), let question = Self.parts(json["question"]),
      let version = json["promptVersion"]?.text, let limit = json["outputLimit"]?.whole,
      let turns = json["history"]?.elements
    else { return nil }
    var history: [Turn] = []
    for turn in turns {
      guard let role = turn["role"]?.text.flatMap(Role.init(word:)), let parts = Self.parts(turn["parts"])
      else { return nil }
      history.append(Turn(role, parts))
    }
    var shape: AnswerSchema?
    if let value = json["shape"] {
      guard let read = AnswerSchema(recorded: value) else { return nil }
      shape = read
    }
    self.init(
      instructions: instructions, history: history, question: question, promptVersion: version, shape: shape,
      outputLimit: limit, keptTurns: json["keptTurns"]?.whole ?? 0)
    for member in json["variables"]?.members ?? [] {
      guard let variable = PromptVariable(rawValue: member.name), let value = member.value.text else {
        return nil
      }
      variables[variable] = value
    }
  }

  private static func json(_ parts: [Part]) -> JSONValue {
    .array(
      parts.map { part in
        switch part {
        case .plain(let text): ["text": .string(text)]
        case .quoted(let quotation):
          ["text": .string(quotation.text), "source": .string(quotation.source)]
        }
      })
  }

  private static func parts(_ value: JSONValue?) -> [Part]? {
    guard let elements = value?.elements else { return nil }
    var parts: [Part] = []
    for element in elements {
      guard let text = element["text"]?.text else { return nil }
      parts.append(element["source"]?.text.map { .quoted(Quotation(text, source: $0)) } ?? .plain(text))
    }
    return parts
  }
}

extension ModelRequest.Role {
  fileprivate var word: String {
    switch self {
    case .user: "user"
    case .assistant: "assistant"
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "user": self = .user
    case "assistant": self = .assistant
    default: return nil
    }
  }
}

extension AnswerSchema {
  /// The schema in a form of our own, of which it can be made again.
  fileprivate var recorded: JSONValue {
    ["name": .string(name), "fields": AnswerShape.recorded(fields)]
  }

  fileprivate init?(recorded value: JSONValue) {
    guard let name = value["name"]?.text, let fields = AnswerShape.fields(value["fields"]) else { return nil }
    self.init(name, fields)
  }
}

extension AnswerShape {
  fileprivate static func recorded(_ fields: [Field]) -> JSONValue {
    .array(
      fields.map { field in
        var members: [JSONValue.Member] = [
          .init("name", .string(field.name)), .init("shape", field.shape.recorded),
        ]
        if let about = field.about { members.append(.init("about", .string(about))) }
        return .object(members)
      })
  }

  /// A word for what stands alone, an object with one member for the others.
  private var recorded: JSONValue {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .number: "number"
    case .flag: "flag"
    case .word(let words): ["word": .array(words.map { .string($0) })]
    case .list(let shape): ["list": shape.recorded]
    case .object(let fields): ["object": Self.recorded(fields)]
    case .optional(let shape): ["optional": shape.recorded]
    }
  }

  fileprivate static func fields(_ value: JSONValue?) -> [Field]? {
    guard let elements = value?.elements else { return nil }
    var fields: [Field] = []
    for element in elements {
      guard let name = element["name"]?.text,
        let shape = element["shape"].flatMap(AnswerShape.init(recorded:))
      else { return nil }
      fields.append(Field(name, shape, element["about"]?.text))
    }
    return fields
  }

  private init?(recorded value: JSONValue) {
    if let word = value.text {
      switch word {
      case "text": self = .text
      case "integer": self = .integer
      case "number": self = .number
      case "flag": self = .flag
      default: return nil
      }
    } else if let words = value["word"]?.elements {
      self = .word(words.compactMap(\.text))
    } else if let inner = value["list"].flatMap(AnswerShape.init(recorded:)) {
      self = .list(inner)
    } else if let fields = Self.fields(value["object"]) {
      self = .object(fields)
    } else if let inner = value["optional"].flatMap(AnswerShape.init(recorded:)) {
      self = .optional(inner)
    } else {
      return nil
    }
  }
}
