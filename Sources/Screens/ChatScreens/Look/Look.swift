import TerminalKit

/// The few looks that the screens share: the terminal user's own colours, each paired with a place, a word or an
/// attribute, so that nothing is lost without them.
enum Look {
  static let plain = Style.plain
  static let strong = Style.bold
  /// Times, hints, borders: there for who looks for them.
  static let quiet = Style.dim
  static let mitko = Style(.cyan, on: .standard, .bold)
  static let title = Style(.standard, on: .standard, .bold)
  static let label = Style.dim
  static let bar = Style(.cyan)
  static let good = Style(.green)
  static let bad = Style(.red)
  static let danger = Style(.red, on: .standard, .bold)
  static let key = Style.bold
  static let button = Style(.cyan)
  static let focus = Style(.standard, on: .standard, [.bold, .reverse])

  /// Text is easiest to read in lines of at most this many columns.
  static let measure = 100
}
