import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko matches`: what the Matches room shows, and its acts, for scripts.
struct MatchesVerb {
  let context: ProgramContext
  let options: MatchOptions

  func run() async throws -> ExitCode {
    let query: MatchQuery
    do {
      query = options.filter.isEmpty ? .ofOpen : try FilterReader.local.read(options.filter)
    } catch {
      StandardError.write("mitko: " + context.guess.text(error.phrase(in: options.filter)))
      return .usage
    }
    return try await context.inOperations(options.place, program: "mitko matches") { operations, house in
      guard let act = options.act else { return try await list(query, operations, at: house.time.now) }
      return try await OperatorAct(
        context: context, operations: operations, isTrial: options.isTrial,
        isConfirmed: options.isConfirmed, isJSON: options.isJSON
      ).run(forAll: .matches(act, query), filter: options.filter, example: "status:pending")
    }
  }

  private struct Listing: Encodable {
    struct Side: Encodable {
      let user: String
      let introducedAt: String?
      let seenAt: String?
      let answeredAt: String?

      init(_ side: MatchSideRow) {
        user = side.person.id.description
        introducedAt = side.introducedAt?.description
        seenAt = side.seenAt?.description
        answeredAt = side.answeredAt?.description
      }
    }

    struct Row: Encodable {
      let id: String
      let status: String
      let round: Int
      let formedAt: String
      let endedAt: String?
      let score: Double?
      let verdict: String?
      let seeker: Side
      let provider: Side
      let waitsFor: String?

      init(_ row: MatchRow) {
        id = row.id.description
        status = row.status.word
        round = row.round
        formedAt = row.formedAt.description
        endedAt = row.endedAt?.description
        score = row.score?.total
        verdict = row.decision?.rawValue
        seeker = Side(row.seeker)
        provider = Side(row.provider)
        waitsFor =
          switch row.waitsFor {
          case .judge: "judge"
          case .introductions: "introductions"
          case .both: "both"
          case .side(let role): role.rawValue
          case .nothing: nil
          }
      }
    }

    let filter: String
    let open: Int
    let ended: Int
    let looked: Int
    /// Whether there is more than was listed.
    let isPart: Bool
    let matches: [Row]
  }

  private func list(_ query: MatchQuery, _ operations: Operations, at now: Timestamp) async throws -> ExitCode
  {
    let page = try await operations.matches(query, limit: options.limit)
    let figures = try await operations.matchFigures()
    guard !options.isJSON else {
      try StandardOutput.write(
        try JSONText.of(
          Listing(
            filter: query.description, open: figures.open, ended: figures.ended, looked: page.looked,
            isPart: page.next != nil || page.isSearchCut, matches: page.rows.map(Listing.Row.init))))
      return .success
    }
    var room = MatchesRoom(language: Language(code: context.guess.language))
    room.take(MatchesRoom.Content(page: page, open: figures.open, ended: figures.ended))
    let lines =
      room.lines(context.guess, now: now, utcOffset: LocalTime.utcOffset(at: now)) + [
        room.tally(context.guess)
      ]
    try StandardOutput.write(lines.map { $0 + "\n" }.joined())
    return .success
  }
}
