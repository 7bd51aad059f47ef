import Agent
import Bootstrap
import ChatScreens
import CommandLine
import DialogParts
import Domain
import FoundationEssentials
import Localization
import Matcher
import Ports
import ProgramParts
import ScreenParts
import TerminalKit
import TerminalRuntime

/// The conversation on a full screen: keys and changed rows go into `ChatApp`, its frames onto the terminal.
///
/// Commands are carried out one after the other in the order typed, off the main actor: painting never waits for
/// the database.
@MainActor
final class TerminalHead {
  let house: House
  let user: UserID
  /// Whose account sits at the terminal.
  private let identity: Identity
  /// The conversation on the screen.
  private var chat: ChatID
  private let source: SnapshotSource
  let session: TerminalSession
  private var app: ChatApp
  private let keys: KeyMap
  let environment: [String: String]

  /// What the loop waits for.
  enum Event: Sendable {
    case key(KeyEvent)
    case app(ChatEvent)
    /// A command could not be carried out.
    case failed(UserCommand, Failure)
    case storeChanged
    /// A relative time reads otherwise now.
    case alarm
    /// The person erased themself.
    case gone
    /// The person is to be taken to another conversation.
    case opened(ChatID)
    /// No more keys will come: the terminal is closed.
    case closed
  }

  private let events: AsyncStream<Event>
  let inbox: AsyncStream<Event>.Continuation
  /// Something to be carried out, with the conversation that it was given in.
  private struct Order: Sendable {
    enum Wish: Sendable {
      case command(UserCommand)
      /// Say what stands there.
      case document(DocumentFile)
    }

    let wish: Wish
    let chat: ChatID
  }

  private let commands: AsyncStream<Order>
  private let outbox: AsyncStream<Order>.Continuation
  /// Hears what the replies of the conversation say so far.
  private var listening: Task<Void, Never>?
  private var isReading = false
  private var mustReadAgain = false
  private var isReadingOutlook = false
  private var mustReadOutlookAgain = false
  private let alarm: RepaintAlarm

  init(
    house: House, user: User, identity: Identity, chat: ChatID, source: SnapshotSource,
    environment: [String: String]
  ) throws {
    self.identity = identity
    self.house = house
    self.user = user.id
    self.chat = chat
    self.source = source
    session = try TerminalSession(options: TerminalOptions(environment: environment))
    keys = try house.configuration.keyMap
    app = ChatApp(language: user.language, keys: keys)
    self.environment = environment
    (events, inbox) = AsyncStream.makeStream(of: Event.self)
    alarm = RepaintAlarm(time: house.time) { [inbox] in inbox.yield(.alarm) }
    (commands, outbox) = AsyncStream.makeStream(of: Order.self)
  }

