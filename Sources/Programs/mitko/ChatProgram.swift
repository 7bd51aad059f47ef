import Agent
import Bootstrap
import CommandLine
import Demo
import Domain
import Glibc
import Localization
import Ports
import TerminalRuntime

/// `mitko chat`: opens the house, starts the works behind it and gives the terminal to a head.
struct ChatProgram: Sendable {
  let context: ProgramContext
  let options: ChatOptions

  private static let program = "mitko chat"

  func run() async throws -> ExitCode {
    let house = try await context.open(options.place, program: Self.program)
    let (user, chat) = try await house.conversation.arrive(
      as: context.identity(options.place), language: house.configuration.language)
    let (notices, notify) = AsyncStream.makeStream(of: Phrase.self)
    let works = Task { await run(works: house, notify) }
    let code: ExitCode
    do {
      code = try await converse(house, user, chat, notices)
    } catch {
      // They may have chosen another language meanwhile.
      let language = try? await house.store.read { try $0.users.find(user.id)?.language }
      await stop(works, house)
      throw ErrorTold(error, in: house.phrasebooks.book(for: (language ?? user.language).code))
    }
    await stop(works, house)
    return code
  }

  /// Everything that goes on behind the conversation; ends when cancelled.
  private func run(works house: House, _ notify: AsyncStream<Phrase>.Continuation) async {
    if let notice = WorksNotice.provider(house.configuration.provider) { notify.yield(notice) }
    do {
      let works = try await Works.prepare(house, program: Self.program)
      if let notice = works.notice {
        let finding = WorksNotice.phrase(notice, modelDirectory: house.configuration.paths.model)
        notify.yield(Phrase(.cli(.modelNotice), ["notice": .phrase(finding)]))
      }
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await works.run() }
        if options.place.demo != nil {
          group.addTask {
            await Autopilot(
              store: house.store, conversation: house.conversation, desk: house.matchMaking, time: house.time
            ).run()
          }
        }
        if options.place.demo == .people {
          group.addTask { await moveDemoIn(house) }
        }
        await group.waitForAll()
      }
    } catch {
      house.log.record(.error, "works.failed", ["error": .text("\(type(of: error))")])
    }
  }

  private func moveDemoIn(_ house: House) async {
    do {
      _ = try await DemoWorld().move(in: PeopleImport(house, as: .demo))
    } catch {
      house.log.record(.error, "demo.failed", ["error": .text("\(type(of: error))")])
    }
  }

  private func stop(_ works: Task<Void, Never>, _ house: House) async {
    works.cancel()
    await works.value
    await house.store.close()
  }

  private func converse(
    _ house: House, _ user: User, _ chat: Chat, _ notices: AsyncStream<Phrase>
  ) async throws -> ExitCode {
    let source = SnapshotSource(house: house, naming: house.naming, user: user.id, chat: chat.id)
    if isPlain {
      guard let console = PlainConsole() else { throw OutputClosed() }
      do {
        try await PlainHead(
          house: house, user: user.id, chat: chat.id, source: source, console: console,
          isInteractive: isatty(STDIN_FILENO) == 1
        ).run(notices: notices)
      } catch PlainOutputError.closed {
        // The reader is gone: what was asked is in the database, and the next start goes on.
      }
      return .success
    }
    return try await TerminalHead(
      house: house, user: user, chat: chat.id, source: source, environment: context.environment
    ).run(notices: notices)
  }

  /// Plain where asked for, where a pipe is on either side, and where the terminal cannot address its cursor.
  private var isPlain: Bool {
    let environment = context.environment
    if options.isPlain || environment["ACCESSIBLE"].map({ !$0.isEmpty }) == true { return true }
    if environment["TERM"] == "dumb" { return true }
    return isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0
  }
}
