import Domain
import Lexicon
import Ports

/// What a few words set right of what is known: "Cork, not Dublin", «Саратов, а не Самара», "18, not 15", "make it 90".
///
/// Nothing here is read without something known that it is about, so that the same words in a first message stay what
/// they are there.
extension FactDraft {
  /// Something known, and where.
  struct KnownFact {
    let value: FactValue
    let target: FactTarget
    let message: MessageID
    /// Whether it is a skill that a team does not ask for and would be glad of.
    var isWelcome = false
  }

  var known: [KnownFact] {
    var result = context.known.shared.map {
      KnownFact(value: $0.value, target: .shared, message: $0.source.message)
    }
    for role in context.known.roles {
      // Asked about one of two roles, what is said sets right nothing of the other.
      if context.known.roles.count > 1, let asked = context.askedRole, asked != role { continue }
      guard let facet = context.known.facets[role] else { continue }
      for section in FacetSection.allCases {
        result += facet[section].facts.map { fact in
          let target = FactTarget.facet(role, section)
          // It is taken back and exchanged as any other skill is.
          if case .welcomeSkill(let id) = fact.value {
            return KnownFact(
              value: .skill(id), target: target, message: fact.source.message, isWelcome: true)
          }
          return KnownFact(value: fact.value, target: target, message: fact.source.message)
        }
      }
    }
    return result
  }

  /// What the latest message that told anything told.
  private func recent(_ known: [KnownFact]) -> [KnownFact] {
    guard let last = known.map(\.message).max() else { return [] }
    return known.filter { $0.message == last }
  }

  mutating func readCorrections() {
    let known = known
    guard !known.isEmpty, text.tokens.count <= 90 else { return }
    for sentence in text.sentences where frames.frame(at: sentence.lowerBound).isOwn {
      readPair(sentence, known)
    }
    readDeniedNames(known)
    readBareNumber(known)
    readBareMention(known)
    readBareLanguageLevel(known)
    readExchanges(known)
    readDroppedDemands(known)
    readExchangedSkills(known)
    readRevisions(known)
  }

  // MARK: One thing in the place of another

  private static let negators: Set<String> = [
    "not", "не", "than", "вместо", "of", "isn't", "wasn't", "never",
  ]
  private static let betweenNegator: Set<String> = [
    "in", "a", "an", "the", "from", "на", "в", "во", "из", "with", "at", "for", "just", "is", "it's",
    "только",
    "до", "от", "up", "to", "really", "через", "по", "до", "как",
  ]

  /// Whether a no stands directly before `position`: "not in Dublin", "rather than Vue", «вместо Казани».
  func isRuledOut(_ position: Int, from start: Int) -> Bool {
    var cursor = position - 1
    while cursor >= start, cursor > position - 4, Self.betweenNegator.contains(word(cursor)) { cursor -= 1 }
    // An amount may begin with its bound: "160k rather than 150".
    if ["rather", "than"].contains(word(position)) {
      return word(position) == "rather" || word(position - 1) == "rather"
    }
    guard cursor >= start, Self.negators.contains(word(cursor)) else { return false }
    switch word(cursor) {
    case "of": return word(cursor - 1) == "instead"
    case "than": return ["rather", "fairer", "better"].contains(word(cursor - 1))
    case "not", "не": return !["if", "or", "only", "если", "или"].contains(word(cursor - 1))
    default: return true
    }
  }

