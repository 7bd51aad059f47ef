import AdminScreens
import Domain
import Operations

/// Reads what an operator's room shows, and knows whether another look would find anything else.
actor AdminSource {
  private let operations: Operations
  private var last: (query: RoomQuery, pulse: Pulse, at: Timestamp)?
  /// How long the budget lasts, which takes long to find out.
  private var outlooks: (asked: BudgetWish?, settings: Int64, outlooks: BudgetOutlooks)?
  /// What was asked to be seen last.
  private var revealed: (job: JobID, calls: [RevealedCall])?

  init(operations: Operations) {
    self.operations = operations
  }

  /// What a room shows now; `nil` where nothing has changed since the last look at the same, a minute ago at most: a bucket
  /// fills by time alone.
  ///
  /// - Parameter isAsked: whether somebody asked for it: then it is read in any case.
  func look(at query: RoomQuery, isAsked: Bool, now: Timestamp) async throws -> (any RoomContent)? {
    let pulse = try await operations.pulse()
    if !isAsked, let last, last.query == query, last.pulse == pulse, now.since(last.at) < Self.longest {
      return nil
    }
    let content = try await read(query)
    last = (query, pulse, now)
    return content
  }

  private static let longest: Duration = .minutes(1)

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
    case .budget(let asked):
      let figures = try await operations.budget()
      return BudgetRoom.Content(figures: figures, outlooks: try await outlooks(asking: asked, at: figures.at))
    }
  }

  /// Played anew where somebody asks something else, or the budget is another one, and else now and then.
  private func outlooks(asking asked: BudgetWish?, at now: Timestamp) async throws -> BudgetOutlooks {
    let settings = try await operations.pulse().settings
    if let known = outlooks, known.asked == asked, known.settings == settings,
      now.since(known.outlooks.at) < Self.outlookAge, now >= known.outlooks.at
    {
      return known.outlooks
    }
    let found = try await operations.outlooks(asking: asked)
    outlooks = (asked, settings, found)
    return found
  }

  /// Two weeks change little within that.
  private static let outlookAge: Duration = .seconds(20)
}
