import Domain

/// How one of the world's regulars answers another: quickly, after hours, or never. To whoever plays, and to the other
/// people of the demo, everybody answers by the `DemoRule`, within seconds.
package struct DemoManner: Hashable, Sendable {
  /// What comes of a proposal.
  package enum Answer: Hashable, Sendable {
    case yes(after: Duration)
    case no(after: Duration)
    /// It runs out.
    /// - Parameter isSeen: whether they look at it; what nobody looks at waits twice as long.
    case never(isSeen: Bool)
  }

  package let answer: Answer

  /// The same two people, in the same places, get the same answer in every run with the same seed.
  ///
  /// - Parameters:
  ///   - name: who answers.
  ///   - other: whom they were proposed.
  package init(seed: UInt64, name: String, other: String) {
    let temper = StableHash.mixed(StableHash.of(name.utf8, seed: seed), 0) >> 16 % 10
    let hash = StableHash.mixed(StableHash.of("\(name) \(other)".utf8, seed: seed), 1)
    let part = Int64(hash >> 8 & 0xffff)
    let delay: Duration
    switch temper {
    // Two of ten never say a word, one of them without looking.
    case 0:
      answer = .never(isSeen: false)
      return
    case 1:
      answer = .never(isSeen: true)
      return
    // Three take from two hours to a day and a half.
    case 2...4: delay = .seconds(7_200 + part * 122_400 / 0xffff)
    // And five from one to twenty minutes.
    default: delay = .seconds(60 + part * 1_140 / 0xffff)
    }
    answer = hash >> 40 % 10 < 7 ? .yes(after: delay) : .no(after: delay)
  }
}
