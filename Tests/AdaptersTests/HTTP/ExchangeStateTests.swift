import Testing

@testable import HTTPTransport

/// The state between the transport's thread and a reader, as a transcript.
struct ExchangeStateTests {
  private typealias State = ExchangeState<Int, Int>

  private func word(_ wake: State.Wake) -> String {
    switch wake {
    case .nobody: "nobody"
    case .head(let waiter, .success(let head)): "head \(waiter): \(head.status)"
    case .head(let waiter, .failure(let error)): "head \(waiter): \(error)"
    case .body(let waiter, .success(let bytes)): "body \(waiter): \(bytes.map { "\($0)" } ?? "end")"
    case .body(let waiter, .failure(let error)): "body \(waiter): \(error)"
    }
  }

  private func word(_ arrival: State.Arrival) -> String {
    switch arrival {
    case .taken(let wake): word(wake)
    case .pause: "pause"
    case .dropped: "dropped"
    }
  }

  private func word(_ answer: (answer: State.Answer<[UInt8]?>, resumes: Bool)) -> String {
    let end = answer.resumes ? ", resumes" : ""
    switch answer.answer {
    case .wait: return "wait" + end
    case .ready(.success(let bytes)): return (bytes.map { "\($0)" } ?? "end") + end
    case .ready(.failure(let error)): return "\(error)" + end
    }
  }

  @Test func `a reader who waits is handed each piece, then the end`() {
    var state = State(bound: 4)
    if case .ready = state.wantsHead(1) { Issue.record("there was no head yet") }
    #expect(word(state.headArrived(HTTPHead(status: 200))) == "head 1: 200")
    #expect(word(state.wantsBody(2)) == "wait")
    #expect(word(state.bodyArrived([1])) == "body 2: [1]")
    #expect(word(state.wantsBody(3)) == "wait")
    #expect(word(state.ended(nil)) == "body 3: end")
    #expect(word(state.wantsBody(4)) == "end")
  }

  @Test func `a reader who is behind pauses the stream and resumes it by reading`() {
    var state = State(bound: 4)
    #expect(word(state.bodyArrived([1, 2, 3])) == "nobody")
    #expect(word(state.bodyArrived([4])) == "nobody")
    #expect(word(state.bodyArrived([5])) == "pause")
    #expect(word(state.wantsBody(1)) == "[1, 2, 3, 4], resumes")
    #expect(word(state.wantsBody(2)) == "wait")
    #expect(word(state.bodyArrived([5])) == "body 2: [5]")
  }

  @Test func `a piece larger than the bound passes where nothing else waits`() {
    var state = State(bound: 4)
    #expect(word(state.bodyArrived([1, 2, 3, 4, 5, 6])) == "nobody")
    #expect(word(state.bodyArrived([7])) == "pause")
    #expect(word(state.wantsBody(1)) == "[1, 2, 3, 4, 5, 6], resumes")
  }

  @Test func `what came before a failure is read before the failure`() {
    var state = State(bound: 4)
    _ = state.headArrived(HTTPHead(status: 200))
    _ = state.bodyArrived([1])
    #expect(word(state.ended(.cutOff)) == "nobody")
    #expect(word(state.wantsBody(1)) == "[1]")
    #expect(word(state.wantsBody(2)) == "cutOff")
  }

  @Test func `leaving wakes who waits, stops the stream once, and drops what still comes`() {
    var state = State(bound: 4)
    _ = state.bodyArrived([1])
    _ = state.wantsBody(1)
    _ = state.wantsBody(2)
    let left = state.abandoned()
    #expect(word(left.wake) == "body 2: CancellationError()")
    #expect(left.stops)
    #expect(!state.abandoned().stops)
    #expect(word(state.bodyArrived([2])) == "dropped")
    #expect(word(state.ended(.cutOff)) == "nobody")
    #expect(word(state.wantsBody(3)) == "CancellationError()")
  }

  @Test func `leaving after the end stops nothing`() {
    var state = State(bound: 4)
    _ = state.ended(nil)
    #expect(!state.abandoned().stops)
  }

  @Test func `a failure before the head is the head's`() {
    var state = State(bound: 4)
    _ = state.wantsHead(1)
    #expect(word(state.ended(.unreachable(host: "h"))) == #"head 1: unreachable(host: "h")"#)
  }
}

/// The limits, on an invented clock.
struct ExchangeClockTests {
  private let limits = HTTPLimits(
    connect: .seconds(10), firstByte: .seconds(60), idle: .seconds(20), whole: .seconds(300))

  private func at(_ seconds: Int64) -> MonotonicInstant {
    MonotonicInstant(nanoseconds: seconds * 1_000_000_000)
  }

  @Test func `each part of an exchange runs out by its own limit and its own name`() {
    var clock = ExchangeClock(limits, startedAt: at(100))
    #expect(clock.failure(at: at(109)) == nil)
    #expect(clock.failure(at: at(110)) == .connectTimedOut)
    clock.connected(at: at(105))
    #expect(clock.failure(at: at(164)) == nil)
    #expect(clock.failure(at: at(165)) == .firstByteTimedOut)
    clock.bodyArrived(at: at(160))
    #expect(clock.failure(at: at(179)) == nil)
    #expect(clock.failure(at: at(180)) == .idleTimedOut)
  }

  @Test func `a reader who is behind is not the server's fault, but the whole is limited`() {
    var clock = ExchangeClock(limits, startedAt: at(0))
    clock.connected(at: at(1))
    clock.bodyArrived(at: at(2))
    clock.paused()
    #expect(clock.failure(at: at(299)) == nil)
    clock.resumed(at: at(299))
    #expect(clock.failure(at: at(299)) == nil)
    #expect(clock.failure(at: at(300)) == .wholeTimedOut)
  }

  @Test func `nothing that begins after a look runs out before the next`() {
    var clock = ExchangeClock(limits, startedAt: at(0))
    #expect(clock.nextLook(after: at(0)) == at(10))
    clock.connected(at: at(1))
    #expect(clock.deadline == at(61))
    #expect(clock.nextLook(after: at(1)) == at(11))
    #expect(clock.nextLook(after: at(55)) == at(61))
  }

  @Test func `a limit of ages is no overflow`() {
    let clock = ExchangeClock(
      HTTPLimits(
        connect: .seconds(Int64.max), firstByte: .seconds(1), idle: .seconds(1), whole: .seconds(Int64.max)),
      startedAt: at(1))
    #expect(clock.failure(at: at(1_000_000)) == nil)
  }
}

/// Heads, line by line.
struct HTTPHeadReaderTests {
  private func read(_ lines: [String]) -> [HTTPHeadReader.Step] {
    var reader = HTTPHeadReader()
    return lines.map { reader.read(($0 + "\r\n").utf8) }
  }

  @Test func `an interim response and trailers are passed over`() {
    let steps = read([
      "HTTP/1.1 100 Continue", "", "HTTP/2 429", "Retry-After:  7 ", "X-Empty:", "not a field", "",
      "Trailer: x", "",
    ])
    #expect(
      steps.filter { $0 != .more } == [
        .head(HTTPHead(status: 429, fields: [.init("retry-after", "7"), .init("x-empty", "")]))
      ])
  }

  @Test func `a head without end is refused`() {
    let steps = read(
      ["HTTP/1.1 200 OK"] + Array(repeating: "x: " + String(repeating: "y", count: 1_000), count: 70))
    #expect(steps.last == .tooLarge)
    #expect(steps[60] == .more)
  }
}
