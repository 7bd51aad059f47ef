import Domain
import Ports

/// Plays a person of a temper, from what Mitko last asked to what the person says to it.
struct TemperPlay {
  /// What Mitko's turn shows of itself to a person: what it asks, and whether the card or its button lies there.
  struct Heard {
    var topics: [InterviewTopic] = []
    /// The role that the question is about.
    var role: Role?
    /// Whether the question takes up something told, rather than asks for a fact.
    var isStory = false
    /// Whether it asks which of two things holds.
    var isConflict = false
    var showsCard = false
    var offersStart = false
    var isSearching = false
  }

  /// What the person does next.
  enum Move: Equatable {
    case says(String)
    /// Presses "Start matching".
    case presses
    case leaves
  }

  let person: TemperFile
  private var turn = 0
  /// How often each topic was answered, "pay" or "seeker.pay".
  private(set) var said: [String: Int] = [:]
  private var usedAsides: Set<Int> = []
  /// What was answered in the turn before.
  private var answered: Set<String> = []
  private var updates: [String: String] = [:]
  private var cardStep = 0
  private var laterStep = 0

  init(_ person: TemperFile) { self.person = person }

  mutating func next(_ heard: Heard) -> Move {
    turn += 1
    if heard.isSearching {
      guard laterStep < person.later.count else { return .leaves }
      laterStep += 1
      return .says(person.later[laterStep - 1].text)
    }
    // Whoever has just said something new means that.
    if heard.isConflict { return .says(line("conflict", nil) ?? "/2") }
    if let aside = aside(heard) { return .says(aside) }
    // Whoever is asked beside the card answers that, once.
    if heard.offersStart, !heard.showsCard, isRepetition(heard) { return atCard() }
    let answers = answers(heard)
    if heard.showsCard || heard.offersStart, answers.isEmpty { return atCard() }
    if !answers.isEmpty {
      answered = Set(heard.topics.map(\.rawValue))
      return .says(answers.map(Self.closed).dropLast().joined() + (answers.last ?? ""))
    }
    if heard.offersStart { return atCard() }
    return .says(line("other", nil) ?? "")
  }

  private mutating func atCard() -> Move {
    answered = []
    guard cardStep < person.card.count else { return .presses }
    let (step, text) = person.card[cardStep]
    cardStep += 1
    guard step == "start" else { return .says(text) }
    if text == "-" { return .presses }
    return .says(text)
  }

  private func isRepetition(_ heard: Heard) -> Bool {
    !heard.topics.contains { said[key($0.rawValue, heard.role) ?? "", default: 0] == 0 }
  }

  private mutating func aside(_ heard: Heard) -> String? {
    let topics = heard.topics.flatMap { topic in
      [topic.rawValue, heard.role.map { "\($0.rawValue).\(topic.rawValue)" }].compactMap { $0 }
    }
    for (index, aside) in person.asides.enumerated() where !usedAsides.contains(index) {
      let isNow =
        switch aside.moment {
        case .before(let topic): topics.contains(topic)
        case .after(let topic):
          answered.contains(topic) || answered.contains { topic.hasSuffix("." + $0) }
        case .turn(let number): turn >= number && turn > 1
        }
      guard isNow else { continue }
      usedAsides.insert(index)
      if aside.kind == "update", case .after(let topic) = aside.moment { updates[topic] = aside.text }
      answered = []
      return aside.text
    }
    return nil
  }

  /// What the person has to say to the question's topics, the main thing first; nothing that was said word for word in
  /// the same turn.
  private mutating func answers(_ heard: Heard) -> [String] {
    if heard.isStory {
      return line("story", heard.role).map { [$0] } ?? line("other", nil).map { [$0] } ?? []
    }
    var answers: [String] = []
    // A question about the whole work is answered in one go, two terms at once one after the other.
    let topics =
      heard.topics.first == .mode || heard.topics.first == .years
      ? heard.topics : Array(heard.topics.prefix(1))
    for topic in topics {
      if let text = line(topic.rawValue, heard.role), !answers.contains(text) { answers.append(text) }
    }
    return answers
  }

  /// A sentence that others follow.
  private static func closed(_ text: String) -> String {
    text + (text.last.map { ".!?…".contains($0) } == true ? " " : ". ")
  }

  private func key(_ topic: String, _ role: Role?) -> String? {
    if let role, person.says["\(role.rawValue).\(topic)"] != nil { return "\(role.rawValue).\(topic)" }
    return person.says[topic] == nil ? nil : topic
  }

  private mutating func line(_ topic: String, _ role: Role?) -> String? {
    guard let key = key(topic, role), let lines = person.says[key], !lines.isEmpty else { return nil }
    let number = said[key, default: 0]
    said[key] = number + 1
    return updates[topic] ?? lines[min(number, lines.count - 1)]
  }
}
