import Domain
import Localization
import Ports
import Profiler

@testable import BuiltInReasoning

/// A whole conversation of one person of a temper with the built-in interviewer, as a transcript to be read.
struct TemperTalk {
  /// What was said, a paragraph a turn.
  private(set) var transcript = ""
  /// The profile as it stands at the end.
  private(set) var profile: Profile?
  /// The contact as it stands at the end.
  private(set) var contact: Contact?
  /// What the person said, in order.
  private(set) var said: [String] = []
  /// The topics that the person was asked about and answered, "pay" or "seeker.pay".
  private(set) var answered: Set<String> = []
  /// Every message of Mitko's, in order.
  private(set) var lines: [String] = []
  private(set) var hasStarted = false
  /// How many messages the person wrote before the first card.
  private(set) var messagesToCard: Int?

  private let texts: ProfileCardMaker
  private let language: Language
  /// What the house says when the search starts.
  private let activated: String
  /// What stands on the buttons of the last turn.
  private var buttons: [String] = []
  /// What stands on the button that starts it.
  private let start: String
  private var heard = TemperPlay.Heard(topics: [.role])

  /// No conversation is longer than this.
  private static let mostTurns = 40

  init(_ person: TemperFile, books: Phrasebooks) async throws {
    language = person.language == "ru" ? .russian : .english
    texts = ProfileCardMaker(phrasebooks: books)
    activated = books.book(for: language.code).text(.agent(.activated))
    start = books.book(for: language.code).text(.button(.activate))
    transcript = "\(person.id): \(person.about)\n"
    let talk = Conversation(
      BuiltInInterviewer(
        reader: FactReader(currentYear: 2026), names: FactNames(phrasebooks: books), phrasebooks: books),
      language: language, population: TemperTown.population(of: TemperFile.everybody, without: person),
      number: person.id.utf8.reduce(0) { ($0 &* 31 &+ UInt64($1)) % 60 })
    var play = TemperPlay(person)
    tell(talk, try await talk.start())
    var messages = 0
    for _ in 0..<Self.mostTurns {
      switch play.next(heard) {
      case .says(let said):
        messages += 1
        self.said.append(said)
        answered = Set(play.said.keys)
        let text = pressed(said) ?? said
        transcript += "\n> " + said.split(separator: "\n").joined(separator: "\n> ") + "\n"
        tell(talk, try await talk.say(text))
        if heard.showsCard, messagesToCard == nil { messagesToCard = messages }
      case .presses:
        transcript += "\n[ \(start) ]\n"
        talk.activate()
        hasStarted = true
        heard = TemperPlay.Heard(isSearching: true)
        transcript += "\n" + activated + "\n"
      case .leaves:
        (profile, contact) = (talk.profile, talk.user.contact)
        appendCard()
        return
      }
    }
    (profile, contact) = (talk.profile, talk.user.contact)
    transcript += "\n(still talking after \(Self.mostTurns) turns)\n"
  }

  private mutating func tell(_ talk: Conversation, _ text: String) {
    lines += talk.lastTurn?.lines.map(\.text) ?? []
    if !text.isEmpty { transcript += "\n" + text.replacing("\n---\n", with: "\n\n") + "\n" }
    let state = InterviewState(decoding: talk.state)
    heard = TemperPlay.Heard(
      // Whether to put words on the card is no question about a topic.
      topics: state.offered == nil ? state.question?.topics ?? [] : [], role: state.question?.role,
      isStory: state.question?.subject == .story, isConflict: !state.contradictions.isEmpty,
      showsCard: talk.lastTurn?.showsProfile == true,
      offersStart: talk.lastTurn?.lines.contains { $0.actions.contains(.activate) } == true,
      isSearching: hasStarted)
    let buttons = talk.lastTurn?.lines.flatMap(\.actions).compactMap(label(of:)) ?? []
    self.buttons = buttons
    for (number, label) in buttons.enumerated() {
      transcript += (number == 0 ? "\n" : "") + "/\(number + 1) \(label)\n"
    }
    if talk.lastTurn?.showsProfile == true { transcript += "\n[ card ]\n" }
    if talk.lastTurn?.startsMatching == true {
      talk.activate()
      hasStarted = true
      heard = TemperPlay.Heard(isSearching: true)
      transcript += "\n" + activated + "\n"
    }
  }

  /// What "/2" says where the second button is a reply.
  private func pressed(_ text: String) -> String? {
    guard text.hasPrefix("/"), let number = Int(text.dropFirst()), buttons.indices.contains(number - 1) else {
      return nil
    }
    return buttons[number - 1]
  }

  /// A button as plain mode shows it.
  private func label(of intent: MessageAction.Intent) -> String? {
    switch intent {
    case .reply(let words): words
    case .activate: start
    case .ask, .answerQuestion, .skipQuestion, .accept, .confirmAccept, .decline, .because, .tellMore,
      .confirmReset, .confirmErase, .resume,
      .dismiss,
      .answerNow,
      .tellPitch, .forgetPreferences:
      nil
    }
  }

  private mutating func appendCard() {
    guard let profile else { return }
    let card = texts.card(of: profile, language: language).text
    transcript +=
      "\n--------\n"
      + card.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
      .joined(separator: "\n") + "\n"
  }
}
