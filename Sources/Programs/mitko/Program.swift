import AdminScreens
import Bootstrap
import ChatScreens
import CommandLine
import Demo
import Domain
import FoundationEssentials
import Glibc
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko`: the chat in a terminal, and the verbs.
@main
enum Program {
  static func main() async {
    StandardStreams.holdClosed()
    let status = await run(
      arguments: Array(Swift.CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment)
    exit(status.rawValue)
  }

  /// Runs one line of the command line, and tells what went wrong.
  static func run(arguments: [String], environment: [String: String]) async -> ExitCode {
    let phrasebooks: Phrasebooks
    do {
      phrasebooks = try House.phrasebooks(overrideDirectory: environment[Variable.assetsDirectory.rawValue])
    } catch {
      StandardError.write("mitko: \(error)")
      return .configuration
    }
    var context = ProgramContext(environment: environment, phrasebooks: phrasebooks)
    let invocation: Invocation
    do {
      invocation = try CommandLineParser(languages: phrasebooks.languages).parse(arguments)
    } catch {
      let parser = CommandLineParser(languages: phrasebooks.languages)
      let book = context.book(parser.language(in: arguments))
      StandardError.write(HelpText(book: book).text(for: error, of: parser.verb(in: arguments)))
      return .usage
    }
    context.takeLanguage(of: invocation)
    // Beyond the limit of a file's size a write is to fail, as on a full disk, and not to end the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      return try await perform(invocation, context)
    } catch {
      let told = error as? ErrorTold ?? ErrorTold(error, in: context.guess)
      let failure = Failure(told.error, configuration: context.configuration(of: invocation))
      StandardError.write("mitko: " + told.book.text(failure.phrase))
      return failure.code
    }
  }

  private static func perform(_ invocation: Invocation, _ context: ProgramContext) async throws -> ExitCode {
    switch invocation {
    case .chat(let options): return try await ChatProgram(context: context, options: options).run()
    case .say(let options): return try await SayVerb(context: context, options: options).run()
    case .ask(let options): return try await AskVerb(context: context, options: options).run()
    case .doctor(let place, let offline, let json):
      return try await Doctor(context: context, place: place).run(offline: offline, json: json)
    case .costs(let options): return try await CostsVerb(context: context, options: options).run()
    case .audit(let options): return try await AuditVerb(context: context, options: options).run()
    case .replay(let options): return try await ReplayVerb(context: context, options: options).run()
    case .settings(let options): return try await SettingsVerb(context: context, options: options).run()
    case .admin(let options): return try await AdminProgram(context: context, options: options).run()
    case .queue(let options): return try await QueueVerb(context: context, options: options).run()
    case .people(let options): return try await PeopleVerb(context: context, options: options).run()
    case .announce(let options): return try await AnnounceVerb(context: context, options: options).run()
    case .events(let options): return try await EventsVerb(context: context, options: options).run()
    case .budget(let options): return try await BudgetVerb(context: context, options: options).run()
    case .forecast(let options): return try await ForecastVerb(context: context, options: options).run()
    case .matches(let options): return try await MatchesVerb(context: context, options: options).run()
    case .rounds(let options): return try await RoundsVerb(context: context, options: options).run()
    case .why(let options): return try await WhyVerb(context: context, options: options).run()
    case .undo(let place, let isTrial, let isConfirmed, let json):
      return try await UndoVerb(
        context: context, place: place, isTrial: isTrial, isConfirmed: isConfirmed
      ).run(json: json)
    case .paths(let place, let json):
      return try await PathsVerb(context: context, place: place).run(json: json)
    case .importPeople(let files, let place, let dryRun, let json):
      return try await ImportVerb(context: context, place: place).run(
        files: files, dryRun: dryRun, json: json)
    case .export(let place, let conversation):
      return try await ExportVerb(context: context, place: place).run(conversation: conversation)
    case .erase(let place, let dryRun, let confirmed):
      return try await EraseVerb(context: context, place: place).run(dryRun: dryRun, confirmed: confirmed)
    case .migrate(let place, let dryRun, let json):
      return try await MigrateVerb(context: context, place: place).run(dryRun: dryRun, json: json)
    case .completions(let shell, let language):
      let completions = Completions(book: context.book(language), languages: context.phrasebooks.languages)
      try StandardOutput.write(completions.script(for: shell))
    case .manual(let language):
      let book = context.book(language)
      let chat = ChatVerb.allCases.map { verb in
        ManualPage.ChatCommand(
          name: verb.rawValue, argument: verb.argument.map { book.text($0) }, about: book.text(verb.about))
      }
      let keys = KeyAction.allCases.map { action in
        ManualPage.ChatKey(
          action: action.rawValue, keys: KeyMap.standard.names(of: action), about: book.text(action.about))
      }
      try StandardOutput.write(
        ManualPage(book: book, version: Version.current, date: Version.date, chat: chat, keys: keys).text)
    case .help(let verb, let language):
      let book = context.book(language)
      let columns = terminalColumns(of: STDOUT_FILENO) ?? HelpText.standardColumns
      try StandardOutput.write(HelpText(book: book, columns: columns).text(for: verb) + "\n")
    case .version(let json):
      try StandardOutput.write(
        json
          ? "{\"version\":\"\(Version.current)\"}\n"
          : VersionText(book: context.guess, version: Version.current).text)
    }
    return .success
  }
}

/// An error that is to be told in the language of whom it happened to.
struct ErrorTold: Error {
  let error: any Error
  let book: Phrasebook

  init(_ error: any Error, in book: Phrasebook) {
    self.error = error
    self.book = book
  }
}

extension ProgramContext {
  /// Whether a head is to write text: where a pipe is on either side, where the terminal cannot address its cursor, and
  /// for whoever asks for it by `ACCESSIBLE`.
  var isPlain: Bool {
    environment["ACCESSIBLE"].map { !$0.isEmpty } == true || environment["TERM"] == "dumb"
      || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0
  }
}

/// What every verb starts from.
struct ProgramContext: Sendable {
  let environment: [String: String]
  let phrasebooks: Phrasebooks
  /// The language before a person is known: as configured, else the locale's.
  private(set) var guess: Phrasebook

  init(environment: [String: String], phrasebooks: Phrasebooks) {
    self.environment = environment
    self.phrasebooks = phrasebooks
    let known = environment[Variable.language.rawValue].map { String($0.prefix(2).lowercased()) }
    let locale = Configuration.localeLanguage(environment).code
    guess = phrasebooks.book(for: known.flatMap { phrasebooks.languages.contains($0) ? $0 : nil } ?? locale)
  }

  /// From now on speaks as the command line and the configuration ask, where they can be read.
  mutating func takeLanguage(of invocation: Invocation) {
    if let language = invocation.place?.language ?? configuration(of: invocation)?.language {
      guess = phrasebooks.book(for: language.code)
    }
  }

  /// The phrases of a language that was asked for, else of the guess.
  func book(_ language: Language?) -> Phrasebook {
    language.map { phrasebooks.book(for: $0.code) } ?? guess
  }

  /// The checked configuration for a place: flags over environment over file.
  func configuration(_ place: DataPlace) throws -> Configuration {
    var flags: [Variable: (value: String, spelling: String)] = [:]
    if let database = place.database { flags[.databaseURL] = (database, "--database") }
    if let language = place.language { flags[.language] = (language.code, "--language") }
    let file = try Paths.configurationFile(environment: environment)
    let values = try VariableValues(
      flags: flags, environment: environment, file: access(file, F_OK) == 0 ? file : nil,
      environmentFile: environment["MITKO_ENV_FILE"])
    let configuration = try Configuration(
      values, environment: environment, demoName: place.demo.map(Self.demoName))
    // Wrong keys are told by whichever verb meets them, not only by the one that has a screen.
    _ = try configuration.keyMap
    return configuration
  }

  /// The file of a demo database: the people's world and the empty one are two.
  private static func demoName(_ demo: DataPlace.Demo) -> String {
    switch demo {
    case .people: "demo"
    case .empty: "demo-empty"
    }
  }

  /// What an invocation is about, for errors; `nil` where it is about no database or the configuration is wrong.
  func configuration(of invocation: Invocation) -> Configuration? {
    invocation.place.flatMap { try? configuration($0) }
  }

  /// Opens the house of a place.
  ///
  /// - Parameter looksOnly: whether nothing of the database is changed.
  func open(_ place: DataPlace, program: String, looksOnly: Bool = false) async throws -> House {
    let book = guess
    let configuration = try configuration(place)
    // A folder of the configuration file is known only now.
    let isSame = configuration.paths.assets == environment[Variable.assetsDirectory.rawValue]
    return try await House.open(
      configuration, phrasebooks: isSame ? phrasebooks : nil, program: program, isDemo: place.demo != nil,
      looksOnly: looksOnly,
      played: place.demo == .people ? DemoProvider(people: DemoWorld().regulars) : nil,
      waiting: { wait in
        switch wait {
        case .migration: StandardError.write("mitko: " + book.text(.cli(.waitingForMigration)))
        case .lock(let path):
          StandardError.write("mitko: " + book.text(Phrase(.cli(.waitingForLock), ["path": .text(path)])))
        }
      })
  }

  /// What `body` makes of an opened house, which is closed after it, also where it throws.
  ///
  /// - Parameter makes: whether a database is made where there is none. A verb that only looks makes none: what was
  ///   mistyped would look like an empty one.
  /// - Throws: `NoDatabase` where there is none and none is made.
  func inHouse<Value>(
    _ place: DataPlace, program: String, makes: Bool = false, looksOnly: Bool = false,
    _ body: (House) async throws -> Value
  ) async throws -> Value {
    if !makes {
      let configuration = try configuration(place)
      guard try House.hasDatabase(configuration) else { throw NoDatabase(path: configuration.database) }
    }
    let house = try await open(place, program: program, looksOnly: looksOnly)
    do {
      let value = try await body(house)
      await house.store.close()
      return value
    } catch {
      await house.store.close()
      throw error
    }
  }

  /// Whether operators may only look, by `MITKO_ADMIN_ROLE`; where so, that is told.
  func mayOnlyLook(_ place: DataPlace) throws -> Bool {
    guard try configuration(place).operatorRole == .readOnly else { return false }
    StandardError.write("mitko: " + guess.text(ActRefusal.readOnly.phrase))
    return true
  }

  /// What `body` makes of an operator's means on an opened database. Where the operator only looks, by the flag or by
  /// `MITKO_ADMIN_ROLE`, the database is not opened for writing.
  ///
  /// - Throws: as `inHouse`. What is refused, and an expression that cannot be used, are told here.
  func inOperations(
    _ place: DataPlace, program: String, makes: Bool = false, looksOnly: Bool = false,
    _ body: (Operations, House) async throws -> ExitCode
  ) async throws -> ExitCode {
    let looksOnly = try looksOnly || configuration(place).operatorRole == .readOnly
    return try await inHouse(place, program: program, makes: makes && !looksOnly, looksOnly: looksOnly) {
      house in
      do {
        return try await body(house.operations(as: OperatingUser.operator(looksOnly: looksOnly)), house)
      } catch let refusal as ActRefusal {
        StandardError.write("mitko: " + guess.text(refusal.phrase))
        return .failure
      } catch let mistake as PatternMistake {
        StandardError.write("mitko: " + guess.text(mistake.phrase))
        return .usage
      }
    }
  }

  /// Who sits at this terminal: the calling uid, or a name in a demo.
  func identity(_ place: DataPlace) -> Identity {
    place.demo == nil
      ? Identity(kind: .terminal, value: String(getuid()))
      : Identity(kind: .demo, value: place.name ?? "you")
  }
}

/// There is no database where one is to be looked at.
struct NoDatabase: Error {
  let path: String
}

/// The keys that were chosen cannot be used.
struct KeysRefused: Error {
  let mistake: KeyMistake
  let source: VariableSource
}

extension Configuration {
  /// Which key does what.
  ///
  /// - Throws: `KeysRefused`.
  var keyMap: KeyMap {
    get throws {
      guard let keys else { return .standard }
      do {
        return try KeyMap(keys.choice)
      } catch {
        throw KeysRefused(mistake: error, source: keys.source)
      }
    }
  }
}

extension Invocation {
  /// Whose database it is about; `nil` for what is about none.
  var place: DataPlace? {
    switch self {
    case .chat(let options): options.place
    case .say(let options): options.place
    case .ask(let options): options.place
    case .costs(let options): options.place
    case .audit(let options): options.place
    case .replay(let options): options.place
    case .settings(let options): options.place
    case .admin(let options): options.place
    case .queue(let options): options.place
    case .people(let options): options.place
    case .announce(let options): options.place
    case .events(let options): options.place
    case .budget(let options): options.place
    case .forecast(let options): options.place
    case .matches(let options): options.place
    case .rounds(let options): options.place
    case .why(let options): options.place
    case .doctor(let place, _, _), .paths(let place, _), .undo(let place, _, _, _),
      .importPeople(_, let place, _, _),
      .export(let place, _),
      .erase(let place, _, _), .migrate(let place, _, _):
      place
    case .completions, .manual, .help, .version: nil
    }
  }
}