  private mutating func readPair(_ sentence: Range<Int>, _ known: [KnownFact]) {
    // «Нет, не гибрид. Только удалёнка»: what holds may be said in a short sentence of its own.
    let next = text.sentences.first { $0.lowerBound >= sentence.upperBound && $0.count <= 8 }
    let values = allValues(in: sentence.lowerBound..<(next?.upperBound ?? sentence.upperBound))
    var handled: Set<FactValue.Kind> = []
    for old in values
    where sentence.contains(old.positions.lowerBound)
      && isRuledOut(old.positions.lowerBound, from: sentence.lowerBound)
    {
      guard let fact = known.first(where: { Self.isSame($0.value, old.value) }) else { continue }
      // "I meant Hilt, not Dagger", where nobody knows the new one: the old one goes, and is not refused.
      if case .skill = old.value, sentence.contains(where: { Self.setsRight.contains(word($0)) }) {
        correct(.denies(old.value), fact.target, at: old.positions)
        settledValues.insert(old.value)
      }
      let rest = values.filter {
        $0.value.kind == old.value.kind && !Self.isSame($0.value, old.value)
          && !isRuledOut($0.positions.lowerBound, from: sentence.lowerBound)
          && ![.optional, .former].contains(scopes.polarity(of: $0.positions))
          && (sentence.contains($0.positions.lowerBound) || $0.value.kind == .workMode
            || $0.value.kind == .place)
      }
      // "I meant Flask, not Django": one for one. A list besides says more than a correction.
      guard let new = rest.first, rest.count == 1, Self.canTakePlace(new.value) else { continue }
      settle(new.value, for: fact, at: new.positions, denying: true)
      handled.insert(new.value.kind)
    }
    if !handled.contains(.years), !handled.contains(.pay) { readNumberPair(sentence, known) }
  }

  private static func canTakePlace(_ value: FactValue) -> Bool {
    switch value {
    case .place, .seniority, .workMode, .skill, .trade, .spokenLanguage, .employment, .availability, .years:
      true
    case .name, .employer, .welcomeSkill, .refusedSkill, .relocation, .pay, .domain: false
    }
  }

  static func isSame(_ one: FactValue, _ other: FactValue) -> Bool {
    switch (one, other) {
    case (.spokenLanguage(let left, _), .spokenLanguage(let right, _)): left == right
    case (.place(let left), .place(let right)): left.id == right.id
    default: one == other
    }
  }

  /// `new` in the place of what is known; what contradicts it of its kind in this text is told by it.
  mutating func settle(_ new: FactValue, for old: KnownFact, at positions: Range<Int>, denying: Bool) {
    if denying, !old.value.kind.isSingle || old.value.kind == .seniority {
      correct(.denies(old.value), old.target, at: positions)
    }
    correct(.states(old.isWelcome ? new.asWelcome : new), old.target, at: positions)
    settled.insert(new.kind)
    // Neither is read again, as what is had, wished for or refused.
    if case .skill = old.value { settledValues.formUnion([old.value, new]) }
  }

  /// Every value named among `positions`, levels, times and years too.
  func allValues(in positions: Range<Int>) -> [(value: FactValue, positions: Range<Int>)] {
    var result = values(in: positions)
    for mention in SeniorityReader.mentions(in: text) where positions.contains(mention.positions.lowerBound) {
      guard let level = Domain.Seniority(rawValue: mention.level.rawValue) else { continue }
      result.append((.seniority(level), mention.positions))
    }
    for mention in EmploymentForms.mentions(in: text) where positions.contains(mention.positions.lowerBound) {
      guard let kind = EmploymentKind(rawValue: mention.value.rawValue) else { continue }
      result.append((.employment(kind), mention.positions))
    }
    for mention in Availability.mentions(in: text, isAnswer: true)
    where positions.contains(mention.positions.lowerBound) {
      guard case .weeks(let count) = mention.value else { continue }
      result.append((.availability(.weeks(count)), mention.positions))
    }
    for mention in Experience.mentions(in: text, currentYear: currentYear)
    where positions.contains(mention.positions.lowerBound) && mention.scope == .whole {
      result.append((.years(mention.least), mention.positions))
    }
    return result
  }

  private static let flatly: Set<String> = [
    "no", "not", "out", "gone", "history", "нет", "не", "выбыл", "отпал", "отпала",
  ]

