/// Text broken into lines that fit a number of columns.
package enum TextWrap {
  /// Breaks a text at its own line breaks, then at spaces, hyphens and between ideographs; a word longer than a
  /// line is broken where the line ends. Spaces at a soft break are dropped, those at the start of a paragraph
  /// stay.
  ///
  /// - Parameter columns: at least 1; less counts as 1. A cluster wider than that has a line of its own.
  /// - Returns: at least one line; an empty text gives one empty line.
  package static func lines(of text: String, columns: Int) -> [String] {
    ranges(of: text, columns: columns).map { String(text[$0]) }
  }

  /// As `lines(of:columns:)`, as ranges of the text: for painting parts of a message in other styles.
  package static func ranges(of text: String, columns: Int) -> [Range<String.Index>] {
    func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }
    return broken(text, columns: columns).map { index($0.lowerBound)..<index($0.trimmedUpperBound) }
  }

  /// How many lines a text needs; as `lines(of:columns:).count`, without making them.
  package static func height(of text: String, columns: Int) -> Int {
    broken(text, columns: columns).count
  }

  /// As `lines(of:columns:)`; what goes on below an indent or a bullet ("• ") stands under its words.
  ///
  /// - Parameter keepsWords: whether a word longer than a line stays whole and stands over the end: where the
  ///   terminal wraps by itself, and an address is to be copied in one piece.
  package static func hanging(_ text: String, columns: Int, keepsWords: Bool = false) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
      let lead = paragraph.prefix { $0 == " " }
      let bullet = paragraph.dropFirst(lead.count).hasPrefix("• ") ? "• " : ""
      let hang = lead.count + bullet.count
      // Where little room is left, words matter more than their order on the left.
      let isHanging = hang > 0 && columns - hang >= leastHangingColumns
      let words = String(isHanging ? paragraph.dropFirst(hang) : paragraph)
      let lines = broken(words, columns: isHanging ? columns - hang : columns, keepsWords: keepsWords)
      return lines.enumerated().map { number, line in
        let start = words.utf8.index(words.startIndex, offsetBy: line.lowerBound)
        let end = words.utf8.index(words.startIndex, offsetBy: line.trimmedUpperBound)
        let margin =
          !isHanging ? "" : number == 0 ? String(lead) + bullet : String(repeating: " ", count: hang)
        return margin + words[start..<end]
      }
    }
  }

  private static let leastHangingColumns = 16

  /// Lines in offsets of UTF-8.
  private static func broken(_ text: String, columns: Int, keepsWords: Bool = false) -> [BrokenLine] {
    var breaker = LineBreaker(columns: max(1, columns), keepsWords: keepsWords)
    ClusterWalk.each(of: text) { range, cluster in
      breaker.add(cluster.breakClass, width: cluster.width, from: range.lowerBound, to: range.upperBound)
      return true
    }
    return breaker.finish()
  }
}

/// What a cluster means to line breaking.
enum BreakClass: UInt8 {
  case newline, space, ideograph, opening, closing, hyphen, other

  init(_ character: Character) {
    self.init(scalar: character.unicodeScalars.first?.value ?? 0)
  }

  init(scalar: UInt32) {
    switch scalar {
    case 0x0A...0x0D: self = .newline
    case 0x20, 0x09: self = .space
    case 0x2D: self = .hyphen
    case 0x85, 0x2028, 0x2029: self = .newline
    case 0..<0x1100: self = .other
    case 0x1680, 0x2000...0x2006, 0x2008...0x200B, 0x205F, 0x3000: self = .space
    case 0x2010, 0x2012...0x2014: self = .hyphen
    // The marks that Japanese and Chinese never begin a line with.
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3041, 0x3043,
      0x3045,
      0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3,
      0x30E5, 0x30E7, 0x30FB, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D:
      self = .closing
    // And those that they never end one with.
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B: self = .opening
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF: self = .ideograph
    default: self = .other
    }
  }
}

/// A line found by `LineBreaker`, in the offsets that the clusters came with.
struct BrokenLine: Equatable {
  var lowerBound: Int
  /// After the last cluster, spaces included, the line break not.
  var upperBound: Int
  /// After the last cluster that is not a space dropped at a soft break.
  var trimmedUpperBound: Int
}

/// Greedy line breaking over clusters of which only class and width are known; messages and text fields share it.
struct LineBreaker {
  let columns: Int
  /// Whether a word longer than a line stands over its end.
  let keepsWords: Bool
  private var lines: [BrokenLine] = []
  private var end = 0
  private var start = 0
  private var used = 0
  /// The last place in this line where it may be broken, and the columns before it; `start` is none.
  private var breakAt = 0
  private var usedAtBreak = 0
  /// After the last cluster of the line that is no space, at present and at `breakAt`.
  private var inked = 0
  private var inkedAtBreak = 0
  private var previous = BreakClass.newline

  init(columns: Int, keepsWords: Bool = false) {
    self.columns = columns
    self.keepsWords = keepsWords
  }

  /// Takes the next cluster; `index` and `next` are where it begins and ends, in whatever the caller counts.
  mutating func add(_ kind: BreakClass, width: Int, from index: Int, to next: Int) {
    end = next
    switch kind {
    case .newline:
      let ink = used <= columns ? index : max(inked, start)
      lines.append(BrokenLine(lowerBound: start, upperBound: index, trimmedUpperBound: ink))
      begin(at: next)
      inked = next
    case .space:
      // Spaces hang over the end; the break comes with the next cluster.
      used += width
      allowBreak(at: next)
    case .ideograph, .opening, .closing, .hyphen, .other:
      if index > start, breaksBetween(previous, kind) { allowBreak(at: index) }
      // Twice where what a break carries over leaves no room for a wide cluster either.
      while used + width > columns, index > start, !keepsWords || breakAt > start {
        endLine(before: index)
      }
      used += width
      inked = next
    }
    previous = kind
  }

  /// The lines; call once, at the end.
  mutating func finish() -> [BrokenLine] {
    // The last line keeps its spaces unless they hang over.
    let ink = used <= columns ? end : max(inked, start)
    lines.append(BrokenLine(lowerBound: start, upperBound: end, trimmedUpperBound: ink))
    return lines
  }

  private func breaksBetween(_ left: BreakClass, _ right: BreakClass) -> Bool {
    switch (left, right) {
    case (.opening, _), (_, .closing), (_, .newline), (_, .space): false
    case (.ideograph, _), (.closing, _), (_, .ideograph), (_, .opening): true
    case (.hyphen, .other): true
    default: false
    }
  }

  private mutating func allowBreak(at index: Int) {
    breakAt = index
    usedAtBreak = used
    inkedAtBreak = inked
  }

  private mutating func begin(at index: Int) {
    start = index
    used = 0
    breakAt = index
    usedAtBreak = 0
  }

  private mutating func endLine(before index: Int) {
    let found = breakAt > start
    let end = found ? breakAt : index
    let ink = found ? inkedAtBreak : index
    let carried = found ? used - usedAtBreak : 0
    lines.append(
      BrokenLine(lowerBound: start, upperBound: end, trimmedUpperBound: max(start, min(ink, end))))
    begin(at: end)
    used = carried
  }
}
