import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import Ports
import ProgramParts
import RoomReading
import ScreenParts
import TerminalKit
import TerminalRuntime

/// The operators' rooms on a full screen: keys and changed rows go into `AdminApp`, its frames onto the terminal.
///
/// Orders are carried out one after the other, off the main actor: painting never waits for the database.
@MainActor
final class AdminHead {
  private let house: House
  private let operations: Operations
  private let identity: Identity
  private let source: AdminSource
  private let session: TerminalSession
  private let glyphs: ChartGlyphs
  private var app: AdminApp

  /// What was ordered, and in which room; no order takes the operator's last act back.
  private struct Placed: Sendable {
    let order: OperatorOrder?
    let room: RoomName
  }

  private enum Event: Sendable {
    case key(KeyEvent)
    case app(AdminEvent)
    /// Rows changed, here or in another process.
    case storeChanged
    /// Time to look again; to see whether the file is still there; or words of time read otherwise.
    case look, check, alarm
    case closed
  }

  private let events: AsyncStream<Event>
  private let inbox: AsyncStream<Event>.Continuation
  private let orders: AsyncStream<Placed>
  private let outbox: AsyncStream<Placed>.Continuation
  /// What the current room shows.
  private var watched: RoomQuery?
  private var isReading = false
  private var mustReadAgain = false
  private var isAsked = false
  private var pace = LookPace()
  /// Whether the next look brings what the last one left out: it takes long, and comes once in a while.
  private var isCompleting = false
  private var nextLook: Task<Void, Never>?
  private let alarm: RepaintAlarm

  /// - Parameter identity: by which the operator themselves talks with Mitko.
  init(
    house: House, operations: Operations, identity: Identity, isDemo: Bool, environment: [String: String]
  ) throws {
    self.house = house
    self.operations = operations
    self.identity = identity
    source = AdminSource(operations: operations, language: house.configuration.language)
    let options = TerminalOptions(environment: environment)
    session = try TerminalSession(options: options)
    glyphs = ChartGlyphs.suiting(environment)
    app = AdminApp(
      for: operations.actor, isDemo: isDemo, hasPlayMoney: house.makers.played != nil,
      language: house.configuration.language)
    (events, inbox) = AsyncStream.makeStream(of: Event.self)
    alarm = RepaintAlarm(time: house.time) { [inbox] in inbox.yield(.alarm) }
    (orders, outbox) = AsyncStream.makeStream(of: Placed.self)
  }

  /// Runs until the operator quits or the terminal goes away.
  func run() async -> ExitCode {
    let keys = session.events
    let changes = house.store.changes()
    let (inbox, orders, operations, source) = (inbox, orders, operations, source)
    let (house, identity) = (house, identity)
    let worker = Task {
      await Self.carryOut(
        orders, operations: operations, source: source, house: house, identity: identity, inbox: inbox)
    }
    let pumps = [
      Task {
        for await key in keys { inbox.yield(.key(key)) }
        inbox.yield(.closed)
      },
      Task { if operations.actor.right == .operates { await ErasedTraces.sweep(house) } },
      Task { for await _ in changes { inbox.yield(.storeChanged) } },
      // A file that was removed or replaced tells of no change.
      Task { [time = house.time] in
        while !Task.isCancelled {
          do { try await time.sleep(until: time.now + Self.checkPause) } catch { return }
          inbox.yield(.check)
        }
      },
    ]
    defer {
      for pump in pumps { pump.cancel() }
      alarm.cancel()
      nextLook?.cancel()
      session.close()
    }
    perform(app.start())
    paint()
    loop: for await event in events {
      switch event {
      case .key(let key): if perform(app.update(.key(key), in: surroundings)) { break loop }
      case .app(let event): perform(app.update(event, in: surroundings))
      case .storeChanged:
        hasMoved = true
        changed()
        continue
      case .look:
        read()
        continue
      case .check:
        changed()
        continue
      // What was read is older by now too.
      case .alarm: changed()
      case .closed: break loop
      }
      paint()
    }
    // What was ordered before leaving is carried out before the house closes.
    outbox.finish()
    session.close()
    await worker.value
    return .success
  }

  /// - Returns: whether the operator leaves.
  @discardableResult
  private func perform(_ effects: [AdminEffect]) -> Bool {
    for effect in effects {
      switch effect {
      case .order(let order):
        switch order as? OperatorOrder {
        case .watch(let query)?:
          watched = query
          isAsked = true
          read()
        case let order?: outbox.yield(Placed(order: order, room: app.current))
        case nil: break
        }
      case .undo: outbox.yield(Placed(order: nil, room: app.current))
      case .copyToClipboard(let text):
        if case .tooLong = session.copyToClipboard(text) { continue }
        inbox.yield(.app(.told(Phrase(.admin(.copied), ["text": .text(text)]), .fine)))
      case .setMouse(let isOn): session.setMouse(isOn)
      // The frame has done it.
      case .go, .ask, .tell: break
      case .repaint: session.repaint()
      case .suspend: session.suspend()
      case .quit: return true
      }
    }
    return false
  }

