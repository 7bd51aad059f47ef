package import Domain

/// What is kept for the operators' group on Telegram: what has yet to be shown in it, and what was asked in it.
package protocol GroupRecords {
  /// Sets the group; `nil` for none. What happens from then on is noted to be shown in it, and nothing older; what waits for
  /// another group goes. Again does nothing.
  func set(_ group: MirrorTarget?) throws

  /// The topic of a user in a group; `nil` where there is none yet.
  func topic(of user: UserID, in chat: Int64) throws -> Int64?
  /// Whose topic it is; `nil` for one that is nobody's.
  func user(ofTopic topic: Int64, in chat: Int64) throws -> UserID?
  /// Notes a topic that was made for a user; one that was made for somebody who is gone meanwhile is left to be deleted.
  func setTopic(_ topic: Int64, of user: UserID, in chat: Int64) throws
  /// Forgets a topic that is not there any more.
  func forgetTopic(_ topic: Int64, in chat: Int64) throws
  /// Topics of people who were reset or erased: they are to be deleted.
  func abandonedTopics(limit: Int) throws -> [GroupTopic]
  /// An abandoned topic is gone.
  func endTopic(_ topic: GroupTopic) throws

  /// Notes a button that somebody pressed, where messages are mirrored; an answer on a button is a message, and noted as that.
  func notePress(_ intent: MessageAction.Intent, by user: UserID) throws
  /// What waits of the user who has waited longest, in its order.
  func nextMirrored(limit: Int) throws -> [MirrorEntry]
  /// Notes how many parts of something long were shown.
  func markPartsShown(_ count: Int, of number: Int64) throws
  /// Takes off the list what was shown, or never can be.
  func endMirrored(_ numbers: [Int64]) throws
  /// Takes off the list what has waited since before `instant`, oldest first.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func dropMirrored(before instant: Timestamp, limit: Int) throws -> Int

  /// Notes what an operator asked for. The same order again does nothing.
  func add(_ order: NewGroupOrder) throws
  /// What was asked for, in its order.
  func orders(limit: Int) throws -> [GroupOrder]
  /// Takes an order off the list, with what is answered in the same transaction.
  ///
  /// - Returns: false where it is there no more, because whom it was about was reset or erased.
  func endOrder(_ number: Int64) throws -> Bool

  /// Notes what is to be said in the group.
  ///
  /// - Returns: false where so much waits already that it was left out.
  @discardableResult
  func add(_ answer: NewGroupAnswer, mostWaiting: Int) throws -> Bool
  /// The answer that is next; `nil` where none waits.
  func nextAnswer() throws -> GroupAnswer?
  /// An answer was given, or never can be.
  func endAnswer(_ number: Int64) throws

  /// Keeps what is to be announced until somebody says yes, and drops what nobody said yes to before `instant`. Again keeps
  /// the first.
  func keep(_ draft: AnnouncementDraft, droppingBefore instant: Timestamp) throws
  /// `nil` where it was sent, dropped, or never was.
  func draft(_ id: AnnouncementID) throws -> AnnouncementDraft?
  /// Drops what was to be announced.
  func endDraft(_ id: AnnouncementID) throws
}

/// A group in which operators see what happens.
package struct MirrorTarget: Hashable, Sendable {
  /// How much is shown there. The raw value is the word in the database, and that of the configuration.
  package enum Scope: String, CaseIterable, Hashable, Sendable {
    /// Messages, buttons and events.
    case all
    /// Where people and matches stand, and no words of theirs.
    case events
    case off
  }

  /// The group's id at Telegram.
  package let chat: Int64
  package let scope: Scope

  package init(chat: Int64, scope: Scope) {
    self.chat = chat
    self.scope = scope
  }
}

/// A topic of a forum.
package struct GroupTopic: Hashable, Sendable {
  /// The forum's id at Telegram.
  package let chat: Int64
  package let topic: Int64

  package init(chat: Int64, topic: Int64) {
    self.chat = chat
    self.topic = topic
  }
}

/// Something that waits to be shown to operators.
package struct MirrorEntry: Hashable, Sendable {
  /// What it is.
  package enum Content: Hashable, Sendable {
    /// Somebody's, or Mitko's to them.
    case message(MessageID)
    /// What somebody wrote was changed after it had been shown.
    case correction(MessageID)
    case press(MessageAction.Intent)
    /// A line of the log, by its number.
    case event(Int64)
  }

  /// Its place in the list; never another's.
  package let number: Int64
  package let user: UserID
  package let content: Content
  /// Of something long, how many parts were shown.
  package let partsShown: Int

  package init(number: Int64, user: UserID, content: Content, partsShown: Int) {
    self.number = number
    self.user = user
    self.content = content
    self.partsShown = partsShown
  }
}

/// What an operator asked for in the group.
package struct NewGroupOrder: Hashable, Sendable {
  /// What it is.
  package enum Wish: Hashable, Sendable {
    /// A line that begins with a slash.
    case command(String)
    /// These words are to reach a user.
    case write(String, to: UserID)
    /// What was previewed is to be sent, or dropped.
    case announce(AnnouncementID)
    case drop(AnnouncementID)
  }

  /// The operator's id at Telegram.
  package let admin: Int64
  /// Where it was asked; `nil` for the group itself.
  package let topic: Int64?
  /// What Telegram calls the message that asked.
  package let message: Int64
  package let wish: Wish

  package init(admin: Int64, topic: Int64?, message: Int64, wish: Wish) {
    self.admin = admin
    self.topic = topic
    self.message = message
    self.wish = wish
  }
}

/// An order that waits to be carried out.
package struct GroupOrder: Hashable, Sendable {
  package let number: Int64
  /// The same however often it is begun: what it does bears it, and so happens once.
  package let id: ActID
  package let content: NewGroupOrder

  package init(number: Int64, id: ActID, content: NewGroupOrder) {
    self.number = number
    self.id = id
    self.content = content
  }
}

/// Something to be said in the group.
package struct NewGroupAnswer: Hashable, Sendable {
  /// Where; `nil` for the group itself.
  package let topic: Int64?
  /// The message that it replies to.
  package let message: Int64?
  package let text: String
  /// What its buttons decide about.
  package let draft: AnnouncementID?

  package init(topic: Int64?, message: Int64?, text: String, draft: AnnouncementID? = nil) {
    self.topic = topic
    self.message = message
    self.text = text
    self.draft = draft
  }
}

/// An answer that waits to be given.
package struct GroupAnswer: Hashable, Sendable {
  package let number: Int64
  package let content: NewGroupAnswer

  package init(number: Int64, content: NewGroupAnswer) {
    self.number = number
    self.content = content
  }
}

/// What an operator wants to write to many people, before they have said yes to its preview.
package struct AnnouncementDraft: Hashable, Sendable {
  /// That of the announcement that comes of it.
  package let id: AnnouncementID
  package let text: String
  /// Whom it is for, as typed.
  package let audience: String
  /// How many would have got it when it was previewed.
  package let counted: BoundedCount

  package init(id: AnnouncementID, text: String, audience: String, counted: BoundedCount) {
    self.id = id
    self.text = text
    self.audience = audience
    self.counted = counted
  }
}
