import Domain
import Ports
import Testing

extension StoreContract {
  /// What an audit is made of.
  static let audits: [Case] = [
    Case("an audit counts what became of the pairs of a time, once for each of the two") { it in
      let before = try await it.match(
        try await it.audited("early", as: .seeker), try await it.audited("earlier", as: .provider))
      try await it.write {
        try $0.matches.setStatus(.disqualified, of: before.id)
        _ = try $0.matches.advanceRound()
      }
      it.time.advance(by: .days(30))
      let since = it.time.now
      let (anna, boris) = (
        try await it.audited("anna", as: .seeker), try await it.audited("boris", as: .provider)
      )
      let clara = try await it.audited("clara", as: .provider)
      try await it.introduced(try await it.match(anna, boris)) { tx, match throws in
        try tx.matches.setStatus(.accepted(by: .provider), of: match)
        try tx.matches.setStatus(.rejected(by: .seeker), of: match)
      }
      // Within the same round, a while later.
      it.time.advance(by: .hours(1))
      try await it.introduced(try await it.match(anna, clara)) { tx, match throws in
        try tx.matches.setStatus(.accepted(by: .seeker), of: match)
        try tx.matches.setStatus(.connected, of: match)
      }
      let dmitri = try await it.audited("dmitri", as: .provider)
      let refused = try await it.match(anna, dmitri)
      try await it.write { tx throws in
        try tx.matches.setVerdict(
          Verdict(decision: .disqualified, rationale: "a secret", quotes: []), of: refused.id)
        try tx.matches.setStatus(.disqualified, of: refused.id)
      }
      let people = try await it.read { try $0.audit.people(since: since) }
      // Those of before are in matching still, and nothing that they were in counts.
      #expect(people.count == 6)
      #expect(people.count { $0.tally == AuditTally() } == 2)
      #expect(!String(describing: people).contains("anna"))
      let seeker = try #require(people.first { $0.tally.judged == 3 }).tally
      #expect(seeker.qualified == 2 && seeker.proposals == 2)
      #expect(seeker.answers == 2 && seeker.accepts == 2)
      #expect(seeker.ownAnswers == 2 && seeker.ownAccepts == 1)
      // Boris was declined, clara was not, dmitri was never proposed.
      let accepts = people.filter { $0.tally.judged == 1 }.map {
        [$0.tally.answers, $0.tally.accepts, $0.tally.ownAccepts]
      }
      #expect(accepts.sorted { $0.description < $1.description } == [[0, 0, 0], [1, 0, 1], [1, 1, 1]])
      #expect(
        try await it.read { try $0.audit.people(since: .init(microseconds: 0)) }.filter {
          $0.tally.judged == 0
        }.count == 2)
    },
    Case("an audit groups people by what they told, and by their channel") { it in
      let place = Place(id: "lisbon", country: "PT", timeZone: "Europe/Lisbon")
      let office = Place(id: "berlin", country: "DE", timeZone: "Europe/Berlin")
      try await it.audited(
        "anna", as: .seeker, [.practical: [.place(place)], .offers: [.seniority(.senior)]])
      // A team's place is where its work is; the level that it looks for is nobody's own.
      try await it.audited(
        "boris", as: .provider, [.offers: [.place(office)], .wants: [.seniority(.junior)]], kind: .telegram)
      try await it.audited("clara", as: .seeker, kind: .terminal)
      let both = try await it.audited("dmitri", as: .seeker, kind: .terminal)
      let linked = try await it.person("linked", kind: .telegram)
      try await it.write { try $0.users.moveIdentities(of: linked.id, to: both.user) }
      let people = try await it.read { try $0.audit.people(since: $0.now) }
      func group(_ country: String?, _ level: Seniority?, _ channel: AuditedPerson.Channel) -> Int {
        people.count { $0.country == country && $0.seniority == level && $0.channel == channel }
      }
      #expect(people.count == 4)
      #expect(group("PT", .senior, .neither) == 1)
      #expect(group("DE", nil, .telegram) == 1)
      #expect(group(nil, nil, .terminal) == 1)
      #expect(group(nil, nil, .both) == 1)
    },
    Case("an audit is about who could be proposed in its time") { it in
      try await it.audited("here", as: .seeker)
      let away = try await it.audited("away", as: .seeker)
      let gone = try await it.audited("gone", as: .seeker)
      let blocked = try await it.audited("blocked", as: .seeker)
      _ = try await it.person("newcomer")
      it.time.advance(by: .days(1))
      let since = it.time.now
      try await it.write { tx throws in
        for user in [away.user, gone.user] {
          try tx.users.setStage(.paused, of: user)
          try tx.events.append(
            Event(
              subject: .user(user), actor: .user(user), kind: "stage", from: "active", to: "paused",
              at: tx.now))
        }
        try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: blocked.user)
      }
      func count(since instant: Timestamp) async throws -> Int {
        try await it.read { tx throws in try tx.audit.people(since: instant).count }
      }
      #expect(try await count(since: since) == 3)
      it.time.advance(by: .seconds(1))
      #expect(try await count(since: it.time.now) == 1)
      // Of whom nothing is known any more there is nothing to count.
      try await it.write { try $0.users.erase(gone.user) }
      #expect(try await count(since: since) == 2)
    },
  ]
}

extension StoreFixture {
  /// Somebody in matching who told these facts.
  @discardableResult
  fileprivate func audited(
    _ name: String, as role: Role, _ facts: [FacetSection: [FactValue]] = [:], kind: Identity.Kind = .demo
  ) async throws -> Member {
    let user = try await person(name, kind: kind)
    return try await write { tx throws in
      var profile = Sample.profile(of: name, as: role)
      let source = Evidence(message: MessageID(sequential: 1), quote: "\"country\": \"XX\"")
      for (section, values) in facts {
        profile.facets[role]?[section].facts += values.map { Fact($0, source: source) }
      }
      let version = try tx.profiles.store(profile, publicView: Sample.view(as: role), of: user.id)
      try tx.users.setStage(.active, of: user.id)
      return Member(user: user.id, version: version.id, name: name, role: role)
    }
  }

  /// A match that the judge let through and both sides were introduced to, with what they answered.
  fileprivate func introduced(
    _ match: Match, _ answer: @escaping @Sendable (any Transaction, MatchID) throws -> Void
  ) async throws {
    try await write { tx throws in
      try tx.matches.setVerdict(
        Verdict(decision: .qualified, rationale: "a secret", quotes: []), of: match.id)
      try tx.matches.setStatus(.qualified, of: match.id)
      for side in Role.allCases { try tx.matches.setIntroduced(match.id, side) }
      try answer(tx, match.id)
    }
  }
}
