package import Domain
package import Localization
package import Ports

/// Brings an announcement to the next people who are meant, a batch a job, so that others write in between.
///
/// Who got it, their messages, the place where it goes on and the job that does stand in one transaction: whatever
/// crashes, each person gets it once. Whether somebody wants it is asked when their turn comes.
package struct AnnounceHandler: JobHandler {
  package let kind = JobTask.Kind.announce
  private let phrasebooks: Phrasebooks

  package init(phrasebooks: Phrasebooks) {
    self.phrasebooks = phrasebooks
  }

  /// How many people are looked at in a transaction.
  static let batch = 200

  package func run(_ job: Job) async throws -> Outcome {
    guard case .announce(let id) = job.task else { return Outcome { _ in } }
    return Outcome { try self.send(id, in: $0) }
  }

  private func send(_ id: AnnouncementID, in tx: any Transaction) throws {
    guard let announcement = try tx.announcements.find(id), announcement.state == .sending else { return }
    guard let query = try? FilterReader().read(announcement.audience, as: PersonQuery.self) else {
      throw JobError.permanent("the audience cannot be read")
    }
    let found = Dictionary(
      query.people.map { ($0, $0.meant) }, uniquingKeysWith: { first, _ in first })
    let people = try tx.announcements.nextPeople(of: announcement, limit: Self.batch)
    var (sent, passed) = (0, 0)
    for user in people {
      guard let row = try tx.rooms.person(user), query.allows(row, found: found, now: tx.now),
        try !tx.announcements.hasReached(user, id)
      else { continue }
      guard row.getsAnnouncements else {
        if !row.acceptsAnnouncements { passed += 1 }
        continue
      }
      let message = try tx.chats.append(
        NewMessage(
          chat: try tx.chats.main(of: user).id, author: .mitko, kind: .notice,
          text: Self.text(announcement.text, in: phrasebooks.book(for: row.language.code)),
          phraseTag: PhraseKey.agent(.newsFooter).rawValue, isForMany: true))
      try tx.announcements.note(message.id, to: user, of: id)
      sent += 1
    }
    if let last = people.last { try tx.announcements.advance(id, to: last, sent: sent, passed: passed) }
    guard people.count == Self.batch else { return try Self.move(announcement, to: .done, in: tx) }
    try Self.queue(id, in: tx)
  }

  /// The text with the way out below it.
  static func text(_ text: String, in book: Phrasebook) -> String {
    text + "\n\n" + book.text(.agent(.newsFooter))
  }

  /// Writes how far it has come, and that it has into the log.
  static func move(_ announcement: Announcement, to state: Announcement.State, in tx: any Transaction) throws
  {
    try tx.announcements.setState(state, of: announcement.id)
    try note(announcement.id, from: announcement.state, to: state, in: tx)
  }

  static func note(
    _ id: AnnouncementID, from former: Announcement.State?, to state: Announcement.State,
    in tx: any Transaction
  ) throws {
    try tx.events.append(
      Event(
        subject: .announcement(id), actor: .program, kind: "announcement", from: former?.rawValue,
        to: state.rawValue, at: tx.now))
  }

  /// Queues the work on the next people; one that is under way is followed by the next once it has ended.
  static func queue(_ id: AnnouncementID, in tx: any Transaction) throws {
    let job = try tx.jobs.enqueue(NewJob(.announce(id), user: nil, epoch: 0, notBefore: tx.now))
    if let job { try tx.announcements.setJob(job.id, of: id) }
  }

  /// It stops where it is: an operator can let it go on.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .announce(let id) = job.task, let announcement = try tx.announcements.find(id),
      announcement.state == .sending
    else { return }
    try Self.move(announcement, to: .stopped, in: tx)
  }
}

extension PersonReference {
  /// Whom an audience means by it: people stand in it by their whole ids alone.
  fileprivate var meant: Set<UserID> {
    if case .id(let id) = self { [id] } else { [] }
  }
}
