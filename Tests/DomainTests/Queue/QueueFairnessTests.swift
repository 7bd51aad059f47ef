import Domain
import TestSupport
import Testing

@Suite struct QueueFairnessTests {
  let strict = Budget(weekly: .dollars(6), burst: .zero)

  /// Boris comes `arrival` seconds after Anna's fifty messages of a cent each.
  @Test(
    arguments: [(0, 0), (1, 1_008), (1_007, 1_008), (1_009, 2_016), (30_000, 30_240)] as [(Int64, Int64)])
  func aBurstOfFiftyDelaysAnothersFirstReplyByOneGeneration(arrival: Int64, start: Int64) throws {
    var queue = SimulatedQueue(budget: strict)
    for _ in 0..<50 { queue.add(.user(2)) }
    if arrival > 0 { queue.drain(until: .at(arrival)) }
    queue.now = .at(arrival)
    let boris = queue.add(.user(1))
    queue.drain()
    let served = try #require(queue.starts.first { $0.job == boris })
    // Which of two at the same instant goes first is settled by their ids.
    #expect(served.at == .at(start))
    let between = queue.starts.filter { $0.user == .user(2) && $0.at > .at(arrival) && $0.at < served.at }
    #expect(between.isEmpty)
    #expect(queue.starts.count == 51)
  }

  @Test func aBurstThatEmptiedTheBucketDelaysAnotherByTheDebtOfItsLastOne() throws {
    // One day's share, 85.7142 cents, pays for 86 starts at once, the last one into a debt of 0.2858 cents.
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6)))
    for _ in 0..<100 { queue.add(.user(1)) }
    queue.drain(until: .zero)
    #expect(queue.starts.count == 86)
    queue.now = .at(1)
    let boris = queue.add(.user(2))
    queue.drain()
    #expect(queue.starts.first { $0.job == boris }?.at == .at(288) + .microseconds(86_400))
  }

  /// Sixty newcomers, each with one message, among three people who never stop writing.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyNewcomerWaitsForOneTurnOfEachWhoWaitedBefore(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    var queue = SimulatedQueue(budget: strict)
    var ahead: [JobID: Set<UserID>] = [:]
    for user in 1...3 as ClosedRange<UInt64> { for _ in 0..<30 { queue.add(.user(user)) } }
    for number in 0..<60 as Range<UInt64> {
      queue.drain(until: queue.now + .seconds(random.int(in: 1...3_000)))
      queue.now = queue.now + .microseconds(random.int(in: 1...1_000))
      let before = Set(queue.waiting.compactMap(\.user))
      ahead[queue.add(.user(100 + number))] = before
    }
    queue.drain()
    for (job, users) in ahead {
      guard let start = queue.starts.firstIndex(where: { $0.job == job }) else {
        Issue.record("never served")
        continue
      }
      let served = queue.starts[start]
      var turns: [UserID: Int] = [:]
      for other in queue.starts[..<start] where other.at >= served.queuedAt {
        if let user = other.user { turns[user, default: 0] += 1 }
      }
      // Nobody has a second turn, and nobody who came later has one at all.
      #expect(turns.values.allSatisfy { $0 == 1 })
      #expect(Set(turns.keys).isSubset(of: users))
    }
  }

  /// Replies want 117 % of the budget for 14 days; judging, summing up and the house's own work comes on top.
  @Test(arguments: [(1, 0), (2, 85)] as [(UInt64, Int64)])
  func underOverloadEveryBackgroundJobStartsWithinOneTurnOfTheUsersThenWaiting(seed: UInt64, burst: Int64) {
    let random = SeededRandom(seed: seed)
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .cents(burst)))
    var nextReply = Timestamp.zero
    var nextBackground = Timestamp.zero
    /// Who waits when a background job comes of age.
    var waitingAtAge: [JobID: Set<UserID>] = [:]
    let end = Timestamp.zero + .days(14)
    while queue.now < end {
      let next = min(nextReply, nextBackground)
      queue.drain(until: next)
      queue.now = next
      if next == nextReply {
        queue.add(.user(UInt64(random.int(in: 1...12))))
        // 604,800 s / 600 / 1.17 on average.
        nextReply = next + .microseconds(Int(861_538_461.0 * 2 * random.unit()) + 1)
      } else {
        let user = UserID.user(UInt64(random.int(in: 1...12)))
        // One open background job a user; the house has any number.
        let isBusy = queue.waiting.contains { $0.user == user && $0.lane == .background }
        queue.add(isBusy || random.chance(0.2) ? nil : user, .background)
        nextBackground = next + .seconds(random.int(in: 1_000...30_000))
      }
      for job in queue.waiting where job.lane == .background && waitingAtAge[job.job] == nil {
        if queue.now.since(job.queuedAt) >= .hours(1) {
          waitingAtAge[job.job] = Set(queue.waiting.compactMap(\.user))
        }
      }
    }
    let background = queue.starts.filter { $0.lane == .background }
    #expect(background.count > 40)
    for served in background {
      let ofAge = served.queuedAt + .hours(1)
      let between = queue.starts.filter { $0.at > ofAge && $0.at < served.at }
      var turns: [UserID: Int] = [:]
      for start in between { if let user = start.user { turns[user, default: 0] += 1 } }
      #expect(turns.values.allSatisfy { $0 == 1 }, "somebody had a second turn before \(served)")
      if served.at < ofAge {
        // Fresh: it started because nobody waited.
        #expect(
          !queue.starts.contains { $0.lane == .interactive && $0.queuedAt <= served.at && $0.at > served.at })
      }
    }
    // What still waits has not been passed over either.
    for waiting in queue.waiting where waiting.lane == .background {
      var turns: [UserID: Int] = [:]
      for start in queue.starts where start.at > waiting.queuedAt + .hours(1) {
        if let user = start.user { turns[user, default: 0] += 1 }
      }
      #expect(turns.values.allSatisfy { $0 == 1 })
    }
    // It was an overload.
    #expect(queue.waiting.contains { $0.lane == .interactive && queue.now.since($0.queuedAt) > .hours(6) })
  }
}
