import Bootstrap
import CommandLine
import Domain
import Glibc
import HTTPListening
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

  /// Serves until it is told to end, and for no longer than that takes: whoever asks twice, or has waited for
  /// `longestEnd`, gets what there is. Whatever hangs then, everything is in the database.
  private func serve() async throws -> ExitCode {
    let wishes = EndingSignals()
    let (ends, end) = AsyncStream.makeStream(of: Result<ExitCode, any Error>.self)
    Task {
      do { end.yield(.success(try await serve(until: wishes))) } catch { end.yield(.failure(error)) }
    }
    Task {
      await wishes.wait(for: 1)
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await wishes.wait(for: 2) }
        group.addTask { [time = SystemTime()] in
          try? await time.sleep(until: time.now + Self.longestEnd)
        }
        await group.next()
        group.cancelAll()
      }
      end.yield(.success(.success))
    }
    for await result in ends { return try result.get() }
    return .failure
  }

  private func serve(until wishes: EndingSignals) async throws -> ExitCode {
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
    let counts = CallCounts()
    let api = BotAPI(token: token, endpoint: telegram.endpoint, over: transport, observer: counts)
    let code: ExitCode
    do {
      code = try await serve(house, api, counts, wishes)
    } catch {
      transport.close()
      await house.store.close()
      throw error
    }
    transport.close()
    await house.store.close()
    return code
  }

  private func serve(
    _ house: House, _ api: BotAPI, _ counts: CallCounts, _ wishes: EndingSignals
  ) async throws -> ExitCode {
    let botName: String?
    do throws(BotError) {
      botName = try await api.name()
    } catch {
      if error == .wrongToken {
        StandardError.write("\(Self.name): " + book.text(.telegram(.wrongToken)))
        return .configuration
      }
      // Telegram may be away for now: people in terminals and the queue are served all the same.
      botName = nil
    }
    let desk = TelegramDesk(
      api: api, botName: botName, store: house.store, conversation: house.conversation,
      matches: house.matchMaking, forecast: house.plan, phrasebooks: phrasebooks,
      language: configuration.language, time: house.time, random: house.random, log: house.log,
      group: telegram.group.map { group in
        OperatorsGroup(target: group.target, admins: group.admins) { house.operations(as: $0) }
      })
    let errands = ErrandRunner(desk)
    let listener: HTTPListener?
    switch listen(desk, counts, errands) {
    case .success(let opened):
      listener = opened
      if let opened { house.log.record(.info, "telegram.listening", ["port": .number(Int64(opened.port))]) }
    case .failure: return .unavailable
    }
    // Before the first sign of life.
    manager?.tell("READY=1")
    let running = Task {
      // Not a child of what is cancelled: it ends once nobody has anything more for it.
      let doing = Task { await errands.run() }
      await run(house, desk, errands)
      errands.finish()
      await doing.value
    }
    let end = await untilTheEnd(house, wishes)
    manager?.tell("STOPPING=1")
    house.log.record(.info, "telegram.ending", [:])
    await listener?.close()
    running.cancel()
    await running.value
    if let end { throw end }
    return .success
  }

  /// A service manager waits for longer than that before it kills.
  private static let longestEnd: Duration = .seconds(20)
  /// How often it is made sure that the database is still the one that was opened.
  private static let looks: Duration = .seconds(15)

  /// Returns when the program is to end: `nil` where somebody asked for it, otherwise why it cannot go on.
  private func untilTheEnd(_ house: House, _ wishes: EndingSignals) async -> StoreError? {
    await withTaskGroup(of: StoreError?.self) { group in
      group.addTask {
        await wishes.wait(for: 1)
        return nil
      }
      group.addTask {
        while !Task.isCancelled {
          do {
            try await house.store.verify()
          } catch let error as StoreError {
            switch error {
            // What is written into it now would be lost.
            case .gone, .newer: return error
            case .closed, .constraint, .busy, .diskFull, .readOnly, .damaged, .older, .cannotOpen, .foreign,
              .notADemo, .missing, .engine:
              break
            }
          } catch {}
          try? await house.time.sleep(until: house.time.now + Self.looks)
        }
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  /// Opens the doors over HTTP; `nil` where there are none.
  private func listen(
    _ desk: TelegramDesk, _ counts: CallCounts, _ errands: ErrandRunner
  ) -> Result<HTTPListener?, HTTPListener.CannotListen> {
    guard let place = telegram.listening else { return .success(nil) }
    let doors = Doors(
      health: Health(desk, counts, asksForUpdates: telegram.webhook == nil),
      webhook: telegram.webhook.map { WebhookDoor(path: $0.path, secret: $0.secret) }, intake: Intake(desk),
      errands: { errands.take($0) })
    do throws(HTTPListener.CannotListen) {
      return .success(
        try HTTPListener(host: place.host, port: place.port, bodyLimit: Doors.longestBody) {
          await doors.answer($0)
        })
    } catch {
      let told = Phrase(
        .telegram(.cannotListen),
        [
          "place": .text("\(place.host):\(place.port)"),
          "variable": .text(Variable.telegramListen.rawValue),
        ])
      StandardError.write("\(Self.name): " + book.text(told))
      // A second program on this machine can do without what nobody has asked for.
      return place.isChosen || telegram.webhook != nil ? .failure(error) : .success(nil)
    }
  }

  private func run(_ house: House, _ desk: TelegramDesk, _ errands: ErrandRunner) async {
    let process = ProgramProcess(
      id: house.ids.next(ProgramProcess.self), pid: getpid(), program: Self.name,
      startedAt: house.time.now, heartbeatAt: house.time.now, makers: nil)
    let time = house.time
    let duty = Duty(
      store: house.store, process: process, time: time, log: house.log,
      isAlive: { LivingProcesses.isAlive($0, now: time.now) })
    let source =
      telegram.webhook.map {
        TelegramHead.Source.webhook(WebhookKeeper(desk, url: $0.url, secret: $0.secret))
      } ?? .polling
    let head = TelegramHead(desk, source: source, errands: errands)
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
