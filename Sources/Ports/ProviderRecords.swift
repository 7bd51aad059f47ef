package import Domain

/// How each provider of models does, for all processes of a database; and what operators were told of.
package protocol ProviderRecords {
  /// The standing of a provider; `nil` where nobody has asked it yet.
  func breaker(of provider: String) throws -> ProviderBreaker?
  /// Every provider that has a standing, by name, with when it changed last.
  func all() throws -> [(name: String, breaker: ProviderBreaker, changedAt: Timestamp)]
  /// Replaces a provider's standing.
  func setBreaker(_ breaker: ProviderBreaker, of provider: String) throws

  /// The conditions that operators were told of and that go on, with since when.
  func alerts() throws -> [String: Timestamp]
  /// Notes that a condition holds; false where that was known, so that it is told once.
  func raiseAlert(_ name: String) throws -> Bool
  /// Notes that a condition has ended; false where it was not known to hold.
  func endAlert(_ name: String) throws -> Bool
}

/// What models were asked and answered, kept for a while.
package protocol RecordingRecords {
  /// Keeps what one call of an attempt was about; a second one of the same call changes nothing.
  func keep(_ recording: StoredRecording) throws
  /// The recordings of a job, by attempt and call.
  func recordings(of job: JobID) throws -> [StoredRecording]
  /// Those with words of this user's and of nobody else, oldest first, at most `limit`.
  func recordings(ofAlone user: UserID, limit: Int) throws -> [StoredRecording]
  /// The newest, newest first.
  func newest(limit: Int) throws -> [StoredRecording]
  /// Deletes what was kept before `instant`, oldest first.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func deleteRecordings(before instant: Timestamp, limit: Int) throws -> Int
}

/// A recording with the generation that it is of.
package struct StoredRecording: Hashable, Sendable {
  package let job: JobID
  package let attempt: Int
  /// The call within its attempt, from 1.
  package let call: Int
  package let kind: JobTask.Kind
  /// By its provider's name for it.
  package let model: String
  /// Whose words are in it: the user it was done for, and the other side of a match.
  package let user: UserID?
  package let otherUser: UserID?
  package let recording: ModelRecording
  package let at: Timestamp

  package init(
    job: JobID, attempt: Int, call: Int, kind: JobTask.Kind, model: String, user: UserID?, otherUser: UserID?,
    recording: ModelRecording, at: Timestamp
  ) {
    self.job = job
    self.attempt = attempt
    self.call = call
    self.kind = kind
    self.model = model
    self.user = user
    self.otherUser = otherUser
    self.recording = recording
    self.at = at
  }
}
