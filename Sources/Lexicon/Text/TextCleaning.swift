/// What was taken out of a text when it was cleaned, in Unicode scalars, so that its author can be told.
package struct RemovedText: Sendable, Equatable {
  /// Zero-width and other characters that show nothing.
  package var invisible = 0
  /// Controls that reorder text: embeddings, overrides, isolates, and marks outside of right-to-left text.
  package var bidirectional = 0
  /// Tag characters, which can spell a hidden message.
  package var tags = 0
  /// C0 and C1 controls, NUL and noncharacters; tab and newline stay.
  package var controls = 0
  /// Marks beyond the thirtieth on one letter, and U+FDFA, which one character expands into eighteen.
  package var oversized = 0

  package init(
    invisible: Int = 0, bidirectional: Int = 0, tags: Int = 0, controls: Int = 0, oversized: Int = 0
  ) {
    self.invisible = invisible
    self.bidirectional = bidirectional
    self.tags = tags
    self.controls = controls
    self.oversized = oversized
  }

  /// Whether nothing was taken out.
  package var isEmpty: Bool { self == RemovedText() }

  /// How many characters were removed that a reader could not have seen. The author is told when it is not 0.
  package var hidden: Int { invisible + bidirectional + tags }
}

/// A cleaned text, and what was removed from it.
package struct CleanedText: Sendable, Equatable {
  package let text: String
  package let removed: RemovedText
}

/// Normalises what people type and paste, and removes what cannot be seen.
///
/// Linear in the length of the text. Nothing here refuses a text: limits are the caller's.
package enum TextCleaning {
  /// How many scalars may cross to the embedding engine.
  package static let modelInputLimit = 2_000

  /// More marks than this on one letter are dropped: UAX #15 "stream-safe text" allows 30, and canonical
  /// reordering of an unbounded run takes quadratic time.
  private static let marksAtMost = 30

  /// `text` as it is stored and shown: NFC, lines broken by "\n", without controls and invisible characters.
  ///
  /// Joiners and variation selectors stay inside emoji sequences and in scripts that need them.
  package static func clean(_ text: String) -> CleanedText {
    var cleaner = Cleaner(Array(text.unicodeScalars), marksAtMost: marksAtMost)
    cleaner.run()
    return CleanedText(text: UTF8Proc.nfc(String(cleaner.output)), removed: cleaner.removed)
  }

  /// `text` in normalisation form KC: one spelling for compatibility characters. U+FDFA is removed first.
  package static func nfkc(_ text: String) -> String {
    UTF8Proc.nfkc(clean(text).text)
  }

  /// What of `text` may cross to a C engine: cleaned, in form KC, without the Arabic ligatures U+FDFA and
  /// U+FDFB, without NUL, and of at most `modelInputLimit` scalars.
  package static func modelInput(_ text: String) -> String {
    // Composition joins at most a handful of scalars, so four times the limit leaves enough.
    let start = prefix(text, scalars: modelInputLimit * 4)
    let scalars = start.unicodeScalars.filter { $0.value != 0xFDFB }
    let normal = UTF8Proc.nfkc(clean(String(String.UnicodeScalarView(scalars))).text)
    // Form KC can bring back what cleaning removed (U+FFA0 becomes U+1160), hence the second pass.
    return prefix(clean(normal).text, scalars: modelInputLimit)
  }

  /// The first `count` Unicode scalars of `text`; all of it where it is shorter.
  package static func prefix(_ text: String, scalars count: Int) -> String {
    guard count > 0 else { return "" }
    let view = text.unicodeScalars
    guard let end = view.index(view.startIndex, offsetBy: count, limitedBy: view.endIndex) else {
      return text
    }
    return String(view[..<end])
  }
}

/// One pass over the scalars of a text.
private struct Cleaner {
  private let input: [Unicode.Scalar]
  private let marksAtMost: Int
  private(set) var output = String.UnicodeScalarView()
  private(set) var removed = RemovedText()
  private var marks = 0
  private var previous: Unicode.Scalar?

  init(_ input: [Unicode.Scalar], marksAtMost: Int) {
    self.input = input
    self.marksAtMost = marksAtMost
  }

  mutating func run() {
    var index = 0
    while index < input.count { index = step(index) }
  }

