import Domain
import Ports
import Synchronization
import TelegramClient
import TelegramDialog

/// Does errands beside each other, each until it is done or cannot be done.
package final class ErrandRunner: Sendable {
  /// Errands that wait, and those who bring them.
  private struct Lane: Sendable {
    let waiting: AsyncStream<Errand>
    let inbox: AsyncStream<Errand>.Continuation

    init() {
      (waiting, inbox) = AsyncStream.makeStream(
        of: Errand.self, bufferingPolicy: .bufferingOldest(ErrandRunner.mostWaiting))
    }
  }

  private let desk: TelegramDesk
  /// Whoever has pressed waits for nobody's document.
  private let answers = Lane()
  private let others = Lane()
  private let pauses = Mutex(Pauses())
  /// Those of the kind of which a chat wants one at a time.
  private let single = Mutex<Set<Single>>([])

  /// What a chat wants one of at a time, however often somebody has asked: another would say the same.
  private struct Single: Hashable, Sendable {
    let chat: Int64
    let isDocument: Bool

    init?(_ errand: Errand) {
      switch errand {
      case .document(_, _, _, let chat): (self.chat, isDocument) = (chat, true)
      case .chooseLanguage(_, let chat): (self.chat, isDocument) = (chat, false)
      case .answer, .say, .takeButtons: return nil
      }
    }
  }

  /// The waits between tries: none is longer than the program wants to live.
  private struct Pauses {
    var isOver = false
    var next = 0
    var running: [Int: Task<Void, any Error>] = [:]
  }

  /// What comes when so many wait is dropped: a waiting mark ends by itself, and who asks for a document can ask again.
  private static let mostWaiting = 10_000
  private static let mostAtOnce = 16
  private static let mostTries = 6

  package init(_ desk: TelegramDesk) {
    self.desk = desk
  }

  /// Takes errands; returns at once.
  package func take(_ errands: [Errand]) {
    for errand in errands {
      if let key = Single(errand), !single.withLock({ $0.insert(key).inserted }) { continue }
      let lane = if case .answer = errand { answers } else { others }
      if case .enqueued = lane.inbox.yield(errand) { continue }
      if let key = Single(errand) { single.withLock { _ = $0.remove(key) } }
    }
  }

  /// No more will come; `run` ends once all are done, or have failed once more.
  package func finish() {
    for lane in [answers, others] { lane.inbox.finish() }
    let running = pauses.withLock { pauses in
      pauses.isOver = true
      return pauses.running.values
    }
    for pause in running { pause.cancel() }
  }

  /// Does errands until `finish`, or until cancelled.
  package func run() async {
    await withTaskGroup(of: Void.self) { group in
      for lane in [answers, others] { group.addTask { await self.work(lane) } }
    }
  }

  private func work(_ lane: Lane) async {
    await withTaskGroup(of: Void.self) { group in
      var running = 0
      for await errand in lane.waiting {
        if running >= Self.mostAtOnce {
          await group.next()
          running -= 1
        }
        running += 1
        group.addTask {
          await self.carryOut(errand)
          if let key = Single(errand) { self.single.withLock { _ = $0.remove(key) } }
        }
      }
    }
  }

  private func carryOut(_ errand: Errand) async {
    var backoff = Backoff(first: .milliseconds(500), longest: .seconds(30))
    for _ in 1...Self.mostTries {
      await admit(errand)
      do throws(BotError) {
        return try await attempt(errand)
      } catch {
        guard error.mayPass, !Task.isCancelled else { return tell(error) }
        // A press is worth an answer for seconds only.
        if case .answer = errand, case .tooMany = error { return }
        var pause = backoff.failed(unit: desk.random.unit())
        if case .tooMany(let retryAfter) = error { pause = max(pause, retryAfter) }
        guard await wait(pause) else { return tell(error) }
      }
    }
  }

  /// Waits until a message may go out, and counts it; what is no message goes at once.
  private func admit(_ errand: Errand) async {
    let chat: Int64
    switch errand {
    case .answer, .takeButtons: return
    case .say(_, let other), .chooseLanguage(_, let other), .document(_, _, _, let other): chat = other
    }
    while true {
      let (now, instant) = desk.pace.admit(to: chat, now: desk.time.now)
      guard now < instant, await wait(instant.since(now)) else { return }
    }
  }

  /// - Returns: false where there is no time for another try.
  private func wait(_ duration: Duration) async -> Bool {
    let begun = pauses.withLock { pauses -> (number: Int, task: Task<Void, any Error>)? in
      guard !pauses.isOver else { return nil }
      let task = Task { [time = desk.time] in try await time.sleep(until: time.now + duration) }
      pauses.next += 1
      pauses.running[pauses.next] = task
      return (pauses.next, task)
    }
    guard let (number, task) = begun else { return false }
    defer { pauses.withLock { _ = $0.running.removeValue(forKey: number) } }
    return await withTaskCancellationHandler {
      (try? await task.value) != nil
    } onCancel: {
      task.cancel()
    }
  }

  private func attempt(_ errand: Errand) async throws(BotError) {
    switch errand {
    case .answer(let press): try await desk.api.answerPress(press)
    case .say(let text, let chat):
      for part in RichText(text).parts() {
        _ = try await desk.api.send(OutgoingText(part), to: chat)
      }
    case .takeButtons(let message, let chat):
      try await desk.api.setButtons([], of: message, in: chat)
    case .chooseLanguage(let text, let chat):
      _ = try await desk.api.send(
        OutgoingText(RichText(text), Keyboard.languages(of: desk.phrasebooks)), to: chat)
    case .document(let text, let name, let caption, let chat):
      _ = try await desk.api.sendDocument(Array(text.utf8), named: name, caption: caption, to: chat)
    }
  }

  private func tell(_ error: BotError) {
    switch error {
    // Everyday: a mark that has ended by itself, somebody who has gone.
    case .tooLate, .notModified, .blocked, .noChat, .cancelled: break
    default: desk.log.record(.warning, "telegram.errand_failed", ["error": .text(error.word)])
    }
  }
}
