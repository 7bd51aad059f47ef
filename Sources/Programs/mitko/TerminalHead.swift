import Agent
import Bootstrap
import ChatScreens
import CommandLine
import Domain
import FoundationEssentials
import Localization
import Matcher
import Ports
import TerminalKit
import TerminalRuntime

/// The conversation on a full screen: keys and changed rows go into `ChatApp`, its frames onto the terminal.
///
/// Commands are carried out one after the other in the order typed, off the main actor: painting never waits for
/// the database.
@MainActor
final class TerminalHead {
  private let house: House
  private let user: UserID
  private let chat: ChatID
  private let source: SnapshotSource
  private let session: TerminalSession
  private var app: ChatApp
  private let keys: KeyMap
  private let environment: [String: String]

  /// What the loop waits for.
  private enum Event: Sendable {
    case key(KeyEvent)
    case app(ChatEvent)
    /// A command could not be carried out.
    case failed(UserCommand, Failure)
    case storeChanged
    /// A relative time reads otherwise now.
    case alarm
    /// The person erased themself.
    case gone
    /// No more keys will come: the terminal is closed.
    case closed
  }

  private let events: AsyncStream<Event>
  private let inbox: AsyncStream<Event>.Continuation
  private let commands: AsyncStream<UserCommand>
  private let outbox: AsyncStream<UserCommand>.Continuation
  private var isReading = false
  private var mustReadAgain = false
  private var isReadingOutlook = false
  private var mustReadOutlookAgain = false
  private var alarm: (at: Timestamp, task: Task<Void, Never>)?

  init(house: House, user: User, chat: ChatID, source: SnapshotSource, environment: [String: String]) throws {
    self.house = house
    self.user = user.id
    self.chat = chat
    self.source = source
    session = try TerminalSession(options: TerminalOptions(environment: environment))
    keys = try house.configuration.keyMap
    app = ChatApp(language: user.language, keys: keys)
    self.environment = environment
    (events, inbox) = AsyncStream.makeStream(of: Event.self)
    (commands, outbox) = AsyncStream.makeStream(of: UserCommand.self)
  }

  /// Runs until the person quits, the terminal goes away, or they erased themself.
  func run(notices: AsyncStream<Phrase>) async throws -> ExitCode {
    let keys = session.events
    let changes = house.store.changes()
    let (inbox, commands) = (inbox, commands)
    let worker = Task { await Self.carryOut(commands, for: user, in: chat, house: house, inbox: inbox) }
    let pumps = [
      Task {
        for await key in keys { inbox.yield(.key(key)) }
        inbox.yield(.closed)
      },
      Task { for await _ in changes { inbox.yield(.storeChanged) } },
      Task { for await notice in notices { inbox.yield(.app(.notice(notice))) } },
    ]
    defer {
      for pump in pumps { pump.cancel() }
      alarm?.task.cancel()
      session.close()
    }
    readSnapshot()
    PrivateFile.sweep(below: house.configuration.paths.state)
    bringDraftsBack()
    var isErased = false
    loop: for await event in events {
      switch event {
      case .key(let key): if await update(.key(key)) == .leave { break loop }
      case .app(let event): if await update(event) == .leave { break loop }
      case .failed(let command, let failure): _ = await update(.failed(command, failure.phrase))
      case .storeChanged:
        readSnapshot()
        continue
      case .alarm: break
      case .gone:
        isErased = true
        break loop
      case .closed: break loop
      }
      paint()
    }
    // What was sent before quitting is carried out before the house closes. It may have to wait: the terminal is given
    // back at once.
    outbox.finish()
    session.close()
    let book = house.phrasebooks.book(for: app.language.code)
    if app.isSending { StandardError.write("mitko: " + book.text(.chat(.sending))) }
    await worker.value
    if isErased {
      PrivateFile.erase(user, below: house.configuration.paths.state)
      for phrase in Phrase.erased(leaving: ExportFile.left(of: user, in: house)) {
        try StandardOutput.write(book.text(phrase) + "\n")
      }
    }
    inbox.finish()
    return await tellUnsent(book)
  }

