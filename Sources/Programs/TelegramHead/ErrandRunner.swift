import Domain
import Ports
import Synchronization
import TelegramClient
import TelegramDialog

/// Does errands beside each other, each until it is done or cannot be done.
package final class ErrandRunner: Sendable {
  private let desk: TelegramDesk
  private let waiting: AsyncStream<Errand>
  private let inbox: AsyncStream<Errand>.Continuation

  /// What comes when so many wait is dropped: a waiting mark ends by itself, and who asks for a document can ask again.
  private static let mostWaiting = 10_000
  private static let mostAtOnce = 16
  private static let mostTries = 6

  package init(_ desk: TelegramDesk) {
    self.desk = desk
    (waiting, inbox) = AsyncStream.makeStream(
      of: Errand.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
  }

  /// Takes errands; returns at once.
  package func take(_ errands: [Errand]) {
    for errand in errands { inbox.yield(errand) }
  }

  /// No more will come; `run` ends once all are done.
  package func finish() { inbox.finish() }

  /// Does errands until `finish`, or until cancelled.
  package func run() async {
    let desk = desk
    await withTaskGroup(of: Void.self) { group in
      var running = 0
      for await errand in waiting {
        if running >= Self.mostAtOnce {
          await group.next()
          running -= 1
        }
        running += 1
        group.addTask { await Self.carryOut(errand, desk) }
      }
    }
  }

  private static func carryOut(_ errand: Errand, _ desk: TelegramDesk) async {
    var backoff = Backoff(first: .milliseconds(500), longest: .seconds(30))
    for _ in 1...mostTries {
      do throws(BotError) {
        return try await attempt(errand, desk)
      } catch {
        guard error.mayPass, !Task.isCancelled else { return tell(error, desk) }
        // A press is worth an answer for seconds only.
        if case .answer = errand, case .tooMany = error { return }
        var pause = backoff.failed(unit: desk.random.unit())
        if case .tooMany(let retryAfter) = error { pause = max(pause, retryAfter) }
        do { try await desk.time.sleep(until: desk.time.now + pause) } catch { return }
      }
    }
  }

  private static func attempt(_ errand: Errand, _ desk: TelegramDesk) async throws(BotError) {
    switch errand {
    case .answer(let press): try await desk.api.answerPress(press)
    case .say(let text, let chat):
      for part in RichText(text).parts() { _ = try await desk.api.send(OutgoingText(part), to: chat) }
    case .takeButtons(let message, let chat):
      try await desk.api.setButtons([], of: message, in: chat)
    case .chooseLanguage(let text, let chat):
      _ = try await desk.api.send(
        OutgoingText(RichText(text), Keyboard.languages(of: desk.phrasebooks)), to: chat)
    case .document(let text, let name, let caption, let chat):
      _ = try await desk.api.sendDocument(Array(text.utf8), named: name, caption: caption, to: chat)
    }
  }

  private static func tell(_ error: BotError, _ desk: TelegramDesk) {
    switch error {
    // Everyday: a mark that has ended by itself, somebody who has gone.
    case .tooLate, .notModified, .blocked, .noChat, .cancelled: break
    default: desk.log.record(.warning, "telegram.errand_failed", ["error": .text(error.word)])
    }
  }
}
