import Domain
import ScreenParts
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

  private struct Growing {
    let text: String
    let language: String
    let lines: [StyledLine]
    let flow: MarkdownFlow
  }

  private struct Contents {
    var columns = 0
    var heights: [Key: Int] = [:]
    var blocks: [Key: [StyledLine]] = [:]
    var growing: Growing?
  }

  /// What a screen of 200 rows shows, several times over.
  private static let capacity = 400
  private let contents = Mutex(Contents())

  /// How many heights are known at the present width: what scrolling has cost.
  var measured: Int { contents.withLock { $0.heights.count } }

  /// How many lines of its source the growing reply has cost so far.
  var grown: Int { contents.withLock { $0.growing?.flow.laidOut ?? 0 } }

  /// The block of the reply that is being made: what is laid out goes on from what was shown before.
  ///
  /// - Parameter frame: puts the heading above the words, in the language of the reader.
  func growing(
    _ text: String, columns: Int, language: String, frame: ([StyledLine]) -> [StyledLine]
  ) -> [StyledLine] {
    contents.withLock { contents in
      if let known = contents.growing, known.text == text, known.flow.columns == columns,
        known.language == language
      {
        return known.lines
      }
      var flow = contents.growing?.flow ?? MarkdownFlow(columns: columns)
      if flow.columns != columns { flow = MarkdownFlow(columns: columns) }
      let lines = frame(flow.lines(of: text, isOpen: true))
      contents.growing = Growing(text: text, language: language, lines: lines, flow: flow)
      return lines
    }
  }

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