  /// "Jira, no. Never used it.", asked what is to be corrected: what is known and named beside a bare no goes, and is not
  /// refused.
  private mutating func readDeniedNames(_ known: [KnownFact]) {
    guard context.invitesChange else { return }
    for mention in Skills.mentions(in: text, isAnswer: true) {
      let sentence = text.sentence(at: mention.positions.lowerBound)
      let part = clause(mention.positions.lowerBound)
      let around = part.count > mention.positions.count + 1 ? part : sentence
      let words = around.filter { !mention.positions.contains($0) && text.tokens[$0].kind != .sign }
        .map { word($0) }
      guard words.contains(where: Self.flatly.contains), words.count <= 2,
        words.allSatisfy({ Self.flatly.contains($0) || ["is", "are", "has"].contains($0) }),
        frames.frame(at: sentence.lowerBound).isOwn,
        let fact = known.first(where: { $0.value == .skill(mention.skill.id) })
      else { continue }
      correct(.denies(fact.value), fact.target, at: mention.positions)
      settledValues.insert(fact.value)
    }
  }

  // MARK: One number in the place of another

  /// "10, not 12", «не 300, а 320»: the one that is ruled out tells what both are of.
  private mutating func readNumberPair(_ sentence: Range<Int>, _ known: [KnownFact]) {
    let numbers = PayReader.amounts(in: text).filter { sentence.contains($0.positions.lowerBound) }
    // "9 years should be 10"
    if numbers.count == 2, sentence.contains(where: { word($0) == "should" && word($0 + 1) == "be" }),
      let was = numbers[0].least, let new = numbers[1].least, new < 60,
      let fact = known.first(where: { $0.value == .years(Double(was)) })
    {
      return settle(.years(Double(new)), for: fact, at: numbers[1].positions, denying: false)
    }
    for old in numbers where isRuledOut(old.positions.lowerBound, from: sentence.lowerBound) {
      // "It's 12 weeks now and not 8"
      let times = Availability.mentions(in: text, isAnswer: true).filter {
        sentence.contains($0.positions.lowerBound) && $0.positions.lowerBound < old.positions.lowerBound
      }
      if times.count == 1, case .weeks(let count) = times[0].value, let was = old.least,
        let fact = known.first(where: { $0.value == .availability(.weeks(was)) })
      {
        return settle(.availability(.weeks(count)), for: fact, at: times[0].positions, denying: false)
      }
      let rest = numbers.filter {
        $0 != old && !isRuledOut($0.positions.lowerBound, from: sentence.lowerBound)
      }
      guard let new = rest.first, rest.count == 1, let was = old.least ?? old.most else { continue }
      for fact in known {
        switch fact.value {
        case .years(let years) where Double(was) == years && (new.least ?? new.most ?? 99) < 60:
          settle(.years(Double(new.least ?? new.most ?? 0)), for: fact, at: new.positions, denying: false)
          return
        case .availability(.weeks(let weeks)) where was == weeks && (new.least ?? new.most ?? 99) < 60:
          settle(
            .availability(.weeks(new.least ?? new.most ?? 0)), for: fact, at: new.positions, denying: false)
          return
        case .pay(let pay):
          guard
            let factor = [1, 1_000, 1_000_000].first(where: { [pay.least, pay.most].contains(was * $0) })
          else { continue }
          settlePay(new, factor, pay, fact)
          return
        default: continue
        }
      }
    }
  }

  /// A pay with another amount: its currency, period and tax stay unless they are named again.
  private mutating func settlePay(_ mention: PayMention, _ factor: Int, _ pay: Pay, _ fact: KnownFact) {
    let amount = (mention.least ?? mention.most ?? 0)
    let before = pay.least ?? pay.most ?? 0
    // "160k rather than 150": the thousands that one of them leaves out.
    let scale = before > 0 && amount > before / 5 ? 1 : factor
    var new = pay
    let isProvider = if case .facet(.provider, _) = fact.target { true } else { false }
    if mention.least != mention.most, let least = mention.least, let most = mention.most {
      (new.least, new.most) = (least * scale, most * scale)
    } else if isProvider {
      new.most = amount * scale
      // "Can go to 600" moves one end of a range.
      if let least = new.least, least >= amount * scale || mention.most != nil && mention.least != nil {
        new.least = least >= amount * scale ? nil : least
      }
    } else {
      new.least = amount * scale
      if let most = new.most, most <= amount * scale { new.most = nil }
    }
    if let currency = mention.currency?.code { new.currency = currency }
    if let period = mention.period, let known = Pay.Period(rawValue: period.rawValue) { new.period = known }
    if mention.tax != .unknown, let tax = Pay.Tax(rawValue: mention.tax.rawValue) { new.tax = tax }
    guard new != pay else { return }
    correct(.states(.pay(new)), fact.target, at: mention.positions)
    settled.insert(.pay)
  }

