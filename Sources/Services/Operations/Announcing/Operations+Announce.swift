package import Domain
import Localization
import Ports

extension Operations {
  /// Whom an audience means who would get an announcement now: from tallies where they tell it, else by looking at no more
  /// than `LookBound` people.
  ///
  /// - Throws: `ActRefusal.isNoAudience` for a query in which words are searched, or somebody named is not one person.
  package func audience(_ query: PersonQuery) async throws -> Audience {
    try await store.read { try audience(query, in: $0) }
  }

  private func audience(_ query: PersonQuery, in tx: any Transaction) throws -> Audience {
    let (query, found) = try resolved(query, in: tx)
    let source = query.source(found: found)
    let wants = try tx.rooms.peopleTallies().filter { $0.acceptsAnnouncements && $0.stage != .unreachable }
    var first: [PersonLabel] = []
    var place: PersonPlace?
    var (count, looked, isWhole) = (0, 0, false)
    let counted = query.count(in: wants)
    // No more of each than they are chosen by, but for those who are named.
    let parts = query.parts.union(.block)
    while looked < LookBound.rows(for: 1), counted == nil || first.count < Self.namesShown {
      let rows = try tx.rooms.people(in: source, after: place, limit: Self.batch, with: parts)
      for (row, at) in rows {
        (place, looked) = (at, looked + 1)
        guard query.allows(row, found: found, now: tx.now), row.getsAnnouncements else { continue }
        count += 1
        if first.count < Self.namesShown { first.append(try tx.rooms.label(of: row.label.id)) }
      }
      if rows.count < Self.batch {
        isWhole = true
        break
      }
    }
    if isWhole { return Audience(count: .exactly(count), first: first) }
    guard let counted else { return Audience(count: .atLeast(count), first: first) }
    // Those who are blocked are in the tallies.
    let blocked = try tx.rooms.people(
      in: .blocked, after: nil, limit: LookBound.rows(for: 1), with: parts)
    let among = blocked.count { row, _ in
      row.acceptsAnnouncements && row.stage != .unreachable && query.allows(row, found: found, now: tx.now)
    }
    return Audience(count: .exactly(counted - among), first: first)
  }

  private static let namesShown = 5

  /// The query with people by their whole ids, for keeping it.
  private func resolved(
    _ query: PersonQuery, in tx: any Transaction
  ) throws -> (query: PersonQuery, found: [PersonReference: Set<UserID>]) {
    guard query.search.isEmpty else { throw ActRefusal.isNoAudience }
    let found = try found(query.people, in: tx)
    let named: [PersonReference: UserID] = try found.compactMapValues { people in
      guard people.count == 1 else { throw ActRefusal.isNoAudience }
      return people.first
    }
    let ids = named.values.map { (PersonReference.id($0), Set([$0])) }
    return (query.naming(named), Dictionary(ids, uniquingKeysWith: { first, _ in first }))
  }

  /// One of them; `nil` where there is none.
  package func announcement(_ id: AnnouncementID) async throws -> Announcement? {
    try await store.read { try $0.announcements.find(id) }
  }

  // MARK: Acts

  func previewAnnouncement(_ query: PersonQuery, in tx: any Transaction) throws -> ActPreview {
    var preview = ActPreview(kind: .announce)
    do {
      let audience = try self.audience(query, in: tx)
      (preview.audience, preview.told, preview.first) = (
        audience.count, audience.count.known, audience.first
      )
      // Where nobody was found among those that were looked at, others may be meant.
      if audience.count == .exactly(0) {
        preview.refused[.isNoAudience] = 1
      } else {
        preview.changes = max(1, audience.count.known)
      }
    } catch let refusal as ActRefusal {
      preview.refused[refusal] = 1
    }
    return preview
  }

  /// Writes a text to all whom a query means, as an announcement of this id: however often it is asked for, it is made once.
  ///
  /// - Parameters:
  ///   - text: as `Announcement.text(_:)` makes it.
  ///   - counted: how many whoever confirmed it was told of: where they are more by now, nothing is made.
  /// - Returns: what it came to; where it was made before, that it is so, with its audience.
  /// - Throws: `ActRefusal.readOnly` for whoever may only look; `StoreError`.
  package func announce(
    _ text: String, to query: PersonQuery, counted: BoundedCount? = nil, as id: AnnouncementID
  ) async throws -> ActResult {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    precondition(Announcement.text(text) == text, "a text that is none")
    var result = try await carryOut(.announce, on: [id], subject: "announcement \(id)") { id, record, tx in
      guard try tx.announcements.find(id) == nil else { throw ActRefusal.isSo }
      let audience = try self.audience(query, in: tx)
      guard audience.count != .exactly(0) else { throw ActRefusal.isNoAudience }
      if let counted, audience.count.known > counted.known { throw ActRefusal.audienceGrew }
      _ = try tx.announcements.make(
        id, text: text, audience: try self.resolved(query, in: tx).query.description,
        chosen: audience.count, by: record.operatorName)
      try AnnounceHandler.note(id, from: nil, to: .sending, in: tx)
      try AnnounceHandler.queue(id, in: tx)
    }
    result.audience = try await store.read { try $0.announcements.find(id)?.chosen }
    return result
  }

