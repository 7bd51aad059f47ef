package import Domain
package import Localization
import ScreenParts
import TerminalKit

/// What a line of the list of announcements says.
package struct AnnouncementWords {
  let book: Phrasebook
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// - Parameter utcOffset: seconds east of Greenwich.
  package init(book: Phrasebook, now: Timestamp, utcOffset: Int) {
    self.book = book
    self.now = now
    self.utcOffset = utcOffset
  }

  /// Those that say least leave first where there is no room.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.admin(.columnTime)), .fixed(12)),
      TableColumn(book.text(.admin(.columnStage)), .fixed(12)),
      TableColumn(book.text(.admin(.columnSent)), .fixed(16)),
      TableColumn(book.text(.admin(.columnText)), .share(least: 20, weight: 3)),
      TableColumn(book.text(.admin(.columnAudience)), .share(least: 14, weight: 2), rank: 1),
      TableColumn(book.text(.admin(.columnWho)), .fixed(10), rank: 2),
    ]
  }

  func cells(of row: Announcement) -> [String] {
    [
      ClockWords(book: book, now: now, utcOffset: utcOffset).short(row.madeAt), book.text(row.state.phrase),
      progress(of: row), row.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "",
      row.audience.isEmpty ? book.text(.admin(.announceEverybody)) : row.audience, row.operatorName,
    ]
  }

  /// "240 of 312"; with those whom it could not be brought to.
  func progress(of row: Announcement) -> String {
    // Once everybody was looked at, those who got it or wanted none are all who were meant.
    let isKnown = row.chosen.isExact || row.state == .done
    let chosen = row.chosen.isExact ? row.chosen.known : max(row.chosen.known, row.sent + row.passed)
    let done = book.text(
      Phrase(
        isKnown ? .admin(.announceProgress) : .admin(.announceProgressAtLeast),
        ["sent": .text(book.number(row.sent)), "chosen": .text(book.number(chosen))]))
    return row.failed == 0 ? done : done + " !" + book.number(row.failed)
  }

  /// A whole line, for scripts and screen readers.
  package func line(of row: Announcement) -> String {
    cells(of: row).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// "312 people: ada, boris, vera…"
  static func audience(_ audience: Audience) -> Phrase {
    let names = audience.first.map { PhraseValue.text($0.name) }
    let known = audience.count.known
    if known == 0 {
      return Phrase(audience.count.isExact ? .admin(.audienceNobody) : .admin(.audienceUnknown))
    }
    let key: PhraseKey =
      if case .atLeast = audience.count {
        .admin(.audienceAtLeast)
      } else {
        known > names.count ? .admin(.audienceAmong) : .admin(.audienceAll)
      }
    return Phrase(key, ["n": .count(known), "names": .list(names)])
  }
}

extension Announcement.State {
  /// How far it has come, in a word.
  var phrase: PhraseKey {
    switch self {
    case .sending: .admin(.announceSending)
    case .done: .admin(.announceDone)
    case .stopped: .admin(.announceStopped)
    }
  }
}

/// An announcement's page: to whom, how far, the whole text, and whom it could not be brought to.
struct AnnouncementSheetText {
  let announcement: Announcement
  let failures: [AnnounceRoom.Content.Failure]
  let columns: Int
  let words: EventWords

  typealias Line = StyledLine<KeyEvent>

  private var book: Phrasebook { words.book }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      TextWrap.lines(of: String(line), columns: max(10, columns - indent))
        .map { Line($0, style).indented(by: indent) }
    }
  }

  var lines: [Line] {
    let row = announcement
    let list = AnnouncementWords(book: book, now: words.now, utcOffset: words.utcOffset)
    var lines = [
      Line([
        Span(book.text(row.state.phrase), Look.title), Span("  " + list.progress(of: row), Look.strong),
      ]),
      Line("\(words.clock.text(row.madeAt)) · \(row.operatorName)", Look.quiet),
    ]
    lines += wrapped(
      book.text(.admin(.announceTo)) + " "
        + (row.audience.isEmpty ? book.text(.admin(.announceEverybody)) : row.audience))
    if row.passed > 0 {
      lines += wrapped(book.text(Phrase(.admin(.announcePassed), ["n": .count(row.passed)])))
    }
    lines += [.blank] + wrapped(row.text, indent: 2)
    if !failures.isEmpty {
      lines += [.blank, Line(book.text(.admin(.announceFailures)), Look.title)]
      lines += failures.flatMap { wrapped("\($0.person.name)  \($0.error)", Look.bad, indent: 2) }
    }
    return lines
  }
}
