package import Domain

/// When the words of `Phrase.wait` change: so that a frame is painted then and not before.
package enum Wait {
  /// The next instant after `now` at which the words for the time left until `end` are others; `end` where none come
  /// before it.
  package static func changes(from now: Timestamp, until end: Timestamp) -> Timestamp {
    let left = end.microseconds - now.microseconds
    guard left > 0 else { return end }
    // A started second counts as a whole one.
    let seconds = (left + 999_999) / 1_000_000
    return end - .seconds(boundary(below: seconds))
  }

  /// The most seconds left, below these, that are told otherwise.
  private static func boundary(below seconds: Int64) -> Int64 {
    func step(_ unit: Int64) -> Int64 { (seconds - 1) / unit * unit }
    switch seconds {
    case ..<60: return 0
    case ...300: return 59
    case ...3_300: return step(300)
    case ...3_600: return 3_300
    case ...82_800: return step(3_600)
    case ...86_400: return 82_800
    default: return step(86_400)
    }
  }
}
