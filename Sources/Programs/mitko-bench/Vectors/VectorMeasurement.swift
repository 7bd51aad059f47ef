import Domain
import FoundationEssentials
import Glibc
import Ports
import VectorIndex

/// `mitko-bench vectors FOLDER`: how the index answers the questions of a folder, as JSON, for Scripts/vectors to hold beside
/// its peers.
///
/// The rows of the folder are people: an even one is what somebody wants, the next one what they offer.
struct VectorMeasurement {
  private static let dimension = 384
  private static let best = 10
  /// How many rows are excluded from each question of "nearest".
  private static let nearest = 100
  private static let space = EmbeddingSpace(model: "bench", build: "1", dimension: dimension)

  let folder: String

  /// What is printed; times in milliseconds, a question each.
  private struct Report: Encodable {
    struct Scenario: Encodable {
      var milliseconds: [Double] = []
      /// Rows, the best first; empty where nothing is looked for.
      var found: [[Int]] = []
    }

    let name = "mitko"
    var buildSeconds: Double
    var memoryMB: Double
    var scenarios: [String: Scenario]

    enum CodingKeys: String, CodingKey {
      case name, scenarios
      case buildSeconds = "build_seconds"
      case memoryMB = "memory_mb"
    }
  }

  /// - Returns: JSON.
  func run() async throws -> String {
    let questions = try floats("questions.f32")
    let scattered = try numbers("random.u32")
    let nearest = try numbers("nearest.u32")
    let before = ProcessFiles.residentMegabytes(of: getpid())
    let index = try Self.index(.bytes)
    let built = try await Stopwatch.time { try await fill(index) }
    var report = Report(
      buildSeconds: built / 1_000, memoryMB: ProcessFiles.residentMegabytes(of: getpid()) - before,
      scenarios: [:])
    // What is read for a question by the floats and by the bytes: half of the rows.
    let byFloats = try Self.index(.floats)
    try await fill(byFloats)
    let words = await index.state().people.values.reduce(0, +) * Self.dimension
    let plain = PlainRead(words: words)
    defer { plain.free() }
    func question(_ number: Int) -> Embedding {
      let start = number * Self.dimension % questions.count
      return .dense(Array(questions[start..<start + Self.dimension]))
    }
    let numbers = 0..<questions.count / Self.dimension
    func read(_ name: String, _ words: Int) async {
      for _ in numbers {
        let time = await Stopwatch.time { plain.sum(of: words) }
        report.scenarios[name, default: .init()].milliseconds.append(time)
      }
    }
    func ask(
      _ name: String, of index: VectorIndex, wants: Bool = false, without: (Int) -> [Int] = { _ in [] }
    ) async {
      for number in numbers {
        let query = CandidateQuery(
          role: .seeker, offers: question(number),
          wants: wants ? question(number + 1) : .dense([Float](repeating: 0, count: Self.dimension)),
          language: .english)
        // Rows of the other role are nobody's wants.
        let excluded = Set(without(number).filter { $0 % 2 == 0 }.map(Self.user(of:)))
        var found: [Candidate] = []
        let time = await Stopwatch.time {
          found = await index.candidates(
            for: query, within: nil, excluding: excluded, least: 0, limit: Self.best)
        }
        report.scenarios[name, default: .init()].milliseconds.append(time)
        report.scenarios[name]?.found.append(found.map { 2 * Int($0.user.low) })
      }
    }
    // Each beside what it is held against, so that whatever else the machine does strikes both.
    await read("read floats", words)
    await ask("floats", of: byFloats)
    await read("read bytes", words / 4)
    await ask("role", of: index)
    await ask("two", of: index, wants: true)
    await ask("random", of: index) { _ in scattered }
    await ask("nearest", of: index) { Array(nearest[($0 * Self.nearest)..<(($0 + 1) * Self.nearest)]) }
    return String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
  }

  private static func user(of row: Int) -> UserID { UserID(high: 0, low: UInt64(row / 2)) }
  private static func version(of row: Int) -> ProfileVersionID {
    ProfileVersionID(high: 1, low: UInt64(row / 2))
  }

  /// Raw similarities of -1...1 become 0...1, and nothing is subtracted.
  private static func index(_ scan: VectorIndex.Scan) throws -> VectorIndex {
    let other = Calibration.anyOtherLanguage
    guard let map = MonotoneMap(knots: [.init(raw: -1, calibrated: 0), .init(raw: 1, calibrated: 1)]),
      let calibration = Calibration(
        space: space, means: [other: .dense([Float](repeating: 0, count: dimension))],
        maps: [LanguagePair(other, other): map])
    else { throw BenchError.noFolder }
    return VectorIndex(calibration: calibration, scan: scan)
  }

  /// Page by page, as from the database.
  private func fill(_ index: VectorIndex) async throws {
    guard let file = fopen(folder + "/rows.f32", "r") else { throw BenchError.noFolder }
    defer { fclose(file) }
    // The stored form of a vector begins so.
    let header = Embedding.dense([Float](repeating: 0, count: Self.dimension)).bytes.prefix(8)
    var stored = Array(header) + [UInt8](repeating: 0, count: 4 * Self.dimension)
    var row = 0
    var isAtEnd = false
    while !isAtEnd {
      var page = VectorPage(space: Self.space, lastChange: Int64(row), capacity: 2_000 * stored.count)
      for _ in 0..<2_000 {
        let count = stored.withUnsafeMutableBytes {
          fread($0.baseAddress.map { $0 + header.count }, 4, Self.dimension, file)
        }
        guard count == Self.dimension else {
          isAtEnd = true
          break
        }
        stored.withUnsafeBytes {
          page.append(
            user: Self.user(of: row), version: Self.version(of: row), role: .provider,
            section: row % 2 == 0 ? .wants : .offers,
            language: .english, stored: $0, change: Int64(row + 1))
        }
        row += 1
      }
      await index.apply(page)
    }
  }

  private func floats(_ name: String) throws -> [Float] {
    try words(name).map { Float(bitPattern: $0) }
  }

  private func numbers(_ name: String) throws -> [Int] {
    try words(name).map { Int($0) }
  }

  private func words(_ name: String) throws -> [UInt32] {
    guard let file = fopen(folder + "/" + name, "r") else { throw BenchError.noFolder }
    defer { fclose(file) }
    var words: [UInt32] = []
    var page = [UInt32](repeating: 0, count: 4_096)
    while case let count = fread(&page, 4, page.count, file), count > 0 {
      words += page[..<count].map { UInt32(littleEndian: $0) }
    }
    return words
  }
}

/// What everything is held against: memory that is read once from end to end, and nothing done with it but a sum.
private struct PlainRead {
  private let memory: UnsafeMutableBufferPointer<UInt64>

  /// - Parameter words: of four bytes each.
  init(words: Int) {
    memory = .allocate(capacity: words / 2)
    for place in memory.indices { memory[place] = UInt64(place) }
  }

  func free() { memory.deallocate() }

  /// Of the first `words` words of four bytes.
  func sum(of words: Int) {
    var sums = SIMD16<UInt64>(repeating: 0)
    memory.withMemoryRebound(to: SIMD16<UInt64>.self) { lanes in
      for place in 0..<words / 32 { sums &+= lanes[place] }
    }
    // Looked at, so that nothing of it can be left out.
    if sums.wrappedSum() == 1 { print("") }
  }
}
