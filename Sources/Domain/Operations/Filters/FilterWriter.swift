/// Writes a query down so that the reader makes the same of it.
package struct FilterWriter<Key: RawRepresentable<String> & CaseIterable & Hashable & Sendable> {
  private let isAudit: Bool
  private var terms: [String] = []

  init(isAudit: Bool) {
    self.isAudit = isAudit
  }

  var text: String { terms.joined(separator: " ") }

  /// What stands for words that the audit does not keep.
  private static var leftOut: String { "…" }

  /// - Parameter word: of a value; `nil` for one that the audit must not keep.
  mutating func write<Value>(_ key: Key, _ choice: Choice<Value>, word: (Value, _ isAudit: Bool) -> String?) {
    if let included = choice.included { append(key, included, isNegated: false, word) }
    if !choice.excluded.isEmpty { append(key, choice.excluded, isNegated: true, word) }
  }

  mutating func write<Value>(_ key: Key, _ choice: Choice<Value>, _ vocabulary: FilterVocabulary<Value>) {
    write(key, choice) { value, _ in vocabulary.word(of: value) }
  }

  mutating func write(_ key: Key, _ choice: Choice<RecordReference>) {
    write(key, choice) { record, isAudit in
      switch record {
      case .id: record.text
      case .tail: isAudit ? nil : record.text
      }
    }
  }

  mutating func write<Value>(_ key: Key, _ several: Several<Value>, word: (Value, _ isAudit: Bool) -> String?)
  {
    var written: [String] = []
    for group in several.groups { written.append(term(key, group, isNegated: false, word)) }
    terms += written.sorted()
    if !several.excluded.isEmpty { append(key, several.excluded, isNegated: true, word) }
  }

  mutating func write(_ key: Key, _ people: Several<PersonReference>) {
    write(key, people) { person, isAudit in
      switch person {
      case .id: person.text
      case .tail, .identity, .named: isAudit ? nil : person.text
      }
    }
  }

  mutating func write<Value>(_ key: Key, _ limits: Limits<Value>, text: (Value) -> String) {
    if let least = limits.least {
      terms.append("\(key.rawValue)\(least.isAllowed ? ">=" : ">")\(text(least.value))")
    }
    if let most = limits.most {
      terms.append("\(key.rawValue)\(most.isAllowed ? "<=" : "<")\(text(most.value))")
    }
  }

  /// A time that is compared: "seen>3d".
  mutating func write(_ key: Key, comparing time: TimeLimits) {
    write(key, time.instants, text: FilterMoment.text)
    write(key, time.elapsed, text: FilterQuantity.text)
  }

  /// A time with a beginning and an end: what a key with a colon makes of them.
  ///
  /// - Parameter until: the key of the end; `nil` where that is the other one turned round.
  mutating func write(_ since: Key, until: Key?, _ time: TimeLimits) {
    let end = until.map { "\($0.rawValue):" } ?? "-\(since.rawValue):"
    if let least = time.instants.least { terms.append("\(since.rawValue):\(FilterMoment.text(least.value))") }
    if let most = time.instants.most { terms.append(end + FilterMoment.text(most.value)) }
    if let most = time.elapsed.most { terms.append("\(since.rawValue):\(FilterQuantity.text(most.value))") }
    if let least = time.elapsed.least { terms.append(end + FilterQuantity.text(least.value)) }
  }

  mutating func write(_ search: Set<SearchTerm>) {
    var written: Set<String> = []
    for term in search {
      let sign = term.isNegated ? "-" : ""
      switch term.pattern {
      case _ where isAudit: written.insert(sign + Self.leftOut)
      case .words(let words): written.insert(sign + Self.quoted(words, unless: Self.isPlainWord))
      case .regex(let regex): written.insert("\(sign)/\(regex)/")
      }
    }
    terms += written.sorted()
  }

  private mutating func append<Value>(
    _ key: Key, _ values: Set<Value>, isNegated: Bool, _ word: (Value, _ isAudit: Bool) -> String?
  ) {
    terms.append(term(key, values, isNegated: isNegated, word))
  }

  private func term<Value>(
    _ key: Key, _ values: Set<Value>, isNegated: Bool, _ word: (Value, _ isAudit: Bool) -> String?
  ) -> String {
    let words = Set(
      values.map { value in
        word(value, isAudit).map { Self.quoted($0, unless: Self.isPlainValue) } ?? Self.leftOut
      })
    return "\(isNegated ? "-" : "")\(key.rawValue):\(words.sorted().joined(separator: ","))"
  }

  private static func isPlainValue(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.first != "\""
      && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "," }
  }

  private static func isPlainWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !"-/\"".unicodeScalars.contains(first) else { return false }
    return text.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !":<>\"".unicodeScalars.contains($0)
    }
  }

  private static func quoted(_ text: String, unless isPlain: (String) -> Bool) -> String {
    if isPlain(text) { return text }
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
