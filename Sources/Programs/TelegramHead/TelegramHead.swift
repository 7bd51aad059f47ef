import Agent
import Domain
import Localization
import Ports
import TelegramClient
import TelegramDialog

/// The head on Telegram: updates in, messages out.
package struct TelegramHead: Sendable {
  private let desk: TelegramDesk

  package init(_ desk: TelegramDesk) {
    self.desk = desk
  }

  /// Serves until cancelled; what is under way then is brought to its end.
  ///
  /// - Parameter isReached: called whenever Telegram has answered a poll.
  package func run(isReached: @escaping @Sendable () -> Void = {}) async {
    let errands = ErrandRunner(desk)
    let deliveries = DeliveryLoop(desk)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await tellMenus() }
      // Not a child: it ends by itself, once nobody has anything more for it.
      let running = Task { await errands.run() }
      group.addTask { await UpdatePoller(desk) { errands.take($0) }.run(isReached: isReached) }
      group.addTask { await deliveries.run() }
      group.addTask { await StatusKeeper(desk: desk).run() }
      group.addTask { await ReplyShow(desk: desk).run() }
      await group.waitForAll()
      errands.finish()
      await running.value
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
