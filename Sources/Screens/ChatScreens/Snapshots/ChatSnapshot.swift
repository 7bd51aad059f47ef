package import Domain

/// What the program read from the store for the person at this terminal, in one consistent look.
///
/// The program makes one after each change of the store; the screens keep what they had loaded before and take the
/// newest page in.
package struct ChatSnapshot: Hashable, Sendable {
  package var user: User
  /// The newest messages of the chat, oldest first, positions without gaps; a page of 50 to 200.
  package var messages: [Message]
  /// Whether the chat has messages before the first of these.
  package var hasOlder: Bool
  package var reply: ReplyProgress
  package var shelf: ChatShelf
  /// Every match that was introduced to the user, newest first.
  package var matches: [MatchCard]
  /// `nil` until there is a profile.
  package var profile: ProfileSheet?
  /// What was said beyond the profile and is not whole yet; `nil` where nothing is open.
  package var draft: DraftSheet?

  package init(
    user: User, messages: [Message], hasOlder: Bool, reply: ReplyProgress = .idle,
    shelf: ChatShelf = ChatShelf(), matches: [MatchCard] = [],
    profile: ProfileSheet? = nil, draft: DraftSheet? = nil
  ) {
    self.user = user
    self.messages = messages
    self.hasOlder = hasOlder
    self.reply = reply
    self.shelf = shelf
    self.matches = matches
    self.profile = profile
    self.draft = draft
  }
}

/// The conversations of the user.
package struct ChatShelf: Hashable, Sendable {
  /// The one that the messages are of; `nil` where the program has one only.
  package var current: Chat?
  /// All of them, the main one first, then by age: their numbers.
  package var all: [Chat]
  /// The position of the newest message in the main one, where introductions come.
  package var mainPosition: Int

  package init(current: Chat? = nil, all: [Chat] = [], mainPosition: Int = 0) {
    self.current = current
    self.all = all
    self.mainPosition = mainPosition
  }
}

/// Whether an answer to the user is on its way.
package enum ReplyProgress: Hashable, Sendable {
  /// Nothing is unanswered.
  case idle
  /// A reply is being made by the rules, or starts at once.
  case thinking
  /// A model makes it.
  case running(RunningReply)
  /// The budget or the queue makes it wait until then.
  case planned(at: Timestamp)
}

/// A reply that a model makes at this moment.
package struct RunningReply: Hashable, Sendable {
  package let job: JobID
  package let attempt: Int
  /// What it says so far; empty before its first word.
  package let text: String
  /// Whether its reader has asked it to stop.
  package let isStopping: Bool

  package init(job: JobID, attempt: Int, text: String, isStopping: Bool) {
    self.job = job
    self.attempt = attempt
    self.text = text
    self.isStopping = isStopping
  }
}
