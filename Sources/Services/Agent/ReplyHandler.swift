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
  let prices: [Maker: CostEstimate]
  let survey: PopulationSurvey

  /// How many messages an interviewer is shown.
  private static let transcriptLength = 60
  /// How many lines back an interviewer is told what was said: a turn may have two, and none comes again in twelve.
  private static let tagMemory = 30

  /// - Parameters:
  ///   - prices: what a reply of a maker may cost at most; of a provider that is not in it, nobody knows.
  ///   - survey: counts who is there to be met.
  package init(
    store: any Store, interviewers: [Maker: any Interviewer], desk: any MatchDesk, storing: ProfileStoring,
    texts: any ProfileTexts, phrasebooks: Phrasebooks, prices: [Maker: CostEstimate] = [:],
    survey: PopulationSurvey
  ) {
    self.store = store
    self.interviewers = interviewers
    self.desk = desk
    self.storing = storing
    self.texts = texts
    self.phrasebooks = phrasebooks
    self.prices = prices
    self.survey = survey
  }

  package func estimate(_ job: Job) -> CostEstimate {
    prices[job.maker] ?? (job.maker == .builtin ? .free : .unknown)
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .reply(let chat) = job.task, let user = job.user, let interviewer = interviewers[job.maker]
    else { throw JobError.permanent("no interviewer for this maker") }
    let read: InterviewContext? = try await store.read { tx in
      guard let person = try tx.users.find(user), person.epoch == job.epoch else { return nil }
      let unanswered = try tx.chats.unanswered(in: chat)
      guard !unanswered.isEmpty else { return nil }
      return InterviewContext(
        user: person, transcript: try tx.chats.messages(in: chat, before: nil, limit: Self.transcriptLength),
        unanswered: unanswered, profile: try tx.profiles.current(of: user)?.profile,
        state: try tx.chats.interviewState(of: chat),
        recentPhraseTags: try tx.chats.recentPhraseTags(in: chat, limit: Self.tagMemory), now: tx.now)
    }
    guard var context = read, let last = context.unanswered.last else { return Outcome { _ in } }
    context.population = try await survey.population(in: store, at: context.now)
    let (former, turn) = (context.profile, try await interviewer.turn(context))
    return Outcome(spending: turn.spending) { tx in
      try commit(turn, answering: last.position, of: user, seeing: former, in: chat, tx)
    }
  }

  private func commit(
    _ turn: InterviewTurn, answering position: Int, of id: UserID, seeing former: Profile?, in chat: ChatID,
    _ tx: any Transaction
  ) throws {
    // Read again: language or stage may have changed while the interviewer thought.
    guard var user = try tx.users.find(id) else { return }
    try tx.chats.markAnswered(in: chat, upTo: position)
    if let state = turn.state { try tx.chats.setInterviewState(state, of: chat) }
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
          chat: chat, author: .mitko, text: line.text, actions: line.actions, phraseTag: line.phraseTag))
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
    if turn.startsMatching { try activate(id, in: chat, tx) }
    if turn.contact != nil { try offerAcceptance(to: user, in: chat, tx) }
  }

  /// What the button does, for somebody who said it. A profile that may not begin now stays where it is: the button
  /// below the card says why.
  private func activate(_ id: UserID, in chat: ChatID, _ tx: any Transaction) throws {
    guard let user = try tx.users.find(id), user.stage == .ready || user.stage == .active else { return }
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

  package func held(_ job: Job, in tx: any Transaction) throws {
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
    if isAgain, try tx.jobs.openReply(of: chat) == nil {
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