  /// Tells on the shell's screen what was sent last and not taken, now that no field can take it back.
  private func tellUnsent(_ book: Phrasebook) async -> ExitCode {
    var code = ExitCode.success
    func tell(_ command: UserCommand, _ reason: Phrase) {
      StandardError.write("mitko: " + book.text(reason))
      guard case .say(let text) = command else { return }
      StandardError.write(book.text(Phrase(.chat(.notSent), ["text": .text(Sanitizer.plain(text))])))
    }
    for await event in events {
      switch event {
      case .failed(let command, let failure):
        code = failure.code
        tell(command, failure.phrase)
      case .app(.refused(let command, let refusal)):
        guard let reason = Phrase.refusal(refusal) else { continue }
        code = .failure
        tell(command, reason)
      case .key, .app, .storeChanged, .alarm, .gone, .closed: continue
      }
    }
    return code
  }

  private enum Next: Hashable {
    case goOn, leave
  }

  private func update(_ event: ChatEvent) async -> Next {
    for effect in app.update(event, in: surroundings) {
      switch effect {
      case .perform(let command): outbox.yield(command)
      case .loadOlder(let position, let limit): loadOlder(before: position, limit: limit)
      case .readOutlook: readOutlook()
      case .markSeen(let match): markSeen(match)
      case .copyToClipboard(let text):
        // The screen says that it was copied; only what did not happen is told here.
        if case .tooLong = session.copyToClipboard(text) {
          inbox.yield(
            .app(.told(Phrase(.chat(.tooLongToCopy), ["key": .text(keys.name(of: .open))]))))
        }
      case .search(let pattern, let position, let limit):
        search(pattern, before: position, limit: limit)
      case .edit(let draft): await edit(draft)
      case .view(let text): await view(text)
      case .setMouse(let isOn): session.setMouse(isOn)
      case .repaint: session.repaint()
      case .suspend: session.suspend()
      case .quit: return .leave
      }
    }
    return .goOn
  }

  private var surroundings: Surroundings {
    let now = house.time.now
    return Surroundings(
      size: session.size, now: now, utcOffset: LocalTime.utcOffset(at: now), phrasebooks: house.phrasebooks)
  }

  private func paint() {
    let frame = app.render(in: surroundings)
    session.paint(frame.grid, cursor: frame.cursor)
    for effect in app.update(.painted(frame), in: surroundings) {
      if case .markSeen(let match) = effect { markSeen(match) }
      if case .loadOlder(let position, let limit) = effect { loadOlder(before: position, limit: limit) }
    }
    setAlarm(at: frame.changesAt)
  }

  private func setAlarm(at instant: Timestamp?) {
    guard alarm?.at != instant else { return }
    alarm?.task.cancel()
    alarm = instant.map { instant in
      (
        instant,
        Task { [time = house.time, inbox] in
          do { try await time.sleep(until: instant) } catch { return }
          inbox.yield(.alarm)
        }
      )
    }
  }

  // MARK: Reading

  /// Reads the present state; while one look is under way, the next change only notes that another is due.
  private func readSnapshot() {
    if isReading {
      mustReadAgain = true
      return
    }
    isReading = true
    Task {
      repeat {
        mustReadAgain = false
        do {
          if let snapshot = try await source.snapshot() {
            inbox.yield(.app(.snapshotArrived(snapshot)))
          } else {
            inbox.yield(.gone)
          }
        } catch {
          inbox.yield(.app(.notice(Failure(error, configuration: house.configuration).phrase)))
        }
      } while mustReadAgain
      isReading = false
    }
  }

  /// Looks why nobody was proposed yet; wishes that come while a look is under way join in one more.
  private func readOutlook() {
    if isReadingOutlook {
      mustReadOutlookAgain = true
      return
    }
    isReadingOutlook = true
    Task {
      repeat {
        mustReadOutlookAgain = false
        // Where it fails the screen keeps what it has, and the next change asks again.
        if let note = try? await house.outlooks.note(for: user) { inbox.yield(.app(.outlookArrived(note))) }
      } while mustReadOutlookAgain
      isReadingOutlook = false
    }
  }

  private func loadOlder(before position: Int, limit: Int) {
    Task {
      guard let older = try? await source.older(than: position, limit: limit) else { return }
      inbox.yield(.app(.olderMessagesArrived(older, hasOlder: (older.first?.position ?? 1) > 1)))
    }
  }

  private func search(_ pattern: SearchPattern, before position: Int, limit: Int) {
    Task {
      guard let page = try? await source.search(pattern, before: position, limit: limit) else { return }
      inbox.yield(.app(.searched(pattern, found: page.found, next: page.next)))
    }
  }

  private func markSeen(_ match: MatchID) {
    let (house, user) = (house, user)
    Task {
      // Where this fails the side counts as not having seen it yet, and the next frame tries again.
      try? await house.store.write { [desk = house.matchMaking] in try desk.seen(match, by: user, in: $0) }
    }
  }

