internal import CNcurses
package import TerminalKit

/// An ncurses screen that takes patches. Output only: input is decoded by `InputDecoder`, because ncurses drops
/// scalars that are cut between two reads.
///
/// Not thread-safe, as ncurses is not; `TerminalSession` keeps it on the main actor.
package final class CursesScreen {
  private let screen: OpaquePointer
  private let usesColor: Bool
  /// Kept between paints, so that a key stroke allocates nothing.
  private var buffer: [cn_cell] = []

  /// Opens a screen on two descriptors, which stay the caller's.
  ///
  /// - Throws: `unknownTerminal`, `failed`. Call `prepare` before.
  package init(term: String, input: Int32, output: Int32, usesColor: Bool) throws(TerminalError) {
    var opened: OpaquePointer?
    let result = Int(cn_open(term, input, output, usesColor ? 1 : 0, &opened))
    guard let opened, result == Int(CN_OK) else {
      throw result == Int(CN_UNKNOWN_TERMINAL) ? .unknownTerminal(term) : .failed(code: 0)
    }
    screen = opened
    self.usesColor = cn_colors(opened) > 0
  }

  deinit { cn_close(screen) }

  /// Sets the locale and looks the terminal up, before anything is sent to it.
  ///
  /// - Returns: the bytes that lead out of full-screen mode again.
  package static func prepare(term: String, output: Int32) throws(TerminalError) -> [CChar] {
    guard cn_use_utf8() == 1 else { throw .noUnicodeLocale }
    guard !term.isEmpty, !term.utf8.contains(0) else { throw .unknownTerminal(term) }
    var reset = [CChar](repeating: 0, count: 512)
    switch Int(cn_probe(term, output, &reset, reset.count)) {
    case Int(CN_OK): return Array(reset.prefix { $0 != 0 })
    case Int(CN_TOO_PLAIN): throw .tooPlain(term)
    default: throw .unknownTerminal(term)
    }
  }

  /// The size that is painted for.
  package var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cn_size(screen, &columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// Takes another size; the next flush paints everything.
  package func resize(to size: Size) {
    cn_resize(screen, Int32(clamping: max(1, size.columns)), Int32(clamping: max(1, size.rows)))
  }

  /// Puts patches into the picture; nothing is sent before `flush`.
  package func put(_ patches: [Patch]) {
    for patch in patches {
      buffer.removeAll(keepingCapacity: true)
      for cell in patch.cells { buffer.append(CursesScreen.converted(cell, usesColor: usesColor)) }
      cn_put(screen, Int32(patch.position.row), Int32(patch.position.column), buffer, Int32(buffer.count))
    }
  }

  /// Sends what changed; nil hides the cursor.
  package func flush(cursor: Position?) {
    cn_flush(screen, Int32(clamping: cursor?.row ?? -1), Int32(clamping: cursor?.column ?? -1))
  }

  /// Clears the terminal and paints everything with the next flush.
  package func forget() { cn_forget(screen) }

  /// Leaves full-screen mode; the shell's settings are back.
  package func leave() { cn_leave(screen) }

  /// Enters it again; the next flush paints everything.
  package func comeBack() { cn_return(screen) }

  /// A row of the picture as text, for tests.
  package func rowText(_ row: Int) -> String {
    var text = [CChar](repeating: 0, count: 16_384)
    let length = cn_row_text(screen, Int32(row), &text, text.count)
    return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The style in the picture at a place, for tests; nil outside.
  package func style(at position: Position) -> Style? {
    var cell = cn_cell()
    guard cn_read_cell(screen, Int32(position.row), Int32(position.column), &cell) == 1 else { return nil }
    return Style(
      Color(rawValue: cell.foreground) ?? .standard, on: Color(rawValue: cell.background) ?? .standard,
      Style.Attributes(rawValue: cell.attributes))
  }

  private static func converted(_ cell: Cell, usesColor: Bool) -> cn_cell {
    let style = usesColor ? cell.style : cell.style.withoutColor
    return cn_cell(
      scalars: (
        cell.base, UInt32(truncatingIfNeeded: cell.marksLow), UInt32(truncatingIfNeeded: cell.marksLow >> 32),
        UInt32(truncatingIfNeeded: cell.marksHigh), UInt32(truncatingIfNeeded: cell.marksHigh >> 32)
      ), width: cell.width, foreground: style.foreground.rawValue, background: style.background.rawValue,
      attributes: style.attributes.rawValue)
  }
}
