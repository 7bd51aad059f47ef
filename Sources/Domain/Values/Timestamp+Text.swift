/// Instants in exports, logs and `--json`: RFC 3339 in UTC, for example "2026-03-04T05:06:07.250000Z".
extension Timestamp: CustomStringConvertible {
  /// UTC with microseconds, which sorts as text. Years before 0 or after 9999 carry a sign and at least six
  /// digits, as the expanded form of ISO 8601 has them.
  package var description: String {
    let days = microseconds.flooredQuotient(by: Self.dayLength)
    var rest = microseconds % Self.dayLength
    if rest < 0 { rest += Self.dayLength }
    let fraction = rest % 1_000_000
    rest /= 1_000_000
    let (year, month, day) = Self.date(ofDay: days)
    let sign = year < 0 ? "-" : (year > 9_999 ? "+" : "")
    return sign + Self.padded(year.magnitude, to: sign.isEmpty ? 4 : 6) + "-"
      + Self.padded(month.magnitude, to: 2)
      + "-" + Self.padded(day.magnitude, to: 2) + "T" + Self.padded((rest / 3_600).magnitude, to: 2) + ":"
      + Self.padded((rest / 60 % 60).magnitude, to: 2) + ":" + Self.padded((rest % 60).magnitude, to: 2) + "."
      + Self.padded(fraction.magnitude, to: 6) + "Z"
  }

  /// Reads what `description` writes, with one to six digits of fraction or none; `nil` for anything else, a date
  /// that no calendar has included.
  package init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    var sign: Int64 = 1
    var yearDigits = 4
    if let first = rest.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      rest.removeFirst()
      sign = first == UInt8(ascii: "-") ? -1 : 1
      yearDigits = 6
    }
    guard
      let year = Self.number(&rest, digits: yearDigits), Self.take("-", &rest),
      let month = Self.number(&rest, digits: 2), Self.take("-", &rest),
      let day = Self.number(&rest, digits: 2), Self.take("T", &rest),
      let hour = Self.number(&rest, digits: 2), Self.take(":", &rest),
      let minute = Self.number(&rest, digits: 2), Self.take(":", &rest),
      let second = Self.number(&rest, digits: 2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    var fraction: Int64 = 0
    if Self.take(".", &rest) {
      let digits = rest.prefix { (48...57).contains($0) }.count
      guard (1...6).contains(digits), var value = Self.number(&rest, digits: digits) else { return nil }
      for _ in digits..<6 { value *= 10 }
      fraction = value
    }
    guard Self.take("Z", &rest), rest.isEmpty else { return nil }
    let dayNumber = Self.day(ofYear: sign * year, month: month, day: day)
    guard Self.date(ofDay: dayNumber) == (sign * year, month, day) else { return nil }
    let whole = Int128(dayNumber) * 86_400 + Int128(hour * 3_600 + minute * 60 + second)
    guard let microseconds = Int64(exactly: whole * 1_000_000 + Int128(fraction)) else { return nil }
    self.init(microseconds: microseconds)
  }

  private static let dayLength: Int64 = 86_400_000_000

  /// The date of the given day since 1970-01-01, by 400-year eras that begin on 1 March so that the leap day
  /// is an era's last: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  private static func date(ofDay number: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// The reverse (days_from_civil of the same source).
  private static func day(ofYear year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func padded(_ number: UInt64, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int64? {
    guard rest.count >= digits else { return nil }
    var value: Int64 = 0
    for byte in rest.prefix(digits) {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    rest = rest.dropFirst(digits)
    return value
  }

  private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Timestamp(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an instant of RFC 3339 in UTC")
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
