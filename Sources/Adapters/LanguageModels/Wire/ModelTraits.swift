/// What is known of a model by its name. A model that nobody knows here is taken for a new one: those refuse most.
struct ModelTraits: Hashable, Sendable {
  let family: TokenFamily
  /// Whether it thinks before it answers, which takes from the same limit and costs the same.
  let thinks: Bool
  let dialect: Dialect

  /// What a thinking model gets to think with unless the configuration says otherwise: enough at low effort, and about
  /// what an answer costs.
  static let usualThinkingRoom = 4_096

  init(of model: String, by provider: ModelSettings.Provider) {
    let name = model.lowercased()
    func begins(with prefixes: String...) -> Bool { prefixes.contains { name.hasPrefix($0) } }

    switch provider {
    case .openai:
      family = .openai
      thinks = !begins(with: "gpt-4", "gpt-3.5", "chatgpt-4o")
      // Thinking models take the default temperature only.
      dialect = Dialect(
        structures: [.schema, .jsonMode, .words], lengthField: .maxCompletionTokens, sendsTemperature: !thinks
      )
    case .anthropic:
      family = .anthropic
      // Claude 4.5 brought the schema, 4.7 took the temperature away, 5 thinks unasked, and 5.5 refuses a forced tool:
      // https://platform.claude.com/docs/en/models/sonnet-5-5/migration-guide
      let isOld = begins(
        with: "claude-2", "claude-3", "claude-instant", "claude-opus-4-0", "claude-opus-4-1",
        "claude-opus-4-2",
        "claude-sonnet-4-0", "claude-sonnet-4-2")
      let isMiddle = name.hasPrefix("claude-") && (name.contains("-4-5") || name.contains("-4-6"))
      thinks = !isOld && !isMiddle
      dialect = Dialect(
        structures: isOld ? [.tool, .words] : [.schema, .tool, .words], sendsTemperature: isOld || isMiddle)
    case .compatible:
      family = name.contains("claude") ? .anthropic : .other
      thinks = false
      // The older name: some servers pass over the newer one, and then nothing limits the answer.
      dialect = Dialect(structures: [.schema, .jsonMode, .words])
    }
  }
}
