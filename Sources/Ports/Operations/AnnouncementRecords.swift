package import Domain

/// What operators write to many people, and who got it.
package protocol AnnouncementRecords {
  /// Makes one that is being sent, to whoever is there now.
  func make(
    _ id: AnnouncementID, text: String, audience: String, chosen: BoundedCount, by name: String
  ) throws -> Announcement
  /// `nil` where there is none.
  func find(_ id: AnnouncementID) throws -> Announcement?
  /// The newest first.
  func recent(limit: Int) throws -> [Announcement]
  /// People after the announcement's cursor, by their ids.
  func nextPeople(of announcement: Announcement, limit: Int) throws -> [UserID]
  /// Notes that somebody gets it.
  ///
  /// - Throws: `StoreError.constraint` where they have it: the rule that each person gets it once.
  func note(_ message: MessageID, to user: UserID, of id: AnnouncementID) throws
  /// Whether somebody has it.
  func hasReached(_ user: UserID, _ id: AnnouncementID) throws -> Bool
  /// Moves on behind somebody, with what became of those up to there.
  func advance(_ id: AnnouncementID, to cursor: UserID, sent: Int, passed: Int) throws
  /// Writes which job sends it.
  func setJob(_ job: JobID, of id: AnnouncementID) throws
  /// Writes how far it has come.
  func setState(_ state: Announcement.State, of id: AnnouncementID) throws
  /// Whom it could not be brought to, with what the channel said, in words of the program's.
  func failures(of id: AnnouncementID, limit: Int) throws -> [(user: UserID, error: String)]
  /// Deletes who got announcements before `instant` that are not being sent any more, oldest first.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func deleteRecipients(before instant: Timestamp, limit: Int) throws -> Int
  /// How many of those to whom it could not be brought would have it still: who is blocked, cannot be reached or wants
  /// none since is not among them.
  func retriable(of id: AnnouncementID) throws -> Int
  /// Lets what could not be brought to them be tried again, now.
  ///
  /// - Returns: how many they are.
  func retryFailed(of id: AnnouncementID) throws -> Int
}
