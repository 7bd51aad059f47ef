import Domain
import Ports

/// Marks what the program says where a user's own words stand beside it.
///
/// The marks bear a number that none of the words holds, so nobody can write them. It follows from the conversation and
/// stays the same from turn to turn, so that a provider who keeps the beginning of a conversation finds it again.
struct ProgramMark: Hashable, Sendable {
  let number: String

  /// - Parameter texts: all that stands in the request and is not ours.
  init(_ conversation: UInt64, absentFrom texts: [String]) {
    let texts = texts.map { $0.lowercased() }
    var seed: UInt64 = 1
    while true {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: conversation >> ($0 * 8)) }
      let digits = String(StableHash.of(bytes, seed: seed) >> 16, radix: 16)
      let number = String(repeating: "0", count: 12 - digits.count) + digits
      if !texts.contains(where: { $0.contains(number) }) {
        self.number = number
        return
      }
      seed += 1
    }
  }

  /// The note between its marks.
  func marked(_ note: String) -> String { "<program \(number)>\n\(note)\n</program \(number)>" }
}
