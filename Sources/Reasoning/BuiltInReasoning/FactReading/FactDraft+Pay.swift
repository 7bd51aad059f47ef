import Domain
import Lexicon
import Ports

/// What somebody wants to be paid, or pays at most.
extension FactDraft {
  private static let presentPay: Set<String> = [
    "had", "get", "make", "makes", "earn", "earns", "gets", "moment", "paid", "previous", "прошлой",
    "прошлом",
    "предыдущей", "платили", "на прежнем",
    "предлагали", "премия", "current", "текущая", "нынешняя", "получаю",
    "зарабатываю", "currently", "сейчас", "now", "earning", "был", "была", "was",
    "were",
  ]
  static let hopes: Set<String> = [
    "want", "need", "expect", "хочу", "нужно", "ожидаю", "would", "i'd", "least", "от", "from",
  ]

  /// Words by which an amount is told as what holds, so that another one contradicts.
  static let tellingPay: Set<String> = [
    "i", "we", "want", "expect", "need", "pay", "salary", "хочу", "платим", "зарплата", "вилка", "оклад",
    "получаю", "потолок",
  ]

  mutating func readPay() {
    let isAsked = context.asked == .pay || isCorrection
    let plain = PayReader.read(text, isAnswer: isAsked)
    let raised = raised(besides: plain)
    let hoped = hoped(besides: plain).filter { mention in
      !raised.contains { $0.positions.overlaps(mention.positions) }
    }
    let all = plain + changes(besides: plain) + hoped + raised
    let mentions =
      all
      .filter {
        isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
          && !isDoubtful(.pay, $0.positions.lowerBound) && !isSaidBefore($0, all)
          && !isRefused($0) && !isOfWholeProject($0) || isBoundedByNo($0)
      }
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let told = mentions.filter { payRole($0) == role && !isEarnedByOthers($0) && !isStruckOut($0) }
      // "If there were nights, 7,000. Without them 5,500"
      let plainly = told.filter { !isOnCondition($0) }
      let own =
        plainly.isEmpty
        ? told.filter { !isHopedForByGrant($0) && PayReader.amounts(in: text).count <= told.count } : plainly
      let demands = own.filter { !isPresent($0) }
      guard
        let chosen = corrected(demands) ?? floor(demands, role) ?? ceiling(demands, role) ?? demands.first
          ?? (isAsked ? own.first { !isOver($0) && !isEarnedNow($0) } : nil)
      else {
        continue
      }
      guard
        let pay = pay(chosen, role: role, others: mentions, isOnly: mentions.count { !isPresent($0) } <= 1)
      else {
        continue
      }
      // "120k a year" beside a known pay and nothing besides is the new one.
      if !settled.contains(.pay), !context.pay.isEmpty, chosen.period != nil,
        text.tokens.count <= chosen.positions.count + 2,
        !text.tokens.contains(where: { Self.tellingPay.contains($0.folded) })
      {
        correct(.states(.pay(pay)), .facet(role, .practical), at: chosen.positions)
      } else {
        add(.states(.pay(pay)), .facet(role, .practical), at: chosen.positions)
      }
    }
    // Terms beside an amount that is not believed are as little believed.
    if mentions.isEmpty, !all.contains(where: { isDoubtful(.pay, $0.positions.lowerBound) }) { readTerms() }
  }

  /// Whether a no beside an amount is of it; one that stands further on is of something else: "3,500 a month so please no
  /// agencies".
  private func isRefused(_ mention: PayMention) -> Bool {
    guard polarity(mention.positions) == .refused else { return false }
    let (start, end) = (mention.positions.lowerBound, mention.positions.upperBound)
    let part = clause(start)
    return (max(part.lowerBound, start - 5)..<max(part.lowerBound, min(end + 2, part.upperBound))).contains {
      Self.noes.contains(word($0))
    }
  }

  private static let noes: Set<String> = [
    "no", "not", "never", "without", "don't", "won't", "wouldn't", "isn't", "can't", "refuse", "decline",
    "не", "ни", "без",
    "нет", "кроме", "except", "rather", "than", "instead", "вместо", "против", "nor", "neither", "никаких",
  ]

  /// "1,800 for the whole project", «60 тысяч за проект»: no pay by the month.
  private func isOfWholeProject(_ mention: PayMention) -> Bool {
    guard mention.period == nil else { return false }
    let behind = (mention.positions.upperBound..<mention.positions.upperBound + 5).map { word($0) }
    let isFor = ["for", "per", "за", "on"].contains(behind[0])
    return isFor && behind.dropFirst().contains { ["project", "проект", "все"].contains($0) }
  }

  /// "I'd said 68k, make that 72k": an amount that is told as said before, beside another one.
  private func isSaidBefore(_ mention: PayMention, _ all: [PayMention]) -> Bool {
    let start = mention.positions.lowerBound
    let part = clause(start)
    return (part.lowerBound..<max(part.lowerBound, start)).contains {
      ["said", "told", "wrote"].contains(word($0))
    }
      && (all.contains { $0 != mention }
        || PayReader.amounts(in: text).contains { $0.positions.lowerBound > mention.positions.upperBound })
  }

  /// «250 на руки, то есть 260»
  private func corrected(_ demands: [PayMention]) -> PayMention? {
    guard demands.count > 1, let cue = takenBackAt else { return nil }
    return demands.first { $0.positions.lowerBound > cue }
  }

  /// "Gross, per year": what was asked about the pay that is known.
  private mutating func readTerms() {
    // "A month", asked when somebody could start
    guard !settled.contains(.pay), context.asked != .availability, let terms = PayReader.terms(in: text),
      isOwn(terms.positions.lowerBound),
      context.asked == .pay || isAboutTerms(terms.positions)
    else { return }
    let currency = terms.currencies.first { polarity($0.positions) == .stated }
    if let before = context.before, let currency, isUnread(before), completePay(before, currency) { return }
    for role in Role.allCases {
      guard let known = context.pay[role] else { continue }
      var pay = known
      if terms.tax != .unknown { pay.tax = Self.tax(terms.tax) }
      if let period = terms.period { pay.period = Self.period(period) }
      if let code = currency?.currency.code, context.pay.count == 1 { pay.currency = code }
      guard pay != known else { continue }
      correct(.states(.pay(pay)), .facet(role, .practical), at: terms.positions)
    }
    if context.pay.isEmpty, let before = context.before, let currency { completePay(before, currency) }
  }

  /// Whether the message before named an amount that is none of those known: its currency was asked for.
  private func isUnread(_ before: String) -> Bool {
    guard context.asked == .pay, !context.pay.isEmpty else { return false }
    let amounts = PayReader.read(AnalysedText(before), isAnswer: true)
    return !amounts.isEmpty
      && amounts.allSatisfy { amount in
        amount.currency == nil
          && !context.pay.values.contains { known in
            [known.least, known.most].contains { ($0 ?? 0) == (amount.least ?? amount.most) }
              || scale(of: amount, to: known) != nil
          }
      }
  }

  /// "5.5k net", and only then "euros, of course": the amount of the message before gets its currency.
  @discardableResult
  private mutating func completePay(
    _ before: String, _ currency: (currency: Currency, positions: Range<Int>)
  ) -> Bool {
    let ending = before.last.map { ".!".contains($0) } == true ? String(before.dropLast()) : before
    let earlier = AnalysedText(ending + " " + text.text)
    guard text.tokens.count <= 12, earlier.tokens.count <= 40,
      let mention = PayReader.read(earlier, isAnswer: true).first(where: { $0.currency == currency.currency }
      ),
      let pay = pay(
        mention, role: frame(currency.positions.lowerBound).role,
        others: PayReader.read(earlier, isAnswer: true), isOnly: true)
    else { return false }
    correct(.states(.pay(pay)), practicalTarget(currency.positions.lowerBound), at: currency.positions)
    return true
  }

  private static let aroundTerms: Set<String> = [
    "of", "course", "it's", "it", "is", "by", "the", "way", "that", "that's", "a", "per", "and", "sorry", "i",
    "mean",
    "meant", "in", "actually", "not", "yes", "after", "before", "all", "это", "конечно", "в", "и", "само",
    "собой", "если",
    "что", "разумеется", "сумма", "кстати", "да", "не", "забыл", "забыла", "сказать", "указать", "имею",
    "виду", "имел",
    "имела", "за", "надо", "а", "была", "было", "речь", "про", "salary", "pay", "mentioned", "amount",
    "forgot", "to", "say",
    "should", "be", "was", "зарплата", "естественно", "налоги", "налогов", "вычета", "tax", "taxes", "я",
    "обе", "суммы",
    "both", "numbers", "figures", "everything", "obviously", "please", "пожалуйста", "до", "после",
  ]

  /// Whether a text says nothing besides: "it's net, by the way", «на руки, конечно».
  private func isAboutTerms(_ positions: Range<Int>) -> Bool {
    text.tokens.count <= 14
      && text.tokens.indices.allSatisfy { position in
        text.tokens[position].kind == .sign || positions.contains(position)
          || Self.aroundTerms.contains(word(position)) || PayReader.isTerm(position, in: text)
      }
  }

  /// «Уточнила у финдира: до 380»: an amount said before is set right.
  var isCorrection: Bool {
    text.tokens.contains { ["уточнила", "уточнил", "поправка", "correction"].contains($0.folded) }
  }

  /// «Хочу 3000, минимум 2500»: the least that is named as such.
  private func floor(_ demands: [PayMention], _ role: Role?) -> PayMention? {
    guard role != .provider, let first = demands.first, let wished = first.least ?? first.most else {
      return nil
    }
    let floors = demands.filter {
      clauseHolds(
        $0.positions.lowerBound,
        [
          "floor", "bottom", "lowest", "минимум", "минимально", "минималка", "возьму", "соглашусь", "хватит",
          "устроит",
          "достаточно", "перешла", "перешел", "пошла", "пошел", "settle", "enough", "below", "under",
        ])
    }
    if floors.count == 1 { return floors[0] }
    return demands.dropFirst().first { mention in
      guard let least = mention.least, mention.most == nil, isAlike(first, mention) else { return false }
      return least < wished && [nil, first.currency].contains(mention.currency)
    }
  }

  /// «280, для сильного 320»: of what a team names it pays the most.
  private func ceiling(_ demands: [PayMention], _ role: Role?) -> PayMention? {
    guard role == .provider, context.asked == .pay, takenBackAt == nil, let first = demands.first,
      demands.allSatisfy({ isAlike(first, $0) && ($0.least == $0.most || $0.least == nil) })
    else { return nil }
    return demands.max { ($0.most ?? 0) < ($1.most ?? 0) }
  }

  /// «не менее», "no less than" negate nothing.
  private func isBoundedByNo(_ mention: PayMention) -> Bool {
    // «Меньше 270 не предлагать» names a floor.
    isOwn(mention.positions.lowerBound)
      && (["under", "below", "не", "no", "not", "less", "меньше", "менее", "ниже"].contains(
        word(mention.positions.lowerBound)) || isBelowWhichNot(mention) || isAboveWhichNot(mention))
  }

  /// «Ниже 300 не опускаюсь», "under 5,000 I won't move": a floor too.
  func isBelowWhichNot(_ mention: PayMention) -> Bool {
    let start = mention.positions.lowerBound
    let part = clause(start)
    guard
      (max(part.lowerBound, start - 3)..<max(part.lowerBound, start)).contains(where: {
        ["under", "below", "less", "меньше", "менее", "ниже"].contains(word($0))
      })
    else { return false }
    return part.contains {
      ["не", "not", "won't", "wouldn't", "never", "no", "isn't", "don't", "doesn't", "can't"].contains(
        word($0))
    }
  }

  /// «Больше 150 предложить не сможем», "we can't pay more than 60k": a ceiling.
  func isAboveWhichNot(_ mention: PayMention) -> Bool {
    let start = mention.positions.lowerBound
    let part = clause(start)
    let before = (max(part.lowerBound, start - 3)...start).map { word($0) }
    guard
      before.contains(where: {
        ["more", "over", "above", "beyond", "больше", "более", "выше", "свыше"].contains($0)
      })
    else { return false }
    return part.contains { ["не", "not", "won't", "can't", "cannot", "never", "no"].contains(word($0)) }
  }

  /// Of somebody who is both, a ceiling is the provider's, and a floor the seeker's unless something says otherwise.
  func payRole(_ mention: PayMention) -> Role? {
    let frame = frame(mention.positions.lowerBound)
    guard frames.roles.roles(known: context.roles).count == 2 else { return frame.role }
    if mention.least == nil { return .provider }
    let words = clause(mention.positions.lowerBound).map { word($0) }
    // "My own pay from 5000"
    if words.contains(where: Self.paying.contains), !words.contains(where: ["my", "mine", "myself"].contains)
    {
      return .provider
    }
    return frame.role ?? (mention.most == nil ? .seeker : nil)
  }

  private static let paying: Set<String> = [
    "pay", "pays", "платим", "плачу", "платят", "платить", "готовы", "offer", "offering",
  ]

  /// "My last job paid 100k": what was earned elsewhere answers nothing.
  private func isOver(_ mention: PayMention) -> Bool {
    clause(mention.positions.lowerBound).contains {
      [
        "last", "previous", "paid", "прошлой", "прошлом", "предыдущей", "прежней", "прежнем", "платили",
        "предлагали", "отказался", "отказалась", "стипендия", "ипотека", "премия", "рынке",
      ]
      .contains(
        word($0))
    }
  }

  /// «Сейчас у меня 180 тысяч»: what somebody has, and nothing that they ask for.
  private func isEarnedNow(_ mention: PayMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    return word(part.lowerBound) == "сейчас"
      && part.contains { ["меня", "получаю", "платят", "зарабатываю"].contains(word($0)) }
  }

  private static let earning: Set<String> = [
    "получает", "получают", "зарабатывает", "зарабатывают", "earns",
  ]

  /// «Средний получает четыреста»: told of somebody else.
  private func isEarnedByOthers(_ mention: PayMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    return part.contains { Self.earning.contains(word($0)) }
      && !part.contains { ["я", "мне", "i", "i'd", "мы", "we", "нас", "us"].contains(word($0)) }
  }

  /// «А двести тридцать вычеркните»: an order behind an amount that takes it out.
  private func isStruckOut(_ mention: PayMention) -> Bool {
    [word(mention.positions.upperBound), word(mention.positions.upperBound + 1)].contains {
      ["вычеркните", "вычеркни", "зачеркните", "уберите", "удалите", "забудьте", "сотрите"].contains($0)
    }
  }

  /// Whether the clause of an amount, or the one right before it in its sentence, is a condition.
  private func isOnCondition(_ mention: PayMention) -> Bool {
    let start = clause(mention.positions.lowerBound).lowerBound
    let sentence = text.sentence(at: start)
    if ["if", "если"].contains(word(start)) { return !Self.politeConditions.contains(word(start + 1)) }
    let clauses = Clauses.clauses(of: sentence, in: text)
    guard let index = clauses.firstIndex(where: { $0.contains(mention.positions.lowerBound) }), index > 0
    else {
      return false
    }
    let before = clauses[index - 1].lowerBound
    return ["if", "если", "when", "когда"].contains(word(before))
      && !Self.politeConditions.contains(word(before + 1))
  }

  /// "If the grant comes, 3,000 a month": money that nobody has yet.
  private func isHopedForByGrant(_ mention: PayMention) -> Bool {
    text.sentence(at: mention.positions.lowerBound).contains {
      [
        "grant", "funding", "investor", "investors", "round", "грант", "раунд", "инвестор", "инвестора",
        "инвесторы",
      ]
      .contains(word($0))
    }
  }

  /// "If I may", «если честно»: said of the saying, and no condition.
  private static let politeConditions: Set<String> = [
    "i", "you", "честно", "можно", "надо", "нужно", "в", "на", "по", "to", "net", "gross", "that", "it's",
    "possible",
    "серьезно", "цифрами", "коротко", "точно", "округлить", "говорить", "совсем",
  ]

  /// The part of the clause between "and" and the like that holds the amount: "48k now and would like 55".
  private func joined(_ mention: PayMention) -> Range<Int> {
    let whole = clause(mention.positions.lowerBound)
    let joints: Set<String> = ["and", "и", "а", "but", "но"]
    let start = (whole.lowerBound..<max(whole.lowerBound, mention.positions.lowerBound)).last {
      joints.contains(word($0))
    }
    let end = (min(mention.positions.upperBound, whole.upperBound)..<whole.upperBound).first {
      joints.contains(word($0))
    }
    return (start.map { $0 + 1 } ?? whole.lowerBound)..<(end ?? whole.upperBound)
  }

  /// Sums that are no pay: «ипотека 60 тысяч», «на рынке 300».
  private static let otherSums: Set<String> = Set(
    Stems.stems([
      "ипотека", "кредит", "аренда", "алименты", "премия", "бонус", "стипендия", "рынок", "рынке", "квартира",
      "садик",
    ]))

  /// What somebody earns as yet: never a ceiling, which only those who pay name.
  private func isPresent(_ mention: PayMention) -> Bool {
    // Those who pay tell what they pay now.
    if mention.least == nil || payRole(mention) == .provider { return false }
    let part = joined(mention).map { word($0) }
    // "Make it 90" is no income.
    if part.contains("make"), !part.contains("i") { return false }
    if clause(mention.positions.lowerBound).contains(where: { Self.otherSums.contains(stem($0)) }) {
      return true
    }
    // "I'm on 78k"
    if word(mention.positions.lowerBound - 1) == "on",
      ["i'm", "am", "currently", "was"].contains(word(mention.positions.lowerBound - 2))
    {
      return true
    }
    return part.contains(where: Self.presentPay.contains) && !part.contains(where: Self.hopes.contains)
  }
}
