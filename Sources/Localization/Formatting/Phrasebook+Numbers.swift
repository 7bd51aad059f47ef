/// Numbers, costs and pay as a language writes them; its conventions stand in its phrase file.
extension Phrasebook {
  /// "1,234,567" / «1 234 567».
  package func number(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// A cost: "$6.00"; below a cent with as many digits as tell it: "$0.0034".
  ///
  /// - Parameter microDollars: millionths of a US dollar.
  package func money(microDollars: Int64) -> String {
    let magnitude = microDollars.magnitude
    // Cents are rounded half up; what is less than a cent is shown to the millionth.
    let showsFraction = magnitude > 0 && magnitude < 10_000
    let units = showsFraction ? magnitude : (magnitude + 5_000) / 10_000
    let scale: UInt64 = showsFraction ? 1_000_000 : 100
    var fraction = String(units % scale)
    fraction = String(repeating: "0", count: (showsFraction ? 6 : 2) - fraction.count) + fraction
    while showsFraction, fraction.hasSuffix("0") { fraction.removeLast() }
    let amount = grouped(String(units / scale)) + text(.language(.numberDecimal)) + fraction
    return (microDollars < 0 ? "-" : "") + signed(amount, currency: "USD")
  }

  /// Pay: "€5,000" / «5 000 €»; a currency without a sign of its own by its code: "PLN 12,000".
  ///
  /// - Parameter currency: ISO 4217 code.
  package func amount(_ amount: Int, currency: String) -> String {
    (amount < 0 ? "-" : "") + signed(grouped(String(amount.magnitude)), currency: currency)
  }

  private func signed(_ amount: String, currency: String) -> String {
    let sign = Self.currencySigns[currency]
    return text(
      Phrase(
        sign == nil ? .language(.numberAmountWithCode) : .language(.numberAmount),
        ["amount": .text(amount), "currency": .text(sign ?? currency)]))
  }

  private func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    let separator = text(.language(.numberGrouping))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += separator }
      grouped.append(digit)
    }
    return grouped
  }

  /// Signs that readers of every language know; the rest go by their code.
  private static let currencySigns = [
    "USD": "$", "EUR": "€", "GBP": "£", "RUB": "₽", "UAH": "₴", "KZT": "₸", "GEL": "₾", "INR": "₹",
    "JPY": "¥",
    "TRY": "₺", "ILS": "₪",
  ]
}
