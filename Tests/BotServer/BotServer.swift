package import LocalServer
package import Ports

/// Telegram on this machine: a server that answers as the Bot API does, and the people who talk with the bot through it.
///
/// Each fault is told beforehand; whatever else a call gets, it gets by the API's own rules.
package final class BotServer: Sendable {
  /// What the bot's calls are made with.
  package static let token = "4242:AAtest_token-of-no-bot-at-all"

  /// What a call meets instead of its answer.
  package enum Fault: Sendable {
    /// The call is refused, and nothing happens.
    case refused(Int, String, parameters: JSONValue? = nil)
    /// It happens, and the connection is cut before the answer.
    case cutAfterwards
    /// It happens, and the answer comes once the gate is open.
    case heldAfterwards(Gate)
    /// The connection is cut, and nothing happens.
    case cutBefore
  }

  private let server: LocalServer
  private let desk: BotDesk

  /// - Parameter firstUpdate: the number of the first update.
  package init(firstUpdate: Int64 = 1_000) throws {
    let desk = BotDesk(BotState(firstUpdate: firstUpdate))
    self.desk = desk
    server = try LocalServer { desk.answer($0) }
  }

  /// What `TELEGRAM_API_BASE_URL` has to be.
  package var url: String { server.url() }

  /// Ends every connection.
  package func stop() {
    desk.stop()
    server.stop()
  }

  deinit { stop() }

  // MARK: Faults

  /// The next call of a method meets this; several meet theirs one after another.
  package func fail(_ method: String, _ faults: Fault...) {
    desk.change { $0.faults[method, default: []] += faults }
  }

  /// Every call of a method meets this from now on; `nil` for none again.
  package func failAlways(_ method: String, _ fault: Fault?) {
    desk.change { $0.lasting[method] = fault }
  }

  // MARK: People

  /// Somebody writes to the bot.
  ///
  /// - Returns: the update's number.
  @discardableResult
  package func say(_ text: String, as person: Int64, language: String? = "en", username: String? = nil)
    -> Int64
  {
    desk.change { $0.say(text, as: person, language: language, username: username) }
  }

  /// Somebody sends a file.
  package func send(
    _ bytes: [UInt8], named name: String, type: String? = nil, caption: String? = nil, as person: Int64,
    language: String? = "en"
  ) {
    desk.change {
      $0.send(bytes, named: name, type: type, caption: caption, as: person, language: language)
    }
  }

  /// Somebody changes what they wrote last.
  package func correct(to text: String, as person: Int64) {
    desk.change { $0.correct(to: text, as: person) }
  }

  /// Somebody presses the newest button with that label.
  ///
  /// - Returns: false where they see none.
  @discardableResult
  package func press(_ label: String, as person: Int64) -> Bool {
    // Where there is none nothing changes: whoever waits for it would wake themself, again and again.
    guard let data = desk.read({ $0.data(of: label, shownTo: person) }) else { return false }
    press(data: data, as: person)
    return true
  }

  /// Somebody's head sends this for a button.
  package func press(data: String, as person: Int64) {
    desk.change { $0.press(data: data, as: person) }
  }

  /// Several press at the same instant.
  package func press(all presses: [(data: String, person: Int64)]) {
    desk.change { state in
      for press in presses { state.press(data: press.data, as: press.person) }
    }
  }

  /// Any update at all; its number is put in.
  package func send(update members: [JSONValue.Member]) {
    desk.change { $0.add(members) }
  }

  /// The next updates are numbered from here, as after a week without any: Telegram begins anew then, at random.
  package func numberUpdates(from number: Int64) { desk.change { $0.nextUpdate = number } }

  /// There is a chat that nobody has written in.
  package func know(_ chat: Int64) { desk.change { $0.know(chat) } }

  /// An update as it is, with whatever number it has or has not.
  package func send(raw update: JSONValue) {
    desk.change { $0.updates.append((id: update["update_id"]?.whole.map(Int64.init) ?? 0, json: update)) }
  }

  /// Somebody blocks the bot, or lets it in again.
  package func setBlocked(_ isBlocked: Bool, by person: Int64) {
    desk.change { $0.setBlocked(isBlocked, by: person) }
  }

  // MARK: Groups

  /// There is a group with topics, in which the bot may do everything.
  package func makeForum(_ chat: Int64) { desk.change { $0.makeForum(chat) } }

  /// Somebody writes in a forum.
  ///
  /// - Parameters:
  ///   - topic: `nil` for the group itself.
  ///   - message: of the bot's, to which it replies.
  package func say(
    _ text: String, in forum: Int64, topic: Int64? = nil, replyingTo message: Shown? = nil, as person: Int64
  ) {
    desk.change { $0.say(text, in: forum, topic: topic, replyingTo: message, as: person) }
  }

  /// Somebody presses the newest button with that label in a group.
  @discardableResult
  package func press(_ label: String, in forum: Int64, as person: Int64) -> Bool {
    let found = desk.read { state in
      (state.chats[forum] ?? []).reversed().lazy.compactMap { message in
        message.buttons.flatMap { $0 }.first { $0.label == label }.map { (message, $0.data) }
      }.first
    }
    guard let (message, data) = found else { return false }
    press(data: data, below: message, as: person)
    return true
  }

  /// Somebody's head sends this for a button of a message.
  package func press(data: String, below message: Shown, as person: Int64) {
    desk.change { $0.press(data: data, below: message, as: person) }
  }

  /// The topics of a forum, by their ids, with their names.
  package func topics(of forum: Int64) -> [Int64: String] { desk.read { $0.forums[forum] ?? [:] } }

  /// Somebody deletes a topic.
  package func deleteTopic(_ topic: Int64, in forum: Int64) {
    desk.change { _ = $0.deleteTopic(topic, in: forum) }
  }

  // MARK: What there is

  /// A message of the bot's as somebody sees it.
  package struct Shown: Hashable, Sendable {
    package let id: Int64
    package let chat: Int64
    /// In a forum.
    package let topic: Int64?
    package var text: String
    package var entities: [JSONValue]
    /// Labels and what they say, in order.
    package var buttons: [[Button]]
    /// Of a file: what is in it.
    package let document: [UInt8]?

    package struct Button: Hashable, Sendable {
      package let label: String
      package let data: String
    }

    /// The labels of all buttons.
    package var labels: [String] { buttons.flatMap { $0.map(\.label) } }
  }

  /// What somebody sees of the bot, oldest first.
  package func shown(to person: Int64) -> [Shown] { desk.read { $0.chats[person] ?? [] } }

  /// Every call so far: method and parameters.
  package var calls: [(method: String, parameters: JSONValue)] { desk.read { $0.calls } }

  /// How many presses have been answered.
  package var answeredPresses: [String] { desk.read { $0.answeredPresses } }

  /// Where updates are to be brought, and what is to be said with them; `nil` where they are asked for.
  package var webhook: (url: String, secret: String?)? { desk.read { $0.webhook } }

  /// Another program has updates brought to an address of its own.
  package func setWebhook(_ url: String) { desk.change { $0.webhook = (url, nil) } }

  /// Takes all updates that wait, for whoever brings them somewhere.
  package func takeUpdates() -> [JSONValue] {
    desk.change { state in
      defer { state.updates = [] }
      return state.updates.map(\.json)
    }
  }

  /// Updates that the bot has not confirmed yet.
  package var waitingUpdates: Int { desk.read { $0.updates.count } }

  /// Waits until `look` finds something, looked for after each change.
  ///
  /// - Throws: `Vain` after `timeout`, with what somebody was shown.
  @discardableResult
  package func wait<Value: Sendable>(
    for what: String, timeout: Duration = .seconds(120), _ look: @escaping @Sendable (BotServer) -> Value?
  ) async throws -> Value {
    let changes = desk.changes()
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { [self] in
        if let value = look(self) { return value }
        for await _ in changes { if let value = look(self) { return value } }
        return nil
      }
      group.addTask {
        try await Task.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() ?? nil else {
        throw Vain(what: what, seen: desk.read { $0.transcript })
      }
      return value
    }
  }

  /// Waits until somebody is shown a message with this text in it, after the first `skipping` of their messages.
  @discardableResult
  package func waitForText(
    _ text: String, to person: Int64, after skipping: Int = 0, timeout: Duration = .seconds(120)
  ) async throws -> Shown {
    try await wait(for: "\"\(text)\" to \(person)", timeout: timeout) {
      $0.shown(to: person).dropFirst(skipping).first { $0.text.contains(text) }
    }
  }

  /// Something did not come.
  package struct Vain: Error, CustomStringConvertible {
    let what: String
    let seen: String

    package var description: String { "waited in vain for \(what); there was:\n\(seen)" }
  }
}
