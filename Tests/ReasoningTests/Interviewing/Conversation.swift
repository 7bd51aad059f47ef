import Domain
import Ports

/// A scripted conversation with an interviewer: what the house does around it, in memory.
final class Conversation {
  private let interviewer: any Interviewer
  private(set) var user: User
  private(set) var transcript: [Message] = []
  private(set) var profile: Profile?
  private(set) var state: [UInt8]?
  private(set) var tags: [String] = []
  private(set) var lastTurn: InterviewTurn?
  private let chat = ChatID(high: 1, low: 1)
  private let language: Language
  private let population: Population?

  /// - Parameter number: of the person; it decides in which of its ways Mitko speaks first.
  init(
    _ interviewer: any Interviewer, language: Language = .english, stage: ProfileStage = .onboarding,
    profile: Profile? = nil, population: Population? = nil,
    number: UInt64 = 0
  ) {
    self.interviewer = interviewer
    self.population = population
    self.language = language
    user = User(
      id: UserID(high: 7, low: number), language: language, stage: stage, createdAt: Timestamp(seconds: 0),
      lastSeenAt: Timestamp(seconds: 0))
    self.profile = profile
  }

  /// The first words, before the person said anything.
  @discardableResult
  func start() async throws -> String { try await turn([]) }

  /// One turn: the person says each text, Mitko answers them together.
  @discardableResult
  func say(_ texts: String...) async throws -> String {
    try await turn(texts.map { append(.user, $0) })
  }

  /// What is known by now, be it stored or waiting for the rest.
  var known: Profile { state.flatMap(interviewer.draft) ?? profile ?? Profile() }

  /// As the press of "Start matching" does.
  func activate() { user.stage = .active }

  private func append(_ author: Message.Author, _ text: String) -> Message {
    let message = Message(
      id: MessageID(high: 2, low: UInt64(transcript.count + 1)), chat: chat, position: transcript.count + 1,
      author: author, kind: .said, text: text, actions: [],
      createdAt: Timestamp(seconds: Int64(transcript.count)))
    transcript.append(message)
    return message
  }

  private func turn(_ unanswered: [Message]) async throws -> String {
    let turn = try await interviewer.turn(
      InterviewContext(
        user: user, transcript: transcript, unanswered: unanswered, profile: profile, state: state,
        recentPhraseTags: Array(tags.prefix(30)), population: population, now: Timestamp(seconds: 1_000)))
    lastTurn = turn
    state = turn.state
    if let contact = turn.contact { user.contact = contact }
    if let stored = turn.profile {
      profile = stored
      if user.stage == .onboarding { user.stage = .ready }
    }
    for line in turn.lines {
      _ = append(.mitko, line.text)
      if let tag = line.phraseTag { tags.insert(tag, at: 0) }
    }
    return turn.lines.map(\.text).joined(separator: "\n---\n")
  }
}
