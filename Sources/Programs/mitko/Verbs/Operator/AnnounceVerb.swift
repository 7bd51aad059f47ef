import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko announce`: writes to many people at once; tells what was written, stops one, tries again.
struct AnnounceVerb {
  let context: ProgramContext
  let options: AnnounceOptions

  func run() async throws -> ExitCode {
    switch options.act {
    case .list?:
      return try await inRoom { operations, house in try await list(operations, now: house.time.now) }
    case .stop?:
      return try await about { .stopAnnouncement($0) }
    case .retry?:
      return try await about { .retryDeliveries($0) }
    case nil: return try await send()
    }
  }

  private func inRoom(_ body: (Operations, House) async throws -> ExitCode) async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko announce", body)
  }

  // MARK: Sending

  private func send() async throws -> ExitCode {
    // One's own test is for nobody else.
    guard let audience = options.everybody ?? options.audience ?? (options.isTest ? "" : nil) else {
      StandardError.write("mitko: " + context.guess.text(.cli(.announceNeedsAudience)))
      return .usage
    }
    let query: PersonQuery
    do {
      query = try FilterReader.local.read(audience)
    } catch {
      StandardError.write("mitko: " + context.guess.text(error.phrase(in: audience)))
      return .usage
    }
    let file = options.operand == "-" ? nil : options.operand
    let bytes: [UInt8]
    switch WholeInput.read(file) {
    case .success(let read): bytes = read
    case .failure(let trouble):
      StandardError.write("mitko: " + context.guess.text(.unreadable(file ?? "-", trouble)))
      return .usage
    }
    // What many people get is as it was written.
    guard let words = String(validating: bytes, as: UTF8.self) else {
      StandardError.write(
        "mitko: " + context.guess.text(Phrase(.cli(.announceNoUTF8), ["path": .text(file ?? "-")])))
      return .usage
    }
    guard let text = Announcement.text(words) else {
      let isEmpty = words.allSatisfy(\.isWhitespace)
      let phrase =
        isEmpty
        ? Phrase(.cli(.announceNoText), ["limit": .count(Announcement.longestText)])
        : Phrase(.admin(.textTooLong), ["n": .count(Announcement.longestText)])
      StandardError.write("mitko: " + context.guess.text(phrase))
      return .usage
    }
    return try await inRoom { operations, _ in
      if options.isTest {
        try await operations.testAnnouncement(
          text, to: context.identity(options.place), isTrial: options.isTrial)
        let told: PhraseKey = options.isTrial ? .cli(.announceTestTrial) : .admin(.tested)
        try StandardOutput.write(
          options.isJSON
            ? JSONText.of(TestAnswer(sent: !options.isTrial, dryRun: options.isTrial))
            : context.guess.text(told) + "\n")
        return .success
      }
      return try await tell(.announce(text, to: query), operations)
    }
  }

  private struct TestAnswer: Encodable {
    let sent: Bool
    let dryRun: Bool
  }

  private func tell(_ wish: Wish, _ operations: Operations) async throws -> ExitCode {
    try await OperatorAct(
      context: context, operations: operations, isTrial: options.isTrial, isConfirmed: options.isConfirmed,
      isJSON: options.isJSON
    ).run(wish, isEmpty: false)
  }

  /// An act on the announcement that the operand names.
  private func about(_ wish: (AnnouncementID) -> Wish) async throws -> ExitCode {
    let word = options.operand ?? ""
    guard let id = AnnouncementID(word) else {
      StandardError.write("mitko: " + context.guess.text(Phrase(.cli(.announceNoId), ["word": .text(word)])))
      return .usage
    }
    let wish = wish(id)
    return try await inRoom { operations, _ in try await tell(wish, operations) }
  }

  // MARK: Listing

  private struct Row: Encodable {
    let id: String
    let state: String
    let at: String
    let `operator`: String
    let audience: String
    let text: String
    let chosen: Int
    /// Whether more may have been meant than were counted.
    let chosenIsLeast: Bool
    let sent: Int
    let passed: Int
    let failed: Int

    init(_ row: Announcement) {
      id = row.id.description
      state = row.state.rawValue
      at = row.madeAt.description
      `operator` = row.operatorName
      audience = row.audience
      text = row.text
      chosen = row.chosen.known
      chosenIsLeast = !row.chosen.isExact
      sent = row.sent
      passed = row.passed
      failed = row.failed
    }
  }

  private func list(_ operations: Operations, now: Timestamp) async throws -> ExitCode {
    let rows = try await operations.announcements(limit: 100)
    if options.isJSON {
      try StandardOutput.write(try JSONText.of(rows.map(Row.init)))
      return .success
    }
    let words = AnnouncementWords(book: context.guess, now: now, utcOffset: LocalTime.utcOffset(at: now))
    try StandardOutput.write(rows.map { "\($0.id)  \(words.line(of: $0))\n" }.joined())
    return .success
  }
}
