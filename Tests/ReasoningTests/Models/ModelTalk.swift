import Domain
import Foundation
import ModelReasoning
import Ports
import Profiler
import TestSupport

/// A conversation with a model that says what a test wrote for it.
struct ModelTalk {
  let user: User
  var messages: [Message] = []
  var profile: Profile?
  var state: [UInt8]?
  var summary: ChatSummary?

  static let now = Timestamp(microseconds: 1_790_000_000_000_000)

  init(_ language: Language = .english, stage: ProfileStage = .onboarding) {
    user = User(
      id: Identifier(sequential: 1), language: language, stage: stage, createdAt: Self.now,
      lastSeenAt: Self.now)
    messages = [message(.mitko, "Hi, I'm Mitko.")]
  }

  private func message(_ author: Message.Author, _ text: String, kind: Message.Kind = .said) -> Message {
    Message(
      id: Identifier(sequential: UInt64(100 + messages.count)), chat: Identifier(sequential: 2),
      position: messages.count + 1, author: author, kind: kind, text: text, actions: [], createdAt: Self.now)
  }

  /// Somebody wrote something before the turn.
  mutating func add(_ author: Message.Author, _ text: String, kind: Message.Kind = .said) {
    messages.append(message(author, text, kind: kind))
  }

  /// The user says `texts`, and the model answers.
  mutating func turn(
    _ texts: String..., model: any LanguageModel, limits: InterviewLimits = InterviewLimits(),
    progress: (@Sendable (String) async -> Void)? = nil
  ) async throws -> InterviewTurn {
    let start = messages.count
    for text in texts { add(.user, text) }
    let context = InterviewContext(
      user: user, transcript: messages, unanswered: Array(messages[start...]), profile: profile, state: state,
      recentPhraseTags: [], summary: summary, now: Self.now)
    let turn = try await Self.interviewer(model, limits).turn(context, progress: progress)
    for line in turn.lines { add(.mitko, line.text) }
    profile = turn.profile ?? profile
    state = turn.state
    return turn
  }

  static func interviewer(
    _ model: any LanguageModel, _ limits: InterviewLimits = InterviewLimits()
  ) -> ModelInterviewer {
    ModelInterviewer(
      model: model, prompts: ShippedPrompts(), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped,
      limits: limits)
  }
}

/// An answer of the interviewer's model, as JSON.
struct Said {
  var say = "Fine."
  /// Each "role section kind change value | words".
  var facts: [String] = []
  var showsProfile = false
  var contact: String?
  var startsMatching: String?

  var json: String {
    let facts = facts.map { line -> JSONValue in
      let halves = line.split(separator: " | ", maxSplits: 1, omittingEmptySubsequences: false)
      let parts = halves[0].split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(
        String.init)
      return [
        "role": .string(parts[0]), "section": .string(parts[1]), "kind": .string(parts[2]),
        "change": .string(parts[3]), "value": .string(parts.count > 4 ? parts[4] : ""),
        "words": .string(halves.count > 1 ? String(halves[1]) : ""),
      ]
    }
    let value: JSONValue = [
      "say": .string(say), "facts": .array(facts), "shows_profile": .bool(showsProfile),
      "contact": contact.map { .string($0) } ?? .null,
      "starts_matching": startsMatching.map { .string($0) } ?? .null,
    ]
    return value.description
  }

  var step: ScriptedModel.Step { .answer(json) }
}

extension Profile {
  /// Its facts, "seeker offers skill go" and the like, sorted: for comparing with literals.
  var told: [String] {
    let shared = shared.map { "shared \(Self.told($0.value))" }
    let others = roles.flatMap { role in
      FacetSection.allCases.flatMap { section in
        (facets[role]?[section].facts ?? []).map {
          "\(role.rawValue) \(section.rawValue) \(Self.told($0.value))"
        }
      }
    }
    return (shared + others).sorted()
  }

  private static func told(_ value: FactValue) -> String {
    let text =
      switch value {
      case .name(let text), .employer(let text), .trade(let text), .skill(let text), .welcomeSkill(let text),
        .refusedSkill(let text),
        .domain(let text):
        text
      case .spokenLanguage(let code, let level): [code, level].compactMap(\.self).joined(separator: " ")
      case .place(let place): place.id
      case .seniority(let level): level.name
      case .years(let years): "\(years)"
      case .workMode(let mode): mode.rawValue
      case .relocation(let moves): "\(moves)"
      case .availability(let availability): "\(availability)"
      case .pay(let pay):
        "\(pay.least.map(String.init) ?? "")-\(pay.most.map(String.init) ?? "") \(pay.currency) \(pay.period) \(pay.tax)"
      case .employment(let kind): kind.rawValue
      }
    return "\(value.kind.rawValue) \(text)"
  }
}
