import AdminScreens
import Bootstrap
import Domain
import Operations
import Ports
import RoomReading
import TestSupport
import Testing

@Suite("What is read for the operators' rooms") struct AdminSourceTests {
  private let folder: TemporaryDirectory
  private let house: House
  private let operations: Operations
  private let source: AdminSource
  private let anna: UserID

  init() async throws {
    folder = try TemporaryDirectory()
    let environment = ["HOME": folder.path, "MITKO_DATA_DIR": folder.path("data")]
    house = try await House.open(
      Configuration(VariableValues(environment: environment), environment: environment), program: "test",
      isDemo: true, waiting: { _ in })
    operations = house.operations(as: Operator(name: "olga", right: .operates))
    source = AdminSource(operations: operations, language: .english)
    anna = try await house.store.write { tx in
      try tx.users.create(
        identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true
      ).id
    }
  }

  private func people(_ opened: UserID?) async throws -> PeopleRoom.Content? {
    try await source.look(
      at: .people(PersonQuery(), limit: 20, sheet: opened), isAsked: false, now: house.time.now)
      as? PeopleRoom.Content
  }

  @Test func whatNothingChangedInIsNotReadAgain() async throws {
    #expect(try await people(nil)?.page.rows.map(\.label.id) == [anna])
    #expect(try await people(nil) == nil)
    let asked = try await source.look(
      at: .people(PersonQuery(), limit: 20, sheet: nil), isAsked: true, now: house.time.now)
    #expect(asked is PeopleRoom.Content)
    _ = try await operations.perform(.people(.tag("new"), [anna]))
    #expect(try await people(nil)?.page.rows.count == 1)
  }

  @Test func whatWasHiddenIsHiddenAgainOnceItsPageIsLeft() async throws {
    #expect(try await people(anna)?.revealed == nil)
    try await source.reveal(.person(anna))
    #expect(try await people(anna)?.revealed?.id == anna)
    #expect(try await people(nil)?.revealed == nil)
    #expect(try await people(anna)?.revealed == nil)
  }

  @Test func whatWasHiddenIsHiddenAgainOnceItsRoomIsLeft() async throws {
    try await source.reveal(.person(anna))
    #expect(try await people(anna)?.revealed?.id == anna)
    _ = try await source.look(at: .overview, isAsked: true, now: house.time.now)
    #expect(try await people(anna)?.revealed == nil)
  }

  @Test func ofWhomNothingIsLeftNothingStaysOnTheScreen() async throws {
    try await source.reveal(.person(anna))
    #expect(try await people(anna)?.revealed != nil)
    #expect(try await operations.perform(.people(.erase, [anna])).changed == 1)
    let left = try #require(try await people(anna))
    #expect(left.revealed == nil && left.sheet?.row.stage == .erased)
  }

  @Test func whatSomebodyGivesIsOnTheirPageAtOnceAndWhatTheyTakeBackIsNotShownOn() async throws {
    #expect(try await people(anna)?.sheet?.hasContact == false)
    let contact = Contact(kind: .email, value: "anna@example.org")
    try await house.store.write { try $0.users.setContact(contact, of: anna) }
    #expect(try await people(anna)?.sheet?.hasContact == true)
    try await source.reveal(.person(anna))
    #expect(try await people(anna)?.revealed?.contact == contact)
    try await house.store.write { try $0.users.setContact(nil, of: anna) }
    let after = try #require(try await people(anna))
    #expect(after.revealed == nil && after.sheet?.hasContact == false)
  }

  @Test func aPageWhoseJobIsGoneSaysWhichOneItWas() async throws {
    let gone = house.ids.next(Job.self)
    let content = try await source.look(
      at: .queue(.ofOpen, limit: 20, sheet: gone), isAsked: true, now: house.time.now)
    let queue = try #require(content as? QueueRoom.Content)
    #expect(queue.opened == gone && queue.sheet == nil)
  }

  @Test func theBudgetShowsItsFiguresBeforeItsWeeksArePlayed() async throws {
    let now = house.time.now
    let first =
      try await source.look(at: .budget(asking: nil), isAsked: true, now: now) as? BudgetRoom.Content
    #expect(first?.isWhole == false && first?.outlooks == nil)
    // Nobody asked, and nothing changed: it is owed.
    let second =
      try await source.look(at: .budget(asking: nil), isAsked: false, now: now) as? BudgetRoom.Content
    #expect(second?.isWhole == true && second?.outlooks != nil)
    #expect(try await source.look(at: .budget(asking: nil), isAsked: false, now: now) == nil)
    // What was played is kept for a minute.
    let third =
      try await source.look(at: .budget(asking: nil), isAsked: true, now: now) as? BudgetRoom.Content
    #expect(third?.isWhole == true)
  }
}