  // MARK: Programs of the person's own

  /// The draft goes to the editor and comes back; whatever happens there, the field keeps a text.
  private func edit(_ draft: String) async {
    guard let editor = OutsideProgram.editor(environment) else { return tell(Phrase(.chat(.noEditor))) }
    await lend(draft, .draft(of: user), to: editor) { file, end in
      switch end {
      case .notStarted: break
      case .exited(code: 0): return take(file)
      case .exited(let code):
        tell(Phrase(.chat(.editorFailed), ["program": .text(editor.name), "code": .text(String(code))]))
      case .killed(let signal):
        let isKept = take(file)
        tell(Phrase(.chat(.editorCrashed), ["program": .text(editor.name), "code": .text(String(signal))]))
        return isKept
      }
      return false
    }
  }

  private func view(_ text: String) async {
    guard let pager = OutsideProgram.pager(environment) else { return tell(Phrase(.chat(.noPager))) }
    await lend(Sanitizer.plain(text) + "\n", .reading, to: pager) { _, _ in false }
  }

  /// Lets a program have the terminal and a text in a file.
  ///
  /// - Parameter finish: takes what became of it; true where the file is to stay.
  private func lend(
    _ text: String, _ content: PrivateFile.Content, to program: OutsideProgram,
    finish: (PrivateFile, ChildEnd) -> Bool
  ) async {
    do {
      let file = try PrivateFile(
        text, content, below: house.configuration.paths.state, stamp: house.time.now.microseconds)
      let end = await session.run(program.words + [file.path])
      if case .notStarted = end {
        let variable = program.variable ?? "PATH"
        tell(
          Phrase(.chat(.outsideMissing), ["program": .text(program.name), "variable": .text(variable)]))
      }
      if !finish(file, end) { file.remove() }
    } catch {
      tell(Failure(error, configuration: house.configuration).phrase)
    }
  }

  /// Takes a text back from the editor; true where it is too long and stays in its file.
  private func take(_ file: PrivateFile) -> Bool {
    guard let text = file.text else { return false }
    if let phrase = Self.tooLong(text, in: file) {
      tell(phrase)
      return true
    }
    inbox.yield(.app(.edited(text)))
    return false
  }

  /// Where a text stays that is too long for the field; `nil` for one that is not.
  private static func tooLong(_ text: String, in file: PrivateFile) -> Phrase? {
    let length = text.unicodeScalars.count
    guard length > ChatApp.longestDraft else { return nil }
    return Phrase(
      .chat(.editorTooLong),
      ["length": .count(length), "limit": .count(ChatApp.longestDraft), "path": .text(file.path)])
  }

  /// What was being written when the program was ended with the editor open goes back into the field: as much as a
  /// message takes. The rest waits in its files for the next start.
  private func bringDraftsBack() {
    var drafts = ""
    for file in PrivateFile.lostDrafts(of: user, below: house.configuration.paths.state) {
      guard let text = file.text else { continue }
      if let phrase = Self.tooLong(text, in: file) {
        inbox.yield(.app(.notice(phrase)))
      } else if Self.tooLong(drafts + text, in: file) == nil {
        drafts += text.last?.isNewline == true ? text : text + "\n"
        file.remove()
      }
    }
    guard drafts.contains(where: { !$0.isWhitespace }) else { return }
    inbox.yield(.app(.edited(drafts)))
    inbox.yield(.app(.notice(Phrase(.chat(.draftBack)))))
  }

  private func tell(_ phrase: Phrase) { inbox.yield(.app(.told(phrase))) }

  // MARK: Commands

  private nonisolated static func carryOut(
    _ commands: AsyncStream<UserCommand>, for user: UserID, in chat: ChatID, house: House,
    inbox: AsyncStream<Event>.Continuation
  ) async {
    for await command in commands {
      do {
        switch try await house.conversation.receive(command, from: user, in: chat) {
        case .done, .stored: inbox.yield(.app(.commandFinished(command)))
        case .refused(let refusal): inbox.yield(.app(.refused(command, refusal)))
        case .erased: inbox.yield(.gone)
        case .export(let json):
          let path = try ExportFile.write(json, for: house)
          inbox.yield(.app(.exportWritten(path: path)))
        }
      } catch {
        inbox.yield(.failed(command, Failure(error, configuration: house.configuration)))
      }
    }
  }
}
