/// An instant: whole microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
  package let microseconds: Int64

  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// An instant by whole seconds since the Unix epoch.
  package init(seconds: Int64) {
    self.init(microseconds: seconds * 1_000_000)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  package static func + (instant: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds + duration.wholeMicroseconds)
  }

  package static func - (instant: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds - duration.wholeMicroseconds)
  }

  /// The time from `earlier` to this instant; negative where `earlier` is later.
  package func since(_ earlier: Timestamp) -> Duration {
    .microseconds(microseconds - earlier.microseconds)
  }

  package init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension Duration {
  /// The duration in whole microseconds, the fraction dropped towards zero.
  package var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }

  /// The duration in seconds.
  package var inSeconds: Double {
    Double(wholeMicroseconds) / 1_000_000
  }

  package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  package static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
  package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