  func checkStop(_ id: AnnouncementID, in tx: any Transaction) throws -> Announcement {
    guard let announcement = try tx.announcements.find(id) else { throw ActRefusal.gone }
    guard announcement.state == .sending else { throw ActRefusal.hasEnded }
    return announcement
  }

  func stopAnnouncement(_ id: AnnouncementID) async throws -> ActResult {
    try await carryOut(.stopAnnouncement, on: [id], subject: "announcement \(id)") { id, _, tx in
      let announcement = try self.checkStop(id, in: tx)
      try AnnounceHandler.move(announcement, to: .stopped, in: tx)
      if let job = announcement.job, try tx.jobs.find(job)?.state.hasEnded == false {
        try tx.jobs.cancel(job)
      }
    }
  }

  /// What can be tried again of an announcement: how many could not get it and would have it still; one that stopped goes on.
  func checkRetry(
    _ id: AnnouncementID, in tx: any Transaction
  ) throws -> (announcement: Announcement, people: Int) {
    guard let announcement = try tx.announcements.find(id) else { throw ActRefusal.gone }
    let people = try tx.announcements.retriable(of: id)
    if people == 0, announcement.state != .stopped {
      throw announcement.failed > 0 ? ActRefusal.isNoAudience : ActRefusal.isDoneOtherwise
    }
    return (announcement, people)
  }

  func retryAnnouncement(_ id: AnnouncementID) async throws -> ActResult {
    try await carryOut(.retryDelivery, on: [id], subject: "announcement \(id)") { id, _, tx in
      let announcement = try self.checkRetry(id, in: tx).announcement
      let count = try tx.announcements.retryFailed(of: id)
      if count > 0 {
        try tx.events.append(
          Event(
            subject: .announcement(id), actor: .program, kind: "delivery", from: "failed", to: "pending",
            at: tx.now))
      }
      guard announcement.state == .stopped else { return }
      try AnnounceHandler.move(announcement, to: .sending, in: tx)
      try AnnounceHandler.queue(id, in: tx)
    }
  }

  // MARK: Looking

  /// The announcements of late, the newest first.
  package func announcements(limit: Int) async throws -> [Announcement] {
    try await store.read { try $0.announcements.recent(limit: limit) }
  }

  /// Whom one could not be brought to, with what the channel said.
  package func failures(
    of id: AnnouncementID, limit: Int
  ) async throws -> [(person: PersonLabel, error: String)] {
    try await store.read { tx in
      try tx.announcements.failures(of: id, limit: limit).map { (try tx.rooms.label(of: $0.user), $0.error) }
    }
  }

  /// Sends a text to the operator's own conversation, as it will look.
  ///
  /// - Parameters:
  ///   - identity: by which the operator talks with Mitko.
  ///   - isTrial: finds out whether it would go there, and sends nothing.
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.hasNoConversation` where they never did.
  package func testAnnouncement(
    _ text: String, to identity: Identity, isTrial: Bool = false
  ) async throws {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    if isTrial {
      let user = try await store.read { try $0.users.find(identity) }
      guard let user, user.stage != .erased else { throw ActRefusal.hasNoConversation }
      return
    }
    let phrasebooks = phrasebooks
    let done = try await carryOut(.testAnnouncement, on: [identity], subject: "a text to the operator") {
      identity, _, tx in
      guard let user = try tx.users.find(identity), user.stage != .erased else {
        throw ActRefusal.hasNoConversation
      }
      _ = try tx.chats.append(
        NewMessage(
          chat: try tx.chats.main(of: user.id).id, author: .mitko, kind: .notice,
          text: AnnounceHandler.text(text, in: phrasebooks.book(for: user.language.code)),
          phraseTag: PhraseKey.agent(.newsFooter).rawValue))
      try tx.events.append(
        Event(
          subject: .user(user.id), actor: .program, kind: "announcement.test", from: nil, to: nil, at: tx.now)
      )
    }
    if let refusal = done.refused.keys.first { throw refusal }
  }
}
