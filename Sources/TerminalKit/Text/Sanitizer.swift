/// Text made safe for a terminal where no grid stands between: plain mode, and what a text field takes in.
/// A grid needs none of this, because its glyphs cannot hold what is removed here.
package enum Sanitizer {
  /// Text for append-only output. Line breaks become LF, tabs stay; control characters (the escape character
  /// among them) become U+FFFD; bidi controls, zero-width characters and tags are dropped, except joiners and
  /// selectors between two things that they join.
  package static func plain(_ text: String) -> String { cleaned(text, control: "\u{FFFD}") }

  /// Text for editing: as `plain`, but control characters are dropped, as nobody meant to type them.
  package static func typed(_ text: String) -> String { cleaned(text, control: nil) }

  private static func cleaned(_ text: String, control: Unicode.Scalar?) -> String {
    if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x09, 0x0A: result.append(scalar)
      case 0x0D: result.append("\n")
      case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0..<0x20, 0x7F..<0xA0: if let control { result.append(control) }
      // Joiners have a meaning in emoji and in scripts beyond the Latin and Cyrillic ones only.
      case 0x200C, 0x200D:
        if let previous, previous.value >= 0x590, !isDropped(previous) { result.append(scalar) }
      default: if !isDropped(scalar) { result.append(scalar) }
      }
      // The CR LF pair is one line break.
      if scalar.value == 0x0A, previous?.value == 0x0D { result.removeLast() }
    }
    return String(result)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0E, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}
