package import AdminScreens
package import Domain
package import Operations
import Ports

extension RevealedCall {
  /// What the page of a job shows of a call.
  fileprivate init(_ stored: StoredRecording) {
    self.init(
      attempt: stored.attempt, call: stored.call, request: stored.recording.request.text,
      answer: stored.recording.answer, failure: stored.recording.failure)
  }
}

/// Reads what an operator's room shows, and knows whether another look would find anything else.
package actor AdminSource {
  private let operations: Operations
  private var last: (query: RoomQuery, pulse: Pulse, at: Timestamp)?
  /// How long the budget lasts, which takes long to find out.
  private var outlooks: (asked: BudgetWish?, settings: Int64, outlooks: BudgetOutlooks)?
  /// What the next look at the budget plays, since the last one showed its figures without.
  private var owesOutlooks = false
  /// Whom the audience that is being written means.
  private var audience: (query: PersonQuery, people: Int64, at: Timestamp, audience: Audience)?
  /// Of facts on cards.
  private let language: Language
  /// What was asked to be seen last.
  private var revealed: (job: JobID, sizes: [RecordingSize], calls: [RevealedCall])?
  private var revealedMatch: RevealedMatch?
  private var revealedPair: PairExplained?
  private var revealedPerson: RevealedPerson?

  package init(operations: Operations, language: Language) {
    self.operations = operations
    self.language = language
  }

  /// What a room shows now; `nil` where nothing has changed since the last look at the same, a minute ago at most: a bucket
  /// fills by time alone. What is not whole is to be looked at again at once.
  ///
  /// - Parameters:
  ///   - isAsked: whether somebody asked for it: then it is read in any case.
  ///   - hasMoved: whether anything at all was written since the last look.
  package func look(
    at query: RoomQuery, isAsked: Bool, hasMoved: Bool = true, now: Timestamp
  ) async throws -> (any RoomContent)? {
    let pulse = try await operations.pulse()
    // Whoever comes back to a room asks anew for what it hides.
    if let last, last.query.room != query.room { hideAll() }
    if !isAsked, !owesOutlooks, !(hasMoved && query.tellsMore), let last, last.query == query,
      last.pulse.isSame(as: pulse, withHeartbeats: query == .overview), now.since(last.at) < Self.longest
    {
      return nil
    }
    if last?.query != query { owesOutlooks = false }
    let content = try await read(query, pulse, now)
    last = (query, pulse, now)
    return content
  }

  private func hideAll() {
    (revealed, revealedMatch, revealedPair, revealedPerson) = (nil, nil, nil, nil)
  }

  private static let longest: Duration = .minutes(1)
  /// More lines of the queue than the overview ever has room for.
  private static let shownOfQueue = 24

  /// Shows something hidden with its page from now on.
  ///
  /// - Throws: `ActRefusal`.
  package func reveal(_ hidden: Disclosure) async throws {
    switch hidden {
    case .recordings(let job):
      let kept = try await operations.revealRecordings(of: job)
      revealed = (job, try await operations.job(job)?.recordings ?? [], kept.map(RevealedCall.init))
    case .match(let match):
      revealedMatch = try await operations.revealMatch(match, language: language)
    case .pair(let first, let second):
      if case .found(let pair) = try await operations.revealPair(first, second) { revealedPair = pair }
    case .person(let person): revealedPerson = try await operations.revealPerson(person, language: language)
    }
    last = nil
  }

  private func read(_ query: RoomQuery, _ pulse: Pulse, _ now: Timestamp) async throws -> any RoomContent {
    switch query {
    case .overview:
      return OverviewRoom.Content(
        figures: try await operations.overview(),
        next: try await operations.jobs(.thatWait, limit: Self.shownOfQueue).rows,
        failed: try await operations.jobs(.thatFailed, limit: Self.shownOfQueue).rows)
    case .queue(let filter, let limit, let job):
      let figures = try await operations.queueFigures()
      let page = try await operations.jobs(filter, limit: limit)
      let sheet: JobSheet? = if let job { try await operations.job(job) } else { nil }
      // Hidden again once its page is left, or something of it is gone.
      if revealed?.job != job || sheet?.recordings != revealed?.sizes { revealed = nil }
      return QueueRoom.Content(
        page: page, open: figures.open, pauses: try await operations.pausedLanes(), opened: job,
        sheet: sheet, revealed: revealed?.calls ?? [])
    case .people(let filter, let limit, let person):
      let page = try await operations.people(filter, limit: limit)
      let figures = try await operations.peopleFigures(filter)
      let sheet: PersonSheet? = if let person { try await operations.person(person) } else { nil }
      // Hidden again once the page is left, or something of it is gone.
      if revealedPerson?.id != person { revealedPerson = nil }
      if let known = revealedPerson, try await !operations.isStill(known, language: language) {
        revealedPerson = nil
      }
      return PeopleRoom.Content(
        page: page, meant: figures.meant, all: figures.all, active: figures.active, opened: person,
        sheet: sheet, revealed: revealedPerson)
    case .announcements(let audience, let limit, let announcement):
      let sent = try await operations.announcements(limit: limit)
      let failures =
        if let announcement {
          try await operations.failures(of: announcement, limit: 200).map {
            AnnounceRoom.Content.Failure(person: $0.person, error: $0.error)
          }
        } else { [AnnounceRoom.Content.Failure]() }
      do {
        let meant: Audience? = if let audience { try await meant(audience, pulse, now) } else { nil }
        return AnnounceRoom.Content(announcements: sent, audience: meant, failures: failures)
      } catch let refusal as ActRefusal {
        return AnnounceRoom.Content(
          announcements: sent, audience: nil, refusal: refusal, failures: failures)
      }
    case .events(let filter, let limit, let line):
      let page = try await operations.events(filter, limit: limit)
      let sheet: EventSheet? = if let line { try await operations.event(line) } else { nil }
      return EventsRoom.Content(page: page, opened: line, sheet: sheet)
    case .rounds(let round, let limit, let question):
      let figures = try await operations.rounds(showing: round, limit: limit)
      var why: (question: PairQuestion, answer: PairAnswer)?
      if let question { why = (question, try await answer(question)) } else { revealedPair = nil }
      return RoundsRoom.Content(figures: figures, why: why, pauses: try await operations.pausedLanes())
    case .matches(let filter, let limit, let match):
      let figures = try await operations.matchFigures()
      let page = try await operations.matches(filter, limit: limit)
      let sheet: MatchSheet? = if let match { try await operations.match(match) } else { nil }
      // Hidden again once its page is left, or something of it is gone.
      if revealedMatch?.match != match { revealedMatch = nil }
      if let known = revealedMatch, try await !operations.isStill(known, language: language) {
        revealedMatch = nil
      }
      return MatchesRoom.Content(
        page: page, open: figures.open, ended: figures.ended, opened: match,
        sheet: sheet, revealed: revealedMatch)
    case .budget(let asked):
      let figures = try await operations.budget()
      let known = outlooks
      if let known, known.asked == asked, known.settings == pulse.settings,
        figures.at.since(known.outlooks.at) < Self.outlookAge, figures.at >= known.outlooks.at
      {
        return BudgetRoom.Content(figures: figures, outlooks: known.outlooks)
      }
      // Weeks are played for longer than somebody waits for the figures.
      if !owesOutlooks {
        owesOutlooks = true
        return BudgetRoom.Content(
          figures: figures, outlooks: known?.settings == pulse.settings ? known?.outlooks.alone : nil,
          isWhole: false)
      }
      owesOutlooks = false
      let played = try await operations.outlooks(asking: asked)
      outlooks = (asked, pulse.settings, played)
      return BudgetRoom.Content(figures: figures, outlooks: played)
    }
  }

  /// Whom an audience means, counted anew where another one is typed, or people have changed since; while they change all
  /// the time, now and then.
  private func meant(_ query: PersonQuery, _ pulse: Pulse, _ now: Timestamp) async throws -> Audience {
    if let known = audience, known.query == query, now >= known.at,
      now.since(known.at) < (known.people == pulse.people ? Self.longest : Self.audienceAge)
    {
      return known.audience
    }
    let found = try await operations.audience(query)
    audience = (query, pulse.people, now, found)
    return found
  }

  /// It is counted once more when it is to be sent.
  private static let audienceAge: Duration = .seconds(3)

  /// Two weeks change little within that.
  private static let outlookAge: Duration = .minutes(1)

  /// Why two people are not matched, with the sums where somebody asked for them and nothing has changed since.
  private func answer(_ question: PairQuestion) async throws -> PairAnswer {
    let answer = try await operations.whyNot(question)
    guard case .found(let pair) = answer, let known = revealedPair, known.first == pair.first,
      known.second == pair.second, known.inquiry.withoutSums == pair.inquiry
    else {
      revealedPair = nil
      return answer
    }
    return .found(known)
  }
}

extension RoomQuery {
  /// Whether it shows something that moves no counter: what somebody gave or saw, on their page or that of a match.
  fileprivate var tellsMore: Bool {
    switch self {
    case .people(_, _, let sheet): sheet != nil
    case .matches(_, _, let sheet): sheet != nil
    case .overview, .queue, .announcements, .events, .budget, .rounds: false
    }
  }
}
