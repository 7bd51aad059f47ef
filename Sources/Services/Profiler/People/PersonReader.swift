package import Domain
import Lexicon
package import Ports

/// Turns the words of a person of a file into a profile, by the same reader that reads a conversation.
package struct PersonReader: Sendable {
  private let reader: any FactReading

  package init(reader: any FactReading) {
    self.reader = reader
  }

  /// What keeps `person` from having a profile; empty for somebody whose words are enough. Nothing is stored.
  package func defects(of person: PeopleFile.Person) -> [ProfileDefect] {
    let parts = person.parts.map(\.part)
    return profile(of: person) { part in
      MessageID(high: 0, low: UInt64(parts.firstIndex(of: part) ?? 0))
    }.defects
  }

  /// The profile of `person`.
  ///
  /// - Parameter message: the message that holds a part's text (`Person.parts`): facts refer to it.
  package func profile(of person: PeopleFile.Person, message: (PersonPart) -> MessageID) -> Profile {
    var merge = ProfileMerge(
      Profile(
        facets: Dictionary(uniqueKeysWithValues: person.roles.map { ($0, Facet()) }),
        privateNotes: person.notes.map { [$0] } ?? []))
    for (part, text) in person.parts {
      let source = message(part)
      switch part {
      case .header:
        merge.apply(
          [FactFinding(.states(.name(person.name)), target: .shared, quote: person.name)]
            + person.employers.map { FactFinding(.states(.employer($0)), target: .shared, quote: $0) },
          from: source)
      case .section(let role, let section):
        let context = FactReadingContext(
          roles: [role], asked: nil, section: section, language: person.language)
        // A file says by its header which roles there are and how the person is called.
        let findings = reader.read(text, context: context).filter { $0.isWithin(role) }
        merge.apply(findings, from: source)
        let analysed = AnalysedText(text)
        for range in analysed.sentenceRanges {
          let sentence = String(text[range])
          // A dash or dots say nothing that a profile could hold.
          guard sentence.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          merge.add(words: Evidence(message: source, quote: sentence), to: role, section)
        }
      }
    }
    return merge.profile
  }
}

extension FactFinding {
  /// Whether the finding keeps to `role` and leaves roles and the name alone.
  fileprivate func isWithin(_ role: Role) -> Bool {
    switch change {
    case .role, .notRole, .states(.name), .statesOnly(.name): return false
    case .states, .statesOnly, .denies, .forgets: break
    }
    if case .facet(let other?, _) = target { return other == role }
    return true
  }
}
