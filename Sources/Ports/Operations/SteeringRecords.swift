package import Domain

/// What operators change about the queue besides the steps of its lifecycle.
package protocol SteeringRecords {
  /// Where a job stands; `nil` where there is none.
  func standing(of id: JobID) throws -> JobStanding?
  /// Puts a waiting job into another place. A boost puts it before others; its former place comes back with `.none`.
  ///
  /// - Throws: `StoreError.constraint` where another one runs next already.
  func setStanding(_ standing: JobStanding, of id: JobID) throws
  /// Where a job would stand without any boost.
  func ownStanding(of id: JobID) throws -> JobStanding?
  /// The job that runs next, if an operator named one.
  func next() throws -> JobID?
  /// Whether something of the same person, which a claim would take before, is open.
  func isBehindItsOwn(_ id: JobID) throws -> Bool
  /// Puts an ended job back into the queue, due now, with further attempts, at the place of its former queueing.
  ///
  /// - Throws: `InvalidTransition`; `StoreError.constraint` where another one does the same.
  func requeue(_ id: JobID, furtherAttempts: Int) throws
  /// Ends a job again that was requeued and that nobody has taken since, as if it had not been.
  ///
  /// - Parameter furtherAttempts: what it got with the requeueing.
  /// - Throws: `StoreError.missing` where it is not queued.
  func takeBackRequeue(_ id: JobID, asFailed: Bool, furtherAttempts: Int) throws
  /// Makes a lane stand still; false where it does already.
  func pause(_ lane: Lane, by name: String) throws -> Bool
  /// Lets it go on; false where it does.
  func resume(_ lane: Lane) throws -> Bool
  /// Lanes that stand still, with who paused them.
  func pausedLanes() throws -> [LanePause]
}

extension SteeringRecords {
  /// The lanes that stand still, without who made them.
  package func stillLanes() throws -> Set<Lane> { Set(try pausedLanes().map(\.lane)) }
}

/// Where a job stands in line.
package struct JobStanding: Hashable, Sendable {
  package var boost: Boost
  package var notBefore: Timestamp
  package var inLineAt: Timestamp

  package init(boost: Boost, notBefore: Timestamp, inLineAt: Timestamp) {
    self.boost = boost
    self.notBefore = notBefore
    self.inLineAt = inLineAt
  }
}
