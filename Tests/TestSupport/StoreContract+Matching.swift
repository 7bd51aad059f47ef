import Domain
import Ports
import Testing

extension StoreContract {
  static let matching: [Case] = [
    Case("a formed match is pending, and both sides wait in it") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      try await it.read { tx throws in
        let found = try #require(try tx.matches.find(match.id))
        #expect(found == match)
        #expect(found.status == .pending)
        #expect(found.seeker == MatchSide(user: anna.user, version: anna.version, isWaiting: true))
        #expect(found.provider == MatchSide(user: boris.user, version: boris.version, isWaiting: true))
        #expect(found.round == 1)
        #expect(found.turn == anna.user)
        #expect(try tx.matches.waiting(of: boris.user) == match)
        #expect(try tx.matches.open(of: anna.user) == [match])
        #expect(try tx.matches.all(of: anna.user, limit: 9) == [match])
      }
    },
    Case("nobody waits in two matches, whichever comes second") { it in
      let (anna, boris) = try await pair(it)
      let clara = try await it.eligible("clara", as: .provider)
      _ = try await it.match(anna, boris)
      await #expect(throws: StoreError.constraint("sides.user_id")) { _ = try await it.match(anna, clara) }
      let waiting = try await it.read { try $0.matches.waiting(of: clara.user) }
      #expect(waiting == nil)
    },
    Case("two steps at once never give one person two proposals") { it in
      let (anna, boris) = try await pair(it)
      let others = [
        try await it.eligible("clara", as: .provider), try await it.eligible("dmitri", as: .provider), boris,
      ]
      let formed = await withTaskGroup(of: Int.self) { group in
        for other in others {
          group.addTask { (try? await it.match(anna, other)) == nil ? 0 : 1 }
        }
        return await group.reduce(0, +)
      }
      #expect(formed == 1)
    },
    Case("nobody is proposed to themself") { it in
      let anna = try await it.eligible("anna", as: .seeker)
      await #expect(throws: StoreError.self) { _ = try await it.match(anna, anna) }
      #expect(try await it.read { try $0.matches.all(of: anna.user, limit: 9) } == [])
    },
    Case("who accepted is free, the other one is not; the second acceptance connects") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      try await set([.qualified, .accepted(by: .seeker)], of: match, it)
      let accepted = try #require(try await it.read { try $0.matches.find(match.id) })
      #expect(accepted.status == .accepted(by: .seeker))
      #expect(accepted.seeker.answeredAt == it.time.now)
      #expect(!accepted.seeker.isWaiting)
      #expect(accepted.provider.isWaiting)
      #expect(accepted.endedAt == nil)
      it.time.advance(by: .minutes(1))
      try await set([.connected], of: match, it)
      let connected = try #require(try await it.read { try $0.matches.find(match.id) })
      #expect(connected.status == .connected)
      #expect(connected.provider.answeredAt == it.time.now)
      #expect(connected.seeker.answeredAt == it.time.now - .minutes(1))
      #expect(connected.endedAt == it.time.now)
      #expect(!connected.provider.isWaiting)
    },
    Case("a match that nobody accepted cannot be connected, and an ended one is final") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      await #expect(throws: StoreError.constraint("matches.status")) {
        try await set([.connected], of: match, it)
      }
      try await set([.qualified, .expired], of: match, it)
      for status in [MatchStatus.pending, .accepted(by: .seeker), .withdrawn(.paused)] {
        await #expect(throws: StoreError.constraint("matches.status")) {
          try await set([status], of: match, it)
        }
      }
      try await set([.expired], of: match, it)
    },
    Case(
      "whatever ends a match frees both",
      each: [
        MatchStatus.disqualified, .rejected(by: .provider), .expired, .withdrawn(.paused),
        .withdrawn(.byOperator),
        .withdrawn(.qualifyDiscarded),
      ]
    ) { it, status in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      try await set([status], of: match, it)
      try await it.read { tx throws in
        #expect(try tx.matches.find(match.id)?.status == status)
        #expect(try tx.matches.waiting(of: anna.user) == nil)
        #expect(try tx.matches.waiting(of: boris.user) == nil)
        #expect(try tx.matches.open(of: anna.user) == [])
      }
    },
    Case("verdict, introductions and what happened to each side are kept") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      let verdict = Verdict(
        decision: .qualified, rationale: "both write Go", quotes: [.init(side: .seeker, text: "I write Go")])
      let now = it.time.now
      try await it.write { tx throws in
        try tx.matches.setVerdict(verdict, of: match.id)
        try tx.matches.setIntroduction("They need Go", of: match.id, for: .seeker)
        #expect(try !tx.matches.setSeen(match.id, .seeker))
        try tx.matches.setIntroduced(match.id, .seeker)
        #expect(try tx.matches.setSeen(match.id, .seeker))
        #expect(try !tx.matches.setSeen(match.id, .seeker))
        try tx.matches.setReminded(match.id, .seeker)
      }
      let found = try #require(try await it.read { try $0.matches.find(match.id) })
      #expect(found.verdict == verdict)
      #expect(found.introductions == [.seeker: "They need Go"])
      #expect(found.seeker.introducedAt == now)
      #expect(found.seeker.seenAt == now)
      #expect(found.seeker.remindedAt == now)
      #expect(found.provider.introducedAt == nil)
    },
    Case("a person of a demo is waited for from their introduction until their answer") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      let waiting: @Sendable () async throws -> [MatchID] = {
        try await it.read { try $0.matches.waitingForDemoPeople() }.map(\.id)
      }
      #expect(try await waiting() == [])
      try await set([.qualified], of: match, it)
      try await it.write { try $0.matches.setIntroduced(match.id, .seeker) }
      #expect(try await waiting() == [match.id])
      try await it.write { try $0.users.takeOver(anna.user) }
      #expect(try await waiting() == [])
      try await it.write { try $0.matches.setIntroduced(match.id, .provider) }
      #expect(try await waiting() == [match.id])
      try await set([.accepted(by: .provider)], of: match, it)
      #expect(try await waiting() == [])
    },
    Case("the history tells each earlier match with the other's id, and when either changed last") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      it.time.advance(by: .days(1))
      try await set([.withdrawn(.byOperator)], of: match, it)
      let ended = it.time.now
      it.time.advance(by: .days(1))
      try await it.write { tx throws in
        _ = try tx.profiles.store(
          Sample.profile(of: "boris", as: .provider), publicView: Sample.view(as: .provider), of: boris.user)
        try tx.matches.lift(match.id)
      }
      let expected = PairHistory(
        status: .withdrawn(.byOperator), at: ended, hasChanged: true, isLifted: true)
      #expect(try await it.read { try $0.matches.history(of: anna.user) } == [boris.user: [expected]])
      #expect(try await it.read { try $0.matches.history(of: boris.user) } == [anna.user: [expected]])
    },
    Case("whether somebody changed since a match ended is told by versions, whatever the clock says") { it in
      let (anna, boris) = try await pair(it)
      func store(_ name: String) async throws {
        try await it.write { tx throws in
          _ = try tx.profiles.store(
            Sample.profile(of: name, as: .provider), publicView: Sample.view(as: .provider), of: boris.user)
        }
      }
      func hasChanged() async throws -> [Bool]? {
        try await it.read { try $0.matches.history(of: anna.user)[boris.user]?.map(\.hasChanged) }
      }
      let match = try await it.match(anna, boris)
      // A change while it is open is known when it ends; the clock was an hour ahead then.
      it.time.advance(by: .hours(1))
      try await store("boris before")
      it.time.jump(to: it.time.now - .hours(1))
      try await set([.disqualified], of: match, it)
      let last = try await it.read { try $0.profiles.currentID(of: boris.user) }
      #expect(try await it.read { try $0.matches.find(match.id)?.provider.lastVersion } == last)
      #expect(try await it.read { try $0.matches.find(match.id)?.seeker.lastVersion } == anna.version)
      #expect(try await hasChanged() == [false])
      it.time.jump(to: it.time.now - .hours(1))
      try await store("boris after")
      #expect(try await hasChanged() == [true])
    },
    Case("a pair has one score, the last one set, with its formula and its parts") { it in
      let (anna, boris) = try await pair(it)
      let score = PairScore(
        seekerToProvider: 0.5, providerToSeeker: 0.8, total: 0.61, scorer: .hybrid,
        parts: PairParts(similarity: 0.6, skills: 0.75, level: 0.5, place: 1, evidence: 0.25, recency: 0.9))
      try await it.write { tx throws in
        try tx.matches.setScore(
          PairScore(seekerToProvider: 0.1, providerToSeeker: 0.1), seeker: anna.version,
          provider: boris.version)
        try tx.matches.setScore(score, seeker: anna.version, provider: boris.version)
      }
      try await it.read { tx throws in
        #expect(try tx.matches.score(seeker: anna.version, provider: boris.version) == score)
        #expect(try tx.matches.score(seeker: boris.version, provider: anna.version) == nil)
      }
    },
  ]

  static let rounds: [Case] = [
    Case("the first round is made when asked for; turns and yields are counted in it") { it in
      let (anna, boris) = try await pair(it)
      #expect(try await it.read { try $0.matches.currentRound().number } == 1)
      let match = try await it.match(anna, boris)
      try await it.write { tx throws in
        try tx.matches.record(
          Participation(round: 1, user: anna.user, result: .matched(match.id), at: tx.now))
        try tx.matches.record(Participation(round: 1, user: boris.user, result: .nobodyFitted, at: tx.now))
      }
      try await it.read { tx throws in
        let round = try tx.matches.currentRound()
        #expect(round.yielded == 1)
        #expect(
          Set(try tx.matches.participations(in: 1)) == [
            Participation(round: 1, user: anna.user, result: .matched(match.id), at: tx.now),
            Participation(round: 1, user: boris.user, result: .nobodyFitted, at: tx.now),
          ])
      }
      await #expect(throws: StoreError.self) {
        try await it.write {
          try $0.matches.record(Participation(round: 1, user: anna.user, result: .nobodyFitted, at: $0.now))
        }
      }
      #expect(
        try await it.write { try $0.matches.advanceRound() }
          == Round(number: 2, startedAt: it.time.now, yielded: 0))
      #expect(try await it.read { try $0.matches.currentRound().number } == 2)
    },
    Case("the oldest profile change goes first, and who had their turn is left out") { it in
      let start = it.time.now
      let late = try await it.eligible("late", as: .seeker, at: start + .seconds(20))
      let early = try await it.eligible("early", as: .provider, at: start + .seconds(10))
      let turn = TurnCandidate(user: early.user, profileChangedAt: start + .seconds(10))
      #expect(try await candidates(it).first == turn)
      try await it.write { tx throws in
        _ = try tx.matches.currentRound()
        try tx.matches.record(Participation(round: 1, user: early.user, result: .nobodyFitted, at: tx.now))
      }
      #expect(try await candidates(it).map(\.user) == [late.user])
    },
    Case("a turn is due again once something is new for its user") { it in
      let (anna, boris) = try await pair(it)
      let due: @Sendable () async throws -> Set<UserID> = {
        Set(try await candidates(it).map(\.user))
      }
      // Each turn is one of an earlier round: this one has seen none yet.
      let look: @Sendable (UserID) async throws -> Void = { user in
        try await it.write { tx throws in
          let round = try tx.matches.currentRound().number
          try tx.matches.record(Participation(round: round, user: user, result: .nobodyFitted, at: tx.now))
          _ = try tx.matches.advanceRound()
        }
      }
      let lookAll: @Sendable () async throws -> Void = {
        for user in try await due() { try await look(user) }
        #expect(try await due() == [])
      }
      #expect(try await due() == [anna.user, boris.user])
      try await lookAll()

      try await it.write { try $0.users.setStage(.paused, of: anna.user) }
      try await it.write { try $0.users.setStage(.active, of: anna.user) }
      #expect(try await due() == [anna.user])
      try await lookAll()

      let match = try await it.match(anna, boris)
      #expect(try await due() == [])
      try await set([.qualified, .accepted(by: .seeker)], of: match, it)
      #expect(try await due() == [anna.user])
      try await lookAll()
      try await set([.withdrawn(.byOperator)], of: match, it)
      #expect(try await due() == [boris.user])
      try await lookAll()
      try await it.write { try $0.matches.lift(match.id) }
      #expect(try await due() == [anna.user, boris.user])
      try await lookAll()

      for setting in [Setting.similarityThreshold, .scorer, .proposalsPerRound] {
        try await it.write { try $0.settings.set(setting, to: 0.5, by: .program) }
        #expect(try await due() == [anna.user, boris.user])
        try await lookAll()
      }
      it.time.advance(by: .days(2))
      try await it.write { try $0.matches.makeTurnsDue() }
      #expect(try await it.read { try $0.matches.turnsMadeDueAt() } == it.time.now)
      #expect(try await due() == [anna.user, boris.user])
      try await lookAll()

      try await it.write { tx throws in
        let version = try tx.profiles.store(
          Sample.profile(of: "boris", as: .provider), publicView: Sample.view(as: .provider), of: boris.user)
        try tx.profiles.storeVectors(Sample.vectors(of: version, as: .provider))
      }
      #expect(try await due() == [boris.user])
    },
    Case("not eligible: at the beginning, paused, unreachable, without vectors of the space, waiting") { it in
      let (anna, boris) = try await pair(it)
      let isEligible: @Sendable (UserID) async throws -> Bool = { user in
        try await it.read { tx throws in
          let isOne = try tx.matches.isEligible(user, in: Sample.space, proposalLimit: 5, round: 1)
          #expect(
            try tx.matches.eligibleUsers(in: Sample.space, proposalLimit: 5, round: 1).contains(user) == isOne
          )
          #expect(try Self.board(tx).isEligible(user, by: Self.rules(limit: 5), in: 1) == isOne)
          return isOne
        }
      }
      #expect(try await isEligible(anna.user))
      #expect(try await isEligible(it.person("new").id) == false)
      for stage in [ProfileStage.ready, .paused, .unreachable(before: .active)] {
        try await it.write { try $0.users.setStage(stage, of: anna.user) }
        #expect(try await isEligible(anna.user) == false)
      }
      try await it.write { try $0.users.setStage(.active, of: anna.user) }
      let other = EmbeddingSpace(model: "test", build: "2", dimension: 3)
      #expect(
        try await it.read { try $0.matches.isEligible(anna.user, in: other, proposalLimit: 5, round: 1) }
          == false)
      let match = try await it.match(anna, boris)
      #expect(try await isEligible(anna.user) == false)
      #expect(try await isEligible(boris.user) == false)
      try await set([.qualified, .accepted(by: .seeker)], of: match, it)
      #expect(try await isEligible(anna.user))
      #expect(try await isEligible(boris.user) == false)
      _ = try await it.write { tx throws in
        try tx.profiles.store(
          Sample.profile(of: "anna", as: .seeker), publicView: Sample.view(as: .seeker), of: anna.user)
      }
      #expect(try await isEligible(anna.user) == false)
    },
    Case("present: active in a role with vectors of the space, whether they wait or not") { it in
      let (anna, boris) = try await pair(it)
      let present: @Sendable (Role) async throws -> Set<UserID> = { role in
        try await it.read { try $0.matches.presentUsers(as: role, in: Sample.space) }
      }
      #expect(try await present(.seeker) == [anna.user])
      #expect(try await present(.provider) == [boris.user])
      _ = try await it.match(anna, boris)
      #expect(try await present(.seeker) == [anna.user])
      let other = EmbeddingSpace(model: "test", build: "2", dimension: 3)
      #expect(try await it.read { try $0.matches.presentUsers(as: .seeker, in: other) } == [])
      try await it.write { try $0.users.setStage(.paused, of: boris.user) }
      #expect(try await present(.provider) == [])
    },
    Case("proposals of one person in a round are limited") { it in
      let (anna, boris) = try await pair(it)
      let match = try await it.match(anna, boris)
      try await set([.disqualified], of: match, it)
      let limited: @Sendable (Int, Int) async throws -> Bool = { limit, round in
        try await it.read { tx in
          let isOne = try tx.matches.isEligible(
            anna.user, in: Sample.space, proposalLimit: limit, round: round)
          #expect(
            try Self.board(tx).isEligible(anna.user, by: Self.rules(limit: limit), in: round) == isOne)
          return !isOne
        }
      }
      #expect(try await limited(1, 1))
      #expect(try await limited(2, 1) == false)
      #expect(try await limited(1, 2) == false)
    },
  ]

  private static func candidates(_ it: StoreFixture) async throws -> [TurnCandidate] {
    try await it.read {
      try $0.matches.due(
        in: Sample.space, proposalLimit: 5, round: $0.matches.currentRound().number, limit: 9)
    }
  }

  private static func pair(_ it: StoreFixture) async throws -> (Member, Member) {
    (try await it.eligible("anna", as: .seeker), try await it.eligible("boris", as: .provider))
  }

  private static func set(_ statuses: [MatchStatus], of match: Match, _ it: StoreFixture) async throws {
    try await it.write { tx throws in
      for status in statuses { try tx.matches.setStatus(status, of: match.id) }
    }
  }
}

extension StoreContract.Case {
  /// One case over several values: each gets people of its own.
  fileprivate init<Value: Sendable>(
    _ sentence: String, each values: [Value],
    _ run: @escaping @Sendable (StoreFixture, Value) async throws -> Void
  ) {
    self.init(sentence) { it in
      for (number, value) in values.enumerated() {
        if number > 0 {
          try await it.write { tx throws in
            for user in try tx.users.demoUsers() { try tx.users.erase(user.id) }
          }
        }
        try await run(it, value)
      }
    }
  }
}

extension StoreContract {
  /// Who may be proposed by the feeds, as a match step knows it.
  private static func board(_ tx: any Transaction) throws -> MatchBoard {
    var board = MatchBoard()
    let page = try tx.profiles.vectorPage(after: 0, in: Sample.space, limit: 1_000)
    for row in page.rows { board.set(row.version, change: row.change, of: row.user) }
    for (user, standing) in try tx.matches.standings(after: 0, until: nil, limit: .max).standings {
      board.set(standing, of: user)
    }
    return board
  }

  private static func rules(limit: Int) -> RoundRules {
    RoundRules(proposalLimit: limit, threshold: 0.7, scorer: .fit)
  }
}
