package import Domain
package import Localization
package import TerminalKit

/// What the world gives to an update or a frame; the same for both, so that they agree about the layout.
package struct Surroundings: Sendable {
  package var size: Size
  package var now: Timestamp
  /// The reader's seconds east of Greenwich: where days begin.
  package var utcOffset: Int
  package var phrasebooks: Phrasebooks
  /// What charts are drawn with on this terminal.
  package var glyphs: ChartGlyphs

  package init(
    size: Size, now: Timestamp, utcOffset: Int = 0, phrasebooks: Phrasebooks, glyphs: ChartGlyphs = .braille
  ) {
    self.size = size
    self.now = now
    self.utcOffset = utcOffset
    self.phrasebooks = phrasebooks
    self.glyphs = glyphs
  }
}
