package import Localization
package import TerminalKit

/// What stands in the line above the hints, and what waits for its turn there.
///
/// What answers the person stands there at once. What came of itself covers nothing that was not read: it waits, and
/// comes back where an answer had to take its place.
package struct Toasts: Hashable, Sendable {
  package private(set) var shown: Toast?
  private var waiting: [Phrase] = []

  /// Nothing is told.
  package init() {}

  /// Shows what became of something that the person did.
  package mutating func answer(_ phrase: Phrase, _ tone: Toast.Tone) {
    if let note, !waiting.contains(note) { waiting.insert(note, at: 0) }
    shown = Toast(phrase: phrase, tone: tone)
  }

  /// Shows what came of itself, as soon as there is room. What is there already is not told twice.
  package mutating func add(_ phrase: Phrase) {
    guard phrase != shown?.phrase, !waiting.contains(phrase) else { return }
    waiting.append(phrase)
    if shown == nil { dismiss() }
  }

  /// Takes away what is shown; what waits for its place comes.
  package mutating func dismiss() {
    shown = waiting.isEmpty ? nil : Toast(phrase: waiting.removeFirst(), tone: .note)
  }

  /// What is shown and came of itself.
  private var note: Phrase? { shown.flatMap { $0.tone == .note ? $0.phrase : nil } }
}

/// A line above the hints: a refusal, what became of something.
package struct Toast: Hashable, Sendable {
  /// How it came, which is how it looks and goes.
  package enum Tone: Hashable, Sendable { case trouble, note, fine }

  package let phrase: Phrase
  package let tone: Tone

  package init(phrase: Phrase, tone: Tone) {
    self.phrase = phrase
    self.tone = tone
  }

  /// Whether a key takes it away. Trouble and notes may come while somebody types: they stay until that one sends,
  /// leaves or dismisses them.
  package func ends(with key: KeyEvent) -> Bool {
    switch (tone, key) {
    case (.fine, _), (_, .enter), (_, .escape), (_, .tab), (_, .backTab): true
    case (.trouble, _), (.note, _): false
    }
  }

  /// How many lines it takes.
  package func rows(_ book: Phrasebook, columns: Int) -> Int {
    TextWrap.lines(of: book.text(phrase), columns: max(1, Self.width(columns) - Self.hang)).count
  }

  private static func width(_ columns: Int) -> Int { max(1, min(columns, Look.measure)) }
  /// Columns of the mark before the words.
  private static let hang = 2

  /// The toast wrapped to the screen.
  package func lines<Act: Hashable & Sendable>(_ book: Phrasebook, columns: Int) -> [StyledLine<Act>] {
    let (mark, style) =
      switch tone {
      case .trouble: ("! ", Look.danger)
      case .note: ("· ", Look.plain)
      case .fine: ("✓ ", Look.strong)
      }
    return Lines<Act>.wrapped(
      book.text(phrase), columns: Self.width(columns), style: style, first: Span(mark, style), hang: Self.hang
    )
  }
}