  /// Handles the scalar at `index` and returns the next index.
  private mutating func step(_ index: Int) -> Int {
    let scalar = input[index]
    let value = scalar.value
    if value >= 0x20 && value < 0x7F {
      keep(scalar)
      return index + 1
    }
    switch value {
    case 0x09, 0x0A: keep(scalar)
    case 0x0D:
      keep("\n")
      return index + 1 < input.count && input[index + 1] == "\n" ? index + 2 : index + 1
    case 0x85, 0x2028, 0x2029: keep("\n")
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: removed.controls += 1
    case _ where value & 0xFFFE == 0xFFFE: removed.controls += 1
    case 0xFDFA: removed.oversized += 1
    case 0x1F3F4:
      keep(scalar)
      return flag(after: index)
    case 0xE0000...0xE007F: removed.tags += 1
    case 0x202A...0x202E, 0x2066...0x2069: removed.bidirectional += 1
    case 0x200E, 0x200F, 0x061C:
      let next = index + 1 < input.count ? input[index + 1] : nil
      if [previous, next].contains(where: { $0.map(Scripts.isRightToLeft) ?? false }) {
        keep(scalar)
      } else {
        removed.bidirectional += 1
      }
    default:
      if Scripts.isDefaultIgnorable(value) {
        if isNeeded(at: index) { keep(scalar) } else { removed.invisible += 1 }
      } else if UTF8Proc.isMark(scalar) {
        marks += 1
        if marks <= marksAtMost { output.append(scalar); previous = scalar } else { removed.oversized += 1 }
      } else {
        keep(scalar)
      }
    }
    return index + 1
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    previous = scalar
    marks = 0
  }

  /// The three subdivision flags that Unicode recommends for interchange; other tag sequences hide text.
  private static let flags: [[UInt8]] = ["gbeng", "gbsct", "gbwls"].map { Array($0.utf8) }

  private mutating func flag(after index: Int) -> Int {
    let start = index + 1
    guard start + 5 < input.count, input[start + 5].value == 0xE007F else { return start }
    let letters = input[start..<start + 5].map { $0.value &- 0xE0000 }
    guard Self.flags.contains(where: { $0.map(UInt32.init) == letters }) else { return start }
    for offset in 0...5 { keep(input[start + offset]) }
    return start + 6
  }

  /// Whether the invisible scalar at `index` does something that a reader sees.
  private func isNeeded(at index: Int) -> Bool {
    guard let previous else { return false }
    let value = input[index].value
    let next = index + 1 < input.count ? input[index + 1] : nil
    switch value {
    case 0x200D:
      guard let next else { return false }
      if Scripts.isEmoji(next) && (Scripts.isEmoji(previous) || previous.value == 0xFE0F) { return true }
      return Scripts.joins(previous) && Scripts.joins(next)
    case 0x200C:
      guard let next else { return false }
      return Scripts.joins(previous) && Scripts.joins(next)
    case 0xFE0E, 0xFE0F:
      if let next, next.value == 0x20E3 { return Scripts.isKeycap(previous) }
      return Scripts.isEmoji(previous)
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return Scripts.isIdeograph(previous)
    case 0x180B...0x180F: return (0x1820...0x18AA).contains(previous.value)
    case 0x115F, 0x1160:
      return (0x1100...0x11FF).contains(previous.value)
        || next.map { (0x1160...0x11FF).contains($0.value) } ?? false
    default: return false
    }
  }
}

/// Properties of scalars that cleaning asks for (Unicode 15).
private enum Scripts {
  /// Default_Ignorable_Code_Point but for those that the caller handles itself.
  static func isDefaultIgnorable(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200D, 0x2060...0x2065,
      0x206A...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0xE0080...0xE0FFF:
      true
    default: false
    }
  }

  static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA9 && scalar.properties.isEmoji
  }

  static func isKeycap(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || scalar == "#" || scalar == "*"
  }

  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Letters and marks of scripts in which a joiner changes what is seen: Arabic and its like, and the scripts of
  /// India, Tibet, Myanmar, Cambodia and Mongolia.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x620...0x6FF, 0x710...0x7BF, 0x7C0...0x7FA, 0x8A0...0x8FF, 0x900...0xDFF, 0xF00...0xFFF,
      0x1000...0x109F, 0x1780...0x17DD, 0x1820...0x18AA, 0xA8E0...0xA8FF, 0xA9E0...0xA9FF, 0xFB50...0xFDF1,
      0xFE70...0xFEFC, 0x11000...0x11FFF:
      true
    default: false
    }
  }

  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF where scalar.value != 0x61C, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
      0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
