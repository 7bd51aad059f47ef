import Demo
import Domain
import Ports
import Storage
import TestSupport
import Testing

/// How the regulars of a demo answer each other, and nobody else.
@Suite(.timeLimit(.minutes(10))) struct DemoMannerTests {
  @Test func someAnswerSoonSomeAfterADayAndSomeNever() {
    var counts: [String: Int] = [:]
    for number in 0..<1_000 {
      let manner = DemoManner(seed: 1, name: "n\(number)", other: "o\(number % 7)")
      #expect(manner == DemoManner(seed: 1, name: "n\(number)", other: "o\(number % 7)"))
      switch manner.answer {
      case .yes(let delay), .no(let delay):
        #expect(delay >= .minutes(1) && delay <= .hours(36))
        counts[delay <= .minutes(20) ? "soon" : "late", default: 0] += 1
        if case .yes = manner.answer { counts["yes", default: 0] += 1 }
      case .never(let isSeen): counts[isSeen ? "seen" : "unseen", default: 0] += 1
      }
    }
    #expect((400...600).contains(counts["soon"] ?? 0), "\(counts)")
    #expect((200...400).contains(counts["late"] ?? 0), "\(counts)")
    #expect(
      (50...150).contains(counts["seen"] ?? 0) && (50...150).contains(counts["unseen"] ?? 0), "\(counts)")
    #expect((450...650).contains(counts["yes"] ?? 0), "\(counts)")
  }

  /// A name whose answer to `other` is as asked.
  private static func name(_ prefix: String, to other: String, _ fits: (DemoManner.Answer) -> Bool) -> String
  {
    (0...).lazy.map { "\(prefix)\($0)" }
      .first { fits(DemoManner(seed: 1, name: $0, other: other).answer) } ?? ""
  }

  private static func isLateYes(_ answer: DemoManner.Answer) -> Bool {
    if case .yes(let delay) = answer { delay > .hours(2) } else { false }
  }

  @Test func aRegularAnswersAnotherWhenTheirTimeHasComeAlsoAfterTheProgramWasAway() async throws {
    // Whoever is proposed says nothing, so that nobody else ends it.
    let mute = Self.name("mute", to: "anybody") { $0 == .never(isSeen: false) }
    let slow = Self.name("slow", to: mute, Self.isLateYes)
    guard case .yes(let delay) = DemoManner(seed: 1, name: slow, other: mute).answer else { return }
    let house = try await TestHouse.open(purpose: .demo)
    let seeker = try await house.demoPerson(slow, as: .seeker)
    _ = try await house.demoPerson(mute, as: .provider)
    try await house.drain()
    let match = try await house.match(of: seeker)
    let regulars: Set = [slow, mute]
    try await house.withAutopilot(regulars: regulars) {
      await house.time.sleepers(atLeast: 1)
      house.time.advance(by: .seconds(30))
    }
    #expect(try await house.find(match).seeker.answeredAt == nil)
    #expect(try await house.find(match).seeker.seenAt != nil)
    house.time.advance(by: delay)
    try await house.withAutopilot(regulars: regulars) {
      await house.time.sleepers(atLeast: 1)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).seeker.answeredAt != nil }
    }
  }

  @Test func whoNeverAnswersARegularAnswersWhoeverPlaysOneAtOnce() async throws {
    let mute = Self.name("mute", to: "anybody") { $0 == .never(isSeen: false) }
    let silent = Self.name("silent", to: mute) { $0 == .never(isSeen: false) }
    let house = try await TestHouse.open(purpose: .demo)
    let seeker = try await house.demoPerson(silent, as: .seeker)
    _ = try await house.demoPerson(mute, as: .provider)
    try await house.drain()
    let match = try await house.match(of: seeker)
    try await house.withAutopilot(regulars: [silent, mute]) {
      house.time.advance(by: .days(2))
      #expect(try await house.find(match).seeker.answeredAt == nil)
      #expect(try await house.find(match).seeker.seenAt == nil)
      _ = try await house.arrive(mute)
      await house.time.sleepers(atLeast: 1)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).seeker.answeredAt != nil }
    }
  }

  @Test func twoOfWhomOneIsNoRegularAnswerWithinSeconds() async throws {
    let silent = Self.name("silent", to: "vera") { $0 == .never(isSeen: true) }
    let house = try await TestHouse.open(purpose: .demo)
    let seeker = try await house.demoPerson(silent, as: .seeker)
    _ = try await house.demoPerson("vera", as: .provider)
    try await house.drain()
    let match = try await house.match(of: seeker)
    try await house.withAutopilot(regulars: [silent]) {
      await house.time.sleepers(atLeast: 2)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).status == .connected }
    }
  }
}
