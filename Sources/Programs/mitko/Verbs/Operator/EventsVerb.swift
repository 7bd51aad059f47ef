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

/// `mitko events`: the log, the earliest of what is told first, and with `--follow` what comes later as it comes.
struct EventsVerb {
  let context: ProgramContext
  let options: EventsOptions

  func run() async throws -> ExitCode {
    let query: EventQuery
    do {
      query = try FilterReader.local.read(options.filter)
    } catch {
      StandardError.write("mitko: " + context.guess.text(error.phrase(in: options.filter)))
      return .usage
    }
    return try await context.inOperations(options.place, program: "mitko events") { operations, house in
      // From before the first look, so that nothing falls between the two.
      let changes = house.store.changes()
      var last = try await operations.newestEvent()
      let page = try await operations.events(query, limit: options.limit)
      for row in page.rows.reversed() { try tell(row, house) }
      context.tellCut(page)
      last = max(last, page.rows.first?.number ?? 0)
      guard options.follows else { return .success }
      for await _ in changes {
        while let next = try await tellAll(after: last, query, operations, house) { last = next }
      }
      return .success
    }
  }

  /// - Returns: up to which line it looked; `nil` where there was none.
  private func tellAll(
    after number: Int64, _ query: EventQuery, _ operations: Operations, _ house: House
  ) async throws -> Int64? {
    let page = try await operations.events(query, after: number, limit: 1_000)
    for row in page.rows { try tell(row, house) }
    return page.next
  }

  /// A line of JSON.
  private struct Line: Encodable {
    let number: Int64
    let at: String
    let who: String
    let `operator`: String?
    let user: String?
    let subject: String
    let id: String
    let kind: String
    let from: String?
    let to: String?
    let act: String?
    let actKind: String?
    let job: String?

    init(_ row: EventRow) {
      let event = row.event
      number = row.number
      at = event.at.description
      who = EventQuery.Cause(event.actor).rawValue
      `operator` = if case .operatorNamed(let name) = event.actor { name } else { nil }
      user = row.person?.id.description
      (subject, id) =
        switch event.subject {
        case .user(let id): ("user", id.description)
        case .match(let id): ("match", id.description)
        case .job(let id): ("job", id.description)
        case .round(let number): ("round", String(number))
        case .setting(let name): ("setting", name)
        case .lane(let lane): ("lane", lane.rawValue)
        case .announcement(let id): ("announcement", id.description)
        }
      kind = event.kind
      from = event.from
      to = event.to
      act = row.act?.description
      actKind = row.actKind?.rawValue
      job = row.jobKind?.rawValue
    }
  }

  private func tell(_ row: EventRow, _ house: House) throws {
    if options.isJSON { return try StandardOutput.write(try JSONText.line(of: Line(row))) }
    let now = house.time.now
    let words = EventWords(book: context.guess, now: now, utcOffset: LocalTime.utcOffset(at: now))
    try StandardOutput.write(words.line(of: row) + "\n")
  }
}
