/// Something to be done at Telegram that is no message of a conversation: it follows an update, and is not kept for later.
package enum Errand: Hashable, Sendable {
  /// Ends the waiting mark of a pressed button.
  case answer(press: String)
  /// Says something where there is no conversation: to somebody who was erased, to a group.
  case say(String, chat: Int64)
  /// Takes the buttons below a message away.
  case takeButtons(message: Int64, chat: Int64)
  /// Asks for a language, with a button for each.
  case chooseLanguage(String, chat: Int64)
  /// Hands over what is kept about somebody.
  case document(String, name: String, caption: String, chat: Int64)
}