  private static let fillers: Set<String> = [
    "again", "recounted", "выходит", "получается",
    "hmm", "hm", "well", "no", "nope", "wait", "sorry", "actually", "make", "it", "it's", "its", "that",
    "let's", "on", "second", "thought", "thoughts", "reflection",
    "lets", "say", "ok", "okay", "rather", "better", "call", "oh", "i'd", "i", "i'll", "want", "now", "up",
    "to",
    "then", "can", "go", "we", "budget", "the", "is", "rate", "day", "max", "maximum", "and", "please", "be",
    "was", "were", "right", "correct", "true", "все-же", "было", "была", "был", "были",
    "верным", "правильным", "правильный", "правильная", "прав", "права", "правда",
    "closer", "more", "like", "mean", "meant", "correction", "fine", "yes", "so", "at", "least", "put",
    "down",
    "for", "a", "be", "should", "or", "even", "from", "maybe", "about", "around", "year", "years", "months",
    "salary", "pay", "you", "write", "instead", "raise", "bump", "lower", "just", "only", "range",
    "нет", "не", "ну", "ой", "а", "и", "лучше", "пусть", "будет", "давайте", "давай", "все-таки", "всё-таки",
    "все", "таки", "же", "вернее", "точнее", "вру", "извините", "простите", "сорри", "хотя", "можно", "до",
    "от",
    "максимум", "минимум", "подняла", "поднял", "пишите", "запишите", "поставьте", "скажем", "вообще-то",
    "стоп",
    "уже", "теперь", "хочу", "это", "тогда", "нам", "мне", "хватит", "ладно", "да", "готовы", "могу", "можем",
    "вилка", "вилку", "ставка", "ставку", "зарплата", "зарплату", "зп", "бюджет", "поправьте", "поправка",
    "верно",
    "правильно", "опыт", "стаж", "лет", "года", "год", "ошибся", "ошиблась", "то", "есть", "подумал",
    "подумала",
    "соврал", "соврала", "здесь", "тут", "поменяйте", "исправьте", "повысим", "поднимем", "подняли", "опущу",
    "еще",
    "скорее", "ближе", "где-то", "где", "примерно", "около", "сумма", "сумму", "потолок", "top", "ceiling",
    "floor",
    "has", "been", "raised", "increased", "went", "gone", "бюджета", "готов", "готова", "уж", "чистых", "ish",
    "end", "have", "i've", "got", "experience", "of", "my", "mistake", "typo", "wrong", "опыта", "стажа",
    "ошибка", "опечатка", "опечатался", "опечаталась",
    "раз", "я", "мы", "ок", "нас", "у", "меня", "в", "на", "k", "к", "тыс", "тысяч",
    "end",
    "раз", "я", "мы", "ок", "нас", "у", "меня", "в", "на", "k", "к", "тыс", "тысяч", "scratch", "strike",
    "would",
    "fairer", "do", "enough", "suffice", "will", "ok", "okay", "works", "too", "also", "тоже", "норм",
    "нормально",
    "устроит", "пойдет", "сойдет", "посчитал", "посчитала", "counted", "boss", "says", "stretch", "they",
  ]
  /// Those of them that set right.
  private static let correcting: Set<String> = [
    "hmm", "hm", "no", "nope", "wait", "sorry", "actually", "make", "rather", "better", "call", "up", "go",
    "max", "thought", "thoughts", "reflection",
    "maximum", "meant", "mean", "correction", "instead", "raise", "bump", "lower", "closer", "put", "let's",
    "lets",
    "least", "should", "minimum",
    "нет", "не", "ой", "лучше", "пусть", "давайте", "давай", "все-таки", "всё-таки", "вернее", "точнее",
    "вру",
    "извините", "простите", "сорри", "хотя", "можно", "максимум", "минимум", "подняла", "поднял", "пишите",
    "запишите",
    "поставьте", "скажем", "вообще-то", "стоп", "теперь", "поправьте", "поправка", "верно", "правильно",
    "ошибся",
    "ошиблась", "то", "подумал", "подумала", "скорее", "ближе", "потолок", "raised", "increased", "top",
    "ceiling", "до", "соврал", "соврала", "поменяйте", "исправьте", "повысим",
    "поднимем",
    "подняли", "опущу", "таки", "mistake", "typo", "wrong", "ошибка", "опечатка", "опечатался", "опечаталась",
    "поднимем", "подняли", "опущу", "таки", "scratch", "strike", "fairer", "enough", "do", "suffice", "works",
    "хватит", "ладно", "норм", "устроит", "посчитал", "посчитала", "counted", "stretch",
  ]
  private static let bounds: Set<String> = [
    "up", "max", "maximum", "least", "minimum", "top", "ceiling", "should", "do", "до", "максимум", "минимум",
    "потолок",
    "то", "не",
  ]
  private static let ofYears: Set<String> = [
    "years", "year", "yrs", "лет", "года", "год", "опыт", "стаж", "experience",
  ]
  private static let ofPay: Set<String> = [
    "salary", "pay", "rate", "budget", "range", "max", "maximum", "minimum", "up", "go", "bump", "raise",
    "lower",
    "least", "ceiling", "raised", "top", "потолок", "сумма", "сумму", "ставка", "ставку", "вилка", "вилку",
    "зарплата", "зарплату", "зп", "бюджет", "максимум",
    "минимум",
    "до", "от", "тыс", "тысяч", "k", "к", "подняла", "поднял", "хочу", "повысим", "поднимем",
  ]

