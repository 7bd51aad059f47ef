package import Agent
package import Domain
package import Localization
package import Ports
package import TelegramClient

/// What every part of the head on Telegram works with.
package struct TelegramDesk: Sendable {
  let api: BotAPI
  /// The bot's public name, as it may stand behind a command.
  let botName: String?
  let store: any Store
  let conversation: Conversation
  let matches: any MatchDesk
  let forecast: any WaitForecasting
  let bottoms = ChatBottoms()
  let pace = SharedPace()
  let phrasebooks: Phrasebooks
  /// Of people whose own language Mitko does not speak.
  let language: Language
  let time: any TimeSource
  let random: any RandomSource
  let log: any ProgramLog
  /// Where operators see what happens; `nil` for nowhere.
  let group: OperatorsGroup?

  /// - Parameters:
  ///   - matches: hears when an introduction has reached somebody.
  ///   - forecast: tells how long a reply still waits.
  ///   - language: of people whose own language Mitko does not speak, and of operators.
  ///   - group: where operators see what happens; `nil` for nowhere.
  package init(
    api: BotAPI, botName: String?, store: any Store, conversation: Conversation, matches: any MatchDesk,
    forecast: any WaitForecasting, phrasebooks: Phrasebooks, language: Language, time: any TimeSource,
    random: any RandomSource,
    log: any ProgramLog, group: OperatorsGroup? = nil
  ) {
    self.group = group
    self.api = api
    self.botName = botName
    self.store = store
    self.conversation = conversation
    self.matches = matches
    self.forecast = forecast
    self.phrasebooks = phrasebooks
    self.language = language
    self.time = time
    self.random = random
    self.log = log
  }

  var bot: Int64 { api.token.bot }

  /// The language of somebody whose head says this tag.
  func language(of correspondent: Correspondent) -> Language {
    guard let code = correspondent.language?.prefix(while: { $0 != "-" }).lowercased(),
      phrasebooks.speaks(code)
    else { return language }
    return Language(code: code)
  }
}

extension Identity {
  /// Somebody on Telegram; in private, the chat with them has the same id.
  init(telegram id: Int64) {
    self.init(kind: .telegram, value: String(id))
  }

  /// The chat with somebody on Telegram.
  var telegramChat: Int64? { kind == .telegram ? Int64(value) : nil }
}
