package import Embeddings
package import Localization

/// What people are told where the embedding model does not serve: which part is missing and what to do.
package enum WorksNotice {
  /// That a provider of models was asked for and cannot be used for want of a key; `nil` where nothing is amiss.
  package static func provider(_ configuration: Configuration) -> Phrase? {
    guard configuration.provider != .builtin, configuration.models == nil else { return nil }
    let isAnthropic = configuration.provider == .anthropic
    return Phrase(
      .doctor(.providerMissing),
      [
        "provider": .text(configuration.provider.rawValue),
        "variable": .text((isAnthropic ? Variable.anthropicKey : .openAIKey).rawValue),
        "file": .text((isAnthropic ? Variable.anthropicKeyFile : .openAIKeyFile).rawValue),
      ])
  }

  /// The line that says why the lexical embedder serves and what to do about it.
  ///
  /// - Parameter modelDirectory: where the model was looked for, as a path.
  package static func phrase(_ notice: EmbedderNotice, modelDirectory: String) -> Phrase {
    switch notice {
    case .processorTooOld: Phrase(.doctor(.modelProcessor))
    case .fileMissing: Phrase(.doctor(.modelMissing), ["path": .text(modelDirectory)])
    case .fileDamaged(let path):
      Phrase(.doctor(.modelBroken), ["path": .text(modelDirectory), "detail": .text(path)])
    case .engineRefused(_, let reason):
      Phrase(.doctor(.modelBroken), ["path": .text(modelDirectory), "detail": .text(reason)])
    }
  }
}
