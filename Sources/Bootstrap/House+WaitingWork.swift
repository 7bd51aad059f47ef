import Domain
import Orchestrator
import Ports

extension House {
  /// What every job in the queue may cost, whichever process does it: a plan that left one out would tell a wait that is
  /// too short.
  ///
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  static func waitingWork(
    _ configuration: Configuration, _ makers: MakerChoice, _ time: any TimeSource
  ) throws(ConfigurationError) -> WaitingWork {
    let embedding = configuration.embedding
    let embeddingPrice = try embedding.map { chosen throws(ConfigurationError) in
      try Embedders.price(chosen, configuration, time)
    }
    return WaitingWork(configurations: configurations(configuration)) { job in
      switch job.task.kind {
      // Of another program's provider, the ledger tells what such calls were bounded by.
      case .reply, .qualify, .introduce, .summarise, .question:
        makers.makers.contains(job.maker) ? makers.estimate(job) : nil
      case .embed where job.maker == .builtin: .free
      // Of a model that was configured before, whose vectors are still searched, the price may be another one.
      case .embed: job.maker == embedding?.maker ? embeddingPrice?() ?? .unknown : nil
      case .matchStep, .answerDeadline, .cleanUp, .announce: .free
      }
    }
  }

  /// Of each configured provider, the hash of its configuration.
  static func configurations(_ configuration: Configuration) -> [Maker: String] {
    var hashes: [Maker: String] = [:]
    if let models = configuration.models { hashes[models.maker] = models.fingerprint }
    if let embedding = configuration.embedding { hashes[embedding.maker] = embedding.fingerprint }
    return hashes
  }
}
