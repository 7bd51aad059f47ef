import Domain
import Lexicon
import Ports

/// What an amount comes to: its currency, its period, its ends and its tax.
extension FactDraft {
  /// The pay that `mention` means.
  ///
  /// - Parameters:
  ///   - others: what else was said of pay with it, be it in the message before: terms that it leaves out are theirs.
  ///   - isOnly: whether this text asks for no other amount, so that terms apart from it are its own.
  func pay(_ mention: PayMention, role: Role?, others: [PayMention], isOnly: Bool) -> Pay? {
    var least = mention.least
    var most = mention.most
    if role == .provider, isAboveWhichNot(mention) { (least, most) = (nil, most ?? least) }
    var currency = mention.currency?.code
    var period = mention.period
    var tax = mention.tax
    // "I'm on 68k, wouldn't move for less than 80": thousands go without saying.
    if let amount = least ?? most, amount < 1_000, mention.period == nil,
      others.contains(where: { other in
        guard let more = other.least ?? other.most, more >= 10_000 else { return false }
        return (0.5...2).contains(Double(amount) * 1_000 / Double(more))
      })
    {
      least = least.map { $0 * 1_000 }
      most = most.map { $0 * 1_000 }
    }
    // "I make 4,100 EUR net a month. I'd change for 4,500": the same terms.
    if currency == nil, let model = others.first(where: { $0.currency != nil && isAlike($0, mention) }) {
      currency = model.currency?.code
      period = period ?? model.period
      tax = tax == .unknown ? model.tax : tax
    }
    if isOnly { takeApart(&currency, &period, &tax, besides: mention) }
    // «Минимум 150, комфортно 180, на руки»: said once of all.
    if !isOnly, tax == .unknown, context.asked == .pay, text.tokens.count <= 20,
      others.allSatisfy({ $0.tax == .unknown }), let terms = PayReader.terms(in: text)
    {
      tax = terms.tax
    }
    if currency == "USD", let local = namedDollars(besides: mention) { currency = local }
    // "95, give or take, k": the thousands stand apart as well.
    if (least ?? most ?? 0) < 1_000, context.asked == .pay, period != .hour, period != .day, saysThousands {
      least = least.map { $0 * 1_000 }
      most = most.map { $0 * 1_000 }
    }
    if let known = changed(mention, role: role), !namesCountry || mention.currency != nil {
      currency = known.pay.currency
      // Thousands that were added above are not added twice.
      let scale = least == mention.least && most == mention.most ? known.scale : 1
      least = least.map { $0 * scale }
      most = most.map { $0 * scale }
      period = period ?? PayPeriod(rawValue: known.pay.period.rawValue)
      tax = tax == .unknown ? PayTax(rawValue: known.pay.tax.rawValue) ?? .unknown : tax
    }
    if tax == .unknown,
      let model = others.first(where: { $0 != mention && $0.tax != .unknown && isAlike($0, mention) }),
      takenBackAt != nil
    {
      tax = model.tax
    }
    if currency == nil, let guess = guessedCurrency(mention) {
      currency = guess.code
      if guess.isInThousands, least == mention.least, most == mention.most {
        least = least.map { $0 * 1_000 }
        most = most.map { $0 * 1_000 }
      }
    }
    // «Вилка 300-350, рубли»: of rubles a month thousands go without saying.
    if currency == "RUB", period == nil, (40..<1_000).contains(least ?? most ?? 0) {
      least = least.map { $0 * 1_000 }
      most = most.map { $0 * 1_000 }
    }
    guard let currency, let known = Currencies.currency(currency) else { return nil }
    let amount = least ?? most ?? 0
    let worth = Double(amount) * known.euros
    let likely: PayPeriod = worth >= 30_000 ? .year : worth < 180 && amount < 1_000 ? .hour : .month
    if role == .provider { if least == most { least = nil } } else if least == most { most = nil }
    return Pay(
      least: least, most: most, currency: currency, period: Self.period(period ?? likely), tax: Self.tax(tax))
  }

  /// "I'd take 48k if the team is right, EUR gross per year": what a short answer says of its amount apart from it.
  private func takeApart(
    _ currency: inout String?, _ period: inout PayPeriod?, _ tax: inout PayTax, besides mention: PayMention
  ) {
    guard context.asked == .pay, let terms = PayReader.terms(in: text), text.tokens.count <= 60 else {
      return
    }
    if tax == .unknown { tax = terms.tax }
    guard text.tokens.count <= 25 else { return }
    if currency == nil { currency = onlyCurrency(besides: mention) }
    if period == nil, currency != nil, let said = terms.period, said != .hour, said != .day { period = said }
  }

  private static let dollars: [String: String] = [
    "nz": "NZD", "kiwi": "NZD", "zealand": "NZD", "canadian": "CAD", "aussie": "AUD", "australian": "AUD",
    "singapore": "SGD",
  ]

