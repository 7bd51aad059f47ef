import Synchronization

/// What the readers of the lexicon found in one analysed text, kept so that each looks through it once.
///
/// Copies of a text share it. Safe from any thread: two that ask at once may both look, and find the same.
final class MentionCache: Sendable {
  /// Lengths of experience counted up to a year.
  struct YearsUntil: Sendable {
    let year: Int
    let mentions: [ExperienceMention]
  }

  struct Found: Sendable {
    var skills: [SkillMention]?
    var skillsOfAnswer: [SkillMention]?
    var trades: [TradeMention]?
    /// Where titles of jobs end.
    var titleEnds: Set<Int>?
    var levels: [SeniorityMention]?
    var places: [PlaceMention]?
    var modes: [WorkModeMention]?
    var languages: [SpokenLanguageMention]?
    var forms: [ConditionMention<EmploymentForm>]?
    var starts: [ConditionMention<StartTime>]?
    var startsOfAnswer: [ConditionMention<StartTime>]?
    var pays: [PayMention]?
    var paysOfAnswer: [PayMention]?
    var amounts: [PayMention]?
    var ownNames: [NamedMention]?
    var employers: [NamedMention]?
    var identifiers: [Identifier]?
    /// Without the lengths that need the current year.
    var years: [ExperienceMention]?
    /// With those that end in one year.
    var yearsUntil: YearsUntil?
  }

  private let found = Mutex(Found())

  /// What was kept under `key`, or what `look` finds; that runs outside of the lock, since readers ask each other.
  func value<Mentions: Sendable>(
    _ key: any WritableKeyPath<Found, Mentions?> & Sendable, _ look: () -> Mentions
  ) -> Mentions {
    if let known = found.withLock({ $0[keyPath: key] }) { return known }
    let mentions = look()
    found.withLock { $0[keyPath: key] = mentions }
    return mentions
  }
}
