/// What came of playing a round again.
package struct ReplayedRound: Sendable {
  /// One step, and what came of it.
  package struct Step: Sendable {
    package let place: Int
    package let kind: RoundStep.Kind
    package let at: Timestamp
    package let result: Result
    /// What changed rules change.
    package let changes: [PairChange]

    package init(place: Int, kind: RoundStep.Kind, at: Timestamp, result: Result, changes: [PairChange]) {
      self.place = place
      self.kind = kind
      self.at = at
      self.result = result
      self.changes = changes
    }

    /// Whether it came out as it was recorded.
    package var isSame: Bool { if case .same = result { true } else { false } }
  }

  /// How what came out stands to the record.
  package enum Result: Hashable, Sendable {
    /// The same record, of so many bytes.
    case same(bytes: Int)
    /// Another one, from this line on (1 is the first).
    case differs(line: Int, recorded: String, now: String)
    /// So many people, or vectors of theirs, are not there any more as they were: erased, reset, or made anew. 0 where
    /// only how they stood is not known.
    case incomplete(people: Int)
    /// The scale that it was made with was not kept.
    case withoutScale
    /// The record is none that this program can read.
    case unreadable
  }

  /// A pair that one set of rules has and the other has not.
  package struct PairChange: Hashable, Sendable {
    package let seeker: UserID
    package let provider: UserID
    /// The pair's score by the recorded rules; `nil` where they did not choose it.
    package let before: Double?
    /// By the changed rules; `nil` where they do not choose it.
    package let after: Double?

    package init(seeker: UserID, provider: UserID, before: Double?, after: Double?) {
      self.seeker = seeker
      self.provider = provider
      self.before = before
      self.after = after
    }
  }

  package let number: Int
  package let steps: [Step]

  package init(number: Int, steps: [Step]) {
    self.number = number
    self.steps = steps
  }

  /// Whether every step came out as it was recorded.
  package var isSame: Bool { steps.allSatisfy(\.isSame) }
}
