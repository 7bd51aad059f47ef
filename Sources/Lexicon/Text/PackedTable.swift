/// A table that lies in the program as one text, with an index of the names in it.
///
/// A row is a line, its fields are separated by semicolons. The first is its id; the last holds its names, separated by
/// commas: folded words with one space between, behind the marks of `Marks`. Only the index is made when the table is
/// first used: two hash tables of offsets into the text, with linear probing; nothing is copied out of the text before
/// it is asked for.
struct PackedTable: Sendable {
  /// What stands before a name.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    /// `?`: the name is an ordinary word too.
    static let ordinary = Marks(rawValue: 1)
    /// `~`: it counts only where its surroundings speak of a place.
    static let guarded = Marks(rawValue: 2)
    /// `*`: it counts only beside the name of its region.
    static let regionOnly = Marks(rawValue: 4)
    /// `^`: it counts only with a capital.
    static let capital = Marks(rawValue: 8)

    /// The mark of a byte; empty for any other byte.
    init(byte: UInt8) {
      switch byte {
      case UInt8(ascii: "?"): self = .ordinary
      case UInt8(ascii: "~"): self = .guarded
      case UInt8(ascii: "*"): self = .regionOnly
      case UInt8(ascii: "^"): self = .capital
      default: self = []
      }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// A name found in a text: the tokens it covers, its row and what is marked of it.
  struct Hit: Sendable {
    let positions: Range<Int>
    let row: Int
    let marks: Marks
  }

  private let text: StaticString
  private let columns: Int
  /// Where each row begins.
  private let starts: [UInt32]
  /// Where names begin, by the hash of their first word; 0 is an empty slot, for no name begins the text.
  private let names: [UInt32]
  /// Numbers of rows and one, by the hash of their ids.
  private let ids: [UInt32]

  /// Reads `text`, whose rows have `columns` fields.
  init(_ text: StaticString, columns: Int) {
    self.text = text
    self.columns = columns
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var commas = 0
    var lines = 1
    for byte in bytes {
      if byte == UInt8(ascii: ",") { commas += 1 } else if byte == UInt8(ascii: "\n") { lines += 1 }
    }
    var starts: [UInt32] = []
    starts.reserveCapacity(lines)
    var names = OffsetTable(count: commas + lines)
    var ids = OffsetTable(count: lines)
    var cursor = 0
    while cursor < bytes.count {
      starts.append(UInt32(cursor))
      ids.insert(UInt32(starts.count), hash: Self.hash(bytes, &cursor))
      var separators = 0
      while separators < columns - 1, cursor < bytes.count {
        if bytes[cursor] == UInt8(ascii: ";") { separators += 1 }
        cursor += 1
      }
      while cursor < bytes.count, bytes[cursor] != UInt8(ascii: "\n") {
        if bytes[cursor] == UInt8(ascii: ",") || !Marks(byte: bytes[cursor]).isEmpty {
          cursor += 1
          continue
        }
        let start = cursor
        names.insert(UInt32(start), hash: Self.hash(bytes, &cursor))
        while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ","), bytes[cursor] != UInt8(ascii: "\n") {
          cursor += 1
        }
      }
      cursor += 1
    }
    self.starts = starts
    self.names = names.slots
    self.ids = ids.slots
  }

  /// The number of rows.
  var count: Int { starts.count }

