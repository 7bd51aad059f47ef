import Agent
import Domain
import Localization
import Ports
import TelegramClient
import TelegramDialog

/// Keeps the lines that say how replies stand, of which none is left behind, whatever becomes of a reply or of the program.
struct StatusKeeper: Sendable {
  let desk: TelegramDesk

  /// A line and what it is to say.
  private struct Line: Sendable {
    let row: StatusRow
    let wanted: StatusLine?
    let keyboard: Keyboard?
  }

  /// How often words about a wait are looked at, where nothing else happens.
  private static let interval: Duration = .seconds(30)
  /// A line that moved stays where it is for that long.
  private static let rest: Duration = .seconds(3)
  private static let mostLines = 200
  /// What a line says that is past and stays: look further down.
  private static let pastLine = "↓"

  /// Keeps them until cancelled. What stays then is found at the next start.
  func run() async {
    let changes = desk.store.changes()
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let pumps = [
      Task { for await _ in changes { tick.yield() } },
      Task { [time = desk.time] in
        while !Task.isCancelled {
          tick.yield()
          do { try await time.sleep(until: time.now + Self.interval) } catch { return }
        }
      },
    ]
    defer { for pump in pumps { pump.cancel() } }
    let trouble = TroubleLog("telegram.status", desk.log, desk.time)
    var rests = Rests()
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    for await _ in ticks {
      if Task.isCancelled { return }
      alarm?.cancel()
      var next: Timestamp?
      do {
        for line in try await lines() {
          if let later = try await keep(line, &rests) { next = min(next ?? later, later) }
          if Task.isCancelled { return }
        }
        trouble.succeeded()
      } catch {
        trouble.failed((error as? BotError)?.word ?? "\(type(of: error))")
        do { try await desk.time.sleep(until: desk.time.now + .seconds(2)) } catch { return }
        tick.yield()
      }
      alarm = next.map { instant in
        Task { [time = desk.time] in
          guard (try? await time.sleep(until: instant)) != nil else { return }
          tick.yield()
        }
      }
    }
  }

  private func lines() async throws -> [Line] {
    let (phrasebooks, forecast) = (desk.phrasebooks, desk.forecast)
    return try await desk.store.read { tx in
      try tx.telegram.statusRows(limit: Self.mostLines).map { row in
        let job = try tx.jobs.find(row.job)
        let user = try job?.user.flatMap { try tx.users.find($0) }
        guard let job, let user, user.epoch == job.epoch else {
          return Line(row: row, wanted: nil, keyboard: nil)
        }
        let book = phrasebooks.book(for: user.language.code)
        switch job.state {
        case .completed, .discarded, .cancelled:
          return Line(row: row, wanted: nil, keyboard: nil)
        case .running:
          return Line(
            row: row, wanted: StatusLine(.thinking, book.text(.chat(.thinking))), keyboard: nil)
        case .queued, .retrying, .held:
          let notice = try row.notice.flatMap { try tx.chats.find($0) }
          // Taken over by the rules, it is answered at once and needs no words.
          let start = try forecast.plannedStart(of: job.id, in: tx)
          let words =
            start.map { book.text(Phrase.agentWait(Phrase.wait($0.since(tx.now)))) } ?? notice?.text
            ?? row.line.words
          return Line(
            row: row, wanted: StatusLine(.waiting, words),
            keyboard: notice.flatMap { Keyboard(of: $0, in: book) })
        }
      }
    }
  }

  /// Chats whose line stays as it is for a while: it has just moved, or Telegram asked for that.
  private struct Rests {
    private var moved: [Int64: Timestamp] = [:]
    private var asked: [Int64: Pause] = [:]

    /// When the line of a chat may be touched again, where it may not.
    mutating func end(in chat: Int64, now: Timestamp) -> Timestamp? {
      asked = asked.filter { !$0.value.isOver(now) }
      return asked[chat]?.end
    }

    mutating func askedToWait(_ duration: Duration, in chat: Int64, now: Timestamp) {
      asked[chat] = Pause(duration, from: now)
    }

    /// Notes a move now, unless the line has moved just before.
    ///
    /// - Returns: `nil` where it may move; when it may, where it may not yet.
    mutating func move(in chat: Int64, now: Timestamp) -> Timestamp? {
      moved = moved.filter { $0.value <= now && now.since($0.value) < StatusKeeper.rest }
      if let last = moved[chat] { return last + StatusKeeper.rest }
      moved[chat] = now
      return nil
    }
  }