  /// "150 thousand dollars a year, NZ ones": whose dollars they are, told in the same sentence.
  private func namedDollars(besides mention: PayMention) -> String? {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    guard sentence.contains(where: { ["dollars", "bucks"].contains(word($0)) }) else { return nil }
    return sentence.lazy.compactMap { Self.dollars[word($0)] }.first
  }

  private var saysThousands: Bool {
    text.tokens.indices.contains { position in
      let said = word(position)
      // «Ближе к верхней» says no thousands.
      if said == "к" { return position > 0 && text.tokens[position - 1].kind == .number }
      return ["k", "thousand", "thousands", "тысяч", "тысячи"].contains(said)
    }
  }

  /// "Canadian dollars, 140 thousand", "120k base plus bonus, USD": the one currency that a short text names apart from
  /// its amount.
  private func onlyCurrency(besides mention: PayMention) -> String? {
    guard context.asked == .pay, let named = PayReader.terms(in: text)?.currencies, let first = named.first,
      named.allSatisfy({ $0.currency == first.currency }), text.tokens.count <= 25,
      // «Долларов сто тысяч» is of another amount.
      named.allSatisfy({ Experience.count(in: text, at: $0.positions.upperBound) == nil }),
      // «260 на руки и ни рублём меньше» is of thousands.
      Double(mention.least ?? mention.most ?? 0) * first.currency.euros >= 300
        || mention.period == .hour || mention.period == .day
    else { return nil }
    return first.currency.code
  }

  func isAlike(_ one: PayMention, _ other: PayMention) -> Bool {
    guard let left = one.least ?? one.most, let right = other.least ?? other.most, left > 0 else {
      return false
    }
    let ratio = Double(right) / Double(left)
    return (0.3...4).contains(ratio)
  }

  private var namesCountry: Bool { !countries.isEmpty }

  /// The countries named as where somebody is, not by the hours that are worked.
  private var countries: [String] {
    Places.mentions(in: text).filter { !TimeZoneWords.govern($0.positions, in: text) }
      .map(\.place.countryCode)
  }

  /// The currency that is meant without being said: that of the country named as the place, else rubles where a
  /// Russian text names an amount that is usual in them. «400 на руки» is 400 thousand.
  private func guessedCurrency(_ mention: PayMention) -> (code: String, isInThousands: Bool)? {
    guard let amount = mention.least ?? mention.most else { return nil }
    let isRussian = LanguageGuess.language(of: text) == .russian
    if let country = context.country ?? (isRussian && countries.contains("RU") ? "RU" : countries.first),
      let code = CountryCurrencies.localUnit(of: country, in: text)
    {
      return (code, false)
    }
    if let country = countries.first ?? context.country, country != "RU" {
      guard let code = CountryCurrencies.code(of: country) else { return nil }
      if amount >= 1_000 { return (code, false) }
      // "Somewhere around 70", said when asked, is thousands a year.
      let isIdiom = context.asked == .pay && mention.period == nil && text.tokens.count <= 12
      return isIdiom && (25..<300).contains(amount) ? (code, true) : nil
    }
    guard
      LanguageGuess.language(of: text) ?? (context.language == .russian ? .russian : .english) == .russian,
      mention.period != .hour || context.asked == .pay
    else { return nil }
    // «1800 в час»
    if mention.period == .hour { return (300...20_000).contains(amount) ? ("RUB", false) : nil }
    if (20_000...(mention.period == .year ? 20_000_000 : 3_000_000)).contains(amount) {
      return ("RUB", false)
    }
    let isIdiom =
      context.asked == .pay || isCorrection || context.section == .practical || mention.tax != .unknown
    return isIdiom && (40..<1_000).contains(amount) ? ("RUB", true) : nil
  }

  static func period(_ period: PayPeriod) -> Pay.Period {
    switch period {
    case .hour: .hour
    case .day: .day
    case .month: .month
    case .year: .year
    }
  }

  static func tax(_ tax: PayTax) -> Pay.Tax {
    switch tax {
    case .net: .net
    case .gross: .gross
    case .unknown: .unknown
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

  /// Currencies of which people say only the unit: "pesos", "shillings", "kroner".
  private static let units: [String: [String: String]] = [
    "peso": ["PH": "PHP", "MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP", "UY": "UYU"],
    "shilling": ["KE": "KES"],
    "kron": ["DK": "DKK", "NO": "NOK", "SE": "SEK", "IS": "ISK", "CZ": "CZK"],
    "crown": ["DK": "DKK", "NO": "NOK", "SE": "SEK", "IS": "ISK", "CZ": "CZK"],
    "franc": ["CH": "CHF"], "rupee": ["IN": "INR", "PK": "PKR", "LK": "LKR"],
  ]

  /// The currency of a country whose unit the text names.
  static func localUnit(of country: String, in text: AnalysedText) -> String? {
    for (unit, codes) in units {
      guard let code = codes[country] else { continue }
      if text.tokens.contains(where: { $0.folded.hasPrefix(unit) }) { return code }
    }
    return nil
  }

  static func code(of country: String) -> String? { euro.contains(country) ? "EUR" : own[country] }
}
