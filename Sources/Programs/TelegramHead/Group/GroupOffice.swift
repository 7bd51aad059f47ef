import Domain
import Localization
import Operations
import Ports
import TelegramDialog

/// Carries out what operators ask for in their group, one after the other.
///
/// An order is on a list from the transaction of its update until what it came to is written down as an answer. What it does
/// bears the order's id, so that an order that is begun a second time, after a crash, does nothing a second time.
struct GroupOffice: Sendable {
  let desk: TelegramDesk
  let group: OperatorsGroup

  private static let ordersAtOnce = 20
  /// Answers that nobody has had yet; further ones are left out.
  static let mostAnswers = 200
  /// For how long a preview can be said yes to.
  private static let draftsKept: Duration = .days(1)

  private var book: Phrasebook { desk.phrasebooks.book(for: desk.language.code) }

  /// Carries orders out until cancelled; what was begun then is begun again at the next start.
  func run() async {
    let changes = desk.store.changes()
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let pump = Task { for await _ in changes { tick.yield() } }
    defer { pump.cancel() }
    let trouble = TroubleLog("telegram.orders", desk.log, desk.time)
    tick.yield()
    for await _ in ticks {
      do {
        while case let orders = try await desk.store.read({
          try $0.group.orders(limit: Self.ordersAtOnce)
        }), !orders.isEmpty {
          for order in orders {
            if Task.isCancelled { return }
            try await carryOut(order)
          }
        }
        trouble.succeeded()
      } catch {
        trouble.failed("\(type(of: error))")
        do { try await desk.time.sleep(until: desk.time.now + .seconds(2)) } catch { return }
        tick.yield()
      }
    }
  }

  /// What an order came to.
  private struct Outcome: Sendable {
    let phrase: Phrase
    /// Kept until somebody says yes, with buttons below the answer.
    var draft: AnnouncementDraft?
    /// Decided about by now.
    var decided: AnnouncementID?

    init(_ phrase: Phrase, draft: AnnouncementDraft? = nil, decided: AnnouncementID? = nil) {
      self.phrase = phrase
      self.draft = draft
      self.decided = decided
    }

    init(_ key: PhraseKey) { self.init(Phrase(key)) }
  }

  private func carryOut(_ order: GroupOrder) async throws {
    let outcome: Outcome
    do {
      outcome = try await self.outcome(of: order)
    } catch let error as StoreError where error.mayPass {
      throw error
    } catch {
      // One that cannot be carried out keeps no other one waiting.
      desk.log.record(.error, "telegram.order_failed", ["error": .text("\(type(of: error))")])
      outcome = Outcome(.group(.notDone))
    }
    // A part each, so that what the group has of a long answer is not shown again when the rest has to wait.
    let parts = RichText(book.text(outcome.phrase)).parts().map(\.text)
    try await desk.store.write { tx in
      guard try tx.group.endOrder(order.number) else { return }
      if let draft = outcome.draft { try tx.group.keep(draft, droppingBefore: tx.now - Self.draftsKept) }
      if let decided = outcome.decided { try tx.group.endDraft(decided) }
      for (place, part) in parts.enumerated() {
        try tx.group.add(
          NewGroupAnswer(
            topic: order.content.topic, message: order.content.message, text: part,
            draft: place == parts.count - 1 ? outcome.draft?.id : nil),
          mostWaiting: Self.mostAnswers)
      }
    }
  }

  private func outcome(of order: GroupOrder) async throws -> Outcome {
    let content = order.content
    // They may have been taken off the list since.
    guard group.admins.contains(content.admin) else { return Outcome(.group(.notAdmin)) }
    let operations = group.operations(of: content.admin)
    switch content.wish {
    case .write(let words, let user): return try await write(words, to: user, order, operations)
    case .announce(let id): return try await announce(id, operations)
    case .drop(let id):
      let draft = try await desk.store.read { try $0.group.draft(id) }
      return draft == nil
        ? Outcome(.group(.announceGone)) : Outcome(Phrase(.group(.announceDropped)), decided: id)
    case .command(let line):
      switch GroupCommand(line, bot: desk.botName) {
      case .stats?: return Outcome(GroupReport.stats(try await operations.overview()))
      case .queue?:
        return Outcome(GroupReport.queue(try await operations.overview(), in: book))
      case .budget?: return Outcome(GroupReport.budget(try await operations.overview()))
      case .pauseQueue?: return try await setLanes(isPaused: true, operations)
      case .resumeQueue?: return try await setLanes(isPaused: false, operations)
      case .announce(let audience, let text)?:
        return try await preview(audience: audience, text: text, order, operations)
      case .help?, nil: return Outcome(.group(.help))
      }
    }
  }

