/// A text with its formatting as Telegram takes it: entities beside the text, so that nothing in it has to be escaped.
///
/// Lengths and places count UTF-16 code units, as the Bot API does
/// (https://core.telegram.org/bots/api#messageentity).
package struct RichText: Hashable, Sendable {
  /// A stretch of the text in one look.
  package struct Entity: Hashable, Sendable {
    /// The look.
    package enum Kind: Hashable, Sendable {
      case bold, italic, strikethrough, code, pre, blockquote
      /// Words that lead to an address of the web.
      case link(String)
    }

    package var kind: Kind
    /// In UTF-16 code units; never empty.
    package var range: Range<Int>

    package init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  package private(set) var text: String
  /// By where they begin.
  package private(set) var entities: [Entity]
  /// Of `text`, in UTF-16 code units.
  package private(set) var length: Int

  /// A text without any formatting unless told.
  package init(_ text: String = "", entities: [Entity] = []) {
    self.text = text
    self.entities = entities
    length = text.utf16.count
  }

  /// The same words without their looks.
  package var plain: RichText { RichText(text) }

  /// Adds words in these looks.
  package mutating func append(_ words: some StringProtocol, _ kinds: Entity.Kind...) {
    append(words, kinds)
  }

  /// Adds another text with its looks.
  package mutating func append(_ other: RichText) {
    let start = length
    text += other.text
    length += other.length
    entities += other.entities.map {
      Entity($0.kind, $0.range.lowerBound + start..<$0.range.upperBound + start)
    }
  }

  /// Adds words in these looks; one that goes on from the words before stays one entity.
  package mutating func append(_ words: some StringProtocol, _ kinds: [Entity.Kind]) {
    let start = length
    text += words
    length += words.utf16.count
    guard length > start else { return }
    for kind in kinds {
      if let last = entities.lastIndex(where: { $0.kind == kind && $0.range.upperBound == start }) {
        entities[last].range = entities[last].range.lowerBound..<length
      } else {
        entities.append(Entity(kind, start..<length))
      }
    }
  }
}
