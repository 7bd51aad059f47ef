import Domain
import Synchronization

/// Laid-out messages at one width: heights of all that were ever asked for, lines of the last few hundred.
///
/// A cache and nothing else: a key names everything that a block depends on, so that copies of the screens' state may
/// share one, and dropping it changes no picture.
final class BlockCache: Sendable {
  struct Key: Hashable {
    let message: MessageID
    /// A hash of all else: neighbours, buttons, the match, the language, the day's border.
    let variant: Int
  }

  private struct Contents {
    var columns = 0
    var heights: [Key: Int] = [:]
    var blocks: [Key: [StyledLine]] = [:]
  }

  /// What a screen of 200 rows shows, several times over.
  private static let capacity = 400
  private let contents = Mutex(Contents())

  /// How many heights are known at the present width: what scrolling has cost.
  var measured: Int { contents.withLock { $0.heights.count } }

  func height(_ key: Key, columns: Int, make: () -> [StyledLine]) -> Int {
    let known = contents.withLock { contents -> Int? in
      if contents.columns != columns { contents = Contents(columns: columns) }
      return contents.heights[key]
    }
    return known ?? lines(key, columns: columns, make: make).count
  }

  func lines(_ key: Key, columns: Int, make: () -> [StyledLine]) -> [StyledLine] {
    let known = contents.withLock { contents -> [StyledLine]? in
      if contents.columns != columns { contents = Contents(columns: columns) }
      return contents.blocks[key]
    }
    if let known { return known }
    let lines = make()
    contents.withLock { contents in
      guard contents.columns == columns else { return }
      if contents.blocks.count >= Self.capacity { contents.blocks.removeAll(keepingCapacity: true) }
      contents.heights[key] = lines.count
      contents.blocks[key] = lines
    }
    return lines
  }
}
