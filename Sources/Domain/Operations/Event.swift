/// A row of the log of transitions: who, when, from, to. Holds ids and words of ours, never what a person wrote.
package struct Event: Hashable, Sendable {
  /// What changed, by its id; a round by its number, a setting by its name.
  package enum Subject: Hashable, Sendable {
    case user(UserID)
    case match(MatchID)
    case job(JobID)
    case round(Int)
    case setting(String)
    case lane(Lane)
    case announcement(AnnouncementID)
  }

  /// Who caused it: a person by a message or a button, the program by itself (timer, worker), or an operator.
  package enum Actor: Hashable, Sendable {
    case user(UserID)
    case program
    case operatorNamed(String)
  }

  package let subject: Subject
  package let actor: Actor
  /// A stable word: "stage", "match", "job", "round.advanced", "contact.revealed".
  package let kind: String
  package let from: String?
  package let to: String?
  package let at: Timestamp

  package init(subject: Subject, actor: Actor, kind: String, from: String?, to: String?, at: Timestamp) {
    self.subject = subject
    self.actor = actor
    self.kind = kind
    self.from = from
    self.to = to
    self.at = at
  }
}

/// A running program that opened the database.
package struct ProgramProcess: Hashable, Sendable {
  package let id: ProcessID
  /// The operating system's process id.
  package let pid: Int32
  /// "mitko chat", "mitko-telegram", "mitko admin".
  package let program: String
  package let startedAt: Timestamp
  package var heartbeatAt: Timestamp
  /// For whom it works off the queue; `nil` for a program that only looks: it takes nothing, and where it is beside a
  /// working one, that one is alone all the same.
  package var makers: [Maker]?

  package init(
    id: ProcessID, pid: Int32, program: String, startedAt: Timestamp, heartbeatAt: Timestamp,
    makers: [Maker]? = [.builtin]
  ) {
    self.id = id
    self.pid = pid
    self.program = program
    self.startedAt = startedAt
    self.heartbeatAt = heartbeatAt
    self.makers = makers
  }

  /// Whether it takes work from the queue.
  package var works: Bool { makers != nil }
}
