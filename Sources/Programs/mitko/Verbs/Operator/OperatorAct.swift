import AdminScreens
import CommandLine
import Domain
import Localization
import Operations

/// An act of a verb: tells what it would come to, asks for `--yes` where it cannot be undone whole, and does it.
struct OperatorAct {
  let context: ProgramContext
  let operations: Operations
  let isTrial: Bool
  let isConfirmed: Bool
  let isJSON: Bool

  private struct Answer: Encodable {
    let act: String?
    let kind: String
    let changed: Int
    let users: Int
    let waitedOverAnHour: Int
    let told: Int
    let refused: [String: Int]
    let undo: String
    let dryRun: Bool
  }

  /// - Parameter isEmpty: whether nothing was meant, which is no failure.
  func run(_ wish: Wish, isEmpty: Bool = false) async throws -> ExitCode {
    let preview = try await operations.preview(wish)
    if !isTrial, wish.kind.undoing != .whole, !isConfirmed, preview.changes > 0 {
      try tell(ActWords.lines(preview, utcOffset: 0), to: StandardError.write)
      StandardError.write("mitko: " + context.guess.text(.admin(.needsYes)))
      return .usage
    }
    let result =
      isTrial
      ? ActResult(act: nil, kind: wish.kind, changed: preview.changes, refused: preview.refused)
      : try await operations.perform(wish, after: preview)
    if isJSON {
      try StandardOutput.write(
        try JSONText.of(
          Answer(
            act: result.act?.description, kind: wish.kind.rawValue, changed: result.changed,
            users: preview.people.count, waitedOverAnHour: preview.waitedOverAnHour, told: preview.told,
            refused: Dictionary(result.refused.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +),
            undo: wish.kind.undoing.word, dryRun: isTrial)))
    } else if isTrial {
      try tell(ActWords.lines(preview, utcOffset: 0), to: StandardOutput.write)
    } else {
      try StandardOutput.write(context.guess.text(ActWords.told(result).phrase) + "\n")
    }
    return result.changed > 0 || isEmpty ? .success : .failure
  }

  private func tell(_ lines: [Phrase], to write: (String) throws -> Void) throws {
    for line in lines { try write(context.guess.text(line) + "\n") }
  }
}
