import Ports

/// Tells a model in words what its answer has to look like, where the provider cannot hold it to that.
enum SchemaInWords {
  /// - Returns: `nil` where the provider sees to it.
  static func text(for shape: AnswerSchema, in dialect: Dialect) -> String? {
    switch dialect.structure {
    case .schema, .tool: dialect.tellsSchemaToo ? words(for: shape) : nil
    case .jsonMode, .words: words(for: shape)
    }
  }

  private static func words(for shape: AnswerSchema) -> String {
    """
    Answer with one JSON object and nothing else: no words before or after it, no code fence. It must be valid against \
    this JSON schema, with every required member:
    \(shape.json)
    """
  }

  /// The JSON of an answer that was told in words to be JSON: without the fence that many models put round it.
  static func unfenced(_ text: String) -> String {
    let trimmed = text.drop(while: \.isWhitespace)
    guard trimmed.hasPrefix("```"), let start = trimmed.firstIndex(where: \.isNewline),
      let end = trimmed.ranges(of: "```").last, end.lowerBound > start
    else { return text }
    return String(trimmed[trimmed.index(after: start)..<end.lowerBound])
  }
}
