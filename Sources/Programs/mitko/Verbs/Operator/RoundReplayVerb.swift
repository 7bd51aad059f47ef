import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Matcher
import Operations
import Ports
import ProgramParts

/// `mitko rounds replay N`: a round played again from what its steps recorded, and with `--with` what other rules would
/// have changed.
struct RoundReplayVerb {
  let context: ProgramContext
  let options: RoundOptions
  let house: House

  func run() async throws -> ExitCode {
    let current = try await house.store.read { try $0.matches.currentRound().number }
    let number = options.round ?? current
    let changes = options.changes.map { (key: $0.key, value: $0.value) }
    guard let played = try await house.roundReplay.play(number, changing: changes) else {
      StandardError.write(
        "mitko: " + context.guess.text(Phrase(.pairing(.replayNone), ["n": .count(number)])))
      return .failure
    }
    if options.isJSON {
      try StandardOutput.write(try JSONText.of(Answer(played)))
    } else {
      let people = Set(played.steps.flatMap(\.changes).flatMap { [$0.seeker, $0.provider] })
      let labels = try await house.store.read { tx in
        try people.reduce(into: [UserID: PersonLabel]()) { $0[$1] = try tx.rooms.label(of: $1) }
      }
      let now = house.time.now
      let lines = RoundsRoom.text(
        of: played, changing: options.changes.map { "\($0.key)=\($0.value)" }, people: labels, context.guess,
        now: now, utcOffset: LocalTime.utcOffset(at: now))
      try StandardOutput.write(lines.map { $0 + "\n" }.joined())
    }
    return played.isSame ? .success : .failure
  }

  private struct Answer: Encodable {
    struct Step: Encodable {
      let step: Int
      let kind: String
      let at: String
      /// same, differs, incomplete, without_scale, unreadable.
      let result: String
      let bytes: Int?
      let line: Int?
      let recorded: String?
      let now: String?
      let peopleGone: Int?
      let changes: [Change]
    }

    struct Change: Encodable {
      let seeker: String
      let provider: String
      let before: Double?
      let after: Double?
    }

    let round: Int
    let isSame: Bool
    let steps: [Step]

    init(_ played: ReplayedRound) {
      (round, isSame) = (played.number, played.isSame)
      steps = played.steps.map { step in
        var (word, bytes, line, gone): (String, Int?, Int?, Int?) = ("", nil, nil, nil)
        var (recorded, now): (String?, String?) = (nil, nil)
        switch step.result {
        case .same(let count): (word, bytes) = ("same", count)
        case .differs(let first, let one, let other):
          (word, line, recorded, now) = ("differs", first, one, other)
        case .incomplete(let people): (word, gone) = ("incomplete", people)
        case .withoutScale: word = "without_scale"
        case .unreadable: word = "unreadable"
        }
        return Step(
          step: step.place, kind: step.kind.rawValue, at: step.at.description, result: word, bytes: bytes,
          line: line, recorded: recorded, now: now, peopleGone: gone,
          changes: step.changes.map {
            Change(
              seeker: $0.seeker.description, provider: $0.provider.description, before: $0.before,
              after: $0.after)
          })
      }
    }
  }
}
