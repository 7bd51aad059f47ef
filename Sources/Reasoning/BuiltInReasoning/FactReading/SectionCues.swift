import Domain
import Lexicon
import Ports

/// The words by which the clauses of one sentence tell what somebody is or has from what they look for.
struct SectionCues {
  private let text: AnalysedText
  private let context: FactReadingContext
  private let clauses: [Range<Int>]
  private let role: Role?

  /// - Parameter clauses: those of one sentence that are about `role`, in order.
  init(_ text: AnalysedText, _ context: FactReadingContext, clauses: [Range<Int>], role: Role?) {
    self.text = text
    self.context = context
    self.clauses = clauses
    self.role = role
  }

  /// Writes the section of each token of the clauses into `sections`, which are by token position.
  ///
  /// - Parameter before: the section at the end of the sentence before; nil where that was about somebody else.
  func mark(_ sections: inout [FacetSection], before: FacetSection?) {
    switch role {
    case .provider: markProvider(&sections, before)
    case .seeker, nil: markSeeker(&sections)
    }
  }

  /// Whether a clause without any fact speaks of whom a team looks for: «будет плюсом опыт в медицине».
  static func asksOfCandidate(_ text: AnalysedText, _ positions: Range<Int>) -> Bool {
    candidateWords.occurs(in: text, positions)
  }

  private static let candidateWords = PhraseList([
    "is a plus", "would be a plus", "nice to have", "is welcome", "required", "must", "who can", "who has",
    "who knows",
    "somebody who", "someone who", "experience with", "experience in", "будет плюсом", "плюсом",
    "приветствуется",
    "обязательно", "требуется", "нужен опыт", "умение", "знание", "не берем", "не рассматриваем",
  ])

  private func first(_ list: PhraseList, _ positions: Range<Int>) -> Int? {
    positions.first { list.match(text, $0) != nil }
  }

  // MARK: Somebody who looks for work

  private func markSeeker(_ sections: inout [FacetSection]) {
    let wishes = clauses.map { wish(in: $0) }
    let hasWish = wishes.contains { $0 != nil }
    // "A bit of Rust if anybody lets me, I've been reading the book": the first clause decides, others for themselves.
    let saysOwn = clauses.first.map { first(Self.seekerOffers, $0) != nil || tellsYears(in: $0) } ?? false
    // An answer about wishes is one, but where it only tells of oneself.
    var current: FacetSection =
      context.asked == .wants && (hasWish || !saysOwn) || goesOnWishing ? .wants : .offers
    // «Kotlin, Compose — вот чего хочу»: the wish looks back.
    if let pointing = wishes.firstIndex(where: { $0 != nil }),
      ["вот", "that's", "this", "these", "это"].contains(text.tokens[clauses[pointing].lowerBound].folded)
    {
      current = .wants
    }
    for (clause, wish) in zip(clauses, wishes) {
      guard let wish else {
        if let search = bareSearch(in: clause)?.lowerBound {
          // That work is looked for, and as what; what stands behind a colon or a comma is no wish yet.
          let isOwnTrade = (search..<clause.upperBound).contains { TradePeople.match(text, $0) != nil }
          fill(&sections, clause.lowerBound..<search, current)
          fill(&sections, search..<clause.upperBound, isOwnTrade ? .offers : .wants)
          continue
        }
        if first(Self.ownDoing, clause) != nil { current = .offers }
        fill(&sections, clause, current)
        continue
      }
      // "I write Go and look for a team with Rust": what stands before the wish is none.
      let own = first(Self.seekerOffers, clause).map { $0 < wish } ?? false
      fill(&sections, clause.lowerBound..<wish, own ? .offers : .wants)
      fill(&sections, wish..<clause.upperBound, .wants)
      // What is not wanted ends with its clause: «не рассматриваю аутсорс, Go, Kafka».
      if !isRefusal(wish, in: clause) { current = .wants }
    }
  }

  /// «Очень хочу! На питоне, с пайтестом»: a sentence that begins with a preposition, behind a wish for nothing.
  private var goesOnWishing: Bool {
    guard let start = clauses.first?.lowerBound,
      ["на", "с", "со", "in", "with", "using"].contains(text.folded(start)),
      let last = text.tokens[..<start].lastIndex(where: { $0.kind != .sign }),
      !Skills.mentions(in: text).contains(where: {
        text.sentence(at: last).contains($0.positions.lowerBound)
      })
    else { return false }
    return ["хочу", "хочется", "хотим", "мечтаю"].contains(text.folded(last))
      || text.folded(last) == "to" && ["want", "love", "like"].contains(text.folded(last - 1))
  }

  /// Whether the clause tells how long somebody has worked: «фронт 9 лет, React, TypeScript».
  private func tellsYears(in clause: Range<Int>) -> Bool {
    Experience.mentions(in: text).contains { mention in
      mention.scope == .whole && clause.overlaps(mention.positions)
    }
  }

