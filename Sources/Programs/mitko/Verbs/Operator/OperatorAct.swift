import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import ProgramParts
import RoomReading

/// An act of a verb: tells what it would come to, asks for `--yes` where it cannot be undone whole, and does it.
struct OperatorAct {
  let context: ProgramContext
  let operations: Operations
  let isTrial: Bool
  let isConfirmed: Bool
  let isJSON: Bool
  /// What is done and told after it, beside the database.
  var afterwards: (Wish) async throws -> Phrase? = { _ in nil }

  private struct Answer: Encodable {
    let act: String?
    let kind: String
    let changed: Int
    let users: Int
    let waitedOverAnHour: Int
    let told: Int
    /// Whether more may be told than were counted.
    let toldIsLeast: Bool
    let refused: [String: Int]
    /// Whether more rows may be meant than it is about: words are searched among the newest.
    let isPart: Bool
    let undo: String
    let dryRun: Bool
  }

  /// Does it on all rows that a filter means, of which there has to be one. That it means none is no failure.
  ///
  /// - Parameter example: a filter, for whoever gave none.
  func run(forAll wish: WishForAll, filter: String, example: String) async throws -> ExitCode {
    guard filter.contains(where: { !$0.isWhitespace }) else {
      StandardError.write(
        "mitko: " + context.guess.text(Phrase(.admin(.needsFilter), ["example": .text(example)])))
      return .usage
    }
    let (wish, reach) = try await operations.wish(wish)
    let isEmpty =
      switch wish {
      case .jobs(_, let ids): ids.isEmpty
      case .matches(_, let ids): ids.isEmpty
      case .people(_, let ids): ids.isEmpty
      case .lane, .settings, .announce, .stopAnnouncement, .retryDeliveries, .runStep, .advanceRound: false
      }
    return try await run(wish, reaching: reach, isEmpty: isEmpty)
  }

  /// - Parameters:
  ///   - reach: whether its rows are all that were meant.
  ///   - isEmpty: whether nothing was meant, which is no failure.
  func run(_ wish: Wish, reaching reach: WishReach = .all, isEmpty: Bool = false) async throws -> ExitCode {
    let preview = try await operations.preview(wish).reaching(reach)
    let utcOffset = LocalTime.utcOffset(at: SystemTime().now)
    // What a room would ask about first.
    if !isTrial, !isConfirmed, preview.changes > 0,
      ActWords.question(wish, preview, utcOffset: utcOffset) != nil
    {
      try tell(try await lines(wish, preview, utcOffset), to: StandardError.write)
      StandardError.write("mitko: " + context.guess.text(.admin(.needsYes)))
      return .usage
    }
    let result: ActResult
    do {
      result =
        isTrial
        ? ActResult(act: nil, kind: wish.kind, changed: preview.changes, refused: preview.refused)
        : try await operations.perform(wish, after: preview)
    } catch {
      // What it did before it was cut short is done.
      _ = try? await afterwards(wish)
      throw error
    }
    let left = isTrial ? nil : try await afterwards(wish)
    if isJSON {
      try StandardOutput.write(
        try JSONText.of(
          Answer(
            act: result.act?.description, kind: wish.kind.rawValue, changed: result.changed,
            users: preview.people.count, waitedOverAnHour: preview.waitedOverAnHour, told: preview.told,
            toldIsLeast: preview.audience?.isExact == false,
            refused: Dictionary(result.refused.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +),
            isPart: preview.reach != .all, undo: preview.undoing.word, dryRun: isTrial)))
    } else if isTrial {
      try tell(try await lines(wish, preview, utcOffset), to: StandardOutput.write)
    } else {
      try StandardOutput.write(context.guess.text(ActWords.told(result, of: wish.lane).phrase) + "\n")
    }
    // Beside what programs read.
    try tell(left.map { [$0] } ?? [], to: StandardError.write)
    return result.changed > 0 || isEmpty ? .success : .failure
  }

  /// What it comes to, with the first few of whom it is about.
  private func lines(_ wish: Wish, _ preview: ActPreview, _ utcOffset: Int) async throws -> [Phrase] {
    ActWords.lines(preview, utcOffset: utcOffset, names: try await operations.names(of: wish, preview))
  }

  private func tell(_ lines: [Phrase], to write: (String) throws -> Void) throws {
    for line in lines { try write(context.guess.text(line) + "\n") }
  }
}

extension FilterReader {
  /// Reads days and clocks as the wall's clock tells them here.
  static var local: FilterReader {
    FilterReader(offset: .seconds(LocalTime.utcOffset(at: SystemTime().now)))
  }
}
