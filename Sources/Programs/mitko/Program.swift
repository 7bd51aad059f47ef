import Bootstrap
import CommandLine
import Domain
import FoundationEssentials
import Glibc
import Localization

/// `mitko`: the chat in a terminal, and the verbs.
@main
enum Program {
  static func main() async {
    let status = await run(
      arguments: Array(Swift.CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment)
    exit(status.rawValue)
  }

  private static func run(arguments: [String], environment: [String: String]) async -> ExitCode {
    let phrasebooks: Phrasebooks
    do {
      phrasebooks = try House.phrasebooks(overrideDirectory: environment[Variable.assetsDirectory.rawValue])
    } catch {
      StandardError.write("mitko: \(error)")
      return .configuration
    }
    let guess = phrasebooks.book(for: Configuration.localeLanguage(environment).code)
    let invocation: Invocation
    do {
      invocation = try CommandLineParser(languages: phrasebooks.languages).parse(arguments)
    } catch {
      StandardError.write(HelpText(book: guess).text(for: error))
      return .usage
    }
    let context = ProgramContext(environment: environment, phrasebooks: phrasebooks, guess: guess)
    do {
      return try await perform(invocation, context)
    } catch {
      let failure = Failure(error, database: context.databaseName(of: invocation))
      StandardError.write("mitko: " + guess.text(failure.phrase))
      return failure.code
    }
  }

  private static func perform(_ invocation: Invocation, _ context: ProgramContext) async throws -> ExitCode {
    switch invocation {
    case .chat(let options): return try await ChatProgram(context: context, options: options).run()
    case .doctor(let place, let json): return try await Doctor(context: context, place: place).run(json: json)
    case .paths(let place, let json):
      return try await PathsVerb(context: context, place: place).run(json: json)
    case .importPeople(let files, let place, let dryRun, let json):
      return try await ImportVerb(context: context, place: place).run(
        files: files, dryRun: dryRun, json: json)
    case .export(let place): return try await ExportVerb(context: context, place: place).run()
    case .erase(let place, let dryRun, let confirmed):
      return try await EraseVerb(context: context, place: place).run(dryRun: dryRun, confirmed: confirmed)
    case .migrate(let place, let dryRun, let json):
      return try await MigrateVerb(context: context, place: place).run(dryRun: dryRun, json: json)
    case .help(let verb, let language):
      let book = language.map { context.phrasebooks.book(for: $0.code) } ?? context.guess
      try StandardOutput.write(HelpText(book: book).text(for: verb))
    case .version(let json):
      try StandardOutput.write(json ? "{\"version\":\"\(Version.current)\"}\n" : "mitko \(Version.current)\n")
    }
    return .success
  }
}

/// What every verb starts from.
struct ProgramContext: Sendable {
  let environment: [String: String]
  let phrasebooks: Phrasebooks
  /// The language before anything else is known.
  let guess: Phrasebook

  /// The checked configuration for a place: flags over environment over file.
  func configuration(_ place: DataPlace) throws -> Configuration {
    var flags: [Variable: (value: String, spelling: String)] = [:]
    if let database = place.database { flags[.databaseURL] = (database, "--database") }
    if let language = place.language { flags[.language] = (language.code, "--language") }
    let file = try Paths.configurationFile(environment: environment)
    let values = try VariableValues(
      flags: flags, environment: environment, file: access(file, F_OK) == 0 ? file : nil,
      environmentFile: environment["MITKO_ENV_FILE"])
    return try Configuration(values, environment: environment, demoName: place.demo.map(Self.demoName))
  }

  /// The file of a demo database: the people's world and the empty one are two.
  private static func demoName(_ demo: DataPlace.Demo) -> String {
    switch demo {
    case .people: "demo"
    case .empty: "demo-empty"
    }
  }

  /// The database that an invocation is about, for errors.
  func databaseName(of invocation: Invocation) -> String {
    invocation.place.flatMap { try? configuration($0).database } ?? "mitko.db"
  }

  /// Opens the house of a place.
  func open(_ place: DataPlace, program: String) async throws -> House {
    let book = guess
    let configuration = try configuration(place)
    // A folder of the configuration file is known only now.
    let isSame = configuration.paths.assets == environment[Variable.assetsDirectory.rawValue]
    return try await House.open(
      configuration, phrasebooks: isSame ? phrasebooks : nil, program: program, isDemo: place.demo != nil,
      waiting: { StandardError.write("mitko: " + book.text(.cliWaitingForMigration)) })
  }

  /// Who sits at this terminal: the calling uid, or a name in a demo.
  func identity(_ place: DataPlace) -> Identity {
    place.demo == nil
      ? Identity(kind: .terminal, value: String(getuid()))
      : Identity(kind: .demo, value: place.name ?? "you")
  }
}

/// The version that `--version` tells.
enum Version {
  static let current = "0.1.0"
}

extension Invocation {
  /// Whose database it is about; `nil` for help and version.
  var place: DataPlace? {
    switch self {
    case .chat(let options): options.place
    case .doctor(let place, _), .paths(let place, _), .importPeople(_, let place, _, _), .export(let place),
      .erase(let place, _, _), .migrate(let place, _, _):
      place
    case .help, .version: nil
    }
  }
}
