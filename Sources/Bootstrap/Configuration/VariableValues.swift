import FoundationEssentials
import Localization

/// The values of all variables with where each came from: flags over environment over file.
package struct VariableValues: Sendable {
  private var values: [Variable: (value: String, source: VariableSource)] = [:]

  /// - Parameters:
  ///   - flags: what the command line set, with the flag's spelling.
  ///   - environment: of the process; empty values count as unset.
  ///   - file: a JSON file (comments allowed) with variables' names as keys; `nil` for none.
  ///   - environmentFile: a `.env` file that was named; `nil` for none.
  package init(
    flags: [Variable: (value: String, spelling: String)] = [:], environment: [String: String],
    file: String? = nil, environmentFile: String? = nil
  ) throws(ConfigurationError) {
    if let file { try read(json: file) }
    if let environmentFile { try read(environmentFile: environmentFile) }
    for variable in Variable.allCases {
      if let value = environment[variable.rawValue], !value.isEmpty {
        values[variable] = (value, .environment)
      }
      if let flag = flags[variable] { values[variable] = (flag.value, .flag(flag.spelling)) }
    }
  }

  /// The value that won and where it was found, flags over environment over file; `nil` where nobody set one.
  package subscript(_ variable: Variable) -> (value: String, source: VariableSource)? { values[variable] }

  /// A number within `range`.
  package func number(
    _ variable: Variable, _ unit: ValueExpectation.Unit, in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> Double? {
    guard let (value, source) = values[variable] else { return nil }
    guard let number = Double(value), number.isFinite,
      (Double(range.lowerBound)...Double(range.upperBound)).contains(number)
    else {
      throw .invalid(variable, source: source, expected: .number(unit, range))
    }
    return number
  }

  /// One of the given words.
  package func word<Value: RawRepresentable & CaseIterable>(
    _ variable: Variable, as type: Value.Type
  ) throws(ConfigurationError) -> Value? where Value.RawValue == String {
    guard let (value, source) = values[variable] else { return nil }
    guard let word = Value(rawValue: value.lowercased()) else {
      throw .invalid(variable, source: source, expected: .words(Value.allCases.map(\.rawValue)))
    }
    return word
  }

  private mutating func read(json path: String) throws(ConfigurationError) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let entries: [String: Scalar]
    do {
      entries = try decoder.decode([String: Scalar].self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .unreadable(path: path, .notJSON)
    }
    for (name, scalar) in entries { try set(name, scalar.text, from: path) }
  }

  /// Lines of `NAME=value`; `#` begins a comment line, quotes around a value are dropped.
  private mutating func read(environmentFile path: String) throws(ConfigurationError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadable(path: path, .notReadable)
    }
    for line in text.split(separator: "\n") {
      var line = line.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("export ") { line = line.dropFirst("export ".count) }
      guard let equals = line.firstIndex(of: "=") else {
        throw .unreadable(path: path, .lineWithoutEquals)
      }
      let name = line[..<equals].filter { $0 != " " }
      var value = line[line.index(after: equals)...].drop { $0 == " " }
      while let last = value.last, last.isWhitespace { value.removeLast() }
      if value.count >= 2, let quote = value.first, quote == value.last, "\"'".contains(quote) {
        value = value.dropFirst().dropLast()
      }
      // A shared .env file may hold other programs' variables.
      guard let variable = Variable(rawValue: String(name)), !value.isEmpty else { continue }
      values[variable] = (String(value), .file(path: path))
    }
  }

  private mutating func set(_ name: String, _ value: String, from path: String) throws(ConfigurationError) {
    // In the file it is an object of actions, with a name of its own.
    let wanted = name == "keys" ? Variable.keys : Variable(rawValue: name.uppercased())
    guard let variable = wanted else {
      throw .unknownKey(
        name, path: path, nearest: ClosestWord.to(name, among: Variable.allCases.map(\.rawValue)))
    }
    values[variable] = (value, .file(path: path))
  }

  /// A plain value of the file: text, number or truth; or the keys of actions, which become one text of
  /// `action=key,key` entries.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let keys = try? container.decode([String: KeyNames].self) {
        text = keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.names.joined(separator: ","))" }
          .joined(separator: " ")
      } else if let text = try? container.decode(String.self) {
        self.text = text
      } else if let whole = try? container.decode(Int64.self) {
        text = String(whole)
      } else if let number = try? container.decode(Double.self) {
        text = String(number)
      } else {
        text = try container.decode(Bool.self) ? "true" : "false"
      }
    }
  }

  /// One key or several.
  private struct KeyNames: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let name = try? container.decode(String.self) {
        names = [name]
      } else {
        names = try container.decode([String].self)
      }
    }
  }
}
