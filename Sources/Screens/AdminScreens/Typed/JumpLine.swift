import TerminalKit

/// The line behind `:`: a word that leads to a room, and what the room is to do with the rest.
struct JumpLine: Equatable, Sendable {
  var field = TextField(maximumScalars: 200, isMultiline: false)

  /// What was typed, parted at the first space.
  var parts: (word: String, rest: String) {
    let parts = field.text.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }

  /// The words that begin with what was typed, in their order; all before anything was. None once the word is done.
  func completions(among words: [String]) -> [String] {
    guard !field.text.contains(" ") else { return [] }
    let word = field.text.lowercased()
    return words.filter { $0.hasPrefix(word) }
  }

  /// The word that is meant: itself, or the only one that begins so.
  func meant(among words: [String]) -> String? {
    let word = parts.word.lowercased()
    if words.contains(word) { return word }
    let found = words.filter { !word.isEmpty && $0.hasPrefix(word) }
    return found.count == 1 ? found[0] : nil
  }

  /// Writes out what all words share that begin with what was typed, and a space behind the only one.
  mutating func complete(among words: [String]) {
    let found = completions(among: words)
    guard var shared = found.first else { return }
    for word in found { while !word.hasPrefix(shared) { shared.removeLast() } }
    field.replaceAll(found.count == 1 ? shared + " " : shared)
  }
}
