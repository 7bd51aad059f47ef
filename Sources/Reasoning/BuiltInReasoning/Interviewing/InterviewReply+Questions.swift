import Domain
import Localization
import Ports

/// What is asked next, how it takes up what was said, and when it is enough.
extension InterviewReply {
  /// More questions than these before the card are an examination; of both roles twice as many.
  private static let mostQuestions = 7
  private static let mostQuestionsAfterCard = 3
  /// To somebody who answers in a word or two.
  private static let fewQuestionsAfterCard = 1
  /// How often one question is put again in other words before it is let go.
  private static let mostRepeats = 2

  /// - Parameter isTold: whether what was understood has been said already.
  mutating func goOn(_ isNew: Bool, isTold: Bool = false) {
    let isEnd = !Set(session.intents).isDisjoint(with: [.finish, .activate, .showProfile])
    if isEnd { return finish(isTold: isTold) }
    if !hasLearnt, !session.intents.contains(.skip) {
      if session.intents.contains(where: \.isSensitive) { return }
      if isOffTopic, state.turnsOffTopic == 1, state.question != nil { return }
      if isNew, !isTold { return }
      if !hasAnswered, session.hasUnreadWords, session.sum == nil { add(Phrase(.conversation(.unclear))) }
      if askAgain() { return }
    }
    let question = waiting() ?? next()
    let phrase = question.flatMap { wording(for: $0).phrase(of: $0) }
    let understood = acknowledgeWithRole(before: phrase, isTold: isTold)
    guard let question, let phrase else { return showCard(again: false) }
    offerAnswers(to: question)
    let isTurn = state.question?.role.map { $0 != question.role } == true && profile.roles.count > 1
    note(question)
    if isTurn, let role = question.role {
      add(Phrase(role == .provider ? .conversation(.nowPeople) : .conversation(.nowWork)))
      add(phrase, sameParagraph: true)
    } else if understood {
      add(phrase, sameParagraph: true)
    } else {
      add(phrase, openingIfRepeated: .question(.again))
    }
  }

  /// Whoever wants to be done gets the card, or hears what is still missing.
  private mutating func finish(isTold: Bool) {
    let understood = acknowledgeWithRole(before: nil, isTold: isTold)
    if isValid { return showCard(again: state.showedCard && session.isUpdate) }
    let noted = session.telling.named(profile.allFacts.map(\.value))
    let isShown = session.intents.contains(.showProfile) && !noted.isEmpty
    if isShown {
      add(Phrase(.conversation(.soFar), ["facts": .list(noted)]), sameParagraph: understood)
    }
    let missing = profile.defects.map { defect -> PhraseKey in
      switch defect {
      case .noRole: .conversation(.topicRole)
      case .emptySummary(.seeker): .conversation(.topicSeekerOffers)
      case .emptySummary(.provider): .conversation(.topicProviderOffers)
      case .emptyPractical: .conversation(.topicPractical)
      }
    }
    if profile.facets.isEmpty { state.roleAsks = (state.roleAsks ?? 0) + 1 }
    add(
      Phrase(.conversation(.notEnough), ["topics": .list(missing.map { .phrase(Phrase($0)) })]),
      sameParagraph: understood || isShown)
    state.question = open.ranked().first(where: \.isNeeded)?.question
  }

