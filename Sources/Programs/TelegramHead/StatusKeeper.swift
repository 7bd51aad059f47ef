import Agent
import Domain
import Localization
import Ports
import Synchronization
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
  static let rest: Duration = .seconds(3)
  private static let mostLines = 200

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
    let moves = Moves()
    for await _ in ticks {
      if Task.isCancelled { return }
      do {
        for line in try await lines() {
          // What is put into a chat is written down, also where the program is to end.
          try await Task { try await keep(line, moves, tick) }.value
          if Task.isCancelled { return }
        }
        trouble.succeeded()
      } catch {
        trouble.failed((error as? BotError)?.word ?? "\(type(of: error))")
        var pause: Duration = .seconds(2)
        if case .tooMany(let retryAfter)? = error as? BotError { pause = retryAfter }
        do { try await desk.time.sleep(until: desk.time.now + pause) } catch { return }
        tick.yield()
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

  /// When the line of each chat moved last.
  private final class Moves: Sendable {
    private let latest = Mutex<[Int64: Timestamp]>([:])

    /// Notes a move now, unless the line has moved just before.
    ///
    /// - Returns: `nil` where it may move; when it may, where it may not yet.
    func move(in chat: Int64, now: Timestamp) -> Timestamp? {
      latest.withLock { latest in
        latest = latest.filter { $0.value <= now && now.since($0.value) < StatusKeeper.rest }
        if let last = latest[chat] { return last + StatusKeeper.rest }
        latest[chat] = now
        return nil
      }
    }
  }

  private func keep(
    _ line: Line, _ moves: Moves, _ tick: AsyncStream<Void>.Continuation
  ) async throws {
    let row = line.row
    let isLowest = desk.bottoms.isLowest(row.telegram, in: row.chat)
    let shown = StatusLine(row.line)
    switch shown.step(to: line.wanted, isLowest: isLowest) {
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
      if let later = moves.move(in: row.chat, now: desk.time.now) {
        _ = Task { [time = desk.time] in
          try? await time.sleep(until: later)
          tick.yield()
        }
        return
      }
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
      switch error {
      // Gone already, or nobody is there to see it.
      case .tooLate, .blocked, .noChat, .migrated, .rejected, .badEntities, .notModified, .noTopic, .noRight:
        return
      case .tooMany, .otherPoller, .webhookIsSet, .wrongToken, .serverFailed, .transport, .malformed,
        .cancelled:
        throw error
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
