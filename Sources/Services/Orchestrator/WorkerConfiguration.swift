package import Domain

/// How a program works off the queue.
package struct WorkerConfiguration: Sendable {
  /// Who can answer generations in this process.
  package var makers: [Maker]
  /// Of each provider among them, the hash of its configuration in this process.
  package var configurations: [Maker: String]
  /// How many replies may be worked on at once.
  package var interactiveSlots: Int
  /// How many background jobs may be worked on at once.
  package var backgroundSlots: Int
  /// How many texts may be embedded at once, in whichever lane: it keeps a processor busy, and must leave slots for
  /// replies.
  package var embeddingSlots: Int
  /// How long a worker may be silent before another takes its job. Renewed at a third of it.
  package var lease: Duration
  /// How often this process tells that it lives, and looks for what dead ones left.
  package var heartbeat: Duration
  package var retryDelay: RetryDelay

  package init(
    makers: [Maker] = [.builtin], configurations: [Maker: String] = [:], interactiveSlots: Int = 4,
    backgroundSlots: Int = 1,
    embeddingSlots: Int = 2, lease: Duration = .seconds(60), heartbeat: Duration = .seconds(15),
    retryDelay: RetryDelay = RetryDelay()
  ) {
    self.makers = makers
    self.configurations = configurations
    self.interactiveSlots = interactiveSlots
    self.backgroundSlots = backgroundSlots
    self.embeddingSlots = embeddingSlots
    self.lease = lease
    self.heartbeat = heartbeat
    self.retryDelay = retryDelay
  }
}
