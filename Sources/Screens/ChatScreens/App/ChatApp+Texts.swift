import Domain
import Localization
import ScreenParts
import TerminalKit

/// Texts that leave the screen: to the clipboard, to the person's editor and pager.
extension ChatApp {
  /// The message that copying and reading are about: the one found or chosen, else the newest.
  var messageAtHand: Message? {
    let messages = conversation.transcript.messages
    let position =
      search.map { isThere($0) ? $0.hit : nil }
      ?? (conversation.focus == .transcript ? conversation.selected : messages.last?.position)
    return position.flatMap { conversation.transcript.index(of: $0) }.map { messages[$0] }
  }

  /// Copies what is at hand: a message, or the contact of a connection.
  mutating func copy() -> [ChatEffect] {
    switch tab {
    case .chat: return messageAtHand.map { press(.copy($0.text)) } ?? []
    case .matches: return matches.selected?.theirContact.map { press(.copy($0.value)) } ?? []
    case .profile, .help: return []
    }
  }

  /// Opens what is at hand outside: the draft to be written on, anything else to be read.
  func open(_ surroundings: Surroundings) -> [ChatEffect] {
    let book = book(surroundings)
    let columns = min(surroundings.size.columns, Look.measure)
    let text: String?
    switch layers.last {
    case .question, .palette, .spending, .chats: return []
    case .search: text = messageAtHand.map { Self.wrapped($0, book, columns: columns) }
    case nil:
      switch tab {
      case .chat where conversation.focus != .transcript: return [.edit(conversation.field.text)]
      case .chat: text = messageAtHand.map { Self.wrapped($0, book, columns: columns) }
      case .matches:
        text = selectedParts(surroundings, columns: columns).map {
          Self.text($0.body + [.blank] + $0.foot)
        }
      case .profile:
        // In one column, whatever the screen has room for.
        var narrow = surroundings
        narrow.size = Size(columns: columns, rows: surroundings.size.rows)
        text = Self.text(profileParts(narrow).lines)
      case .help: text = Self.text(help.lines(book, keys, columns: columns - 1))
      }
    }
    return text.flatMap { $0.isEmpty ? nil : [.view($0)] } ?? []
  }

  /// A message with lines that end at words: pagers cut them anywhere.
  private static func wrapped(_ message: Message, _ book: Phrasebook, columns: Int) -> String {
    TextWrap.hanging(message.spokenText(book), columns: columns, keepsWords: true)
      .joined(separator: "\n")
  }

  private static func text(_ lines: [StyledLine]) -> String {
    var texts = lines.map { line in
      var text = line.spans.map(\.text).joined()
      if case .text(let more, _)? = line.trailing { text += "  " + more }
      while text.last == " " { text.removeLast() }
      return text
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts.joined(separator: "\n")
  }
}
