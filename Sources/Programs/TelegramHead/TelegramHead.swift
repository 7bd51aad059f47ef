import Agent
import DocumentText
import Domain
import Localization
import Ports
import TelegramClient
import TelegramDialog

/// The head on Telegram: updates in, messages out.
package struct TelegramHead: Sendable {
  /// How updates come.
  package enum Source: Sendable {
    /// They are asked for.
    case polling
    /// They are brought, and taken by whoever listens.
    case webhook(WebhookKeeper)
  }

  private let desk: TelegramDesk
  private let source: Source
  private let errands: ErrandRunner

  /// - Parameter errands: does what follows updates; run by the caller.
  package init(_ desk: TelegramDesk, source: Source, errands: ErrandRunner) {
    self.desk = desk
    self.source = source
    self.errands = errands
  }

  /// Serves until cancelled; what is under way then is brought to its end.
  package func run() async {
    let deliveries = DeliveryLoop(desk)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await tellMenus() }
      group.addTask {
        switch source {
        case .polling: await UpdatePoller(desk) { [errands] in errands.take($0) }.run()
        case .webhook(let keeper): await keeper.run()
        }
      }
      group.addTask { await deliveries.run() }
      group.addTask { await StatusKeeper(desk: desk).run() }
      group.addTask { await ReplyShow(desk: desk).run() }
      group.addTask { await DocumentIntake(desk: desk, reader: DocumentReader(time: desk.time)).run() }
      await group.waitForAll()
    }
  }

  /// The menu of commands in each language; the first one for all languages that Mitko does not speak.
  private func tellMenus() async {
    let books = desk.phrasebooks
    var backoff = Backoff(first: .seconds(2), longest: .seconds(600))
    var wanted: [String?] = [nil] + books.languages.map { $0 }
    while let language = wanted.first, !Task.isCancelled {
      let book = books.book(for: language ?? desk.language.code)
      do throws(BotError) {
        try await desk.api.setMenu(TelegramCommand.menu(in: book), language: language)
        wanted.removeFirst()
      } catch {
        guard error.mayPass else { return }
        var pause = backoff.failed(unit: desk.random.unit())
        if case .tooMany(let retryAfter) = error { pause = max(pause, retryAfter) }
        do { try await desk.time.sleep(until: desk.time.now + pause) } catch { return }
      }
    }
  }
}
