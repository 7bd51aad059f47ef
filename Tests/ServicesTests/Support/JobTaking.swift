import Domain
import Orchestrator
import Ports
import Storage
import TestSupport
import Testing

/// Takes jobs from the queue of a real store by hand, and ends them as a worker would.
protocol JobTaking: Sendable {
  var store: any Store { get }
  var ids: SequentialIdentifiers { get }
  var claim: Claim { get }
  var completion: Completion { get }
  var process: ProcessID { get }
}

extension JobTaking {
  /// A store on a file, or in memory where `path` is nil.
  static func openStore(
    path: String?, purpose: SQLiteStore.Purpose = .real, seeds: [Setting: Double], time: ManualTime,
    ids: SequentialIdentifiers
  ) async throws -> any Store {
    if let path {
      return try await SQLiteStore.open(path: path, purpose: purpose, seeds: seeds, time: time, ids: ids)
    }
    return try await SQLiteStore.inMemory(purpose: purpose, seeds: seeds, time: time, ids: ids)
  }

  /// Takes the next job that may start now.
  func take(lanes: Set<Lane> = [.interactive, .background]) async throws -> Claim.Result {
    try await store.write { [claim, process, ids] in
      try claim.next(lanes: lanes, process: process, ids: ids, in: $0)
    }
  }

  /// Takes the next job; the test fails where none may start.
  func takeJob(lanes: Set<Lane> = [.interactive, .background]) async throws -> Job {
    guard case .started(let job) = try await take(lanes: lanes) else {
      Issue.record("no job may start")
      throw UnexpectedCall()
    }
    return job
  }

  @discardableResult
  func fail(_ job: Job, _ error: any Error, after spending: [Outcome.Spending]? = nil) async throws
    -> Completion.Result
  {
    try await store.write { [completion] in
      try completion.fail(job, error, after: spending.map { .known($0) }, jitter: 1, in: $0)
    }
  }

  /// Gives a job back as the end of a program does, with nothing known of its cost.
  func giveBack(_ job: Job) async throws {
    _ = try await store.write { [completion] in try completion.giveBack(job, spent: .unknown, in: $0) }
  }

  func job(_ id: JobID) async throws -> Job {
    try await #require(store.read { try $0.jobs.find(id) })
  }
}
