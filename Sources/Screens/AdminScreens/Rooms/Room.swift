package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

/// One of an operator's rooms: what it shows, and what its keys do. The frame round it (tabs, filter, jump line,
/// messages, questions, hints) is `AdminApp`'s.
///
/// A room is a value: contents and keys go in, effects and cells come out. It is added by a type of its own that
/// conforms, with a content that its source reads, and by handing one to `AdminApp.init`.
package protocol Room: Sendable {
  /// What the program reads for this room.
  associatedtype Content: RoomContent

  /// Which room it is.
  var name: RoomName { get }

  /// What its tab counts, such as jobs that wait; empty for nothing.
  var badge: String { get }

  /// Its own keys as they are now, the most important first: for the hints, and for help.
  var keys: [RoomKey] { get }

  /// Whether something was opened that is not there yet: it is shown even where the screen stands still.
  var isReading: Bool { get }

  /// Whether every character is text now: then keys of the frame that are characters are the room's.
  var isTyping: Bool { get }

  /// Whether leaving would lose something that was written and not sent.
  var hasUnsent: Bool { get }

  /// Whether what it lists can be narrowed by `/`.
  var takesFilter: Bool { get }

  /// The words behind `:` that lead here besides its name, such as "why".
  var words: [String] { get }

  /// Whether it ordered what is asked about first, and the question is not there yet: keys do nothing then.
  var awaitsQuestion: Bool { get }

  /// An order of this room or another one was confirmed, or came to its end: it was done, refused, or not confirmed.
  ///
  /// - Returns: what is to be read then, where the room is shown.
  mutating func ended(_ order: any RoomOrder, _ end: OrderStage) -> [AdminEffect]

  /// Takes in what was read. Lists keep their selection on its row.
  mutating func take(_ content: Content)

  /// How many rows a content has that are not shown: told while the screen is held.
  func countNew(in content: Content) -> Int

  /// The room was gone to: by its tab, or by a word.
  ///
  /// - Returns: as a rule a `watch` of what it shows.
  mutating func enter() -> [AdminEffect]

  /// Narrows what is listed; empty for all.
  ///
  /// - Parameter reader: reads days and clocks as they are told where the operator sits.
  /// - Returns: what is wrong with the words, and then what was valid before stays in force; else what to read.
  mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer

  /// Goes on from a word behind `:` that is not the room's name: `why a b`.
  mutating func jump(_ word: String, _ rest: String) -> [AdminEffect]

  /// A key that is not the frame's.
  ///
  /// - Parameter place: where the room is drawn.
  /// - Returns: nil where the key means nothing here.
  mutating func handle(_ key: KeyEvent, in place: Rect, _ surroundings: Surroundings) -> [AdminEffect]?

  /// Draws the room. A row that can be clicked is told to the canvas as `.row`.
  func render(into canvas: inout AdminCanvas, in place: Rect)

  /// What stands at the right of the filter: "14 of 226"; empty for nothing.
  func tally(_ book: Phrasebook) -> String
}

extension Room {
  /// Counts nothing.
  package var badge: String { "" }
  /// Waits for nothing.
  package var isReading: Bool { false }
  /// Has no field from which something is ordered.
  package var awaitsQuestion: Bool { false }
  /// Goes on as it was.
  package mutating func ended(_ order: any RoomOrder, _ end: OrderStage) -> [AdminEffect] { [] }
  /// Has no field.
  package var isTyping: Bool { false }
  /// Has nothing to lose.
  package var hasUnsent: Bool { false }
  /// Lists nothing that could be narrowed.
  package var takesFilter: Bool { false }
  /// Is gone to by its name alone.
  package var words: [String] { [] }
  /// Tells of nothing new.
  package func countNew(in content: Content) -> Int { 0 }
  /// Shows all the same.
  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer { .taken([]) }
  /// Goes no further.
  package mutating func jump(_ word: String, _ rest: String) -> [AdminEffect] { [] }
  /// Says nothing beside the filter.
  package func tally(_ book: Phrasebook) -> String { "" }

  /// Takes in a content if it is of this room.
  mutating func receive(_ content: any RoomContent) {
    if let content = content as? Content { take(content) }
  }

  /// As `countNew`, for a content of whatever room.
  func countNew(received content: any RoomContent) -> Int {
    (content as? Content).map { countNew(in: $0) } ?? 0
  }
}

/// What was read for a room.
package protocol RoomContent: Sendable {
  /// The room that it is for.
  static var room: RoomName { get }

  /// Whether all of it is there; else the rest takes long, and is read by another look at once.
  var isWhole: Bool { get }
}

extension RoomContent {
  /// Is read in one look.
  package var isWhole: Bool { true }
}

/// What a room wants of the program: something to read or an act, as values that tests compare.
package protocol RoomOrder: Hashable, Sendable {
  /// Whether it asks for something to be read.
  var isWatch: Bool { get }
}

/// A key of a room, with what it does.
package struct RoomKey: Hashable, Sendable {
  /// As it is called: "b", "Enter".
  package let key: String
  package let about: PhraseKey
  /// Whether it changes something or shows something hidden: whoever may only look does not have it.
  package let acts: Bool

  package init(_ key: String, _ about: PhraseKey, acts: Bool = false) {
    self.key = key
    self.about = about
    self.acts = acts
  }
}

/// What became of a filter.
package enum FilterAnswer: Sendable {
  /// It is in force; with what is to be read.
  case taken([AdminEffect])
  /// It is not, and why.
  case wrong(FilterTrouble)
}

/// What is wrong with a filter, and where.
package struct FilterTrouble: Hashable, Sendable {
  /// Characters of the words, from 0; may be empty at their end.
  package let range: Range<Int>
  package let phrase: Phrase

  package init(_ range: Range<Int>, _ phrase: Phrase) {
    self.range = range
    self.phrase = phrase
  }
}
