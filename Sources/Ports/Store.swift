package import Domain

/// Everything that Mitko remembers: one writer, readers beside it.
///
/// A transaction's body is synchronous and runs on the store's own executor; it either commits whole or
/// leaves nothing. Rules are repeated in the schema, so a body that breaks one throws `StoreError.constraint`.
package protocol Store: Sendable {
  /// Runs `body` in one write transaction and commits it durably before returning.
  ///
  /// Writes that wait at the same moment may be committed together; one that throws leaves nothing and harms none of
  /// the others. `body` may be called a second time after all that it had done was rolled back, so it changes nothing
  /// but through its transaction.
  ///
  /// - Throws: what `body` throws, after rolling back; `StoreError` where the database refuses.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result

  /// Runs `body` on a consistent snapshot. A write in it throws.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result

  /// Finds out whether what reads see is still the database: they go on in a file that somebody has removed or replaced,
  /// and in one that a newer program has migrated. Writes find that out by themselves.
  ///
  /// - Throws: `StoreError.gone`, `StoreError.newer`; whatever else keeps it from being read.
  func verify() async throws

  /// Goes on with the database that is in the place of the one that was opened, where somebody has replaced that: for a
  /// program that only shows what there is. One that works on rows ends instead.
  ///
  /// - Throws: `StoreError.gone` where none is there; whatever keeps it from being opened. All stays as it was then.
  func reopen() async throws

  /// A tick after each commit: one's own at once, those of other processes within 200 ms. Ticks may join.
  ///
  /// Each call makes a stream of its own; it ends when the store closes.
  func changes() -> AsyncStream<Void>

  /// Takes up what an erase had to leave undone because a reader was in the way or the disk was full, so that no byte
  /// of it stays in any file. Waits for nobody: what cannot be done now is left to the next call, or opening. Does
  /// nothing where nothing was left.
  func finishErasing() async throws

  /// Closes all connections after the running transaction; later calls throw `StoreError.closed`.
  func close() async
}

/// What a transaction offers, by feature.
package protocol Transaction {
  /// The instant of this transaction, the same in all of it.
  var now: Timestamp { get }

  /// People, their identities, stages and contacts; reset and erase.
  var users: any UserRecords { get }
  /// What was said, and the buttons below it.
  var chats: any ChatRecords { get }
  /// Replies while they are being made.
  var drafts: any DraftRecords { get }
  /// Versions of profiles, and the vectors made of them.
  var profiles: any ProfileRecords { get }
  /// Proposals with their sides, scores, rounds and turns.
  var matches: any MatchRecords { get }
  /// What the sides of open matches ask each other.
  var questions: any QuestionRecords { get }
  /// The queue, and the programs that work on it.
  var jobs: any JobRecords { get }
  /// What was spent and is reserved, and the bucket.
  var ledger: any LedgerRecords { get }
  /// The log of transitions: each change above writes its row beside it.
  var events: any EventRecords { get }
  /// The numbers that operators may change.
  var settings: any SettingRecords { get }
  /// What has yet to reach identities outside the terminal.
  var deliveries: any DeliveryRecords { get }
  /// How the providers of models do, and what operators were told.
  var providers: any ProviderRecords { get }
  /// What models were asked and answered.
  var recordings: any RecordingRecords { get }
  /// What operators did.
  var acts: any ActRecords { get }
  /// What operators change about the queue.
  var steering: any SteeringRecords { get }
  /// What operators note about people.
  var people: any PeopleRecords { get }
  /// What operators write to many people.
  var announcements: any AnnouncementRecords { get }
  /// What operators look at.
  var rooms: any RoomRecords { get }
  /// How people fare, for an audit.
  var audit: any AuditRecords { get }
  /// What is known of Telegram.
  var telegram: any TelegramRecords { get }
  /// What is kept for the operators' group on Telegram.
  var group: any GroupRecords { get }

  /// Runs `body` as a part of the transaction that leaves nothing where it throws; the rest stays as it is.
  func part<Result>(_ body: () throws -> Result) throws -> Result
}

/// Why a file or folder cannot be opened.
package enum OpeningTrouble: Hashable, Sendable {
  /// The system's error number (errno).
  case system(Int32)
  /// The engine's error number.
  case engine(Int32)
  /// A device, a socket or the like where a file was to be.
  case notAFile
  /// A step of its schema that was applied reads otherwise in this program.
  case schemaChanged(step: Int)
}

/// Why the store could not do what it was asked. Facts only: no SQL values, nothing a person wrote.
package enum StoreError: Error, Hashable, Sendable {
  case closed
  /// The schema refused: the constraint's name or the engine's words for it.
  case constraint(String)
  /// Another process kept the database locked for longer than the patience.
  case busy
  case diskFull
  case readOnly(path: String)
  /// The file is not a database or is damaged.
  case damaged(path: String, detail: String)
  /// Made by a newer Mitko: its schema version and the newest that this program knows.
  case newer(found: Int, known: Int)
  /// Made by an older Mitko, and opened by somebody who only looks: whoever may write it brings it up to date.
  case older(found: Int, known: Int)
  case cannotOpen(path: String, OpeningTrouble)
  /// The file was removed or replaced while it was open: what is written into it now is lost with the process.
  case gone(path: String)
  /// A database of another program's.
  case foreign(path: String)
  case notADemo(path: String)
  /// A row that must exist does not.
  case missing(String)
  case engine(code: Int32, detail: String)

  /// Whether the same may work in a while without anything else being done to the database.
  package var mayPass: Bool {
    switch self {
    case .busy, .diskFull: true
    case .closed, .constraint, .readOnly, .damaged, .newer, .older, .cannotOpen, .gone, .foreign, .notADemo,
      .missing,
      .engine:
      false
    }
  }
}