  /// Runs until the person quits, the terminal goes away, or they erased themself.
  func run(notices: AsyncStream<Phrase>) async throws -> ExitCode {
    let keys = session.events
    let changes = house.store.changes()
    let (inbox, commands) = (inbox, commands)
    let worker = Task { await Self.carryOut(commands, for: user, house: house, inbox: inbox) }
    let pumps = [
      Task {
        for await key in keys { inbox.yield(.key(key)) }
        inbox.yield(.closed)
      },
      Task { for await _ in changes { inbox.yield(.storeChanged) } },
      Task { for await notice in notices { inbox.yield(.app(.notice(notice))) } },
      Task { await ErasedTraces.sweep(house) },
    ]
    defer {
      for pump in pumps { pump.cancel() }
      listening?.cancel()
      alarm.cancel()
      session.close()
    }
    listen()
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
      case .opened(let chat):
        await open(chat)
        continue
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
      // Somebody else's by now: the two accounts are one.
      if try await house.store.read({ [identity] in try $0.users.find(identity) }) != nil {
        try StandardOutput.write(book.text(.chat(.linkedElsewhere)) + "\n")
        inbox.finish()
        return await tellUnsent(book)
      }
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
      case .key, .app, .storeChanged, .alarm, .gone, .opened, .closed: continue
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
      case .perform(let command): outbox.yield(Order(wish: .command(command), chat: chat))
      case .importFile(let path):
        let file = DocumentFile(path: path, home: environment["HOME"])
        outbox.yield(Order(wish: .document(file), chat: chat))
      case .openChat(let chat): await open(chat)
      case .loadOlder(let position, let limit): loadOlder(before: position, limit: limit)
      case .readOutlook: readOutlook()
      case .markSeen(let match): markSeen(match)
      case .copyToClipboard(let text):
        // The screen says that it was copied; only what did not happen is told here.
        if case .tooLong = session.copyToClipboard(text) {
          inbox.yield(
            .app(.told(Phrase(.chat(.tooLongToCopy), ["key": .text(keys.name(of: .open))]))))
        }
      case .readSpending(let job): readSpending(job)
      case .search(let pattern, let chat, let position, let limit):
        search(pattern, in: chat, before: position, limit: limit)
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

  /// Goes to another conversation: what is read and heard is of that one from now on.
  private func open(_ chat: ChatID) async {
    self.chat = chat
    await source.move(to: chat)
    listen()
    readSnapshot()
  }

  private func listen() {
    listening?.cancel()
    let (drafts, chat, inbox) = (house.live.drafts(of: chat), chat, inbox)
    listening = Task { for await draft in drafts { inbox.yield(.app(.replyGrew(draft, in: chat))) } }
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
    alarm.set(at: frame.changesAt)
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
            // A reset leaves the main conversation only.
            if let current = snapshot.shelf.current?.id, current != chat, await source.chat == current {
              chat = current
              listen()
            }
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

  private func search(_ pattern: SearchPattern, in chat: ChatID, before position: Int, limit: Int) {
    Task {
      guard let page = try? await source.search(pattern, in: chat, before: position, limit: limit) else {
        return
      }
      inbox.yield(.app(.searched(pattern, in: chat, found: page.found, next: page.next)))
    }
  }

  private func readSpending(_ job: JobID) {
    Task { [user] in
      let calls = try? await house.store.read { tx -> [LedgerEntry] in
        guard try tx.jobs.find(job).map({ $0.user == user }) ?? true else { return [] }
        return try tx.ledger.entries(of: job).filter { $0.user == user }
      }
      if let calls { inbox.yield(.app(.spendingArrived(job, calls))) }
    }
  }

  private func markSeen(_ match: MatchID) {
    let (house, user) = (house, user)
    Task {
      // Where this fails the side counts as not having seen it yet, and the next frame tries again.
      try? await house.store.write { [desk = house.matchMaking] in try desk.seen(match, by: user, in: $0) }
    }
  }

  func tell(_ phrase: Phrase) { inbox.yield(.app(.told(phrase))) }

  // MARK: Commands

  private nonisolated static func carryOut(
    _ orders: AsyncStream<Order>, for user: UserID, house: House,
    inbox: AsyncStream<Event>.Continuation
  ) async {
    for await order in orders {
      let command: UserCommand
      switch order.wish {
      case .command(let wish): command = wish
      case .document(let file):
        await say(file, for: user, in: order.chat, house: house, inbox: inbox)
        continue
      }
      do {
        switch try await house.conversation.receive(command, from: user, in: order.chat) {
        case .done, .stored: inbox.yield(.app(.commandFinished(command)))
        case .told(let phrase):
          inbox.yield(.app(.commandFinished(command)))
          inbox.yield(.app(command.isTrouble ? .told(phrase) : .did(phrase)))
        case .refused(let refusal): inbox.yield(.app(.refused(command, refusal)))
        case .opened(let chat):
          inbox.yield(.app(.commandFinished(command)))
          inbox.yield(.opened(chat))
        case .chatText(let text):
          let path = try ExportFile.write(Sanitizer.plain(text), of: user, for: house)
          inbox.yield(.app(.chatSaved(path: path)))
        case .erased, .linked: inbox.yield(.gone)
        case .export(let json):
          let path = try ExportFile.write(json, for: house)
          inbox.yield(.app(.exportWritten(path: path)))
        }
      } catch {
        inbox.yield(.failed(command, Failure(error, configuration: house.configuration)))
      }
    }
  }

  /// Says what stands in a file; of what is not taken the file still has every word, so nothing is put into the field.
  private nonisolated static func say(
    _ file: DocumentFile, for user: UserID, in chat: ChatID, house: House,
    inbox: AsyncStream<Event>.Continuation
  ) async {
    do {
      let text = try await file.text(time: house.time)
      let receipt = try await house.conversation.receive(.say(text), from: user, in: chat)
      if case .refused(let refusal) = receipt, let phrase = Phrase.refusal(refusal) {
        inbox.yield(.app(.told(phrase)))
      }
    } catch let trouble as DocumentFile.Trouble {
      inbox.yield(.app(.told(trouble.phrase)))
    } catch {
      inbox.yield(.app(.told(Failure(error, configuration: house.configuration).phrase)))
    }
  }
}

extension UserCommand {
  /// Whether what is told of it instead of a message is a refusal.
  fileprivate var isTrouble: Bool { if case .tryAgain = self { true } else { false } }
}
