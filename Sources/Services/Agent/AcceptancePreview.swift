import Domain
import Localization
import Ports

/// What exactly the other side of a proposal would get, with the button that shares it.
struct AcceptancePreview {
  let match: MatchID
  let contact: Contact

  /// How many messages back an earlier preview is looked for.
  private static let memory = 100

  /// Shows it in `chat`.
  ///
  /// Earlier previews of the match can no longer be confirmed, since they may show another contact. The same one
  /// is not shown twice before its reader has said something: a double tap shows one. `isAgain` shows it all the
  /// same, as the answer to a button that no longer counts.
  func show(in chat: ChatID, _ book: Phrasebook, _ tx: any Transaction, isAgain: Bool = false) throws {
    let phrase = Phrase.consentPreview(contact.value)
    let text = book.text(phrase)
    let latest = try tx.chats.messages(in: chat, before: nil, limit: Self.memory)
    let lastSaid = latest.last { $0.author == .user }?.position ?? 0
    for message in latest where message.actions.contains(where: isOpen) {
      if !isAgain, message.position > lastSaid, message.text == text { return }
      try tx.chats.useActions(of: message.id)
    }
    _ = try tx.chats.append(
      NewMessage(
        chat: chat, author: .mitko, kind: .notice, text: text, actions: [.confirmAccept(match), .dismiss],
        phraseTag: phrase.key.rawValue))
  }

  private func isOpen(_ action: MessageAction) -> Bool {
    action.intent == .confirmAccept(match) && action.state == .open
  }
}