  /// Puts the waiting question once more in other words, where it still waits. Returns whether it did.
  private mutating func askAgain() -> Bool {
    guard let question = state.question else { return false }
    guard open.ranked().contains(where: { $0.question == question }), let phrase = again(question)
    else { return false }
    // Whoever asks one thing after the other has not forgotten what was asked of them.
    if hasAnswered, session.intents.contains(where: \.isQuestion) {
      state.returns = (state.returns ?? 0) + 1
      if state.returns ?? 0 > 1 { return true }
    }
    // A question about Mitko or a joke in between is no refusal.
    let isIgnored = isOffTopic && state.turnsOffTopic > Self.mostRepeats
    let isPlain = session.intents.isEmpty && !session.asksSomething
    if isPlain || session.intents.contains(.agreed) || session.sum != nil || isIgnored {
      state.repeats += 1
    }
    let most = question.subject == .story ? 0 : Self.mostRepeats
    guard state.repeats <= most else {
      state.skipped.insert(question.key)
      if question.subject != .story, !hasAnswered || session.sum != nil {
        add(Phrase(.conversation(.skipped)))
      }
      return false
    }
    offerAnswers(to: question)
    if session.hasUnreadWords || session.intents == [.agreed] || isOffTopic {
      add(phrase, sameParagraph: hasAnswered)
    } else {
      add(phrase, openingIfRepeated: .question(.again))
    }
    return true
  }

  /// The question in words that go on from what was said: a sum without a currency is asked for just that.
  func again(_ question: InterviewQuestion) -> Phrase? {
    if question.subject == .pay, let sum = session.sum {
      return Phrase(.question(.paySum), ["sum": .text(sum)])
    }
    return wording(for: question).phrase(of: question)
  }

  /// Buttons for a question that has few answers; the words on them are what would be typed.
  private mutating func offerAnswers(to question: InterviewQuestion) {
    let answers: [PhraseKey] =
      switch question.subject {
      case .role: [.button(.work), .button(.people), .button(.both)]
      case .mode: [.button(.remote), .button(.hybrid), .button(.office)]
      case .work, .team, .story, .wants, .skills, .level, .terms, .place, .pay, .relocation, .languages,
        .employment, .availability, .contact:
        []
      }
    actions += answers.map { .reply(session.telling.book.text($0)) }
  }

  /// How many questions may come before the card, the waiting one included; one at least.
  var questionsLeft: Int {
    let asked = state.timesAsked.values.reduce(0, +)
    let most = max(1, Self.mostQuestions * max(1, profile.roles.count) - asked)
    let waiting = state.question
    let others = open.ranked().filter {
      $0.question != waiting && ($0.isNeeded || $0.worth >= OpenQuestions.blocking && mayAsk($0.question))
    }
    return max(1, min(others.count + (waiting == nil ? 0 : 1), most))
  }

  private mutating func note(_ question: InterviewQuestion) {
    state.timesAsked[question.key, default: 0] += 1
    state.repeats = state.question == question ? state.repeats + 1 : 0
    state.returns = nil
    state.question = question
  }

  // MARK: which question

  /// The question that is worth most now; `nil` where it is enough.
  private func next() -> InterviewQuestion? {
    let asked = state.timesAsked.values.reduce(0, +)
    let isEnough = asked >= Self.mostQuestions * max(1, profile.roles.count)
    let blocking = open.ranked().filter { open in
      open.isNeeded
        || !isEnough && open.worth >= OpenQuestions.blocking && mayAsk(open.question)
    }
    // A story alone holds up no card.
    guard blocking.contains(where: { $0.question.subject != .story }) else { return nil }
    return blocking.first?.question
  }

  /// The waiting question, where something else was told in between: it is put once more.
  private func waiting() -> InterviewQuestion? {
    guard let question = state.question, hasLearnt, state.repeats == 0, question.subject != .story,
      !session.intents.contains(.skip), !state.skipped.contains(question.key),
      !question.isTouched(by: changes, session.newWords.map(\.section)), question != .role,
      open.ranked().contains(where: { $0.question == question })
    else { return nil }
    return question
  }

  /// A question that the profile can do without is put once, and not where it was waved away.
  private func mayAsk(_ question: InterviewQuestion) -> Bool {
    guard state.timesAsked[question.key, default: 0] == 0, !state.skipped.contains(question.key) else {
      return false
    }
    guard question.subject == .story else { return true }
    // Stories are for people who like to tell; whoever takes both roles has enough to say.
    let told = state.timesAsked.keys.contains { $0.hasSuffix(InterviewQuestion.Subject.story.rawValue) }
    return !told && state.shortAnswers < 2 && wording(for: question).phrase(of: question) != nil
  }

