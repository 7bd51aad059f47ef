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

/// `mitko forecast`: how long the budget lasts under the load of the last week, and how long another one would.
struct ForecastVerb {
  let context: ProgramContext
  let options: ForecastOptions

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko forecast") { operations, _ in
      let figures = try await operations.budget()
      let outlooks = try await operations.outlooks(asking: options.wish, days: options.days)
      if options.isJSON {
        try StandardOutput.write(try JSONText.of(OutlookAnswer(outlooks)))
      } else {
        let text = context.budgetText(figures, outlooks)
        try StandardOutput.write(text.outlookLines.map { $0 + "\n" }.joined())
      }
      return .success
    }
  }
}

extension ProgramContext {
  /// The budget in words, as wide as the terminal is.
  func budgetText(_ figures: BudgetFigures, _ outlooks: BudgetOutlooks) -> BudgetText {
    BudgetText(
      figures: figures, outlooks: outlooks, book: guess,
      columns: terminalColumns(of: STDOUT_FILENO) ?? HelpText.standardColumns,
      glyphs: ChartGlyphs.suiting(environment), utcOffset: LocalTime.utcOffset(at: figures.at))
  }
}

/// A forecast for programs.
struct OutlookAnswer: Encodable {
  struct Wait: Encodable {
    let medianSeconds: Double
    let p95Seconds: Double
    let worstSeconds: Double
  }

  /// A day of UTC.
  struct Day: Encodable {
    let day: String
    let starts: Int
    let microdollars: Int64
  }

  struct Course: Encodable {
    let weeklyMicrodollars: Int64
    let burstMicrodollars: Int64
    let lastsUntil: OrNull<String>
    /// `null` where nobody asks for replies.
    let replyWait: OrNull<Wait>
    let days: [Day]
    let leftWaiting: Int
    /// Before the end where so much starts that nobody played further.
    let playedUntil: String

    init(_ course: BudgetOutlooks.Course) {
      let forecast = course.forecast
      weeklyMicrodollars = course.budget.weekly.microdollars
      burstMicrodollars = course.budget.burst.microdollars
      lastsUntil = OrNull(forecast.lastsUntil?.description)
      replyWait = OrNull(
        forecast.replyWait.map {
          Wait(
            medianSeconds: $0.median.inSeconds, p95Seconds: $0.ninetyFifth.inSeconds,
            worstSeconds: $0.worst.inSeconds)
        })
      var sums: [Int: (starts: Int, cost: Money)] = [:]
      for hour in forecast.hours {
        let sum = sums[hour.hour / 24] ?? (0, .zero)
        sums[hour.hour / 24] = (sum.starts + hour.starts, hour.spent.values.reduce(sum.cost, +))
      }
      days = sums.sorted { $0.key < $1.key }.map { day, sum in
        let noon = Timestamp(microseconds: Int64(day) * 86_400_000_000)
        return Day(
          day: String(noon.description.prefix(10)), starts: sum.starts, microdollars: sum.cost.microdollars)
      }
      leftWaiting = forecast.leftWaiting
      playedUntil = forecast.playedUntil.description
    }
  }

  let now: Course
  let asked: OrNull<Course>
  /// How many hours the load is taken from.
  let historyHours: Int

  init(_ outlooks: BudgetOutlooks) {
    now = Course(outlooks.asItIs)
    asked = OrNull(outlooks.asked.map(Course.init))
    historyHours = outlooks.hours
  }
}

/// A value that stands in JSON as `null` where there is none.
struct OrNull<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
