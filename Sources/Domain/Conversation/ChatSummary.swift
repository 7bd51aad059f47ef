/// The older part of a chat in short, as a model put it.
package struct ChatSummary: Hashable, Sendable {
  package let text: String
  /// The last message that is in it.
  package let upTo: Int
  /// The version of the prompt that it was made with.
  package let promptVersion: String

  package init(text: String, upTo: Int, promptVersion: String) {
    self.text = text
    self.upTo = upTo
    self.promptVersion = promptVersion
  }
}
