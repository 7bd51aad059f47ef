import Bootstrap
import BuiltInReasoning
import Domain
import Ports
import Profiler

/// What the longest message that may be sent takes to read: repetitions of all that is looked for, which would show where work
/// grows faster than the text.
struct ReadingMeasurement {
  /// Scalars of the longest message; a setting may lower it.
  private static let longest = 16_000
  private static let runs = 3
  private static let pieces = [
    "20 years, ", "не знаю Go, ", "я, ", "crypto, ", "Senior ", "1 ", "Acme, Developer, 2015-2020\n",
    "not Java but ",
    "от 300к или ", "my friend in Berlin, ", "если бы, ", "React Native. ", "(((", "английский B1, ",
  ]

  /// The slowest piece, and how much longer it takes than half of it.
  func run() async throws -> Measurement {
    let phrasebooks = try House.phrasebooks(overrideDirectory: nil)
    let interviewer = BuiltInInterviewer(
      reader: FactReader(currentYear: 2026), names: FactNames(phrasebooks: phrasebooks),
      phrasebooks: phrasebooks)
    var slowest = (piece: "", time: 0.0, growth: 0.0)
    for piece in Self.pieces {
      let whole = try await time(piece, Self.longest, interviewer)
      if whole > slowest.time {
        slowest = (piece, whole, whole / (try await time(piece, Self.longest / 2, interviewer)))
      }
    }
    let growth = (slowest.growth * 10).rounded() / 10
    return Measurement(
      name: "reading a message of 16,000 characters, the slowest of \(Self.pieces.count) kinds",
      value: slowest.time, unit: "ms", bound: .atMost, target: 1_000,
      how: "median of \(Self.runs), “\(slowest.piece)” again and again; \(growth) times as long as half of it"
    )
  }

  /// Milliseconds, the median.
  private func time(_ piece: String, _ length: Int, _ interviewer: some Interviewer) async throws -> Double {
    let text = String(String(repeating: piece, count: length / piece.unicodeScalars.count + 1).prefix(length))
    let now = Timestamp(seconds: 1_795_219_200)
    let message = Message(
      id: MessageID(high: 1, low: 1), chat: ChatID(high: 1, low: 1), position: 1, author: .user, kind: .said,
      text: text, actions: [], createdAt: now)
    let context = InterviewContext(
      user: User(
        id: UserID(high: 1, low: 1), language: .english, stage: .onboarding, createdAt: now, lastSeenAt: now),
      transcript: [message], unanswered: [message], profile: nil, state: nil, recentPhraseTags: [], now: now)
    var times: [Double] = []
    for _ in 0..<Self.runs {
      times.append(try await Stopwatch.time { _ = try await interviewer.turn(context) })
    }
    return Samples(times).median
  }
}
