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
    await setGroup()
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
      if let operators = desk.group {
        group.addTask { await GroupMirror(desk: desk, group: operators).run() }
        group.addTask { await GroupOffice(desk: desk, group: operators).run() }
      }
      await group.waitForAll()
    }
  }

  /// What happens from now on is noted for the operators' group, before anything happens.
  private func setGroup() async {
    let (desk, target) = (desk, desk.group?.target)
    do {
      try await desk.patiently { try await desk.store.write { try $0.group.set(target) } }
    } catch {
      if !Task.isCancelled {
        desk.log.record(.error, "telegram.group.failed", ["error": .text("\(type(of: error))")])
      }
    }
  }

  /// A menu of commands as it is told.
  private struct Menu: Sendable {
    let commands: [(name: String, about: String)]
    /// `nil` for all languages that have none of their own.
    let language: String?
    /// `nil` for all private chats.
    let chat: Int64?
  }

  private var menus: [Menu] {
    let books = desk.phrasebooks
    let own = ([nil] + books.languages.map { $0 }).map { (language: String?) in
      Menu(
        commands: TelegramCommand.menu(in: books.book(for: language ?? desk.language.code)),
        language: language, chat: nil)
    }
    guard let group = desk.group else { return own }
    let commands = GroupCommand.menu(in: books.book(for: desk.language.code))
    return own + [Menu(commands: commands, language: nil, chat: group.chat)]
  }

  /// The menu of commands in each language; the first one for all languages that Mitko does not speak.
  private func tellMenus() async {
    var backoff = Backoff(first: .seconds(2), longest: .seconds(600))
    var wanted = menus
    while let menu = wanted.first, !Task.isCancelled {
      do throws(BotError) {
        try await desk.api.setMenu(menu.commands, language: menu.language, in: menu.chat)
        wanted.removeFirst()
      } catch {
        guard error.mayPass else {
          // The others are none the worse for one that nobody takes.
          desk.log.record(
            .warning, "telegram.menu_refused",
            ["language": .text(menu.language ?? ""), "error": .text(error.word)])
          wanted.removeFirst()
          continue
        }
        var pause = backoff.failed(unit: desk.random.unit())
        if case .tooMany(let retryAfter) = error { pause = max(pause, retryAfter) }
        do { try await desk.time.sleep(until: desk.time.now + pause) } catch { return }
      }
    }
  }
}
