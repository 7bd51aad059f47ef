import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import Ports
import ProgramParts

/// `mitko budget`: what the Budget room shows, and another budget, for scripts.
struct BudgetVerb {
  let context: ProgramContext
  let options: BudgetOptions

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko budget") { operations, _ in
      options.wish.isEmpty ? try await tell(operations) : try await change(operations)
    }
  }

  // MARK: Telling

  private struct Answer: Encodable {
    struct Hour: Encodable {
      let hour: String
      let lane: String
      let kind: String
      let maker: String
      let model: String
      let calls: Int
      let microdollars: Int64

      init(_ hour: SpendHour) {
        self.hour = Timestamp(microseconds: Int64(hour.hour) * 3_600_000_000).description
        lane = hour.lane.rawValue
        kind = hour.kind.rawValue
        maker = hour.maker.name
        model = hour.model
        calls = hour.calls
        microdollars = hour.amount.microdollars
      }
    }

    /// Of seven days of UTC; `user` is `null` for the house.
    struct Person: Encodable {
      let user: OrNull<String>
      let calls: Int
      let microdollars: Int64
    }

    let weeklyMicrodollars: Int64
    let burstMicrodollars: Int64
    let spentMicrodollars: Int64
    let reservedMicrodollars: Int64
    /// Below zero while in debt.
    let bucketMicrodollars: Int64
    /// When the next generation for somebody who waits may start; `null` under a budget of zero.
    let opensAt: OrNull<String>
    let hours: [Hour]
    let dearest: [Person]
    let forecast: OutlookAnswer.Course

    init(_ figures: BudgetFigures, _ outlooks: BudgetOutlooks) {
      let money = figures.money
      weeklyMicrodollars = money.budget.weekly.microdollars
      burstMicrodollars = money.budget.burst.microdollars
      spentMicrodollars = (money.counted - money.reserved).microdollars
      reservedMicrodollars = money.reserved.microdollars
      bucketMicrodollars = money.level
      opensAt = OrNull(money.opensAt?.description)
      hours = figures.spending.filter { $0.calls > 0 }.map(Hour.init)
      dearest = figures.dearest.map {
        Person(
          user: OrNull($0.person?.id.description), calls: $0.calls, microdollars: $0.amount.microdollars)
      }
      forecast = OutlookAnswer.Course(outlooks.asItIs)
    }
  }

  private func tell(_ operations: Operations) async throws -> ExitCode {
    let (figures, outlooks) = (try await operations.budget(), try await operations.outlooks())
    try StandardOutput.write(
      options.isJSON
        ? try JSONText.of(Answer(figures, outlooks))
        : context.budgetText(figures, outlooks).lines(by: options.cut).map { $0 + "\n" }.joined())
    return .success
  }

  // MARK: Another budget

  private struct ChangeAnswer: Encodable {
    let act: OrNull<String>
    let kind: String
    let changed: Int
    let refused: [String: Int]
    let undo: String
    /// `null` where it is so already.
    let forecast: OrNull<OutlookAnswer>
    let dryRun: Bool
  }

  private func change(_ operations: Operations) async throws -> ExitCode {
    let wish = Wish.settings(options.wish.settings)
    let preview = try await operations.preview(wish)
    let result: ActResult
    do {
      result =
        options.isTrial
        ? ActResult(act: nil, kind: preview.kind, changed: preview.changes, refused: preview.refused)
        : try await operations.perform(wish, after: preview)
    } catch let refusal as ActRefusal {
      StandardError.write("mitko: " + context.guess.text(refusal.phrase))
      return .failure
    }
    if options.isJSON {
      try StandardOutput.write(
        try JSONText.of(
          ChangeAnswer(
            act: OrNull(result.act?.description), kind: result.kind.rawValue, changed: result.changed,
            refused: Dictionary(result.refused.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +),
            undo: result.kind.undoing.word,
            forecast: OrNull(preview.budget.map { OutlookAnswer($0.outlooks) }), dryRun: options.isTrial)))
    } else if options.isTrial, preview.changes > 0 {
      let offset = LocalTime.utcOffset(at: preview.budget?.outlooks.at ?? Timestamp(microseconds: 0))
      let lines = ActWords.lines(preview, utcOffset: offset).map { context.guess.text($0) + "\n" }
      try StandardOutput.write(lines.joined())
    } else {
      try StandardOutput.write(context.guess.text(ActWords.told(result).phrase) + "\n")
    }
    return result.changed > 0 ? .success : .failure
  }
}
