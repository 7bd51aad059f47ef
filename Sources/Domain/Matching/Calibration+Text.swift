/// The stored form: lines of words, for a row of the database and for the tables that ship with the program.
///
///     space <dimension> <model> <build>
///     mean <language> dense|sparse <factor> <hexadecimal>
///     map <language> <language> <raw>:<calibrated> <raw>:<calibrated> …
///
/// A mean is written in whole multiples of its factor, 16 bits each, after the index (16 bits) where it is
/// sparse. Writing rounds; reading what was written and writing it again gives the same text.
extension Calibration {
  /// The stored form of this calibration.
  package var text: String {
    var lines = ["space \(space.dimension) \(space.model) \(space.build)"]
    for (language, mean) in means.sorted(by: { $0.key.code < $1.key.code }) {
      lines.append("mean \(language.code) \(QuantisedMean(mean).text)")
    }
    let ordered = maps.sorted {
      ($0.key.first.code, $0.key.second.code) < ($1.key.first.code, $1.key.second.code)
    }
    for (pair, map) in ordered {
      let knots = map.knots.map { "\($0.raw):\($0.calibrated)" }
      lines.append("map \(pair.first.code) \(pair.second.code) \(knots.joined(separator: " "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nil where a line cannot be read, or the whole is not a calibration.
  package init?(text: String) {
    var space: EmbeddingSpace?
    var means: [Language: Embedding] = [:]
    var maps: [LanguagePair: MonotoneMap] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words.first {
      case "space":
        guard words.count == 4, let dimension = Int(words[1]) else { return nil }
        space = EmbeddingSpace(model: String(words[2]), build: String(words[3]), dimension: dimension)
      case "mean":
        guard words.count == 5, let mean = QuantisedMean(words.dropFirst(2)) else { return nil }
        means[Language(code: String(words[1]))] = mean.embedding
      case "map":
        guard words.count >= 5, let map = MonotoneMap(words: words.dropFirst(3)) else { return nil }
        maps[LanguagePair(Language(code: String(words[1])), Language(code: String(words[2])))] = map
      default:
        return nil
      }
    }
    guard let space else { return nil }
    self.init(space: space, means: means, maps: maps)
  }
}

extension MonotoneMap {
  fileprivate init?(words: some Sequence<Substring>) {
    var knots: [Knot] = []
    for word in words {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let raw = Double(parts[0]), let calibrated = Double(parts[1]) else {
        return nil
      }
      knots.append(Knot(raw: raw, calibrated: calibrated))
    }
    self.init(knots: knots)
  }
}

/// A mean vector in 16-bit steps.
private struct QuantisedMean {
  /// Nil for a dense vector.
  let indices: [UInt16]?
  let steps: [Int16]
  let factor: Float

  init(_ mean: Embedding) {
    let values: [Float]
    switch mean {
    case .dense(let dense): (indices, values) = (nil, dense)
    case .sparse(let sparse):
      // A sparse space has at most 65,536 dimensions here; what lies beyond is not kept.
      let kept = zip(sparse.indices, sparse.values).filter { $0.0 <= UInt16.max }
      (indices, values) = (kept.map { UInt16($0.0) }, kept.map(\.1))
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    let factor = largest > 0 ? largest / Float(Int16.max) : 1
    steps = values.map { Int16(($0 / factor).rounded()) }
    self.factor = factor
  }

  init?(_ words: some Collection<Substring>) {
    let words = Array(words)
    guard words.count == 3, let factor = Float(words[1]), factor.isFinite,
      let numbers = [UInt16](hexadecimal: words[2])
    else { return nil }
    self.factor = factor
    switch words[0] {
    case "dense":
      indices = nil
      steps = numbers.map { Int16(bitPattern: $0) }
    case "sparse":
      guard numbers.count % 2 == 0 else { return nil }
      indices = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
      steps = stride(from: 1, to: numbers.count, by: 2).map { Int16(bitPattern: numbers[$0]) }
    default:
      return nil
    }
  }

  var embedding: Embedding {
    let values = steps.map { Float($0) * factor }
    guard let indices else { return .dense(values) }
    return .sparse(
      SparseVector(Dictionary(zip(indices.map(UInt32.init), values), uniquingKeysWith: { first, _ in first }))
    )
  }

  var text: String {
    let numbers = steps.map { UInt16(bitPattern: $0) }
    guard let indices else { return "dense \(factor) \(numbers.hexadecimal)" }
    return "sparse \(factor) \(zip(indices, numbers).flatMap { [$0, $1] }.hexadecimal)"
  }
}

extension [UInt16] {
  /// Four digits each, the highest first.
  fileprivate var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(4 * count)
    for number in self {
      for shift in stride(from: 12, through: 0, by: -4) { text.append(digits[Int(number >> shift & 15)]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  fileprivate init?(hexadecimal text: Substring) {
    let digits = Array<UInt8>(text.utf8)
    guard digits.count % 4 == 0 else { return nil }
    self = []
    reserveCapacity(digits.count / 4)
    for start in stride(from: 0, to: digits.count, by: 4) {
      var number: UInt16 = 0
      for digit in digits[start..<start + 4] {
        switch digit {
        case 0x30...0x39: number = number << 4 | UInt16(digit - 0x30)
        case 0x61...0x66: number = number << 4 | UInt16(digit - 0x61 + 10)
        default: return nil
        }
      }
      append(number)
    }
  }
}
