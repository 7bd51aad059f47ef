import Domain
import Localization
import Ports
import TelegramDialog

/// A message of Mitko's as it goes to Telegram.
struct Letter: Sendable {
  let message: Message
  let user: UserID
  let parts: [RichText]
  let keyboard: Keyboard?

  /// - Returns: `nil` where the message or its reader is gone.
  init?(_ id: MessageID, _ phrasebooks: Phrasebooks, _ tx: any Transaction) throws {
    guard let message = try tx.chats.find(id), let chat = try tx.chats.find(message.chat),
      let user = try tx.users.find(chat.user)
    else { return nil }
    self.message = message
    self.user = user.id
    parts = Self.text(of: message).parts()
    keyboard = Keyboard(of: message, in: phrasebooks.book(for: user.language.code))
  }

  /// What a model wrote has marks of Markdown; what the house says stands as it is, with every star that a person wrote.
  private static func text(of message: Message) -> RichText {
    switch message.kind {
    case .said, .introduction: RichText(markdown: message.text)
    case .notice, .profileCard, .contact: RichText(message.text)
    }
  }

  /// The reply whose wait this message tells.
  var tellsWait: JobID? {
    message.actions.lazy.compactMap { action in
      if case .answerNow(let job) = action.intent { job } else { nil }
    }.first
  }

  /// The match that this message introduces.
  var introduces: MatchID? {
    if case .introduction(let match) = message.kind { match } else { nil }
  }
}
