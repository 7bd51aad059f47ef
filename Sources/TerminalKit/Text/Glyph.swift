import CUTF8Proc

/// What a cell can show: one scalar that takes room and up to four marks on it.
///
/// A grapheme cluster becomes none, one or several glyphs by one policy, which layout and painting share so that
/// they cannot disagree about a column:
///
/// * marks beyond the fourth are dropped; a mark with nothing below it stands on a dotted circle;
/// * an emoji sequence (joined persons, skin tones, keycaps) shows its first sign, because terminals disagree
///   about the rest;
/// * a flag shows its two letters;
/// * variation selectors and every format character (zero width, bidi controls, tags) show nothing;
/// * a tab is four spaces, a line break one space, other control characters and what Unicode has not assigned
///   are U+FFFD.
package struct Glyph: Hashable, Sendable {
  package let base: Unicode.Scalar
  package internal(set) var marksLow: UInt64 = 0
  package internal(set) var marksHigh: UInt64 = 0
  /// Columns: 1 or 2.
  package let width: UInt8

  init(_ base: Unicode.Scalar, width: UInt8 = 1) {
    self.base = base
    self.width = width
  }

  /// Adds a mark; false, and nothing added, when four are there.
  mutating func add(mark: Unicode.Scalar) {
    let value = UInt64(mark.value)
    if marksLow == 0 {
      marksLow = value
    } else if marksLow >> 32 == 0 {
      marksLow |= value << 32
    } else if marksHigh == 0 {
      marksHigh = value
    } else if marksHigh >> 32 == 0 {
      marksHigh |= value << 32
    }
  }

  static let space = Glyph(" ")
  static let replacement = Glyph("\u{FFFD}")
  static let dottedCircle = Glyph("\u{25CC}")
  /// Columns of a tab, wherever it stands: a cluster's width may not depend on its place.
  static let tabColumns = 4
}

/// What a scalar does to the cells of its cluster.
enum ScalarRole {
  case spacing(width: UInt8, pictographic: Bool)
  case mark
  case regionalIndicator
  case modifier
  case joiner
  case invisible
  case tab
  case lineBreak
  case unshowable

  /// Looks a scalar up. The tables are those of utf8proc with the few differences that matter to terminals.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x400..<0x483, 0x48A..<0x530:
      // 0xA9 and 0xAE are pictographic, but one column wide in text, and nothing is joined to them.
      self = .spacing(width: 1, pictographic: false)
    case 0x09: self = .tab
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0..<0x20, 0x7F..<0xA0: self = .unshowable
    case 0x200D: self = .joiner
    case 0x034F, 0x17B4, 0x17B5, 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0000...0xE01EF: self = .invisible
    case 0x20E3: self = .invisible  // the box of a keycap: terminals widen the digit below it
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark  // vowels and finals join the syllable's first letter
    case 0x1F1E6...0x1F1FF: self = .regionalIndicator
    case 0x1F3FB...0x1F3FF: self = .modifier
    default: self = ScalarRole(table: scalar)
    }
  }

  private init(table scalar: Unicode.Scalar) {
    let value = utf8proc_int32_t(scalar.value)
    switch utf8proc_category(value) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME: self = .mark
    case UTF8PROC_CATEGORY_CF: self = .invisible
    case UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CS: self = .unshowable
    default:
      let width = utf8proc_charwidth(value)
      guard width == 1 || width == 2 else {
        self = .unshowable
        return
      }
      let boundary = Int(utf8proc_get_property(value).pointee.boundclass)
      self = .spacing(
        width: UInt8(width), pictographic: boundary == Int(UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC.rawValue)
      )
    }
  }
}

extension Glyph {
  /// Hands the glyphs of one grapheme cluster to `body`, from left to right.
  static func each(of character: Character, _ body: (Glyph) -> Void) {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
      return body(Glyph(Unicode.Scalar(ascii)))
    }
    var current: Glyph?
    var isPictographic = false
    var joined = false
    var lineBroke = false
    for scalar in character.unicodeScalars {
      switch ScalarRole(scalar) {
      case .spacing(let width, let pictographic):
        if isPictographic && joined { continue }
        if let current { body(current) }
        current = Glyph(scalar, width: width)
        isPictographic = pictographic
        joined = false
      case .mark:
        if current == nil { current = .dottedCircle }
        current?.add(mark: scalar)
      case .modifier:
        if current == nil { current = Glyph(scalar, width: 2) }
      case .regionalIndicator:
        if let current { body(current) }
        // The letters start at U+1F1E6; the sum stays in A...Z.
        current = Glyph(Unicode.Scalar(UInt8(scalar.value - 0x1F1E6 + 0x41)))
      case .joiner: joined = true
      case .invisible: continue
      case .tab:
        for _ in 1..<tabColumns { body(.space) }
        current = .space
      case .lineBreak:
        // CR LF is one cluster and one break.
        if !lineBroke { current = .space }
        lineBroke = true
      case .unshowable:
        if let current { body(current) }
        current = .replacement
      }
    }
    if let current { body(current) }
  }
}
