import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts
import TerminalKit

/// `mitko queue`: what the Queue room shows, and its acts, for scripts.
struct QueueVerb {
  let context: ProgramContext
  let options: QueueOptions

  func run() async throws -> ExitCode {
    let query: JobQuery
    do {
      query = options.filter.isEmpty ? .ofOpen : try FilterReader.local.read(options.filter)
    } catch {
      StandardError.write("mitko: " + context.guess.text(error.phrase(in: options.filter)))
      return .usage
    }
    return try await context.inOperations(options.place, program: "mitko queue") { operations, house in
      guard let act = options.act else { return try await list(query, operations, at: house.time.now) }
      return try await perform(act, on: query, operations)
    }
  }

  // MARK: Listing

  private struct Listing: Encodable {
    struct Row: Encodable {
      let id: String
      let kind: String
      let lane: String
      let maker: String
      let user: String?
      let state: String
      let heldFor: String?
      let attempts: Int
      let queuedAt: String
      let plannedAt: String?
      let waitsFor: String?
      let boost: Int
      let atMostMicrodollars: Int64?
      let spentMicrodollars: Int64
      let lastError: String?

      init(_ row: JobRow) {
        let job = row.job
        id = job.id.description
        kind = job.task.kind.rawValue
        lane = job.lane.rawValue
        maker = job.maker.name
        user = job.user?.description
        state = JobQuery.State(job.state).rawValue
        heldFor = if case .held(let reason) = job.state { reason.rawValue } else { nil }
        attempts = job.attempt
        queuedAt = job.queuedAt.description
        plannedAt = row.plan?.at?.description
        waitsFor = row.plan?.cause?.word
        boost = row.boost.rawValue
        atMostMicrodollars =
          switch row.estimate {
          case .atMost(let bound)?: bound.microdollars
          case .free?: 0
          case .unknown?, nil: nil
          }
        spentMicrodollars = row.spent.microdollars
        lastError = row.lastError
      }
    }

    let filter: String
    let open: Int
    let paused: [String]
    let looked: Int
    /// Whether there is more than was listed.
    let isPart: Bool
    let jobs: [Row]
  }

  private func list(
    _ query: JobQuery, _ operations: Operations, at now: Timestamp
  ) async throws -> ExitCode {
    let page = try await operations.jobs(query, limit: options.limit)
    let figures = try await operations.queueFigures()
    guard !options.isJSON else {
      try StandardOutput.write(
        try JSONText.of(
          Listing(
            filter: query.description, open: figures.open, paused: figures.paused.map(\.rawValue).sorted(),
            looked: page.looked, isPart: page.next != nil || page.isSearchCut,
            jobs: page.rows.map(Listing.Row.init))))
      return .success
    }
    var room = QueueRoom(language: Language(code: context.guess.language))
    room.take(QueueRoom.Content(page: page, open: figures.open, pauses: []))
    let lines =
      room.lines(context.guess, now: now, utcOffset: LocalTime.utcOffset(at: now)) + [
        room.tally(context.guess)
      ]
    try StandardOutput.write(lines.map { $0 + "\n" }.joined())
    return .success
  }

  // MARK: Acts

  private func perform(
    _ act: QueueOptions.Act, on query: JobQuery, _ operations: Operations
  ) async throws -> ExitCode {
    let doing = OperatorAct(
      context: context, operations: operations, isTrial: options.isTrial, isConfirmed: options.isConfirmed,
      isJSON: options.isJSON)
    switch act {
    case .jobs(let act):
      return try await doing.run(forAll: .jobs(act, query), filter: options.filter, example: "state:held")
    case .lane(let isPaused):
      guard let lane = query.laneAlone else {
        let kind: Domain.Act.Kind = isPaused ? .pauseLane : .resumeLane
        StandardError.write(
          "mitko: "
            + context.guess.text(
              Phrase(.admin(.needsLane), ["act": .phrase(Phrase(kind.phrase))])))
        return .usage
      }
      return try await doing.run(.lane(lane, isPaused: isPaused))
    }
  }
}

extension Act.Undoing {
  /// The word in JSON.
  var word: String {
    switch self {
    case .whole: "whole"
    case .inPart: "in_part"
    case .never: "never"
    }
  }
}
