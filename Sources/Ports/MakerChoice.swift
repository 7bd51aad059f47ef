package import Domain

/// Who makes generations in this program, and for how much.
package struct MakerChoice: Sendable {
  /// Who is to be asked: a provider of models where one is configured, otherwise the built-in rules.
  package let configured: Maker
  /// A hash of the provider's configuration: what another one met says nothing about this one. `nil` where nobody keeps
  /// such things apart.
  package let configuration: String?
  private let price: @Sendable (JobTask.Kind) -> CostEstimate

  /// - Parameter price: what a generation by the configured provider may cost at most if it starts now.
  package init(
    configured: Maker = .builtin, configuration: String? = nil,
    price: @escaping @Sendable (JobTask.Kind) -> CostEstimate = { _ in .unknown }
  ) {
    self.configured = configured
    self.configuration = configuration
    self.price = price
  }

  /// Everybody whose work can be done in this program.
  package var makers: [Maker] { configured == .builtin ? [.builtin] : [.builtin, configured] }

  /// What does a kind of work, by who makes it.
  package func all<Part>(_ builtin: Part?, _ model: Part?) -> [Maker: Part] {
    var parts: [Maker: Part] = [:]
    parts[.builtin] = builtin
    if configured != .builtin { parts[configured] = model }
    return parts
  }

  /// Who is given something new: the built-in rules take the place of a provider that is away.
  package func maker(of kind: JobTask.Kind, in tx: any Transaction) throws -> Maker {
    guard case .provider(let name) = configured, kind.hasStandIn,
      let breaker = try tx.providers.breaker(of: name),
      configuration == nil || breaker.configuration == configuration
    else { return configured }
    return breaker.isAway(at: tx.now, from: kind.lane) ? .builtin : configured
  }

  /// What a generation by the configured maker may cost at most.
  package func price(of kind: JobTask.Kind) -> CostEstimate {
    configured == .builtin ? .free : price(kind)
  }

  /// What an attempt may cost at most. A provider whose price nobody told does not work for free.
  package func estimate(_ job: Job) -> CostEstimate {
    if job.maker == .builtin { return .free }
    return job.maker == configured ? price(job.task.kind) : .unknown
  }

  /// How a reply of a maker is marked: the rules stand in where a model was to be asked.
  package func mark(of maker: Maker) -> Message.Mark? {
    maker == .builtin && configured != .builtin ? .standIn : nil
  }
}
