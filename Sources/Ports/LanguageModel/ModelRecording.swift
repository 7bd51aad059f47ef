/// What a model was asked and what came back: kept for a while, so that an operator can look at a generation and run
/// it again.
package struct ModelRecording: Hashable, Sendable {
  package let request: ModelRequest
  /// Prose, or a JSON text where a shape was asked for; `nil` where no whole answer came.
  package let answer: String?
  /// Why the answer was of no use, in a sentence without anything a person wrote; `nil` where it was.
  package let failure: String?

  package init(request: ModelRequest, answer: String?, failure: String?) {
    self.request = request
    self.answer = answer
    self.failure = failure
  }
}
