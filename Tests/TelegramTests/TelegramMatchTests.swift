import Bootstrap
import BotServer
import Domain
import Localization
import Matcher
import Ports
import TestSupport
import Testing

/// Proposals to people on Telegram: who gets one when, and what an edit or an answer does.
@Suite(.timeLimit(.minutes(10))) struct TelegramMatchTests {
  private static let igor: Int64 = 7_001
  private static let anna: Int64 = 7_002
  private static let olga: Int64 = 7_003

  @Test func `one who owes an answer gets no second proposal, and a no leads to the next one`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    for (person, lines) in [
      (Self.anna, TelegramStage.provider), (Self.olga, TelegramStage.provider),
      (Self.igor, TelegramStage.seeker),
    ] { try await stage.activate(person, lines) }
    try await stage.introduced(Self.igor, times: 1)
    let first = try await stage.matches(of: Self.igor)
    #expect(first.count == 1)
    let providers = [Self.anna, Self.olga]
    var open = 0
    for person in providers {
      open += try await stage.matches(of: person).filter { !$0.status.hasEnded }.count
    }
    #expect(open == 1, "whoever was not proposed waits")
    try await stage.press("Не моё", as: Self.igor)
    try await stage.introduced(Self.igor, times: 2)
    let both = try await stage.matches(of: Self.igor)
    #expect(both.count == 2)
    #expect(both.filter { !$0.status.hasEnded }.count == 1)
    #expect(Set(both.map { $0.side(.provider).user }).count == 2, "a pair that said no does not come back")
    await stage.close()
  }

  @Test
  func
    `an edit of somebody in matching leaves them in it, and whoever comes next is compared with the new text`()
    async throws
  {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await stage.activate(Self.igor, TelegramStage.seeker)
    let before = try #require(try await profile(of: Self.igor, stage))
    stage.server.say("Теперь живу в Берлине.", as: Self.igor, language: "ru")
    let after = try await stage.wait(for: "a new version") { tx -> ProfileVersion? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")),
        let version = try tx.profiles.current(of: user.id), version.id != before.id
      else { return nil }
      return version
    }
    #expect(try await stage.user(Self.igor)?.stage == .active)
    try await stage.activate(Self.anna, TelegramStage.provider)
    try await stage.introduced(Self.igor, times: 1)
    #expect(try await stage.matches(of: Self.igor).first?.side(.seeker).version == after.id)
    await stage.close()
  }

  private func profile(of person: Int64, _ stage: TelegramStage) async throws -> ProfileVersion? {
    guard let user = try await stage.user(person) else { return nil }
    return try await stage.house.store.read { try $0.profiles.current(of: user.id) }
  }

  @Test(
    arguments: [
      ("/pause", nil, .paused), ("/reset", "Стереть и начать заново", .reset),
      ("/erase", "Стереть всё", .erased),
    ] as [(String, String?, WithdrawalReason)])
  func `whoever leaves between forming and introducing has the match withdrawn, and nobody is introduced`(
    command: String, confirmation: String?, reason: WithdrawalReason
  ) async throws {
    let stage = try await TelegramStage(works: false)
    let making = stage.house.matchMaking
    let match = try await stage.house.store.write { tx in
      let igor = try stage.make(Self.igor, [.seeker], tx).id
      let anna = try stage.make(Self.anna, [.provider], tx).id
      return try making.propose(
        seeker: (igor, #require(try tx.profiles.currentID(of: igor))),
        provider: (anna, #require(try tx.profiles.currentID(of: anna))),
        score: PairScore(seekerToProvider: 0.9, providerToSeeker: 0.9),
        round: tx.matches.currentRound().number, turn: igor, in: tx)
    }
    stage.server.say(command, as: Self.igor, language: "ru")
    if let confirmation { try await stage.press(confirmation, as: Self.igor) }
    let ended = try await stage.wait(for: "the match to end") { tx -> Match? in
      try tx.matches.find(match.id).flatMap { $0.status.hasEnded ? $0 : nil }
    }
    #expect(ended.status == .withdrawn(reason))
    #expect(Role.allCases.allSatisfy { ended.side($0).introducedAt == nil })
    // The verdict that would have introduced them is asked of nobody any more.
    let open = try await stage.house.store.read { try $0.jobs.counts() }
    #expect(
      !open.contains { [.qualify, .introduce].contains($0.kind) && $0.state != "cancelled" }, "\(open)")
    await stage.close()
  }

  @Test func `of the two messages that connect, one that fails is delivered later, and once`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await stage.activate(Self.igor, TelegramStage.seeker)
    try await stage.activate(Self.anna, TelegramStage.provider)
    for (person, contact) in [(Self.igor, "igor@example.org"), (Self.anna, "anna@example.org")] {
      stage.server.say("/contact \(contact)", as: person, language: "ru")
      try await stage.server.waitForText(contact, to: person)
      try await stage.press("Да, познакомь нас", as: person)
      try await stage.server.wait(for: "the preview of \(person)") { server in
        server.shown(to: person).contains { $0.labels.contains("Да, делюсь этим") } ? true : nil
      }
    }
    try await stage.press("Да, делюсь этим", as: Self.igor)
    try await stage.server.waitForText(stage.text(.consent(.acceptedFirst)), to: Self.igor)
    stage.server.fail(
      "sendMessage", .refused(502, "Bad Gateway"), .cutBefore, .refused(500, "Internal Server Error"))
    try await stage.press("Да, делюсь этим", as: Self.anna)
    try await stage.server.waitForText("anna@example.org", to: Self.igor)
    try await stage.server.waitForText("igor@example.org", to: Self.anna)
    stage.server.say("/privacy", as: Self.igor, language: "ru")
    stage.server.say("/privacy", as: Self.anna, language: "ru")
    for person in [Self.igor, Self.anna] {
      try await stage.server.waitForText("Что хранится", to: person)
      #expect(stage.contacts(person) == 1)
    }
    await stage.close()
  }

  @Test func `whoever said yes is free for the next proposal, and the other is not`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    for (person, lines) in [
      (Self.anna, TelegramStage.provider), (Self.olga, TelegramStage.provider),
      (Self.igor, TelegramStage.seeker),
    ] { try await stage.activate(person, lines) }
    stage.server.say("/contact igor@example.org", as: Self.igor, language: "ru")
    try await stage.introduced(Self.igor, times: 1)
    try await stage.accept(as: Self.igor)
    try await stage.introduced(Self.igor, times: 2)
    let both = try await stage.matches(of: Self.igor)
    #expect(both.map(\.status) == [.qualified, .accepted(by: .seeker)])
    for person in [Self.anna, Self.olga] { #expect(try await stage.matches(of: person).count == 1) }
    await stage.close()
  }

  @Test func `a profile change wakes a round that rests`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await stage.activate(Self.igor, TelegramStage.seeker)
    var office = TelegramStage.provider
    office[2] =
      "Только в офисе в Белграде, до 5500 евро на руки в месяц, полная занятость. Работаем на русском."
    try await stage.activate(Self.anna, office)
    _ = try await stage.wait(for: "both to have been tried in vain") { tx -> Bool? in
      let users = try [Self.igor, Self.anna].compactMap {
        try tx.users.find(Identity(kind: .telegram, value: String($0)))?.id
      }
      let last = try tx.matches.currentRound().number
      let tried = try (1...last).flatMap { try tx.matches.participations(in: $0) }
      return users.count == 2 && users.allSatisfy { user in tried.contains { $0.user == user } } ? true : nil
    }
    #expect(try await stage.matches(of: Self.igor).isEmpty)
    stage.server.say("Теперь мы работаем полностью удалённо.", as: Self.anna, language: "ru")
    try await stage.introduced(Self.igor, times: 1)
    await stage.close()
  }

  @Test func `somebody who is both is proposed in either direction, and never to themself`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    let igor = try await stage.house.store.write { tx in try stage.make(Self.igor, [.seeker, .provider], tx) }
    _ = try await stage.wait(for: "the turn") { tx -> Bool? in
      let turns = try tx.matches.participations(in: 1).filter { $0.user == igor.id }
      return turns.map(\.result) == [.nobodyFitted] ? true : nil
    }
    #expect(try await stage.matches(of: Self.igor).isEmpty)
    for (person, role) in [(Self.anna, Role.provider), (Self.olga, .seeker)] {
      try await stage.house.store.write { tx in _ = try stage.make(person, [role], tx) }
      try await stage.introduced(Self.igor, times: role == .provider ? 1 : 2)
      let match = try #require(try await stage.matches(of: Self.igor).first)
      #expect(match.side(role.counterpart).user == igor.id)
      let user = try await stage.user(person)
      #expect(match.side(role).user == user?.id)
      // Who was proposed leaves the other one to Igor.
      try await stage.press("Не моё", as: Self.igor)
      stage.server.say("/pause", as: person, language: "ru")
      _ = try await stage.wait(for: "the pause") { tx -> Bool? in
        try user.flatMap { try tx.users.find($0.id) }?.stage == .paused ? true : nil
      }
    }
    await stage.close()
  }

  @Test
  func `the most similar candidate that is not excluded is chosen, also where the first fifty are excluded`()
    async throws
  {
    let stage = try await TelegramStage(
      environment: ["SIMILARITY_THRESHOLD": "0", "MAX_MATCHES_PER_PROFILE": "1000"])
    let igor = try await stage.house.store.write { tx in
      let igor = try stage.make(Self.igor, [.seeker], skills: ["go", "postgresql", "kafka"], tx)
      try tx.users.setStage(.paused, of: igor.id)
      return igor
    }
    let providers = try await stage.house.store.write { tx in
      let version = try #require(try tx.profiles.current(of: igor.id)).id
      return try (0..<53).map { number in
        let skills =
          switch number {
          case ..<51: ["go", "postgresql", "kafka"]
          case 51: ["go", "postgresql", "python"]
          default: ["figma", "photoshop"]
          }
        let user = try stage.make(100_000 + Int64(number), [.provider], skills: skills, tx)
        guard number < 51 else { return user.id }
        let match = try tx.matches.form(
          seeker: (igor.id, version),
          provider: (user.id, try #require(try tx.profiles.current(of: user.id)).id), round: 1, turn: igor.id)
        try tx.matches.setStatus(.qualified, of: match.id)
        try tx.matches.setStatus(.rejected(by: .provider), of: match.id)
        return user.id
      }
    }
    _ = try await stage.wait(for: "all vectors") { tx -> Bool? in
      try tx.jobs.counts().contains { $0.kind == .embed && $0.state != "completed" } ? nil : true
    }
    stage.server.say("/resume", as: Self.igor, language: "ru")
    try await stage.introduced(Self.igor, times: 1)
    let match = try #require(try await stage.matches(of: Self.igor).first { !$0.status.hasEnded })
    #expect(match.side(.provider).user == providers[51])
    await stage.close()
  }

  @Test
  func `an unanswered proposal gets one reminder, then expires, both are told, and others are looked for`()
    async throws
  {
    let time = ManualTime()
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"], time: time)
    let sides = [Self.igor, Self.anna]
    try await stage.house.store.write { tx in
      _ = try stage.make(Self.igor, [.seeker], tx)
      _ = try stage.make(Self.anna, [.provider], tx)
    }
    try await stage.move(time, until: "both introductions") { server in
      sides.allSatisfy { server.shown(to: $0).contains { $0.labels.contains("Да, познакомь нас") } }
    }
    try await stage.house.store.write { tx in _ = try stage.make(Self.olga, [.provider], tx) }
    let (reminder, expired) = (stage.text(.consent(.reminder)), stage.text(.consent(.expired)))
    time.advance(by: .days(3))
    try await stage.move(time, until: "both reminders") { server in
      sides.allSatisfy { server.shown(to: $0).contains { $0.text.contains(reminder) } }
    }
    #expect(try await stage.matches(of: Self.igor).map(\.status) == [.qualified])
    time.advance(by: .days(4))
    try await stage.move(time, until: "both to be told of its end, and the next proposal") { server in
      sides.allSatisfy { server.shown(to: $0).contains { $0.text.contains(expired) } }
        && server.shown(to: Self.olga).contains { $0.labels.contains("Да, познакомь нас") }
    }
    for person in sides {
      #expect(stage.server.shown(to: person).count { $0.text.contains(reminder) } == 1)
      #expect(stage.server.shown(to: person).count { $0.text.contains(expired) } == 1)
    }
    let user = try await stage.user(Self.olga)
    let matches = try await stage.matches(of: Self.igor)
    #expect(matches.last?.status == .expired)
    #expect(matches.first?.side(.provider).user == user?.id)
    await stage.close()
  }
}
