package import Domain

/// People, and where they come from.
package protocol UserRecords {
  /// Makes a user with one identity and a main chat.
  ///
  /// - Throws: `StoreError.constraint` where the identity belongs to somebody: the caller then finds them.
  func create(identity: Identity, language: Language, isDemo: Bool) throws -> User

  func find(_ id: UserID) throws -> User?
  func find(_ identity: Identity) throws -> User?
  func identities(of user: UserID) throws -> [Identity]

  func setLanguage(_ language: Language, of user: UserID) throws
  /// Writes the stage; the caller has asked the lifecycle and records the event.
  func setStage(_ stage: ProfileStage, of user: UserID) throws
  func setContact(_ contact: Contact?, of user: UserID) throws
  func setAcceptsAnnouncements(_ accepts: Bool, of user: UserID) throws
  func touch(_ user: UserID) throws

  /// Raises the epoch and wipes all chats, profile versions, vectors, contact and pending input of `user`;
  /// open jobs are cancelled. Matches and the ledger stay, without words. Returns the new epoch.
  func reset(_ user: UserID) throws -> Int
  /// As `reset`, and identities, language and everything else go too: what stays is a tombstone. Afterwards
  /// the store scrubs the write-ahead log, so that no byte of the person's remains in any file.
  func erase(_ user: UserID) throws

  /// The people of a demo, by name, in the order made.
  func demoUsers() throws -> [User]
  func count() throws -> Int
}
