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

/// The currencies that Mitko knows, by ISO 4217, with what they were worth on `date`.
///
/// Rates are the euro reference rates of the European Central Bank, and for currencies that it does not publish the
/// official rates of the countries' own central banks, rounded to two or three digits: good for asking "is this about
/// enough", not for accounting. A new table has a new date.
package enum Currencies {
  /// The day of the rates.
  package static let date = "2025-11-01"

  package static let all: [Currency] = rows.map { Currency(code: $0.0, sign: $0.1, euros: $0.2) }

  /// What one unit is worth in euros, by code.
  package static let euros: [String: Double] = Dictionary(
    all.map { ($0.code, $0.euros) }, uniquingKeysWith: { first, _ in first })

  /// The currency of an ISO 4217 code in any case; nil where it is not in the table.
  package static func currency(_ code: String) -> Currency? {
    let folded = Folding.folded(code)
    return byName[WordKey(folded)].flatMap { $0.name == folded ? $0.currency : nil }
  }

  /// The currency that a token names: a sign, a code, or a word in any case form.
  static func named(by token: Token) -> Currency? {
    if let hit = byName[token.key], hit.name == token.folded {
      return token.isCapitalised || !ordinaryWords.contains(token.folded) ? hit.currency : nil
    }
    guard token.kind == .word, let hit = byStem[token.stemKey], hit.name == token.stem else { return nil }
    return hit.currency
  }

  /// Codes that are English words too: they count with a capital only.
  private static let ordinaryWords: Set<String> = ["try", "all", "mad", "cop", "pen"]

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
    ("EUR", "€", 1, "евро еур евров евриков", "euro"),
    ("USD", "$", 0.86, "уе usdt usdc бакса bucks buck зелени", "dollar доллар бакс бакинских"),
    ("GBP", "£", 1.14, "quid", "pound фунт sterling"),
    ("CHF", "Fr.", 1.08, "", "франк"),
    ("RUB", "₽", 0.0107, "rur р руб рэ", "ruble rouble рубль рублик"),
    ("KZT", "₸", 0.00164, "тенге тг", "tenge"),
    ("UAH", "₴", 0.0206, "грн гривен", "гривна hryvnia"),
    ("BYN", "Br", 0.29, "белруб белрублей", ""),
    ("GEL", "₾", 0.32, "лари", "lari"),
    ("AMD", "֏", 0.00226, "", "драм dram"),
    ("AZN", "₼", 0.507, "", "манат manat"),
    ("UZS", "soʻm", 0.0000716, "сум сумов сумы", ""),
    ("KGS", "KGS", 0.0098, "сом сомов сома", ""),
    ("MDL", "MDL", 0.0508, "", ""),
    ("TJS", "TJS", 0.093, "сомони", ""),
    ("TRY", "₺", 0.0204, "", "лира lira"),
    ("PLN", "zł", 0.236, "zl zlotych злотых злотые", "zloty злотый"),
    ("CZK", "Kč", 0.0412, "kc", "koruna"),
    ("HUF", "Ft", 0.00258, "", "форинт forint"),
    ("RON", "RON", 0.1965, "lei", ""),
    ("BGN", "лв", 0.5113, "левов leva", ""),
    ("RSD", "RSD", 0.00853, "", "динар dinar"),
    ("ILS", "₪", 0.265, "nis", "шекель shekel"),
    ("SEK", "SEK", 0.091, "kronor", ""),
    ("NOK", "NOK", 0.0855, "", ""),
    ("DKK", "DKK", 0.1339, "", ""),
    ("CAD", "C$", 0.615, "", ""),
    ("AUD", "A$", 0.56, "", ""),
    ("NZD", "NZ$", 0.49, "", ""),
    ("INR", "₹", 0.0097, "lpa inr рупий", "rupee рупия"),
    ("CNY", "CN¥", 0.121, "rmb", "yuan юань"),
    ("JPY", "¥", 0.0056, "yen иен иена иены иену иеной иенах", ""),
    ("KRW", "₩", 0.0006, "", ""),
    ("SGD", "S$", 0.66, "", ""),
    ("HKD", "HK$", 0.11, "", ""),
    ("AED", "AED", 0.234, "dhs дирхамов дирхама дирхамы", "дирхам dirham"),
    ("SAR", "SAR", 0.229, "", ""),
    ("THB", "฿", 0.0266, "", "бат baht"),
    ("VND", "₫", 0.0000327, "", "донг"),
    ("IDR", "Rp", 0.0000517, "rupiah", ""),
    ("MYR", "RM", 0.207, "ringgit", ""),
    ("PHP", "₱", 0.0147, "", ""),
    ("BRL", "R$", 0.162, "reais", ""),
    ("MXN", "MX$", 0.047, "", ""),
    ("ARS", "AR$", 0.0006, "", ""),
    ("ZAR", "ZAR", 0.0499, "rand", ""),
    ("ISK", "ISK", 0.0069, "", ""),
    ("BAM", "BAM", 0.5113, "", ""),
    ("MKD", "MKD", 0.0163, "", ""),
    ("ALL", "ALL", 0.0103, "", ""),
    ("TMT", "TMT", 0.247, "", ""),
    ("MNT", "MNT", 0.00024, "", ""),
    ("TWD", "NT$", 0.0281, "", ""),
    ("PKR", "PKR", 0.0031, "", ""),
    ("BDT", "BDT", 0.0071, "", ""),
    ("LKR", "LKR", 0.0028, "", ""),
    ("QAR", "QAR", 0.238, "", ""),
    ("KWD", "KWD", 2.82, "", ""),
    ("BHD", "BHD", 2.3, "", ""),
    ("JOD", "JOD", 1.22, "", ""),
    ("EGP", "EGP", 0.0183, "", ""),
    ("MAD", "MAD", 0.0933, "", ""),
    ("NGN", "NGN", 0.0006, "", "naira"),
    ("GHS", "GHS", 0.079, "cedis", "cedi"),
    ("UGX", "UGX", 0.000247, "", ""),
    ("TZS", "TZS", 0.000353, "", ""),
    ("ETB", "ETB", 0.0057, "birr", ""),
    ("DOP", "DOP", 0.0135, "", ""),
    ("CRC", "CRC", 0.00172, "", ""),
    ("BOB", "BOB", 0.125, "bolivianos", ""),
    ("DZD", "DZD", 0.0066, "", ""),
    ("TND", "TND", 0.294, "", ""),
    ("KES", "KES", 0.0067, "", ""),
    ("CLP", "CLP", 0.00092, "", ""),
    ("COP", "COP", 0.000224, "", ""),
    ("PEN", "PEN", 0.257, "", ""),
    ("UYU", "UYU", 0.0217, "", ""),
  ]
}
