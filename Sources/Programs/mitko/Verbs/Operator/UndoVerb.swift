import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations

/// `mitko undo`: takes back the caller's last act, as `z` does in the rooms.
struct UndoVerb {
  let context: ProgramContext
  let place: DataPlace

  private struct Answer: Encodable {
    let undone: String?
    let changed: Int
    let refused: [String: Int]
  }

  func run(json: Bool) async throws -> ExitCode {
    try await context.inOperations(place, program: "mitko undo") { operations, _ in
      let result = try await operations.undo()
      if json {
        try StandardOutput.write(
          try JSONText.of(
            Answer(
              undone: result.undone?.rawValue, changed: result.changed,
              refused: Dictionary(result.refused.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +))))
      } else {
        try StandardOutput.write(context.guess.text(ActWords.told(result).phrase) + "\n")
      }
      return result.changed > 0 ? .success : .failure
    }
  }
}
