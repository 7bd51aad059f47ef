import Agent
import BuiltInReasoning
import Demo
import Domain
import Ports
import Profiler
import Storage
import TestSupport
import Testing

/// What the regulars of a demo do of themselves, beat by beat on a clock that stands still.
@Suite(.timeLimit(.minutes(10))) struct DemoLifeTests {
  private static func person(_ id: String, _ role: Role) -> PeopleFile.Person {
    let texts: [FacetSection: String] = [
      .offers: "Backend developer, six years, senior. Go and PostgreSQL.",
      .wants: "A small product team that ships with Go.", .practical: "Remote only. English.",
    ]
    return PeopleFile.Person(
      id: id, language: .english, name: "Some Body", roles: [role],
      contact: Contact(kind: .email, value: "\(id)@example.org"),
      texts: Dictionary(uniqueKeysWithValues: texts.map { (.section(role, $0.key), $0.value) }))
  }

  private struct World {
    let house: TestHouse
    let life: DemoLife

    /// Some beats from number 1 on; what happens in each follows from its number.
    func beats(_ count: Int64) async throws {
      for number in 1...count { try await life.live(number) }
    }

    func find(_ name: String) async throws -> User? {
      try await house.store.read { try $0.users.find(Identity(kind: .demo, value: name)) }
    }

    func replies() async throws -> [Job] {
      try await house.store.read { try $0.jobs.waiting(limit: 1_000).map(\.job) }
        .filter { $0.task.kind == .reply }
    }
  }

  /// Forty regulars, and one who is none.
  private func world() async throws -> World {
    let people = (0..<40).map { Self.person("r\($0)", $0 % 2 == 0 ? .seeker : .provider) }
    let free = Self.person("free", .provider)
    let regulars = Set(people.map(\.id))
    let house = try await TestHouse.open(
      purpose: .demo, seeds: [.burst: 0.001], played: DemoProvider(people: regulars))
    let imports = PeopleImport(
      store: house.store, storing: house.storing, desk: house.making,
      reader: PersonReader(reader: FactReader()), identityKind: .demo)
    let world = DemoWorld(people: people + [free], regulars: regulars)
    _ = try await world.move(in: imports)
    return World(
      house: house,
      life: DemoLife(
        store: house.store, conversation: house.conversation, imports: imports, world: world,
        time: house.time))
  }

  @Test func regularsAskForNewsAndNoMoreOfThemThanTheLineCanTake() async throws {
    let world = try await world()
    try await world.beats(40)
    let some = try await world.replies()
    #expect((10...24).contains(some.count), "\(some.count)")
    try await world.beats(449)
    let all = try await world.replies()
    #expect(all.count == DemoLife.mostQuestions)
    #expect(all.allSatisfy { $0.maker == .provider("demo") && $0.lane == .interactive })
    let free = try await #require(world.find("free"))
    #expect(
      try await world.house.store.read { try $0.jobs.openJobs(of: free.id) }
        .allSatisfy { $0.task.kind != .reply })
  }

  @Test func whoHasNothingToWaitForLeavesAfterTwoHoursAndComesBackAsSomebodyNew() async throws {
    let world = try await world()
    let before = try await world.house.store.read { try $0.users.count() }
    for job in try await world.house.store.read({ try $0.jobs.waiting(limit: 1_000) }) {
      try await world.house.store.write { try $0.jobs.cancel(job.job.id) }
    }
    for beat in stride(from: Int64(150), to: 3_000, by: 150) where beat % 450 != 0 {
      try await world.life.live(beat)
    }
    #expect(try await world.house.store.read { try $0.users.count() } == before)
    world.house.time.advance(by: .hours(2))
    var left: [String] = []
    var ids: [String: UserID] = [:]
    for number in 0..<40 { ids["r\(number)"] = try await world.find("r\(number)")?.id }
    for beat in stride(from: Int64(150), to: 3_000, by: 150) where beat % 450 != 0 {
      try await world.life.live(beat)
    }
    for number in 0..<40 where try await world.find("r\(number)") == nil { left.append("r\(number)") }
    #expect((5...14).contains(left.count), "\(left)")
    #expect(try await world.find("free") != nil)
    try await world.life.live(450)
    for name in left {
      let user = try await #require(world.find(name))
      #expect(user.id != ids[name] && user.isDemo && user.stage == .active)
    }
    #expect(try await world.house.store.read { try $0.users.count() } == before)
  }

  @Test func whoMetSomebodyRealStays() async throws {
    let world = try await world()
    let anna = try await world.house.seeker("anna")
    let people = try await world.house.store.read { tx in
      try (0..<40).map { try #require(try tx.users.find(Identity(kind: .demo, value: "r\($0)"))).id }
    }
    try await world.house.store.write { tx in
      for id in people {
        let version = try #require(try tx.profiles.current(of: id)).id
        let own = try #require(try tx.profiles.current(of: anna.user)).id
        let match = try tx.matches.form(
          seeker: (anna.user, own), provider: (id, version), round: tx.matches.currentRound().number,
          turn: anna.user)
        try tx.matches.setStatus(.rejected(by: .seeker), of: match.id)
      }
      for job in try tx.jobs.waiting(limit: 1_000) { try tx.jobs.cancel(job.job.id) }
    }
    world.house.time.advance(by: .days(3))
    for beat in stride(from: Int64(150), to: 6_000, by: 150) where beat % 450 != 0 {
      try await world.life.live(beat)
    }
    for number in 0..<40 { #expect(try await world.find("r\(number)") != nil) }
  }
}
