/// A bit for each row: who may be found.
struct RowBits {
  /// Row 0 is the lowest bit of the first word. No bit is set behind the last row.
  private(set) var words: [UInt64] = []
  private(set) var count = 0

  /// No bit set.
  init(count: Int = 0) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  subscript(row: Int) -> Bool {
    get { words[row / 64] >> UInt64(row % 64) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(row % 64)
      if newValue { words[row / 64] |= bit } else { words[row / 64] &= ~bit }
    }
  }

  /// How many bits are set.
  var total: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func append(_ bit: Bool) {
    if count % 64 == 0 { words.append(0) }
    count += 1
    self[count - 1] = bit
  }

  /// Moves the last bit into the place of `row`.
  mutating func swapRemove(_ row: Int) {
    self[row] = self[count - 1]
    self[count - 1] = false
    count -= 1
    if count % 64 == 0 { words.removeLast() }
  }

  /// Clears what is not set in `other` too, which is of the same count.
  mutating func formIntersection(_ other: RowBits) {
    for word in words.indices { words[word] &= other.words[word] }
  }
}
