import Domain
import Localization
import Ports
import TelegramClient
import TelegramDialog

extension Intake {
  /// Answers to people without rights that wait already, from which on they are not answered any more.
  private static let mostRefusals = 10

  /// Takes what was said in the operators' group: commands, and replies to Mitko in somebody's topic. All else stays between
  /// operators.
  func take(_ message: IncomingMessage, in group: OperatorsGroup, _ tx: any Transaction) throws {
    guard let sender = message.sender else { return }
    let wish: NewGroupOrder.Wish
    switch message.content {
    case .text(let text) where GroupCommand(text, bot: desk.botName) != nil: wish = .command(text)
    case .text(let text):
      guard let user = try person(answeredBy: message, in: group, tx) else { return }
      wish = .write(text, to: user)
    case .document, .contact, .other:
      guard let user = try person(answeredBy: message, in: group, tx) else { return }
      // Has no words, and says so.
      wish = .write("", to: user)
    case .migrated(let chat):
      return desk.log.record(.error, "telegram.group_migrated", ["to": .number(chat)])
    case .service: return
    }
    try order(
      NewGroupOrder(admin: sender.id, topic: message.topic, message: message.id, wish: wish), in: group, tx)
  }

  /// Whose topic it is in which somebody replied to Mitko.
  private func person(
    answeredBy message: IncomingMessage, in group: OperatorsGroup, _ tx: any Transaction
  ) throws -> UserID? {
    guard message.answered == desk.bot, let topic = message.topic else { return nil }
    return try tx.group.user(ofTopic: topic, in: group.chat)
  }

  /// Takes a button that was pressed in the operators' group.
  func take(_ press: Press, in group: OperatorsGroup, _ tx: any Transaction) throws -> [Errand] {
    let wish: NewGroupOrder.Wish
    switch CallbackData(press.data) {
    case .announce(let id): wish = .announce(id)
    case .drop(let id): wish = .drop(id)
    case .action, .language, nil: return []
    }
    guard let message = press.message else { return [] }
    try order(
      NewGroupOrder(admin: press.sender.id, topic: press.topic, message: message, wish: wish), in: group, tx)
    return group.admins.contains(press.sender.id) ? [.takeButtons(message: message, chat: group.chat)] : []
  }

  private func order(
    _ order: NewGroupOrder, in group: OperatorsGroup, _ tx: any Transaction
  ) throws {
    if group.admins.contains(order.admin) { return try tx.group.add(order) }
    try tx.group.add(
      NewGroupAnswer(
        topic: order.topic, message: order.message,
        text: desk.phrasebooks.book(for: desk.language.code).text(.group(.notAdmin))),
      mostWaiting: Self.mostRefusals)
  }
}
