internal import CVectorKernels
internal import Domain

/// What turns raw similarities between one language and each other one into calibrated ones.
struct LanguageMaps {
  /// By the number of the other language.
  let maps: [MonotoneMap]
  /// For each of them what no raw similarity within a step of 2 / `mitko_steps` can come to more than.
  let steps: [Float]

  init(_ maps: [MonotoneMap]) {
    self.maps = maps
    let count = Int(mitko_steps)
    steps = maps.flatMap { map in
      (1...count).map { end in
        // The last step goes on to whatever is more.
        let most = end < count ? map.value(at: Double(2 * end) / Double(count) - 1) : map.value(at: .infinity)
        return Float(most).nextUp
      }
    }
  }

  /// What a raw similarity must reach for the calibrated one to reach `least`, whatever the other language.
  ///
  /// - Parameter rows: how many rows each language has.
  func leastRaw(reaching least: Double, rows: [Int]) -> Float {
    // A little less, so that no rounding within a map counts.
    let least = least - 1e-9
    var raw = Self.unreachable
    for (map, rows) in zip(maps, rows) where rows > 0 {
      guard let first = map.knots.first, let last = map.knots.last, least <= last.calibrated else { continue }
      if least <= first.calibrated { return -.infinity }
      raw = min(raw, Float(map.raw(at: least)).nextDown)
    }
    return raw
  }

  /// More than any raw similarity, and less than what stands for that of a blank row.
  private static let unreachable: Float = 2
}
