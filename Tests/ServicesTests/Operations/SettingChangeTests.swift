import Domain
import Operations
import Ports
import TestSupport
import Testing

/// Operators change the numbers that steer Mitko.
struct SettingChangeTests {
  private func audit(_ setting: Setting, _ queue: TestQueue) async throws -> [Event] {
    try await queue.store.read { try $0.events.events(about: .setting(setting.rawValue), limit: 10) }
  }

  @Test func aChangeIsToldWithWhoMadeItAndWhatItWasBefore() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let operations = queue.operations(of: "olga", .operates)
    let change = try await operations.change(.similarityThreshold, to: 0.6)
    #expect(change.from == 0.7 && change.to == 0.6)
    let event = Event(
      subject: .setting("similarity_threshold"), actor: .operatorNamed("olga"), kind: "setting", from: "0.7",
      to: "0.6", at: queue.time.now)
    #expect(try await audit(.similarityThreshold, queue) == [event])
    let states = try await operations.settings()
    #expect(states.map(\.setting) == Setting.allCases)
    #expect(states.first { $0.setting == .similarityThreshold }?.value == 0.6)
    #expect(states.first { $0.setting == .similarityThreshold }?.change == event)
    #expect(states.first { $0.setting == .reminderDays }?.change == nil)
  }

  @Test func aDebtStaysTheSameDebtUnderAnotherBudget() async throws {
    let queue = try await TestQueue.open(weekly: 7, burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.cents(250)))
    let job = try await queue.takeJob()
    try await queue.finish(job, cost: .cents(250))
    let operations = queue.operations(of: "olga", .operates)
    func level() async throws -> Int64 {
      try await queue.store.read { tx in
        try tx.settings.budget().level(of: tx.ledger.bucket(), now: tx.now)
      }
    }
    #expect(try await level() == -1_500_000)
    for (setting, value, held) in [
      (Setting.weeklyBudget, 14.0, Int64(-1_500_000)), (.burst, 2, -1_500_000), (.burst, 0, -1_500_000),
    ] {
      _ = try await operations.change(setting, to: value)
      #expect(try await level() == held)
    }
    for value in [0.0, 14] { _ = try await operations.change(.weeklyBudget, to: value) }
    #expect(try await level() == -1_500_000, "no debt is forgiven by way of zero")
    // Two dollars a day now.
    queue.time.advance(by: .hours(18))
    #expect(try await level() == 0)
  }

  @Test func whatStandsAlreadyIsNoChange() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let operations = queue.operations(of: "olga", .operates)
    let change = try await operations.change(.weeklyBudget, to: 1)
    #expect(change.from == 1 && change.to == 1)
    #expect(try await audit(.weeklyBudget, queue).count { $0.actor == .operatorNamed("olga") } == 0)
  }

  @Test func aTrialTellsAndChangesNothing() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let operations = queue.operations(of: "olga", .operates)
    let change = try await operations.change(.scorer, to: Scorer.hybrid.setting, isTrial: true)
    #expect(change.from == 0 && change.to == 1)
    #expect(try await queue.store.read { try $0.settings.value(of: .scorer) } == 0)
    #expect(try await audit(.scorer, queue) == [])
  }

  @Test(arguments: [false, true])
  func whoMayOnlyLookChangesNothingAndReadsAll(isTrial: Bool) async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let operations = queue.operations(of: "rita", .reads)
    await #expect(throws: ActRefusal.readOnly) {
      try await operations.change(.weeklyBudget, to: 5, isTrial: isTrial)
    }
    #expect(try await operations.settings().first { $0.setting == .weeklyBudget }?.value == 1)
  }
}
