import Lexicon

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