  private var surroundings: Surroundings {
    let now = house.time.now
    return Surroundings(
      size: session.size, now: now, utcOffset: LocalTime.utcOffset(at: now), phrasebooks: house.phrasebooks,
      glyphs: glyphs)
  }

  private func paint() {
    let frame = app.render(in: surroundings)
    session.paint(frame.grid, cursor: frame.cursor)
    alarm.set(at: frame.changesAt)
  }

  // MARK: Reading

  /// Looks at once, or when the pace allows it.
  private func changed() {
    guard let instant = pace.wait(at: house.time.now) else { return read() }
    guard nextLook == nil else { return }
    lookAgain(at: instant)
  }

  private func lookAgain(at instant: Timestamp) {
    nextLook?.cancel()
    nextLook = Task { [time = house.time, inbox] in
      do { try await time.sleep(until: instant) } catch { return }
      inbox.yield(.look)
    }
  }

  /// Reads what the current room shows; while one look is under way, the next wish only notes that another is due.
  private func read() {
    nextLook?.cancel()
    nextLook = nil
    if isReading {
      mustReadAgain = true
      return
    }
    isReading = true
    Task {
      repeat {
        mustReadAgain = false
        await look()
      } while mustReadAgain
      isReading = false
    }
  }

  /// How often it is looked whether the database is still there.
  private static let checkPause: Duration = .seconds(2)

  private var trouble: Phrase?
  /// Whether the store told of a change since the last look.
  private var hasMoved = true

  private func look() async {
    guard let query = watched else { return }
    let (asked, moved) = (isAsked, hasMoved)
    (isAsked, hasMoved) = (false, false)
    let now = house.time.now
    let processor = ProcessorTime.used
    do {
      let content = try await source.look(
        at: query, isAsked: asked || trouble != nil, hasMoved: moved, now: now)
      // What completes a look comes once in a while.
      pace.looked(at: now, took: isCompleting ? .zero : ProcessorTime.used - processor)
      tellPace()
      isCompleting = content.map { !$0.isWhole } ?? false
      if isCompleting { mustReadAgain = true }
      calmDown()
      if let content, query == watched { inbox.yield(.app(.arrived(content, at: now))) }
    } catch let mistake as PatternMistake {
      pace.looked(at: now, took: ProcessorTime.used - processor)
      tellPace()
      isCompleting = false
      calmDown()
      if query == watched { inbox.yield(.app(.filterRefused(mistake.phrase))) }
    } catch {
      let phrase = await troubled(by: error)
      trouble = phrase
      pace.looked(at: now, took: .zero)
      isAsked = true
      inbox.yield(.app(.trouble(phrase)))
      lookAgain(at: now + Self.retryPause)
    }
  }

  /// The database was read again.
  private func calmDown() {
    guard trouble != nil else { return }
    trouble = nil
    inbox.yield(.app(.trouble(nil)))
  }

  /// What the screen was told of the pace.
  private var toldPace: Duration?

  /// Tells it in whole seconds, where those are others than before.
  private func tellPace() {
    let pause = Duration.seconds(pace.pause.inSeconds.rounded(.up))
    guard pause != toldPace else { return }
    toldPace = pause
    inbox.yield(.app(.paced(pause)))
  }

  /// Why the database cannot be read. A backup that was put in its place is opened: what is shown is what is there. Where
  /// another file stands in its place that is none for this program, that is what is told.
  private func troubled(by error: any Error) async -> Phrase {
    var error = error
    if case .gone? = error as? StoreError {
      do { try await house.store.reopen() } catch let other { error = other }
    }
    return Self.phrase(of: error, in: house)
  }

  /// What went wrong, in words.
  private nonisolated static func phrase(of error: any Error, in house: House) -> Phrase {
    // Here it needs no new start.
    if case .gone? = error as? StoreError {
      return Phrase(.admin(.databaseGone), ["path": .text(house.configuration.database)])
    }
    return Failure(error, configuration: house.configuration).phrase
  }

  /// What takes no longer needs no word.
  private nonisolated static let patience: Duration = .seconds(1)

  /// How soon a database is looked at again that could not be read.
  private static let retryPause: Duration = .seconds(2)

  // MARK: Orders

