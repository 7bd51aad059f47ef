import Agent
import Bootstrap
import ChatScreens
import DialogParts
import Domain
import FoundationEssentials
import Localization
import Matcher
import Ports
import ProgramParts
import TerminalKit
import TerminalRuntime

/// The conversation as append-only text: lines in, lines out.
struct PlainHead: Sendable {
  let house: House
  let user: UserID
  /// Whose account sits at the terminal.
  let identity: Identity
  let source: SnapshotSource
  let console: PlainConsole
  /// Whether the terminal shows what is typed; then it is not printed again.
  let isInteractive: Bool
  let environment: [String: String]

  /// How many of the messages that are there already a person has to hear before they can go on.
  private static let history = 10

  /// What the loop waits for.
  private enum Event: Sendable {
    case changed
    case input(PlainInput)
    case notice(Phrase)
  }

  /// Runs until the input ends (and what was asked is answered), the reader of the output is gone, or the user is
  /// erased.
  func run(notices: AsyncStream<Phrase>) async throws {
    let (events, inbox) = AsyncStream.makeStream(of: Event.self)
    let changes = house.store.changes()
    let lines = console.lines
    let pumps = [
      Task {
        for await _ in changes { inbox.yield(.changed) }
        inbox.finish()
      },
      Task { for await line in lines { inbox.yield(.input(line)) } },
      Task { for await notice in notices { inbox.yield(.notice(notice)) } },
    ]
    defer { for pump in pumps { pump.cancel() } }

    var transcript =
      isInteractive
      ? PlainTranscript(echoesOwn: false, history: Self.history) : PlainTranscript(echoesOwn: true)
    var unseen: [MatchID] = []
    var hasEnded = false
    if isInteractive {
      try await write(PlainTranscript.greeting(book(try await language()), columns: console.columns))
    }
    guard try await show(&transcript, &unseen) != nil else { return }
    for await event in events {
      switch event {
      case .changed: break
      case .notice(let phrase):
        StandardError.write("mitko: " + book(try await language()).text(phrase))
      case .input(.line(let text, let isRepaired)):
        do {
          if isRepaired { try await say(Phrase(.error(.bytesReplaced)), try await language()) }
          let transcript = transcript
          let next =
            isInteractive
            ? try await carryOut(text, transcript)
            : try await patiently { try await carryOut(text, transcript) }
          if next == .leave { return }
        } catch let error as StoreError where isInteractive && error.mayPass {
          // Somebody sits there and can try again; a script is to see the program end.
          StandardError.write("mitko: " + tell(error, try await language()))
        } catch let error as StoreError {
          let language = (try? await language()) ?? house.configuration.language
          StandardError.write(
            "mitko: " + book(language).text(Phrase(.chat(.notSent), ["text": .text(Sanitizer.plain(text))])))
          // Erased from another terminal: nothing broke, and nothing is safe.
          if case .missing = error, try await source.snapshot() == nil {
            return try await sayErased(language)
          }
          throw error
        }
      case .input(.oversized):
        let limit = try await patiently {
          try await house.store.read { try Int($0.settings.value(of: .messageScalars)) }
        }
        try await say(.messageTooLong(limit: limit), try await language())
      case .input(.endOfInput): hasEnded = true
      }
      guard let snapshot = try await show(&transcript, &unseen) else {
        // Erased from another terminal.
        return try await sayErased(house.configuration.language)
      }
      if hasEnded, try await !waits(snapshot) { return }
    }
  }

  /// Whether a reply is still to come, in whichever conversation.
  private func waits(_ snapshot: ChatSnapshot) async throws -> Bool {
    if snapshot.reply != .idle { return true }
    let others = snapshot.shelf.all.map(\.id)
    return try await patiently {
      try await house.store.read { tx in
        try others.contains { chat in
          guard let job = try tx.jobs.openReply(of: chat) else { return false }
          // A held one waits for an operator, and nobody at a pipe can.
          if case .held = job.state { return false }
          return true
        }
      }
    }
  }

