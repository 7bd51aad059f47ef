import Domain
import Lexicon

/// The user's own messages, in which the words of every fact have to stand.
///
/// Letter case, ё, kinds of quotation marks and dashes, and the amount of white space do not count; everything else does.
struct SaidWords {
  /// Where words stand.
  struct Place: Hashable {
    let message: Message
    /// As they were written.
    let quote: String
    /// Whether the message is one of those that are answered now.
    let isNew: Bool
  }

  private struct Said {
    let message: Message
    let isNew: Bool
    let text: FoldedText
  }

  /// Newest first.
  private let said: [Said]

  /// - Parameters:
  ///   - earlier: messages of the conversation, oldest first; those of others than the user are passed over.
  ///   - new: those that are answered now, oldest first.
  init(earlier: [Message], new: [Message]) {
    let newIDs = Set(new.map(\.id))
    let all = earlier.filter { $0.author == .user && !newIDs.contains($0.id) } + new
    said = all.reversed().map {
      Said(message: $0, isNew: newIDs.contains($0.id), text: FoldedText($0.text))
    }
  }

  /// Where `words` were said last; `nil` where they never were.
  func find(_ words: String, onlyNew: Bool = false) -> Place? {
    let wanted = FoldedText.bare(words)
    guard wanted.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
      return nil
    }
    for entry in said where !onlyNew || entry.isNew {
      if let range = entry.text.range(of: wanted) {
        return Place(message: entry.message, quote: String(entry.message.text[range]), isNew: entry.isNew)
      }
    }
    return nil
  }
}

/// A text folded for comparing, from which one can go back to the text itself.
struct FoldedText {
  private let scalars: [Unicode.Scalar]
  /// Where in the text each scalar comes from.
  private let origins: [Range<String.Index>]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var origins: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      for scalar in Self.folded(text[index]) {
        // White space of any length is one space.
        if scalar == " ", scalars.last == " " { continue }
        scalars.append(scalar)
        origins.append(index..<next)
      }
      index = next
    }
    self.scalars = scalars
    self.origins = origins
  }

  /// `text` folded, without white space, quotation marks and dots around it: models put words into such.
  static func bare(_ text: String) -> [Unicode.Scalar] {
    var scalars = FoldedText(text).scalars[...]
    let edges: Set<Unicode.Scalar> = [" ", "\"", "'", ".", ",", ";", ":"]
    while let first = scalars.first, edges.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, edges.contains(last) { scalars.removeLast() }
    return Array(scalars)
  }

  /// Where `wanted`, which is folded, stands as whole words.
  func range(of wanted: [Unicode.Scalar]) -> Range<String.Index>? {
    guard let first = wanted.first, let last = wanted.last, wanted.count <= scalars.count else { return nil }
    for start in 0...(scalars.count - wanted.count) where scalars[start] == first {
      let end = start + wanted.count
      guard scalars[start..<end].elementsEqual(wanted),
        start == 0 || !(Self.isOfWord(scalars[start - 1]) && Self.isOfWord(first)),
        end == scalars.count || !(Self.isOfWord(scalars[end]) && Self.isOfWord(last))
      else { continue }
      return origins[start].lowerBound..<origins[end - 1].upperBound
    }
    return nil
  }

  /// Whether `wanted`, which is folded, stands anywhere in the text.
  func contains(_ wanted: [Unicode.Scalar]) -> Bool { range(of: wanted) != nil }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func folded(_ character: Character) -> [Unicode.Scalar] {
    if character.isWhitespace { return [" "] }
    switch character {
    case "«", "»", "“", "”", "„", "‟": return ["\""]
    case "–", "—", "−", "‑", "‐": return ["-"]
    case "…": return [".", ".", "."]
    default: return Array(Folding.folded(String(character)).unicodeScalars)
    }
  }
}