  /// "Hmm, make it 90", «вру, 7», «извините, 2 500»: one number and nothing besides is of what was said last, or of
  /// what its words name.
  private mutating func readBareNumber(_ known: [KnownFact]) {
    guard settled.isEmpty, commanded.allSatisfy({ $0.isEmpty }) || commanded.count <= 1,
      let sentence = text.sentences.first(where: { sentence in
        PayReader.amounts(in: text).contains { sentence.contains($0.positions.lowerBound) }
      }), frames.frame(at: sentence.lowerBound).isOwn
    else { return }
    let numbers = PayReader.amounts(in: text)
    guard let number = numbers.first, numbers.count == 1, sentence.count <= 14 else { return }
    let others = clause(number.positions.lowerBound).filter {
      !number.positions.contains($0) && text.tokens[$0].kind != .sign && !Self.fillers.contains(word($0))
    }
    guard others.isEmpty else { return }
    // "Sorry, my mistake. Eight years."
    let opening = text.sentences.first { $0.upperBound == sentence.lowerBound && $0.count <= 5 }
    let isAnnounced = opening.map { $0.allSatisfy { Self.setsRightAlone(text.tokens[$0]) } } ?? false
    // «У меня восемь лет, так что вопросов нет» sets nothing right: what tells something besides has no say.
    let empty = Clauses.clauses(of: sentence, in: text).filter { clause in
      clause.allSatisfy { number.positions.contains($0) || Self.setsRightAlone(text.tokens[$0]) }
    }
    let words = Set(
      (empty.flatMap { $0 } + (isAnnounced ? opening.map(Array.init) ?? [] : [])).map { word($0) })
    let isAlone = sentence.allSatisfy { number.positions.contains($0) || text.tokens[$0].kind == .sign }
    let setting = words.intersection(Self.correcting)
    // "The salary is up to 75k", «платим до 320»: a bound says nothing of a change, unless it was asked for or is all.
    let saysMore =
      !setting.isSubset(of: Self.bounds) || context.invitesChange
      || context.asked == .pay && text.tokens.count <= 8
      || sentence.count <= number.positions.count + 3
        && !sentence.contains { Self.tellingPay.contains(word($0)) }
    guard isAlone || !setting.isEmpty && saysMore else { return }
    let amount = number.least ?? number.most ?? 0
    let recent = recent(known)
    let isYears = !words.isDisjoint(with: Self.ofYears)
    let isRange = number.least != number.most && number.least != nil && number.most != nil
    let isPay =
      number.currency != nil || number.tax != .unknown || isRange && amount > 12
      || !words.isDisjoint(with: Self.ofPay)
    let years = known.lazy.compactMap { fact -> (KnownFact, Double)? in
      if case .years(let count) = fact.value { (fact, count) } else { nil }
    }.first
    let pay = known.lazy.compactMap { fact -> (KnownFact, Pay)? in
      if case .pay(let pay) = fact.value { (fact, pay) } else { nil }
    }.first
    func wasRecent(_ kind: FactValue.Kind) -> Bool { recent.contains { $0.value.kind == kind } }
    // An answer to a question about something else is of that, unless it brings back what was changed just now.
    let isOpen = context.asked == nil || restores(sentence)
    if let (fact, count) = years, !isPay, amount > 0, amount < 50,
      isYears && !isAlone || abs(Double(amount) - count) <= max(3, count / 2),
      isYears || context.asked == .years || isOpen && wasRecent(.years)
    {
      guard Double(amount) != count else { return }
      return settle(.years(Double(amount)), for: fact, at: number.positions, denying: false)
    }
    guard let (fact, current) = pay, !isYears, context.asked == .pay || isOpen && (isPay || wasRecent(.pay)),
      number.currency == nil || number.currency?.code == current.currency,
      let before = current.most ?? current.least, before > 0
    else { return }
    let exact = PayReader.decimal(in: text, at: number)
    let factor = [1, 1_000, 1_000_000].first { (0.5...2).contains(exact * Double($0) / Double(before)) }
    guard let factor else { return }
    let scaled = PayMention(scaling: number, to: Int((exact * Double(factor)).rounded()), factor)
    settlePay(scaled, 1, current, fact)
  }

