package import Domain
package import Localization

/// What became of a command. Whatever Mitko answers stands in the chat as messages.
package enum Receipt: Hashable, Sendable {
  /// Done; new messages tell of it where there is something to tell.
  case done
  /// The user's message, as it was stored.
  case stored(MessageID)
  /// Done, or not: a line for the head to show that is no part of the conversation.
  case told(Phrase)
  /// The head is to go to this chat of the user's.
  case opened(ChatID)
  /// A conversation as Markdown, for the head to hand over.
  case chatText(String)
  /// The user's data as JSON, for the head to hand over.
  case export(String)
  /// Nothing is left of the user; the head says goodbye and ends.
  case erased
  /// The account that it was said from belongs to this user from now on; the one that it belonged to is no more.
  case linked(UserID)
  /// Not taken: nothing was stored or changed.
  case refused(InputRefusal)
}
