import Domain
import Lexicon
import Ports

/// Amounts that change the pay that is known.
extension FactDraft {
  private static let changeWords: Set<String> = [
    "можно", "could", "can",
    "теперь", "now", "уже", "raise", "raised", "поднял", "подняла", "хочу", "want", "instead", "rather",
    "лучше", "поставьте", "ставьте", "пишите", "запишите", "исправьте", "меньше",
    "минимум", "minimum", "least", "потолок", "максимум", "пусть", "ставлю", "make", "bump", "lower",
    "поправлю", "поправка", "up",
    "down", "go", "should", "really", "change", "below", "money", "pay", "salary", "rate", "said", "actually",
  ]

  private static let counted: Set<String> = [
    "years", "year", "weeks", "week", "months", "days", "hours", "people", "engineers", "developers",
    "percent", "%",
    "лет", "года", "год", "недели", "недель", "месяца", "месяцев", "дней", "дня",
  ]

  /// Amounts without a word about money that change the pay that is known: «теперь от 5000», "at least 5k now".
  func changes(besides plain: [PayMention]) -> [PayMention] {
    guard !context.pay.isEmpty else { return [] }
    let answers = PayReader.read(text, isAnswer: true)
    let bounded = PayReader.amounts(in: text).filter { amount in
      (amount.least == nil || amount.most == nil)
        && !answers.contains { $0.positions.overlaps(amount.positions) }
    }
    let isAnew = (answers + bounded).contains { !isKnownAmount($0) }
    return (answers + bounded).filter { mention in
      // "Make the 4000 a 4500"
      if isAnew, isKnownAmount(mention) { return false }
      // "I won't interview below five years"
      if Self.counted.contains(word(mention.positions.upperBound)) { return false }
      let role = changedRole(mention, payRole(mention))
      guard mention.currency == nil, !plain.contains(where: { $0.positions.overlaps(mention.positions) }),
        let known = role.flatMap({ context.pay[$0] }), scale(of: mention, to: known) != nil
      else { return false }
      // "Anything under 75k isn't interesting"
      if isBelowWhichNot(mention) { return true }
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

  /// Whether an amount is the one that is known.
  private func isKnownAmount(_ mention: PayMention) -> Bool {
    guard let amount = mention.least ?? mention.most else { return false }
    return context.pay.values.contains {
      [$0.least, $0.most].contains(amount) || [$0.least, $0.most].contains(amount * 1_000)
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
          Self.hopes.contains(word($0)) || ["take", "below", "under", "accept"].contains(word($0))
        }
        && !["years", "лет", "hours", "people", "%"].contains(word(amount.positions.upperBound))
    }
  }

  /// "48k now and would like 55", «сейчас 250, хотел бы 300»: two amounts of one order, of which the words beside them
  /// make one what is earned and the other what is hoped for. Returns the latter, in full.
  func raised(besides plain: [PayMention]) -> [PayMention] {
    guard context.pay.isEmpty, !plain.contains(where: { !saysNow($0) }) else { return [] }
    let amounts = PayReader.amounts(in: text)
    guard let now = amounts.first(where: saysNow) else { return [] }
    let earned = now.least ?? now.most ?? 0
    return amounts.compactMap { amount -> PayMention? in
      guard amount != now, !saysNow(amount), isHopedFor(amount),
        text.sentence(at: now.positions.lowerBound).contains(amount.positions.lowerBound),
        let hoped = amount.least ?? amount.most
      else { return nil }
      // "48k… 55": what is said of one goes without saying for the other.
      let factor = [1, 1_000].first { (0.8...2.5).contains(Double(hoped * $0) / Double(max(1, earned))) }
      guard let factor, amount.period == nil || amount.period == now.period || now.period == nil else {
        return nil
      }
      let isInThousands = hoped * factor < 1_000 && hoped * factor >= 40 && now.period != .hour
      return PayMention(scaling: amount, to: hoped * factor * (isInThousands ? 1_000 : 1), factor)
    }.prefix(1).map { $0 }
  }

  private func saysNow(_ mention: PayMention) -> Bool {
    ["now", "сейчас", "currently"].contains(word(mention.positions.upperBound))
      || word(mention.positions.upperBound) == "at" && word(mention.positions.upperBound + 2) == "moment"
      || [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)].contains {
        ["now", "сейчас", "currently", "получаю", "earn", "make", "on"].contains($0)
      }
  }

  private func isHopedFor(_ mention: PayMention) -> Bool {
    let before = (max(0, mention.positions.lowerBound - 3)..<mention.positions.lowerBound).map { word($0) }
    // "I'd move for 40"
    if before.last == "for",
      (max(0, mention.positions.lowerBound - 5)..<mention.positions.lowerBound).contains(where: {
        ["move", "switch", "leave", "change", "jump", "go", "come", "sign", "start"].contains(word($0))
      })
    {
      return true
    }
    return before.contains {
      ["like", "want", "хочу", "хотел", "хотела", "хотелось", "hope", "expect"].contains($0)
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