  /// "No, 4 was right", «нет, 4 было верно».
  private func restores(_ sentence: Range<Int>) -> Bool {
    sentence.contains { ["was", "were", "is", "было", "была", "был", "были", "и"].contains(word($0)) }
      && sentence.contains { Self.rights.contains(word($0)) }
  }

  private static let rights: Set<String> = [
    "right", "correct", "true", "верно", "верным", "правильно", "правильным", "правильный", "правильная",
    "прав",
    "права", "правда",
  ]

  /// Whether a word tells nothing beside what it sets right.
  static func isFiller(_ word: String) -> Bool { fillers.contains(word) || namingFillers.contains(word) }

  /// Whether the token only announces a correction: "sorry, my mistake."
  private static func setsRightAlone(_ token: Token) -> Bool {
    token.kind == .sign || fillers.contains(token.folded)
  }

  // MARK: A language's level alone

  /// "I passed the exam, B2 now", «подтянул до B1»: a level without a language is of the one that is learned.
  private mutating func readBareLanguageLevel(_ known: [KnownFact]) {
    // «На B2» is of the language whose level is known, where there is one.
    let hasLevel = known.contains {
      if case .spokenLanguage(_, let level?) = $0.value { level != "native" } else { false }
    }
    readLanguageExchange(known)
    guard !settled.contains(.spokenLanguage), text.tokens.count <= 14,
      SpokenLanguages.mentions(in: text).isEmpty
    else { return }
    let levels = text.tokens.indices.filter { Self.languageLevels.contains(word($0)) }
    let learned = known.filter {
      if case .spokenLanguage(_, let level) = $0.value {
        level.map { $0 != "native" } ?? !hasLevel
      } else {
        false
      }
    }
    guard let position = levels.first, levels.count == 1, frames.frame(at: position).isOwn,
      polarity(position..<position + 1) == .stated, let fact = learned.first, learned.count == 1,
      case .spokenLanguage(let code, let level) = fact.value, level != word(position).uppercased()
    else { return }
    correct(
      .states(.spokenLanguage(code: code, level: word(position).uppercased())), .shared,
      at: position..<position + 1)
  }

