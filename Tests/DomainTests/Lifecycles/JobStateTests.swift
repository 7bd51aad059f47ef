import Domain
import TestSupport
import Testing

@Suite struct JobStateTests {
  /// held-p: for an unknown price; held-o: by an operator. fails!, lease!: after the last attempt.
  static let table = TransitionTable(
    """
               holds  releases claims  completes fails    fails!    lease    lease!    cancels   requeues
    queued     held-o .        running .         .        .         .        .         cancelled .
    held-p     .      queued   .       .         .        .         .        .         cancelled .
    held-o     .      queued   .       .         .        .         .        .         cancelled .
    running    .      .        .       completed retrying discarded retrying discarded cancelled .
    retrying   held-o .        running .         .        .         .        .         cancelled .
    completed  .      .        .       .         .        .         .        .         .         .
    discarded  .      .        .       .         .        .         .        .         .         queued
    cancelled  .      .        .       .         .        .         .        .         =         queued
    """)

  static let states: [String: JobState] = [
    "queued": .queued, "held-p": .held(.unknownPrice), "held-o": .held(.byOperator), "running": .running,
    "retrying": .retrying, "completed": .completed, "discarded": .discarded, "cancelled": .cancelled,
  ]
  static let events: [String: JobEvent] = [
    "holds": .held(.byOperator), "releases": .released, "claims": .claimed, "completes": .completed,
    "fails": .failed(isLast: false), "fails!": .failed(isLast: true), "lease": .leaseExpired(isLast: false),
    "lease!": .leaseExpired(isLast: true), "cancels": .cancelled, "requeues": .requeued,
  ]

  @Test func theTableNamesEveryStateAndEvent() {
    #expect(Self.table.cells.count == 8 * 10)
    #expect(Set(Self.table.cells.map(\.state)) == Set(Self.states.keys))
    #expect(Set(Self.table.cells.map(\.event)) == Set(Self.events.keys))
  }

  @Test(arguments: table.cells)
  func everyEventLeadsWhereTheTableSays(cell: TransitionTable.Cell) throws {
    let state = try #require(Self.states[cell.state])
    let event = try #require(Self.events[cell.event])
    switch cell.result {
    case ".": #expect(throws: InvalidTransition<JobState, JobEvent>.self) { try state.after(event) }
    case "=": #expect(try state.after(event) == state)
    default: #expect(try state.after(event) == Self.states[cell.result])
    }
  }

  @Test(arguments: [JobState.HoldReason.unknownPrice, .byOperator])
  func aHoldKeepsItsReason(reason: JobState.HoldReason) throws {
    #expect(try JobState.queued.after(.held(reason)) == .held(reason))
    #expect(try JobState.retrying.after(.held(reason)) == .held(reason))
  }

  @Test func aDeadWorkersLateResultIsSeenAsSuch() throws {
    let taken = try JobState.running.after(.leaseExpired(isLast: false))
    #expect(throws: InvalidTransition<JobState, JobEvent>.self) { try taken.after(.completed) }
    #expect(throws: InvalidTransition<JobState, JobEvent>.self) { try JobState.completed.after(.completed) }
  }

  @Test(arguments: [
    (JobState.queued, false), (.held(.byOperator), false), (.running, false), (.retrying, false),
    (.completed, true),
    (.discarded, true), (.cancelled, true),
  ])
  func someStatesHaveEnded(state: JobState, hasEnded: Bool) {
    #expect(state.hasEnded == hasEnded)
  }

  /// Without an operator, an ended job stays ended, and no job completes without running first.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func onlyAnOperatorBringsAnEndedJobBack(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let events = Array(Self.events.values).sorted { "\($0)" < "\($1)" }
    for _ in 0..<50 {
      var state = JobState.queued
      for _ in 0..<20 {
        let event = random.pick(events)
        guard let next = try? state.after(event) else { continue }
        if state.hasEnded, !next.hasEnded { #expect(event == .requeued) }
        if next == .completed { #expect(state == .running) }
        if state == .completed { Issue.record("a completed job took \(event)") }
        state = next
      }
    }
  }
}

@Suite struct RetryDelayTests {
  @Test(arguments: [
    (1, 1.0, 2.0), (1, 0.0, 1.0), (1, 0.5, 1.5), (2, 1.0, 4.0), (3, 1.0, 8.0), (8, 1.0, 256.0),
    (9, 1.0, 512.0),
    (10, 1.0, 600.0), (10, 0.0, 300.0), (1_000, 1.0, 600.0), (0, 1.0, 2.0),
  ])
  func theDelayDoublesUpToTenMinutesAndIsSpreadByHalf(attempt: Int, jitter: Double, seconds: Double) {
    #expect(RetryDelay().after(attempt: attempt, jitter: jitter).inSeconds == seconds)
  }

  @Test(arguments: [(-1.0, 1.0), (2.0, 2.0), (.infinity, 2.0), (.nan, 2.0)])
  func aStrayJitterStaysWithinTheSpread(jitter: Double, seconds: Double) {
    #expect(RetryDelay().after(attempt: 1, jitter: jitter).inSeconds == seconds)
  }
}
