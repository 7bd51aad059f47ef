import Agent
import Bootstrap
import ChatScreens
import CommandLine
import DialogParts
import Domain
import FoundationEssentials
import Glibc
import Localization
import Matcher
import Ports
import ProgramParts
import TerminalKit

/// One message of the person's and what Mitko answers, for verbs that end with that.
struct Exchange: Sendable {
  let table: Sitting.Table
  let isJSON: Bool

  /// A planned answer this far away is not waited for: a script is to see that it comes later.
  private static let patience = Duration.seconds(60)

  private var book: Phrasebook { table.house.phrasebooks.book(for: table.user.language.code) }

  /// Sends a text; where it is not taken, tells why and returns the exit code.
  func send(_ text: String) async throws -> (position: Int?, code: ExitCode) {
    let receipt = try await table.house.conversation.receive(
      .say(Self.trimmed(text)), from: table.user.id, in: table.chat.id)
    switch receipt {
    case .refused(let refusal): return (nil, tell(refusal))
    case .stored(let id):
      return (try await table.house.store.read { try $0.chats.find(id)?.position ?? 0 }, .success)
    case .done, .told, .export, .opened, .chatText, .erased, .linked: return (nil, .success)
    }
  }

  /// Waits for the answer to the message at `position` and prints it.
  ///
  /// - Parameters:
  ///   - growing: takes what the reply says so far, where somebody watches.
  ///   - printed: what is on the terminal of it already.
  func finish(
    after position: Int, growing: (@Sendable (String) async -> Void)? = nil,
    printed: (@Sendable () async -> String)? = nil
  ) async throws -> ExitCode {
    // From before the first look on, so that no change is missed.
    var changes = table.house.store.changes().makeAsyncIterator()
    repeat {
      guard let snapshot = try await table.source.snapshot() else { return .failure }
      switch snapshot.reply {
      case .idle:
        try await print(snapshot, after: position, printed: await printed?() ?? "")
        return try await isAnswered ? .success : .unavailable
      case .planned(let start) where start.since(table.house.time.now) > Self.patience:
        try await print(snapshot, after: position, printed: await printed?() ?? "")
        let wait = Phrase.wait(start.since(table.house.time.now))
        StandardError.write("mitko: " + book.text(Phrase(.cli(.sayLater), ["wait": .phrase(wait)])))
        return .tryLater
      // Another process makes it: its words come by rows.
      case .running(let running): await growing?(running.text)
      case .planned, .thinking: break
      }
    } while await changes.next() != nil
    return .failure
  }

  /// A reply that nobody could make leaves what was asked unanswered.
  private var isAnswered: Bool {
    get async throws {
      try await table.house.store.read { [chat = table.chat.id] in try $0.chats.unanswered(in: chat).isEmpty }
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isNewline == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func tell(_ refusal: InputRefusal) -> ExitCode {
    var phrase = Phrase.refusal(refusal)
    if case .tooLong(let scalars, let limit) = refusal {
      phrase = Phrase(.cli(.sayTooLong), ["length": .count(scalars), "limit": .count(limit)])
    }
    if let phrase { StandardError.write("mitko: " + book.text(phrase)) }
    switch refusal {
    case .empty: return .usage
    case .tooLong, .blocked: return .failure
    case .tooMuchWaiting, .tooManyMessages, .tooManyPresses: return .tryLater
    }
  }

  /// What went to and fro, for programs.
  struct Told: Encodable {
    struct Answer: Encodable {
      let position: Int
      let text: String
      let buttons: [String]
      /// How it came about otherwise than usual: "stand_in", "stopped".
      let mark: String?
    }

    let sent: Int
    let answers: [Answer]
  }

  private func print(_ snapshot: ChatSnapshot, after position: Int, printed: String) async throws {
    let book = table.house.phrasebooks.book(for: snapshot.user.language.code)
    let answers = snapshot.messages.filter { $0.position > position && $0.author == .mitko }
    func buttons(_ message: Message) -> [String] {
      message.actions.filter { $0.state == .open }.map { Phrase.label(of: $0.intent, in: book) }
    }
    if isJSON {
      try StandardOutput.write(
        JSONText.of(
          Told(
            sent: position,
            answers: answers.map {
              Told.Answer(
                position: $0.position, text: $0.text, buttons: buttons($0), mark: $0.mark?.rawValue)
            })))
    } else {
      try write(answers.map { (text($0, book), buttons($0)) }, printed: printed, book)
    }
    let introductions = answers.compactMap { message in
      if case .introduction(let id) = message.kind { id } else { nil }
    }
    guard !introductions.isEmpty else { return }
    try await table.house.store.write { [desk = table.house.matchMaking, user = table.user.id] tx in
      for match in introductions { try desk.seen(match, by: user, in: tx) }
    }
  }

  private func text(_ message: Message, _ book: Phrasebook) -> String {
    let mark = message.mark.map { "\n" + book.text($0.phrase) } ?? ""
    return Sanitizer.plain(message.text) + mark
  }

  /// The answers, an empty line between; what stands there already is gone on with, where it is their beginning.
  private func write(
    _ answers: [(text: String, buttons: [String])], printed: String, _ book: Phrasebook
  ) throws {
    let texts = answers.map { text, buttons in
      let names = buttons.map { PhraseValue.text($0) }
      return text
        + (names.isEmpty ? "" : "\n" + book.text(Phrase(.cli(.sayButtons), ["buttons": .list(names)])))
    }
    if printed.isEmpty {
      if !texts.isEmpty { try StandardOutput.write(texts.map(wrapped).joined(separator: "\n\n") + "\n") }
      return
    }
    let whole = texts.joined(separator: "\n\n")
    try StandardOutput.write((whole.continuation(of: printed) ?? "\n\n" + whole) + "\n")
  }

  private func wrapped(_ text: String) -> String {
    guard let columns = terminalColumns(of: STDOUT_FILENO) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWrap.hanging(String($0), columns: columns, keepsWords: true)
    }.joined(separator: "\n")
  }
}

extension String {
  /// What comes after `start`; `nil` for a text that does not begin so. By bytes: a text that grows may be cut within a
  /// character.
  func continuation(of start: String) -> String? {
    guard utf8.starts(with: start.utf8) else { return nil }
    return String(decoding: utf8.dropFirst(start.utf8.count), as: UTF8.self)
  }
}
