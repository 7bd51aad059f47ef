package import Domain
package import Localization
package import Ports

/// Answers what waits in a chat: asks the interviewer, and commits its lines and what it learnt.
package struct ReplyHandler: JobHandler {
  package let kind = JobTask.Kind.reply
  let store: any Store
  let interviewers: [Maker: any Interviewer]
  let desk: any MatchDesk
  let storing: ProfileStoring
  let texts: any ProfileTexts
  let phrasebooks: Phrasebooks
  let makers: MakerChoice
  let survey: PopulationSurvey
  let time: any TimeSource
  let live: LiveReplies

  /// How many messages an interviewer is shown.
  private static let transcriptLength = 60
  /// How many lines back an interviewer is told what was said: a turn may have two, and none comes again in twelve.
  private static let tagMemory = 30

  /// - Parameters:
  ///   - makers: what a reply may cost, and whose replies stand in for others.
  ///   - survey: counts who is there to be met.
  ///   - live: tells the heads of this process what a reply says so far.
  package init(
    store: any Store, interviewers: [Maker: any Interviewer], desk: any MatchDesk, storing: ProfileStoring,
    texts: any ProfileTexts, phrasebooks: Phrasebooks, makers: MakerChoice = MakerChoice(),
    survey: PopulationSurvey, time: any TimeSource, live: LiveReplies
  ) {
    self.store = store
    self.interviewers = interviewers
    self.desk = desk
    self.storing = storing
    self.texts = texts
    self.phrasebooks = phrasebooks
    self.makers = makers
    self.survey = survey
    self.time = time
    self.live = live
  }

  package func estimate(_ job: Job) -> CostEstimate { makers.estimate(job) }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .reply(let chat) = job.task, let user = job.user, let interviewer = interviewers[job.maker]
    else { throw JobError.permanent("no interviewer for this maker") }
    let read: (context: InterviewContext, isStopped: Bool)? = try await store.read { tx in
      guard let person = try tx.users.find(user), person.epoch == job.epoch else { return nil }
      let unanswered = try tx.chats.unanswered(in: chat)
      guard !unanswered.isEmpty else { return nil }
      // What somebody asks about others says nothing of themselves.
      let questions = try tx.questions.sources(of: user)
      let context = InterviewContext(
        user: person,
        transcript: try tx.chats.messages(in: chat, before: nil, limit: Self.transcriptLength).filter {
          !questions.contains($0.id)
        },
        unanswered: unanswered, profile: try tx.profiles.current(of: user)?.profile,
        // One person has one interview, whichever conversation it goes on in: two could not agree on one profile.
        state: try tx.chats.interviewState(of: tx.chats.main(of: user).id),
        recentPhraseTags: try tx.chats.recentPhraseTags(in: chat, limit: Self.tagMemory),
        summary: try tx.chats.summary(of: chat), now: tx.now)
      return (context, try tx.drafts.isStopRequested(of: job.id))
    }
    guard var context = read?.context, let last = context.unanswered.last else { return Outcome { _ in } }
    // Asked for while an earlier attempt ran, whose worker died.
    if read?.isStopped == true {
      return Outcome { tx in try commitStopped("", answering: last.position, of: user, in: chat, job, tx) }
    }
    context.population = try await survey.population(in: store, at: context.now)
    let former = context.profile
    let run = ReplyRun(store: store, time: time, live: live, job: job, chat: chat)
    switch try await run.turn(context, by: interviewer) {
    case .whole(let turn):
      return Outcome(spending: turn.spending) { tx in
        try commit(turn, answering: last.position, of: user, seeing: former, in: chat, job, tx)
      }
    case .stopped(let text, let spent):
      return Outcome(spent: spent) { tx in
        try commitStopped(text, answering: last.position, of: user, in: chat, job, tx)
      }
    }
  }

  /// What was said until its reader stopped it. It has taught nothing: half a turn is no turn.
  private func commitStopped(
    _ text: String, answering position: Int, of id: UserID, in chat: ChatID, _ job: Job, _ tx: any Transaction
  ) throws {
    guard let user = try tx.users.find(id) else { return }
    try tx.chats.markAnswered(in: chat, upTo: position)
    if text.contains(where: { !$0.isWhitespace }) {
      _ = try tx.chats.append(
        NewMessage(chat: chat, author: .mitko, text: text, job: job.id, mark: .stopped))
    } else {
      let key = PhraseKey.agent(.replyStopped)
      _ = try tx.chats.append(
        NewMessage(
          chat: chat, author: .mitko, kind: .notice,
          text: phrasebooks.book(for: user.language.code).text(key), phraseTag: key.rawValue, job: job.id))
    }
  }

  private func commit(
    _ turn: InterviewTurn, answering position: Int, of id: UserID, seeing former: Profile?, in chat: ChatID,
    _ job: Job, _ tx: any Transaction
  ) throws {
    // Read again: language or stage may have changed while the interviewer thought.
    guard var user = try tx.users.find(id) else { return }
    try tx.chats.markAnswered(in: chat, upTo: position)
    if let state = turn.state { try tx.chats.setInterviewState(state, of: tx.chats.main(of: id).id) }
    if let contact = turn.contact {
      try tx.users.setContact(contact, of: id)
      user.contact = contact
    }
    var version = try tx.profiles.current(of: id)
    var learnt = turn.profile
    // What the owner chose to hide while the interviewer thought stays hidden.
    if let chosen = version?.profile.choices, learnt?.choices == former?.choices { learnt?.choices = chosen }
    if let profile = learnt, profile != version?.profile, profile.defects.isEmpty {
      version = try storing.store(profile, of: user, embedInLane: .interactive, in: tx)
    }
    for line in turn.lines {
      _ = try tx.chats.append(
        NewMessage(
          chat: chat, author: .mitko, text: line.text, actions: line.actions, phraseTag: line.phraseTag,
          job: job.id, mark: makers.mark(of: job.maker)))
    }
    if turn.showsProfile, let version {
      // One button to press is enough.
      let isOffered = turn.lines.contains { $0.actions.contains(.activate) }
      let offers = try !isOffered && tx.users.find(id)?.stage == .ready
      _ = try tx.chats.append(
        NewMessage(
          chat: chat, author: .mitko, kind: .profileCard(version.id),
          text: texts.card(of: version, language: user.language), actions: offers ? [.activate] : []))
    }
    try SummariseHandler.queue(for: chat, of: user, isCrowded: turn.isCrowded, by: makers, in: tx)
    if turn.startsMatching { try activate(id, in: chat, tx) }
    if turn.contact != nil { try offerAcceptance(to: user, in: chat, tx) }
  }

  /// What the button does, for somebody who said it. A profile that may not begin now stays where it is: the button
  /// below the card says why.
  private func activate(_ id: UserID, in chat: ChatID, _ tx: any Transaction) throws {
    guard let user = try tx.users.find(id), user.stage == .ready || user.stage == .active,
      try tx.people.block(of: id) == nil
    else { return }
    try StageChange(desk: desk).change(user, by: .activated, tx)
    let key = PhraseKey.agent(user.stage == .active ? .alreadyActive : .activated)
    _ = try tx.chats.append(
      NewMessage(
        chat: chat, author: .mitko, kind: .notice, text: phrasebooks.book(for: user.language.code).text(key),
        phraseTag: key.rawValue))
  }

  /// A proposal that only waited for a contact can be accepted now: shows what would be shared.
  private func offerAcceptance(to user: User, in chat: ChatID, _ tx: any Transaction) throws {
    guard let contact = user.contact, let match = try tx.matches.waiting(of: user.id),
      let side = match.role(of: user.id), match.side(side).introducedAt != nil
    else { return }
    try AcceptancePreview(
      match: match.id, contact: contact, changes: try desk.changes(shownTo: side, of: match, in: tx)
    ).show(
      to: user.id, in: chat, phrasebooks.book(for: user.language.code), tx)
  }

  /// The text stays; its author is told once that it takes longer.
  package func attemptFailed(_ job: Job, in tx: any Transaction) throws {
    let failures = try tx.jobs.errors(of: job.id).filter { $0.error != JobFailure.workerStopped }
    if failures.count == 1 { try tell(.agent(.replyDelayed), job, tx) }
  }

  /// Told once: one that is let go on by somebody who knows its price may be held again by another process.
  package func held(_ job: Job, in tx: any Transaction) throws {
    guard case .reply(let chat) = job.task else { return }
    let isTold = try tx.chats.messages(in: chat, before: nil, limit: Self.tagMemory).contains { message in
      message.actions.contains { $0.intent == .answerNow(job.id) && $0.state == .open }
    }
    if isTold { return }
    try tell(.agent(.replyDelayed), job, actions: [.answerNow(job.id)], tx)
  }

  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .reply(let chat) = job.task else { return }
    // A reply queued behind this one reads what this one could not answer. Otherwise it waits for the next message,
    // but only once: a text that no reply survives must not stand in the way of all that follow.
    let isAgain = try tx.chats.recentPhraseTags(in: chat, limit: Self.tagMemory)
      .prefix {
        $0 == PhraseKey.agent(.replyFailed).rawValue || $0 == PhraseKey.agent(.replyDelayed).rawValue
      }
      .contains(PhraseKey.agent(.replyFailed).rawValue)
    // Who was cancelled may be wanted back.
    let isCancelled = try tx.jobs.find(job.id)?.state == .cancelled
    if isAgain, !isCancelled, try tx.jobs.openReply(of: chat) == nil {
      try tx.chats.markAnswered(in: chat, upTo: try tx.chats.lastPosition(in: chat))
    }
    try tell(.agent(.replyFailed), job, tx)
  }

  private func tell(
    _ key: PhraseKey, _ job: Job, actions: [MessageAction.Intent] = [], _ tx: any Transaction
  ) throws {
    guard case .reply(let chat) = job.task, let id = job.user, let user = try tx.users.find(id),
      user.epoch == job.epoch
    else { return }
    _ = try tx.chats.append(
      NewMessage(
        chat: chat, author: .mitko, kind: .notice, text: phrasebooks.book(for: user.language.code).text(key),
        actions: actions, phraseTag: key.rawValue))
  }
}
