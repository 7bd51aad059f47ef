package import Domain
import Ports
import Synchronization

/// Ids that count up from 1 and are told apart at sight: 00000000-0000-7000-8000-000000000001 and so on.
///
/// One sequence for all entities, so that ids rise in the order made, as the real ones do.
package final class SequentialIdentifiers: IdentifierSource {
  private let last: Mutex<UInt64>

  /// - Parameter last: the number before the first one.
  package init(after last: UInt64 = 0) {
    self.last = Mutex(last)
  }

  package func next<Entity>(_ entity: Entity.Type) -> Identifier<Entity> {
    last.withLock { last in
      last += 1
      return Identifier(sequential: last)
    }
  }
}

extension Identifier {
  /// The id that `SequentialIdentifiers` makes as its `number`th.
  package init(sequential number: UInt64) {
    // Version 7 and the variant of RFC 9562 in their places; the count in the low 62 bits.
    self.init(high: 0x7000, low: 0x8000_0000_0000_0000 | number)
  }
}
