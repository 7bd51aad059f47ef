/// The currency beside a number.
extension PayScan {
  func currencyBefore(_ start: Int) -> (currency: Currency, position: Int)? {
    let position = start - 1
    // "NZ$140k"
    if position > floor, isSign("$", position), text.tokens[position].isGlued,
      let code = Self.dollars[text.folded(position - 1)], let named = Currencies.currency(code)
    {
      return (named, position - 1)
    }
    guard position >= floor, let currency = Currencies.named(by: text.tokens[position]) else { return nil }
    let token = text.tokens[position]
    // A sign, or a code in Latin letters: «рублей 300» is another sentence's end more often than not.
    guard
      token.kind == .sign
        || token.folded.utf8.count == 3 && text.tokens[position].folded.utf8.first ?? 0 < 0x80
    else { return nil }
    return (currency, position)
  }

  func takeCurrency(_ currency: inout Currency?, _ positions: inout Range<Int>) {
    let end = positions.upperBound
    guard text.tokens.indices.contains(end) else { return }
    if ["bucks", "buck"].contains(text.folded(end)), currency == nil {
      currency = Currencies.currency("USD")
      positions = positions.lowerBound..<end + 1
      return
    }
    // "Canadian dollars", "165k Canadian", "Swiss francs", «канадских долларов»
    if let code = Self.nations[text.folded(end)] ?? Self.nations[text.stem(end)],
      let national = Currencies.currency(code), currency == nil
    {
      let isNamed = Self.units.contains { text.folded(end + 1).hasPrefix($0) }
      let isAlone = ["CAD", "AUD", "SGD", "NZD"].contains(code)
      guard isNamed || text.folded(end) != "us" && isAlone else { return }
      currency = national
      positions = positions.lowerBound..<end + (isNamed ? 2 : 1)
      return
    }
    takeSharedUnit(&currency, &positions)
    if positions.upperBound > end { return }
    // "Lakhs per annum" names its period.
    if text.folded(end) == "lpa" { return }
    // One mention has one currency: what stands behind "$500" begins something else.
    guard let named = Currencies.named(by: text.tokens[end]) else { return }
    if text.tokens[end].folded == "с" || text.tokens[end].folded == "fr" { return }
    if let currency, currency != named { return }
    currency = national(besideUnit: end) ?? named
    var upper = end + 1
    // «руб.»
    if isSign(".", upper), text.tokens[upper].isGlued, ["руб", "р", "грн", "тг"].contains(text.folded(end)),
      text.tokens.indices.contains(upper + 1), text.sentence(at: upper + 1) == text.sentence(at: end)
    {
      upper += 1
    }
    positions = positions.lowerBound..<upper
  }

  /// "26 dollars an hour? Canadian.": the country alone between signs, a few words behind a dollar.
  private func national(besideUnit unit: Int) -> Currency? {
    guard ["dollar", "доллар"].contains(where: { text.folded(unit).hasPrefix($0) }) else { return nil }
    for position in unit + 1..<min(unit + 8, text.tokens.count) {
      guard let code = Self.nations[text.folded(position)], ["CAD", "AUD", "SGD", "NZD"].contains(code)
      else { continue }
      let isAlone =
        text.tokens[position - 1].kind == .sign
        && (position + 1 >= text.tokens.count || text.tokens[position + 1].kind == .sign
          || text.folded(position + 1) == "ones")
      return isAlone ? Currencies.currency(code) : nil
    }
    return nil
  }

  /// The letters that stand before a dollar sign.
  private static let dollars = [
    "nz": "NZD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "s": "SGD", "sg": "SGD", "hk": "HKD",
    "us": "USD",
    "r": "BRL", "mx": "MXN",
  ]

  /// Units of several countries' money, of which the country's name makes one.
  private static let units = [
    "dollar", "franc", "доллар", "франк", "pound", "kron", "crown", "shilling", "peso", "rupee", "dirham",
    "real",
    "reais", "lira", "dinar", "shekel",
  ]
  /// Those that name no currency by themselves.
  private static let shared: Set<String> = [
    "peso", "pesos", "shilling", "shillings", "krona", "kronas", "krone", "kroner", "crown", "crowns",
    "francs",
  ]

  /// "120,000 pesos a month, Philippine ones": the country named within a few words of a unit that several have.
  func takeSharedUnit(_ currency: inout Currency?, _ positions: inout Range<Int>) {
    let end = positions.upperBound
    guard currency == nil, Self.shared.contains(text.folded(end)) else { return }
    let sentence = text.sentence(at: end)
    let near = end + 1..<max(end + 1, min(sentence.upperBound, end + 7))
    positions = positions.lowerBound..<end + 1
    if let code = near.lazy.compactMap({ Self.nations[text.folded($0)] }).first {
      currency = Currencies.currency(code)
    }
  }

  private static let nations: [String: String] = {
    var table = [
      "canadian": "CAD", "australian": "AUD", "american": "USD", "us": "USD", "singapore": "SGD",
      "zealand": "NZD",
      "kenyan": "KES", "philippine": "PHP", "filipino": "PHP", "mexican": "MXN", "argentine": "ARS",
      "argentinian": "ARS", "colombian": "COP", "chilean": "CLP", "indian": "INR", "pakistani": "PKR",
      "lankan": "LKR", "egyptian": "EGP", "moroccan": "MAD", "taiwanese": "TWD", "brazilian": "BRL",
      "israeli": "ILS", "turkish": "TRY", "serbian": "RSD", "icelandic": "ISK", "uruguayan": "UYU",
      "aussie": "AUD", "swiss": "CHF", "danish": "DKK", "swedish": "SEK", "norwegian": "NOK", "czech": "CZK",
    ]
    for (word, code) in [
      ("канадских", "CAD"), ("австралийских", "AUD"), ("американских", "USD"), ("швейцарских", "CHF"),
      ("сингапурских", "SGD"),
    ] { table[word] = code }
    return table
  }()

  /// The currency that the token at `position` names in a text without an amount; a single letter names none.
  func currency(at position: Int) -> Currency? {
    let token = text.tokens[position]
    if position > 0, let code = Self.nations[text.folded(position - 1)],
      Self.units.contains(where: token.folded.hasPrefix)
    {
      return Currencies.currency(code)
    }
    guard token.kind == .sign || token.folded.unicodeScalars.count > 2 else { return nil }
    return Currencies.named(by: token)
  }
}
