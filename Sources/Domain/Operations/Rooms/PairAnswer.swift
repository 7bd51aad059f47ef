/// What "why is X not matched with Y?" came to.
package enum PairAnswer: Hashable, Sendable {
  /// Nobody is called so.
  case unknown(PersonReference)
  /// Several are called so.
  case several(PersonReference, [PersonLabel])
  case found(PairExplained)
}

/// Every condition of two people, with how they are called.
package struct PairExplained: Hashable, Sendable {
  package let first: PersonLabel
  package let second: PersonLabel
  package let inquiry: PairInquiry
  /// The open match of the two, or else their last one.
  package let match: MatchID?
  /// Whether sums of money are told: they may be what somebody keeps to themselves.
  package let isRevealed: Bool

  package init(
    first: PersonLabel, second: PersonLabel, inquiry: PairInquiry, match: MatchID?, isRevealed: Bool
  ) {
    self.first = first
    self.second = second
    self.inquiry = inquiry
    self.match = match
    self.isRevealed = isRevealed
  }

  /// How one of the two is called.
  package func label(_ user: UserID) -> PersonLabel { user == first.id ? first : second }
}

/// Two people as somebody names them.
package struct PairQuestion: Hashable, Sendable {
  package let first: PersonReference
  package let second: PersonReference

  package init(_ first: PersonReference, _ second: PersonReference) {
    self.first = first
    self.second = second
  }

  /// Reads two names, each in quotes where it holds a space; `nil` where there are not two.
  package init?(_ text: String) {
    var names: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"":
        if isQuoted { names.append(word) }
        word = ""
        isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { names.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    if !word.isEmpty { names.append(word) }
    self.init(names)
  }

  /// Of two names.
  package init?(_ names: [String]) {
    guard names.count == 2, let first = PersonReference(names[0]), let second = PersonReference(names[1])
    else {
      return nil
    }
    self.init(first, second)
  }
}

/// Something that is hidden from operators until they ask for it, which is written down.
package enum Disclosure: Hashable, Sendable {
  /// What a model was asked and answered for a job.
  case recordings(JobID)
  /// Both cards of a match, the verdict's reasons and the introductions.
  case match(MatchID)
  /// The sums by which two people's pay goes together.
  case pair(UserID, UserID)
  /// Who somebody is, and what they said.
  case person(UserID)
}

extension PairInquiry {
  /// The same without sums of money.
  package var withoutSums: PairInquiry {
    PairInquiry(directions: directions.map(\.withoutSums), isTurnDue: isTurnDue)
  }
}

extension PairInquiry.Direction {
  fileprivate var withoutSums: Self {
    Self(
      seeker: seeker, provider: provider,
      findings: findings.map { finding in
        PairInquiry.Finding(
          finding.condition, finding.outcome, openings: finding.openings.map(\.withoutSum).uniqued())
      })
  }
}

extension PairInquiry.Opening {
  fileprivate var withoutSum: Self {
    guard case .pay(var pay) = relaxation else { return self }
    (pay.least, pay.most) = (nil, nil)
    return Self(side: side, relaxation: .pay(pay))
  }
}

extension Array where Element: Hashable {
  /// Each once, in its first place.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
