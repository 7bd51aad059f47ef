extension RichText {
  /// The longest message, in UTF-16 code units after entities (https://core.telegram.org/bots/api#sendmessage).
  package static let longest = 4_096
  /// What is beyond so many entities in a message is shown without its look.
  package static let mostEntities = 100

  /// The text as messages that Telegram takes, each with the looks of its words.
  ///
  /// It is cut between paragraphs where it can be, else between lines, sentences, words, characters, in that order; blanks
  /// round a cut are left out. A text of blanks alone has no parts.
  ///
  /// - Parameter limit: the longest part, in UTF-16 code units.
  package func parts(limit: Int = longest) -> [RichText] {
    let units = Array(text.utf16)
    var parts: [RichText] = []
    var start = Self.skippingBlanks(units, from: 0)
    var cuts = CutFinder(text)
    while start < units.count {
      let end = units.count - start <= limit ? units.count : cuts.cut(after: start, limit: limit)
      var last = end
      while last > start, Self.isBlank(units[last - 1]) { last -= 1 }
      if last > start { parts.append(part(start..<last, of: units)) }
      start = Self.skippingBlanks(units, from: end)
    }
    return parts
  }

  private func part(_ range: Range<Int>, of units: [UInt16]) -> RichText {
    let inside = entities.compactMap { entity -> Entity? in
      let common = entity.range.clamped(to: range)
      guard !common.isEmpty else { return nil }
      return Entity(
        entity.kind, common.lowerBound - range.lowerBound..<common.upperBound - range.lowerBound)
    }
    return RichText(
      String(decoding: units[range], as: UTF16.self), entities: Array(inside.prefix(Self.mostEntities)))
  }

  private static func skippingBlanks(_ units: [UInt16], from start: Int) -> Int {
    var start = start
    // The indent of a first line is kept; blank lines before it are not.
    var place = start
    while place < units.count, isBlank(units[place]) {
      place += 1
      if units[place - 1] == newline { start = place }
    }
    return place == units.count ? place : start
  }

  private static let newline = UInt16(UInt8(ascii: "\n"))

  private static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == newline || unit == 0x0D || unit == 0x09
  }
}

/// Finds where a text may be cut, going forward through it once.
private struct CutFinder {
  /// Where characters end, in UTF-16 code units, with how good it is to cut there.
  private let ends: [(place: Int, worth: Worth)]
  private var next = 0

  private enum Worth: Int, Comparable {
    case character, word, sentence, line, paragraph

    static func < (left: Worth, right: Worth) -> Bool { left.rawValue < right.rawValue }

    /// A better place is taken only where the part does not become shorter than this share of the limit.
    var least: Double {
      switch self {
      case .paragraph: 0.5
      case .line: 0.4
      case .sentence: 0.3
      case .word: 0.2
      case .character: 0
      }
    }
  }

  init(_ text: String) {
    var ends: [(Int, Worth)] = []
    var place = 0
    var before: Character = " "
    var isLineEmpty = true
    for character in text {
      place += character.utf16.count
      let worth: Worth
      if character.isNewline {
        worth = isLineEmpty ? .paragraph : .line
        isLineEmpty = true
      } else {
        if !character.isWhitespace { isLineEmpty = false }
        worth = character.isWhitespace ? (".!?…".contains(before) ? .sentence : .word) : .character
      }
      before = character
      ends.append((place, worth))
    }
    self.ends = ends
  }

  /// The best place to end a part that begins at `start`: after it, and no further than `limit`.
  mutating func cut(after start: Int, limit: Int) -> Int {
    while next < ends.count, ends[next].place <= start { next += 1 }
    var best: (place: Int, worth: Worth)?
    var place = next
    while place < ends.count, ends[place].place - start <= limit {
      let candidate = ends[place]
      let isLongEnough = Double(candidate.place - start) >= candidate.worth.least * Double(limit)
      if isLongEnough, best.map({ candidate.worth >= $0.worth }) ?? true { best = candidate }
      if best == nil { best = (candidate.place, .character) }
      place += 1
    }
    // One character that is longer than a message: its end is out of reach, and it is cut where it must be.
    return best?.place ?? start + limit
  }
}
