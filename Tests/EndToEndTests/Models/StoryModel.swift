import Foundation
import LocalServer
import Synchronization

/// A model that plays its part in a whole story: it answers by what it is asked, holds calls that a test wants held, and
/// meets faults where they were ordered.
final class StoryModel: Sendable {
  /// One thing that a model is asked for, however often.
  enum Work: Hashable, Sendable {
    /// An answer to the person's line of that number, from 0.
    case reply(String, Int)
    case verdict
    /// By the role of who reads it.
    case introduction(String)
    /// What somebody shows does not answer it.
    case question
  }

  /// What can go wrong with a call.
  enum Fault: String, CaseIterable, Sendable {
    case tooManyRequests, overloaded, failed, cut, malformed, otherShape, slow

    /// Whether the attempt ends with it, so that the work is tried again by another one.
    var endsAttempt: Bool {
      switch self {
      case .tooManyRequests, .overloaded, .failed, .cut: true
      case .malformed, .otherShape, .slow: false
      }
    }
  }

  private struct State {
    var asked: [Work: Int] = [:]
    var met: [(work: Work, fault: Fault)] = []
    var unknown: [String] = []
    var held: [Work: Gate] = [:]
    var failing: Set<Work> = []
    var watchers: [(work: Work, count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let script: StoryScript
  private let format: PlayedProvider.Format
  /// The faults that first calls meet, one after another and again from the beginning; none where it is empty.
  private let faults: [Fault]
  private let state = Mutex(State())

  init(_ script: StoryScript, _ format: PlayedProvider.Format, faults: [Fault] = []) {
    self.script = script
    self.format = format
    self.faults = faults
  }

  /// What first calls have met so far.
  var met: [(work: Work, fault: Fault)] { state.withLock { $0.met } }
  /// What was asked that is no part of the story.
  var unknown: [String] { state.withLock { $0.unknown } }

  /// The next call for that work gets the beginning of its answer and nothing more until the gate opens.
  func hold(_ work: Work, at gate: Gate) { state.withLock { $0.held[work] = gate } }
  /// Every call for that work fails.
  func fail(_ work: Work) { state.withLock { _ = $0.failing.insert(work) } }

  /// Returns once so many calls have been made for that work.
  func called(_ work: Work, times count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.asked[work, default: 0] >= count { return true }
        state.watchers.append((work, count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// What a call gets.
  func turn(for asked: PlayedProvider.Asked) -> PlayedProvider.Turn {
    // Whoever comes with another key is not answered, whatever they ask.
    guard asked.key?.hasSuffix("sk-played") == true else { return .status(401) }
    guard let work = work(asked) else {
      state.withLock { $0.unknown.append(asked.question) }
      return .status(400)
    }
    let (fault, gate, fails, ready) = state.withLock { state in
      state.asked[work, default: 0] += 1
      let count = state.asked[work, default: 0]
      let ready = state.watchers.filter { $0.work == work && $0.count <= count }.map(\.continuation)
      state.watchers.removeAll { $0.work == work && $0.count <= count }
      var fault: Fault?
      if count == 1, !faults.isEmpty {
        let next = faults[state.met.count % faults.count]
        state.met.append((work, next))
        fault = next
      }
      return (fault, state.held.removeValue(forKey: work), state.failing.contains(work), ready)
    }
    defer { for continuation in ready { continuation.resume() } }
    if fails { return .status(500) }
    let answer = answer(work, asked)
    if let gate {
      let half = answer.prefix(answer.count / 2)
      return .grows([(String(half), gate)], last: String(answer.dropFirst(half.count)))
    }
    return fault.map { turn($0, insteadOf: answer) } ?? .answers(answer)
  }

  private func turn(_ fault: Fault, insteadOf answer: String) -> PlayedProvider.Turn {
    switch fault {
    case .tooManyRequests: return .status(429, fields: ["retry-after": "1"])
    // Each provider's own way to say it.
    case .overloaded: return .status(format == .anthropic ? 529 : 503)
    case .failed: return .status(500)
    case .cut: return .cut
    case .malformed: return .answers(String(answer.prefix(9)))
    case .otherShape: return .answers(#"{"say":7,"decision":"perhaps"}"#)
    case .slow:
      var pieces: [(piece: String, gate: Gate)] = []
      var rest = answer[...]
      while rest.count > 40 {
        pieces.append((String(rest.prefix(20)), Gate()))
        rest = rest.dropFirst(20)
      }
      // Another thread lets one piece after another through.
      let gates = pieces.map(\.gate)
      DispatchQueue.global().async { for gate in gates { gate.open() } }
      return .grows(pieces, last: String(rest))
    }
  }

  // MARK: What is asked, and the answers

  private func work(_ asked: PlayedProvider.Asked) -> Work? {
    if asked.members.contains("decision") { return .verdict }
    if asked.members.contains("verdict") { return .question }
    if asked.members.contains("say") {
      for person in script.people {
        // The newest words end the question; what stands before them is quoted.
        if let line = person.lines.firstIndex(where: { asked.question.hasSuffix($0.says) }) {
          return .reply(person.role, line)
        }
      }
      return nil
    }
    guard asked.question.hasSuffix("Write the message.") else { return nil }
    return .introduction(asked.instructions.contains("open to work, and reads about") ? "seeker" : "provider")
  }

  private func answer(_ work: Work, _ asked: PlayedProvider.Asked) -> String {
    switch work {
    case .reply(let role, let number):
      let line = script.person(role).lines[number]
      return PlayedProvider.turn(
        line.answer, facts: line.factsJSON(of: role), showsProfile: line.showsProfile)
    case .verdict:
      let quotes = ["seeker", "provider"].map { side in
        let words = PlayedProvider.json(Self.words(in: "the \(side)'s public view", asked.question))
        return #"{"side":"\#(side)","words":\#(words)}"#
      }
      return
        #"{"technical":"The work is the same.","practical":"Both work remotely.","concerns":"None.","#
        + #""decision":"qualified","rationale":\#(PlayedProvider.json(script.rationale)),"#
        + #""quotes":[\#(quotes.joined(separator: ","))]}"#
    case .question: return #"{"verdict":"unknown","quotes":[]}"#
    case .introduction(let reader):
      return script.introduction(
        to: reader, quoting: Self.words(in: "the other's public view", asked.question))
    }
  }

  /// The first of its owner's own words in a view.
  private static func words(in source: String, _ question: String) -> String {
    guard let start = question.range(of: "of=\"\(source)\">"),
      let end = question.range(of: "</data", range: start.upperBound..<question.endIndex)
    else { return "" }
    let lines = question[start.upperBound..<end.lowerBound].split(separator: "\n")
    return lines.first { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) } ?? ""
  }
}