  // MARK: in which words

  func wording(for question: InterviewQuestion) -> QuestionWording {
    guard let role = question.role, let facet = profile.facets[role] else { return QuestionWording() }
    let facts = (role == .seeker ? facet.offers : facet.wants).facts
    let names = session.telling.names
    let trades = facts.filter { $0.value.kind == .trade }
    let titles = Set(trades.map { names.name(of: $0.value, language: .english).lowercased() })
    // "Machine learning and machine learning" names one thing twice.
    let skills = facts.filter {
      $0.value.kind == .skill && !titles.contains(names.name(of: $0.value, language: .english).lowercased())
    }.prefix(2)
    let chosen = skills.isEmpty || question.subject == .skills ? trades.prefix(1) : skills
    var wording = QuestionWording()
    if !chosen.isEmpty {
      wording.thing = .list(chosen.map { .text(session.telling.words(for: $0.value)) })
    }
    wording.isSkill = !skills.isEmpty
    if role == .provider, skills.isEmpty {
      let team = facet.offers.facts.filter { $0.value.kind == .skill }.prefix(3)
      if !team.isEmpty {
        wording.teamThing = .list(team.map { .text(session.telling.words(for: $0.value)) })
      }
    }
    wording.stance = state.stance
    wording.cue = state.cue
    wording.trade =
      trades.lazy.compactMap { fact -> String? in
        if case .trade(let trade) = fact.value { trade } else { nil }
      }.first
    wording.isBeginner = facts.contains {
      switch $0.value {
      case .seniority(let level): level <= .junior
      case .years(let years): years < 1
      default: false
      }
    }
    return wording
  }

  // MARK: what was understood

  /// As `acknowledge`; says besides for whom somebody was taken who did not tell it, and what to say where that is wrong.
  private mutating func acknowledgeWithRole(before question: Phrase?, isTold: Bool) -> Bool {
    if let role = session.turnedTo {
      add(Phrase(role == .seeker ? .conversation(.turnedToWork) : .conversation(.turnedToPeople)))
    }
    let understood = !isTold && acknowledge(before: question)
    guard let role = session.assumed else { return understood || session.turnedTo != nil }
    let isSeeker = role == .seeker
    add(
      Phrase(isSeeker ? .conversation(.assumedWork) : .conversation(.assumedPeople)),
      sameParagraph: understood)
    actions.append(
      .reply(session.telling.book.text(isSeeker ? .button(.people) : .button(.work))))
    return true
  }

  /// Says what of this turn is written down now, unless `question` takes it up itself. Returns whether it said
  /// anything.
  private mutating func acknowledge(before question: Phrase?) -> Bool {
    if tellReplaced() { return true }
    // A deed taken up says that it was understood.
    if question?.arguments["deed"] != nil { return false }
    let answered = session.asked
    if answered?.subject == .story, session.newWords.contains(where: { $0.section == .offers }) {
      add(Phrase(.conversation(.ackStory)))
      return true
    }
    if answered?.subject == .wants, answered?.role == .seeker,
      session.newWords.contains(where: { $0.section == .wants })
    {
      add(Phrase(.conversation(.ackWish)))
      return true
    }
    var facts = session.telling.highlights(newFacts, limit: 4)
    if profile.facets.isEmpty { facts += session.telling.highlights(session.merge.unplaced, limit: 4) }
    if case .list(let taken)? = question?.arguments["thing"], facts.contains(where: taken.contains) {
      // What the question takes up stands for the rest; a sum is said back all the same.
      guard changes.contains(where: \.isPay) else { return false }
      facts.removeAll { taken.contains($0) }
    }
    if !facts.isEmpty {
      add(Phrase(.conversation(.ackFacts), ["facts": .list(facts)]))
      return true
    }
    // Words instead of a sum or a city were no answer.
    guard let quote = session.newWords.first?.quote, question?.arguments["thing"] == nil,
      answered?.section != .practical, answered?.subject != .level
    else { return false }
    if quote.count > Self.mostQuoted {
      add(Phrase(.conversation(.ackKept)))
    } else {
      add(Phrase(.conversation(.ackWords), ["quote": .text(Self.shortened(quote))]))
    }
    return true
  }

