import Domain
import Lexicon
import Ports

/// What is set anew in whatever words: a value of the kind that is known, another one, and something that says that it
/// changed: "forget the 60. 64 is what I need", "my adviser says 900, so 900", «бухгалтерия согласовала 230», «меняем на
/// сеньора», "the three years: one is enough now".
///
/// A number is of what is known where it is of its order of magnitude. Without a word of change nothing is read here:
/// what differs then contradicts, and is asked about.
extension FactDraft {
  mutating func readRevisions(_ known: [KnownFact]) {
    guard !known.isEmpty, text.tokens.count <= 90, frames.outline.kind == nil else { return }
    reviseLevel(known)
    reviseWeeks(known)
    reviseYears(known)
    revisePay(known)
  }

  /// Whether anything in the text says that something changed.
  private var saysRevision: Bool {
    context.invitesChange || text.tokens.indices.contains { Self.revising.match(text, $0) != nil }
      || text.sentences.contains { saysChange($0.lowerBound) }
  }

  private static let revising = PhraseList([
    "correct", "corrected", "forget", "scrap", "strike", "instead", "isn't enough", "not enough",
    "won't be enough",
    "too low", "too little", "too high", "make it", "make that", "should be", "should have been", "has to be",
    "approved", "agreed", "allowed", "signed off", "talked to", "spoke to", "spoken to", "just rang",
    "just called",
    "just told", "told me", "rang", "e-mail", "says", "did the sums", "done the sums", "sums",
    "been over the",
    "went over", "gone over", "recalculated", "counted", "turns out", "turned out", "thought about",
    "thought again", "been thinking", "slept on", "second thought", "second thoughts", "reconsidered",
    "is now",
    "it's now", "not any more", "no longer", "any more", "raise", "lower", "bump", "increase", "reduce",
    "went up", "gone up", "goes up", "came down", "come down", "go down to", "settle for", "landlord",
    "extended", "shortened", "pushed back", "brought forward", "swap", "replace", "продлили", "продлил",
    "затянулась", "затянулся", "затянулось", "сдвинулись", "сдвинулся", "сдвинулось",
    "after talking", "revise", "revised", "add to",
    "more like", "closer to", "longer", "shorter", "sooner", "earlier", "later", "дольше", "раньше", "позже",
    "упёрся", "уперся", "уперлась", "мало", "маловато", "многовато", "пиши", "пишите", "ставь", "ставьте",
    "согласовал", "согласовала",
    "согласовали", "утвердил", "утвердила", "утвердили", "одобрил", "одобрила", "одобрили", "подрезали",
    "урезали", "подняли", "поднял", "подняла", "снизили", "дали добро", "сказал", "сказала", "говорит",
    "ругается", "дожал", "дожала", "дожали", "поправлю", "поправка", "правка", "меняем", "меняю", "поменяем",
    "теперь", "подумал", "подумала", "подумали", "ошибся", "ошиблась", "ошиблись", "посчитал", "посчитала",
    "посчитали", "пересчитал", "пересчитала", "пересчитали", "посоветовался", "посоветовалась", "стоп",
    "на самом деле", "опечатка", "опечатался", "опечаталась", "не указывайте", "вместо",
  ])

  // MARK: Pay

  private static let ofMoney = [
    "pay", "paid", "salar", "money", "rate", "budget", "compensation", "wage", "figure", "amount", "ceiling",
    "ставк", "зарплат", "зп", "оклад", "деньг", "денег", "сумм", "вилк", "бюджет", "доход", "потолок",
  ]
  private static let earnedElsewhere: Set<String> = [
    "earns", "gets", "makes", "started", "offered", "paid", "market", "rent", "mortgage", "bonus",
    "получает", "зарабатывает", "платит", "предлагали", "рынке", "ипотека", "соседи", "премия",
  ]
  private static let uppers: Set<String> = [
    "верх", "верхняя", "верхнюю", "верхний", "потолок", "top", "ceiling", "upper", "maximum", "max",
    "максимум", "до", "up",
  ]
  private static let lowers: Set<String> = [
    "низ", "нижняя", "нижнюю", "нижний", "bottom", "lower", "floor", "минимум", "minimum", "от", "from",
  ]

