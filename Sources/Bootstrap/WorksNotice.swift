package import Embeddings
package import Localization

/// What people are told where the embedding model does not serve: which part is missing and what to do.
package enum WorksNotice {
  /// The model provider that was asked for and that this version does not have; `nil` for the built-in rules.
  package static func provider(_ provider: Configuration.ProviderName) -> Phrase? {
    switch provider {
    case .builtin: nil
    case .openai, .anthropic, .compatible:
      Phrase(.doctor(.providerMissing), ["provider": .text(provider.rawValue)])
    }
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
