import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts
import TerminalKit

/// `mitko settings`: the numbers that steer Mitko, and another value for one.
struct SettingsVerb {
  let context: ProgramContext
  let options: SettingOptions

  func run() async throws -> ExitCode {
    // A value may be set before anybody comes; what is only looked at, or tried, makes nothing.
    let makes = options.value != nil && !options.isTrial
    return try await context.inOperations(options.place, program: "mitko settings", makes: makes) {
      operations, _ in
      try StandardOutput.write(try await answer(operations))
      return .success
    }
  }

  private func answer(_ operations: Operations) async throws -> String {
    if let setting = options.setting, let value = options.value {
      let change = try await operations.change(setting, to: value, isTrial: options.isTrial)
      return options.isJSON ? try JSONText.of(ChangeAnswer(change, options)) : told(change)
    }
    let states = try await operations.settings().filter { [nil, $0.setting].contains(options.setting) }
    return options.isJSON ? try JSONText.of(states.map(StateAnswer.init)) : table(states)
  }

  // MARK: For people

  private func told(_ change: SettingChange) -> String {
    let (book, setting) = (context.guess, change.setting)
    let key: PhraseKey =
      change.from == change.to ? .settings(.same) : options.isTrial ? .settings(.would) : .settings(.set)
    let phrase = Phrase(
      key,
      [
        "name": .text(setting.rawValue), "from": .text(setting.text(of: change.from)),
        "to": .text(setting.text(of: change.to)),
      ])
    return book.text(phrase) + "\n"
  }

  private func table(_ states: [SettingState]) -> String {
    let names = states.map(\.setting.rawValue)
    let values = states.map { $0.setting.text(of: $0.value) }
    let left = names.map(\.count).max() ?? 0
    let right = values.map(\.count).max() ?? 0
    let columns = terminalColumns(of: STDOUT_FILENO) ?? HelpText.standardColumns
    let indent = String(repeating: " ", count: left + right + 4)
    return states.indices.map { index in
      let head =
        Columns.aligned(names[index], to: left) + "  "
        + String(repeating: " ", count: right - values[index].count) + values[index] + "  "
      let about = TextWrap.lines(of: about(states[index]), columns: max(24, columns - indent.count))
      return head + about.joined(separator: "\n" + indent) + "\n"
    }.joined()
  }

  private func about(_ state: SettingState) -> String {
    let book = context.guess
    let about = book.text(state.setting.about)
    guard let change = state.change else { return about }
    let who: PhraseValue =
      switch change.actor {
      case .operatorNamed(let name): .text(name)
      case .program, .user: .phrase(Phrase(.settings(.byProgram)))
      }
    let instant = String(change.at.description.prefix(16)).replacing("T", with: " ") + " UTC"
    return book.text(
      Phrase(.settings(.changed), ["about": .text(about), "instant": .text(instant), "who": who]))
  }

  // MARK: For programs

  /// A number, or the word that stands for one.
  private enum Value: Encodable {
    case number(Double)
    case word(String)

    init(_ value: Double, of setting: Setting) {
      let text = setting.text(of: value)
      self = setting.words.contains(text) ? .word(text) : .number(value)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .word(let word): try container.encode(word)
      }
    }
  }

  private struct StateAnswer: Encodable {
    let name: String
    let value: Value
    let `default`: Value
    let changedAt: String?
    let changedBy: String?

    init(_ state: SettingState) {
      name = state.setting.rawValue
      value = Value(state.value, of: state.setting)
      `default` = Value(state.setting.defaultValue, of: state.setting)
      changedAt = state.change?.at.description
      changedBy =
        switch state.change?.actor {
        case .operatorNamed(let name): name
        case .program, .user: "mitko"
        case nil: nil
        }
    }
  }

  private struct ChangeAnswer: Encodable {
    let name: String
    let from: Value
    let to: Value
    let dryRun: Bool

    init(_ change: SettingChange, _ options: SettingOptions) {
      name = change.setting.rawValue
      from = Value(change.from, of: change.setting)
      to = Value(change.to, of: change.setting)
      dryRun = options.isTrial
    }
  }
}

extension Setting {
  /// What it steers, in a line.
  var about: PhraseKey {
    switch self {
    case .weeklyBudget: .settings(.weeklyBudget)
    case .burst: .settings(.burst)
    case .similarityThreshold: .settings(.similarityThreshold)
    case .scorer: .settings(.scorer)
    case .proposalsPerRound: .settings(.proposalsPerRound)
    case .matchingInterval: .settings(.matchingInterval)
    case .reminderDays: .settings(.reminderDays)
    case .expiryDays: .settings(.expiryDays)
    case .unseenDays: .settings(.unseenDays)
    case .messageScalars: .settings(.messageScalars)
    case .waitingScalars: .settings(.waitingScalars)
    case .messagesAnHour: .settings(.messagesAnHour)
    case .pressesAMinute: .settings(.pressesAMinute)
    case .userShare: .settings(.userShare)
    case .keptJobDays: .settings(.keptJobDays)
    case .keptFailedJobDays: .settings(.keptFailedJobDays)
    case .keptButtonDays: .settings(.keptButtonDays)
    case .keptRecordingDays: .settings(.keptRecordingDays)
    case .alertSpendShare: .settings(.alertSpendShare)
    case .alertWaitMinutes: .settings(.alertWaitMinutes)
    case .alertErrorsAnHour: .settings(.alertErrorsAnHour)
    }
  }
}
