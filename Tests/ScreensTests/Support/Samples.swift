import Domain

@testable import ChatScreens

/// People, messages and matches that the screen tests share: literal values only.
enum Samples {
  /// 2026-03-14 12:00 UTC.
  static let now = Timestamp(seconds: 1_773_489_600)
  static let chat = ChatID(high: 2, low: 1)

  static func id<Entity>(_ number: Int) -> Identifier<Entity> {
    Identifier(high: 1, low: UInt64(number))
  }

  static func user(
    _ language: Language = .english, stage: ProfileStage = .onboarding, epoch: Int = 0,
    contact: Contact? = nil
  ) -> User {
    User(
      id: id(1), language: language, stage: stage, epoch: epoch, contact: contact, createdAt: now - .days(2),
      lastSeenAt: now)
  }

  static func message(
    _ position: Int, _ author: Message.Author, _ text: String, kind: Message.Kind = .said,
    actions: [MessageAction.Intent] = [], used: Bool = false, minutesAgo: Int = 0
  ) -> Message {
    Message(
      id: id(position), chat: chat, position: position, author: author, kind: kind, text: text,
      actions: actions.enumerated().map { index, intent in
        MessageAction(
          id: id(position * 10 + index), message: id(position), owner: id(1), intent: intent,
          state: used ? .used : .open)
      }, createdAt: now - .minutes(minutesAgo))
  }
}
