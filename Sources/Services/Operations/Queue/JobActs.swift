import Domain
import Ports

/// What operators do to jobs, row by row: what the lifecycle and the job's own subject allow, and what follows.
struct JobActs: Sendable {
  private let endings: [JobTask.Kind: WorkEnding]

  /// - Parameter endings: what follows where a job is held or taken back: of every kind.
  init(endings: [WorkEnding]) {
    self.endings = Dictionary(endings.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    for kind in JobTask.Kind.allCases { _ = ending(of: kind) }
  }

  private func ending(of kind: JobTask.Kind) -> WorkEnding {
    guard let ending = endings[kind] else {
      preconditionFailure("nobody told what follows where \(kind) is taken back")
    }
    return ending
  }

  /// How many attempts somebody gets who is tried again.
  static let furtherAttempts = 5

  /// Adds a job to what an act would come to.
  func add(_ id: JobID, _ act: Wish.JobAct, to preview: inout ActPreview, in tx: any Transaction) throws {
    do {
      let job = try check(id, act, in: tx)
      let match = act == .cancel ? try endingMatch(of: job, in: tx) : nil
      // The first of a match's jobs takes the others along.
      if let match, preview.ended.contains(match.id) { throw ActRefusal.hasEnded }
      preview.changes += 1
      if let user = job.user { preview.people.insert(user) }
      if !job.state.hasEnded, tx.now.since(job.waitsSince) > .hours(1) {
        preview.waitedOverAnHour += 1
      }
      if let match { preview.end(match) }
      if act == .cancel, match != nil || job.task.kind == .announce { preview.lasting += 1 }
      if let user = try told(by: act, job, in: tx) { preview.tell(user) }
    } catch let refusal as ActRefusal {
      preview.refused[refusal, default: 0] += 1
    }
  }

  /// The match that cannot go on without the job, and ends with it.
  private func endingMatch(of job: Job, in tx: any Transaction) throws -> Match? {
    switch job.task {
    case .qualify(let id), .introduce(let id, _):
      let match = try tx.matches.find(id)
      return match?.status.hasEnded == false ? match : nil
    case .reply, .summarise, .embed, .matchStep, .answerDeadline, .cleanUp, .announce, .question: return nil
    }
  }

  /// Who waits for the job's answer and gets a message by it.
  private func told(by act: Wish.JobAct, _ job: Job, in tx: any Transaction) throws -> UserID? {
    // Whoever began anew waits for nothing.
    guard let user = try job.user.flatMap({ try tx.users.find($0) }), user.epoch == job.epoch else {
      return nil
    }
    switch (act, job.task) {
    case (.cancel, .reply): return user.id
    // Once they were told that it takes longer, they are not told again.
    case (.hold, .reply):
      return try tx.chats.openActions(of: user.id, .answerNow(job.id)).isEmpty ? user.id : nil
    case (.retry, _), (.cancel, _), (.boost, _), (.unboost, _), (.hold, _), (.release, _), (.runNext, _):
      return nil
    }
  }

  /// Carries it out on one job.
  ///
  /// - Throws: `ActRefusal` where it is not allowed; nothing has changed.
  func apply(_ act: Wish.JobAct, to id: JobID, recording record: ActRecorder, in tx: any Transaction) throws {
    let job = try check(id, act, in: tx)
    guard let former = try tx.steering.standing(of: id) else { throw ActRefusal.gone }
    switch act {
    case .retry: try requeue(job, furtherAttempts: Self.furtherAttempts, in: tx)
    case .cancel:
      try tx.jobs.cancel(id)
      try ending(of: job.task.kind).discarded(job, tx)
    case .hold:
      try hold(id, for: .byOperator, in: tx)
      try ending(of: job.task.kind).held(job, tx)
    case .release: try tx.jobs.release(id)
    case .boost:
      try tx.steering.setStanding(
        JobStanding(boost: .first, notBefore: former.notBefore, inLineAt: .beforeAll), of: id)
    case .unboost:
      if let own = try tx.steering.ownStanding(of: id) { try tx.steering.setStanding(own, of: id) }
    case .runNext: try runNext(job, recording: record, in: tx)
    }
    try keep(job, former, record, in: tx)
  }

  /// Puts an ended job back; where a rule allows one of its sort at a time, an open one does what it was to do.
  func requeue(_ job: Job, furtherAttempts: Int, in tx: any Transaction) throws {
    do {
      try tx.steering.requeue(job.id, furtherAttempts: furtherAttempts)
    } catch StoreError.constraint {
      throw ActRefusal.isDoneOtherwise
    }
  }

  /// Holds a job; where a rule allows one of its sort to wait or be held at a time, another one does what it was to do.
  func hold(_ id: JobID, for reason: JobState.HoldReason, in tx: any Transaction) throws {
    do {
      try tx.jobs.hold(id, for: reason)
    } catch StoreError.constraint {
      throw ActRefusal.isDoneOtherwise
    }
  }

  /// Puts a job before everything; the one that was there goes back to being the first of its lane.
  private func runNext(_ job: Job, recording record: ActRecorder, in tx: any Transaction) throws {
    if let other = try tx.steering.next(), other != job.id, var standing = try tx.steering.standing(of: other)
    {
      let former = standing
      standing.boost = .first
      try tx.steering.setStanding(standing, of: other)
      if let other = try tx.jobs.find(other) { try keep(other, former, record, in: tx) }
    }
    if case .held = job.state { try tx.jobs.release(job.id) }
    try tx.steering.setStanding(
      JobStanding(boost: .next, notBefore: tx.now, inLineAt: .beforeAll), of: job.id)
  }

  /// Keeps what of a job is other than before.
  private func keep(
    _ job: Job, _ former: JobStanding, _ record: ActRecorder, in tx: any Transaction
  ) throws {
    guard let now = try tx.jobs.find(job.id), let standing = try tx.steering.standing(of: job.id) else {
      return
    }
    let subject = Event.Subject.job(job.id)
    func keep(_ name: FormerValue.Name, _ from: String, _ to: String) throws {
      try record.keep(subject, name, from: from, to: to, of: job.user, in: tx)
    }
    try keep(.state, job.state.words, now.state.words)
    try keep(.boost, String(former.boost.rawValue), String(standing.boost.rawValue))
    try keep(.notBefore, String(former.notBefore.microseconds), String(standing.notBefore.microseconds))
    try keep(.inLineAt, String(former.inLineAt.microseconds), String(standing.inLineAt.microseconds))
    if former.boost != standing.boost {
      try tx.events.append(
        Event(
          subject: subject, actor: .program, kind: "boost", from: former.boost.word, to: standing.boost.word,
          at: tx.now))
    }
  }

  // MARK: Rules

  /// The job, where the act is allowed.
  func check(_ id: JobID, _ act: Wish.JobAct, in tx: any Transaction) throws -> Job {
    guard let job = try tx.jobs.find(id) else { throw ActRefusal.gone }
    switch act {
    case .retry:
      switch job.state {
      case .discarded, .cancelled: break
      case .completed: throw ActRefusal.isDone
      case .queued, .held, .running, .retrying: throw ActRefusal.hasNotEnded
      }
      try checkStillNeeded(job, in: tx)
    case .cancel:
      guard !job.state.hasEnded else { throw ActRefusal.hasEnded }
      if case .answerDeadline = job.task { throw ActRefusal.neededByMatch }
    case .hold:
      switch job.state {
      case .queued: break
      case .retrying: if try hasReplyBehind(job, in: tx) { throw ActRefusal.isDoneOtherwise }
      case .held: throw ActRefusal.isSo
      case .running: throw ActRefusal.isRunning
      case .completed, .discarded, .cancelled: throw ActRefusal.hasEnded
      }
    case .release:
      switch job.state {
      case .held: break
      case .queued, .retrying: throw ActRefusal.isSo
      case .running: throw ActRefusal.isRunning
      case .completed, .discarded, .cancelled: throw ActRefusal.hasEnded
      }
    case .boost, .unboost, .runNext: try checkStanding(job, act, in: tx)
    }
    return job
  }

  /// Whether another reply of the same chat waits or is held, which answers what this one would have: it was asked for while
  /// this one ran.
  private func hasReplyBehind(_ job: Job, in tx: any Transaction) throws -> Bool {
    guard case .reply = job.task, let user = job.user else { return false }
    return try tx.jobs.openJobs(of: user).contains { other in
      guard other.id != job.id, other.task == job.task else { return false }
      switch other.state {
      case .queued, .held: return true
      case .running, .retrying, .completed, .discarded, .cancelled: return false
      }
    }
  }

  private func checkStanding(_ job: Job, _ act: Wish.JobAct, in tx: any Transaction) throws {
    switch job.state {
    case .queued, .retrying: break
    case .held: if act != .runNext { throw ActRefusal.isHeld }
    case .running: throw ActRefusal.isRunning
    case .completed, .discarded, .cancelled: throw ActRefusal.hasEnded
    }
    let boost = try tx.steering.standing(of: job.id)?.boost ?? .none
    switch act {
    case .boost: if boost != .none { throw ActRefusal.isSo }
    case .unboost: if boost == .none { throw ActRefusal.isSo }
    case .runNext:
      if boost == .next { throw ActRefusal.isSo }
      if try tx.steering.stillLanes().contains(job.lane) { throw ActRefusal.laneIsPaused }
      if try tx.steering.isBehindItsOwn(job.id) { throw ActRefusal.isBehindItsOwn }
    case .retry, .cancel, .hold, .release: break
    }
  }

  /// Whether doing an ended job again does what is still to be done.
  func checkStillNeeded(_ job: Job, in tx: any Transaction) throws {
    if let user = job.user {
      guard let found = try tx.users.find(user), found.stage != .erased else { throw ActRefusal.gone }
      guard found.epoch == job.epoch else { throw ActRefusal.startedAnew }
    }
    switch job.task {
    case .reply(let chat):
      if try tx.jobs.openReply(of: chat) != nil { throw ActRefusal.isDoneOtherwise }
      guard try !tx.chats.unanswered(in: chat).isEmpty else { throw ActRefusal.isDoneOtherwise }
    case .qualify(let match):
      guard let match = try tx.matches.find(match) else { throw ActRefusal.gone }
      guard match.status == .pending else { throw ActRefusal.hasEnded }
    case .introduce(let match, let side):
      guard let match = try tx.matches.find(match) else { throw ActRefusal.gone }
      guard !match.status.hasEnded else { throw ActRefusal.hasEnded }
      guard match.side(side).introducedAt == nil else { throw ActRefusal.isDoneOtherwise }
    case .embed(let version):
      guard let user = job.user, try tx.profiles.currentID(of: user) == version else {
        throw ActRefusal.isDoneOtherwise
      }
    // A deadline looks at the match by itself, and a summary at the chat.
    case .announce(let announcement):
      guard try tx.announcements.find(announcement)?.state == .sending else { throw ActRefusal.hasEnded }
    case .question(let question):
      guard let question = try tx.questions.find(question) else { throw ActRefusal.gone }
      guard !question.state.hasEnded else { throw ActRefusal.hasEnded }
    case .summarise, .matchStep, .answerDeadline, .cleanUp: break
    }
  }
}

extension ActPreview {
  /// Counts a match that ends: who was introduced in it is told.
  ///
  /// - Parameter leaver: whoever is not there any more to be told.
  mutating func end(_ match: Match, without leaver: UserID? = nil) {
    ended.insert(match.id)
    for side in [match.seeker, match.provider] where side.introducedAt != nil && side.user != leaver {
      tell(side.user)
    }
  }
}

extension Timestamp {
  /// The place in line of what an operator put before others.
  static let beforeAll = Timestamp(microseconds: 0)
}

extension Boost {
  /// The word in the log.
  var word: String {
    switch self {
    case .none: "none"
    case .first: "first"
    case .next: "next"
    }
  }
}

extension JobState {
  /// The word in the log, with the reason of a hold.
  var words: String {
    switch self {
    case .held(let reason): "held:\(reason.rawValue)"
    case .queued: "queued"
    case .running: "running"
    case .retrying: "retrying"
    case .completed: "completed"
    case .discarded: "discarded"
    case .cancelled: "cancelled"
    }
  }
}