  private func setLanes(isPaused: Bool, _ operations: Operations) async throws -> Outcome {
    var changed = 0
    for lane in Lane.allCases {
      changed += try await operations.perform(.lane(lane, isPaused: isPaused)).changed
    }
    switch (isPaused, changed > 0) {
    case (true, true): return Outcome(.group(.queuePaused))
    case (true, false): return Outcome(.group(.queueWasPaused))
    case (false, true): return Outcome(.group(.queueResumed))
    case (false, false): return Outcome(.group(.queueWasGoing))
    }
  }

  private func write(
    _ words: String, to user: UserID, _ order: GroupOrder, _ operations: Operations
  ) async throws -> Outcome {
    guard let text = Announcement.text(words) else {
      return words.allSatisfy(\.isWhitespace)
        ? Outcome(.group(.writtenNoText))
        : Outcome(Phrase(.group(.writtenTooLong), ["n": .count(Announcement.longestText)]))
    }
    do {
      try await operations.write(text, to: user, as: order.id)
      return Outcome(.group(.written))
    } catch ActRefusal.gone {
      return Outcome(.group(.writtenNobody))
    } catch ActRefusal.sideIsAway {
      return Outcome(.group(.writtenAway))
    }
  }

  // MARK: Announcements

  private func preview(
    audience: String, text: String, _ order: GroupOrder, _ operations: Operations
  ) async throws -> Outcome {
    guard !audience.isEmpty, text.contains(where: { !$0.isWhitespace }) else {
      return Outcome(.group(.announceHow))
    }
    guard let text = Announcement.text(text) else {
      return Outcome(Phrase(.group(.announceTooLong), ["n": .count(Announcement.longestText)]))
    }
    guard let query = Self.query(audience) else {
      return Outcome(Phrase(.group(.announceAudience), ["words": .text(audience)]))
    }
    return try await preview(
      text, to: query, audience, as: AnnouncementID(high: order.id.high, low: order.id.low), operations)
  }

  /// Asks whether a text is to go to all whom a query means.
  ///
  /// - Parameters:
  ///   - audience: the query as it was typed.
  ///   - id: of the announcement that may come of it.
  private func preview(
    _ text: String, to query: PersonQuery, _ audience: String, as id: AnnouncementID,
    _ operations: Operations
  ) async throws -> Outcome {
    let preview = try await operations.preview(.announce(text, to: query))
    guard let count = preview.audience, preview.changes > 0 else {
      return preview.refused[.isNoAudience] != nil && preview.audience == nil
        ? Outcome(Phrase(.group(.announceAudience), ["words": .text(audience)]))
        : Outcome(.group(.announceNobody))
    }
    let draft = AnnouncementDraft(id: id, text: text, audience: audience, counted: count)
    let key: PhraseKey = count.isExact ? .group(.announcePreview) : .group(.announcePreviewLeast)
    return Outcome(Phrase(key, ["n": .count(count.known), "text": .text(text)]), draft: draft)
  }

  /// Whom words mean; `nil` for words that cannot be read.
  private static func query(_ audience: String) -> PersonQuery? {
    audience.lowercased() == "all"
      ? PersonQuery() : try? FilterReader().read(audience, as: PersonQuery.self)
  }

  /// Carries out what was previewed, or previews it anew where more would get it by now.
  private func announce(_ id: AnnouncementID, _ operations: Operations) async throws -> Outcome {
    let (draft, sent) = try await desk.store.read { tx in
      (try tx.group.draft(id), try tx.announcements.find(id))
    }
    if let sent { return started(sent.chosen, id) }
    guard let draft, let query = Self.query(draft.audience) else { return Outcome(.group(.announceGone)) }
    let result = try await operations.announce(draft.text, to: query, counted: draft.counted, as: id)
    if result.refused[.audienceGrew] != nil {
      // By another id: a second tap on the first button says yes to nothing.
      let next = AnnouncementID(high: id.high, low: id.low ^ (desk.random.bits() >> 2 | 1))
      let now = try await preview(draft.text, to: query, draft.audience, as: next, operations)
      return Outcome(
        Phrase(.group(.announceGrew), ["preview": .phrase(now.phrase)]), draft: now.draft, decided: id)
    }
    guard let audience = result.audience else {
      return Outcome(Phrase(.group(.announceNobody)), decided: id)
    }
    return started(audience, id)
  }

  private func started(_ audience: BoundedCount, _ id: AnnouncementID) -> Outcome {
    let key: PhraseKey = audience.isExact ? .group(.announceStarted) : .group(.announceStartedLeast)
    return Outcome(Phrase(key, ["n": .count(audience.known)]), decided: id)
  }
}
