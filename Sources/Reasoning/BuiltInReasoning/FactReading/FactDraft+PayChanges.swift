import Domain
import Lexicon
import Ports

/// Amounts that change the pay that is known.
extension FactDraft {
  private static let changeWords: Set<String> = [
    "можно", "could", "can",
    "теперь", "now", "уже", "raise", "raised", "поднял", "подняла", "хочу", "want", "instead", "rather",
    "лучше",
    "минимум", "minimum", "least", "пусть", "ставлю", "make", "bump", "lower", "поправлю", "поправка", "up",
  ]

  /// Amounts without a word about money that change the pay that is known: «теперь от 5000», "at least 5k now".
  func changes(besides plain: [PayMention]) -> [PayMention] {
    guard !context.pay.isEmpty else { return [] }
    let answers = PayReader.read(text, isAnswer: true)
    let bounded = PayReader.amounts(in: text).filter { amount in
      (amount.least == nil || amount.most == nil)
        && !answers.contains { $0.positions.overlaps(amount.positions) }
    }
    return (answers + bounded).filter { mention in
      let role = changedRole(mention, payRole(mention))
      guard mention.currency == nil, !plain.contains(where: { $0.positions.overlaps(mention.positions) }),
        let known = role.flatMap({ context.pay[$0] }), scale(of: mention, to: known) != nil
      else { return false }
      let part = clause(mention.positions.lowerBound)
      let isChange = part.contains { Self.changeWords.contains(word($0)) }
      // A year behind "from" is one unless the clause speaks of a change.
      let amount = mention.least ?? mention.most ?? 0
      let isBounded = (mention.least == nil || mention.most == nil) && !bounded.contains(mention)
      // "120k a year" and nothing besides.
      if mention.period != nil, part.count <= mention.positions.count + 2 { return true }
      return isChange || isBounded && !(1_950...2_100).contains(amount) && part.count <= 5
    }
  }

  /// "My last job paid 100k, I'd take 90": an amount in thousands that go without saying beside a full one.
  func hoped(besides plain: [PayMention]) -> [PayMention] {
    guard context.pay.isEmpty, let full = plain.first(where: { ($0.least ?? $0.most ?? 0) >= 10_000 }),
      let model = full.least ?? full.most
    else { return [] }
    return PayReader.amounts(in: text).filter { amount in
      let count = amount.least ?? amount.most ?? 0
      return count < 1_000 && (0.5...2).contains(Double(count) * 1_000 / Double(model))
        && !plain.contains { $0.positions.overlaps(amount.positions) }
        && clause(amount.positions.lowerBound).contains {
          Self.hopes.contains(word($0)) || word($0) == "take"
        }
        && !["years", "лет", "hours", "people", "%"].contains(word(amount.positions.upperBound))
    }
  }

  /// What an amount is to be multiplied by to be of the order of the pay that is known: 1, or 1,000 where thousands
  /// go without saying; nil where it is neither.
  func scale(of mention: PayMention, to known: Pay) -> Int? {
    guard let amount = mention.least ?? mention.most, let before = known.least ?? known.most, before > 0
    else {
      return nil
    }
    // "120k a year" changes 5,000 a month.
    let named = mention.period.map(Self.period) ?? known.period
    let worth = Double(before) * Self.timesAYear(known.period) / Self.timesAYear(named)
    return [1, 1_000].first { (0.4...2.5).contains(Double(amount * $0) / worth) }
  }

  /// How often pay for such a time comes in a year of full work, roughly.
  private static func timesAYear(_ period: Pay.Period) -> Double {
    switch period {
    case .hour: 1_800
    case .day: 225
    case .month: 12
    case .year: 1
    }
  }

  /// Whose pay an amount changes: that of the role that is told or asked about, else the first that it is of the
  /// order of.
  private func changedRole(_ mention: PayMention, _ role: Role?) -> Role? {
    if let role = role ?? context.askedRole { return role }
    let known = Role.allCases.filter { context.pay[$0] != nil }
    return known.first { role in context.pay[role].flatMap { scale(of: mention, to: $0) } != nil }
      ?? known.first
  }

  /// The pay that an amount changes: the terms that are not named again stay.
  func changed(_ mention: PayMention, role: Role?) -> (pay: Pay, scale: Int)? {
    guard let role = changedRole(mention, role), let known = context.pay[role],
      mention.currency == nil || mention.currency?.code == known.currency,
      let scale = scale(of: mention, to: known), mention.currency == nil || scale == 1
    else { return nil }
    return (known, scale)
  }
}