  /// Prints what is new; `nil` once the user is erased.
  ///
  /// - Parameter unseen: introductions that were printed, and not noted as seen yet.
  private func show(
    _ transcript: inout PlainTranscript, _ unseen: inout [MatchID]
  ) async throws -> ChatSnapshot? {
    guard let snapshot = try await patiently({ try await source.snapshot() }) else { return nil }
    let output = transcript.output(
      for: snapshot, now: house.time.now, book: house.phrasebooks.book(for: snapshot.user.language.code),
      columns: console.columns)
    try await write(output.lines)
    unseen += output.introductions
    if !unseen.isEmpty {
      let (user, desk, printed) = (user, house.matchMaking, unseen)
      do {
        try await patiently {
          try await house.store.write { tx in for match in printed { try desk.seen(match, by: user, in: tx) }
          }
        }
        unseen = []
      } catch let error as StoreError where error.mayPass {
        // It was printed all the same, and is noted when there is room: the next change tries again.
      }
    }
    return snapshot
  }

  /// While another program holds the database nothing is lost: what was typed, and what is to be shown, waits for it.
  private var patiently: LockPatience {
    LockPatience(time: house.time) {
      let language = (try? await language()) ?? house.configuration.language
      let waiting = Phrase(.cli(.waitingForLock), ["path": .text(house.configuration.database)])
      StandardError.write("mitko: " + book(language).text(waiting))
    }
  }

  private enum Next: Hashable {
    case goOn, leave
  }

  /// The person's language, as the database has it now; where that cannot be told now, the configured one.
  private func language() async throws -> Language {
    do {
      return try await house.store.read { [user] in try $0.users.find(user)?.language }
        ?? house.configuration.language
    } catch StoreError.busy {
      return house.configuration.language
    }
  }

  private func tell(_ error: StoreError, _ language: Language) -> String {
    book(language).text(Failure(error, configuration: house.configuration).phrase)
  }

  private func carryOut(_ text: String, _ transcript: PlainTranscript) async throws -> Next {
    let language = try await language()
    let parser = CommandParser(phrasebooks: house.phrasebooks, language: language.code)
    switch parser.parse(text) {
    case .empty: return .goOn
    case .quit: return .leave
    case .mistake(let mistake):
      try await say(mistake.phrase(book(language)), language)
      return .goOn
    case .press(let number):
      guard let action = transcript.button(number) else {
        try await say(CommandMistake.noButton(number).phrase(book(language)), language)
        return .goOn
      }
      return try await perform(.press(action), language)
    case .choose(let change):
      let choices = try await house.store.read { [user] in
        try $0.profiles.current(of: user)?.profile.choices ?? PublicChoices()
      }
      return try await perform(.setPublicChoices(choices.applying(change)), language)
    case .find(let words):
      try await find(words, language)
      return .goOn
    case .importFile(let path): return try await importFile(path, language)
    case .stop: return try await stop(language)
    case .cost:
      try await tellSpending(language)
      return .goOn
    case .chats:
      guard let shelf = try await source.snapshot()?.shelf else { return .goOn }
      try await write(PlainTranscript.list(shelf, book: book(language), columns: console.columns))
      return .goOn
    case .go(let number): return try await go(to: number, language)
    case .message(let text): return try await perform(.say(text), language)
    case .command(.help):
      try await write(PlainTranscript.help(book(language), columns: console.columns))
      return .goOn
    case .command(let command): return try await perform(command, language)
    }
  }

  /// Prints what was said here with these words, the newest of it last, and how much elsewhere.
  private func find(_ words: String, _ language: Language) async throws {
    guard let pattern = SearchPattern(words) else { return }
    let finds = try await source.find(pattern, newest: PlainTranscript.foundAtOnce)
    let now = house.time.now
    try await write(
      PlainTranscript.found(
        finds, with: pattern, words: words, now: now, utcOffset: LocalTime.utcOffset(at: now),
        book: book(language), columns: console.columns))
  }

  private func importFile(_ path: String, _ language: Language) async throws -> Next {
    let text: String
    do throws(DocumentFile.Trouble) {
      text = try await DocumentFile(path: path, home: environment["HOME"]).text(time: house.time)
    } catch {
      try await say(error.phrase, language)
      return .goOn
    }
    return try await perform(.say(text), language)
  }

