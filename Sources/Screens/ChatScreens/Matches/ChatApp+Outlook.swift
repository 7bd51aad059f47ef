import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// Why nobody was proposed yet, as a card: what keeps people away, and below it what would open more. A button only
  /// writes the words; whoever reads them sends them.
  func outlookParts(
    _ note: OutlookNote, _ book: Phrasebook, columns: Int
  ) -> (body: [StyledLine], foot: [StyledLine]) {
    var body = Lines.wrapped(book.text(.outlook(.title)), columns: columns, style: Look.title) + [.blank]
    for paragraph in note.paragraphs { body += Lines.hanging(paragraph, columns: columns) }
    guard !note.suggestions.isEmpty else { return (body, []) }
    body.append(.blank)
    body += Lines.wrapped(book.text(.outlook(.suggest)), columns: columns, style: Look.quiet)
    let foot = outlookButtons.flatMap { Lines.buttons([$0], columns: columns) }
    return (body, foot)
  }

  /// One for each way to open more.
  var outlookButtons: [ScreenButton] {
    (matches.outlook?.suggestions ?? []).enumerated().map { index, suggestion in
      ScreenButton(
        number: index + 1, label: "\(suggestion.label) · \(suggestion.opens)", act: .draft(suggestion.draft))
    }
  }
}
