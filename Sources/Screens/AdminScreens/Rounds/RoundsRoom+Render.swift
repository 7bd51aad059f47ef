package import Domain
package import Localization
import ScreenParts
package import TerminalKit

extension RoundsRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    let around = canvas.surroundings
    guard why == nil else {
      let area = Rect(
        column: place.left, row: place.top, columns: min(place.columns, Look.measure), rows: place.rows)
      let lines = whyLines(canvas.book, columns: area.columns, now: around.now, utcOffset: around.utcOffset)
      return canvas.draw(lines, in: area, scrolled: scrolled)
    }
    guard let figures else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: place)
    }
    let words = RoundsText(
      figures: figures, pauses: pauses, book: canvas.book, now: around.now, utcOffset: around.utcOffset)
    canvas.draw(words.head(columns: place.columns), in: place)
    let area = turnsArea(place)
    drawTurns(words, &canvas, place.columns >= Self.wide ? area.cutLeft(area.columns / 2).part : area)
    if place.columns >= Self.wide {
      canvas.draw(words.earlier, in: area.cutLeft(area.columns / 2).rest.cutLeft(3).rest)
    }
  }

  /// Where the turns stand, header included: below what is told of the round.
  func turnsArea(_ place: Rect) -> Rect { place.cutTop(min(RoundsText.headRows, place.rows)).rest }

  private func drawTurns(_ words: RoundsText, _ canvas: inout AdminCanvas, _ place: Rect) {
    turns.render(
      as: Table(RoundsText.columns(canvas.book)), into: &canvas, in: place, empty: .pairing(.turnsNone)
    ) { (words.cells(of: $0), $0.result == .nobodyFitted ? Look.quiet : .plain) }
  }

  /// The page about two people.
  func whyLines(
    _ book: Phrasebook, columns: Int, now: Timestamp, utcOffset: Int
  ) -> [StyledLine<KeyEvent>] {
    func told(_ phrase: Phrase) -> [StyledLine<KeyEvent>] {
      Lines.wrapped(book.text(phrase), columns: columns)
    }
    guard let why, why.question != nil else { return told(Phrase(.pairing(.whyNeedsTwo))) }
    guard let answer = why.answer else { return told(Phrase(.admin(.reading))) }
    return PairText(
      answer: answer, book: book, columns: columns,
      clock: ClockWords(book: book, now: now, utcOffset: utcOffset)
    ).lines
  }

  /// The page about two people as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package static func text(
    of answer: PairAnswer, _ book: Phrasebook, columns: Int, now: Timestamp, utcOffset: Int
  ) -> [String] {
    PairText(
      answer: answer, book: book, columns: columns,
      clock: ClockWords(book: book, now: now, utcOffset: utcOffset)
    ).lines.map { $0.spans.map(\.text).joined() }
  }

  /// The round as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package func lines(_ book: Phrasebook, columns: Int, now: Timestamp, utcOffset: Int) -> [String] {
    guard let figures else { return [] }
    let words = RoundsText(figures: figures, pauses: pauses, book: book, now: now, utcOffset: utcOffset)
    func text(_ lines: [RoundsText.Line]) -> [String] { lines.map { $0.spans.map(\.text).joined() } }
    // The turns stand below the line that says whose they are.
    return text(words.head(columns: columns))
      + figures.turns.map { words.cells(of: $0).filter { !$0.isEmpty }.joined(separator: "  ") }
      + text([.blank] + words.earlier)
  }
}
