package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

/// A list with the page of one of its rows: what is read of both, and where it is scrolled to.
package struct RoomPages<Row: Identifiable & Sendable, Sheet: Sendable>: Sendable
where Row.ID: Hashable & Sendable {
  package var list: RoomList<Row>
  /// The row whose page is open.
  package private(set) var opened: Row.ID?
  /// What its page shows; `nil` until that was read.
  package private(set) var sheet: Sheet?
  /// Whether what it was about is no longer there.
  package private(set) var isGone = false
  var scrolled = ScrolledText()

  /// A list without a page.
  package init(_ list: RoomList<Row> = RoomList()) {
    self.list = list
  }

  mutating func open(_ row: Row.ID) {
    opened = row
    sheet = nil
    isGone = false
    scrolled = ScrolledText()
  }

  mutating func close() { (opened, sheet, isGone) = (nil, nil, false) }

  /// Takes in a page; one that was opened after this was read comes with the next look.
  ///
  /// - Parameter row: whose page was asked for.
  mutating func take(_ sheet: Sheet?, of row: Row.ID?) {
    guard row == opened else { return }
    self.sheet = sheet
    isGone = row != nil && sheet == nil
  }
}

/// A room that lists things and has a page about each: beside the list where there is room for both, else in its
/// place. Beside it, the keys of lists go from page to page.
package protocol PagedRoom: Room {
  /// A row of the list.
  associatedtype Line: Identifiable & Sendable where Line.ID: Hashable & Sendable
  /// What a page shows.
  associatedtype Sheet: Sendable

  /// The list and the page that is open.
  var pages: RoomPages<Line, Sheet> { get set }

  /// What is read for it, as it is narrowed and opened now.
  var watch: AdminEffect { get }

  /// Reads the words of a filter; they stay as they were where they are wrong.
  mutating func read(_ words: String, by reader: FilterReader) throws(FilterMistake)

  /// The page as lines of a width.
  func lines(
    of sheet: Sheet, columns: Int, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [StyledLine<KeyEvent>]

  /// Draws the list.
  func drawList(_ canvas: inout AdminCanvas, _ place: Rect)

  /// Where the rows of the list stand, their header included.
  func table(in list: Rect) -> Rect

  /// In which its pages are written.
  var language: Language { get }
}
