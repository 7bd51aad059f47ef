import Agent
import Domain
import Localization
import Ports
import Synchronization
import TelegramClient
import TelegramDialog

/// Brings messages to Telegram: in each chat in their order, people who wait before announcements, and no faster than
/// Telegram takes them.
///
/// A message is written down as sent once Telegram has said so. A program that dies between the two, and a connection that
/// breaks before the answer, leave nobody knowing: then it is sent again, since the Bot API has no key by which a repeated
/// message could be known. Of a message in parts, those that were confirmed are not repeated.
package final class DeliveryLoop: Sendable {
  /// What one try came to, for the pace.
  private enum End: Sendable {
    case done
    /// Telegram asked to wait with this chat.
    case asked(Duration, chat: Int64)
    /// Telegram cannot be reached, or does not know us: nobody is sent anything for a while.
    case unreachable(String)
  }

  /// What a running try is about.
  private enum Work: Hashable, Sendable {
    case delivery(Identity)
    case keyboard(MessageID)
  }

  private let desk: TelegramDesk
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  private let ends = Mutex<[(work: Work, end: End)]>([])

  /// So many at once; more would wait for Telegram's thirty a second.
  private static let mostAtOnce = 24
  /// An hour lies between two late tries, or half of one by chance: with the last try more than a day lies between it and the
  /// first, and a Telegram that is down for a day costs nobody a message.
  private static let mostTries = 64
  private static let retry = Backoff(first: .seconds(1), longest: .hours(1))

  package init(_ desk: TelegramDesk) {
    self.desk = desk
    (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// What the loop has under way and knows of the limits.
  private struct Round {
    var running: [Work: Task<Void, Never>] = [:]
    var backoff = Backoff(first: .seconds(1), longest: .seconds(60))
    /// Nothing is sent meanwhile.
    var closed: Pause?
    /// When to look again without being woken.
    var next: Timestamp?
    /// Wakes the loop then: one at a time, however often it is asked.
    var alarm: (at: Timestamp, task: Task<Void, Never>)?

    mutating func lookAgain(at instant: Timestamp) { next = min(next ?? instant, instant) }
  }

  /// Delivers until cancelled; what is under way then is brought to its end.
  package func run() async {
    let changes = desk.store.changes()
    let pump = Task { [wake] in for await _ in changes { wake.yield() } }
    let trouble = TroubleLog("telegram.send", desk.log, desk.time)
    var round = Round()
    wake.yield()
    // Ends with the task that reads it.
    for await _ in wakes {
      settle(&round, trouble)
      round.next = nil
      do {
        try await startDue(&round)
      } catch {
        trouble.failed("\(type(of: error))")
        round.lookAgain(at: desk.time.now + .seconds(1))
      }
      if let next = round.next { setAlarm(at: next, &round) }
    }
    round.alarm?.task.cancel()
    pump.cancel()
    // What Telegram takes is written down: sent again after the next start it would be there twice.
    for task in round.running.values { await task.value }
  }

  private func setAlarm(at instant: Timestamp, _ round: inout Round) {
    if let alarm = round.alarm {
      // One that rings before wakes a look, which sets the next.
      if alarm.at > desk.time.now, alarm.at <= instant { return }
      alarm.task.cancel()
    }
    let task = Task { [desk, wake] in
      guard (try? await desk.time.sleep(until: instant)) != nil else { return }
      wake.yield()
    }
    round.alarm = (instant, task)
  }

  private func settle(_ round: inout Round, _ trouble: TroubleLog) {
    let ended = ends.withLock { ends in
      defer { ends = [] }
      return ends
    }
    for (work, end) in ended {
      round.running[work] = nil
      switch end {
      case .done:
        trouble.succeeded()
        round.backoff.succeeded()
      case .asked(let duration, let chat): desk.pace.askedToWait(duration, chat: chat, now: desk.time.now)
      case .unreachable(let word):
        trouble.failed(word)
        round.closed = Pause(round.backoff.failed(unit: desk.random.unit()), from: desk.time.now)
      }
    }
  }

  private func startDue(_ round: inout Round) async throws {
    let now = desk.time.now
    if let closed = round.closed {
      if !closed.isOver(now) { return round.lookAgain(at: max(closed.end, now + .seconds(1))) }
      if !round.running.isEmpty { return round.lookAgain(at: now + .seconds(1)) }
      round.closed = nil
    }
    // After a failure one try finds out whether it is over.
    let most = round.backoff.hasFailed ? 1 : Self.mostAtOnce
    guard round.running.count < most else { return }
    let limit = Self.mostAtOnce + round.running.count
    let (heads, next, stale) = try await desk.store.read { tx in
      (
        try tx.deliveries.heads(of: .telegram, limit: limit), try tx.deliveries.nextTry(of: .telegram),
        try tx.telegram.staleKeyboards(limit: limit)
      )
    }
    if let next { round.lookAgain(at: next) }
    for head in heads where round.running.count < most {
      guard round.running[.delivery(head.identity)] == nil else { continue }
      guard let chat = head.identity.telegramChat else {
        try await desk.store.write {
          try $0.deliveries.markFailed(head.message, to: head.identity, retryAt: nil, error: "no chat")
        }
        continue
      }
      let instant = desk.pace.admission(to: chat, now: now)
      guard instant <= now else {
        round.lookAgain(at: instant)
        continue
      }
      desk.pace.sent(to: chat, now: now)
      start(.delivery(head.identity), &round) { [self] in try await deliver(head, to: chat) }
    }
    for sent in stale where round.running.count < most {
      guard round.running[.keyboard(sent.message)] == nil, let chat = sent.identity.telegramChat,
        let telegram = Int64(sent.externalID)
      else { continue }
      let instant = desk.pace.admission(ofChangeIn: chat, now: now)
      guard instant <= now else {
        round.lookAgain(at: instant)
        continue
      }
      desk.pace.changed(now: now)
      start(.keyboard(sent.message), &round) { [self] in try await refresh(sent, telegram, in: chat) }
    }
  }

  /// Starts a try that outlives a wish to end: what Telegram has taken is written down.
  private func start(
    _ work: Work, _ round: inout Round, _ body: @escaping @Sendable () async throws -> End
  ) {
    round.running[work] = Task { [self] in
      let end: End
      do {
        end = try await body()
      } catch {
        // The database takes nothing now: what went out may go out again.
        end = .unreachable("\(type(of: error))")
      }
      ends.withLock { $0.append((work, end)) }
      wake.yield()
    }
  }

  // MARK: One message

  private func deliver(_ delivery: Delivery, to chat: Int64) async throws -> End {
    let phrasebooks = desk.phrasebooks
    let letter = try await desk.store.read { try Letter(delivery.message, phrasebooks, $0) }
    guard let letter else { return .done }
    guard delivery.partsSent < letter.parts.count else {
      // Nothing but blanks, or taken back: there is nothing to send.
      try await write {
        try $0.markFailed(delivery.message, to: delivery.identity, retryAt: nil, error: "empty")
      }
      return .done
    }
    let isLast = delivery.partsSent == letter.parts.count - 1
    let part = letter.parts[delivery.partsSent]
    let keyboard = isLast ? letter.keyboard : nil
    do throws(BotError) {
      let id: Int64
      do throws(BotError) {
        id = try await desk.api.send(OutgoingText(part, keyboard), to: chat)
      } catch .badEntities {
        // Its looks are a luxury.
        id = try await desk.api.send(OutgoingText(part.plain, keyboard), to: chat)
      }
      try? await note(id, of: letter, delivery, isLast: isLast)
      return .done
    } catch {
      return try await failed(delivery, chat, error)
    }
  }

  private func note(_ id: Int64, of letter: Letter, _ delivery: Delivery, isLast: Bool) async throws {
    if let chat = delivery.identity.telegramChat { desk.bottoms.saw(id, in: chat) }
    let (matches, shown) = (desk.matches, Set(letter.message.actions.filter { $0.state == .open }.map(\.id)))
    try await desk.patiently {
      try await desk.store.write { tx in
        guard isLast else {
          return try tx.deliveries.markPartsSent(
            delivery.partsSent + 1, of: delivery.message, to: delivery.identity)
        }
        try tx.deliveries.markSent(delivery.message, to: delivery.identity, externalID: String(id))
        // Also of somebody who was wiped meanwhile: nobody else would know that the line is there.
        if let job = letter.tellsWait, let chat = delivery.identity.telegramChat {
          try tx.telegram.setStatus(
            StatusRow(
              chat: chat, telegram: id, job: job, notice: delivery.message,
              line: StatusLine(.waiting, letter.message.text).row))
        }
        // Gone meanwhile with everything that was said.
        guard let now = try tx.chats.find(delivery.message) else { return }
        if Set(now.actions.filter { $0.state == .open }.map(\.id)) != shown {
          try tx.telegram.noteStaleKeyboard(of: delivery.message)
        }
        if let match = letter.introduces { try matches.seen(match, by: letter.user, in: tx) }
      }
    }
  }

  private func failed(_ delivery: Delivery, _ chat: Int64, _ error: BotError) async throws -> End {
    if error.isNoWayThere { return .unreachable(error.word) }
    switch error {
    case .tooMany(let retryAfter): return .asked(retryAfter, chat: chat)
    case .blocked, .noChat, .migrated:
      let conversation = desk.conversation
      try await desk.store.write { tx in
        try tx.deliveries.giveUpAll(to: delivery.identity, error: error.word)
        try conversation.refused(by: delivery.identity, tx)
      }
      return .done
    case .wrongToken, .cancelled: return .unreachable(error.word)
    case .transport, .serverFailed, .malformed, .otherPoller, .webhookIsSet:
      try await tryAgain(delivery, error)
      return .unreachable(error.word)
    case .badEntities, .notModified, .tooLate, .noTopic, .noRight, .rejected:
      try await setAside(delivery, error)
      return .done
    }
  }

  private func tryAgain(_ delivery: Delivery, _ error: BotError) async throws {
    guard delivery.attempts + 1 < Self.mostTries else { return try await setAside(delivery, error) }
    let pause = Self.retry.wait(after: delivery.attempts + 1, unit: desk.random.unit())
    try await write { [now = desk.time.now] in
      try $0.markFailed(delivery.message, to: delivery.identity, retryAt: now + pause, error: error.word)
    }
  }

  private func setAside(_ delivery: Delivery, _ error: BotError) async throws {
    try await write {
      try $0.markFailed(delivery.message, to: delivery.identity, retryAt: nil, error: error.word)
    }
    desk.log.record(
      .error, "telegram.message_set_aside",
      ["message": .text(delivery.message.description), "error": .text(error.word)])
  }

  private func write(_ body: @escaping @Sendable (any DeliveryRecords) throws -> Void) async throws {
    try await desk.store.write { try body($0.deliveries) }
  }

  // MARK: Buttons

  /// Leaves below a message only what can still be pressed.
  private func refresh(_ sent: SentMessage, _ telegram: Int64, in chat: Int64) async throws -> End {
    let phrasebooks = desk.phrasebooks
    let letter = try await desk.store.read { try Letter(sent.message, phrasebooks, $0) }
    do throws(BotError) {
      try await desk.api.setButtons(
        letter?.keyboard.map(OutgoingText.rows) ?? [], of: telegram, in: chat)
    } catch {
      switch error {
      case .tooMany(let retryAfter): return .asked(retryAfter, chat: chat)
      case .transport, .serverFailed, .malformed, .wrongToken, .cancelled, .otherPoller, .webhookIsSet:
        return .unreachable(error.word)
      // Gone, too old, or so already: a press explains itself.
      case .notModified, .tooLate, .blocked, .noChat, .migrated, .badEntities, .noTopic, .noRight, .rejected:
        break
      }
    }
    try await desk.store.write { try $0.telegram.refreshedKeyboard(of: sent.message) }
    return .done
  }
}