  private nonisolated static func carryOut(
    _ orders: AsyncStream<Placed>, operations: Operations, source: AdminSource, house: House,
    identity: Identity,
    inbox: AsyncStream<Event>.Continuation
  ) async {
    for await placed in orders {
      let room = placed.room
      let answer = Answer(order: placed.order, inbox: inbox)
      // Another program's lock, or many rows: whoever waits is told so.
      let waits = Task { [time = house.time] in
        try await time.sleep(until: time.now + Self.patience)
        inbox.yield(.app(.told(Phrase(.admin(.working)), .fine)))
      }
      defer { waits.cancel() }
      do {
        switch placed.order {
        case .watch?: break
        case .propose(let wish)?:
          // Whoever may only look is not asked first.
          guard operations.actor.right == .operates else { throw ActRefusal.readOnly }
          try await propose(
            wish, try await operations.preview(wish), in: room, operations, answer, now: house.time.now)
        case .proposeForAll(let wish)?:
          let (meant, preview) = try await operations.proposal(wish)
          try await propose(meant, preview, in: room, operations, answer, now: house.time.now)
        case .perform(let wish, let undoing)?:
          let told: (phrase: Phrase, isFine: Bool)
          do {
            told = await words(
              for: try await operations.perform(wish).undoing(undoing), of: wish, operations,
              now: house.time.now)
          } catch {
            // Whoever was erased before it was cut short is erased.
            _ = try? await ErasedTraces.clear(after: wish, operations, house)
            throw error
          }
          if let left = try await ErasedTraces.clear(after: wish, operations, house) {
            // It stays until it was read: nobody else tells where the files are.
            answer(
              Phrase(.admin(.doneAndLeft), ["done": .phrase(told.phrase), "left": .phrase(left)]), .trouble,
              isDone: told.isFine)
          } else {
            answer(told)
          }
        case .reveal(let secret)?:
          try await source.reveal(secret)
          inbox.yield(.look)
        case .export(let person)?:
          let path = try ExportFile.write(try await operations.export(person), for: house)
          answer(Phrase(.admin(.exported), ["path": .text(path)]), .fine, isDone: true)
        case .testAnnouncement(let text)?:
          try await operations.testAnnouncement(text, to: identity)
          answer(Phrase(.admin(.tested)), .fine, isDone: true)
        case .takeBack(let act)?: try await takeBack(act, in: room, operations, answer, now: house.time.now)
        case .takeBackConfirmed(let act)?: answer(ActWords.told(try await operations.undo(act)))
        case nil: try await takeBack(nil, in: room, operations, answer, now: house.time.now)
        }
      } catch let refusal as ActRefusal {
        answer(Phrase(refusal.phrase), .trouble, isDone: false)
      } catch {
        answer(phrase(of: error, in: house), .trouble, isDone: false)
      }
    }
  }

  /// Asks where it has to be confirmed; else does it.
  private nonisolated static func propose(
    _ wish: Wish, _ preview: ActPreview, in room: RoomName, _ operations: Operations,
    _ answer: Answer, now: Timestamp
  ) async throws {
    let utcOffset = LocalTime.utcOffset(at: preview.budget?.outlooks.at ?? Timestamp(microseconds: 0))
    if preview.changes > 0, ActWords.question(wish, preview, utcOffset: utcOffset) != nil {
      let names = try await operations.names(of: wish, preview)
      guard let question = ActWords.question(wish, preview, utcOffset: utcOffset, names: names) else {
        return
      }
      answer.inbox.yield(.app(.asked(question, in: room)))
    } else {
      answer(
        await words(
          for: try await operations.perform(wish, after: preview), of: wish, operations, now: now))
    }
  }

  /// Takes an act back, or asks before.
  private nonisolated static func takeBack(
    _ act: ActID?, in room: RoomName, _ operations: Operations, _ answer: Answer, now: Timestamp
  ) async throws {
    let offer = try await operations.undoOffer(act)
    let clock = ActClock(now: now, utcOffset: LocalTime.utcOffset(at: now))
    if let question = ActWords.question(offer, clock: clock, by: operations.actor.name) {
      answer.inbox.yield(.app(.asked(question, in: room)))
    } else {
      answer(ActWords.told(try await operations.undo(offer.act.id)))
    }
  }

  /// What became of an act; of a job that was put first, with when it starts by now.
  private nonisolated static func words(
    for result: ActResult, of wish: Wish, _ operations: Operations, now: Timestamp
  ) async -> (phrase: Phrase, isFine: Bool) {
    guard case .jobs(let act, let jobs) = wish, act == .boost || act == .runNext, result.changed == 1,
      let job = jobs.first, let plan = try? await operations.job(job)?.row.plan
    else { return ActWords.told(result, of: wish.lane) }
    return (ActWords.told(result, then: plan, now: now), true)
  }

  /// Tells the screen how an order ended.
  private struct Answer: Sendable {
    /// Nothing where the operator's last act is taken back.
    let order: OperatorOrder?
    let inbox: AsyncStream<Event>.Continuation

    func callAsFunction(_ phrase: Phrase, _ tone: Toast.Tone, isDone: Bool) {
      inbox.yield(
        .app(order.map { .ended($0, isDone ? .done : .notDone, phrase, tone) } ?? .told(phrase, tone)))
    }

    func callAsFunction(_ told: (phrase: Phrase, isFine: Bool)) {
      self(told.phrase, told.isFine ? .fine : .trouble, isDone: told.isFine)
    }
  }
}

extension PatternMistake {
  /// What is wrong with an expression.
  var phrase: Phrase {
    switch self {
    case .unreadable: Phrase(.admin(.filterBadRegex))
    case .isTooSlow: Phrase(.admin(.tooSlow))
    }
  }
}