  private mutating func revisePay(_ known: [KnownFact]) {
    guard !settled.contains(.pay) else { return }
    let namesMoney = text.tokens.contains { token in Self.ofMoney.contains { token.folded.hasPrefix($0) } }
    let amounts = PayReader.amounts(in: text).filter { isSum($0) }.map { withoutOld($0) }
    var found: [(fact: KnownFact, pay: Pay)] = []
    for fact in known {
      guard case .pay(let pay) = fact.value else { continue }
      let fitting = amounts.compactMap { amount in scaleOfRevision(amount, pay).map { (amount, $0) } }
      let old = fitting.filter { isOf(pay, $0.0, $0.1) }
      let new = fitting.filter { entry in
        !isOf(pay, entry.0, entry.1) && !isRuledOut(entry.0.positions.lowerBound, from: 0)
          && !clauseHolds(entry.0.positions.lowerBound, Self.earnedElsewhere)
      }
      guard !new.isEmpty else { continue }
      // Asked about something else, a number is of that unless money is named.
      let isOfMoney =
        namesMoney || !old.isEmpty || new.contains { $0.0.currency != nil || $0.0.tax != .unknown }
      guard isOfMoney || context.asked == nil || context.asked == .pay else { continue }
      guard saysRevision || !old.isEmpty && context.asked == nil else { continue }
      if let revised = revised(pay, by: new, old) { found.append((fact, revised)) }
    }
    // Of both roles only one may be meant.
    if found.count > 1 { found.removeAll { !namesRole(of: $0.fact.target) } }
    guard found.count == 1, let (fact, pay) = found.first else { return }
    let position = amounts.first.map(\.positions) ?? 0..<1
    correct(.states(.pay(pay)), fact.target, at: position)
    settled.insert(.pay)
  }

  /// "Change 2000 to 2300", "from 55 to 60k": no range, but what is known and what takes its place.
  func withoutOld(_ amount: PayMention) -> PayMention {
    guard let least = amount.least, let most = amount.most, least < most,
      Self.exchanged.contains(word(amount.positions.lowerBound - 1))
        || Self.exchanged.contains(word(amount.positions.lowerBound)),
      context.pay.values.contains(where: { pay in
        [1, 1_000].contains { [pay.least, pay.most].contains(least * $0) }
      })
    else { return amount }
    return PayMention(replacing: amount, by: most)
  }

  private static let exchanged: Set<String> = [
    "change", "from", "raise", "increase", "bump", "move", "с", "со", "поменяйте", "поменяй", "измените",
    "исправьте",
    "поднимите", "replace", "update",
  ]

  private func namesRole(of target: FactTarget) -> Bool {
    guard case .facet(let role?, _) = target else { return false }
    return context.askedRole == role
  }

  /// Whether a number may be a sum of the author's: said by them, and counting nothing else.
  private func isSum(_ amount: PayMention) -> Bool {
    let position = amount.positions.lowerBound
    let next = word(amount.positions.upperBound)
    let isGiven = clauseHolds(position, Self.givingLeave)
    return (isOwn(position) || isGiven && frames.frame(at: position).isOwn) && !isDoubtful(.pay, position)
      && !Self.countedByNumbers.contains(next)
      && !(next == "-" && text.tokens[amount.positions.upperBound].isGlued)
  }

  private static let givingLeave: Set<String> = [
    "approved", "agreed", "allowed", "согласовал", "согласовала", "согласовали", "утвердил", "утвердила",
    "утвердили", "одобрил", "одобрила", "одобрили", "дали", "выделили", "выделил", "выделила",
  ]

  private static let countedByNumbers: Set<String> = [
    "years", "year", "yrs", "weeks", "week", "months", "days", "day", "hours", "minutes", "people", "percent",
    "%", "times", "engineers", "developers", "лет", "года", "год", "недели", "недель", "неделю", "месяца",
    "месяцев", "дней", "дня", "человек", "раз", "раза", "часов", "минут",
  ]

  private func isOf(_ pay: Pay, _ amount: PayMention, _ factor: Int) -> Bool {
    let values = [amount.least, amount.most].compactMap { $0.map { $0 * factor } }
    let knowns = [pay.least, pay.most].compactMap { $0 }
    return !values.isEmpty && values.allSatisfy(knowns.contains)
  }

