/// A conversation of one user with Mitko.
package struct Chat: Hashable, Sendable {
  package let id: ChatID
  package let user: UserID
  /// Introductions and linked channels go to the main chat; a user has exactly one.
  package let isMain: Bool
  package let createdAt: Timestamp
  /// As its owner called it, or by the first words in it; `nil` before there are any, and of the main one.
  package let title: String?
  /// When it was put away; `nil` while it is in the list.
  package let archivedAt: Timestamp?

  package init(
    id: ChatID, user: UserID, isMain: Bool, createdAt: Timestamp, title: String? = nil,
    archivedAt: Timestamp? = nil
  ) {
    self.id = id
    self.user = user
    self.isMain = isMain
    self.createdAt = createdAt
    self.title = title
    self.archivedAt = archivedAt
  }
}

/// One line of a transcript.
package struct Message: Hashable, Sendable {
  /// Who wrote it: the chat's owner, or Mitko in any voice (an introduction and a notice are Mitko's too).
  package enum Author: String, CaseIterable, Hashable, Sendable { case user, mitko }

  /// What a message is, so that a head can give it its look.
  package enum Kind: Hashable, Sendable {
    /// Ordinary talk.
    case said
    /// Something that happened: paused, language changed, a failure.
    case notice
    /// The owner's own card and public view, from the given profile version.
    case profileCard(ProfileVersionID)
    /// A proposal of the given match to this chat's user.
    case introduction(MatchID)
    /// The other side's contact.
    case contact(MatchID)
  }

  /// How a reply came about otherwise than usual.
  package enum Mark: String, CaseIterable, Hashable, Sendable {
    /// By the rules, where a model was to be asked.
    case standIn = "stand_in"
    /// Its reader stopped it: the text so far.
    case stopped
    /// Its reader had it tried again: another one follows.
    case retried
  }

  package let id: MessageID
  package let chat: ChatID
  /// Position in the chat, from 1, without gaps and in order of arrival.
  package let position: Int
  package let author: Author
  package let kind: Kind
  package let text: String
  /// Buttons, in their order; empty for most.
  package let actions: [MessageAction]
  package let createdAt: Timestamp
  /// The job whose reply it is; what that has cost stands in the ledger.
  package let job: JobID?
  package let mark: Mark?

  package init(
    id: MessageID, chat: ChatID, position: Int, author: Author, kind: Kind, text: String,
    actions: [MessageAction], createdAt: Timestamp, job: JobID? = nil, mark: Mark? = nil
  ) {
    self.id = id
    self.chat = chat
    self.position = position
    self.author = author
    self.kind = kind
    self.text = text
    self.actions = actions
    self.createdAt = createdAt
    self.job = job
    self.mark = mark
  }
}

/// A message that is not stored yet: the store gives it its id, position and instant.
package struct NewMessage: Hashable, Sendable {
  package var chat: ChatID
  package var author: Message.Author
  package var kind: Message.Kind
  package var text: String
  package var actions: [MessageAction.Intent]
  /// What picked this line, so that it is not said twice in twelve turns (a phrase key with its variant).
  package var phraseTag: String?
  /// The job whose reply it is.
  package var job: JobID?
  package var mark: Message.Mark?
  /// Whether it is one of many that are written at once: where it is sent, whoever waits for an answer goes first.
  package var isForMany: Bool

  package init(
    chat: ChatID, author: Message.Author, kind: Message.Kind = .said, text: String,
    actions: [MessageAction.Intent] = [], phraseTag: String? = nil, job: JobID? = nil,
    mark: Message.Mark? = nil, isForMany: Bool = false
  ) {
    self.isForMany = isForMany
    self.chat = chat
    self.author = author
    self.kind = kind
    self.text = text
    self.actions = actions
    self.phraseTag = phraseTag
    self.job = job
    self.mark = mark
  }
}

/// A button under a message: stored, owned, pressed at most once with effect.
package struct MessageAction: Hashable, Sendable {
  /// What a press asks for.
  package enum Intent: Hashable, Sendable {
    case activate
    /// Shows what exactly will be shared, with `confirmAccept` under it.
    case accept(MatchID)
    case confirmAccept(MatchID)
    case decline(MatchID)
    /// Tells why it was declined.
    case because(MatchID, DeclineReason)
    case tellMore(MatchID)
    /// Invites a question to the other side of the match.
    case ask(MatchID)
    /// Invites the answer to a question of the other side.
    case answerQuestion(QuestionID)
    /// Leaves a question of the other side without an answer.
    case skipQuestion(QuestionID)
    case confirmReset
    case confirmErase
    case resume
    /// Leaves everything as it is: the way out of a confirmation.
    case dismiss
    /// The built-in answer now, instead of waiting for the budget.
    case answerNow(JobID)
    case tellPitch
    /// Forgets what was learned from answers.
    case forgetPreferences
    /// Says this for the button's owner, as if they had typed it: the words of one answer to the question above.
    case reply(String)

    /// What stands below a proposal.
    package static func proposal(_ match: MatchID) -> [Intent] {
      [.accept(match), .decline(match), .tellMore(match), .ask(match)]
    }
  }

  /// Whether a press still does something. Every button is `open` at first; `used` is final.
  package enum State: String, CaseIterable, Hashable, Sendable {
    /// Can be pressed.
    case open
    /// Was pressed, or another button of its message was.
    case used
  }

  package let id: ActionID
  package let message: MessageID
  package let owner: UserID
  package let intent: Intent
  package let state: State

  package init(id: ActionID, message: MessageID, owner: UserID, intent: Intent, state: State) {
    self.id = id
    self.message = message
    self.owner = owner
    self.intent = intent
    self.state = state
  }
}
