import Domain
import Localization
import Ports

/// A conversation as a Markdown text: what the person wrote as a quotation, so that nothing in it is taken for a mark;
/// what Mitko said as it stands.
struct ChatMarkdown {
  let book: Phrasebook

  /// Messages read at once.
  private static let page = 500

  func text(of chat: Chat, titled title: String, in tx: any Transaction) throws -> String {
    var text = "# \(title)\n"
    var position = 0
    while case let page = try tx.chats.messages(in: chat.id, after: position, limit: Self.page),
      let last = page.last
    {
      for message in page { text += "\n" + part(message) }
      position = last.position
    }
    return text
  }

  /// In UTC: whoever reads the file sits anywhere.
  private static func time(_ instant: Timestamp) -> String {
    let time = CivilTime(microseconds: instant.microseconds, utcOffset: 0)
    return "\(String(instant.description.prefix(10))) \(time.clock) UTC"
  }

  private static func phrase(of mark: Message.Mark) -> PhraseKey {
    switch mark {
    case .standIn: .reply(.standIn)
    case .stopped: .reply(.stopped)
    case .retried: .reply(.retried)
    }
  }

  private func part(_ message: Message) -> String {
    let author = book.text(message.author == .mitko ? .chat(.mitko) : .chat(.you))
    let head = "**\(author)**, \(Self.time(message.createdAt))\n\n"
    var body = message.text
    if message.text.isEmpty, case .introduction = message.kind { body = book.text(.introduction(.takenBack)) }
    if message.author == .user {
      body = body.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(
        separator: "\n")
    }
    let mark = message.mark.map { "\n\n" + book.text(Self.phrase(of: $0)) } ?? ""
    return head + body + mark + "\n"
  }
}
