internal import CVectorKernels

/// A centred vector made ready to be compared with rows of bytes: in whole numbers of 15 bits or less.
struct ByteQuery {
  private let values: [Int16]
  /// Each of `values` is 128 * high + low.
  private let high: [Int8]
  private let low: [Int8]
  /// From a product of whole numbers to the most that the product of the floats can be.
  let bounds: mitko_bounds

  /// How many numbers a row of bytes has for a vector of so many.
  static func length(dimension: Int) -> Int {
    let lanes = Int(mitko_byte_lanes)
    return (dimension + lanes - 1) / lanes * lanes
  }

  /// - Parameter query: its numbers are finite.
  init(_ query: [Float]) {
    let dimension = query.count
    let length = Self.length(dimension: dimension)
    // What keeps both halves within 8 bits, and the sum of all products within 32.
    let most = min(127 * 128, Int(Int32.max) / (255 * max(length, 1)))
    let largest = query.reduce(0) { max($0, abs($1)) }
    let scale = Double(largest) / Double(most)
    var values = [Int16](repeating: 0, count: length)
    var (squared, away, sum) = (0.0, 0.0, 0)
    for (place, value) in query.enumerated() {
      let value = Double(value)
      let whole = scale > 0 ? (value / scale).rounded() : 0
      values[place] = Int16(max(-Double(most), min(Double(most), whole)))
      squared += value * value
      let distance = value - Double(values[place]) * scale
      away += distance * distance
      sum += Int(values[place])
    }
    self.values = values
    high = values.map { Int8(truncatingIfNeeded: ($0 + 64) >> 7) }
    low = values.map { Int8(truncatingIfNeeded: $0 - (($0 + 64) >> 7) << 7) }
    bounds = Self.bounds(
      scale: scale, sum: sum, norm: squared.squareRoot(), away: away.squareRoot(), dimension: dimension)
  }

  /// By Cauchy and Schwarz: with q and r as floats, q' and r' as the whole numbers stand for them,
  /// q·r - q'·r' = q·(r - r') + (q - q')·r', of which the first is at most |q| * error and the second at most
  /// |q - q'| * (1 + error). The rest covers the rounding of the sums themselves: of n floats to n parts in 2^24.
  private static func bounds(
    scale: Double, sum: Int, norm: Double, away: Double, dimension: Int
  ) -> mitko_bounds {
    let rounding = (Double(dimension) + 16) * 0x1p-24 * (norm + 1e-3)
    return mitko_bounds(
      scale: Float(scale), offset: Int32(128 * sum), slope: Float((norm + away) * 1.000_001 + 1e-6),
      rest: Float(away * 1.000_01 + rounding))
  }

  /// The products with those of `count` rows that are chosen.
  func products(
    with rows: UnsafePointer<UInt8>, count: Int, chosen: UnsafePointer<UInt64>,
    into out: UnsafeMutablePointer<Int32>
  ) {
    values.withUnsafeBufferPointer { values in
      high.withUnsafeBufferPointer { high in
        low.withUnsafeBufferPointer { low in
          mitko_dot_bytes(
            rows, count, high.count,
            mitko_byte_query(values: values.baseAddress, high: high.baseAddress, low: low.baseAddress),
            chosen,
            out)
        }
      }
    }
  }
}
