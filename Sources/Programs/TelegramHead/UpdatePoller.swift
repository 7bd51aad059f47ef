import Domain
import Ports
import TelegramClient

/// Asks Telegram for updates, again and again, and has them taken.
package struct UpdatePoller: Sendable {
  private let desk: TelegramDesk
  private let intake: Intake
  private let errands: @Sendable ([Errand]) -> Void

  /// How long an answer is waited for where there is nothing.
  private static let patience = 50
  /// Somebody else's poller, or a token that was taken back: asked again, but not often.
  private static let longPause: Duration = .seconds(30)

  /// - Parameter errands: takes what is to be done at Telegram after updates were taken.
  package init(_ desk: TelegramDesk, errands: @escaping @Sendable ([Errand]) -> Void) {
    self.desk = desk
    intake = Intake(desk)
    self.errands = errands
  }

  /// Polls until cancelled. What was taken by then had its effect; the rest comes again.
  package func run() async {
    let trouble = TroubleLog("telegram.poll", desk.log, desk.time)
    let storing = TroubleLog("telegram.store", desk.log, desk.time)
    var backoff = Backoff(first: .seconds(1), longest: .seconds(60))
    while !Task.isCancelled {
      let offset: Int64?
      let answer: [JSONValue]
      do {
        offset = try await desk.store.read { [bot = desk.bot] in try $0.telegram.nextUpdate(of: bot) }
        answer = try await desk.api.updates(from: offset, seconds: Self.patience)
      } catch {
        if Task.isCancelled { return }
        await wait(after: error, &backoff, trouble)
        continue
      }
      trouble.succeeded()
      backoff.succeeded()
      let updates = answer.compactMap(Update.init)
      // Updates without a number can be neither taken nor passed over: not asked for again at once.
      if updates.isEmpty, !answer.isEmpty {
        trouble.failed("updates without ids")
        try? await desk.time.sleep(until: desk.time.now + Self.longPause)
      }
      errands(Intake.answers(to: updates))
      await take(updates, storing)
    }
  }

  /// Has updates taken, however long the database takes nothing: Telegram keeps them, and nothing is asked for meanwhile.
  private func take(_ updates: [Update], _ trouble: TroubleLog) async {
    var backoff = Backoff(first: .milliseconds(200), longest: .seconds(10))
    while !Task.isCancelled {
      do {
        errands(try await intake.take(updates, next: updates.map(\.id).max().map { $0 + 1 }))
        return trouble.succeeded()
      } catch {
        trouble.failed("\(type(of: error))")
        try? await desk.time.sleep(until: desk.time.now + backoff.failed(unit: desk.random.unit()))
      }
    }
  }

  private func wait(after error: any Error, _ backoff: inout Backoff, _ trouble: TroubleLog) async {
    var pause = backoff.failed(unit: desk.random.unit())
    if let error = error as? BotError {
      trouble.failed(error.word)
      switch error {
      case .tooMany(let retryAfter): pause = retryAfter
      case .webhookIsSet:
        // Updates are asked for here: that is what was configured.
        do { try await desk.api.deleteWebhook() } catch { trouble.failed(error.word) }
      case .otherPoller, .wrongToken: pause = Self.longPause
      case .blocked, .noChat, .migrated, .badEntities, .notModified, .tooLate, .noTopic, .noRight, .rejected,
        .serverFailed, .transport, .malformed, .cancelled:
        break
      }
    } else {
      trouble.failed("\(type(of: error))")
    }
    try? await desk.time.sleep(until: desk.time.now + pause)
  }
}
