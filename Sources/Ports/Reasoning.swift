package import Domain

/// Holds the conversation: built-in rules or a model.
package protocol Interviewer: Sendable {
  /// The next turn. Must not invent: every fact carries words of the person's own messages.
  ///
  /// - Parameter progress: called with the whole of what is said so far, as it grows, and with an empty text where that is
  ///   worth nothing and is begun anew; an interviewer that has its answer at once calls nothing. It is a draft: whether
  ///   the turn is worth anything is known when it is whole. But the person sees it, and keeps it where they stop it: it
  ///   never holds what they must not be shown.
  func turn(
    _ context: InterviewContext, progress: (@Sendable (String) async -> Void)?
  ) async throws -> InterviewTurn
  /// The profile in the making that a state of this interviewer's holds: what is known and cannot be stored yet.
  ///
  /// - Returns: `nil` where nothing waits, and for bytes that are no state of its own.
  func draft(in state: [UInt8]) -> Profile?
}

extension Interviewer {
  /// The next turn, without hearing of it as it grows.
  package func turn(_ context: InterviewContext) async throws -> InterviewTurn {
    try await turn(context, progress: nil)
  }
}

/// What an interviewer may know: of this person only, and how many others told what.
package struct InterviewContext: Sendable {
  package let user: User
  /// The latest messages, oldest first, the unanswered ones included.
  package let transcript: [Message]
  /// The user's messages this turn answers, oldest first; empty for a greeting.
  package let unanswered: [Message]
  package let profile: Profile?
  /// What this interviewer returned as `state` last time.
  package let state: [UInt8]?
  /// Phrase tags of the latest lines, newest first: they are not said again.
  package let recentPhraseTags: [String]
  /// Who is there to be met, in counts; `nil` where nobody counted.
  package var population: Population?
  /// What went before the transcript, in short; `nil` where nothing did.
  package var summary: ChatSummary?
  package let now: Timestamp

  package init(
    user: User, transcript: [Message], unanswered: [Message], profile: Profile?, state: [UInt8]?,
    recentPhraseTags: [String], population: Population? = nil, summary: ChatSummary? = nil, now: Timestamp
  ) {
    self.user = user
    self.transcript = transcript
    self.unanswered = unanswered
    self.profile = profile
    self.state = state
    self.recentPhraseTags = recentPhraseTags
    self.population = population
    self.summary = summary
    self.now = now
  }
}

/// What an interviewer says and has learnt.
package struct InterviewTurn: Sendable {
  /// One message to be sent, with its buttons. `phraseTag` names what was said, so that it is not said again soon.
  package struct Line: Hashable, Sendable {
    package let text: String
    package let phraseTag: String?
    package let actions: [MessageAction.Intent]

    package init(_ text: String, phraseTag: String? = nil, actions: [MessageAction.Intent] = []) {
      self.text = text
      self.phraseTag = phraseTag
      self.actions = actions
    }
  }

  /// In their order; each becomes a message.
  package let lines: [Line]
  /// The whole profile after this turn; `nil` where nothing was learnt. Stored only when valid; until then it
  /// lives in `state`.
  package let profile: Profile?
  /// Whether the card and the public view are to be shown.
  package let showsProfile: Bool
  /// A contact the person gave, to be confirmed by storing it.
  package let contact: Contact?
  /// Whether the person said in so many words to start matching: the same as pressing the button, of a profile that
  /// is ready.
  package let startsMatching: Bool
  package let state: [UInt8]?
  /// What each call of a model has cost; empty where none was asked.
  package var spending: [Outcome.Spending]
  /// How many facts a model told that the person never said: they were thrown away.
  package let droppedFacts: Int
  /// Whether what no summary covers fills most of what the interviewer reads of the conversation: one is due.
  package let isCrowded: Bool

  package init(
    lines: [Line], profile: Profile? = nil, showsProfile: Bool = false, contact: Contact? = nil,
    startsMatching: Bool = false, state: [UInt8]? = nil, spending: [Outcome.Spending] = [],
    droppedFacts: Int = 0, isCrowded: Bool = false
  ) {
    self.lines = lines
    self.profile = profile
    self.showsProfile = showsProfile
    self.contact = contact
    self.startsMatching = startsMatching
    self.state = state
    self.spending = spending
    self.droppedFacts = droppedFacts
    self.isCrowded = isCrowded
  }
}

