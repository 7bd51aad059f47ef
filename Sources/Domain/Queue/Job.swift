/// A row of the queue.
package struct Job: Hashable, Sendable {
  package let id: JobID
  package let task: JobTask
  package let lane: Lane
  /// Who answers it. A process claims only what it can make.
  package let maker: Maker
  /// The user it is done for; order and fairness count per user. `nil` for the house's own chores.
  package let user: UserID?
  /// The user's epoch when it was queued; a reset raises theirs and this one ends without effect.
  package let epoch: Int
  package var state: JobState
  /// How many times it was started.
  package var attempt: Int
  package let maximumAttempts: Int
  /// When it came into the queue: the order within a user.
  package let queuedAt: Timestamp
  /// Not to be claimed before this instant.
  package var notBefore: Timestamp
  package var startedAt: Timestamp?
  /// While running: when another worker may take it.
  package var leaseUntil: Timestamp?
  package var endedAt: Timestamp?

  package init(
    id: JobID, task: JobTask, lane: Lane, maker: Maker, user: UserID?, epoch: Int, state: JobState,
    attempt: Int = 0, maximumAttempts: Int, queuedAt: Timestamp, notBefore: Timestamp,
    startedAt: Timestamp? = nil, leaseUntil: Timestamp? = nil, endedAt: Timestamp? = nil
  ) {
    self.id = id
    self.task = task
    self.lane = lane
    self.maker = maker
    self.user = user
    self.epoch = epoch
    self.state = state
    self.attempt = attempt
    self.maximumAttempts = maximumAttempts
    self.queuedAt = queuedAt
    self.notBefore = notBefore
    self.startedAt = startedAt
    self.leaseUntil = leaseUntil
    self.endedAt = endedAt
  }
}

/// A job that is not queued yet.
package struct NewJob: Hashable, Sendable {
  package var task: JobTask
  package var lane: Lane
  package var maker: Maker
  package var user: UserID?
  package var epoch: Int
  package var maximumAttempts: Int
  package var notBefore: Timestamp

  /// - Parameter lane: by default the lane of the task's kind.
  package init(
    _ task: JobTask, maker: Maker = .builtin, user: UserID?, epoch: Int, lane: Lane? = nil,
    maximumAttempts: Int = 5, notBefore: Timestamp
  ) {
    self.task = task
    self.lane = lane ?? task.kind.lane
    self.maker = maker
    self.user = user
    self.epoch = epoch
    self.maximumAttempts = maximumAttempts
    self.notBefore = notBefore
  }
}

/// What a job does, and to what.
package enum JobTask: Hashable, Sendable {
  /// Answer what waits in a chat.
  case reply(ChatID)
  /// Judge a pending match.
  case qualify(MatchID)
  /// Write one side's introduction.
  case introduce(MatchID, Role)
  /// Sum up the older part of a chat.
  case summarise(ChatID)
  /// Make the vectors of a profile version.
  case embed(ProfileVersionID)
  /// Give the next user of the round their turn. At most one is open.
  case matchStep
  /// Remind one side, or let the proposal run out: whatever is due.
  case answerDeadline(MatchID, Role)
  /// Delete what is no longer needed.
  case cleanUp
  /// Bring an announcement to the next people who are meant.
  case announce(AnnouncementID)
  /// Find the answer to a question in the other's public view, or read the answer that they gave.
  case question(QuestionID)

  /// What sort of work it is, without what it is about: handlers, lines and counts go by it. The raw value is the word
  /// in the database.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case reply, qualify, introduce, summarise, embed
    case matchStep = "match_step"
    case answerDeadline = "answer_deadline"
    case cleanUp = "clean_up"
    case announce
    case question

    /// A person waits for a reply; nothing else is waited for.
    package var lane: Lane { self == .reply ? .interactive : .background }

    /// Whether the built-in maker can do it in a model's place.
    package var hasStandIn: Bool {
      switch self {
      case .reply, .qualify, .introduce, .question: true
      // Vectors of two models do not compare, and what is not summed up is read whole.
      case .summarise, .embed: false
      case .matchStep, .answerDeadline, .cleanUp, .announce: false
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .reply: .reply
    case .qualify: .qualify
    case .introduce: .introduce
    case .summarise: .summarise
    case .embed: .embed
    case .matchStep: .matchStep
    case .answerDeadline: .answerDeadline
    case .cleanUp: .cleanUp
    case .announce: .announce
    case .question: .question
    }
  }
}

/// How urgent a job is. Users take turns within a lane; background work becomes as urgent after an hour.
package enum Lane: String, CaseIterable, Hashable, Sendable {
  /// A person waits.
  case interactive
  case background
}

/// Who answers a generation.
package enum Maker: Hashable, Sendable {
  /// Rules on this machine; costs nothing.
  case builtin
  /// A model provider, by its configured name ("openai").
  case provider(String)

  /// The stable word in rows: "builtin" or the provider's name.
  package var name: String {
    switch self {
    case .builtin: "builtin"
    case .provider(let name): name
    }
  }

  /// The maker of a stored name; every name but "builtin" is a provider's.
  package init(name: String) {
    self = name == "builtin" ? .builtin : .provider(name)
  }
}
