/// A currency that pay is named in.
package struct Currency: Sendable, Hashable {
  /// ISO 4217.
  package let code: String
  /// As written beside amounts ("€", "zł"); the code where there is no common sign.
  package let sign: String
  /// What one unit was worth in euros on the day of the rates (`Currencies`).
  package let euros: Double

  package static func == (one: Currency, other: Currency) -> Bool { one.code == other.code }
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// The currencies that Mitko knows. Rates are those of 2025-11-01, rounded: good for asking "is this about enough",
/// not for accounting.
package enum Currencies {
  package static let all: [Currency] = rows.map { Currency(code: $0.0, sign: $0.1, euros: $0.2) }

  /// The currency of an ISO 4217 code in any case; nil where it is not in the table.
  package static func currency(_ code: String) -> Currency? {
    let folded = Folding.folded(code)
    return byName[WordKey(folded)].flatMap { $0.name == folded ? $0.currency : nil }
  }

  /// The currency that a token names: a sign, a code, or a word in any case form.
  static func named(by token: Token) -> Currency? {
    if let hit = byName[token.key], hit.name == token.folded { return hit.currency }
    guard token.kind == .word, let hit = byStem[token.stemKey], hit.name == token.stem else { return nil }
    return hit.currency
  }

  private struct Named: Sendable {
    let name: String
    let currency: Currency
  }

  private static let byName: [WordKey: Named] = {
    var table: [WordKey: Named] = [:]
    for (row, currency) in zip(rows, all) {
      let names = [row.0, row.1] + TableText.words(row.3)
      for name in names.map(Folding.folded) { table[WordKey(name)] = Named(name: name, currency: currency) }
    }
    return table
  }()

  private static let byStem: [WordKey: Named] = {
    var table: [WordKey: Named] = [:]
    for (row, currency) in zip(rows, all) {
      for stem in Stems.stems(TableText.words(row.4)) {
        table[WordKey(stem)] = Named(name: stem, currency: currency)
      }
    }
    return table
  }()

  /// Code, sign, euros, other exact names, words that stand for all their forms.
  private static let rows: [(String, String, Double, String, String)] = [
    ("EUR", "€", 1, "евро еур", "euro"),
    ("USD", "$", 0.86, "уе usdt бакса", "dollar доллар бакс бакинских"),
    ("GBP", "£", 1.14, "quid", "pound фунт sterling"),
    ("CHF", "Fr.", 1.08, "", "франк"),
    ("RUB", "₽", 0.0107, "rur р руб рэ", "ruble rouble рубль рублик"),
    ("KZT", "₸", 0.00164, "тенге тг", "tenge"),
    ("UAH", "₴", 0.0206, "грн", "гривна hryvnia"),
    ("BYN", "Br", 0.29, "", ""),
    ("GEL", "₾", 0.32, "лари", "lari"),
    ("AMD", "֏", 0.00226, "", "драм dram"),
    ("AZN", "₼", 0.507, "", "манат manat"),
    ("UZS", "soʻm", 0.0000716, "сум сумов сумы", ""),
    ("KGS", "с", 0.0098, "сом сомов", ""),
    ("MDL", "MDL", 0.0508, "", ""),
    ("TJS", "TJS", 0.093, "сомони", ""),
    ("TRY", "₺", 0.0204, "", "лира lira"),
    ("PLN", "zł", 0.236, "zl zlotych злотых злотые", "zloty злотый"),
    ("CZK", "Kč", 0.0412, "kc", ""),
    ("HUF", "Ft", 0.00258, "", "форинт forint"),
    ("RON", "RON", 0.1965, "", ""),
    ("BGN", "лв", 0.5113, "", ""),
    ("RSD", "RSD", 0.00853, "", "динар dinar"),
    ("ILS", "₪", 0.265, "nis", "шекель shekel"),
    ("SEK", "SEK", 0.091, "", ""),
    ("NOK", "NOK", 0.0855, "", ""),
    ("DKK", "DKK", 0.1339, "", ""),
    ("CAD", "C$", 0.615, "", ""),
    ("AUD", "A$", 0.56, "", ""),
    ("NZD", "NZ$", 0.49, "", ""),
    ("INR", "₹", 0.0097, "lpa", "rupee рупия"),
    ("CNY", "CN¥", 0.121, "rmb", "yuan юань"),
    ("JPY", "¥", 0.0056, "yen иен", "иена"),
    ("KRW", "₩", 0.0006, "krw", ""),
    ("SGD", "S$", 0.66, "", ""),
    ("HKD", "HK$", 0.11, "", ""),
    ("AED", "AED", 0.234, "", "дирхам dirham"),
    ("SAR", "SAR", 0.229, "", ""),
    ("THB", "฿", 0.0266, "", "бат baht"),
    ("VND", "₫", 0.0000327, "", "донг"),
    ("IDR", "Rp", 0.0000517, "", ""),
    ("MYR", "RM", 0.207, "", ""),
    ("PHP", "₱", 0.0147, "", ""),
    ("BRL", "R$", 0.162, "reais", ""),
    ("MXN", "MX$", 0.047, "", ""),
    ("ARS", "AR$", 0.0006, "", ""),
    ("ZAR", "ZAR", 0.0499, "", ""),
  ]
}
