/// What an audit knows of one person who could be proposed: what they said of themselves that groups are made of, and how
/// often what became of them. Nothing of who they are, and nothing that is guessed.
package struct AuditedPerson: Hashable, Sendable {
  /// By which somebody talks with Mitko.
  package enum Channel: String, CaseIterable, Hashable, Sendable {
    case terminal, telegram
    /// Both of them.
    case both
    /// Neither: people of a demo, and those who were imported.
    case neither
  }

  /// Of their conversation.
  package let language: Language
  /// ISO 3166-1 alpha-2, upper case; `nil` where they told none.
  package let country: String?
  /// Their own level at work; `nil` where they told none, as teams do.
  package let seniority: Seniority?
  package let channel: Channel
  package let tally: AuditTally

  package init(
    language: Language, country: String?, seniority: Seniority?, channel: Channel,
    tally: AuditTally = AuditTally()
  ) {
    self.language = language
    self.country = country
    self.seniority = seniority
    self.channel = channel
    self.tally = tally
  }
}

/// What became of the pairs that somebody was in. Each pair counts once for each of its two people.
package struct AuditTally: Hashable, Sendable {
  /// Pairs that a judge gave a verdict on.
  package var judged = 0
  /// Those of them that the judge let through.
  package var qualified = 0
  /// Pairs of which the other side was introduced to this person's work.
  package var proposals = 0
  /// Answers of the other sides, yes or no, and how many said yes.
  package var answers = 0
  package var accepts = 0
  /// This person's own answers, and how many said yes.
  package var ownAnswers = 0
  package var ownAccepts = 0

  package init() {}

  /// Both together, part by part.
  package static func + (left: AuditTally, right: AuditTally) -> AuditTally {
    var sum = left
    for part in parts { sum[keyPath: part] += right[keyPath: part] }
    return sum
  }

  private static var parts: [WritableKeyPath<AuditTally, Int>] {
    [\.judged, \.qualified, \.proposals, \.answers, \.accepts, \.ownAnswers, \.ownAccepts]
  }
}
