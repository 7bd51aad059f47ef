/// A grapheme cluster as `ClusterWalk` finds it.
enum Cluster {
  /// One scalar of one glyph, to which nothing is joined: almost all of almost every text.
  case simple(Unicode.Scalar, width: UInt8)
  /// Anything else, by Swift's own segmentation.
  case complex(Character)

  /// Columns by the policy of `Glyph`.
  var width: Int {
    switch self {
    case .simple(_, let width): Int(width)
    case .complex(let character): Columns.width(of: character)
    }
  }

  var breakClass: BreakClass {
    switch self {
    case .simple(let scalar, _): BreakClass(scalar: scalar.value)
    case .complex(let character): BreakClass(character)
    }
  }

  /// Hands the cluster's glyphs to `body`, from left to right.
  func eachGlyph(_ body: (Glyph) -> Void) {
    switch self {
    case .simple(let scalar, let width): body(Glyph(scalar, width: width))
    case .complex(let character): Glyph.each(of: character, body)
    }
  }
}

/// Goes through the clusters of a text with the boundaries of `Character`, some ten times as fast.
///
/// Between two scalars of the simple kinds there is always a boundary (UAX #29: none of them extends, prepends, joins
/// or is a conjoining letter), so segmentation proper is only needed from where something else stands until two simple
/// ones follow each other.
enum ClusterWalk {
  /// Columns of a scalar that is a cluster by itself unless something joins it; 0 for all others.
  @inline(__always)
  static func simpleWidth(_ value: UInt32) -> UInt8 {
    switch value {
    case 0x20..<0x7F: 1
    case 0..<0xA0: 0
    case 0xAD: 0
    case 0xA0..<0x300, 0x400..<0x483, 0x48A..<0x530: 1
    case 0x2010..<0x2028, 0x2500..<0x25A0: 1
    case 0x3001...0x3020, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFC, 0xAC00...0xD7A3, 0xFF01...0xFF60:
      2
    default: 0
    }
  }

  /// Calls `body` with the byte range and the cluster until it returns false.
  static func each(of text: String, _ body: (Range<Int>, Cluster) -> Bool) {
    var text = text
    text.withUTF8 { each(in: $0, body) }
  }

  private static func each(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Cluster) -> Bool) {
    var index = 0
    while index < bytes.count {
      let (value, length) = decode(bytes, index)
      var end = index + length
      let width = simpleWidth(value)
      if width > 0, end == bytes.count || isSafe(bytes, end) {
        // A simple width is only given to scalars that exist.
        guard let scalar = Unicode.Scalar(value) else { return }
        guard body(index..<end, .simple(scalar, width: width)) else { return }
        index = end
        continue
      }
      if value == 0x0A {
        // A CR before it would have taken it along.
        guard body(index..<end, .complex("\n")) else { return }
        index = end
        continue
      }
      var afterSimple = width > 0
      while end < bytes.count {
        let safe = isSafe(bytes, end)
        if afterSimple && safe { break }
        afterSimple = safe
        end += decode(bytes, end).length
      }
      for character in String(decoding: bytes[index..<end], as: UTF8.self) {
        let next = index + character.utf8.count
        guard body(index..<next, .complex(character)) else { return }
        index = next
      }
    }
  }

  /// Whether the scalar there begins a cluster when a simple one stands before it.
  @inline(__always)
  private static func isSafe(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let value = decode(bytes, index).value
    return value == 0x0A || simpleWidth(value) > 0
  }

  /// The scalar at an index; strings hold valid UTF-8 only.
  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (
    value: UInt32, length: Int
  ) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }
}
