import Agent
import Bootstrap
import Domain
import Orchestrator
import Ports

/// The database that everything is measured on: 10,000 users, 100,000 messages, one chat with 20,000.
enum BenchWorld {
  /// The person at the terminal, who has the long chat.
  static let reader = Identity(kind: .demo, value: "you")

  /// One of the others, from 1 on.
  static func somebody(_ number: Int) -> Identity { Identity(kind: .imported, value: "bench-\(number)") }

  private static let users = 10_000
  private static let messages = 100_000
  private static let longChat = 20_000
  private static let batch = 500

  /// Makes the world in an empty database, with vectors of the given space. Everybody had their turn in its round,
  /// so that no matching goes on while the idle program is measured.
  static func build(in house: House, space: EmbeddingSpace) async throws {
    try await buildChat(in: house)
    let others = (messages - longChat) / (users - 1)
    for start in stride(from: 1, to: users, by: batch) {
      let numbers = start..<min(start + batch, users)
      try await house.store.write { tx in
        let round = try tx.matches.currentRound().number
        for number in numbers {
          let user = try addUser(number, messages: others, space, house, tx)
          try tx.matches.record(Participation(round: round, user: user, result: .nobodyFitted, at: tx.now))
        }
      }
    }
  }

  /// Makes the person at the terminal and the long chat, and nobody else.
  static func buildChat(in house: House) async throws {
    let (_, chat) = try await house.conversation.arrive(as: reader, language: .english)
    try await fill(house, chat, count: longChat)
  }

  private static func fill(_ house: House, _ chat: Chat, count: Int) async throws {
    for start in stride(from: 0, to: count, by: 2_000) {
      try await house.store.write { tx in
        for number in start..<min(start + 2_000, count) {
          _ = try tx.chats.append(
            NewMessage(chat: chat.id, author: number % 2 == 0 ? .user : .mitko, text: BenchText.line(number)))
        }
        try tx.chats.markAnswered(in: chat.id, upTo: try tx.chats.lastPosition(in: chat.id))
      }
    }
  }

  /// One person: half of them seekers, a tenth both, all active and embedded.
  static func addUser(
    _ number: Int, messages: Int, _ space: EmbeddingSpace, _ house: House, _ tx: any Transaction
  ) throws -> UserID {
    let language: Language = number % 2 == 0 ? .english : .russian
    let user = try tx.users.create(
      identity: somebody(number), language: language, isDemo: false)
    let chat = try tx.chats.main(of: user.id)
    var first: MessageID?
    for line in 0..<messages {
      let message = try tx.chats.append(
        NewMessage(
          chat: chat.id, author: line % 2 == 0 ? .user : .mitko, text: BenchText.line(number &* 31 &+ line)))
      first = first ?? message.id
    }
    try tx.chats.markAnswered(in: chat.id, upTo: messages)
    guard let first else { throw BenchError.noMessages }
    let roles: [Role] = number % 10 == 0 ? [.seeker, .provider] : [number % 4 < 2 ? .seeker : .provider]
    let profile = BenchText.profile(number, roles, message: first)
    let version = try house.storing.store(profile, of: user, embedInLane: nil, in: tx)
    try tx.profiles.storeVectors(
      roles.flatMap { role in
        [FacetSection.offers, .wants].map { section in
          ProfileVector(
            user: user.id, version: version.id, role: role, section: section, space: space,
            language: language,
            textHash: UInt64(number), embedding: BenchVectors.vector(number, role, section, space))
        }
      })
    try tx.users.setStage(.active, of: user.id)
    return user.id
  }
}

/// Words for the bench, the same in every run.
enum BenchText {
  static let names = ["ada", "boris", "vera", "oleg", "mila", "tim", "rosa", "ivan"]

  private static let english = [
    "I have been running PostgreSQL and Kafka in production for years and I like it calm.",
    "We shipped the ledger in March; the on-call load went down by half after that.",
    "Remote is fine, but I would come to Berlin once a month.", "Go, some Rust, and a lot of Kubernetes.",
    "What I want next is a small team that reviews code with care and talks to its users.",
  ]
  private static let russian = [
    "Пять лет пишу бэкенд на Go, до этого был Python и немного Java.",
    "Хочется в небольшую продуктовую команду, где можно спокойно довести дело до конца.",
    "Живу в Тбилиси, удалённо удобно, раз в квартал готова приезжать.", "На руки от четырёх тысяч евро.",
    "Кубер, постгря, кафка: всё это было в проде, и всё это падало.",
  ]

  static func line(_ number: Int) -> String {
    let lines = number % 3 == 0 ? russian : english
    let index = abs(number &* 2_654_435_761) % lines.count
    return "\(number): " + lines[index] + (number % 7 == 0 ? " " + lines[(index + 1) % lines.count] : "")
  }

  static func profile(_ number: Int, _ roles: [Role], message: MessageID) -> Profile {
    let trades = ["backend", "frontend", "mobile", "data-engineering", "devops", "qa"]
    let skills = [
      "go", "postgresql", "kafka", "kubernetes", "react", "typescript", "python", "swift", "rust", "docker",
    ]
    let words = Evidence(message: message, quote: line(number))
    func fact(_ value: FactValue) -> Fact { Fact(value, source: words) }
    let facet = Facet(
      offers: FacetPart(
        facts: [
          fact(.trade(trades[number % trades.count])), fact(.seniority(number % 3 == 0 ? .senior : .mid)),
          fact(.skill(skills[number % skills.count])), fact(.skill(skills[(number + 3) % skills.count])),
        ], words: [words]),
      wants: FacetPart(
        facts: [
          fact(.trade(trades[number % trades.count])), fact(.seniority(number % 3 == 0 ? .senior : .mid)),
          fact(.skill(skills[number % skills.count])),
        ], words: [words]),
      practical: FacetPart(
        facts: [fact(.workMode(number % 2 == 0 ? .remote : .hybrid)), fact(.workMode(.office))],
        words: [words]))
    return Profile(facets: Dictionary(uniqueKeysWithValues: roles.map { ($0, facet) }))
  }
}

/// Clustered unit vectors, the same in every run.
enum BenchVectors {
  static func vector(_ number: Int, _ role: Role, _ section: FacetSection, _ space: EmbeddingSpace)
    -> Embedding
  {
    // What a seeker offers and a provider wants lie in one cluster a trade, and the reverse.
    let isWork = (role == .seeker) == (section == .offers)
    let cluster = UInt64(number % 24) * 2 + (isWork ? 0 : 1)
    var random = SplitMix(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ cluster)
    if space.dimension > 1_000 {
      var entries: [UInt32: Float] = [:]
      for place in 0..<40 {
        entries[UInt32((cluster * 211 + UInt64(place) * 17) % UInt64(space.dimension))] = 1
      }
      for _ in 0..<40 { entries[UInt32(random.next() % UInt64(space.dimension))] = 0.5 }
      return Embedding.sparse(SparseVector(entries)).normalised
    }
    var centre = SplitMix(state: cluster &* 0xD1B5_4A32_D192_ED03)
    var values: [Float] = []
    values.reserveCapacity(space.dimension)
    for _ in 0..<space.dimension { values.append(centre.unit() + 0.6 * random.unit()) }
    return Embedding.dense(values).normalised
  }

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    /// -1...1.
    mutating func unit() -> Float { Float(Int64(bitPattern: next()) >> 11) / Float(1 << 52) }
  }
}
