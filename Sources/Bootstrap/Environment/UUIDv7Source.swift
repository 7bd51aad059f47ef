package import Domain
package import Ports
import Synchronization

/// Makes UUIDs of version 7 (RFC 9562, section 5.7) that rise within this process, whatever the clock does.
///
/// `rand_a` is a counter (section 6.2, method 1): it begins anywhere in its lower half at each new millisecond and
/// rises by one within it. When it is used up, or while the clock stands behind the last id, the millisecond of
/// the last id goes on, one ahead of the clock at a time.
package final class UUIDv7Source: IdentifierSource {
  private struct Last {
    var millisecond: UInt64 = 0
    var counter: UInt64 = 0
  }

  private static let counterLimit: UInt64 = 1 << 12
  private static let millisecondMask: UInt64 = (1 << 48) - 1

  private let time: any TimeSource
  private let random: any RandomSource
  private let last = Mutex(Last())

  package init(time: any TimeSource, random: any RandomSource) {
    self.time = time
    self.random = random
  }

  package func next<Entity>(_ entity: Entity.Type) -> Identifier<Entity> {
    let clock = UInt64(max(0, time.now.microseconds / 1_000)) & Self.millisecondMask
    let (seed, tail) = (random.bits(), random.bits())
    let (millisecond, counter) = last.withLock { last in
      if clock > last.millisecond {
        last = Last(millisecond: clock, counter: seed & (Self.counterLimit / 2 - 1))
      } else {
        last.counter += 1
        if last.counter == Self.counterLimit {
          last = Last(millisecond: last.millisecond + 1, counter: seed & (Self.counterLimit / 2 - 1))
        }
      }
      return (last.millisecond, last.counter)
    }
    return Identifier(high: millisecond << 16 | 7 << 12 | counter, low: 1 << 63 | tail >> 2)
  }
}
