package import Localization

/// A verb of the program: its first word.
package enum Verb: String, CaseIterable, Hashable, Sendable {
  case chat, doctor, paths
  case importPeople = "import"
  case export, erase, migrate

  /// What it does, in a line.
  package var about: PhraseKey {
    switch self {
    case .chat: .cli(.aboutChat)
    case .doctor: .cli(.aboutDoctor)
    case .paths: .cli(.aboutPaths)
    case .importPeople: .cli(.aboutImport)
    case .export: .cli(.aboutExport)
    case .erase: .cli(.aboutErase)
    case .migrate: .cli(.aboutMigrate)
    }
  }

  /// Its options in the order of its help.
  var options: [Option] {
    let place: [Option] = [.database, .demo, .name, .language]
    switch self {
    case .chat: return [.plain] + place
    case .doctor, .paths: return place + [.json]
    case .importPeople, .migrate: return place + [.dryRun, .json]
    case .export: return place
    case .erase: return place + [.dryRun, .yes]
    }
  }

  /// Whether it takes files; at least one then.
  var takesFiles: Bool { self == .importPeople }
}

/// An option of some verb; the one description that parsing and help are made from.
enum Option: String, CaseIterable {
  case plain, demo
  case name = "as"
  case database, language, json
  case dryRun = "dry-run"
  case yes, help, version

  enum Value: Equatable {
    case none
    case required(PhraseKey)
    /// With `=` only, so that what follows is never taken for a value by mistake.
    case optional([String])
  }

  /// As it is typed.
  var flag: String { "--" + rawValue }

  var value: Value {
    switch self {
    case .plain, .json, .dryRun, .yes, .help, .version: .none
    case .demo: .optional(["empty"])
    case .name: .required(.cli(.valueName))
    case .database: .required(.cli(.valuePath))
    case .language: .required(.cli(.valueLanguage))
    }
  }

  var about: PhraseKey {
    switch self {
    case .plain: .cli(.optionPlain)
    case .demo: .cli(.optionDemo)
    case .name: .cli(.optionAs)
    case .database: .cli(.optionDatabase)
    case .language: .cli(.optionLanguage)
    case .json: .cli(.optionJSON)
    case .dryRun: .cli(.optionDryRun)
    case .yes: .cli(.optionYes)
    case .help: .cli(.optionHelp)
    case .version: .cli(.optionVersion)
    }
  }
}
