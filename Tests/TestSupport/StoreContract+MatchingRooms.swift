import Domain
import Ports
import Testing

extension StoreContract {
  /// What the operators' rooms of matches and rounds read.
  static let matchingRooms: [Case] = [
    Case("matches are read by status, person and time, page by page, the newest first") { it in
      let anna = try await it.eligible("anna", as: .seeker)
      var matches: [MatchID] = []
      for name in ["boris", "clara", "dmitri"] {
        it.time.advance(by: .seconds(1))
        let match = try await it.match(anna, try await it.eligible(name, as: .provider))
        matches.insert(match.id, at: 0)
        if name != "dmitri" {
          try await it.write { try $0.matches.setStatus(.disqualified, of: match.id) }
        }
      }
      let all = matches
      try await it.read { tx throws in
        func ids(_ source: MatchSource, after match: MatchID? = nil, limit: Int = 9) throws -> [MatchID] {
          try tx.rooms.matches(in: source, after: match, limit: limit).map(\.id)
        }
        #expect(try ids(.newest) == all)
        #expect(try ids(.newest, limit: 2) == Array(all.prefix(2)))
        #expect(try ids(.newest, after: all[0]) == Array(all.dropFirst()))
        #expect(try ids(.status(.pending)) == [all[0]])
        #expect(try ids(.status(.disqualified), after: all[1]) == [all[2]])
        #expect(try ids(.status(.connected)) == [])
        #expect(try ids(.ofPerson(anna.user), after: all[1]) == [all[2]])
        #expect(try tx.rooms.matchTallies()[.disqualified] == 2)
      }
    },
    Case("a match tells its sides, its score and whether its withdrawal was lifted, and no words") { it in
      let anna = try await it.eligible("anna", as: .seeker)
      let boris = try await it.eligible("boris", as: .provider)
      let match = try await it.match(anna, boris)
      let score = PairScore(seekerToProvider: 0.8, providerToSeeker: 0.8)
      try await it.write { tx throws in
        try tx.matches.setScore(score, seeker: anna.version, provider: boris.version)
        try tx.matches.setVerdict(
          Verdict(decision: .qualified, rationale: "a secret", quotes: []), of: match.id)
        try tx.matches.setStatus(.qualified, of: match.id)
        try tx.matches.setIntroduction("another secret", of: match.id, for: .seeker)
        try tx.matches.setIntroduced(match.id, .seeker)
      }
      try await it.read { tx throws in
        let row = try #require(try tx.rooms.match(match.id))
        #expect(row.status == .qualified && row.decision == .qualified && row.score == score)
        #expect(row.seeker.person == PersonLabel(id: anna.user, demoName: "anna"))
        #expect(row.seeker.introducedAt == tx.now && row.provider.introducedAt == nil)
        #expect(row.waitsFor == .both && !row.isLifted)
        #expect(!String(describing: row).contains("secret"))
        #expect(try tx.rooms.match(MatchID(high: 1, low: 1)) == nil)
      }
      try await it.write { tx throws in
        try tx.matches.setStatus(.withdrawn(.byOperator), of: match.id)
        try tx.matches.lift(match.id)
      }
      #expect(try await it.read { try $0.rooms.match(match.id)?.isLifted } == true)
      try await it.write { try $0.matches.unlift(match.id) }
      #expect(try await it.read { try $0.rooms.match(match.id)?.isLifted } == false)
    },
    Case("turns of a round are told the latest first, rounds with how long they took") { it in
      let anna = try await it.eligible("anna", as: .seeker)
      let boris = try await it.eligible("boris", as: .provider)
      let start = it.time.now
      let match = try await it.match(anna, boris)
      try await it.write {
        try $0.matches.record(Participation(round: 1, user: boris.user, result: .nobodyFitted, at: $0.now))
      }
      it.time.advance(by: .seconds(1))
      try await it.write {
        try $0.matches.record(
          Participation(round: 1, user: anna.user, result: .matched(match.id), at: $0.now))
        _ = try $0.matches.advanceRound()
      }
      try await it.read { tx throws in
        let turns = try tx.rooms.turns(in: 1, before: nil, limit: 9)
        let other = PersonLabel(id: boris.user, demoName: "boris")
        #expect(
          turns.map(\.result) == [.matched(match.id, with: other, .pending, score: nil), .nobodyFitted])
        #expect(try tx.rooms.turns(in: 1, before: turns[0], limit: 9) == [turns[1]])
        #expect(try tx.rooms.turns(in: 2, before: nil, limit: 9) == [])
        let rounds = try tx.rooms.rounds(before: nil, limit: 9)
        #expect(rounds.map(\.number) == [2, 1])
        #expect(
          rounds[1] == RoundRow(number: 1, startedAt: start, endedAt: tx.now, tried: 2, yielded: 1))
        #expect(rounds[0].endedAt == nil)
        #expect(try tx.rooms.rounds(before: 2, limit: 1).map(\.number) == [1])
      }
    },
    Case("whose turn is due is told whether they can have it or not") { it in
      let early = try await it.eligible("early", as: .seeker)
      it.time.advance(by: .seconds(1))
      let late = try await it.eligible("late", as: .provider)
      #expect(try await it.read { try $0.rooms.dueTurns(limit: 9).map(\.user) } == [early.user, late.user])
      // Those who are blocked have none, as `due` says.
      for block in [Block(reason: "spam", operatorName: "olga", at: it.time.now), nil] {
        try await it.write { try $0.people.setBlock(block, of: early.user) }
        let expected = block == nil ? [early.user, late.user] : [late.user]
        try await it.read { tx throws in
          #expect(try tx.rooms.dueTurns(limit: 9).map(\.user) == expected)
          let due = try tx.matches.due(in: Sample.space, proposalLimit: 9, round: 1, limit: 9)
          #expect(due.map(\.user) == expected)
        }
      }
      #expect(try await it.read { try $0.rooms.hadTurn(early.user, in: 1) } == false)
      let match = try await it.match(early, late)
      try await it.write {
        try $0.matches.record(
          Participation(round: 1, user: early.user, result: .matched(match.id), at: $0.now))
        try $0.matches.setTurn(of: early.user, isDue: true)
      }
      try await it.read { tx throws in
        #expect(try tx.rooms.dueTurns(limit: 9).map(\.user) == [early.user])
        #expect(try tx.rooms.isTurnDue(of: early.user) && !tx.rooms.isTurnDue(of: late.user))
        #expect(try tx.rooms.hadTurn(early.user, in: 1) && !tx.rooms.hadTurn(late.user, in: 1))
        #expect(try tx.rooms.proposals(of: late.user, in: 1) == 1)
        #expect(try tx.rooms.proposals(of: late.user, in: 2) == 0)
        #expect(try tx.rooms.comparedSpace() == Sample.space)
        #expect(try tx.rooms.openMatchStep() == nil)
      }
      let step = try #require(
        try await it.enqueue(NewJob(.matchStep, user: nil, epoch: 0, notBefore: it.time.now)))
      #expect(try await it.read { try $0.rooms.openMatchStep()?.job.id } == step.id)
    },
  ]
}
