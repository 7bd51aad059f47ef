/// The word that somebody most likely meant.
enum NearestWord {
  /// The one word that `typed` begins, or the first of those at the least distance, two letters at most and less than
  /// half of it; `nil` where none is near.
  static func to(_ typed: String, among words: [String]) -> String? {
    let letters = Array(typed.unicodeScalars.prefix(longest + 1))
    guard !letters.isEmpty, letters.count <= longest else { return nil }
    let begun = words.filter { $0.hasPrefix(typed) }
    if begun.count == 1 { return begun[0] }
    let far = min(2, (letters.count - 1) / 2)
    let near = words.map { ($0, distance(letters, Array($0.unicodeScalars))) }.filter { $0.1 <= far }
    return near.min { $0.1 < $1.1 }?.0
  }

  private static let longest = 32

  /// Letters put in, left out, changed, or swapped with their neighbour ("optimal string alignment").
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var least = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          least = min(least, before[j - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