/// One side of a pair, as the judge sees it.
package struct JudgedSide: Hashable, Sendable {
  package let publicFacet: PublicFacet
  /// Facts for rules, private floors included; names and employers are not among them.
  package let facts: MatchFacts
  /// Internal: quoted nowhere.
  package let privateNotes: [String]

  package init(publicFacet: PublicFacet, facts: MatchFacts, privateNotes: [String]) {
    self.publicFacet = publicFacet
    self.facts = facts
    self.privateNotes = privateNotes
  }
}

/// Decides whether two people should meet.
package protocol Judge: Sendable {
  /// - Returns: the verdict, whose quotes are literal parts of the public views.
  func judge(seeker: JudgedSide, provider: JudgedSide) async throws -> (
    verdict: Verdict, spending: [Outcome.Spending]
  )
}

/// Writes an introduction for one reader, from public views only.
package protocol IntroductionWriter: Sendable {
  /// The text for `request.reader`, and what each call of a model cost; nothing where none was asked.
  func introduce(_ request: IntroductionRequest) async throws -> (text: String, spending: [Outcome.Spending])
}

/// What a writer may know: both public views, what they tell of the rules, and the score; neither names nor notes.
package struct IntroductionRequest: Sendable {
  /// The side that reads it.
  package let reader: Role
  package let readerFacet: PublicFacet
  package let otherFacet: PublicFacet
  /// How the pair stands to the rules as far as the two views show it. That a floor which nobody is shown fits a ceiling
  /// would tell something of both.
  package let outcomes: [HardRule: RuleOutcome]
  package let score: PairScore
  /// The reader's language: facts and lines are in it, the other's own words stay as they are.
  package let language: Language

  /// - Parameter constraints: the rules; held against the two views, and nothing else.
  package init(
    reader: Role, readerFacet: PublicFacet, otherFacet: PublicFacet, constraints: HardConstraints,
    score: PairScore, language: Language
  ) {
    self.reader = reader
    self.readerFacet = readerFacet
    self.otherFacet = otherFacet
    let (mine, other) = (MatchFacts(readerFacet), MatchFacts(otherFacet))
    outcomes =
      switch reader {
      case .seeker: constraints.outcomes(seeker: mine, provider: other)
      case .provider: constraints.outcomes(seeker: other, provider: mine)
      }
    self.score = score
    self.language = language
  }
}

/// Makes the public view of a profile: masks what identifies.
package protocol PublicViewMaking: Sendable {
  /// The view of each role that the profile has, after masking and by the owner's choices.
  ///
  /// - Parameter language: of the words in brackets that stand for what was masked, where a text has none of its own.
  func publicView(of profile: Profile, language: Language) -> PublicView
  /// Words of a profile's owner as the public view of one of their roles would show them.
  func masked(_ words: String, of profile: Profile, as role: Role, language: Language) -> String
}

/// How profiles read, for messages that every head can show.
package protocol ProfileTexts: Sendable {
  /// The owner's own card and, below it, what others will see of it: plain text lines.
  func card(of version: ProfileVersion, language: Language) -> String
  /// What others see of a profile, for an owner who has just changed that.
  func publicCard(of version: ProfileVersion, language: Language) -> String
  /// The first facts of what a side offers, as its match is called in a list; `nil` where it shows none.
  func title(of facet: PublicFacet, role: Role, language: Language) -> String?
  /// What others may have in common, by its name.
  func name(of trait: Preferences.Trait, language: Language) -> String
  /// What is known of a profile in the making, and what it still lacks.
  func card(ofDraft profile: Profile, language: Language) -> String
  /// One side's public view, as told to the other side of a proposal.
  func publicText(of facet: PublicFacet, role: Role, language: Language) -> String
}

/// Finds and tells what one side of a match shows otherwise than when the other side looked.
package protocol ViewChangeTelling: Sendable {
  /// What reads otherwise now; empty where nothing does. What its owner has masked since is counted and not named.
  ///
  /// - Parameter reader: the side that looked: at its introduction, or when it last said yes.
  func changes(shownTo reader: Role, of match: Match, in tx: any Transaction) throws -> [ViewChange]
  /// The changes in the reader's language, a line each.
  ///
  /// - Parameter role: of the person who shows it.
  func lines(_ changes: [ViewChange], of role: Role, language: Language) -> [String]
}

