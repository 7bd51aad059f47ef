/// Which people are meant: "stage:active role:provider lang:ru seen<7d". An announcement's audience too.
package struct PersonQuery: FilterOfPeople {
  /// What can be asked of people.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case stage, role, lang, tag, via, user, blocked, seen, since
  }

  /// The stages of a profile without what they hold. The raw value is the word in the database.
  package enum Stage: String, CaseIterable, Hashable, Sendable {
    case onboarding, ready, active, paused, unreachable, erased

    /// The stage without what was before it.
    package init(_ stage: ProfileStage) {
      switch stage {
      case .onboarding: self = .onboarding
      case .ready: self = .ready
      case .active: self = .active
      case .paused: self = .paused
      case .unreachable: self = .unreachable
      case .erased: self = .erased
      }
    }
  }

  package var stages = Choice<Stage>()
  /// Somebody may take both: "role:seeker role:provider".
  package var roles = Several<Role>()
  package var languages = Choice<Language>()
  package var tags = Several<String>()
  /// The kinds of identity that somebody has.
  package var identities = Several<Identity.Kind>()
  package var users = Several<PersonReference>()
  package var blocked = Choice<Bool>()
  /// When they last wrote or pressed something.
  package var seen = TimeLimits()
  /// When they first came.
  package var joined = TimeLimits()
  package var search: Set<SearchTerm> = []

  package init() {}

  private static let stageWords = FilterVocabulary<Stage>(synonyms: [("talking", [.onboarding])])
  private static let roleWords = FilterVocabulary<Role>(synonyms: [("s", [.seeker]), ("p", [.provider])])
  private static let kindWords = FilterVocabulary<Identity.Kind>()

  package static func words(of key: Key) -> [String] {
    switch key {
    case .stage: stageWords.all
    case .role: roleWords.all
    case .via: kindWords.all
    case .blocked: FilterVocabulary.yesOrNo.all
    case .lang: [Language.english.code, Language.russian.code]
    case .tag, .user, .seen, .since: []
    }
  }

  package mutating func take(_ term: KeyedTerm<Key>) throws(FilterMistake) {
    switch term.key {
    case .stage: try term.choose(&stages, of: Self.stageWords)
    case .role: try term.choose(&roles, of: Self.roleWords)
    case .lang:
      try term.choose(&languages) { (value) throws(FilterMistake) in
        // ISO 639 codes, of which the interface speaks some and people write any.
        guard (2...3).contains(value.text.utf8.count),
          value.text.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic })
        else {
          let words = Self.words(of: .lang)
          let nearest = NearestWord.to(value.text.lowercased(), among: words)
          throw FilterMistake(.unknownWord(key: "lang", nearest: nearest, allowed: words), at: value.range)
        }
        return Language(code: value.text)
      }
    case .tag: try term.choose(&tags) { value in value.text }
    case .via: try term.choose(&identities, of: Self.kindWords)
    case .user: try term.choosePeople(&users)
    case .blocked: try term.choose(&blocked, of: .yesOrNo)
    case .seen: try term.limit(&seen, end: .since, isCompared: true)
    case .since: try term.limit(&joined, end: .since, isCompared: false)
    }
  }

  package func write(to writer: inout FilterWriter<Key>) {
    writer.write(.stage, stages, Self.stageWords)
    writer.write(.role, roles) { role, _ in role.rawValue }
    writer.write(.lang, languages) { language, _ in language.code }
    writer.write(.tag, tags) { tag, isAudit in isAudit ? nil : tag }
    writer.write(.via, identities) { kind, _ in kind.rawValue }
    writer.write(.user, users)
    writer.write(.blocked, blocked, .yesOrNo)
    writer.write(.seen, comparing: seen)
    writer.write(.since, until: nil, joined)
  }
}