  /// Brings a line to what it is to say.
  ///
  /// - Returns: when to look at it again, where it has to wait.
  /// - Throws: what is wrong with more than this line.
  private func keep(_ line: Line, _ rests: inout Rests) async throws -> Timestamp? {
    let row = line.row
    let step = StatusLine(row.line).step(
      to: line.wanted, isLowest: desk.bottoms.isLowest(row.telegram, in: row.chat))
    if step == .nothing { return nil }
    let now = desk.time.now
    if let later = rests.end(in: row.chat, now: now) { return later }
    let instant = desk.pace.admission(ofChangeIn: row.chat, now: now)
    guard instant <= now else { return instant }
    if case .move = step, let later = rests.move(in: row.chat, now: now) { return later }
    desk.pace.changed(now: now)
    do {
      // What is put into a chat is written down, also where the program is to end.
      try await Task { try await carryOut(step, line) }.value
    } catch let error as BotError {
      switch error {
      case .tooMany(let retryAfter):
        let now = desk.time.now
        rests.askedToWait(retryAfter, in: row.chat, now: now)
        return now + retryAfter
      // This line's own: the others are kept all the same.
      case .blocked, .noChat, .migrated, .badEntities, .notModified, .tooLate, .noTopic, .noRight, .rejected:
        try await carryOut(.remove, line)
      case .otherPoller, .webhookIsSet, .wrongToken, .serverFailed, .transport, .malformed, .cancelled:
        throw error
      }
    }
    return nil
  }

  private func carryOut(_ step: StatusLine.Step, _ line: Line) async throws {
    let row = line.row
    switch step {
    case .nothing: return
    case .remove:
      try await remove(row)
      try await desk.store.write { try $0.telegram.endStatus(row.telegram, in: row.chat) }
    case .edit(let wanted):
      guard try await edit(row, to: wanted, line.keyboard) else { return try await put(wanted, line) }
      try await desk.store.write {
        try $0.telegram.setStatus(
          StatusRow(
            chat: row.chat, telegram: row.telegram, job: row.job, notice: row.notice, line: wanted.row))
      }
    case .move(let wanted):
      // Gone first: one too few is put there again, one too many would stay.
      try await remove(row)
      try await put(wanted, line)
    }
  }

  /// - Returns: false where the line is not there any more.
  private func edit(_ row: StatusRow, to wanted: StatusLine, _ keyboard: Keyboard?) async throws -> Bool {
    do throws(BotError) {
      try await desk.api.edit(
        row.telegram, in: row.chat,
        to: OutgoingText(RichText(wanted.words), wanted.kind == .waiting ? keyboard : nil))
      return true
    } catch {
      switch error {
      case .notModified: return true
      case .tooLate: return false
      default: throw error
      }
    }
  }

  private func remove(_ row: StatusRow) async throws {
    do throws(BotError) {
      try await desk.api.delete(row.telegram, in: row.chat)
    } catch {
      if error.mayPass || error == .wrongToken { throw error }
      // Nobody is there to see it, or it is gone already, or it has stood for two days and cannot be taken away any more.
      guard error == .tooLate else { return }
      do throws(BotError) {
        try await desk.api.edit(row.telegram, in: row.chat, to: OutgoingText(RichText(Self.pastLine)))
      } catch {
        if error.mayPass { throw error }
      }
    }
  }

  /// Puts a line at the bottom in the place of one that is gone.
  private func put(_ wanted: StatusLine, _ line: Line) async throws {
    let row = line.row
    let id: Int64
    do throws(BotError) {
      id = try await desk.api.send(
        OutgoingText(RichText(wanted.words), wanted.kind == .waiting ? line.keyboard : nil), to: row.chat)
    } catch {
      guard error.mayPass else {
        return try await desk.store.write { try $0.telegram.endStatus(row.telegram, in: row.chat) }
      }
      throw error
    }
    desk.bottoms.saw(id, in: row.chat)
    desk.pace.sent(to: row.chat, now: desk.time.now)
    try await desk.store.write { tx in
      try tx.telegram.endStatus(row.telegram, in: row.chat)
      try tx.telegram.setStatus(
        StatusRow(chat: row.chat, telegram: id, job: row.job, notice: row.notice, line: wanted.row))
    }
  }
}

extension StatusLine {
  /// As it was stored.
  init(_ row: StatusRow.Line) {
    self.init(Kind(rawValue: row.kind) ?? .waiting, row.words)
  }

  /// As it is stored.
  var row: StatusRow.Line { StatusRow.Line(kind: kind.rawValue, words: words) }
}