  /// What a number is to be multiplied by to be of the order of `pay`; nil where it is not.
  private func scaleOfRevision(_ amount: PayMention, _ pay: Pay) -> Int? {
    guard let value = amount.least ?? amount.most, value > 0, let before = pay.least ?? pay.most, before > 0,
      amount.currency == nil || amount.currency?.code == pay.currency,
      amount.period == nil || amount.period.map(Self.period) == pay.period
    else { return nil }
    return [1, 1_000].first { factor in
      (factor == 1 || value >= 20 && amount.currency == nil || value >= 20 && value < 1_000)
        && (0.5...2).contains(Double(value * factor) / Double(before))
    }
  }

  /// The pay with its new amounts; nil where they are several and nothing tells which is which.
  private func revised(
    _ pay: Pay, by new: [(PayMention, Int)], _ old: [(PayMention, Int)]
  ) -> Pay? {
    var result = pay
    for (amount, _) in new {
      if amount.tax != .unknown, let tax = Pay.Tax(rawValue: amount.tax.rawValue) { result.tax = tax }
    }
    var values = Set<[Int?]>()
    for (amount, factor) in new {
      values.insert([amount.least.map { $0 * factor }, amount.most.map { $0 * factor }])
    }
    if let range = new.first, values.count == 1, let least = range.0.least, let most = range.0.most,
      least != most
    {
      (result.least, result.most) = (least * range.1, most * range.1)
      return result == pay ? nil : result
    }
    let isRange = pay.least != nil && pay.most != nil
    if isRange {
      // «370 уже не верх, а низ вилки, верх теперь 430»
      for (amount, factor) in new + old {
        let value = (amount.least ?? amount.most ?? 0) * factor
        switch end(amount) {
        case .upper?: result.most = value
        case .lower?: result.least = value
        case nil: continue
        }
      }
      if result != pay, (result.least ?? 0) <= (result.most ?? .max) { return result }
      result = pay
    }
    let amounts = Set(new.map { ($0.0.least ?? $0.0.most ?? 0) * $0.1 })
    guard amounts.count == 1, let amount = amounts.first else { return nil }
    switch (pay.least, pay.most) {
    case (let least?, let most?):
      // One end of a range moves: the one that the new amount lies beyond.
      if amount > most {
        result.most = amount
      } else if amount < least {
        result.least = amount
      } else {
        return nil
      }
    case (_?, nil): result.least = amount
    case (nil, _?): result.most = amount
    case (nil, nil): return nil
    }
    return result == pay ? nil : result
  }

  private enum End { case upper, lower }

  /// Which end of a range the words beside an amount say it is; a denied one counts for nothing.
  private func end(_ amount: PayMention) -> End? {
    let part = clause(amount.positions.lowerBound)
    // «370 уже не верх, а низ вилки»
    let sentence = text.sentence(at: part.lowerBound)
    let next = Clauses.clauses(of: sentence, in: text).first { $0.lowerBound >= part.upperBound }
    let goesOn = next.map { ["а", "but"].contains(word($0.lowerBound)) } ?? false
    for position in Array(part) + (goesOn ? Array(next ?? 0..<0) : [])
    where !["не", "not", "no"].contains(word(position - 1)) {
      if Self.uppers.contains(word(position)) { return .upper }
      if Self.lowers.contains(word(position)) { return .lower }
    }
    if amount.least == nil { return .upper }
    return amount.most == nil ? .lower : nil
  }

  // MARK: Years

