import Domain
import Lexicon
package import Localization
package import Ports

/// Reads an answer to another person's question as the interviewer reads any message, knowing what was asked.
package struct BuiltInReplyReader: QuestionReplyReading {
  private let reader: any FactReading
  private let names: any FactNaming
  private let phrasebooks: Phrasebooks

  package init(reader: any FactReading, names: any FactNaming, phrasebooks: Phrasebooks) {
    self.reader = reader
    self.names = names
    self.phrasebooks = phrasebooks
  }

  package func read(_ request: QuestionReplyRequest) async throws -> QuestionReply {
    var state = InterviewState()
    state.showedCard = true
    let topics = QuestionTopics(request.question)
    state.question = topics.skills.isEmpty ? Self.question(about: topics.kinds.first, request.role) : nil
    // Nothing that was said before bears on it: the question came from somebody else.
    var session = InterviewSession(
      InterviewContext(
        user: request.user, transcript: [request.reply], unanswered: [request.reply],
        profile: request.profile,
        state: state.encoded, recentPhraseTags: [], now: request.now),
      reader: reader, names: names, book: phrasebooks.book(for: request.user.language.code))
    let turn = session.turn()
    return QuestionReply(profile: turn.profile, words: Self.sayable(request.reply.text))
  }

  /// What the interviewer would have asked to hear the like.
  private static func question(about kind: FactValue.Kind?, _ role: Role) -> InterviewQuestion? {
    let subject: InterviewQuestion.Subject? =
      switch kind {
      case .workMode: .mode
      case .relocation: .relocation
      case .place: .place
      case .spokenLanguage: .languages
      case .years, .seniority: .level
      case .availability: .availability
      case .employment: .employment
      case .skill: .skills
      case .name, .employer, .trade, .welcomeSkill, .refusedSkill, .pay, .domain, nil: nil
      }
    return subject.map { InterviewQuestion(subject: $0, role: role) }
  }

  /// The words without those that were said in confidence, tell of an illness or a loss, or order Mitko about.
  private static func sayable(_ words: String) -> String {
    let whole = AnalysedText(words)
    let text = Confidence.part(whole).map { AnalysedText($0.rest) } ?? whole
    let reading = IntentReader.read(text)
    let sentences = text.sentences.enumerated().filter { number, sentence in
      let intents = reading.ofSentence[number] ?? []
      return !intents.contains(.order) && !intents.contains(where: \.isSensitive)
        && !AddressToMitko.orders(sentence, in: text)
    }
    // Whole texts keep the space between their sentences.
    if sentences.count == text.sentences.count { return text.text }
    return sentences.map { text.quote($0.element) }.joined(separator: " ")
  }
}
