import Domain
import Lexicon
import Ports

/// On what terms: place, mode, move, languages, pay, start, employment.
extension FactDraft {
  // MARK: Place

  private enum PlaceUse: Int {
    case moved, lives, bare, none
  }

  private static let residence: Set<String> = [
    "live", "living", "lives", "based", "located", "location", "settled", "i'm", "i am", "base", "city",
    "currently", "here", "am", "home", "stay", "staying", "reside",
    "живу", "живем", "живёт", "нахожусь", "находимся", "город", "локация", "сижу", "обитаю", "проживаю",
    "базируюсь", "базируемся", "сейчас", "сам", "сама", "офис", "офиса", "офисе", "office", "hq",
    "headquarters", "we're",
  ]
  private static let movedWords: Set<String> = [
    "moved", "переехал", "переехала", "переехали", "переселился", "перебрался", "перебралась",
    "релоцировался", "релоцировалась", "relocated",
  ]
  private static let wouldMove: Set<String> = [
    "move", "moving", "relocate", "relocation", "переезд", "переезда", "переезду", "переехать", "релокация",
    "релокации", "релокацию", "релокейт", "переезжать", "перееду", "except",
  ]
  private static let elsewhere: Set<String> = [
    "outside", "except", "within", "anywhere", "around", "across", "through", "вне", "кроме", "пределах",
    "пределами", "любой", "по", "hours", "time", "timezone", "utc", "with", "overlap", "customers", "clients",
    "рынок", "market", "weekend", "выходные", "отпуск", "vacation", "trip", "visit", "ресторан", "restaurant",
    "born", "родился", "родилась", "originally", "родом", "учился", "училась", "studied", "university",
    "университет", "timezones", "часов", "поясе", "not", "клиенты", "from",
  ]

