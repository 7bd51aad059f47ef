import Domain
package import Ports

/// What every storage engine must do, as cases over the port alone. An engine's tests open a store on it and run
/// them all; nothing in them knows SQL.
package struct StoreContract: Sendable {
  /// One behaviour: its sentence, and the steps that show it.
  package struct Case: Sendable, CustomStringConvertible {
    package let description: String
    package let run: @Sendable (StoreFixture) async throws -> Void

    init(_ sentence: String, _ run: @escaping @Sendable (StoreFixture) async throws -> Void) {
      description = sentence
      self.run = run
    }
  }

  /// All cases, by feature.
  package static let cases: [Case] =
    transactions + people + conversations + chats + drafts + profiles + matching + questions + rounds + queue
    + claims
    + cleaning
    + money
    + models
    + operations
    + operators
    + rooms
    + matchingRooms
    + audits
    + telegram + group
}

/// A fresh store with the clock and the ids it was opened with.
package struct StoreFixture: Sendable {
  package let store: any Store
  package let time: ManualTime
  package let ids: any IdentifierSource

  package init(store: any Store, time: ManualTime, ids: any IdentifierSource) {
    self.store = store
    self.time = time
    self.ids = ids
  }
}

extension StoreFixture {
  /// Runs one write transaction.
  @discardableResult
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result {
    try await store.write(body)
  }

  /// Reads on a snapshot.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result {
    try await store.read(body)
  }

  /// Somebody new, with a name in the terminal.
  func person(_ name: String, kind: Identity.Kind = .demo) async throws -> User {
    try await write {
      try $0.users.create(identity: Identity(kind: kind, value: name), language: .english, isDemo: true)
    }
  }

  /// Somebody active with a profile in one role and vectors in `space`, so that matching may take them.
  func eligible(_ name: String, as role: Role, at instant: Timestamp? = nil) async throws -> Member {
    if let instant { time.jump(to: instant) }
    let user = try await person(name)
    return try await write { tx throws in
      let version = try tx.profiles.store(
        Sample.profile(of: name, as: role), publicView: Sample.view(as: role), of: user.id)
      try tx.profiles.storeVectors(Sample.vectors(of: version, as: role))
      try tx.users.setStage(.active, of: user.id)
      return Member(user: user.id, version: version.id, name: name, role: role)
    }
  }

  /// A pending match of the two, in the current round.
  func match(_ seeker: Member, _ provider: Member) async throws -> Match {
    try await write { tx throws in
      try tx.matches.form(
        seeker: (seeker.user, seeker.version), provider: (provider.user, provider.version),
        round: tx.matches.currentRound().number, turn: seeker.user)
    }
  }

  /// Queues a job and returns it.
  func enqueue(_ job: NewJob) async throws -> Job? { try await write { try $0.jobs.enqueue(job) } }

  /// The heads of all lines for the built-in maker.
  func heads() async throws -> [JobID] {
    try await read { try $0.jobs.heads(makers: [.builtin], limit: 100).map(\.job.id) }
  }

  /// Starts a job for a process with a lease of a minute.
  @discardableResult
  func start(_ id: JobID, takesTurn: Bool = true) async throws -> Job {
    let process = ProcessID(sequential: 999)
    return try await write {
      try $0.jobs.start(id, process: process, leaseUntil: $0.now + .minutes(1), takesTurn: takesTurn)
    }
  }
}

/// Somebody who takes part in matching.
struct Member: Sendable {
  let user: UserID
  let version: ProfileVersionID
  let name: String
  let role: Role
}

/// Values that the cases share.
enum Sample {
  static let space = EmbeddingSpace(model: "test", build: "1", dimension: 3)

  static func profile(of name: String, as role: Role) -> Profile {
    let source = Evidence(message: MessageID(sequential: 1), quote: "I am \(name), I write Go")
    return Profile(
      shared: [Fact(.name(name), source: source)],
      facets: [
        role: Facet(
          offers: FacetPart(facts: [Fact(.skill("go"), source: source)], words: [source]),
          practical: FacetPart(facts: [Fact(.workMode(.remote), source: source)]))
      ],
      privateNotes: ["\(name) would take less"])
  }

  static func view(as role: Role) -> PublicView {
    PublicView(facets: [
      role: PublicFacet(
        offers: PublicPart(words: ["I write Go"], facts: [PublicFact(.skill("go"), quote: "I write Go")]),
        wants: PublicPart(), practical: PublicPart())
    ])
  }

  static func vectors(
    of version: ProfileVersion, as role: Role, _ values: [Float] = [1, 0, 0],
    in space: EmbeddingSpace = Sample.space
  ) -> [ProfileVector] {
    [FacetSection.offers, .wants].map { section in
      ProfileVector(
        user: version.user, version: version.id, role: role, section: section, space: space,
        language: .english, textHash: .max, embedding: .dense(values))
    }
  }
}

extension JobRecords {
  /// The heads of all kinds of work: what a program that can do everything sees.
  func heads(makers: [Maker], limit: Int) throws -> [WaitingJobRow] {
    try heads(of: Set(JobTask.Kind.allCases), makers: makers, limit: limit)
  }
}
