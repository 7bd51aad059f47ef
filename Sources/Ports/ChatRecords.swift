package import Domain

/// Chats, messages and their buttons.
package protocol ChatRecords {
  /// `nil` where there is none, or it was a further chat that a reset wiped.
  func find(_ id: ChatID) throws -> Chat?
  /// The one main chat of `user`.
  func main(of user: UserID) throws -> Chat
  /// All chats of `user`, the main one first, then by age.
  func all(of user: UserID) throws -> [Chat]
  /// Makes a further, empty chat beside the main one.
  func create(for user: UserID) throws -> Chat

  /// Names a chat.
  func setTitle(_ title: String, of chat: ChatID) throws
  /// Takes a further chat out of the list, or brings it back. Again does nothing.
  ///
  /// - Throws: `StoreError.constraint` for a main one.
  func setArchived(_ isArchived: Bool, _ chat: ChatID) throws

  /// Stores a message at the chat's next position, with its buttons, and a delivery for each identity
  /// outside the terminal where the author is Mitko and the chat is main.
  func append(_ message: NewMessage) throws -> Message
  /// `nil` where there is none, or a reset wiped it.
  func find(_ id: MessageID) throws -> Message?
  /// Puts another text in the place of what a user wrote, where no reply has answered it or is made.
  ///
  /// - Returns: false where it stays as it was.
  func correct(_ id: MessageID, to text: String) throws -> Bool
  /// Up to `limit` messages before `position` (all where nil), oldest first.
  func messages(in chat: ChatID, before position: Int?, limit: Int) throws -> [Message]
  /// Messages after `position`, oldest first.
  func messages(in chat: ChatID, after position: Int, limit: Int) throws -> [Message]
  /// Looks through the texts of up to `limit` messages of a chat before `position` (all where nil), newest first. In
  /// a chat that is gone, or is not one of `user`, nothing is found.
  ///
  /// Nothing but the messages' own rows is read or kept for it: an erase leaves no index behind. A long chat is
  /// searched in pages, so that nobody waits for a reader.
  ///
  /// - Parameter fits: whether a text is one that is looked for; called once a message.
  func search(
    in chat: ChatID, of user: UserID, before position: Int?, limit: Int, where fits: (String) -> Bool
  ) throws -> MessageSearch
  /// The position of the last message; 0 for an empty chat.
  func lastPosition(in chat: ChatID) throws -> Int

  /// The user's messages that no committed reply has answered, oldest first.
  func unanswered(in chat: ChatID) throws -> [Message]
  /// Marks what the user wrote up to `position` as answered.
  func markAnswered(in chat: ChatID, upTo position: Int) throws
  /// Takes back that what the user wrote from `position` on was answered: a reply reads it again.
  func reopen(_ chat: ChatID, from position: Int) throws
  /// Notes how a message of Mitko's came about, or what became of it.
  func mark(_ message: MessageID, as mark: Message.Mark) throws
  /// The phrase tags of Mitko's latest messages, newest first.
  func recentPhraseTags(in chat: ChatID, limit: Int) throws -> [String]
  /// How many messages `user` sent since `instant`.
  func sentCount(by user: UserID, since instant: Timestamp) throws -> Int

  /// `nil` for a button that never was or went with its message: the press is answered as a stale one.
  func action(_ id: ActionID) throws -> MessageAction?
  /// The buttons with this intent that `owner` could still press, in whichever chat, oldest first; of replies those
  /// with any words.
  func openActions(of owner: UserID, _ intent: MessageAction.Intent) throws -> [MessageAction]
  /// Marks all buttons of a message as used.
  func useActions(of message: MessageID) throws
  /// Marks the replies among the buttons of a message as used; the others stay.
  func useReplies(of message: MessageID) throws
  /// Counts a button press; returns how many `user` made since `instant`, this one included.
  func countPress(by user: UserID, since instant: Timestamp) throws -> Int
  /// Marks every open button about the match as used, both sides'.
  func closeActions(about match: MatchID) throws
  /// Deletes used buttons of messages made before `instant`, those of the oldest first; the messages stay.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func deleteUsedActions(before instant: Timestamp, limit: Int) throws -> Int

  /// Interviewer state that is neither a fact nor a message, as the interviewer encodes it; wiped by a reset.
  func interviewState(of chat: ChatID) throws -> [UInt8]?
  /// Replaces what `interviewState` returns.
  func setInterviewState(_ state: [UInt8], of chat: ChatID) throws

  /// The older part of a chat in short; `nil` where nobody has summed it up. Wiped by a reset.
  func summary(of chat: ChatID) throws -> ChatSummary?
  /// Replaces a summary by one that reaches further; one that does not changes nothing.
  func setSummary(_ summary: ChatSummary, of chat: ChatID) throws
  /// The last position of a chat when a summary of it was given up; `nil` where none was. Wiped by a reset.
  func summaryGivenUp(of chat: ChatID) throws -> Int?
  /// Notes that a summary is given up, of a chat that ends where it ends now.
  func giveUpSummary(of chat: ChatID) throws
}

/// What a page of a search came to.
package struct MessageSearch: Hashable, Sendable {
  /// Positions of the messages that fit, newest first.
  package var found: [Int]
  /// The position before which to go on; `nil` once the whole chat was looked at.
  package var next: Int?

  package init(found: [Int], next: Int?) {
    self.found = found
    self.next = next
  }
}