  private static let languageLevels: Set<String> = ["a1", "a2", "b1", "b2", "c1", "c2"]

  /// «Английский теперь не B2, а C1», "C1 instead of B2": of two levels the one that is known goes and the other holds.
  private mutating func readLanguageExchange(_ known: [KnownFact]) {
    guard !settled.contains(.spokenLanguage) else { return }
    let levels = text.tokens.indices.filter {
      Self.languageLevels.contains(word($0)) && frames.frame(at: $0).isOwn
    }
    let codes = Set(SpokenLanguages.mentions(in: text).map(\.code))
    guard Set(levels.map(word)).count == 2, codes.count <= 1 else { return }
    let facts = known.filter { fact in
      guard case .spokenLanguage(let code, let level?) = fact.value else { return false }
      return levels.contains { word($0).uppercased() == level } && (codes.isEmpty || codes.contains(code))
    }
    guard let fact = facts.first, facts.count == 1, case .spokenLanguage(let code, let old?) = fact.value,
      let new = levels.first(where: { word($0).uppercased() != old }),
      saysNews(new) || levels.contains(where: { isRuledOut($0, from: text.sentence(at: $0).lowerBound) })
    else { return }
    correct(
      .states(.spokenLanguage(code: code, level: word(new).uppercased())), .shared, at: new..<new + 1)
    settled.insert(.spokenLanguage)
  }

  // MARK: One name alone

  private static let namingFillers: Set<String> = [
    "was", "were", "right", "correct", "было", "была", "был", "верно", "правильно", "верным", "все", "же",
    "correction", "sorry", "actually", "no", "wait", "i", "meant", "mean", "it's", "rather", "make", "it",
    "oops",
    "поправка", "точнее", "вернее", "ой", "извините", "нет", "стоп", "вообще-то", "хотя", "лучше", "то",
    "есть",
    "ошибся", "ошиблась", "опечатался", "опечаталась", "имел", "имела", "в", "виду", "well", "hmm", "in", "а",
    "все-таки",
    "from", "now", "then", "live", "we", "would", "be", "fairer", "that", "see", "since", "с", "со", "as",
    "of",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября",
    "ноября", "декабря",
  ]
  private static let setsRight: Set<String> = [
    "correction", "sorry", "actually", "meant", "mean", "wait", "rather", "oops", "поправка", "точнее",
    "вернее", "ой",
    "извините", "стоп", "вообще-то", "хотя", "ошибся", "ошиблась", "опечатался", "опечаталась", "имел",
    "имела", "fairer",
  ]

  /// "No, Krakow": where the message before told the place, it is taken back.
  private var opensWithNo: Bool {
    guard let first = text.tokens.first, ["no", "нет"].contains(first.folded), text.tokens.count <= 8,
      recent(known).contains(where: { $0.value.kind == .place })
    else { return false }
    return text.tokens.count > 1 && text.tokens[1].isSign(",")
  }

  /// "Correction: Mombasa", «точнее, Казань».
  private mutating func readBareMention(_ known: [KnownFact]) {
    guard settled.isEmpty,
      text.tokens.contains(where: { Self.setsRight.contains($0.folded) })
        || text.sentences.contains(where: restores) || opensWithNo
    else { return }
    for sentence in text.sentences where frames.frame(at: sentence.lowerBound).isOwn {
      let values = allValues(in: sentence).filter { [.place, .seniority].contains($0.value.kind) }
      guard let new = values.first, values.count == 1,
        new.value.kind == .place || restores(sentence),
        let old = known.first(where: { $0.value.kind == new.value.kind && !Self.isSame($0.value, new.value) })
      else { continue }
      let others = sentence.filter {
        !new.positions.contains($0) && text.tokens[$0].kind != .sign && !Self.namingFillers.contains(word($0))
      }
      if others.isEmpty { settle(new.value, for: old, at: new.positions, denying: false) }
    }
  }
}
