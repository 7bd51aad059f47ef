import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko people`: what the People room shows, and its acts, for scripts. Nothing that people said is told, but by their
/// export.
struct PeopleVerb {
  let context: ProgramContext
  let options: PeopleOptions

  func run() async throws -> ExitCode {
    let query: PersonQuery
    do {
      query = try FilterReader.local.read(options.filter)
    } catch {
      StandardError.write("mitko: " + context.guess.text(error.phrase(in: options.filter)))
      return .usage
    }
    return try await context.inOperations(options.place, program: "mitko people") { operations, house in
      switch options.act {
      case nil: return try await list(query, operations, now: house.time.now)
      case .export?: return try await export(query, operations)
      case let act?: return try await perform(act, on: query, operations, house)
      }
    }
  }

  // MARK: Listing

  private struct Listing: Encodable {
    struct Row: Encodable {
      let id: String
      let name: String?
      let stage: String
      let roles: [String]
      let language: String
      let via: [String]
      let since: String
      let seen: String
      let reached: Int
      let matches: Int
      let owesAnswer: Bool
      let blocked: Bool
      let tags: [String]
      let announcements: Bool

      init(_ row: PersonRow) {
        id = row.label.id.description
        name = row.label.demoName
        stage = row.stage.rawValue
        roles = row.roles.map(\.rawValue).sorted()
        language = row.language.code
        via = row.identities.map(\.rawValue).sorted()
        since = row.createdAt.description
        seen = row.lastSeenAt.description
        reached = row.reached.rawValue
        matches = row.matches
        owesAnswer = row.owesAnswer
        blocked = row.isBlocked
        tags = row.tags
        announcements = row.acceptsAnnouncements
      }
    }

    let filter: String
    /// `null` where it is not known without looking at everybody.
    let meant: Int?
    let all: Int
    let active: Int
    let looked: Int
    /// Whether there is more than was listed.
    let isPart: Bool
    let people: [Row]
  }

  private func list(_ query: PersonQuery, _ operations: Operations, now: Timestamp) async throws -> ExitCode {
    let page = try await operations.people(query, limit: options.limit)
    let figures = try await operations.peopleFigures(query)
    context.tellCut(page)
    if options.isJSON {
      try StandardOutput.write(
        try JSONText.of(
          Listing(
            filter: query.description, meant: figures.meant, all: figures.all, active: figures.active,
            looked: page.looked, isPart: page.next != nil || page.isSearchCut,
            people: page.rows.map(Listing.Row.init))))
      return .success
    }
    let words = PersonWords(book: context.guess, now: now)
    try StandardOutput.write(page.rows.map { words.line(of: $0) + "\n" }.joined())
    return .success
  }

  // MARK: Acts

  private func perform(
    _ act: PeopleOptions.Act, on query: PersonQuery, _ operations: Operations, _ house: House
  ) async throws -> ExitCode {
    let words = options.words ?? ""
    let wish: Wish.PersonAct
    switch act {
    case .pause: wish = .pause
    case .resume: wish = .resume
    case .block: wish = .block(reason: words)
    case .unblock: wish = .unblock
    case .tag: wish = .tag(words)
    case .untag: wish = .untag(words)
    case .erase: wish = .erase
    case .export: return try await export(query, operations)
    }
    return try await OperatorAct(
      context: context, operations: operations, isTrial: options.isTrial, isConfirmed: options.isConfirmed,
      isJSON: options.isJSON, afterwards: { try await ErasedTraces.clear(after: $0, operations, house) }
    ).run(forAll: .people(wish, query), filter: options.filter, example: "user:3F2A91C0")
  }

  /// Of one person: whose file is whose must not be a matter of their order.
  private func export(_ query: PersonQuery, _ operations: Operations) async throws -> ExitCode {
    // Whoever may only look finds fewer people, and is told why.
    guard operations.actor.right == .operates else { throw ActRefusal.readOnly }
    let ids = try await operations.userIDs(query, limit: 2).ids
    guard ids.count == 1, let id = ids.first else {
      let reason: PhraseKey = ids.isEmpty ? .admin(.peopleEmpty) : .admin(.exportNeedsOne)
      StandardError.write("mitko: " + context.guess.text(reason))
      return ids.isEmpty ? .failure : .usage
    }
    if !options.isTrial { try StandardOutput.write(try await operations.export(id) + "\n") }
    return .success
  }
}
