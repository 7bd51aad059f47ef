import Foundation
import TestSupport
import Testing

/// `mitko chat` in a terminal, with what its screens say in one language.
struct ChatTerminal: Sendable {
  /// What stands on the screens, word by word.
  struct Words: Sendable, CustomTestStringConvertible {
    let code: String
    let placeholder: String
    let greeting: String
    let mitko: String
    let send: String
    let tabs: String
    let noMatches: String
    let noProfile: String
    let draft: String
    let missing: String
    let help: String
    let press: String
    let copy: String
    /// The beginning of the note that a start without an embedding model shows.
    let note: String

    var testDescription: String { code }

    static let english = Words(
      code: "en", placeholder: "❯ Write to Mitko. A line with / is a command.",
      greeting: "Hi, I'm Mitko, a bot that introduces people in IT", mitko: "  Mitko  ", send: "Enter send",
      tabs: "  Chat   Matches   Profile   Help", noMatches: "No introductions yet",
      noProfile: "There is no profile yet.", draft: "a draft, nobody sees it",
      missing: "? Still missing: the terms (remote or office, where).", help: "Commands, in the chat's field",
      press: "1-9 press", copy: "y copy", note: "· Embedding model:")
    static let russian = Words(
      code: "ru", placeholder: "❯ Напиши мне. Строка с / в начале — команда.",
      greeting: "Привет, я Митко, бот. Знакомлю людей из IT", mitko: "  Митко  ", send: "Enter отправить",
      tabs: "  Чат   Знакомства   Профиль   Помощь", noMatches: "Знакомств пока нет",
      noProfile: "Профиля пока нет.", draft: "черновик, его никто не видит",
      missing: "? Ещё не сказано: условия (удалённо или офис, где).", help: "Команды в поле чата",
      press: "1-9 нажать", copy: "y копировать", note: "· Модель для сравнения:")
  }

  let words: Words
  let terminal: TerminalHarness

  /// Opens the chat and waits for its first frame with the greeting.
  init(
    _ words: Words = .english, demo: String = "--demo=empty", as name: String = "kim", columns: Int = 80,
    rows: Int = 24, home: ProgramHome? = nil, environment: [String: String] = [:]
  ) async throws {
    self.words = words
    terminal = try await TerminalHarness(
      "mitko", ["chat", demo, "--as", name, "--language", words.code], columns: columns, rows: rows,
      home: home, environment: environment)
    try await waitForChat()
  }

  /// The chat in a terminal that somebody else has started it in; waits as the other one does.
  init(_ words: Words, in terminal: TerminalHarness) async throws {
    self.words = words
    self.terminal = terminal
    try await waitForChat()
  }

  /// Waits for an empty field and for what Mitko says first.
  func waitForChat() async throws {
    try await terminal.waitUntil("the chat") { rows in
      rows.contains { $0.contains(words.placeholder) } && rows.contains { $0.contains(words.mitko) }
    }
  }

  /// Types a message, sends it and waits until it stands in the conversation.
  func say(_ text: String) async throws {
    try await terminal.type(text)
    try await terminal.press(.enter)
    try await terminal.waitFor("▎ \(text.prefix(40))")
  }

  /// Waits until Mitko has answered what stands as the last message of the person.
  ///
  /// - Parameter text: in that message, where it was not waited for before: until then the last one is another.
  @discardableResult
  func waitForAnswer(to text: String? = nil) async throws -> [String] {
    try await terminal.waitUntil("an answer") { rows in
      guard let own = rows.lastIndex(where: { $0.contains("▎ ") }) else { return false }
      if let text, !rows[own].contains(text) { return false }
      return rows[own...].contains { $0.hasPrefix(words.mitko) }
    }
  }

  /// Waits for the note that a start without an embedding model shows some time after its first frame, and takes it
  /// away: nothing else comes by itself. Before the first key, which would take it away unseen.
  func takeNoteAway() async throws {
    try await terminal.waitFor(words.note)
    try await terminal.press(.escape)
    try await terminal.waitForNo(words.note)
  }

  /// Waits until all is painted that the program knows, and looks: a painting comes in pieces, and the row that was
  /// waited for may be the first of them.
  ///
  /// A letter goes into the field, which must have the keys, and out again: what came before it is painted before it.
  func paintedRows() async throws -> [String] {
    try await terminal.type("¦")
    try await terminal.waitFor("¦")
    try await terminal.press(.backspace)
    return try await terminal.waitUntil("the field as it was") { rows in
      guard let field = rows.last(where: { $0.contains("❯") }), !field.contains("¦") else { return false }
      // The line of an empty field comes back letter by letter.
      return field == " " + words.placeholder || !words.placeholder.hasPrefix(field.dropFirst())
    }
  }

  /// The screen, painted to its end, without what a passing minute changes.
  func steadyRows() async throws -> [String] { Self.steady(try await paintedRows()) }

  static func steady(_ rows: [String]) -> [String] {
    rows.map { row in
      let ago = row.range(
        of: #" {2,}(just now|только что|\d+ (min|мин)\.? (ago|назад))$"#, options: .regularExpression)
      return ago.map { String(row[..<$0.lowerBound]) } ?? row
    }
  }

  /// Has the program paint everything anew, and waits until the screen is what it was: painted by its changes, it was
  /// what the program meant.
  func redraw() async throws {
    let before = try await steadyRows()
    // Only a whole new painting takes away what the program does not know of.
    try await terminal.scribble("@@@@@", column: 30, row: 1)
    try await terminal.waitFor("@@@@@")
    try await terminal.press(.control("l"))
    // A painting comes in pieces, so the first look that lacks the mark may lack much else.
    try await terminal.waitUntil("the same screen, painted anew") { Self.steady($0) == before }
  }

  /// Leaves by Ctrl-C and tells the exit code.
  func quit() async throws -> Int32 {
    try await terminal.press(.control("c"))
    return try await terminal.exitStatus()
  }
}
