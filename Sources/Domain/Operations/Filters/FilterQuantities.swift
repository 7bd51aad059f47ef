/// Amounts as they are typed and written down. Whole arithmetic: what was written is read back to the last digit.
enum FilterQuantity {
  /// "90s", "1h30m", "1.5d"; `nil` for anything else and above a century. Below a microsecond is cut off.
  static func duration(_ text: String) -> Duration? {
    var rest = text.lowercased()[...]
    var sum: Int64 = 0
    while !rest.isEmpty {
      guard let end = rest.firstIndex(where: { $0 != "." && !$0.isASCIIDigit }),
        let unit = units.first(where: { $0.sign == rest[end] }),
        let amount = millionths(rest[..<end])
      else { return nil }
      sum = sum.addingSaturating(amount.multipliedSaturating(by: unit.seconds))
      rest = rest[rest.index(after: end)...]
    }
    return text.isEmpty || sum > longest ? nil : .microseconds(sum)
  }

  /// In the largest unit of which it is a whole number: "90m", "2d"; seconds with a fraction otherwise.
  static func text(_ duration: Duration) -> String {
    let microseconds = max(0, duration.wholeMicroseconds)
    for unit in units where microseconds > 0 && microseconds % (unit.seconds * 1_000_000) == 0 {
      return "\(microseconds / unit.seconds / 1_000_000)\(unit.sign)"
    }
    return "\(decimal(microseconds))s"
  }

  /// Dollars, with or without their sign; `nil` for anything else, more than six decimals and above a billion.
  static func money(_ text: String) -> Money? {
    let digits = text.hasPrefix("$") ? text.dropFirst() : text[...]
    guard let amount = millionths(digits), amount <= 1_000_000_000_000_000 else { return nil }
    return Money(microdollars: amount)
  }

  static func text(_ money: Money) -> String { "$\(decimal(money.microdollars))" }

  /// 0 to 1; at most six decimals.
  static func share(_ text: String) -> Double? {
    guard let amount = millionths(text[...]), amount <= 1_000_000 else { return nil }
    return Double(amount) / 1_000_000
  }

  static func text(share: Double) -> String { decimal(Int64((share * 1_000_000).rounded())) }

  /// From 0 to a billion.
  static func count(_ text: String) -> Int? {
    guard (1...10).contains(text.utf8.count), text.allSatisfy(\.isASCIIDigit), let count = Int(text),
      count <= 1_000_000_000
    else { return nil }
    return count
  }

  private static let units: [(sign: Character, seconds: Int64)] = [
    ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
  ]

  /// A hundred years of 365 days, in microseconds.
  private static let longest: Int64 = 36_500 * 86_400 * 1_000_000

  /// "1", "1.5", ".5"; `nil` for anything else, more than six decimals or ten digits before them.
  private static func millionths(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, whole.utf8.count <= 10 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.count <= 6, !(whole.isEmpty && fraction.isEmpty),
      (whole + fraction).allSatisfy(\.isASCIIDigit), !(parts.count == 2 && fraction.isEmpty)
    else { return nil }
    return Int64(whole + fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
  }

  /// Millionths as a decimal number without needless zeros.
  private static func decimal(_ millionths: Int64) -> String {
    let whole = String(millionths / 1_000_000)
    var fraction = String(millionths % 1_000_000)
    if fraction == "0" { return whole }
    fraction = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }
}

/// When something was, as it is typed.
enum FilterMoment: Hashable {
  case ago(Duration)
  /// The first instant of a calendar day, in the offset of whoever typed it, whose clocks are taken not to change on it.
  case day(Timestamp)
  case instant(Timestamp)

  /// Reads "90m", "2026-11-01", "2026-11-01T14:05" and what RFC 3339 writes behind that: seconds, a fraction, "Z" or an
  /// offset; `nil` for anything else.
  ///
  /// - Parameter offset: east of UTC; of what names none itself.
  init?(_ text: String, offset: Duration) {
    if let duration = FilterQuantity.duration(text) {
      self = .ago(duration)
      return
    }
    let text = text.uppercased()
    if let instant = Timestamp(text) {
      self = .instant(instant)
      return
    }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = parts.first, date.utf8.count == 10 else { return nil }
    guard parts.count == 2 else {
      guard let day = Timestamp("\(date)T00:00:00Z") else { return nil }
      self = .day(day - offset)
      return
    }
    var clock = parts[1]
    var zone = offset
    if clock.last == "Z" {
      zone = .zero
      clock.removeLast()
    } else if let sign = clock.firstIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let told = Self.zone(clock[sign...]) else { return nil }
      zone = told
      clock = clock[..<sign]
    }
    let seconds = clock.utf8.count == 5 ? ":00" : ""
    guard let instant = Timestamp("\(date)T\(clock)\(seconds)Z") else { return nil }
    self = .instant(instant - zone)
  }

  /// "+03:00", "-0330", "+3".
  private static func zone(_ text: Substring) -> Duration? {
    let sign = text.first == "-" ? -1 : 1
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard var hours = parts.first, parts.count <= 2 else { return nil }
    var minutes = parts.count == 2 ? parts[1] : "00"
    if parts.count == 1, hours.utf8.count == 4 {
      minutes = hours.suffix(2)
      hours = hours.prefix(2)
    }
    guard hours.utf8.count <= 2, minutes.utf8.count == 2, let hour = FilterQuantity.count(String(hours)),
      let minute = FilterQuantity.count(String(minutes)), hour <= 18, minute < 60
    else { return nil }
    return .minutes(sign * (hour * 60 + minute))
  }

  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return text.hasSuffix(".000000Z") ? String(text.dropLast(8)) + "Z" : text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
