import Agent
import Bootstrap
import ChatScreens
import CommandLine
import Domain
import FoundationEssentials
import Glibc
import Localization
import Matcher
import Ports
import TerminalKit
import TerminalRuntime

/// `mitko say`: one whole message from a file or standard input, and the answer to it on standard output.
///
/// Nothing in the text is a command: a résumé may begin a line with a slash.
struct SayVerb: Sendable {
  let context: ProgramContext
  let options: SayOptions

  /// A planned answer this far away is not waited for: a script is to see that it comes later.
  private static let patience = Duration.seconds(60)

  func run() async throws -> ExitCode {
    guard let bytes = read() else { return .usage }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains(where: { !$0.isWhitespace }) else {
      StandardError.write("mitko: " + context.guess.text(.cli(.sayEmpty)))
      return .usage
    }
    if !text.utf8.elementsEqual(bytes) {
      StandardError.write("mitko: " + context.guess.text(.error(.bytesReplaced)))
    }
    return try await Sitting(context: context, place: options.place, program: "mitko say").run {
      try await say(text, $0)
    }
  }

  /// All that is to be read, as far as any message can be long; `nil` where that fails, which is told.
  private func read() -> [UInt8]? {
    var descriptor = STDIN_FILENO
    if let file = options.file, file != "-" {
      descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return unreadable(file) }
    } else if isatty(descriptor) == 1 {
      StandardError.write(context.guess.text(.cli(.sayPrompt)))
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= PlainConsole.maximumLineBytes {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return unreadable(options.file ?? "-")
      }
      bytes += chunk[..<count]
    }
    return bytes
  }

  private func unreadable(_ path: String) -> [UInt8]? {
    StandardError.write(
      "mitko: "
        + context.guess.text(
          Phrase(
            .cli(.sayUnreadable), ["path": .text(path), "detail": .phrase(Failure.system(errno))])))
    return nil
  }

  private func say(_ text: String, _ table: Sitting.Table) async throws -> ExitCode {
    let house = table.house
    let book = house.phrasebooks.book(for: table.user.language.code)
    // From before the message on, so that no change is missed.
    var changes = house.store.changes().makeAsyncIterator()
    let receipt = try await house.conversation.receive(
      .say(trimmed(text)), from: table.user.id, in: table.chat.id)
    switch receipt {
    case .refused(let refusal): return tell(refusal, book)
    case .stored(let id):
      let position = try await house.store.read { try $0.chats.find(id)?.position ?? 0 }
      guard options.waits else { return try stored(at: position, book) }
      repeat {
        guard let snapshot = try await table.source.snapshot() else { return .failure }
        switch snapshot.reply {
        case .idle:
          try await print(snapshot, after: position, table)
          return .success
        case .planned(let start) where start.since(house.time.now) > Self.patience:
          try await print(snapshot, after: position, table)
          let wait = Phrase.wait(start.since(house.time.now))
          StandardError.write(
            "mitko: " + book.text(Phrase(.cli(.sayLater), ["wait": .phrase(wait)])))
          return .tryLater
        case .planned, .thinking: break
        }
      } while await changes.next() != nil
      return .failure
    case .done, .export, .erased: return .success
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isNewline == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func tell(_ refusal: InputRefusal, _ book: Phrasebook) -> ExitCode {
    var phrase = Phrase.refusal(refusal)
    if case .tooLong(let scalars, let limit) = refusal {
      phrase = Phrase(.cli(.sayTooLong), ["length": .count(scalars), "limit": .count(limit)])
    }
    if let phrase { StandardError.write("mitko: " + book.text(phrase)) }
    switch refusal {
    case .empty: return .usage
    case .tooLong: return .failure
    case .tooMuchWaiting, .tooManyMessages, .tooManyPresses: return .tryLater
    }
  }

  private func stored(at position: Int, _ book: Phrasebook) throws -> ExitCode {
    if options.isJSON {
      try StandardOutput.write(JSONText.of(Exchange(sent: position, answers: [])))
    } else {
      StandardError.write("mitko: " + book.text(.cli(.sayStored)))
    }
    return .success
  }

  /// What went to and fro, for programs.
  private struct Exchange: Encodable {
    struct Answer: Encodable {
      let position: Int
      let text: String
      let buttons: [String]
    }

    let sent: Int
    let answers: [Answer]
  }

  private func print(_ snapshot: ChatSnapshot, after position: Int, _ table: Sitting.Table) async throws {
    let book = table.house.phrasebooks.book(for: snapshot.user.language.code)
    let answers = snapshot.messages.filter { $0.position > position && $0.author == .mitko }
    func buttons(_ message: Message) -> [String] {
      message.actions.filter { $0.state == .open }.map { Phrase.label(of: $0.intent, in: book) }
    }
    if options.isJSON {
      try StandardOutput.write(
        JSONText.of(
          Exchange(
            sent: position,
            answers: answers.map {
              Exchange.Answer(position: $0.position, text: $0.text, buttons: buttons($0))
            })))
    } else {
      let texts = answers.map { message in
        let names = buttons(message).map { PhraseValue.text($0) }
        let more = names.isEmpty ? "" : "\n" + book.text(Phrase(.cli(.sayButtons), ["buttons": .list(names)]))
        return wrapped(Sanitizer.plain(message.text) + more)
      }
      if !texts.isEmpty { try StandardOutput.write(texts.joined(separator: "\n\n") + "\n") }
    }
    let introductions = answers.compactMap { message in
      if case .introduction(let id) = message.kind { id } else { nil }
    }
    guard !introductions.isEmpty else { return }
    try await table.house.store.write { [desk = table.house.matchMaking, user = table.user.id] tx in
      for match in introductions { try desk.seen(match, by: user, in: tx) }
    }
  }

  private func wrapped(_ text: String) -> String {
    guard let columns = terminalColumns(of: STDOUT_FILENO) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWrap.hanging(String($0), columns: columns, keepsWords: true)
    }.joined(separator: "\n")
  }
}
