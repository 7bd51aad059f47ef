import AdminScreens
import Domain
import Operations

/// Reads what an operator's room shows, and knows whether another look would find anything else.
actor AdminSource {
  private let operations: Operations
  private var last: (query: RoomQuery, pulse: Pulse)?
  /// What was asked to be seen last.
  private var revealed: (job: JobID, calls: [RevealedCall])?

  init(operations: Operations) {
    self.operations = operations
  }

  /// What a room shows now; `nil` where nothing has changed since the last look at the same.
  ///
  /// - Parameter isAsked: whether somebody asked for it: then it is read in any case.
  func look(at query: RoomQuery, isAsked: Bool) async throws -> (any RoomContent)? {
    let pulse = try await operations.pulse()
    if !isAsked, let last, last.query == query, last.pulse == pulse { return nil }
    let content = try await read(query)
    last = (query, pulse)
    return content
  }

  /// Shows the words of a job's calls with its page from now on.
  ///
  /// - Throws: `ActRefusal`.
  func reveal(_ job: JobID) async throws {
    revealed = (job, try await operations.revealRecordings(of: job))
  }

  private func read(_ query: RoomQuery) async throws -> any RoomContent {
    switch query {
    case .overview: return OverviewRoom.Content(figures: try await operations.overview())
    case .queue(let filter, let limit, let job):
      let figures = try await operations.queueFigures()
      let page = try await operations.jobs(filter, limit: limit)
      let sheet: JobSheet? = if let job { try await operations.job(job) } else { nil }
      return QueueRoom.Content(
        page: page, open: figures.open, paused: figures.paused, sheet: sheet,
        revealed: revealed.map { $0.job == job ? $0.calls : [] } ?? [])
    }
  }
}
