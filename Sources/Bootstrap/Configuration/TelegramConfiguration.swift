package import HTTPTransport
package import Ports

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
  /// Where Telegram brings updates; `nil` where they are asked for.
  package let webhook: Webhook?
  /// Where the program answers over HTTP; `nil` for nowhere.
  package let listening: ListeningPlace?
  /// Where operators see what happens; `nil` for nowhere.
  package let group: Group?

  /// Where operators see what happens.
  package struct Group: Hashable, Sendable {
    package let target: MirrorTarget
    /// Who may do more there than look, by their ids at Telegram.
    package let admins: Set<Int64>
  }

  /// Where Telegram brings updates.
  package struct Webhook: Sendable {
    /// As Telegram knows it.
    package let url: String
    /// Of the address, as it reaches this machine.
    package let path: String
    /// What Telegram says with each update.
    package let secret: Secret
  }

  /// An address of this machine.
  package struct ListeningPlace: Hashable, Sendable {
    /// In numbers, an IPv6 address without its brackets.
    package let host: String
    package let port: UInt16
    /// Whether somebody has asked for it: whoever has not can do without.
    package let isChosen: Bool
  }

  /// On loopback, where nobody else has a well-known service.
  private static let standardPlace = ListeningPlace(host: "127.0.0.1", port: 8484, isChosen: false)

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
    webhook = try Self.webhook(values, environment)
    listening = try Self.place(values)
    group = try Self.group(values)
    if let url = values[.telegramWebhookURL], webhook != nil, listening == nil {
      throw .lacks(.telegramListen, because: .telegramWebhookURL, value: url.value, source: url.source)
    }
  }

  private static func group(_ values: VariableValues) throws(ConfigurationError) -> Group? {
    let people = values[.telegramAdmins]
    let named = (people?.value ?? "").split { $0 == "," || $0 == ";" || $0.isWhitespace }
    let admins = named.compactMap { Int64($0) }.filter { $0 > 0 }
    if let people, admins.count < named.count || named.isEmpty {
      throw .invalid(.telegramAdmins, source: people.source, expected: .telegramPeople)
    }
    let shown = values[.groupMirror]
    let scope = shown.map { MirrorTarget.Scope(rawValue: $0.value.lowercased()) } ?? .all
    guard let scope else {
      throw .invalid(
        .groupMirror, source: shown?.source ?? .environment,
        expected: .words(MirrorTarget.Scope.allCases.map(\.rawValue)))
    }
    guard let id = values[.adminGroupID] else { return nil }
    guard let chat = Int64(id.value), chat < 0 else {
      throw .invalid(.adminGroupID, source: id.source, expected: .telegramGroup)
    }
    return Group(target: MirrorTarget(chat: chat, scope: scope), admins: Set(admins))
  }

  private static func webhook(
    _ values: VariableValues, _ environment: [String: String]
  ) throws(ConfigurationError) -> Webhook? {
    guard let (url, source) = values[.telegramWebhookURL] else { return nil }
    guard let endpoint = try? HTTPEndpoint(url), endpoint.scheme == .https, !endpoint.path.isEmpty else {
      throw .invalid(.telegramWebhookURL, source: source, expected: .webhookAddress)
    }
    guard
      let secret = try ModelConfiguration.key(
        .telegramWebhookSecret, orFile: .telegramWebhookSecretFile, values, environment)
    else { throw .lacks(.telegramWebhookSecret, because: .telegramWebhookURL, value: url, source: source) }
    let text = secret.reveal()
    let isTaken = text.utf8.count <= 256 && text.utf8.allSatisfy(isOfSecret)
    guard isTaken else {
      throw .invalid(
        .telegramWebhookSecret, source: values[.telegramWebhookSecret]?.source ?? .environment,
        expected: .webhookSecret)
    }
    return Webhook(url: url, path: endpoint.path, secret: secret)
  }

  private static func isOfSecret(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func place(_ values: VariableValues) throws(ConfigurationError) -> ListeningPlace? {
    guard let (text, source) = values[.telegramListen] else { return standardPlace }
    if text.lowercased() == "off" { return nil }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
      throw .invalid(.telegramListen, source: source, expected: .listeningPlace)
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    let isAddress = !host.isEmpty && host.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    guard isAddress else { throw .invalid(.telegramListen, source: source, expected: .listeningPlace) }
    return ListeningPlace(host: String(host), port: port, isChosen: true)
  }
}
