package import Domain

/// People, and where they come from.
package protocol UserRecords {
  /// Makes a user with one identity and a main chat.
  ///
  /// - Throws: `StoreError.constraint` where the identity belongs to somebody: the caller then finds them.
  func create(identity: Identity, language: Language, isDemo: Bool) throws -> User

  /// `nil` where there is none; an erased user is found, as a tombstone.
  func find(_ id: UserID) throws -> User?
  /// Who an identity belongs to; `nil` for a stranger.
  func find(_ identity: Identity) throws -> User?
  /// All of them, by kind, then value; none after an erase.
  func identities(of user: UserID) throws -> [Identity]

  /// Makes a code that ties another account to `user`; an earlier one counts no more.
  ///
  /// - Parameter until: when it counts no more.
  /// - Returns: nine characters: digits and capital letters that are told apart, in two groups.
  func makeLinkCode(for user: UserID, until: Timestamp) throws -> String
  /// Whose code that is, without hyphens; `nil` for none, and once its time is over.
  func linkCodeOwner(_ code: String) throws -> UserID?
  /// The user's code counts no more.
  func dropLinkCodes(of user: UserID) throws
  /// Where `other` comes from belongs to `user` from now on.
  func moveIdentities(of other: UserID, to user: UserID) throws

  /// Sets what Mitko says from now on; what was said stays.
  func setLanguage(_ language: Language, of user: UserID) throws
  /// Writes the stage; the caller has asked the lifecycle and records the event.
  func setStage(_ stage: ProfileStage, of user: UserID) throws
  /// Replaces the contact; `nil` takes it away.
  func setContact(_ contact: Contact?, of user: UserID) throws
  /// Keeps whether operators may write to all and reach this user too.
  func setAcceptsAnnouncements(_ accepts: Bool, of user: UserID) throws
  /// Notes that the user wrote or pressed something now.
  func touch(_ user: UserID) throws
  /// Somebody plays a person of the demo: nobody answers for them any more.
  func takeOver(_ user: UserID) throws

  /// Raises the epoch and wipes all chats, profile versions, vectors, contact and pending input of `user`;
  /// open jobs are cancelled. Matches and the ledger stay, without words. Returns the new epoch.
  func reset(_ user: UserID) throws -> Int
  /// As `reset`, and identities, language and everything else go too: what stays is a tombstone. Afterwards
  /// the store scrubs the write-ahead log, so that no byte of the person's remains in any file.
  func erase(_ user: UserID) throws

  /// The people of a demo, by name, in the order made.
  func demoUsers() throws -> [User]
  /// How many users there are, erased ones left out.
  func count() throws -> Int
}
