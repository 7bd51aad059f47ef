import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko undo`: takes back the caller's last act, as `z` does in the rooms; where that would ask, it wants `--yes`.
struct UndoVerb {
  let context: ProgramContext
  let place: DataPlace
  let isTrial: Bool
  let isConfirmed: Bool

  private struct Answer: Encodable {
    let undone: String?
    let changed: Int
    let refused: [String: Int]
    let dryRun: Bool
  }

  func run(json: Bool) async throws -> ExitCode {
    try await context.inOperations(place, program: "mitko undo") { operations, house in
      let offer = try await operations.undoOffer()
      let now = house.time.now
      let clock = ActClock(now: now, utcOffset: LocalTime.utcOffset(at: now))
      if isTrial { return try tell(offer, clock, by: operations.actor.name, json: json) }
      if !isConfirmed, let question = ActWords.question(offer, clock: clock, by: operations.actor.name) {
        for line in [question.text] + question.facts { StandardError.write(context.guess.text(line)) }
        StandardError.write("mitko: " + context.guess.text(.admin(.needsYes)))
        return .usage
      }
      let result = try await operations.undo(offer.act.id)
      if json {
        try StandardOutput.write(
          try JSONText.of(
            Answer(
              undone: result.undone?.rawValue, changed: result.changed,
              refused: Dictionary(result.refused.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +),
              dryRun: false)))
      } else {
        try StandardOutput.write(context.guess.text(ActWords.told(result).phrase) + "\n")
      }
      return result.changed > 0 ? .success : .failure
    }
  }

  /// Which act would be taken back, and what is to be known before.
  private func tell(_ offer: UndoOffer, _ clock: ActClock, by name: String, json: Bool) throws -> ExitCode {
    if json {
      let answer = Answer(
        undone: offer.act.kind.rawValue, changed: offer.act.changed, refused: [:], dryRun: true)
      try StandardOutput.write(try JSONText.of(answer))
      return .success
    }
    for line in ActWords.lines(offer, clock: clock, by: name) {
      try StandardOutput.write(context.guess.text(line) + "\n")
    }
    return .success
  }
}
