import Domain
import Localization
import Ports
import TelegramClient
import TelegramDialog

/// Brings into the operators' group what is to be seen there: answers first, then what people and Mitko say and where they
/// stand, in a topic a person, at the pace of a group. Whatever is wrong with the group keeps nobody else waiting.
///
/// What was shown is taken off the list once Telegram has said so: a program that dies between the two, and a connection that
/// breaks before the answer, show it twice.
struct GroupMirror: Sendable {
  let desk: TelegramDesk
  let group: OperatorsGroup

  /// What a list of entries comes to: one message at most.
  private struct Page: Sendable {
    var part: RichText?
    /// Entries that are shown with it, or were gone.
    var ended: [Int64] = []
    /// Of something long: the entry and how many parts of it are shown then.
    var partly: (number: Int64, parts: Int)?
  }

  private enum Work: Sendable {
    case answer(GroupAnswer)
    case delete(GroupTopic)
    case makeTopic(UserID)
    case show(Page, of: UserID, topic: Int64)
    /// So many people wait for messages that nothing else is sent.
    case giveWay
  }

  /// What one try came to.
  private enum End: Sendable {
    case done
    /// A topic is deleted.
    case deleted
    case made(UserID)
    case asked(Duration)
    /// Nothing can be shown for a while, whatever it is.
    case closed(String)
    /// Something in a message of several entries is taken by nobody.
    case refused
    /// A topic cannot be deleted for now.
    case kept(String)
    /// A topic is not there any more.
    case lost(of: UserID, topic: Int64)
  }

  private enum Next: Hashable, Sendable {
    case again
    case at(Timestamp)
    case whenever
  }

  private struct Round {
    var pace = GroupPace()
    var backoff = Backoff(first: .seconds(2), longest: .minutes(30))
    var closed: Pause?
    /// Topics are not deleted meanwhile.
    var kept: Pause?
    /// For whom a topic was made that nothing has been shown in yet.
    var latelyMade: UserID?
    /// Whether entries are shown one by one, to find the one that nobody takes.
    var isCareful = false
    /// What has waited for too long is not looked for meanwhile.
    var swept: Pause?
  }

  /// As many deliveries as are sent at once: where so many are due, the thirty a second are all people's.
  private static let busy = 24
  private static let entriesAtOnce = 50
  /// What could not be shown for so long is not shown any more: a group that is gone for good does not fill the disk.
  private static let kept: Duration = .days(2)
  private static let sweepInterval: Duration = .hours(1)
  private static let sweptAtOnce = 500
  private static let keepingPause: Duration = .hours(1)

  /// Shows until cancelled; what is under way then is brought to its end.
  func run() async {
    let changes = desk.store.changes()
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let pump = Task { for await _ in changes { wake.yield() } }
    defer { pump.cancel() }
    let trouble = TroubleLog("telegram.group", desk.log, desk.time)
    let keeping = TroubleLog("telegram.group_topics", desk.log, desk.time)
    var round = Round()
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    wake.yield()
    for await _ in wakes {
      alarm?.cancel()
      var next = Next.again
      while next == .again, !Task.isCancelled { next = await step(&round, trouble, keeping) }
      guard case .at(let instant) = next else { continue }
      alarm = Task { [time = desk.time] in
        guard (try? await time.sleep(until: instant)) != nil else { return }
        wake.yield()
      }
    }
  }

  /// Does one thing, or tells when there will be one to do.
  private func step(_ round: inout Round, _ trouble: TroubleLog, _ keeping: TroubleLog) async -> Next {
    let now = desk.time.now
    if let closed = round.closed, !closed.isOver(now) { return .at(closed.end) }
    let instant = round.pace.admission(now: now)
    guard instant <= now else { return .at(instant) }
    do {
      try await sweep(&round)
      let deletes = round.kept?.isOver(now) ?? true
      guard let work = try await work(deletes: deletes, entries: round.isCareful ? 1 : Self.entriesAtOnce)
      else {
        round.isCareful = false
        return deletes ? .whenever : round.kept.map { .at($0.end) } ?? .whenever
      }
      switch work {
      case .giveWay: return .at(now + .seconds(1))
      case .show(let page, _, _) where page.part == nil: break
      case .answer, .delete, .makeTopic, .show: round.pace.sent(now: now)
      }
      // What is put into the group is written down, also where the program is to end.
      let end = try await Task { try await carryOut(work) }.value
      return settle(end, &round, trouble, keeping)
    } catch {
      trouble.failed("\(type(of: error))")
      return .at(desk.time.now + .seconds(2))
    }
  }

