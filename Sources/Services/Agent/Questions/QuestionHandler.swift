package import Domain
import Lexicon
import Localization
package import Ports

/// Works on a question between the sides of a match: looks for its answer in the other's public view, puts it to the other
/// where there is none, and reads what they answered.
package struct QuestionHandler: JobHandler {
  package let kind = JobTask.Kind.question
  let store: any Store
  let answerers: [Maker: any QuestionAnswerer]
  let replies: any QuestionReplyReading
  let desk: QuestionDesk
  let matches: any MatchDesk
  let storing: ProfileStoring
  let names: any FactNaming

  /// - Parameters:
  ///   - answerers: who looks into public views, by maker.
  ///   - replies: reads what people answer.
  ///   - matches: knows what a side sees otherwise than when it looked.
  ///   - names: how facts are told to the asker.
  package init(
    store: any Store, answerers: [Maker: any QuestionAnswerer], replies: any QuestionReplyReading,
    desk: QuestionDesk, matches: any MatchDesk, storing: ProfileStoring, names: any FactNaming
  ) {
    self.store = store
    self.answerers = answerers
    self.replies = replies
    self.desk = desk
    self.matches = matches
    self.storing = storing
    self.names = names
  }

  package func estimate(_ job: Job) -> CostEstimate { desk.makers.estimate(job) }

  /// A question with the match that it is asked in.
  private struct Scene: Sendable {
    let question: MatchQuestion
    let match: Match
    /// What the other side is and shows at present; `nil` where nothing is left of it.
    let theirs: ProfileVersion?

    var facet: PublicFacet? { theirs?.publicView.facets[question.asker.counterpart] }
  }

  private func scene(_ id: QuestionID, _ tx: any Transaction) throws -> Scene? {
    guard let question = try tx.questions.find(id), !question.state.hasEnded,
      let match = try tx.matches.find(question.match), match.isOpenToQuestions
    else { return nil }
    return Scene(
      question: question, match: match,
      theirs: try tx.profiles.current(of: match.side(question.asker.counterpart).user))
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .question(let id) = job.task, let answerer = answerers[job.maker] else {
      throw JobError.permanent("nobody answers questions for this maker")
    }
    guard let scene = try await store.read({ try scene(id, $0) }) else { return Outcome { _ in } }
    switch scene.question.state {
    case .asked:
      guard let facet = scene.facet else { return Outcome { tx in try commit(.unknown, id, tx) } }
      let (finding, spending) = try await answerer.answer(
        QuestionRequest(
          question: scene.question.text, role: scene.question.asker.counterpart, facet: facet))
      return Outcome(spending: spending) { tx in try commit(finding, id, tx) }
    case .replied: return try await read(scene)
    case .put, .shown, .answered, .withheld, .skipped, .refused, .closed: return Outcome { _ in }
    }
  }

  // MARK: The answer that they show

  private func commit(_ finding: QuestionFinding, _ id: QuestionID, _ tx: any Transaction) throws {
    guard let scene = try scene(id, tx), scene.question.state == .asked else { return }
    switch finding {
    case .refused(let reason): try refuse(scene, reason, tx)
    // What its owner has hidden since is not shown any more.
    case .found(let quotes) where !quotes.isEmpty && quotes.allSatisfy { scene.facet?.shows($0) ?? false }:
      try show(quotes, scene, tx)
    case .found, .unknown: try desk.put(scene.question, in: scene.match, tx)
    }
  }

  private func refuse(_ scene: Scene, _ reason: QuestionRefusal, _ tx: any Transaction) throws {
    let question = scene.question
    if try !desk.change(question, by: .refused(reason), actor: .program, tx) {
      // As many were refused as may be: it is not asked all the same.
      _ = try desk.change(question, by: .matchEnded, actor: .program, tx)
    }
    try desk.tell(question.asker, of: scene.match, Phrase(reason.phrase), tx)
  }

  private func show(_ quotes: [ViewQuote], _ scene: Scene, _ tx: any Transaction) throws {
    let question = scene.question
    guard let asker = try tx.users.find(scene.match.side(question.asker).user) else { return }
    let book = desk.phrasebooks.book(for: asker.language.code)
    var lines: [String] = []
    for quote in quotes {
      let phrase = quote.value.map {
        Phrase.askingFact(names.name(of: $0, language: asker.language), words: quote.words)
      }
      let line = book.text(phrase ?? .askingWords(quote.words))
      if !lines.contains(line) { lines.append(line) }
    }
    let answer = lines.joined(separator: "\n")
    _ = try desk.change(question, by: .foundInView, answer: answer, actor: .program, tx)
    try desk.tell(
      question.asker, of: scene.match, .askingShown(question.text, answer: answer),
      actions: Self.actions(of: scene), tx)
  }

  // MARK: The answer that they gave

  private func read(_ scene: Scene) async throws -> Outcome {
    let role = scene.question.asker.counterpart
    let (other, id) = (scene.match.side(role).user, scene.question.id)
    guard let source = scene.question.answerSource, let theirs = scene.theirs,
      let found = try await store.read({ tx in
        try tx.chats.find(source).flatMap { message in
          try tx.users.find(other).map { (message: message, user: $0, now: tx.now) }
        }
      })
    else { return Outcome { tx in try withhold(id, tx) } }
    let reply = try await replies.read(
      QuestionReplyRequest(
        question: scene.question.text, reply: found.message, user: found.user, role: role,
        profile: theirs.profile, now: found.now))
    return Outcome { tx in try pass(reply, id, seeing: theirs, tx) }
  }

  private func pass(
    _ reply: QuestionReply, _ id: QuestionID, seeing former: ProfileVersion, _ tx: any Transaction
  ) throws {
    guard let scene = try scene(id, tx), scene.question.state == .replied else { return }
    let question = scene.question
    let role = question.asker.counterpart
    guard let user = try tx.users.find(scene.match.side(role).user) else { return }
    // What was read is no addition to what has come since: it is read once more.
    guard scene.theirs?.id == former.id else { throw ChangedMeanwhile() }
    // Masked by all that was read in it, also where that cannot be stored.
    var known = reply.profile ?? former.profile
    known.choices = former.profile.choices
    let words = desk.masked(reply.words, by: user, as: role, known)
    let isPassedOn = Self.saysSomething(words)
    try learn(reply.profile, scene, user, former, isTold: isPassedOn, tx)
    guard isPassedOn else { return try withhold(id, tx) }
    _ = try desk.change(question, by: .passedOn, answer: words, actor: .program, tx)
    try desk.tell(
      question.asker, of: scene.match, .askingAnswered(question.text, answer: words),
      actions: Self.actions(of: scene), tx)
    try desk.tell(role, of: scene.match, .askingPassed(answer: words), tx)
  }

  /// Whoever has said yes may take that back, and is not asked for it again.
  private static func actions(of scene: Scene) -> [MessageAction.Intent] {
    let id = scene.match.id
    return scene.match.status == .accepted(by: scene.question.asker)
      ? [.decline(id), .ask(id)] : MessageAction.Intent.proposal(id)
  }

  /// Stores what the answer teaches of its author, as any message of theirs would.
  ///
  /// Nobody leaves a role by an answer.
  ///
  /// - Parameter isTold: whether the asker is told the answer.
  private func learn(
    _ profile: Profile?, _ scene: Scene, _ user: User, _ former: ProfileVersion, isTold: Bool,
    _ tx: any Transaction
  ) throws {
    guard var profile, profile != former.profile, profile.defects.isEmpty,
      profile.roles == former.profile.roles
    else { return }
    profile.choices = former.profile.choices
    let asker = scene.question.asker
    // The answer itself tells it; whoever has said yes is told that it is for something else now.
    let isToldByAnswer =
      try isTold && scene.match.status != .accepted(by: asker)
      && matches.changes(shownTo: asker, of: scene.match, in: tx) == nil
    try storing.store(
      profile, of: user, embedInLane: .background,
      knownTo: isToldByAnswer ? (asker, scene.match.id) : nil, in: tx)
  }

  /// Whether more is left of masked words than masks, and no way to reach anybody.
  private static func saysSomething(_ words: String) -> Bool {
    var bare = ""
    var depth = 0
    for character in words {
      switch character {
      case "[": depth += 1
      case "]": depth = max(0, depth - 1)
      default: if depth == 0 { bare.append(character) }
      }
    }
    return bare.contains { $0.isLetter || $0.isNumber } && Identifiers.find(in: words).isEmpty
  }

  private func withhold(_ id: QuestionID, _ tx: any Transaction) throws {
    guard let scene = try scene(id, tx), scene.question.state == .replied else { return }
    let question = scene.question
    _ = try desk.change(question, by: .withheld, actor: .program, tx)
    try desk.tell(
      question.asker, of: scene.match, .askingWithheld(question.text),
      actions: Self.actions(of: scene), tx)
    try desk.tell(question.asker.counterpart, of: scene.match, Phrase(.asking(.withheldYours)), tx)
  }

  /// Nobody could look: the other person is asked. What they answered and nobody could read stays with them.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .question(let id) = job.task, let scene = try scene(id, tx) else { return }
    switch scene.question.state {
    case .asked: try desk.put(scene.question, in: scene.match, tx)
    case .replied: try withhold(id, tx)
    case .put, .shown, .answered, .withheld, .skipped, .refused, .closed: break
    }
  }
}

/// A profile changed while an answer was read.
private struct ChangedMeanwhile: Error {}
