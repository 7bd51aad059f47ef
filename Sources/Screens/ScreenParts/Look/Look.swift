package import TerminalKit

/// The few looks that the screens share: the terminal user's own colours, each paired with a place, a word or an
/// attribute, so that nothing is lost without them.
///
/// Nobody tells a program whether its terminal is light or dark. Of the 16 colours, magenta and red alone keep a
/// contrast of 3 or more on white and on black alike, in the palettes that terminals come with; cyan, green and yellow
/// vanish on white, blue vanishes on black.
package enum Look {
  package static let plain = Style.plain
  package static let strong = Style.bold
  /// Times, hints, borders: there for who looks for them.
  package static let quiet = Style.dim
  package static let mitko = Style(.magenta, on: .standard, .bold)
  package static let title = Style(.standard, on: .standard, .bold)
  package static let heading = Style(.standard, on: .standard, [.bold, .underline])
  package static let code = Style(.magenta)
  package static let label = Style.dim
  package static let bar = Style(.magenta)
  package static let good = Style.bold
  package static let bad = Style(.red)
  package static let danger = Style(.red, on: .standard, .bold)
  package static let key = Style.bold
  package static let button = Style(.magenta)
  package static let focus = Style(.standard, on: .standard, [.bold, .reverse])

  /// Text is easiest to read in lines of at most this many columns.
  package static let measure = 100
}
