import CVectorKernels
import TestSupport
import Testing

/// The kernels that this machine chooses give the same bits as those without any choice, and as sums by hand.
struct VectorKernelTests {
  private static func bits(_ count: Int, _ random: SeededRandom, chance: Double) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in 0..<count where random.chance(chance) { words[row / 64] |= 1 << UInt64(row % 64) }
    return words
  }

  @Test(arguments: [1, 3, 4, 5, 63, 64, 65, 127, 128, 130], [64, 128, 384, 1_024])
  func productsOfBytesAreExact(count: Int, length: Int) {
    let random = SeededRandom(seed: UInt64(count * length))
    let most = min(127 * 128, Int(Int32.max) / (255 * length))
    for extreme in [false, true] {
      let rows = (0..<count * length).map { _ in extreme ? 255 : UInt8(random.int(in: 0...255)) }
      let values = (0..<length).map { _ in Int16(extreme ? most : random.int(in: -most...most)) }
      let high = values.map { Int8(truncatingIfNeeded: ($0 + 64) >> 7) }
      let low = zip(values, high).map { Int8($0 - Int16($1) * 128) }
      let chosen = Self.bits(count, random, chance: 0.6)
      var (found, plain) = ([Int32](repeating: 0, count: count), [Int32](repeating: 0, count: count))
      values.withUnsafeBufferPointer { values in
        high.withUnsafeBufferPointer { high in
          low.withUnsafeBufferPointer { low in
            let query = mitko_byte_query(
              values: values.baseAddress, high: high.baseAddress, low: low.baseAddress)
            mitko_dot_bytes(rows, count, length, query, chosen, &found)
            mitko_dot_bytes_portable(rows, count, length, query, chosen, &plain)
          }
        }
      }
      for row in 0..<count where chosen[row / 64] >> UInt64(row % 64) & 1 == 1 {
        let exact = (0..<length).reduce(0) { $0 + Int(rows[row * length + $1]) * Int(values[$1]) }
        #expect(Int(found[row]) == exact)
        #expect(plain[row] == found[row])
      }
    }
  }

  @Test(arguments: [1, 63, 64, 65, 130, 1_024], [-1.0, 0.2, 0.95, 3])
  func onlyThoseChosenStayWhoReachTheLeast(count: Int, least: Double) {
    let random = SeededRandom(seed: UInt64(count))
    let similar = (0..<count).map { _ in Float(random.unit()) }
    let chosen = Self.bits(count, random, chance: 0.3)
    var found = [UInt64](repeating: .max, count: chosen.count)
    let isAny = mitko_narrow(similar, Float(least), count, chosen, &found)
    for row in 0..<count {
      let isChosen = chosen[row / 64] >> UInt64(row % 64) & 1 == 1
      #expect((found[row / 64] >> UInt64(row % 64) & 1 == 1) == (isChosen && similar[row] >= Float(least)))
    }
    #expect(isAny == found.contains { $0 != 0 })
    // Nor is anything set behind the last row.
    if count % 64 != 0 { #expect(found[count / 64] >> UInt64(count % 64) == 0) }
  }

  @Test(arguments: [1, 2, 15, 16, 31, 32, 33, 100, 384])
  func productsOfFloatsHaveOneOrder(dimension: Int) {
    let random = SeededRandom(seed: UInt64(dimension))
    let count = 37
    let rows = (0..<count * dimension).map { _ in Float(random.unit() - 0.5) }
    let query = (0..<dimension).map { _ in Float(random.unit() - 0.5) }
    var (found, plain) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count))
    mitko_dot_rows(rows, count, dimension, query, &found)
    mitko_dot_rows_portable(rows, count, dimension, query, &plain)
    #expect(found.map(\.bitPattern) == plain.map(\.bitPattern))
    for row in 0..<count {
      let exact = (0..<dimension).reduce(0.0) {
        $0 + Double(rows[row * dimension + $1]) * Double(query[$1])
      }
      #expect(abs(Double(found[row]) - exact) < 1e-5)
    }
  }

  @Test(arguments: [1, 5, 64, 384])
  func whatIsPackedIsNoFurtherAwayThanItsErrorSays(dimension: Int) {
    let random = SeededRandom(seed: UInt64(dimension))
    let length = (dimension + 63) / 64 * 64
    for kind in 0..<40 {
      var values = (0..<dimension).map { _ in random.unit() - 0.5 }
      // Nearly everything in one number, nothing at all, and what can hardly be divided.
      if kind % 4 == 1 { values[random.int(in: 0...dimension - 1)] = 1_000 }
      if kind % 4 == 2 { values = values.map { _ in 0 } }
      let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = kind % 4 == 3 ? 1e-35 : norm > 0 ? 1 / norm : 0
      let row = values.map { Float($0 * scale) }
      var bytes = [UInt8](repeating: 0, count: length)
      let packed = mitko_pack(row, dimension, length, &bytes)
      let away = (0..<dimension).reduce(0.0) {
        let distance = Double(row[$1]) - Double(packed.scale) * (Double(bytes[$1]) - 128)
        return $0 + distance * distance
      }
      #expect(away.squareRoot() <= Double(packed.error))
      #expect(packed.error < 0.1)
      #expect(bytes[dimension...].allSatisfy { $0 == 128 })
    }
  }

  @Test func whatIsStoredIsCentredAndOfLengthOne() {
    let stored: [Float] = [3, 1, 1]
    let mean: [Float] = [0, 1, -3]
    var out = [Float](repeating: 7, count: 3)
    #expect(stored.withUnsafeBytes { mitko_centre($0.bindMemory(to: UInt8.self).baseAddress, mean, 3, &out) })
    #expect(zip(out, [0.6, 0, 0.8] as [Float]).allSatisfy { abs($0 - $1) < 1e-6 })
    let nothing: [Float] = [0, 0, 0]
    #expect(
      !nothing.withUnsafeBytes { mitko_centre($0.bindMemory(to: UInt8.self).baseAddress, mean, 3, &out) })
    #expect(out == [0, 0, 0])
    // What is just the mean has no direction, and yet something was said.
    #expect(mean.withUnsafeBytes { mitko_centre($0.bindMemory(to: UInt8.self).baseAddress, mean, 3, &out) })
    #expect(out == [0, 0, 0])
  }
}