  private func settle(
    _ end: End, _ round: inout Round, _ trouble: TroubleLog, _ keeping: TroubleLog
  ) -> Next {
    let now = desk.time.now
    switch end {
    case .done:
      trouble.succeeded()
      round.backoff.succeeded()
      round.latelyMade = nil
    case .deleted:
      keeping.succeeded()
      round.kept = nil
    case .made(let user): round.latelyMade = user
    case .asked(let duration): round.pace.askedToWait(duration, now: now)
    case .refused: round.isCareful = true
    case .kept(let word):
      keeping.failed(word)
      round.kept = Pause(Self.keepingPause, from: now)
    // Of a topic that was made just now it is the group's trouble.
    case .lost(let user, _) where round.latelyMade == user: return close("no topic", &round, trouble)
    case .lost: break
    case .closed(let word): return close(word, &round, trouble)
    }
    return .again
  }

  private func close(_ word: String, _ round: inout Round, _ trouble: TroubleLog) -> Next {
    trouble.failed(word)
    let pause = Pause(round.backoff.failed(unit: desk.random.unit()), from: desk.time.now)
    round.closed = pause
    return .at(pause.end)
  }

  /// Drops what has waited for too long.
  private func sweep(_ round: inout Round) async throws {
    let now = desk.time.now
    if let swept = round.swept, !swept.isOver(now) { return }
    var dropped = 0
    while true {
      let count = try await desk.store.write {
        try $0.group.dropMirrored(before: now - Self.kept, limit: Self.sweptAtOnce)
      }
      dropped += count
      if count < Self.sweptAtOnce { break }
    }
    round.swept = Pause(Self.sweepInterval, from: now)
    if dropped > 0 { desk.log.record(.warning, "telegram.group_dropped", ["count": .number(Int64(dropped))]) }
  }

  // MARK: What is next

  /// - Parameter limit: how many entries may be shown at once.
  private func work(deletes: Bool, entries limit: Int) async throws -> Work? {
    let (chat, book) = (group.chat, desk.phrasebooks.book(for: desk.language.code))
    return try await desk.store.read { tx in
      if let answer = try tx.group.nextAnswer() { return .answer(answer) }
      if deletes, let topic = try tx.group.abandonedTopics(limit: 1).first { return .delete(topic) }
      let entries = try tx.group.nextMirrored(limit: limit)
      guard let user = entries.first?.user else { return nil }
      if try tx.deliveries.heads(of: .telegram, limit: Self.busy).count >= Self.busy { return .giveWay }
      guard let topic = try tx.group.topic(of: user, in: chat) else { return .makeTopic(user) }
      return .show(try Self.page(of: entries, MirrorText(book: book), tx), of: user, topic: topic)
    }
  }

  /// As many entries as fit into one message; of one that is too long for that its next part.
  private static func page(
    of entries: [MirrorEntry], _ texts: MirrorText, _ tx: any Transaction
  ) throws -> Page {
    var page = Page()
    for entry in entries {
      guard let text = try texts.text(of: entry, in: tx) else {
        page.ended.append(entry.number)
        continue
      }
      let parts = text.parts()
      guard entry.partsShown < parts.count else {
        page.ended.append(entry.number)
        continue
      }
      if parts.count > 1 {
        if page.part != nil { return page }
        page.part = parts[entry.partsShown]
        if entry.partsShown == parts.count - 1 {
          page.ended.append(entry.number)
        } else {
          page.partly = (entry.number, entry.partsShown + 1)
        }
        return page
      }
      var joined = page.part ?? RichText()
      if joined.length > 0 { joined.append("\n\n") }
      joined.append(parts[0])
      if joined.length > RichText.longest || joined.entities.count > RichText.mostEntities { return page }
      page.part = joined
      page.ended.append(entry.number)
    }
    return page
  }

  // MARK: At Telegram

