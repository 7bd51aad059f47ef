package import HTTPTransport

/// How the head on Telegram gets there, as configured and checked.
package struct TelegramConfiguration: Sendable {
  /// As BotFather gave it out; whether it can be one is known by whoever speaks with Telegram.
  package let token: Secret
  /// Where the token came from, for whoever finds it wrong.
  package let tokenSource: (variable: Variable, source: VariableSource)
  /// The Bot API's server.
  package let endpoint: HTTPEndpoint
  /// The way to other machines.
  package let proxy: ProxySettings

  /// Telegram's own server.
  private static let standardEndpoint = "https://api.telegram.org"

  /// Reads what the variables say.
  ///
  /// - Throws: `ConfigurationError`: also where there is no token; never with it.
  package init(_ values: VariableValues, environment: [String: String]) throws(ConfigurationError) {
    guard
      let token = try ModelConfiguration.key(
        .telegramBotToken, orFile: .telegramBotTokenFile, values, environment)
    else {
      throw .missing(.telegramBotToken, orFile: .telegramBotTokenFile)
    }
    self.token = token
    let variable: Variable =
      values[.telegramBotToken] == nil && values[.telegramBotTokenFile] != nil
      ? .telegramBotTokenFile : .telegramBotToken
    tokenSource = (variable, values[variable]?.source ?? .environment)
    let chosen = values[.telegramAPIBaseURL]
    do {
      endpoint = try HTTPEndpoint(chosen?.value ?? Self.standardEndpoint)
    } catch {
      throw .invalid(.telegramAPIBaseURL, source: chosen?.source ?? .environment, expected: .endpoint)
    }
    proxy = ProxySettings(environment: environment)
  }
}
