import Domain
import Ports
import Synchronization
import TelegramClient
import TelegramDialog

/// Shows while a model makes a reply that it does: first the typing mark, then what the reply says so far.
struct ReplyShow: Sendable {
  let desk: TelegramDesk

  /// What has been shown of one reply.
  private struct Shown {
    var text = ""
    var at: Timestamp?
    var typedAt: Timestamp?
    /// Of a reply that is shown by editing a message: its id.
    var message: Int64?
    var isRefused = false
    /// Nothing is shown meanwhile.
    var closed: Pause?
  }

  /// What has been shown of all replies. One is shown by one task at a time, beside the others: a call that hangs is one
  /// reply's.
  private final class Board: Sendable {
    private struct State {
      var shown: [JobID: Shown] = [:]
      /// Those that are being shown just now, and whether something has changed meanwhile.
      var busy: [JobID: Bool] = [:]
      /// Whether the server knows drafts is learnt once.
      var takesDrafts = true
    }

    private let state = Mutex(State())

    /// Forgets all replies but these.
    func keep(_ replies: Set<JobID>) {
      state.withLock { state in state.shown = state.shown.filter { replies.contains($0.key) } }
    }

    /// - Returns: `nil` where it is being shown just now.
    func begin(_ reply: JobID) -> (shown: Shown, takesDrafts: Bool)? {
      state.withLock { state in
        if state.busy[reply] != nil {
          state.busy[reply] = true
          return nil
        }
        state.busy[reply] = false
        return (state.shown[reply] ?? Shown(), state.takesDrafts)
      }
    }

    /// - Returns: whether it has to be looked at again at once.
    func end(_ reply: JobID, _ shown: Shown, takesDrafts: Bool) -> Bool {
      state.withLock { state in
        state.shown[reply] = shown
        if !takesDrafts { state.takesDrafts = false }
        return state.busy.removeValue(forKey: reply) ?? false
      }
    }
  }

  /// Telegram ends its typing mark after five seconds.
  private static let typing: Duration = .milliseconds(4_500)
  private static let mostReplies = 100
  /// How often it is looked whether something is to be shown.
  private static let interval: Duration = .milliseconds(500)

  /// Between two looks of a draft, in seconds: rarer as it grows.
  private static func draftInterval(_ length: Int) -> Duration { .milliseconds(max(700, length / 2)) }
  /// Between two edits of a message, which count as messages do.
  private static func editInterval(_ length: Int) -> Duration { .milliseconds(max(1_500, length)) }

  /// Shows replies until cancelled.
  func run() async {
    let changes = desk.store.changes()
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let pump = Task { for await _ in changes { tick.yield() } }
    defer { pump.cancel() }
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    tick.yield()
    let board = Board()
    await withDiscardingTaskGroup { group in
      for await _ in ticks {
        if Task.isCancelled { return }
        // What is shown of a reply is a luxury: where it cannot be read or shown, the reply comes all the same.
        let replies =
          (try? await desk.store.read { try $0.telegram.runningReplies(limit: Self.mostReplies) }) ?? []
        board.keep(Set(replies.map(\.job)))
        for reply in replies {
          guard let begun = board.begin(reply.job) else { continue }
          group.addTask {
            var (state, takesDrafts) = begun
            await show(reply, &state, &takesDrafts)
            if board.end(reply.job, state, takesDrafts: takesDrafts) { tick.yield() }
          }
        }
        // One alarm at a time, however often something changes meanwhile.
        alarm?.cancel()
        alarm =
          replies.isEmpty
          ? nil
          : Task { [time = desk.time] in
            guard (try? await time.sleep(until: time.now + Self.interval)) != nil else { return }
            tick.yield()
          }
      }
    }
  }

  private func show(_ reply: RunningTelegramReply, _ state: inout Shown, _ takesDrafts: inout Bool) async {
    let now = desk.time.now
    if let closed = state.closed, !closed.isOver(now) { return }
    guard let text = reply.draft, !state.isRefused, let part = RichText(markdown: text).parts().last,
      text != state.text
    else {
      if state.typedAt.map({ now.since($0) >= Self.typing || now < $0 }) ?? true {
        state.typedAt = now
        do throws(BotError) { try await desk.api.showTyping(in: reply.chat) } catch {
          if case .tooMany(let retryAfter) = error { state.closed = Pause(retryAfter, from: now) }
        }
      }
      return
    }
    let interval = takesDrafts ? Self.draftInterval(text.utf16.count) : Self.editInterval(text.utf16.count)
    if let at = state.at, now >= at, now.since(at) < interval { return }
    // What is shown by messages goes by their pace; the next look is soon.
    if !takesDrafts, desk.pace.admission(ofChangeIn: reply.chat, now: now) > now { return }
    state.at = now
    state.typedAt = now
    do throws(BotError) {
      if takesDrafts {
        try await desk.api.showDraft(OutgoingText(part), draft: Self.number(of: reply.job), in: reply.chat)
      } else if let message = state.message {
        desk.pace.changed(now: now)
        try await desk.api.edit(message, in: reply.chat, to: OutgoingText(part))
      } else {
        // Also where the program is to end: a line that nobody knows of would stay.
        let begun = await Task { () async -> Result<Int64, BotError> in
          do throws(BotError) { return .success(try await begin(part, of: reply)) } catch {
            return .failure(error)
          }
        }.value
        state.message = try begun.get()
      }
      state.text = text
    } catch {
      switch error {
      case .tooMany(let retryAfter): state.closed = Pause(retryAfter, from: now)
      // A server that does not know the method, or not for this chat.
      case .wrongToken where takesDrafts, .rejected where takesDrafts: takesDrafts = false
      case .blocked, .noChat, .migrated, .rejected, .tooLate, .wrongToken: state.isRefused = true
      case .otherPoller, .webhookIsSet, .badEntities, .notModified, .noTopic, .noRight, .serverFailed,
        .transport,
        .malformed,
        .cancelled:
        break
      }
    }
  }

  /// Shows the first words as a message, which goes away when the whole reply has come.
  private func begin(_ part: RichText, of reply: RunningTelegramReply) async throws(BotError) -> Int64 {
    desk.pace.sent(to: reply.chat, now: desk.time.now)
    let id = try await desk.api.send(OutgoingText(part), to: reply.chat)
    desk.bottoms.saw(id, in: reply.chat)
    try? await desk.store.write {
      try $0.telegram.setStatus(
        StatusRow(
          chat: reply.chat, telegram: id, job: reply.job, notice: nil, line: StatusLine(.draft, "").row))
    }
    return id
  }

  /// A number for the drafts of a reply: never 0, and hardly ever another reply's.
  private static func number(of job: JobID) -> Int64 { Int64(job.low & 0x3fff_ffff) | 1 }
}