  private func isRefusal(_ wish: Int, in clause: Range<Int>) -> Bool {
    [wish - 1, wish, wish + 1].contains {
      clause.contains($0) && ["не", "not", "don't", "no"].contains(text.tokens[$0].folded)
    }
  }

  /// Where a clause begins to wish for something; nil for one that only says that work is looked for.
  private func wish(in clause: Range<Int>) -> Int? {
    let bare = bareSearch(in: clause)
    return clause.first { position in
      Self.seekerWants.match(text, position) != nil && !(bare?.contains(position) ?? false)
        // "SQL when I want to see what landed" wishes for nothing.
        && !(position > clause.lowerBound && Self.subordinating.contains(text.folded(position - 1)))
    }
  }

  private static let subordinating: Set<String> = [
    "when", "whenever", "if", "what", "where", "because", "whatever", "how", "until", "as",
  ]

  /// The words that say that work is looked for, and no more of it than its form: "looking for work", "looking for
  /// part-time contract work", «ищу удалённую работу».
  private func bareSearch(in clause: Range<Int>) -> Range<Int>? {
    if let start = first(Self.bareSearch, clause), let end = Self.bareSearch.match(text, start) {
      return start..<end
    }
    guard let start = clause.first(where: { Self.search.match(text, $0) != nil }),
      let behind = Self.search.match(text, start),
      let noun = (behind..<min(behind + 5, clause.upperBound)).first(where: {
        Self.workNouns.contains(text.folded($0))
      }), !(behind..<noun).contains(where: { TradePeople.match(text, $0) != nil }),
      !Skills.mentions(in: text).contains(where: { $0.positions.overlaps(behind..<noun) })
    else { return nil }
    return start..<noun + 1
  }

  private static let search = PhraseList([
    "looking for", "searching for", "open to", "ищу", "в поиске", "в поисках",
  ])
  private static let workNouns: Set<String> = [
    "work", "job", "jobs", "gig", "gigs", "contracts", "employment", "работу", "работы", "подработку",
  ]

  // MARK: Somebody who looks for people

  private func markProvider(_ sections: inout [FacetSection], _ before: FacetSection?) {
    let team = TeamCues(text: text)
    var wants = clauses.map { demand(in: $0) }
    var offers = clauses.map { clause in
      [first(Self.providerOffers, clause), team.teamCount(in: clause)].lazy.compactMap { $0 }.min()
    }
    // "I recruit for a fintech: three backend engineers": behind a demand a count is of those who are sought.
    for index in clauses.indices.dropFirst()
    where wants[..<index].contains(where: { $0 != nil }) && first(Self.providerOffers, clauses[index]) == nil
    {
      offers[index] = nil
    }
    // "We're hiring: retail analytics, five people": what stands behind tells for itself.
    for index in clauses.indices where team.saysOnlyHiring(clauses[index]) && clauses.count > 1 {
      (wants[index], offers[index]) = (nil, nil)
    }
    let isBareSearch = clauses.contains(where: team.saysOnlyHiring)
    if !offers.contains(where: { $0 != nil }) {
      for index in clauses.indices where wants[index] == nil {
        wants[index] = team.candidate(in: clauses[index])
      }
    }
    let hasWants = wants.contains { $0 != nil }
    let hasOffers = offers.contains { $0 != nil }
    guard hasWants, hasOffers else {
      // «Go и Kafka обязательно»: one word about the candidate makes the sentence a wish; a stack alone is none.
      let whole: FacetSection =
        hasWants ? .wants : hasOffers ? .offers : isBareSearch ? .wants : unsaid(before)
      for clause in clauses { fill(&sections, clause, whole) }
      return
    }
    let opening = clauses.indices.first { wants[$0] != nil || offers[$0] != nil } ?? 0
    var current: FacetSection = offers[opening] == nil ? .wants : .offers
    for index in clauses.indices {
      let clause = clauses[index]
      switch (wants[index], offers[index]) {
      case (let want?, let offer?) where offer < want:
        // "We use Go and need Kafka": the team's, then what is looked for.
        fill(&sections, clause.lowerBound..<want, .offers)
        fill(&sections, want..<clause.upperBound, .wants)
        current = .wants
        continue
      case (_?, _): current = .wants
      case (nil, _?): current = .offers
      case (nil, nil): break
      }
      fill(&sections, clause, current)
    }
  }

  /// Where a clause begins to ask for something; "you won't need either" does not.
  private func demand(in clause: Range<Int>) -> Int? {
    clause.first { position in
      Self.providerWants.match(text, position) != nil
        && !(position > clause.lowerBound
          && ["won't", "don't", "not", "doesn't", "не"].contains(text.tokens[position - 1].folded))
    }
  }

  /// Where a sentence without a word of either kind belongs.
  private func unsaid(_ before: FacetSection?) -> FacetSection {
    switch context.asked {
    case .wants, .trade, .seniority, .years, .skills, .refusals: .wants
    case .role, .offers, .place, .mode, .relocation, .languages, .pay, .availability, .employment, .contact,
      nil:
      before ?? .offers
    }
  }

