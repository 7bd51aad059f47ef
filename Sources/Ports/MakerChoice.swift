package import Domain

/// Who makes generations in this program, and for how much.
package struct MakerChoice: Sendable {
  /// Who is to be asked: a provider of models where one is configured, otherwise the built-in rules.
  package let configured: Maker
  /// A hash of the provider's configuration: what another one met says nothing about this one. `nil` where nobody keeps
  /// such things apart.
  package let configuration: String?
  /// Who makes the work about people that do not exist, in a demo without a real provider; `nil` elsewhere.
  package let played: (any MakerPlaying)?
  private let price: @Sendable (JobTask.Kind) -> CostEstimate

  /// - Parameters:
  ///   - played: is left out where a provider is configured: then that one is asked, whomever it is about.
  ///   - price: what a generation by the configured provider may cost at most if it starts now.
  package init(
    configured: Maker = .builtin, configuration: String? = nil, played: (any MakerPlaying)? = nil,
    price: @escaping @Sendable (JobTask.Kind) -> CostEstimate = { _ in .unknown }
  ) {
    self.configured = configured
    self.configuration = configuration
    self.played = configured == .builtin ? played : nil
    self.price = price
  }

  /// Everybody whose work can be done in this program.
  package var makers: [Maker] {
    [.builtin] + (configured == .builtin ? [] : [configured]) + (played.map { [$0.maker] } ?? [])
  }

  /// What does a kind of work, by who makes it.
  ///
  /// - Parameter actor: what the played provider does it with.
  package func all<Part>(_ builtin: Part?, _ model: Part?, _ actor: Part? = nil) -> [Maker: Part] {
    var parts: [Maker: Part] = [:]
    parts[.builtin] = builtin
    if configured != .builtin { parts[configured] = model }
    if let played { parts[played.maker] = actor }
    return parts
  }

  /// Who is given something new about `users`: where all of them are people of the played provider, that one.
  package func maker(
    of kind: JobTask.Kind, about users: [UserID], in tx: any Transaction
  ) throws -> Maker {
    if let played, try played.makes(kind, about: users, in: tx) { return played.maker }
    return try maker(of: kind, in: tx)
  }

  /// Gives to the rules what waits for the played provider and is about `user`, whom somebody plays from now on: nobody's
  /// own work waits behind what is played.
  package func handOver(_ user: UserID, in tx: any Transaction) throws {
    guard let played else { return }
    let matches = try tx.matches.open(of: user)
    let people = Set([user] + matches.flatMap { [$0.seeker.user, $0.provider.user] })
    for job in try people.flatMap({ try tx.jobs.openJobs(of: $0) }) where job.maker == played.maker {
      let isAbout =
        switch job.task {
        case .qualify(let id), .introduce(let id, _): matches.contains { $0.id == id }
        case .question(let id):
          try tx.questions.find(id).map { question in
            matches.contains { $0.id == question.match }
          } ?? false
        case .reply, .summarise, .embed, .matchStep, .answerDeadline, .cleanUp, .announce: job.user == user
        }
      switch job.state {
      case .queued, .retrying: if isAbout { try tx.jobs.setMaker(.builtin, of: job.id) }
      case .held, .running, .completed, .discarded, .cancelled: break
      }
    }
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
    if let played, job.maker == played.maker {
      return played.bound(of: job.task.kind).map { .atMost($0) } ?? .unknown
    }
    return job.maker == configured ? price(job.task.kind) : .unknown
  }

  /// How a reply of a maker is marked: the rules stand in where a model was to be asked.
  package func mark(of maker: Maker) -> Message.Mark? {
    maker == .builtin && configured != .builtin ? .standIn : nil
  }
}
