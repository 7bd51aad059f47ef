internal import CUTF8Proc

/// Words to look for in texts, whatever their case, accents and spacing: what a search finds, and what it marks on the
/// screen.
///
/// `ё` counts as `е`, and accents and compatibility forms count as the plain letter; `й` stays a letter of its own. Any
/// run of spaces, line breaks and frame lines counts as one space, so that what the screen has wrapped or framed is
/// found as it was written.
package struct SearchPattern: Hashable, Sendable {
  /// Folded scalars; never empty, without a space at either end.
  private let wanted: [UInt32]

  /// The pattern of what was typed; `nil` where that holds nothing to look for.
  package init?(_ typed: String) {
    var folded = Self.folded(typed)
    if folded.last == Self.space { folded.removeLast() }
    guard !folded.isEmpty else { return nil }
    wanted = folded
  }

  /// Whether `text` holds the words.
  package func matches(_ text: String) -> Bool {
    guard text.utf8.count * 2 >= wanted.count else { return false }
    return next(in: Self.folded(text), from: 0) != nil
  }

  /// The scalars of a text as patterns compare them: for comparing, never for showing.
  package static func folded(_ text: String) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.utf8.count)
    fold(text) { scalar, _ in
      if let scalar { folded.append(scalar) } else { folded.removeLast() }
    }
    return folded
  }

  /// Where `text` holds the words, in order and without overlaps; marks that belong to a letter belong to its range.
  package func ranges(in text: String) -> [Range<String.Index>] {
    var folded: [UInt32] = []
    var starts: [String.Index] = []
    Self.fold(text) { scalar, index in
      if let scalar {
        folded.append(scalar)
        starts.append(index)
      } else {
        folded.removeLast()
        starts.removeLast()
      }
    }
    var ranges: [Range<String.Index>] = []
    var place = 0
    while let found = next(in: folded, from: place) {
      place = found + wanted.count
      var end = place
      // One scalar of the text may have become several: the range ends behind it.
      while end < starts.count, starts[end] == starts[place - 1] { end += 1 }
      ranges.append(starts[found]..<(end < starts.count ? starts[end] : text.endIndex))
    }
    return ranges
  }

  private static let space: UInt32 = 0x20

  private func next(in folded: [UInt32], from start: Int) -> Int? {
    guard folded.count - start >= wanted.count else { return nil }
    let first = wanted[0]
    search: for place in start...(folded.count - wanted.count) where folded[place] == first {
      for offset in 1..<max(1, wanted.count) where folded[place + offset] != wanted[offset] {
        continue search
      }
      return place
    }
    return nil
  }

  /// Hands each folded scalar out with where it comes from. `nil` takes the last one back: a mark has made it another.
  private static func fold(_ text: String, _ take: (UInt32?, String.Index) -> Void) {
    var last: UInt32 = space
    var lastIndex = text.startIndex
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    func put(_ value: UInt32, _ index: String.Index) {
      take(value, index)
      last = value
      lastIndex = index
    }
    while index < scalars.endIndex {
      let value = scalars[index].value
      switch value {
      case 0x41...0x5A: put(value + 0x20, index)
      case 0x21..<0x7F, 0x430...0x44F: put(value, index)
      case 0x410...0x42F: put(value + 0x20, index)
      case 0x401, 0x451: put(0x435, index)
      // й written as и and a combining breve.
      case 0x306 where last == 0x438:
        take(nil, lastIndex)
        put(0x439, lastIndex)
      case 0x2018, 0x2019, 0x02BC: put(0x27, index)
      case 0...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x2500...0x259F:
        if last != space { put(space, index) }
      default: foldOther(value) { put($0, index) }
      }
      index = scalars.index(after: index)
    }
  }

  private static func foldOther(_ value: UInt32, _ put: (UInt32) -> Void) {
    // 18 scalars is the longest decomposition that Unicode has (U+FDFA).
    withUnsafeTemporaryAllocation(of: utf8proc_int32_t.self, capacity: 24) { buffer in
      var boundClass: Int32 = 0
      let options = utf8proc_option_t(
        UTF8PROC_COMPAT.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STRIPMARK.rawValue
          | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_IGNORE.rawValue)
      let count = utf8proc_decompose_char(
        utf8proc_int32_t(value), buffer.baseAddress, 24, options, &boundClass)
      guard count >= 0, count <= 24 else { return put(value) }
      for folded in buffer.prefix(Int(count)) { put(UInt32(folded)) }
    }
  }
}
