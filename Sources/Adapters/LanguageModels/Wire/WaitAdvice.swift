import Domain
import HTTPTransport

/// How long a provider asks to wait, from the head of a response.
enum WaitAdvice {
  /// Whoever is told to stay away for longer asks again after that all the same: a limit of a day may have been raised
  /// meanwhile, and a clock that is wrong, or a number in another unit, would close a provider for as long as it says.
  static let longest = Duration.hours(1)

  /// The wait, counted from `now`.
  ///
  /// In this order: `retry-after-ms`; `retry-after` in seconds or as an HTTP date (RFC 9110, section 10.2.3), counted
  /// from the response's own `date` where it has one; the reset of whichever of the provider's limits has nothing left.
  /// OpenAI tells resets as "6m0s" (https://platform.openai.com/docs/guides/rate-limits), Anthropic as RFC 3339
  /// instants (https://platform.claude.com/docs/en/api/rate-limits#response-headers). What is none of these is no advice.
  static func wait(in head: HTTPHead, now: Timestamp) -> Duration? {
    let wait = asked(in: head, now: now) ?? untilReset(in: head, now: now)
    return wait.map { min(max($0, .zero), longest) }
  }

  private static func asked(in head: HTTPHead, now: Timestamp) -> Duration? {
    if let milliseconds = head["retry-after-ms"].flatMap(number) {
      return .milliseconds(min(milliseconds, 1e12))
    }
    guard let text = head["retry-after"] else { return nil }
    if let seconds = number(text) { return .milliseconds(min(seconds, 1e9) * 1_000) }
    guard let date = HTTPDate.instant(text) else { return nil }
    return date.since(head["date"].flatMap(HTTPDate.instant) ?? now)
  }

  /// Digits, with a fraction as some servers send it; not what else a programming language takes for a number.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func untilReset(in head: HTTPHead, now: Timestamp) -> Duration? {
    var waits: [Duration] = []
    for kind in ["requests", "tokens"] where head["x-ratelimit-remaining-\(kind)"] == "0" {
      if let wait = head["x-ratelimit-reset-\(kind)"].flatMap(duration) { waits.append(wait) }
    }
    for kind in ["requests", "tokens", "input-tokens", "output-tokens"]
    where head["anthropic-ratelimit-\(kind)-remaining"] == "0" {
      if let reset = head["anthropic-ratelimit-\(kind)-reset"].flatMap({ Timestamp($0) }) {
        waits.append(reset.since(now))
      }
    }
    return waits.max()
  }

  /// A duration as Go writes it: "1h2m3.5s", "250ms".
  static func duration(_ text: String) -> Duration? {
    var total = Duration.zero
    var rest = text[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let value = Double(number), value.isFinite, value < 1e9 else { return nil }
      switch unit {
      case "h": total += .milliseconds(value * 3_600_000)
      case "m": total += .milliseconds(value * 60_000)
      case "s": total += .milliseconds(value * 1_000)
      case "ms": total += .milliseconds(value)
      case "us", "µs", "ns": break
      default: return nil
      }
    }
    return total
  }
}

/// Dates as HTTP writes them: "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7, the one form still to be sent).
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func instant(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
      parts[1].count == 2, parts[3].count == 4, parts[4].count == 8
    else { return nil }
    let number = month + 1
    return Timestamp("\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])T\(parts[4])Z")
  }
}
