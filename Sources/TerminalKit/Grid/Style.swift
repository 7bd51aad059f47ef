/// One of the terminal user's own colours; Mitko never chooses red, green and blue itself.
package enum Color: UInt8, Hashable, Sendable, CaseIterable {
  /// What the terminal shows without any colour set.
  case standard = 0
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a cell looks. A meaning must survive without colour: pair colours with an attribute or a word.
package struct Style: Hashable, Sendable {
  /// What can be combined with any colour.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    /// The set with these bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier; the strongest emphasis.
    package static let bold = Attributes(rawValue: 1)
    /// Fainter: times, hints, what is past.
    package static let dim = Attributes(rawValue: 2)
    /// Underlined: links and keys.
    package static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged: the selection and the focus.
    package static let reverse = Attributes(rawValue: 8)
  }

  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  /// A look; all parts may be left out.
  package init(
    _ foreground: Color = .standard, on background: Color = .standard, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own look.
  package static let plain = Style()
  package static let bold = Style(.standard, on: .standard, .bold)
  package static let dim = Style(.standard, on: .standard, .dim)
  package static let underline = Style(.standard, on: .standard, .underline)
  package static let reverse = Style(.standard, on: .standard, .reverse)

  /// The same look with more attributes.
  package func adding(_ more: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(more)
    return style
  }

  /// The look where colours are not wanted (NO_COLOR) or missing: a coloured background becomes reverse video,
  /// so that what stood out by it still does.
  package var withoutColor: Style {
    var style = Style(.standard, on: .standard, attributes)
    if background != .standard { style.attributes.formUnion(.reverse) }
    return style
  }
}
