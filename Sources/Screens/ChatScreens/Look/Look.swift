import TerminalKit

/// The few looks that the screens share: the terminal user's own colours, each paired with a place, a word or an
/// attribute, so that nothing is lost without them.
///
/// Nobody tells a program whether its terminal is light or dark. Of the 16 colours, magenta and red alone keep a
/// contrast of 3 or more on white and on black alike, in the palettes that terminals come with; cyan, green and yellow
/// vanish on white, blue vanishes on black.
enum Look {
  static let plain = Style.plain
  static let strong = Style.bold
  /// Times, hints, borders: there for who looks for them.
  static let quiet = Style.dim
  static let mitko = Style(.magenta, on: .standard, .bold)
  static let title = Style(.standard, on: .standard, .bold)
  static let heading = Style(.standard, on: .standard, [.bold, .underline])
  static let code = Style(.magenta)
  static let label = Style.dim
  static let bar = Style(.magenta)
  static let good = Style.bold
  static let bad = Style(.red)
  static let danger = Style(.red, on: .standard, .bold)
  static let key = Style.bold
  static let button = Style(.magenta)
  static let focus = Style(.standard, on: .standard, [.bold, .reverse])

  /// Text is easiest to read in lines of at most this many columns.
  static let measure = 100
}
