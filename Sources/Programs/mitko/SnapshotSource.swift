import Agent
import Bootstrap
import ChatScreens
import Domain
import Matcher
import Orchestrator
import Ports
import Profiler
import ScreenParts
import TerminalKit

/// Reads what the person at this terminal may see, in one consistent look.
///
/// Words of profile versions are kept: versions never change, and most snapshots differ by a message.
actor SnapshotSource {
  private let house: House
  private let naming: any FactNaming
  private let user: UserID
  /// The conversation that the snapshots are of.
  private(set) var chat: ChatID
  private var sheets: [SheetKey: FacetSheet] = [:]

  private struct SheetKey: Hashable {
    let version: ProfileVersionID
    let role: Role
    let language: Language
  }

  /// The newest messages of a snapshot.
  private static let page = 100
  private static let matchLimit = 100
  /// Messages that are looked through at once.
  private static let searchPage = 2_000
  /// A start this close counts as being answered now.
  private static let soon: Duration = .seconds(1)

  init(house: House, naming: any FactNaming, user: UserID, chat: ChatID) {
    self.house = house
    self.naming = naming
    self.user = user
    self.chat = chat
  }

  /// One match with what its card is made of. The other's contact is read for connected matches only.
  private struct MatchRow: Sendable {
    let match: Match
    let mine: ProfileVersion
    /// `nil` where the other side has left and deleted it.
    let theirs: ProfileVersion?
    /// `nil` where it is told no more.
    let introduction: String?
    let score: PairScore?
    let pay: PayComparison?
    let isDemo: Bool
    let contact: Contact?
    let changes: [ViewChange]
    let questions: [CardQuestion]
  }

  /// Rows of one look.
  private struct Rows: Sendable {
    let user: User
    let messages: [Message]
    let reply: ReplyProgress
    let shelf: ChatShelf
    let matches: [MatchRow]
    let profile: ProfileVersion?
    let draft: Profile?
    let deadlines: AnswerDeadlines
  }

  /// From now on tells of another conversation.
  func move(to chat: ChatID) { self.chat = chat }

  /// The present state; `nil` once the user is erased.
  func snapshot() async throws -> ChatSnapshot? {
    let (user, chat, plan, conversation) = (user, chat, house.plan, house.conversation)
    let (changes, constraints) = (house.viewChanges, house.constraints)
    let rows = try await house.store.read { tx -> Rows? in
      guard let person = try tx.users.find(user), person.stage != .erased else { return nil }
      let all = try tx.chats.all(of: user)
      // A reset leaves the main one only.
      guard let main = all.first, let current = all.first(where: { $0.id == chat }) ?? all.first else {
        return nil
      }
      let chat = current.id
      return Rows(
        user: person, messages: try tx.chats.messages(in: chat, before: nil, limit: Self.page),
        reply: try Self.progress(in: chat, plan, tx),
        shelf: ChatShelf(current: current, all: all, mainPosition: try tx.chats.lastPosition(in: main.id)),
        matches: try Self.matches(of: user, changes, constraints, tx),
        profile: try tx.profiles.current(of: user), draft: try conversation.draft(of: user, tx),
        deadlines: try tx.settings.answerDeadlines())
    }
    guard let rows else { return nil }
    // Unless somebody moved on meanwhile.
    if let current = rows.shelf.current?.id, self.chat == chat { self.chat = current }
    return ChatSnapshot(
      user: rows.user, messages: rows.messages, hasOlder: (rows.messages.first?.position ?? 1) > 1,
      reply: rows.reply, shelf: rows.shelf, matches: rows.matches.compactMap { card($0, rows) },
      profile: rows.profile.map { sheet(of: $0, rows.user.language) },
      draft: rows.draft.map { sheet(ofDraft: $0, rows.user.language) })
  }

  /// A page of messages before a position, oldest first.
  func older(than position: Int, limit: Int) async throws -> [Message] {
    let chat = chat
    return try await house.store.read { try $0.chats.messages(in: chat, before: position, limit: limit) }
  }

  /// A page of a search through a chat of the user.
  func search(_ pattern: SearchPattern, in chat: ChatID, before position: Int, limit: Int) async throws
    -> MessageSearch
  {
    try await house.store.read { [user] in
      try $0.chats.search(in: chat, of: user, before: position, limit: limit) { pattern.matches($0) }
    }
  }

  /// Looks through all chats of the user, in one look.
  func find(_ pattern: SearchPattern, newest limit: Int) async throws -> PlainTranscript.Finds {
    let (user, chat) = (user, chat)
    return try await house.store.read { tx in
      func found(in chat: ChatID) throws -> [Int] {
        var found: [Int] = []
        var next: Int? = .max
        while let position = next {
          let page = try tx.chats.search(in: chat, of: user, before: position, limit: Self.searchPage) {
            pattern.matches($0)
          }
          found += page.found
          next = page.next
        }
        return found
      }
      let here = try found(in: chat)
      let elsewhere = try tx.chats.all(of: user).enumerated().compactMap {
        place, other -> PlainTranscript.Finds.Elsewhere? in
        let count = other.id == chat ? 0 : try found(in: other.id).count
        return count > 0 ? .init(number: place + 1, chat: other, count: count) : nil
      }
      return PlainTranscript.Finds(
        messages: try here.prefix(limit).reversed().flatMap {
          try tx.chats.messages(in: chat, before: $0 + 1, limit: 1)
        }, count: here.count, elsewhere: elsewhere)
    }
  }

  private static func progress(in chat: ChatID, _ plan: QueuePlan, _ tx: any Transaction) throws
    -> ReplyProgress
  {
    guard let job = try tx.jobs.openReply(of: chat) else { return .idle }
    // Its author was told; it goes on once somebody sees to it, and nobody can wait for that.
    if case .held = job.state { return .idle }
    if job.state == .running {
      // What the rules say is there at once: nobody can stop it.
      if job.maker == .builtin { return .thinking }
      let draft = try tx.drafts.draft(of: chat)
      return .running(
        RunningReply(
          job: job.id, attempt: job.attempt, text: draft?.text ?? "",
          isStopping: try tx.drafts.isStopRequested(of: job.id)))
    }
    // What costs nothing waits for nothing but its next attempt.
    if job.maker == .builtin {
      return job.notBefore.since(tx.now) > soon ? .planned(at: job.notBefore) : .thinking
    }
    guard let start = try plan.plannedStart(of: job.id, in: tx), start.since(tx.now) > soon else {
      return .thinking
    }
    return .planned(at: start)
  }

  private static func matches(
    of user: UserID, _ changes: any ViewChangeTelling, _ constraints: HardConstraints, _ tx: any Transaction
  ) throws -> [MatchRow] {
    try tx.matches.all(of: user, limit: matchLimit).compactMap { match in
      guard let side = match.role(of: user), match.introductions[side] != nil,
        let mine = try tx.shownVersion(of: side, in: match)
      else { return nil }
      let theirs = try tx.shownVersion(of: side.counterpart, in: match)
      // Of a connection its owner keeps what they received; any other is taken back with the profile.
      guard theirs != nil || match.status == .connected else { return nil }
      let other = try tx.users.find(match.side(side.counterpart).user)
      return MatchRow(
        match: match, mine: mine, theirs: theirs, introduction: try tx.introduction(to: side, of: match),
        score: try tx.matches.score(seeker: match.seeker.version, provider: match.provider.version),
        pay: try constraints.payComparison(of: match, in: tx), isDemo: other?.isDemo ?? false,
        contact: match.status == .connected ? match.side(side.counterpart).sharedContact : nil,
        changes: match.status.hasEnded ? [] : try changes.changes(shownTo: side, of: match, in: tx),
        questions: try tx.questions.all(in: match.id).compactMap { CardQuestion($0, reader: side) })
    }
  }

  private func card(_ row: MatchRow, _ rows: Rows) -> MatchCard? {
    let match = row.match
    guard let side = match.role(of: user), let introduced = match.side(side).introducedAt,
      let text = row.introduction ?? publicText(of: row, side, rows.user.language)
    else { return nil }
    let own = match.side(side)
    let rules =
      row.theirs.map { self.rules(mine: row.mine, theirs: $0, side) } ?? (outcomes: [:], silent: [:])
    let answerBy = own.isWaiting ? rows.deadlines.end(for: own, introducedAt: introduced) : nil
    return MatchCard(
      id: match.id, reader: side, status: match.status, score: row.score, introduction: text,
      mine: publicSheet(of: row.mine, side, rows.user.language),
      theirs: row.theirs.map { publicSheet(of: $0, side.counterpart, rows.user.language) },
      changes: house.viewChanges.lines(row.changes, of: side.counterpart, language: rows.user.language),
      questions: row.questions, isOpenToQuestions: match.isOpenToQuestions, outcomes: rules.outcomes,
      silentSides: rules.silent, pay: row.pay,
      sharedContact: own.sharedContact ?? rows.user.contact, theirContact: row.contact,
      introducedAt: introduced,
      seenAt: own.seenAt,
      answeredAt: own.answeredAt, endedAt: match.endedAt, answerBy: answerBy, isDemo: row.isDemo)
  }

  /// What the other side shows at present.
  private func publicText(of row: MatchRow, _ reader: Role, _ language: Language) -> String? {
    row.theirs?.publicView.facets[reader.counterpart].map {
      house.profileTexts.publicText(of: $0, role: reader.counterpart, language: language)
    }
  }

  /// How the hard rules stand by what the two sides show, and of those still open the one that shows nothing of its part.
  /// What is not shown is not told by a mark either: whoever changed their own sum and looked again would find the other's.
  private func rules(
    mine: ProfileVersion, theirs: ProfileVersion, _ side: Role
  ) -> (outcomes: [HardRule: RuleOutcome], silent: [HardRule: Role]) {
    let (seeker, provider) = side == .seeker ? (mine, theirs) : (theirs, mine)
    let shown = (
      seeker: MatchFacts(shownBy: seeker, as: .seeker), provider: MatchFacts(shownBy: provider, as: .provider)
    )
    let outcomes = house.constraints.outcomes(seeker: shown.seeker, provider: shown.provider)
    let silent = outcomes.filter { $0.value == .unknown }.keys.reduce(into: [HardRule: Role]()) {
      $0[$1] = $1.silentSide(seeker: shown.seeker, provider: shown.provider)
    }
    return (outcomes, silent)
  }

  private func sheet(of version: ProfileVersion, _ language: Language) -> ProfileSheet {
    ProfileSheet(
      id: version.id, number: version.number, createdAt: version.createdAt,
      shared: shared(of: version.profile, language), roles: roles(of: version.profile, language),
      publicRoles: version.profile.roles.map { .init($0, publicSheet(of: version, $0, language)) },
      choices: version.profile.choices)
  }

  private func sheet(ofDraft profile: Profile, _ language: Language) -> DraftSheet {
    DraftSheet(
      shared: shared(of: profile, language), roles: roles(of: profile, language),
      missing: naming.names(of: profile.defects, language: language))
  }

  private func shared(of profile: Profile, _ language: Language) -> [NamedFact] {
    inOrder(profile.shared.map { ($0.value, $0.source.quote) }, .shared, language)
  }

  private func roles(of profile: Profile, _ language: Language) -> [ProfileSheet.RoleSheet] {
    profile.roles.map { role in
      let facet = profile.facets[role] ?? Facet()
      func part(_ section: FacetSection) -> PartSheet {
        let part = facet[section]
        return PartSheet(
          facts: inOrder(part.facts.map { ($0.value, $0.source.quote) }, .facet(role, section), language),
          words: OwnWords.telling(
            part.words.map(\.quote), besides: (part.facts + profile.shared).map(\.source.quote)))
      }
      return ProfileSheet.RoleSheet(
        role, FacetSheet(offers: part(.offers), wants: part(.wants), practical: part(.practical)))
    }
  }

  private func publicSheet(of version: ProfileVersion, _ role: Role, _ language: Language) -> FacetSheet {
    let key = SheetKey(version: version.id, role: role, language: language)
    if let sheet = sheets[key] { return sheet }
    guard let facet = version.publicView.facets[role] else { return FacetSheet() }
    func part(_ section: FacetSection) -> PartSheet {
      let part = facet[section]
      return PartSheet(
        facts: inOrder(part.facts.map { ($0.value, $0.quote) }, .facet(role, section), language),
        words: OwnWords.telling(part.words, besides: part.facts.map(\.quote)))
    }
    let sheet = FacetSheet(offers: part(.offers), wants: part(.wants), practical: part(.practical))
    sheets[key] = sheet
    return sheet
  }

  /// Facts in words, in the order of every card; those of a kind as they were said.
  private func inOrder(
    _ facts: [(value: FactValue, quote: String)], _ target: FactTarget, _ language: Language
  ) -> [NamedFact] {
    FactValue.Kind.readingOrder.flatMap { kind in
      facts.filter { $0.value.kind == kind }.map { fact in
        NamedFact(
          label: naming.label(of: kind, in: target, language: language),
          value: naming.name(of: fact.value, language: language), quote: fact.quote)
      }
    }
  }
}

extension MatchFacts {
  /// What a version shows of a role to the other side.
  fileprivate init(shownBy version: ProfileVersion, as role: Role) {
    self = version.publicView.facets[role].map { MatchFacts($0) } ?? MatchFacts()
  }
}