  /// Says exactly what took the place of something that was known. Returns whether anything did.
  private mutating func tellReplaced() -> Bool {
    let isReplaced = changes.contains { change in
      switch change {
      case .replaced(let old, _, let target), .removed(let old, let target):
        session.before[target].contains { $0.value == old }
      case .tookRole, .leftRole, .added: false
      }
    }
    return isReplaced && tellChanges()
  }

  /// A longer quote is not read out.
  static let mostQuoted = 45

  /// The changes but what was known in the same place already: of two roles each has its own.
  private var newFacts: [ProfileChange] {
    changes.filter { change in
      switch change {
      case .added(let value, let target), .replaced(_, let value, let target):
        !session.before[target].contains { $0.value == value }
      case .tookRole, .leftRole, .removed: true
      }
    }
  }

  // MARK: the card and after

  mutating func showCard(again: Bool) {
    showsProfile = true
    state.invitedChange = true
    if !again, session.ordersStart {
      // Nobody is shown a profile that its owner has not seen: the order stands until they have.
      state.showedCard = true
      state.question = nil
      state.awaitsStart = true
      return add(Phrase(.conversation(.cardThenStart)), sameParagraph: hasAnswered)
    }
    add(
      Phrase(again ? .conversation(.cardAgain) : .conversation(.cardReady)),
      sameParagraph: hasAnswered && !again)
    // The card comes with the button.
    state.showedCard = true
    state.question = nil
    guard !again, let question = afterCard(), let phrase = nested(question) else { return }
    noteAfterCard(question)
    add(Phrase(.conversation(.cardAlso), ["question": phrase]), sameParagraph: true)
  }

  /// One more question beside a card that is good enough, each once. Returns whether it asked.
  mutating func askAfterCard() -> Bool {
    guard !changes.isEmpty || !session.newWords.isEmpty, !showsProfile, !session.intents.contains(.skip),
      let question = afterCard(), let phrase = nested(question)
    else { return false }
    noteAfterCard(question)
    add(Phrase(.conversation(.optional), ["question": phrase]))
    return true
  }

  private mutating func noteAfterCard(_ question: InterviewQuestion) {
    note(question)
    state.questionsAfterCard += 1
  }

  private func afterCard() -> InterviewQuestion? {
    let most = state.shortAnswers >= 2 ? Self.fewQuestionsAfterCard : Self.mostQuestionsAfterCard
    guard state.questionsAfterCard < most else { return nil }
    return open.ranked().first {
      $0.worth >= OpenQuestions.least && $0.question.subject != .story && mayAsk($0.question)
    }?.question
  }

  /// A question inside of a sentence: in lower case, unless it begins with a name.
  private func nested(_ question: InterviewQuestion) -> PhraseValue? {
    wording(for: question).phrase(of: question).map { phrase in
      var words = picker.words(of: phrase)
      // "You needn't, but: and how many years" has one joint too many.
      for joint in ["And ", "А ", "И "] where words.hasPrefix(joint) { words.removeFirst(joint.count) }
      let opensWithName = phrase.arguments.values.contains { argument in
        switch argument {
        case .text(let text): words.hasPrefix(text)
        case .list(let items):
          items.contains { if case .text(let text) = $0 { words.hasPrefix(text) } else { false } }
        case .count, .phrase, .money, .amount: false
        }
      }
      return .text(opensWithName ? words : words.prefix(1).lowercased() + words.dropFirst())
    }
  }
}

extension ProfileChange {
  /// Whether it is about money.
  fileprivate var isPay: Bool {
    switch self {
    case .added(let value, _), .replaced(_, let value, _), .removed(let value, _): value.kind == .pay
    case .tookRole, .leftRole: false
    }
  }
}
