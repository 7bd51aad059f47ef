package import Bootstrap
package import CommandLine
import Domain
import Glibc
package import Localization
import Ports

/// An error as a person reads it: one sentence with a way out, and the exit code.
package struct Failure {
  package let phrase: Phrase
  package let code: ExitCode

  /// What any program may meet: the database's and the configuration's errors; `nil` for all others.
  ///
  /// - Parameter configuration: says which file and folders are meant, and so which setting is the way out.
  package init?(ofHouse error: any Error, configuration: Configuration?) {
    switch error {
    case let error as StoreError: self = Self.store(error, configuration)
    case let error as NoRoom: self = Failure(.diskFull(path: error.folder), .unavailable)
    case let error as ConfigurationError: self = Self.configuration(error)
    case let error as PromptFaults:
      self.init(Phrase(.error(.badPrompts), ["detail": .text(error.description)]), .configuration)
    case is OutputClosed: self.init(Phrase(.cli(.outputClosed)), .failure)
    default: return nil
    }
  }

  /// A sentence, and how the program ends.
  package init(_ phrase: Phrase, _ code: ExitCode) {
    self.phrase = phrase
    self.code = code
  }

  private static func store(_ error: StoreError, _ configuration: Configuration?) -> Failure {
    let database = configuration?.database ?? "mitko.db"
    let state = configuration?.paths.state
    return switch error {
    case .busy: Failure(.databaseLocked(path: database), .tryLater)
    case .diskFull: Failure(.diskFull(path: database), .unavailable)
    case .readOnly(let path):
      Failure(
        .directoryReadOnly(
          path: path, setting: (path == state ? Variable.stateDirectory : .dataDirectory).rawValue),
        .configuration)
    case .damaged(let path, _): Failure(.databaseDamaged(path: path), .unavailable)
    case .newer(let found, let known):
      Failure(.databaseNewer(path: database, version: found, known: known), .unavailable)
    case .older(let found, let known):
      Failure(
        Phrase(
          .error(.databaseOlder),
          ["path": .text(database), "version": .text(String(found)), "known": .text(String(known))]),
        .configuration)
    case .cannotOpen(let path, let trouble):
      Failure(
        Phrase(
          .error(.cannotOpen),
          [
            "path": .text(path), "detail": .phrase(Self.detail(trouble)),
            "setting": .text(path == state ? Variable.stateDirectory.rawValue : "--database"),
          ]), .unavailable)
    case .gone(let path): Failure(Phrase(.error(.databaseGone), ["path": .text(path)]), .unavailable)
    case .foreign(let path): Failure(Phrase(.error(.foreign), ["path": .text(path)]), .unavailable)
    case .notADemo(let path): Failure(Phrase(.error(.notADemo), ["path": .text(path)]), .configuration)
    case .closed, .constraint, .missing, .engine: Failure(Phrase(.error(.unexpected)), .failure)
    }
  }

  private static func detail(_ trouble: OpeningTrouble) -> Phrase {
    switch trouble {
    case .system(let code): system(code)
    // SQLITE_CANTOPEN.
    case .engine(let code) where code & 0xFF == 14: Phrase(.error(.engineOpen))
    case .engine(let code): Phrase(.error(.engineCode), ["code": .text(String(code))])
    case .notAFile: Phrase(.error(.pathIsNoFile))
    case .schemaChanged(let step): Phrase(.error(.schemaChanged), ["step": .text(String(step))])
    }
  }

  /// What a user can do something about in words; the rest by its number.
  package static func system(_ code: Int32) -> Phrase {
    switch code {
    case ENOENT: Phrase(.error(.pathMissing))
    case EISDIR: Phrase(.error(.pathIsFolder))
    case ENOTDIR: Phrase(.error(.pathIsNoFolder))
    case ENAMETOOLONG: Phrase(.error(.pathTooLong))
    case ELOOP: Phrase(.error(.pathLoops))
    case EMFILE, ENFILE: Phrase(.error(.tooManyFiles))
    case EIO: Phrase(.error(.diskTrouble))
    default: Phrase(.error(.systemCode), ["code": .text(String(code))])
    }
  }

  private static func configuration(_ error: ConfigurationError) -> Failure {
    let phrase: Phrase
    switch error {
    case .invalid(let variable, let source, let expected):
      phrase = Phrase(
        .error(.invalidVariable),
        [
          "name": .text(variable.rawValue), "source": Self.name(source),
          "expected": .phrase(Self.words(expected)),
        ])
    case .unreadable(let path, let trouble):
      let detail: PhraseKey =
        switch trouble {
        case .notJSON: .error(.notJSON)
        case .notReadable: .error(.notReadable)
        case .lineWithoutEquals: .error(.lineWithoutEquals)
        case .noKey: .error(.noKeyInFile)
        }
      phrase = Phrase(
        .error(.unreadableConfiguration), ["path": .text(path), "detail": .phrase(Phrase(detail))])
    case .unknownKey(let key, let path, let nearest?):
      phrase = Phrase(
        .error(.unknownKeyMeant), ["key": .text(key), "path": .text(path), "nearest": .text(nearest)])
    case .unknownKey(let key, let path, nil):
      phrase = Phrase(.error(.unknownKey), ["key": .text(key), "path": .text(path)])
    case .noHome: phrase = Phrase(.error(.noHome))
    case .unsupportedDatabase(let source):
      phrase = Phrase(.error(.unsupportedDatabase), ["source": Self.name(source)])
    case .lacks(let variable, let because, let value, let source):
      phrase = Phrase(
        .error(.lacksVariable),
        [
          "name": .text(variable.rawValue), "because": .text(because.rawValue), "value": .text(value),
          "source": Self.name(source),
        ])
    case .missing(let variable, let file):
      phrase = Phrase(
        .error(.missingVariable), ["name": .text(variable.rawValue), "file": .text(file.rawValue)])
    case .badPrices(let path, let trouble):
      phrase = Phrase(
        .error(.badPrices), ["path": .text(path), "detail": .phrase(Self.detail(trouble))])
    }
    return Failure(phrase, .configuration)
  }

  private static func detail(_ trouble: PriceTrouble) -> Phrase {
    switch trouble {
    case .notReadable: Phrase(.error(.notReadable))
    case .notJSON(let line, let column):
      Phrase(.error(.notJSONAt), ["line": .text(String(line)), "column": .text(String(column))])
    case .noRows: Phrase(.error(.pricesNoRows))
    case .badRow(let number, let member):
      Phrase(.error(.pricesBadRow), ["number": .text(String(number)), "member": .text(member)])
    }
  }

  /// Where a value came from, as it is told.
  package static func name(_ source: VariableSource) -> PhraseValue {
    switch source {
    case .flag(let name): .text(name)
    case .environment: .phrase(Phrase(.error(.environment)))
    case .file(let path): .text(path)
    }
  }

  private static func words(_ expectation: ValueExpectation) -> Phrase {
    switch expectation {
    case .database: return Phrase(.error(.expectDatabase))
    case .group: return Phrase(.error(.expectGroup))
    case .endpoint: return Phrase(.error(.expectEndpoint))
    case .key: return Phrase(.error(.expectKey))
    case .webhookSecret: return Phrase(.error(.expectWebhookSecret))
    case .webhookAddress: return Phrase(.error(.expectWebhookAddress))
    case .listeningPlace: return Phrase(.error(.expectListeningPlace))
    case .telegramGroup: return Phrase(.error(.expectTelegramGroup))
    case .telegramPeople: return Phrase(.error(.expectTelegramPeople))
    case .headers: return Phrase(.error(.expectHeaders))
    case .program: return Phrase(.error(.expectProgram))
    case .modelName: return Phrase(.error(.expectModelName))
    case .words(let words):
      return Phrase(.error(.expectWords), ["words": .text(words.joined(separator: ", "))])
    case .number(let unit, let range):
      let key: PhraseKey =
        switch unit {
        case .plain: .error(.expectNumber)
        case .dollars: .error(.expectDollars)
        case .dollarsAWeek: .error(.expectDollarsAWeek)
        case .minutes: .error(.expectMinutes)
        }
      return Phrase(
        key, ["least": .text(String(range.lowerBound)), "most": .text(String(range.upperBound))])
    }
  }
}
