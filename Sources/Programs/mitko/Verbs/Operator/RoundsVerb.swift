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

/// `mitko rounds`: what the Rounds room shows, a step, and the next round, for scripts.
struct RoundsVerb {
  let context: ProgramContext
  let options: RoundOptions

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko rounds") { operations, house in
      if options.isReplay {
        return try await RoundReplayVerb(context: context, options: options, house: house).run()
      }
      let figures = try await operations.rounds(showing: options.round, limit: options.limit)
      if let round = options.round, figures.shown.number != round {
        let phrase = Phrase(
          .admin(.noSuchRound), ["round": .count(round), "last": .count(figures.current.number)])
        StandardError.write("mitko: " + context.guess.text(phrase))
        return .usage
      }
      guard let act = options.act else { return try list(figures, at: house.time.now) }
      let wish: Wish =
        switch act {
        case .step: .runStep
        case .advance: .advanceRound(from: figures.current.number)
        }
      return try await OperatorAct(
        context: context, operations: operations, isTrial: options.isTrial, isConfirmed: options.isConfirmed,
        isJSON: options.isJSON
      ).run(wish)
    }
  }

  private struct Listing: Encodable {
    struct Due: Encodable {
      let user: String
      let changedAt: String
      /// Why it is not their turn now.
      let waitsFor: String?
    }

    struct Turn: Encodable {
      let at: String
      let user: String
      let match: String?
      let with: String?
      let status: String?
      let score: Double?

      init(_ turn: TurnRow) {
        at = turn.at.description
        user = turn.person.id.description
        switch turn.result {
        case .nobodyFitted: (match, with, status, score) = (nil, nil, nil, nil)
        case .matched(let match, let other, let status, let score):
          (self.match, with) = (match.description, other?.id.description)
          (self.status, self.score) = (status.word, score)
        }
      }
    }

    struct Round: Encodable {
      let round: Int
      let startedAt: String
      let endedAt: String?
      let tried: Int
      let matches: Int

      init(_ row: RoundRow) {
        round = row.number
        startedAt = row.startedAt.description
        endedAt = row.endedAt?.description
        tried = row.tried
        matches = row.yielded
      }
    }

    let round: Int
    let startedAt: String
    let tried: Int
    let matches: Int
    let due: Int
    let beingJudged: Int
    let owingAnswers: Int
    let next: [Due]
    let waiting: [Due]
    /// Whose turns are told.
    let shown: Int
    let turns: [Turn]
    let earlier: [Round]

    init(_ figures: RoundsFigures) {
      (round, startedAt) = (figures.current.number, figures.current.startedAt.description)
      (tried, matches, due) = (figures.current.tried, figures.current.yielded, figures.current.due)
      (beingJudged, owingAnswers) = (figures.beingJudged, figures.owingAnswers)
      func row(_ person: DuePerson) -> Due {
        Due(
          user: person.person.id.description, changedAt: person.changedAt.description,
          waitsFor: person.obstacle?.rawValue)
      }
      next = figures.next.map(row)
      waiting = figures.waiting.map(row)
      shown = figures.shown.number
      turns = figures.turns.map(Turn.init)
      earlier = figures.earlier.map(Round.init)
    }
  }

  private func list(_ figures: RoundsFigures, at now: Timestamp) throws -> ExitCode {
    if options.isJSON {
      try StandardOutput.write(try JSONText.of(Listing(figures)))
      return .success
    }
    var room = RoundsRoom(language: Language(code: context.guess.language))
    room.take(RoundsRoom.Content(figures: figures))
    let columns = terminalColumns(of: STDOUT_FILENO) ?? HelpText.standardColumns
    try StandardOutput.write(
      room.lines(
        context.guess, columns: columns, now: now, utcOffset: LocalTime.utcOffset(at: now)
      ).map { $0 + "\n" }.joined())
    return .success
  }
}
