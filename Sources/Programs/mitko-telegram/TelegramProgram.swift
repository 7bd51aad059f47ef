import Bootstrap
import CommandLine
import Domain
import Glibc
import HTTPTransport
import Localization
import Ports
import ProgramParts
import TelegramClient
import TelegramHead

/// One run of the program: opens the house, serves until it is told to end, and closes.
struct TelegramProgram: Sendable {
  static let name = "mitko-telegram"

  private let configuration: Configuration
  private let telegram: TelegramConfiguration
  private let token: BotToken
  private let phrasebooks: Phrasebooks
  /// Who has started the program and wants to know how it is; `nil` for nobody.
  private let manager: ServiceManager?

  /// What the configured language says.
  private var book: Phrasebook { phrasebooks.book(for: configuration.language.code) }

  /// Runs with a line of the command line, and tells what went wrong.
  static func run(arguments: [String], environment: [String: String]) async -> ExitCode {
    let phrasebooks: Phrasebooks
    do {
      phrasebooks = try House.phrasebooks(overrideDirectory: environment[Variable.assetsDirectory.rawValue])
    } catch {
      StandardError.write("\(name): \(error)")
      return .configuration
    }
    let guess = phrasebooks.book(for: Configuration.localeLanguage(environment).code)
    do {
      switch arguments {
      case []: break
      case ["--version"]:
        try StandardOutput.write("\(name) \(Version.current)\n")
        return .success
      case ["--help"], ["-h"]:
        try StandardOutput.write(guess.text(.telegram(.usage)) + "\n")
        return .success
      default:
        StandardError.write(guess.text(.telegram(.usage)))
        return .usage
      }
    } catch {
      return .failure
    }
    var configuration: Configuration?
    do {
      let values = try values(environment)
      let read = try Configuration(values, environment: environment)
      configuration = read
      return try await TelegramProgram(read, values, environment, phrasebooks).serve()
    } catch {
      let book = configuration.map { phrasebooks.book(for: $0.language.code) } ?? guess
      let failure =
        Failure(ofHouse: error, configuration: configuration)
        ?? Failure(Phrase(.error(.unexpected)), .failure)
      StandardError.write("\(name): " + book.text(failure.phrase))
      return failure.code
    }
  }

  private static func values(_ environment: [String: String]) throws -> VariableValues {
    let file = try Paths.configurationFile(environment: environment)
    return try VariableValues(
      environment: environment, file: access(file, F_OK) == 0 ? file : nil,
      environmentFile: environment["MITKO_ENV_FILE"])
  }

  private init(
    _ configuration: Configuration, _ values: VariableValues, _ environment: [String: String],
    _ phrasebooks: Phrasebooks
  ) throws {
    self.configuration = configuration
    telegram = try TelegramConfiguration(values, environment: environment)
    guard let token = BotToken(telegram.token.reveal()) else {
      throw ConfigurationError.invalid(
        telegram.tokenSource.variable, source: telegram.tokenSource.source, expected: .key)
    }
    self.token = token
    self.phrasebooks = phrasebooks
    manager = ServiceManager(environment)
  }

  private func serve() async throws -> ExitCode {
    let wishes = EndingSignals()
    let book = book
    let house = try await House.open(
      configuration, phrasebooks: phrasebooks, program: Self.name, isDemo: false,
      waiting: { wait in
        switch wait {
        case .migration: StandardError.write("\(Self.name): " + book.text(.cli(.waitingForMigration)))
        case .lock(let path):
          StandardError.write(
            "\(Self.name): " + book.text(Phrase(.cli(.waitingForLock), ["path": .text(path)])))
        }
      })
    let transport = HTTPTransport(proxy: telegram.proxy)
    let code = await serve(house, BotAPI(token: token, endpoint: telegram.endpoint, over: transport), wishes)
    transport.close()
    await house.store.close()
    return code
  }

  private func serve(_ house: House, _ api: BotAPI, _ wishes: EndingSignals) async -> ExitCode {
    let botName: String?
    do throws(BotError) {
      botName = try await api.name()
    } catch .wrongToken {
      StandardError.write("\(Self.name): " + book.text(.telegram(.wrongToken)))
      return .configuration
    } catch {
      // Telegram may be away for now: people in terminals and the queue are served all the same.
      botName = nil
    }
    let running = Task { await run(house, api, botName: botName) }
    manager?.tell("READY=1")
    await wishes.next()
    manager?.tell("STOPPING=1")
    house.log.record(.info, "telegram.ending", [:])
    running.cancel()
    // Whoever asks twice, or waits for longer than this, gets what there is: everything is in the database.
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await running.value }
      group.addTask { await wishes.next() }
      group.addTask { try? await house.time.sleep(until: house.time.now + Self.longestEnd) }
      await group.next()
      group.cancelAll()
    }
    return .success
  }

  /// A service manager waits for longer than that before it kills.
  private static let longestEnd: Duration = .seconds(20)

  private func run(_ house: House, _ api: BotAPI, botName: String?) async {
    let process = ProgramProcess(
      id: house.ids.next(ProgramProcess.self), pid: getpid(), program: Self.name,
      startedAt: house.time.now, heartbeatAt: house.time.now, makers: nil)
    let time = house.time
    let duty = Duty(
      store: house.store, process: process, time: time, log: house.log,
      isAlive: { LivingProcesses.isAlive($0, now: time.now) })
    let head = TelegramHead(
      TelegramDesk(
        api: api, botName: botName, store: house.store, conversation: house.conversation,
        matches: house.matchMaking, forecast: house.plan, phrasebooks: phrasebooks,
        language: configuration.language, time: time,
        random: house.random, log: house.log))
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await work(in: house) }
      group.addTask { await showLife(in: house) }
      group.addTask {
        await duty.run(
          waits: { StandardError.write("\(Self.name): " + book.text(.telegram(.otherProcess))) },
          { await head.run() })
      }
      await group.waitForAll()
    }
  }

  /// Tells the service manager that the program lives, as long as its database answers: one that hangs is started anew.
  private func showLife(in house: House) async {
    guard let manager, let interval = manager.watchdog else { return }
    while !Task.isCancelled {
      if (try? await house.store.read { _ in }) != nil { manager.tell("WATCHDOG=1") }
      try? await house.time.sleep(until: house.time.now + interval / 3)
    }
  }

  /// The queue, beside the head: people are heard while the model is still being loaded.
  private func work(in house: House) async {
    if let notice = WorksNotice.provider(configuration) {
      StandardError.write("\(Self.name): " + book.text(notice))
    }
    do {
      let works = try await Works.prepare(house, program: Self.name)
      if let notice = works.notice {
        let finding = WorksNotice.phrase(notice, modelDirectory: configuration.paths.model)
        StandardError.write(
          "\(Self.name): " + book.text(Phrase(.cli(.modelNotice), ["notice": .phrase(finding)])))
      }
      await works.run()
    } catch {
      house.log.record(.error, "works.failed", ["error": .text("\(type(of: error))")])
    }
  }
}
