package import Domain
import Localization
package import Ports

extension Conversation {
  /// Further conversations beside the main one. They are empty rooms of the same person: profile, contact and the
  /// interview are one, and introductions come into the main one.
  func openChat(_ turn: Turn) throws -> Receipt {
    let all = try turn.tx.chats.all(of: turn.user.id)
    guard all.count < Self.mostChats else {
      return .told(Phrase(.chats(.tooMany), ["limit": .count(Self.mostChats)]))
    }
    // Whoever asks twice gets the empty one that is there.
    for chat in all where !chat.isMain && chat.archivedAt == nil && chat.title == nil {
      if try turn.tx.chats.messages(in: chat.id, before: nil, limit: Self.reach).allSatisfy({
        $0.author == .mitko
      }) {
        return .opened(chat.id)
      }
    }
    let chat = try turn.tx.chats.create(for: turn.user.id)
    let welcome = Turn(tx: turn.tx, user: turn.user, chat: chat, book: turn.book)
    try welcome.say(.chats(.welcome))
    return .opened(chat.id)
  }

  private static let reach = 5
  /// A list that can still be read.
  private static let mostChats = 100

  /// Gives a conversation another name.
  func rename(_ id: ChatID?, to title: String, _ turn: Turn) throws -> Receipt {
    guard let chat = try own(id, turn), let title = ChatTitle.title(from: title) else { return .done }
    try turn.tx.chats.setTitle(title, of: chat.id)
    return .told(Phrase(.chats(.renamed), ["title": .text(title)]))
  }

  /// Takes a conversation out of the list. What runs in it goes on.
  func archive(_ id: ChatID?, _ turn: Turn) throws -> Receipt {
    guard let chat = try own(id, turn) else { return .done }
    guard !chat.isMain else { return .told(Phrase(.chats(.mainStays))) }
    try turn.tx.chats.setArchived(true, chat.id)
    // Whoever sits in it goes back to the main one.
    return chat.id == turn.chat.id
      ? .opened(try turn.tx.chats.main(of: turn.user.id).id)
      : .told(Phrase(.chats(.wasArchived), ["title": .text(turn.title(of: chat))]))
  }

  /// Brings a conversation back into the list.
  func restore(_ id: ChatID, _ turn: Turn) throws -> Receipt {
    guard let chat = try own(id, turn) else { return .done }
    try turn.tx.chats.setArchived(false, chat.id)
    return .told(Phrase(.chats(.wasRestored), ["title": .text(turn.title(of: chat))]))
  }

  /// A conversation as Markdown.
  func save(_ id: ChatID?, _ turn: Turn) throws -> Receipt {
    guard let chat = try own(id, turn) else { return .done }
    return .chatText(try markdown(of: chat, for: turn.user, in: turn.tx))
  }

  /// A conversation of `user` as Markdown, with its name as the heading.
  package func markdown(of chat: Chat, for user: User, in tx: any Transaction) throws -> String {
    let book = phrasebooks.book(for: user.language.code)
    let turn = Turn(tx: tx, user: user, chat: chat, book: book)
    return try ChatMarkdown(book: book).text(of: chat, titled: turn.title(of: chat), in: tx)
  }

  private func own(_ id: ChatID?, _ turn: Turn) throws -> Chat? {
    guard let id else { return turn.chat }
    guard let chat = try turn.tx.chats.find(id), chat.user == turn.user.id else { return nil }
    return chat
  }
}

extension Conversation.Turn {
  func title(of chat: Chat) -> String {
    chat.title ?? book.text(chat.isMain ? .chats(.main) : .chats(.untitled))
  }
}