  private func fill(_ sections: inout [FacetSection], _ positions: Range<Int>, _ section: FacetSection) {
    for position in positions { sections[position] = section }
  }

  // MARK: Words

  private static let seekerWants = PhraseList([
    "looking for", "i want", "i'd like", "i would like", "would love", "i'd love", "would like", "prefer",
    "ideally", "interested in", "dream", "next job", "next team", "not interested", "please no", "want a",
    "want to work", "i'd rather", "don't want", "hoping for", "hoping to", "hope to", "happy to join",
    "keen to", "eager to", "planning to",
    "ищу", "хочу", "хотелось бы", "хотел бы", "хотела бы", "интересно", "интересует", "интересна",
    "интересны", "предпочитаю", "мечтаю", "не предлагать", "не предлагайте", "не рассматриваю", "не пойду",
    "хочется", "в идеале", "something like", "something with", "anything with", "что-то на", "что-нибудь на",
    "something in", "somewhere in", "что-то вроде",
    "что-нибудь вроде",
    "что то вроде", "что-то из", "что-нибудь из", "важна команда", "не интересно", "команду",
    "было бы здорово",
  ])
  /// That somebody looks for work at all.
  private static let bareSearch = PhraseList([
    "looking for work", "looking for a job", "looking for a new job", "ищу работу", "ищу новую работу",
    "ищу удаленную работу", "ищу подработку", "ищу работку", "работу ищу", "ищу удаленку",
    "looking for an internship",
    "ищу стажировку", "looking for remote work", "looking for a remote job", "ищу себе работу",
  ])
  private static let providerWants = PhraseList([
    "what we're after", "who we're after", "what i'm after", "what we are after",
    "looking for", "looks for", "look for", "seeks", "ищет", "ищут", "seeking", "searching", "hire",
    "в поисках", "подбираем", "подбираю", "нанимаем",
    "нанимаю", "набираем",
    "need", "needs", "must", "should", "require", "requires", "short of", "required", "requirements",
    "experience with",
    "experience in", "you bring", "you will", "you have", "you know", "candidate", "who can", "who has",
    "who knows", "at least", "we want", "we expect", "ideally", "is welcome", "would be a plus",
    "nice to have", "somebody", "someone", "hiring", "to hire", "seek", "don't want", "knows", "don't need",
    "we'd like", "i recruit", "we recruit", "recruiting", "is fine", "are fine", "is ok", "is okay",
    "works too",
    "will do", "закрываю вакансию", "закрываем вакансию", "закрываю позицию", "открыта вакансия",
    "есть вакансия",
    "ищем", "ищу", "нужен", "нужна", "нужны", "нужно", "требуется", "опыт", "ожидаем", "важно", "кандидат",
    "знание", "умение", "плюсом", "обязательно", "обязателен", "обязательна", "обязательны", "advantage",
    "mandatory",
    "is a must", "хотим", "хочу", "сеньора", "мидла", "не берем", "берем",
    "возьмем", "не надо", "требования", "умеет", "умел", "понимает", "кто", "от пяти лет", "только сеньор",
    "если делал", "если был", "знаком", "который", "would be enough", "is enough", "хватит", "достаточно",
    "подойдет",
    "подойдут", "сойдет", "не хватает", "возьмем", "рассмотрим", "рассматриваем", "fluent in", "proficient",
    "solid", "strong",
    "уверенное", "уверенный",
    "уверенно", "предпочтительно", "ждем", "чтобы", "goes without saying", "go without saying",
    "no discussion",
    "non-negotiable", "is a given", "are a given", "само собой", "без вариантов", "не обсуждается", "ушел",
    "ушла",
    "уволился", "уволилась", "got poached",
  ])
  private static let providerOffers = PhraseList([
    "we use", "our stack", "we run", "we are", "we're", "we do", "we make", "we build", "we have", "our team",
    "our product", "at our company", "the team is", "i run", "i lead", "i manage", "i head", "the product",
    "управляю", "there are", "we write", "we moved",
    "we ship",
    "у нас", "мы", "наш", "наша", "наш стек", "нас", "пишем на", "делаем", "я руковожу", "руковожу",
    "команда из", "стек", "переписываем",
  ])
  private static let seekerOffers = PhraseList([
    "i have", "i've", "i'm a", "i am a", "i worked", "i work", "i write", "i know", "years of", "experience",
    "i built", "i was", "i did", "я работал", "работал", "работала", "пишу", "знаю", "умею", "делал",
    "делала", "опыт", "писал", "писала", "занимаюсь", "занимался", "занималась", "работаю", "i do", "i use",
    "i build",
  ])
  /// What somebody says of themself in so many words; «опыт» and "years of" may be of the one who is looked for.
  private static let ownDoing = PhraseList([
    "i have", "i've", "i'm a", "i am a", "i worked", "i work", "i write", "i know", "i built", "i was",
    "i did", "i do", "i use", "i build", "я работал", "работал", "работала", "пишу", "знаю", "умею", "делал",
    "делала", "писал", "писала", "занимаюсь", "занимался", "занималась", "работаю",
  ])
}