/// What consent, pauses and withdrawals do to matches, inside a transaction of the caller's.
package protocol MatchDesk: Sendable {
  /// Applies an event to a match: status, sides, events, messages to both, next jobs.
  ///
  /// - Returns: the action that followed; `.none` for a repetition.
  /// - Throws: `InvalidTransition` where the match does not allow it, `AnswerForAnother` for an answer by an operator;
  ///   nothing has changed.
  func apply(_ event: MatchEvent, to match: MatchID, by actor: Event.Actor, in tx: any Transaction) throws
    -> MatchAction
  /// Forms a match of two people who are free, keeps its score, and has it judged.
  ///
  /// - Parameter turn: whose turn led to it.
  /// - Throws: `StoreError.constraint` where one of the two is not free; nothing has changed.
  func propose(
    seeker: (user: UserID, version: ProfileVersionID), provider: (user: UserID, version: ProfileVersionID),
    score: PairScore, round: Int, turn: UserID, in tx: any Transaction
  ) throws -> Match
  /// Keeps why a side said no, and learns from it.
  ///
  /// - Returns: whether that side had said no.
  func keepReason(_ reason: DeclineReason, of side: Role, in match: MatchID, _ tx: any Transaction) throws
    -> Bool
  /// Withdraws every open match of `user`.
  ///
  /// - Parameter actor: whose doing it is.
  func withdrawAll(
    of user: UserID, for reason: WithdrawalReason, by actor: Event.Actor, in tx: any Transaction
  ) throws
  /// Tells the other sides of the open matches of `user`, who has just stored another version, what they see otherwise.
  func viewChanged(of user: UserID, in tx: any Transaction) throws
  /// What a side of a match sees otherwise than when it looked, as a text; `nil` where nothing is.
  func changes(shownTo reader: Role, of match: Match, in tx: any Transaction) throws -> String?
  /// Something happened that may make people fit: makes a match step unless one is open.
  func wake(in tx: any Transaction) throws
  /// A head drew, printed or delivered the introduction.
  func seen(_ match: MatchID, by user: UserID, in tx: any Transaction) throws
}

/// An operator answered for somebody: only the two people of a match say yes or no in it.
package struct AnswerForAnother: Error, Hashable, Sendable {
  package init() {}
}

/// Tells people why nobody was proposed to them yet.
package protocol OutlookTelling: Sendable {
  /// How it stands for `user` now, in their language: of others it tells coarse numbers only.
  ///
  /// - Throws: `StoreError.missing` where there is no such user.
  func note(for user: UserID) async throws -> OutlookNote
}

/// Everything that is stored about a user, as JSON that people can read.
package protocol UserExporting: Sendable {
  /// One JSON object.
  ///
  /// - Throws: `StoreError.missing` where there is no such user.
  func export(_ user: UserID, in tx: any Transaction) throws -> String
}

/// When a waiting job is planned to start: the same plan that claims, screens and the forecast share.
package protocol WaitForecasting: Sendable {
  /// When what waits will start, and what it may cost.
  ///
  /// - Parameter jobs: what is told of in any case: of what lies beyond the plan that it does, or what else keeps it.
  func plan(telling jobs: [Job], in tx: any Transaction) throws -> WorkPlan
  /// What waits as the order reads it, with what it is for: for forecasts of weeks, in which programs will run again that
  /// do not now.
  func line(in tx: any Transaction, limit: Int) throws -> WaitingLine
}

/// Waiting jobs with what each may cost and is for.
package struct WaitingLine: Sendable {
  package let jobs: [WaitingJob]
  package let kinds: [JobID: JobTask.Kind]

  package init(jobs: [WaitingJob], kinds: [JobID: JobTask.Kind]) {
    self.jobs = jobs
    self.kinds = kinds
  }
}

extension WaitForecasting {
  /// The plan alone.
  package func plan(in tx: any Transaction) throws -> WorkPlan { try plan(telling: [], in: tx) }

  /// `nil` where the job does not wait, or a budget of zero forbids it.
  package func plannedStart(of job: JobID, in tx: any Transaction) throws -> Timestamp? {
    try plan(in: tx).startsAt[job]
  }
}

extension WorkPlan {
  /// When a job starts, and why not before.
  package func start(of job: JobID) -> PlannedStart {
    PlannedStart(at: startsAt[job], cause: causes[job])
  }
}

/// When waiting jobs will start, and what each may cost at most.
package struct WorkPlan: Hashable, Sendable {
  /// Held jobs, those of lanes that stand still, and those beyond what was played are not in it.
  package let startsAt: [JobID: Timestamp]
  /// The same in the order of their starts.
  package let order: [JobID]
  package let estimates: [JobID: CostEstimate]
  /// Why each starts then, or not at all.
  package let causes: [JobID: WaitCause]

  package init(
    startsAt: [JobID: Timestamp], order: [JobID], estimates: [JobID: CostEstimate],
    causes: [JobID: WaitCause]
  ) {
    self.startsAt = startsAt
    self.order = order
    self.causes = causes
    self.estimates = estimates
  }
}
