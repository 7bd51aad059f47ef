/// What a person asks for, from whichever head: text, a button, or one of the commands.
package enum UserCommand: Hashable, Sendable {
  /// The first run, or Telegram's /start: greets somebody new, asks before wiping anything.
  case start
  case say(String)
  case press(ActionID)
  /// Presses a button that says no, and tells why.
  case decline(ActionID, because: DeclineReason)
  /// Ends a reply that runs: what it has said so far stays.
  case stopReply(JobID)
  /// Has the newest reply made once more; with the message that is meant, `nil` for whichever is the newest.
  case tryAgain(MessageID?)
  case showProfile
  /// Begins a further conversation.
  case newChat
  /// Names a conversation: `nil` for the one that it is said in, here and below.
  case setTitle(ChatID?, String)
  /// Takes a further conversation out of the list.
  case archiveChat(ChatID?)
  /// Brings it back.
  case restoreChat(ChatID)
  /// Hands a conversation out as Markdown.
  case saveChat(ChatID?)
  case showMatches
  /// What was learned from answers.
  case showPreferences
  /// Asks why nobody was proposed yet.
  case explainSearch
  case pause
  case resume
  /// Asks before anything is wiped.
  case reset
  case export
  /// Asks before anything is erased.
  case erase
  case setLanguage(Language)
  /// Whether operators may write to all and reach this person too.
  case setAnnouncements(Bool)
  case help
  /// Confirms a contact that is shared after both accepted.
  case setContact(String)
  case setPublicChoices(PublicChoices)
  /// Ties this account to another one of the same person: without a code it is given one, which is said there.
  case link(String?)
  /// Puts a question to the other side of the proposal that waits, or else of the newest one that is open.
  case ask(String)
  /// Answers the oldest question of another side that waits for an answer.
  case answer(String)
}

/// The limits of what one user may send. Each refusal names its limit.
package struct InputLimits: Hashable, Sendable {
  /// Unicode scalars a message.
  package var messageScalars: Int
  /// Unicode scalars of messages that wait for an answer in a chat.
  package var waitingScalars: Int
  /// Messages an hour.
  package var messagesAnHour: Int
  /// Button presses a minute.
  package var pressesAMinute: Int

  package init(
    messageScalars: Int = 16_000, waitingScalars: Int = 64_000, messagesAnHour: Int = 120,
    pressesAMinute: Int = 20
  ) {
    self.messageScalars = messageScalars
    self.waitingScalars = waitingScalars
    self.messagesAnHour = messagesAnHour
    self.pressesAMinute = pressesAMinute
  }
}

/// Why something a user sent was refused. Nothing was stored; the conversation goes on.
package enum InputRefusal: Error, Hashable, Sendable {
  case empty
  /// With the number of scalars sent and the limit.
  case tooLong(scalars: Int, limit: Int)
  case tooMuchWaiting(limit: Int)
  case tooManyMessages(limit: Int)
  case tooManyPresses(limit: Int)
  /// An operator has blocked them: only what belongs to them is still open, to take out and to erase.
  case blocked
}
