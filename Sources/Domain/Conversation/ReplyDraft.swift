/// What a running reply says so far. It is no message: whether it becomes one is known when the reply is whole.
package struct ReplyDraft: Hashable, Sendable {
  package let job: JobID
  /// The attempt that says it; the next one begins anew.
  package let attempt: Int
  /// The whole text so far.
  package let text: String

  package init(job: JobID, attempt: Int, text: String) {
    self.job = job
    self.attempt = attempt
    self.text = text
  }
}