  private mutating func reviseYears(_ known: [KnownFact]) {
    guard !settled.contains(.years) else { return }
    let facts = known.filter { $0.value.kind == .years }
    guard facts.count == 1, let fact = facts.first, case .years(let count) = fact.value else { return }
    let named = Experience.mentions(in: text, currentYear: currentYear).filter {
      let position = $0.positions.lowerBound
      let isSufficing = clauseHolds(position, Self.sufficing) && frames.frame(at: position).isOwn
      return $0.scope == .whole && (isOwn(position) || isSufficing)
        && !isDoubtful(.years, $0.positions.lowerBound)
    }
    if named.contains(where: { $0.least == count }), named.allSatisfy({ $0.least == count }),
      let bare = sufficingCount(besides: count)
    {
      return settle(.years(bare.value), for: fact, at: bare.positions, denying: false)
    }
    // The old number has to be named, since years are counted of many things; those of a team suffice by name.
    let suffices =
      if case .facet(.provider?, _) = fact.target {
        named.contains { clauseHolds($0.positions.lowerBound, Self.sufficing) }
      } else { false }
    let isAnnounced = saysRevision || text.tokens.count <= 12
    guard named.contains(where: { $0.least == count }) && saysRevision || suffices && isAnnounced else {
      return
    }
    let new = named.filter {
      $0.least != count && !isRuledOut($0.positions.lowerBound, from: 0)
        && Skills.mentions(in: text).isEmpty
    }
    guard Set(new.map(\.least)).count == 1, let only = new.first,
      clauseHolds(only.positions.lowerBound, Self.sufficing)
        || clause(only.positions.lowerBound).count <= only.positions.count + 3
    else { return }
    settle(.years(only.least), for: fact, at: only.positions, denying: false)
  }

  /// "Drop the four years, two will do": a number without its unit that is said to be enough.
  private func sufficingCount(besides known: Double) -> (value: Double, positions: Range<Int>)? {
    for position in text.tokens.indices {
      guard let number = Experience.span(in: text, at: position), number.value > 0, number.value <= 15,
        number.value != known
      else { continue }
      let isEnough =
        word(number.end) == "хватит"
        || ["will", "is", "would"].contains(word(number.end))
          && ["do", "enough", "fine", "plenty", "be", "ok", "okay"].contains(word(number.end + 1))
      if isEnough { return (number.value, position..<number.end) }
    }
    return nil
  }

  private static let sufficing: Set<String> = [
    "enough", "now", "do", "plenty", "suffice", "suffices", "fine", "ok", "actually", "rather", "хватит",
    "достаточно", "теперь", "устроит",
    "нормально",
  ]

  // MARK: Start

  private mutating func reviseWeeks(_ known: [KnownFact]) {
    guard !settled.contains(.availability) else { return }
    let facts = known.filter { $0.value.kind == .availability }
    guard facts.count == 1, let fact = facts.first, saysRevision else { return }
    let count = if case .availability(.weeks(let weeks)) = fact.value { weeks } else { 0 }
    // "Not before three months" is no sooner; and who is free at once has to say that they no longer are.
    if text.tokens.indices.contains(where: { Self.notBefore.match(text, $0) != nil }) { return }
    if count == 0, !text.tokens.indices.contains(where: { Self.noMoreFree.match(text, $0) != nil }) { return }
    let named = Availability.mentions(in: text, isAnswer: true).filter {
      let position = $0.positions.lowerBound
      // "My manager is fine with two weeks"
      let isTold = isOwn(position) || frames.frame(at: position).isOwn && saysChange(position)
      // "All five days": those of a week.
      return isTold && !isDoubtful(.start, position)
        && !["all", "every", "все", "всех"].contains(word(position - 1))
    }
    let weeks = named.compactMap { mention -> (weeks: Int, positions: Range<Int>)? in
      if case .weeks(let weeks) = mention.value, weeks > 0 { (weeks, mention.positions) } else { nil }
    }
    let isOldNamed = weeks.contains { $0.weeks == count }
    let new = weeks.filter { entry in
      entry.weeks != count && !isRuledOut(entry.positions.lowerBound, from: 0)
        && scopes.polarity(of: entry.positions) == .stated
    }
    guard Set(new.map(\.weeks)).count == 1, let only = new.first,
      isOldNamed || text.tokens.contains(where: { Self.ofStart.contains($0.stem) })
        || context.asked == nil
          && (clauseHolds(only.positions.lowerBound, Self.becoming) || text.tokens.count <= 10)
        || context.invitesChange && text.tokens.count <= 30 && !isBehindDuration(only.positions)
    else { return }
    settle(.availability(.weeks(only.weeks)), for: fact, at: only.positions, denying: false)
  }

  /// "It took two weeks", «за неделю»: how long something took.
  private func isBehindDuration(_ positions: Range<Int>) -> Bool {
    ["for", "took", "takes", "за", "every", "last", "past", "прошлые", "последние"].contains(
      word(positions.lowerBound - 1))
  }

