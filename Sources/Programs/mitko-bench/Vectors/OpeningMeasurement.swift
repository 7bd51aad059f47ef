import Bootstrap
import Domain
import Matcher
import Ports
import VectorIndex

/// How long it takes until an index holds what a database of 100,000 vectors does.
struct OpeningMeasurement {
  /// Empty.
  let house: House

  private static let vectors = 100_000
  private static let runs = 5
  private static let space = EmbeddingSpace(model: "bench", build: "1", dimension: 384)

  func run() async throws -> Measurement {
    try await fill()
    var times: [Double] = []
    for _ in 0..<Self.runs {
      let follower = IndexFollower(store: house.store, target: Self.space) { _ in
        let calibration = Calibration.unfitted(space: Self.space, sample: [])
        return OpenedIndex(VectorIndex(calibration: calibration), scale: KeptScale(text: calibration.text))
      }
      times.append(
        try await Stopwatch.time {
          let people = try await follower.catchUp().state().people.values.reduce(0, +)
          guard people == Self.vectors / 2 else { throw BenchError.noVectors }
        })
    }
    let samples = Samples(times)
    return Measurement(
      name: "an index of 100,000 vectors is opened from the database", value: samples.median, unit: "ms",
      bound: .atMost, target: 400,
      how: "median of \(Self.runs), the slowest \(Int(samples.quantile(1).rounded())) ms; 384 numbers each")
  }

  /// Two vectors a person.
  private func fill() async throws {
    for start in stride(from: 0, to: Self.vectors / 2, by: 500) {
      try await house.store.write { [house] tx in
        for number in start..<start + 500 {
          // Never one of those who are both.
          _ = try BenchWorld.addUser(10 * number + 1 + number % 2 * 2, messages: 1, Self.space, house, tx)
        }
      }
    }
  }
}
