package import Domain
import DialogParts
package import Localization

/// Buttons below a message, in rows.
package struct Keyboard: Hashable, Sendable {
  /// What one says and does.
  package struct Button: Hashable, Sendable {
    package let label: String
    package let data: CallbackData

    package init(_ label: String, _ data: CallbackData) {
      self.label = label
      self.data = data
    }
  }

  package let rows: [[Button]]

  package init(rows: [[Button]]) {
    self.rows = rows
  }

  /// Of a message's buttons those that can still be pressed; `nil` where none can.
  package init?(of message: Message, in book: Phrasebook) {
    let buttons = message.actions.filter { $0.state == .open }.map {
      Button(Phrase.label(of: $0.intent, in: book), .action($0.id))
    }
    guard !buttons.isEmpty else { return nil }
    self.init(laidOut: buttons)
  }

  /// One for each language that Mitko speaks, by what it calls itself.
  package static func languages(of books: Phrasebooks) -> Keyboard {
    Keyboard(
      laidOut: books.languages.map {
        Button(books.book(for: $0).name, .language(Language(code: $0)))
      })
  }

  /// What is decided about an announcement that was previewed.
  package static func deciding(_ draft: AnnouncementID, in book: Phrasebook) -> Keyboard {
    Keyboard(rows: [
      [
        Button(book.text(.group(.announceYes)), .announce(draft)),
        Button(book.text(.group(.announceNo)), .drop(draft)),
      ]
    ])
  }

  /// Labels that are short together share a row: on a phone about thirty characters fit beside each other.
  private init(laidOut buttons: [Button]) {
    var rows: [[Button]] = []
    for button in buttons {
      let isNarrow = rows.last.map {
        $0.count < Self.mostInRow && ($0.map(\.label.count).max() ?? 0) <= Self.narrow
          && button.label.count <= Self.narrow
      }
      if isNarrow == true { rows[rows.count - 1].append(button) } else { rows.append([button]) }
    }
    self.init(rows: rows)
  }

  private static let narrow = 14
  private static let mostInRow = 3
}
