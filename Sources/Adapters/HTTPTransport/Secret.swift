/// A text that must be seen by nobody but its receiver: a key, a token.
///
/// Whatever prints, dumps or interpolates it gets a mark in its place; the text itself is only had by `reveal()`.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// The text, for the one place that sends it.
  package func reveal() -> String { text }

  package var description: String { "(secret)" }
  package var debugDescription: String { description }
  /// Without children, so that `dump` and crash reports show none.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
