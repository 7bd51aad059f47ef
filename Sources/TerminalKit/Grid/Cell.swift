/// One column of one row: a spacing scalar with at most four marks on it, and a style.
///
/// A character two columns wide is a leading cell of width 2 and a continuation of width 0 with the same style.
/// The form is what a terminal library takes (one spacing scalar, four marks); it is flat, so that comparing two
/// screens of 12,000 cells costs microseconds and allocates nothing.
package struct Cell: Hashable, Sendable {
  /// The scalar that takes the room; 0 in a continuation.
  package let base: UInt32
  /// The marks' scalars, the first in the low half of `marksLow`; 0 is none.
  package let marksLow: UInt64
  package let marksHigh: UInt64
  package internal(set) var style: Style
  /// Columns: 1, 2, or 0 for the second half of a wide character.
  package let width: UInt8

  init(base: UInt32, marksLow: UInt64 = 0, marksHigh: UInt64 = 0, style: Style, width: UInt8) {
    self.base = base
    self.marksLow = marksLow
    self.marksHigh = marksHigh
    self.style = style
    self.width = width
  }

  /// A cell for a glyph.
  package init(_ glyph: Glyph, style: Style = .plain) {
    self.init(
      base: glyph.base.value, marksLow: glyph.marksLow, marksHigh: glyph.marksHigh, style: style,
      width: glyph.width)
  }

  /// An empty cell in the terminal's own look.
  package static let blank = Cell.space(.plain)

  /// An empty cell in a look.
  package static func space(_ style: Style) -> Cell { Cell(base: 0x20, style: style, width: 1) }

  /// The second half of a wide character.
  package static func continuation(_ style: Style) -> Cell { Cell(base: 0, style: style, width: 0) }

  /// True for the second half of a wide character.
  package var isContinuation: Bool { width == 0 }

  /// The marks on the base, none to four.
  package var marks: [UInt32] {
    [
      UInt32(truncatingIfNeeded: marksLow), UInt32(truncatingIfNeeded: marksLow >> 32),
      UInt32(truncatingIfNeeded: marksHigh), UInt32(truncatingIfNeeded: marksHigh >> 32),
    ].filter { $0 != 0 }
  }

  /// What the cell shows; nothing for a continuation.
  package var text: String {
    guard !isContinuation else { return "" }
    var scalars = String.UnicodeScalarView()
    for value in [base] + marks {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
