package import Domain

/// What is known of Telegram beside people, messages and deliveries.
package protocol TelegramRecords {
  /// The first update that is to be asked for next; `nil` where none was ever taken.
  func nextUpdate(of bot: Int64) throws -> Int64?
  /// Notes that the updates before this one were taken, and that Telegram was reached now.
  func setNextUpdate(_ update: Int64?, of bot: Int64) throws
  /// When Telegram last answered; `nil` where it never has.
  func reachedAt(of bot: Int64) throws -> Timestamp?

  /// Notes an update as taken: its effect belongs into the same transaction.
  ///
  /// Ids rise, but not always by one, and after a week without any they begin anew at random, so each is kept for two days;
  /// Telegram keeps what nobody has taken for one.
  ///
  /// - Returns: false where it was taken before: its effect is there already.
  func take(_ update: Int64, of bot: Int64) throws -> Bool

  /// Notes which message of Telegram's a message of a user's came as.
  func note(_ message: MessageID, as telegram: Int64, in chat: Int64) throws
  /// The user's message that came as that one; `nil` where it was none, or a reset wiped it.
  func message(_ telegram: Int64, in chat: Int64) throws -> MessageID?

  /// Takes the duty to speak with Telegram for a process, or goes on with it.
  ///
  /// - Parameters:
  ///   - until: when the duty is free again unless it is gone on with.
  ///   - isAlive: whether whoever has it now may still be at it.
  /// - Returns: false where another process has it.
  func takeDuty(_ process: ProcessID, until: Timestamp, isAlive: (ProgramProcess) -> Bool) throws -> Bool
  /// Gives the duty back, where this process has it.
  func endDuty(_ process: ProcessID) throws

  /// The messages that went to Telegram with buttons that are used by now, oldest first, with where they stand there.
  func staleKeyboards(limit: Int) throws -> [SentMessage]
  /// The buttons of a message that went to Telegram are not what they should be.
  func noteStaleKeyboard(of message: MessageID) throws
  /// The buttons of a message are what they should be.
  func refreshedKeyboard(of message: MessageID) throws

  /// Notes a document that is to be read.
  ///
  /// - Returns: false where so many of that user's wait already.
  func add(_ document: NewTelegramDocument, mostWaiting: Int) throws -> Bool
  /// Documents that are due, oldest first.
  func documents(limit: Int) throws -> [TelegramDocument]
  /// When the next document is due; `nil` where none waits.
  func nextDocument() throws -> Timestamp?
  /// Puts a document off after a failure that may pass.
  func putOff(_ document: Int64, until instant: Timestamp) throws
  /// Takes a document off the list: its effect belongs into the same transaction.
  ///
  /// - Returns: false where it is there no more, because its sender was reset or erased.
  func endDocument(_ document: Int64) throws -> Bool

  /// Notes what a line about a reply says now, or that there is one.
  func setStatus(_ row: StatusRow) throws
  /// A line about a reply is gone.
  func endStatus(_ telegram: Int64, in chat: Int64) throws
  /// The lines about replies that there are: first those whose reply does not wait any more, then chat by chat.
  func statusRows(limit: Int) throws -> [StatusRow]
  /// Replies to people on Telegram that somebody but the rules is making, with what they say so far.
  func runningReplies(limit: Int) throws -> [RunningTelegramReply]
}

/// A line that says how a reply stands, as it was put into a chat.
package struct StatusRow: Hashable, Sendable {
  /// What it says.
  package struct Line: Hashable, Sendable {
    /// A stable word of the head's.
    package let kind: String
    /// Words of the house's; empty where they are those of the reply.
    package let words: String

    package init(kind: String, words: String) {
      self.kind = kind
      self.words = words
    }
  }

  /// The chat's id at Telegram.
  package let chat: Int64
  /// The line's own id there.
  package let telegram: Int64
  package let job: JobID
  /// The message that it began with, whose buttons it has.
  package let notice: MessageID?
  package let line: Line

  package init(chat: Int64, telegram: Int64, job: JobID, notice: MessageID?, line: Line) {
    self.chat = chat
    self.telegram = telegram
    self.job = job
    self.notice = notice
    self.line = line
  }
}

/// A reply that is being made for somebody on Telegram.
package struct RunningTelegramReply: Hashable, Sendable {
  package let chat: Int64
  package let job: JobID
  /// What it says so far; `nil` before it has said anything.
  package let draft: String?

  package init(chat: Int64, job: JobID, draft: String?) {
    self.chat = chat
    self.job = job
    self.draft = draft
  }
}

/// A message as Telegram knows it.
package struct SentMessage: Hashable, Sendable {
  package let message: MessageID
  package let identity: Identity
  /// What Telegram calls it: the last part where it was sent in parts.
  package let externalID: String

  package init(message: MessageID, identity: Identity, externalID: String) {
    self.message = message
    self.identity = identity
    self.externalID = externalID
  }
}

/// A document that somebody has sent, by where it lies at Telegram.
package struct NewTelegramDocument: Hashable, Sendable {
  package let user: UserID
  /// Telegram's name for it.
  package let file: String
  /// A stable word for what it is: "pdf", "docx", "plain".
  package let kind: String
  /// What was said with it.
  package let caption: String?

  package init(user: UserID, file: String, kind: String, caption: String?) {
    self.user = user
    self.file = file
    self.kind = kind
    self.caption = caption
  }
}

/// A document that waits to be read.
package struct TelegramDocument: Hashable, Sendable {
  package let id: Int64
  package let content: NewTelegramDocument
  /// How often it could not be had.
  package let attempts: Int

  package init(id: Int64, content: NewTelegramDocument, attempts: Int) {
    self.id = id
    self.content = content
    self.attempts = attempts
  }
}
