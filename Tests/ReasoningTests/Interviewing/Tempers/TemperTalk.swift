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
  /// Every message of Mitko's, in order.
  private(set) var lines: [String] = []
  private(set) var hasStarted = false
  /// How many messages the person wrote before the first card.
  private(set) var messagesToCard: Int?

  private let texts: ProfileCardMaker
  private let language: Language
  /// What the house says when the search starts.
  private let activated: String
  private var heard = TemperPlay.Heard(topics: [.role])

  /// No conversation is longer than this.
  private static let mostTurns = 40

  init(_ person: TemperFile, books: Phrasebooks, population: Population? = nil) async throws {
    language = person.language == "ru" ? .russian : .english
    texts = ProfileCardMaker(phrasebooks: books)
    activated = books.book(for: language.code).text(.agent(.activated))
    transcript = "\(person.id): \(person.about)\n"
    let talk = Conversation(
      BuiltInInterviewer(
        reader: FactReader(currentYear: 2026), names: FactNames(phrasebooks: books), phrasebooks: books),
      language: language, population: population)
    var play = TemperPlay(person)
    tell(talk, try await talk.start())
    var messages = 0
    for _ in 0..<Self.mostTurns {
      switch play.next(heard) {
      case .says(let text):
        messages += 1
        transcript += "\n> " + text.split(separator: "\n").joined(separator: "\n> ") + "\n"
        tell(talk, try await talk.say(text))
        if heard.showsCard, messagesToCard == nil { messagesToCard = messages }
      case .presses:
        transcript += "\n[ \(books.book(for: language.code).text(.button(.activate))) ]\n"
        talk.activate()
        hasStarted = true
        heard = TemperPlay.Heard(isSearching: true)
        transcript += "\n" + activated + "\n"
      case .leaves:
        profile = talk.profile
        appendCard()
        return
      }
    }
    profile = talk.profile
    transcript += "\n(still talking after \(Self.mostTurns) turns)\n"
  }

  private mutating func tell(_ talk: Conversation, _ text: String) {
    lines += talk.lastTurn?.lines.map(\.text) ?? []
    if !text.isEmpty { transcript += "\n" + text.replacing("\n---\n", with: "\n\n") + "\n" }
    let state = InterviewState(decoding: talk.state)
    heard = TemperPlay.Heard(
      topics: state.question?.topics ?? [], role: state.question?.role,
      isStory: state.question?.subject == .story, showsCard: talk.lastTurn?.showsProfile == true,
      offersStart: talk.lastTurn?.lines.contains { $0.actions.contains(.activate) } == true,
      isSearching: hasStarted)
    if talk.lastTurn?.showsProfile == true { transcript += "\n[ card ]\n" }
    if talk.lastTurn?.startsMatching == true {
      talk.activate()
      hasStarted = true
      heard = TemperPlay.Heard(isSearching: true)
      transcript += "\n" + activated + "\n"
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