  private func carryOut(_ work: Work) async throws -> End {
    switch work {
    case .giveWay: return .done
    case .answer(let answer): return try await give(answer)
    case .delete(let topic): return try await delete(topic)
    case .makeTopic(let user):
      let book = desk.phrasebooks.book(for: desk.language.code)
      let topic: Int64
      do throws(BotError) {
        topic = try await desk.api.makeTopic(
          book.text(Phrase(.group(.topicName), ["id": .text(user.tail)])), in: group.chat)
      } catch {
        return trouble(of: error) ?? .closed(error.word)
      }
      try await desk.patiently {
        try await desk.store.write { try $0.group.setTopic(topic, of: user, in: group.chat) }
      }
      return .made(user)
    case .show(let page, let user, let topic): return try await show(page, of: user, topic)
    }
  }

  private func show(_ page: Page, of user: UserID, _ topic: Int64) async throws -> End {
    if let part = page.part {
      do throws(BotError) {
        _ = try await send(part, nil, topic: topic, replyingTo: nil)
      } catch {
        if let end = trouble(of: error) { return end }
        if error == .noTopic {
          try await desk.store.write { try $0.group.forgetTopic(topic, in: group.chat) }
          return .lost(of: user, topic: topic)
        }
        guard page.ended.count <= 1 else { return .refused }
        desk.log.record(
          .error, "telegram.group_message_set_aside",
          ["user": .text(user.description), "error": .text(error.word)])
      }
    }
    try await desk.patiently {
      try await desk.store.write { tx in
        try tx.group.endMirrored(page.ended)
        if let partly = page.partly { try tx.group.markPartsShown(partly.parts, of: partly.number) }
      }
    }
    return .done
  }

  private func send(
    _ text: RichText, _ keyboard: Keyboard?, topic: Int64?, replyingTo message: Int64?
  ) async throws(BotError) -> Int64 {
    do throws(BotError) {
      return try await desk.api.send(
        OutgoingText(text, keyboard), to: group.chat, topic: topic, replyingTo: message)
    } catch .badEntities {
      // Its looks are a luxury.
      return try await desk.api.send(
        OutgoingText(text.plain, keyboard), to: group.chat, topic: topic, replyingTo: message)
    }
  }

  private func give(_ answer: GroupAnswer) async throws -> End {
    let content = answer.content
    let book = desk.phrasebooks.book(for: desk.language.code)
    do throws(BotError) {
      _ = try await send(
        RichText(content.text), content.draft.map { Keyboard.deciding($0, in: book) }, topic: content.topic,
        replyingTo: content.message)
    } catch {
      if let end = trouble(of: error) { return end }
      // Whoever asked in a topic that is gone is not answered elsewhere.
      if error != .noTopic {
        desk.log.record(.error, "telegram.group_answer_set_aside", ["error": .text(error.word)])
      }
    }
    try await desk.patiently { try await desk.store.write { try $0.group.endAnswer(answer.number) } }
    return .done
  }

  private func delete(_ topic: GroupTopic) async throws -> End {
    do throws(BotError) {
      try await desk.api.deleteTopic(topic.topic, in: topic.chat)
    } catch {
      switch error {
      case .noTopic: break
      case .noRight, .blocked, .noChat, .migrated, .rejected, .badEntities, .notModified, .tooLate:
        // Of a group that was left nothing more can be asked; in the one that there is somebody may give the right to.
        guard topic.chat != group.chat else { return .kept(error.word) }
        desk.log.record(.warning, "telegram.group_topic_left", ["error": .text(error.word)])
      case .tooMany, .otherPoller, .webhookIsSet, .wrongToken, .serverFailed, .transport, .malformed,
        .cancelled:
        return trouble(of: error) ?? .closed(error.word)
      }
    }
    try await desk.patiently { try await desk.store.write { try $0.group.endTopic(topic) } }
    return .deleted
  }

  /// What an error means for all that is to be shown; `nil` where it is the message's own.
  private func trouble(of error: BotError) -> End? {
    switch error {
    case .tooMany(let retryAfter): return .asked(retryAfter)
    case .migrated(let chat):
      // The new id is the operators' to set: a group that is a forum has had it from the beginning.
      return .closed("migrated to \(chat)")
    case .blocked, .noChat, .noRight, .wrongToken, .otherPoller, .webhookIsSet, .serverFailed, .transport,
      .malformed, .cancelled:
      return .closed(error.word)
    case .badEntities, .notModified, .tooLate, .noTopic, .rejected: return nil
    }
  }
}