  private func stop(_ language: Language) async throws -> Next {
    let chat = await source.chat
    let job = try await house.store.read { try $0.jobs.openReply(of: chat) }
    guard let job, job.state == .running else {
      try await say(Phrase(.reply(.nothingToStop)), language)
      return .goOn
    }
    return try await perform(.stopReply(job.id), language)
  }

  private func tellSpending(_ language: Language) async throws {
    let (chat, user) = (await source.chat, user)
    let calls = try await house.store.read { tx -> [LedgerEntry]? in
      let latest = try tx.chats.messages(in: chat, before: nil, limit: PlainTranscript.reach)
      return try latest.last { $0.job != nil }?.job.map { job in
        try tx.ledger.entries(of: job).filter { $0.user == user }
      }
    }
    guard let calls else { return try await say(Phrase(.reply(.noCosts)), language) }
    try await write(PlainTranscript.spending(calls, book: book(language), columns: console.columns))
  }

  private func go(to number: Int, _ language: Language) async throws -> Next {
    guard let all = try await source.snapshot()?.shelf.all, all.indices.contains(number - 1) else {
      try await say(Phrase(.chats(.noSuch), ["number": .text(String(number))]), language)
      return .goOn
    }
    let chat = all[number - 1]
    if chat.archivedAt != nil { _ = try await perform(.restoreChat(chat.id), language) }
    await source.move(to: chat.id)
    return .goOn
  }

  private func perform(_ command: UserCommand, _ language: Language) async throws -> Next {
    switch try await house.conversation.receive(command, from: user, in: await source.chat) {
    case .done, .stored: break
    case .told(let phrase): try await say(phrase, language)
    case .refused(let refusal): try await say(Phrase.refusal(refusal), language)
    case .opened(let chat): await source.move(to: chat)
    case .chatText(let text):
      let text = Sanitizer.plain(text)
      guard isInteractive else { return try await print(text) }
      try await keep(.chats(.saved), language) { try ExportFile.write(text, of: user, for: house) }
    case .export(let json):
      guard isInteractive else { return try await print(json + "\n") }
      try await keep(.chat(.exported), language) { try ExportFile.write(json, for: house) }
    case .erased, .linked:
      try await sayErased(language)
      return .leave
    }
    return .goOn
  }

  /// A script reads what it asked for where it reads everything.
  private func print(_ text: String) async throws -> Next {
    try await console.send(Array(text.utf8))
    return .goOn
  }

  /// Somebody who sits there gets a file and its name: hundreds of lines would push the conversation away, and a screen
  /// reader would read them all. Where there is no room for it, the conversation goes on.
  private func keep(_ told: PhraseKey, _ language: Language, _ file: () throws -> String) async throws {
    let path: String
    do {
      path = try file()
    } catch {
      let failure = Failure(error, configuration: house.configuration)
      return StandardError.write("mitko: " + book(language).text(failure.phrase))
    }
    try await say(Phrase(told, ["path": .text(path)]), language)
  }

  private func write(_ lines: [String]) async throws {
    if !lines.isEmpty { try await console.write(lines.joined(separator: "\n") + "\n") }
  }

  private func say(_ phrase: Phrase?, _ language: Language) async throws {
    guard let phrase else { return }
    try await console.write(
      PlainTranscript.line(phrase, book: book(language), columns: console.columns) + "\n")
  }

  private func sayErased(_ language: Language) async throws {
    PrivateFile.erase(user, below: house.configuration.paths.state)
    // Somebody else's by now: the two accounts are one.
    if try await house.store.read({ [identity] in try $0.users.find(identity) }) != nil {
      return try await say(Phrase(.chat(.linkedElsewhere)), language)
    }
    for phrase in Phrase.erased(leaving: ExportFile.left(of: user, in: house)) {
      try await say(phrase, language)
    }
  }

  private func book(_ language: Language) -> Phrasebook { house.phrasebooks.book(for: language.code) }
}