  mutating func readPlace() {
    var best: (use: PlaceUse, mention: PlaceMention)?
    let all = Places.mentions(in: text)
    for mention in all {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position),
        polarity(mention.positions) == .stated || polarity(mention.positions) == .optional
      else { continue }
      let use = use(of: mention)
      guard use != .none else { continue }
      if let known = best {
        // A city says more than its country.
        let refines = known.use == use && known.mention.place.kind == .country && mention.place.kind == .city
        guard use.rawValue < known.use.rawValue || refines else { continue }
      }
      best = (use, mention)
    }
    guard let best else { return }
    add(.states(.place(place(best.mention.place))), .shared, at: best.mention.positions)
  }

  private func use(of mention: PlaceMention) -> PlaceUse {
    let position = mention.positions.lowerBound
    let part = clause(position)
    let before = (max(part.lowerBound, position - 4)..<position).map { word($0) }
    let words = part.map { word($0) }
    if words.contains(where: Self.movedWords.contains) {
      return before.contains("from") || word(position - 1) == "из" ? .none : .moved
    }
    if words.contains(where: Self.wouldMove.contains) { return .none }
    if isContact(mention.range) { return .none }
    let beforeAll = (max(part.lowerBound, position - 6)..<position).map { word($0) }
    let isFromHere =
      word(position - 1) == "from"
      && beforeAll.contains { ["i'm", "am", "work", "working", "remotely", "remote"].contains($0) }
    if word(position - 1) == "из", context.section != .offers, !words.contains("любой"),
      mention.place.kind == .city, words.count <= 8
    {
      return words.contains { Self.residence.contains($0) || $0 == "я" } || part.count <= 3
        || context.asked == .place ? .lives : .bare
    }
    if isFromHere { return .lives }
    if beforeAll.contains(where: Self.elsewhere.contains)
      || [word(mention.positions.upperBound), word(mention.positions.upperBound + 1)].contains(where: {
        ["time", "hours", "market", "timezone"].contains($0)
      })
    {
      return .none
    }
    if words.contains(where: Self.residence.contains) || (words.contains("у") && words.contains("нас"))
      || words.contains("remotely")
    {
      return .lives
    }
    if ["переезд", "relocation"].contains(word(part.lowerBound)) { return .none }
    if context.asked == .place || context.section == .practical { return .bare }
    if context.section == .wants || context.section == .offers { return .none }
    if part.count <= mention.positions.count + 1 { return .bare }
    // "Remote from Tallinn", «только удалёнка, Тбилиси».
    if WorkModes.mentions(in: text).contains(where: { part.overlaps($0.positions) }) { return .bare }
    return .none
  }

  private func isContact(_ range: Range<String.Index>) -> Bool {
    Identifiers.find(in: text).contains { $0.range.overlaps(range) }
  }

  func place(_ place: Lexicon.Place) -> Domain.Place {
    Domain.Place(id: place.id, country: place.countryCode, timeZone: place.timeZone)
  }

  // MARK: Mode

  mutating func readWorkModes() {
    let mentions = WorkModes.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
    }
    var stated = false
    for mention in mentions where isCondition(mention) {
      let position = mention.positions.lowerBound
      let value = FactValue.workMode(mode(mention.mode))
      switch polarity(mention.positions) {
      case .stated, .optional:
        stated = true
        add(
          mention.isExclusive && isAlone(mention, mentions) ? .statesOnly(value) : .states(value),
          practicalTarget(position), at: mention.positions)
      case .refused, .denied, .former: add(.denies(value), practicalTarget(position), at: mention.positions)
      case .wish: break
      }
    }
    guard !stated, context.asked == .mode || context.asked == .place, let any = WorkModes.any(in: text),
      isOwn(any.lowerBound)
    else {
      return
    }
    let refusesOffice = (any.upperBound..<text.sentence(at: any.lowerBound).upperBound).contains {
      ["but", "not", "но", "не", "кроме", "except"].contains(word($0))
    }
    for mode in WorkMode.allCases where !(mode == .office && refusesOffice) {
      add(.states(.workMode(mode)), practicalTarget(any.lowerBound), at: any)
    }
  }

  /// "An office in Moscow exists" and "the remote team" are no conditions; an office day is.
  private func isCondition(_ mention: WorkModeMention) -> Bool {
    let position = mention.positions.lowerBound
    if context.section == .wants && mention.mode == .office { return false }
    if mention.mode == .office {
      if clauseHolds(position, ["есть", "exists", "opened", "открыли", "space"]) { return false }
      let isPlace = context.asked == .mode || context.asked == .place || context.section == .practical
      let says =
        ["in", "в", "from", "из", "at", "the", "on", "an", "with", "to"].contains(word(position))
        || [
          "in", "в", "from", "из", "the", "an", "our", "or", "или", "и", "and", ",", "наш", "нашем", "только",
          "only",
        ].contains(word(position - 1))
      return isPlace || says || clause(position).count <= 3
    }
    return ![
      "team", "teams", "colleagues", "команда", "команды", "командой", "командами", "meetings", "cache",
    ].contains(word(mention.positions.upperBound))
  }

  /// Whether no other mode is named beside it as well: "only remote or hybrid" rules the office out, not the hybrid.
  private func isAlone(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    return !all.contains {
      $0.mode != mention.mode && sentence.contains($0.positions.lowerBound)
        && scopes.polarity(of: $0.positions) == .stated
    }
  }

  func mode(_ mode: WorkingMode) -> WorkMode {
    switch mode {
    case .remote: .remote
    case .hybrid: .hybrid
    case .office: .office
    }
  }

  // MARK: Move

  mutating func readRelocation() {
    // What is said in so many words counts before a bare yes or no, which may answer the other half of a question.
    let said = Relocation.mentions(in: text)
      .first { isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound) }
    if let said {
      add(.states(.relocation(said.value)), practicalTarget(said.positions.lowerBound), at: said.positions)
      return
    }
    guard context.asked == .relocation else { return }
    if let answer = leadingAnswer {
      let sentence = text.sentences[0]
      add(.states(.relocation(answer)), practicalTarget(sentence.lowerBound), at: sentence)
    } else if let vague = Relocation.mentions(in: text, isAnswer: true).first(where: {
      isOwn($0.positions.lowerBound)
    }) {
      add(.states(.relocation(vague.value)), practicalTarget(vague.positions.lowerBound), at: vague.positions)
    }
  }

  // MARK: Languages

  private static let excuses: Set<String> = [
    "limited", "embarrassing", "toasts", "lunch", "rusty", "bad", "poor", "hardly", "basics", "плохо",
    "почти", "мало", "учу", "плохой", "хватит", "стесняюсь", "слабый", "немного", "little", "дома", "forgot",
    "learning", "читаю", "needed", "нужен", "обязателен", "required",
  ]

  mutating func readLanguages() {
    let isAsked = context.asked == .languages
    for mention in SpokenLanguages.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position), polarity(mention.positions) == .stated else { continue }
      let isPlain = isAsked || context.section == .practical || isListOfLanguages(position)
      guard mention.isCued || isPlain else { continue }
      if mention.level == nil, clauseHolds(position, Self.excuses) { continue }
      add(.states(.spokenLanguage(code: mention.code, level: mention.level)), .shared, at: mention.positions)
    }
  }

  /// "Russian and English": a clause of nothing but languages.
  private func isListOfLanguages(_ position: Int) -> Bool {
    let part = clause(position)
    let covered = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    return part.allSatisfy { covered.contains($0) || ["and", "и", "&", "/"].contains(word($0)) }
      && (covered.count > 1 || text.tokens.count <= 2)
  }

  // MARK: Pay

  private static let presentPay: Set<String> = [
    "make", "earn", "получаю", "зарабатываю", "currently", "сейчас", "now", "earning", "был", "была", "was",
    "were",
  ]
  private static let hopes: Set<String> = [
    "want", "need", "expect", "хочу", "нужно", "ожидаю", "would", "i'd", "least", "от", "from",
  ]

  mutating func readPay() {
    let isAsked = context.asked == .pay || isCorrection
    let mentions = PayReader.read(text, isAnswer: isAsked)
      .filter {
        isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
          && polarity($0.positions) != .refused || isBoundedByNo($0)
      }
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let own = mentions.filter { payRole($0) == role }
      let demands = own.filter { !isPresent($0) }
      guard let chosen = demands.first ?? (isAsked ? own.first : nil) else { continue }
      guard let pay = pay(chosen, role: role, others: mentions) else { continue }
      add(.states(.pay(pay)), .facet(role, .practical), at: chosen.positions)
    }
  }

  /// «Уточнила у финдира: до 380»: an amount said before is set right.
  private var isCorrection: Bool {
    text.tokens.contains { ["уточнила", "уточнил", "поправка", "correction"].contains($0.folded) }
  }

  /// «не менее», "no less than" negate nothing.
  private func isBoundedByNo(_ mention: PayMention) -> Bool {
    isOwn(mention.positions.lowerBound) && ["не", "no", "not"].contains(word(mention.positions.lowerBound))
  }

  /// Of somebody who is both, a ceiling is the provider's.
  private func payRole(_ mention: PayMention) -> Role? {
    let frame = frame(mention.positions.lowerBound)
    guard frames.roles.roles(known: context.roles).count == 2 else { return frame.role }
    if mention.least == nil { return .provider }
    return frame.role
  }

  private func isPresent(_ mention: PayMention) -> Bool {
    let part = clause(mention.positions.lowerBound).map { word($0) }
    return part.contains(where: Self.presentPay.contains) && !part.contains(where: Self.hopes.contains)
  }

  func pay(_ mention: PayMention, role: Role?, others: [PayMention]) -> Pay? {
    var least = mention.least
    var most = mention.most
    var currency = mention.currency?.code
    var period = mention.period
    var tax = mention.tax
    // "I make 4,100 EUR net a month. I'd change for 4,500": the same terms.
    if currency == nil, let model = others.first(where: { $0.currency != nil && isAlike($0, mention) }) {
      currency = model.currency?.code
      period = period ?? model.period
      tax = tax == .unknown ? model.tax : tax
    }
    if currency == nil, let guess = guessedCurrency(mention) {
      currency = guess.code
      if guess.isInThousands {
        least = least.map { $0 * 1_000 }
        most = most.map { $0 * 1_000 }
      }
    }
    guard let currency, let known = Currencies.currency(currency) else { return nil }
    let amount = least ?? most ?? 0
    let worth = Double(amount) * known.euros
    let likely: PayPeriod = worth >= 30_000 ? .year : worth < 250 ? .hour : .month
    if role == .provider { if least == most { least = nil } } else if least == most { most = nil }
    return Pay(
      least: least, most: most, currency: currency, period: Self.period(period ?? likely), tax: Self.tax(tax))
  }

  private func isAlike(_ one: PayMention, _ other: PayMention) -> Bool {
    guard let left = one.least ?? one.most, let right = other.least ?? other.most, left > 0 else {
      return false
    }
    let ratio = Double(right) / Double(left)
    return (0.3...4).contains(ratio)
  }

  /// The currency that is meant without being said: that of the country named as the place, else rubles where a
  /// Russian text names an amount that is usual in them. «400 на руки» is 400 thousand.
  private func guessedCurrency(_ mention: PayMention) -> (code: String, isInThousands: Bool)? {
    guard let amount = mention.least ?? mention.most else { return nil }
    let countries = Places.mentions(in: text).map(\.place.countryCode)
    if let country = countries.first, country != "RU" {
      guard let code = CountryCurrencies.code(of: country), amount >= 1_000 else { return nil }
      return (code, false)
    }
    guard
      LanguageGuess.language(of: text) ?? (context.language == .russian ? .russian : .english) == .russian,
      mention.period != .hour
    else { return nil }
    if (20_000...3_000_000).contains(amount) { return ("RUB", false) }
    let isIdiom = context.asked == .pay || isCorrection || context.section == .practical
    return isIdiom && (40..<1_000).contains(amount) ? ("RUB", true) : nil
  }

  private static func period(_ period: PayPeriod) -> Pay.Period {
    switch period {
    case .hour: .hour
    case .day: .day
    case .month: .month
    case .year: .year
    }
  }

  private static func tax(_ tax: PayTax) -> Pay.Tax {
    switch tax {
    case .net: .net
    case .gross: .gross
    case .unknown: .unknown
    }
  }

  // MARK: Start and employment

  mutating func readAvailability() {
    let mentions = Availability.mentions(in: text, isAnswer: context.asked == .availability)
      .filter {
        isOwn($0.positions.lowerBound) && polarity($0.positions) != .refused || $0.value == .justLooking
      }
    guard let first = mentions.first else { return }
    let value: Domain.Availability =
      switch first.value {
      case .now: .now
      case .weeks(let count): .weeks(count)
      case .justLooking: .justLooking
      }
    add(.states(.availability(value)), practicalTarget(first.positions.lowerBound), at: first.positions)
  }

  mutating func readEmployment() {
    for mention in EmploymentForms.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position) else { continue }
      let kind: EmploymentKind =
        switch mention.value {
        case .fullTime: .fullTime
        case .partTime: .partTime
        case .contract: .contract
        case .internship: .internship
        case .cofounder: .cofounder
        }
      switch polarity(mention.positions) {
      case .stated, .optional:
        add(.states(.employment(kind)), practicalTarget(position), at: mention.positions)
      case .refused, .denied:
        add(.denies(.employment(kind)), practicalTarget(position), at: mention.positions)
      case .former, .wish: break
      }
    }
  }
}

/// The currency that pay is usually told in, by country; those where another one is as usual are left out.
enum CountryCurrencies {
  private static let euro: Set<String> = [
    "DE", "AT", "FR", "NL", "BE", "LU", "IE", "ES", "PT", "IT", "MT", "FI", "EE", "LV", "LT", "SK", "SI",
    "HR", "GR", "CY", "ME",
  ]
  private static let own: [String: String] = [
    "GB": "GBP", "US": "USD", "CH": "CHF", "PL": "PLN", "CZ": "CZK", "SE": "SEK", "NO": "NOK", "DK": "DKK",
    "CA": "CAD", "AU": "AUD", "IN": "INR", "IL": "ILS",
  ]

  static func code(of country: String) -> String? { euro.contains(country) ? "EUR" : own[country] }
}
