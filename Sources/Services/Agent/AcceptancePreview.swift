import Domain
import Localization
import Ports

/// What exactly the other side of a proposal would get, with the button that shares it.
struct AcceptancePreview {
  let match: MatchID
  let contact: Contact
  /// What the other side shows otherwise than when the owner looked.
  let changes: String?

  /// Shows it to `owner` in `chat`.
  ///
  /// Earlier previews of the match, in whichever chat, can no longer be confirmed, since they may show another
  /// contact. The same one is not shown twice before its reader has said something: a double tap shows one. `isAgain`
  /// shows it all the same, as the answer to a button that no longer counts.
  func show(
    to owner: UserID, in chat: ChatID, _ book: Phrasebook, _ tx: any Transaction, isAgain: Bool = false
  ) throws {
    let phrase = Phrase.consentPreview(contact.value)
    let changed = changes.map { book.text(.consent(.previewChanged)) + "\n" + $0 + "\n\n" }
    let text = (changed ?? "") + book.text(phrase)
    for action in try tx.chats.openActions(of: owner, .confirmAccept(match)) {
      let preview = try tx.chats.find(action.message)
      if !isAgain, let preview, preview.chat == chat, preview.text == text, try isLatestWord(preview, tx) {
        return
      }
      try tx.chats.useActions(of: action.message)
    }
    _ = try tx.chats.append(
      NewMessage(
        chat: chat, author: .mitko, kind: changes == nil ? .notice : .introduction(match), text: text,
        actions: [.confirmAccept(match), .dismiss],
        phraseTag: phrase.key.rawValue))
  }

  /// Whether nobody but Mitko has said anything since.
  private func isLatestWord(_ preview: Message, _ tx: any Transaction) throws -> Bool {
    var position = preview.position
    while case let page = try tx.chats.messages(in: preview.chat, after: position, limit: Self.page),
      let last = page.last
    {
      if page.contains(where: { $0.author == .user }) { return false }
      position = last.position
    }
    return true
  }

  private static let page = 100
}