  private static let notBefore = PhraseList([
    "not before", "no sooner than", "no earlier than", "раньше чем", "не раньше", "раньше не",
  ])
  private static let noMoreFree = PhraseList([
    "no longer", "any more", "anymore", "no rush", "another project", "not at once", "not straight away",
    "уже не",
    "больше не", "не сразу", "взял проект", "взяла проект", "не горит",
  ])

  private static let becoming: Set<String> = [
    "it'll", "it's", "be", "is", "longer", "shorter", "sooner", "будет", "выйдет", "получится", "выйду",
    "освобожусь",
  ]

  private static let ofStart: Set<String> = Set(
    Stems.stems([
      "notice", "start", "begin", "wait", "ждать", "подождать", "подождем", "leave", "available", "free",
      "contract", "отработка", "выйти", "выйду",
      "начать", "отпустят", "отпускают", "свободен", "свободна", "отпуск", "договор",
    ]))

  // MARK: Level

  private mutating func reviseLevel(_ known: [KnownFact]) {
    guard !settled.contains(.seniority) else { return }
    let facts = known.filter { $0.value.kind == .seniority }
    guard facts.count == 1, let fact = facts.first, case .facet(let role?, _) = fact.target else { return }
    if role == .seeker { return reviseOwnLevel(fact) }
    if let new = levelInstead(of: fact) {
      return settle(new.value, for: fact, at: new.positions, denying: true)
    }
    for mention in SeniorityReader.mentions(in: text) where isOwn(mention.positions.lowerBound) {
      guard let level = Domain.Seniority(rawValue: mention.level.rawValue), .seniority(level) != fact.value,
        ["на", "to", "for"].contains(word(mention.positions.lowerBound - 1)),
        clause(mention.positions.lowerBound).contains(where: { Self.exchanging.contains(word($0)) })
      else { continue }
      return settle(.seniority(level), for: fact, at: mention.positions, denying: true)
    }
  }

  /// "I have been promoted from Senior to Lead": the one behind "to" holds.
  private mutating func reviseOwnLevel(_ fact: KnownFact) {
    for mention in SeniorityReader.mentions(in: text) where isOwn(mention.positions.lowerBound) {
      let position = mention.positions.lowerBound
      guard let level = Domain.Seniority(rawValue: mention.level.rawValue), .seniority(level) != fact.value,
        ["to", "до", "в"].contains(word(position - 1)),
        clause(position).contains(where: { Self.promoting.contains(word($0)) && $0 < position })
      else { continue }
      return settle(.seniority(level), for: fact, at: mention.positions, denying: true)
    }
  }

  private static let promoting: Set<String> = [
    "promoted", "bumped", "повысили", "повышен", "повышена", "подняли",
  ]

  private static let unaffordable = PhraseList([
    "денег нет", "нет денег", "не по карману", "не дают", "не дали", "не дадут", "не хватит", "не хватает",
    "не тянем", "не потянем", "не выходит",
    "won't pay for",
    "won't give us", "can't afford", "can't have", "can't get", "won't get", "no budget for", "no money for",
    "forget",
  ])

  /// «На сеньора не дают, ищем мидла»: the known level is out of reach, and one other is named in a clause of its own.
  private func levelInstead(of fact: KnownFact) -> (value: FactValue, positions: Range<Int>)? {
    let mentions = SeniorityReader.mentions(in: text).filter {
      frames.frame(at: $0.positions.lowerBound).isOwn
    }
    func value(_ mention: SeniorityMention) -> FactValue? {
      Domain.Seniority(rawValue: mention.level.rawValue).map { .seniority($0) }
    }
    guard let old = mentions.first(where: { value($0) == fact.value }) else { return nil }
    let part = clause(old.positions.lowerBound)
    let others = mentions.filter { value($0) != fact.value }
    guard Self.unaffordable.occurs(in: text, part), others.count == 1, let new = others.first,
      let level = value(new), !part.contains(new.positions.lowerBound),
      polarity(new.positions) == .stated
    else { return nil }
    return (level, new.positions)
  }

  private static let exchanging: Set<String> = [
    "меняем", "меняю", "поменяем", "поменяйте", "сменим", "переделаем", "переделайте", "change", "changed",
    "changing", "switch", "swap", "go", "raise", "lower",
  ]
}
