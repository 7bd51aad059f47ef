/// How long the calls of a kind of generation are at most, in tokens as their model counts them: whoever reserves money for
/// a generation reserves it for `ModelAsking.mostCalls` of these, and for the answer that each repair reads.
package struct CallLengths: Hashable, Sendable {
  /// Instructions, the answer's shape and all that is asked about.
  package let request: Int
  package let answer: Int

  package init(request: Int, answer: Int) {
    self.request = request
    self.answer = answer
  }
}