  private var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// The hash of the word at `cursor`, as `WordKey` has it; the cursor comes to stand behind the word.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: inout Int) -> UInt64 {
    var hash = WordKey.seed
    while cursor < bytes.count, !isEnd(bytes[cursor]), bytes[cursor] != UInt8(ascii: " ") {
      hash = WordKey.step(hash, bytes[cursor])
      cursor += 1
    }
    return hash
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\n")
  }

  // MARK: Rows

  /// All fields of a row, the names left out.
  func fields(of row: Int) -> [String] {
    var result: [String] = []
    result.reserveCapacity(columns - 1)
    var start = Int(starts[row])
    for _ in 0..<columns - 1 {
      var end = start
      while bytes[end] != UInt8(ascii: ";") { end += 1 }
      result.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end + 1
    }
    return result
  }

  /// One field of a row.
  func field(_ number: Int, of row: Int) -> String {
    let range = range(ofField: number, row)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The first byte of a field; 0 where the field is empty.
  func byte(ofField number: Int, of row: Int) -> UInt8 {
    let range = range(ofField: number, row)
    return range.isEmpty ? 0 : bytes[range.lowerBound]
  }

  /// Whether a field of two rows is the same.
  func sharesField(_ number: Int, _ row: Int, _ other: Int) -> Bool {
    bytes[range(ofField: number, row)].elementsEqual(bytes[range(ofField: number, other)])
  }

  private func range(ofField number: Int, _ row: Int) -> Range<Int> {
    var start = Int(starts[row])
    var left = number
    while left > 0 {
      if bytes[start] == UInt8(ascii: ";") { left -= 1 }
      start += 1
    }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: ";"), bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }

  /// The names of a row, as they are compared, with their marks.
  func names(of row: Int) -> [(name: String, marks: Marks)] {
    bytes[range(ofField: columns - 1, row)].split(separator: UInt8(ascii: ",")).map { name in
      var marks: Marks = []
      for byte in name.prefix(while: { !Marks(byte: $0).isEmpty }) { marks.insert(Marks(byte: byte)) }
      return (String(decoding: name.drop { !Marks(byte: $0).isEmpty }, as: UTF8.self), marks)
    }
  }

  /// The row of an id; nil where there is none.
  func row(_ id: String) -> Int? {
    var slot = OffsetTable.slot(WordKey(id).value, ids.count)
    while ids[slot] != 0 {
      let row = Int(ids[slot]) - 1
      if bytes[range(ofField: 0, row)].elementsEqual(id.utf8) { return row }
      slot = (slot + 1) & (ids.count - 1)
    }
    return nil
  }

  // MARK: Names

  /// The names that begin at the token at `position`: the longest first, of one length in the order of the rows.
  func hits(in text: AnalysedText, at position: Int) -> [Hit] {
    let token = text.tokens[position]
    guard token.kind != .sign else { return [] }
    var result: [Hit] = []
    var slot = OffsetTable.slot(token.key.value, names.count)
    while names[slot] != 0 {
      let offset = Int(names[slot])
      if let last = lastToken(ofNameAt: offset, in: text, from: position) {
        let place = result.firstIndex { $0.positions.upperBound <= last } ?? result.count
        result.insert(
          Hit(positions: position..<last + 1, row: row(around: offset), marks: marks(before: offset)),
          at: place)
      }
      slot = (slot + 1) & (names.count - 1)
    }
    return result
  }

  /// The longest name that begins at `position` and that `accepts` takes.
  func hit(in text: AnalysedText, at position: Int, where accepts: (Hit) -> Bool = { _ in true }) -> Hit? {
    hits(in: text, at: position).first(where: accepts)
  }

  /// The position of the last token of the name at `offset`, where the text from `position` on spells it.
  private func lastToken(ofNameAt offset: Int, in text: AnalysedText, from position: Int) -> Int? {
    let bytes = bytes
    var cursor = offset
    var token = position
    while true {
      for byte in text.tokens[token].folded.utf8 {
        guard cursor < bytes.count, bytes[cursor] == byte else { return nil }
        cursor += 1
      }
      if cursor == bytes.count || Self.isEnd(bytes[cursor]) { return token }
      guard bytes[cursor] == UInt8(ascii: " "), let next = text.continuation(after: token),
        text.tokens[next].kind != .sign
      else { return nil }
      cursor += 1
      token = next
    }
  }

  private func marks(before offset: Int) -> Marks {
    var marks: Marks = []
    var cursor = offset - 1
    while true {
      let mark = Marks(byte: bytes[cursor])
      if mark.isEmpty { return marks }
      marks.insert(mark)
      cursor -= 1
    }
  }

  /// The row that holds `offset`.
  private func row(around offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A hash table of numbers that are never 0, with linear probing; at most half full.
private struct OffsetTable {
  private(set) var slots: [UInt32]

  init(count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// The slot where the search for `hash` begins, of `count` slots, a power of two.
  static func slot(_ hash: UInt64, _ count: Int) -> Int {
    // The low bits of FNV-1a depend on few bits of the last letters; the high half is mixed in.
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (count - 1)
  }

  mutating func insert(_ value: UInt32, hash: UInt64) {
    var slot = Self.slot(hash, slots.count)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }
}
