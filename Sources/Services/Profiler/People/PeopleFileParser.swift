import Domain

/// The state between two lines of a people file.
struct PeopleFileParser {
  let file: String
  private(set) var people: [PeopleFile.Person] = []
  private(set) var problems: [PeopleFileProblem] = []

  private var draft: Draft?
  private var lineOfID: [String: Int] = [:]

  init(file: String) {
    self.file = file
  }

  private struct Section {
    let name: String
    let line: Int
    var lines: [String] = []
  }

  private struct Draft {
    let id: String
    let line: Int
    var values: [String: [(text: String, line: Int)]] = [:]
    var sections: [Section] = []
    /// A person with a problem is not taken.
    var isSound: Bool
  }

  private static let keys: Set<String> = ["language", "name", "role", "contact", "employer", "notes"]
  private static let requiredKeys = ["language", "name", "role", "contact"]

  mutating func take(_ line: String, _ number: Int) {
    if line.hasPrefix("#") { return }
    checkVisible(line, number)
    if line.hasPrefix("===") {
      begin(line, number)
    } else if draft == nil {
      if !line.isEmpty { report(.textBeforeFirstPerson, number) }
    } else if line.hasPrefix("---") {
      draft?.sections.append(Section(name: String(line.dropFirst(4)), line: number))
    } else if let last = draft?.sections.indices.last {
      draft?.sections[last].lines.append(line)
    } else if !line.isEmpty {
      header(line, number)
    }
  }

  mutating func finish() {
    defer { draft = nil }
    guard let finished = draft else { return }
    for key in Self.requiredKeys where finished.values[key] == nil { report(.missingKey(key), finished.line) }
    guard let language = language(finished), let roles = roles(finished), let contact = contact(finished),
      let name = finished.values["name"]?.first?.text
    else { return }
    guard let texts = texts(finished, roles: roles), draft?.isSound == true else { return }
    people.append(
      PeopleFile.Person(
        id: finished.id, line: finished.line, language: language, name: name, roles: roles, contact: contact,
        employers: finished.values["employer", default: []].map(\.text),
        notes: finished.values["notes"]?.first?.text, texts: texts))
  }

  private mutating func report(_ kind: PeopleFileProblem.Kind, _ line: Int) {
    problems.append(PeopleFileProblem(file: file, line: line, kind: kind))
    draft?.isSound = false
  }

  private mutating func checkVisible(_ line: String, _ number: Int) {
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        report(.invisibleCharacter(scalar.value), number)
        return
      default: continue
      }
    }
  }

  private mutating func begin(_ line: String, _ number: Int) {
    finish()
    let id = String(line.dropFirst(4))
    let isID =
      line.hasPrefix("=== ") && id.first.map { ("a"..."z").contains($0) } == true
      && id.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    draft = Draft(id: id, line: number, isSound: true)
    if !isID { report(.badID(line), number) }
    if let earlier = lineOfID[id] { report(.repeatedID(id, line: earlier), number) }
    lineOfID[id] = number
  }

  private mutating func header(_ line: String, _ number: Int) {
    var text = line
    if let comment = text.firstComment { text = String(text[..<comment]) }
    guard let colon = text.firstIndex(of: ":"), text[text.index(after: colon)...].hasPrefix(" ") else {
      return report(.notKeyAndValue(String(line.prefix(60))), number)
    }
    let key = String(text[..<colon])
    let value = text[text.index(after: colon)...].trimmed
    guard !value.isEmpty else { return report(.notKeyAndValue(String(line.prefix(60))), number) }
    guard Self.keys.contains(key) else { return report(.unknownKey(key), number) }
    if key != "employer", draft?.values[key] != nil { return report(.repeatedKey(key), number) }
    draft?.values[key, default: []].append((value, number))
  }

  private mutating func language(_ draft: Draft) -> Language? {
    guard let (text, line) = draft.values["language"]?.first else { return nil }
    guard text == "ru" || text == "en" else {
      report(.badLanguage(text), line)
      return nil
    }
    return Language(code: text)
  }

  private mutating func roles(_ draft: Draft) -> [Role]? {
    guard let (text, line) = draft.values["role"]?.first else { return nil }
    switch text.split(separator: ",").map(\.trimmed) {
    case ["seeker"]: return [.seeker]
    case ["provider"]: return [.provider]
    case ["seeker", "provider"]: return [.seeker, .provider]
    default:
      report(.badRole(text), line)
      return nil
    }
  }

  private mutating func contact(_ draft: Draft) -> Contact? {
    guard let (text, line) = draft.values["contact"]?.first else { return nil }
    let parts = text.split(separator: " ", maxSplits: 1).map(\.trimmed)
    if parts.count == 2, let kind = Contact.Kind(rawValue: parts[0]), kind != .link,
      Self.isPlausible(parts[1], as: kind)
    {
      return Contact(kind: kind, value: parts[1])
    }
    report(.badContact(text), line)
    return nil
  }

  private static func isPlausible(_ value: String, as kind: Contact.Kind) -> Bool {
    switch kind {
    case .telegram: value.hasPrefix("@") && value.count > 4 && !value.contains(" ")
    case .email: value.split(separator: "@").count == 2 && value.contains(".") && !value.contains(" ")
    case .phone: value.hasPrefix("+") && value.filter(\.isNumber).count >= 8
    case .link: false
    }
  }

  private mutating func texts(_ draft: Draft, roles: [Role]) -> [PersonPart: String]? {
    var expected: [(name: String, part: PersonPart)] = []
    for role in roles {
      for section in FacetSection.allCases {
        let name = roles.count == 1 ? section.rawValue : "\(role.rawValue) \(section.rawValue)"
        expected.append((name, .section(role, section)))
      }
    }
    var texts: [PersonPart: String] = [:]
    for section in draft.sections {
      guard let part = expected.first(where: { $0.name == section.name })?.part else {
        report(.unknownSection(section.name), section.line)
        continue
      }
      if texts[part] != nil { report(.repeatedSection(section.name), section.line) }
      let text = Self.joined(section.lines)
      let scalars = text.unicodeScalars.count
      if text.isEmpty { report(.emptySection(section.name), section.line) }
      if scalars > PeopleFile.sectionLimit {
        report(.sectionTooLong(section.name, scalars: scalars), section.line)
      }
      texts[part] = text
    }
    for (name, part) in expected where texts[part] == nil { report(.missingSection(name), draft.line) }
    return texts
  }

  /// Lines joined by one space; an empty line between two others is one line break.
  private static func joined(_ lines: [String]) -> String {
    let paragraphs = lines.split(whereSeparator: \.isEmpty)
    return paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n")
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// Where two spaces and `#` begin a comment, after the value.
  fileprivate var firstComment: Index? {
    var blanks = 0
    var start = startIndex
    for position in indices {
      if self[position] == " " {
        if blanks == 0 { start = position }
        blanks += 1
      } else if self[position] == "#", blanks >= 2 {
        return start
      } else {
        blanks = 0
      }
    }
    return nil
  }
}
