package import Domain

/// Invented or imported people in the format that `demo-data/README.md` states.
package struct PeopleFile: Sendable {
  /// In the file's order; those with a problem are left out.
  package let people: [Person]
  /// Everything that is wrong, in the order of lines.
  package let problems: [PeopleFileProblem]

  /// Longest text of a section, in Unicode scalars.
  package static let sectionLimit = 900

  /// Reads a file. People without problems stand even where others have some: the caller decides. A byte order mark
  /// and line ends of CR LF, as some editors write them, are no part of the text.
  ///
  /// - Parameter name: the path that problems name.
  package init(parsing text: String, name: String) {
    var parser = PeopleFileParser(file: name)
    var number = 0
    let bytes = text.utf8.starts(with: Self.byteOrderMark) ? text.utf8.dropFirst(3) : text.utf8[...]
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let words = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      parser.take(String(Substring(words)), number)
    }
    parser.finish()
    people = parser.people
    problems = parser.problems.sorted { $0.line < $1.line }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One person of a file.
  package struct Person: Hashable, Sendable {
    package let id: String
    /// Where the person begins, from 1.
    package let line: Int
    /// The language this person writes in.
    package let language: Language
    package let name: String
    /// Never empty, seeker first.
    package let roles: [Role]
    package let contact: Contact
    package let employers: [String]
    package let notes: String?
    /// The texts, joined; one for every section of every role.
    package let texts: [PersonPart: String]

    /// Somebody who stands in no file: evaluation data.
    package init(
      id: String, line: Int = 0, language: Language, name: String, roles: [Role], contact: Contact,
      employers: [String] = [], notes: String? = nil, texts: [PersonPart: String]
    ) {
      self.id = id
      self.line = line
      self.language = language
      self.name = name
      self.roles = roles
      self.contact = contact
      self.employers = employers
      self.notes = notes
      self.texts = texts
    }

    /// What the person tells, part by part, as the messages that facts refer to: the header first, then the
    /// sections of each role.
    package var parts: [(part: PersonPart, text: String)] {
      let header = ([name] + employers).map { $0 + "." }.joined(separator: " ")
      return [(.header, header)]
        + roles.flatMap { role in
          FacetSection.allCases.compactMap { section in
            texts[.section(role, section)].map { (.section(role, section), $0) }
          }
        }
    }
  }
}

/// A part of what a person of a file tells.
package enum PersonPart: Hashable, Sendable {
  /// Name and employers.
  case header
  case section(Role, FacetSection)
}

/// One thing that is wrong with a people file, and where.
package struct PeopleFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case textBeforeFirstPerson
    case badID(String)
    case repeatedID(String, line: Int)
    case notKeyAndValue(String)
    case unknownKey(String)
    case repeatedKey(String)
    case missingKey(String)
    case badLanguage(String)
    case badRole(String)
    case badContact(String)
    case unknownSection(String)
    case repeatedSection(String)
    case missingSection(String)
    case emptySection(String)
    case sectionTooLong(String, scalars: Int)
    case invisibleCharacter(UInt32)
  }

  package let file: String
  /// Counted from 1.
  package let line: Int
  package let kind: Kind

  /// `people/backend.people:12: ...`, as compilers write it.
  package var description: String { "\(file):\(line): \(reason)" }

  private var reason: String {
    switch kind {
    case .textBeforeFirstPerson: "text before the first ==="
    case .badID(let id): "expected \"=== id\", lower-case ASCII, found \"\(id)\""
    case .repeatedID(let id, let line): "\"\(id)\" is defined in line \(line) already"
    case .notKeyAndValue(let text): "expected \"key: value\", found \"\(text)\""
    case .unknownKey(let key): "unknown key \"\(key)\""
    case .repeatedKey(let key): "\"\(key)\" is given twice"
    case .missingKey(let key): "no \"\(key)\""
    case .badLanguage(let text): "language is ru or en, not \"\(text)\""
    case .badRole(let text): "role is seeker, provider or \"seeker, provider\", not \"\(text)\""
    case .badContact(let text):
      "contact is \"telegram @handle\", \"email address\" or \"phone number\", not \"\(text)\""
    case .unknownSection(let text): "unknown section \"\(text)\""
    case .repeatedSection(let text): "the section \"\(text)\" stands twice"
    case .missingSection(let text): "no section \"\(text)\""
    case .emptySection(let text): "the section \"\(text)\" is empty"
    case .sectionTooLong(let text, let scalars):
      "the section \"\(text)\" has \(scalars) characters, at most \(PeopleFile.sectionLimit)"
    case .invisibleCharacter(let value):
      "invisible or control character U+\(String(value, radix: 16, uppercase: true))"
    }
  }
}
