import Domain
import Lexicon
import Ports

/// What the sentence of a mention says about whom, and in which section that belongs.
struct SentenceFrame {
  var role: Role?
  var section: FacetSection
  /// Whether it tells of its author as they are now: no question, no order to a machine, no past job.
  var isOwn: Bool
  /// Whether it is a dated line of a past job: employers in it are read, skills and places are not.
  var isPast = false
}

/// The frames of all sentences of a text.
struct SentenceFrames {
  let roles: RoleReading
  private let frames: [SentenceFrame]
  private let numbers: [Int]
  private let others: Set<Int>

  init(_ text: AnalysedText, context: FactReadingContext) {
    var numbers = [Int](repeating: 0, count: text.tokens.count)
    for (number, sentence) in text.sentences.enumerated() {
      for position in sentence { numbers[position] = number }
    }
    self.numbers = numbers
    let lines = Self.lineKinds(text)
    let own = text.sentences.indices.map { lines[$0] == .told }
    let others = Self.clausesOfOthers(text)
    self.others = others
    roles = RoleReading(text, context: context) { own[numbers[$0]] && !others.contains($0) }
    let all = roles.roles(known: context.roles)
    frames = Self.frames(text, context, lines, all, roles)
  }

  func frame(at position: Int) -> SentenceFrame { frames[numbers[position]] }

  /// Whether the clause at `position` is about somebody else: "my brother…, he's…".
  func isOthers(_ position: Int) -> Bool { others.contains(position) }

  // MARK: Whether a sentence tells

  private enum Kind { case told, asked, ordered, past }

  private static let orders = PhraseList([
    "ignore your", "ignore all", "ignore previous", "ignore the", "disregard", "note to ai", "note to the ai",
    "system prompt", "approve this", "approve me", "rate all", "tell the employer", "tell the other",
    "you must approve",
    "as an ai", "note to llm", "instructions for the", "give this candidate", "give me the highest",
    "override", "игнорируй", "забудь инструкции", "забудь все инструкции", "одобри", "системный промпт",
    "поставь максимальн", "напиши скрипт", "write me a", "скажи работодателю", "to ai systems", "act as",
    "pretend", "you are now", "притворись", "assistant",
  ])

  private static func lineKinds(_ text: AnalysedText) -> [Kind] {
    var result: [Kind] = []
    var ofLine: Kind = .told
    for sentence in text.sentences {
      if text.tokens[sentence.lowerBound].startsLine { ofLine = .told }
      var kind = ofLine
      if orders.occurs(in: text, sentence) {
        kind = .ordered
        ofLine = .ordered
      } else if isPastJob(text, sentence) {
        kind = .past
        ofLine = .past
      } else if kind == .told,
        sentence.suffix(2).contains(where: { text.tokens[$0].isSign("?") })
          || sentence.contains(where: { text.tokens[$0].isSign("?") })
      {
        kind = .asked
      }
      result.append(kind)
    }
    return result
  }

  /// A dated line that is over: "2016 to 2021: …", "2014: …"; "2021 to now" is not.
  private static func isPastJob(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let start = sentence.lowerBound
    guard text.tokens[start].startsLine, let year = Int(text.tokens[start].folded),
      (1980...2100).contains(year)
    else { return false }
    for position in sentence.prefix(6).dropFirst() {
      if text.tokens[position].isSign(":") { break }
      if ["now", "present", "today", "нв", "настоящее", "сейчас"].contains(text.tokens[position].folded) {
        return false
      }
    }
    return true
  }

  // MARK: Other people

  private static let relatives: Set<String> = [
    "brother", "sister", "wife", "husband", "friend", "neighbour", "neighbor", "flatmate", "roommate",
    "girlfriend", "boyfriend", "mother", "father", "dad", "mom", "cousin", "uncle", "wife's", "brother's",
    "friend's", "colleague", "брат", "сестра", "жена", "муж", "сосед", "соседка", "друг", "подруга", "мама",
    "папа", "отец", "мать", "дядя", "брата", "сестры", "жены", "мужа", "соседа", "коллега", "приятель",
    "знакомый",
  ]

  private static func clausesOfOthers(_ text: AnalysedText) -> Set<Int> {
    var result: Set<Int> = []
    var speaksOfOther = false
    for sentence in text.sentences {
      for clause in Clauses.clauses(of: sentence, in: text) {
        let words = clause.map { text.tokens[$0].folded }
        let named = words.indices.contains { namesOther(words, $0) }
        let isFirst = words.contains { ["i", "i'm", "i've", "я", "we", "мы"].contains($0) }
        let isPronoun = words.contains {
          ["he", "he's", "she", "she's", "his", "him", "her", "он", "она", "его", "ему", "ее"].contains($0)
        }
        if named && !isFirst {
          speaksOfOther = true
          result.formUnion(clause)
        } else if isFirst {
          speaksOfOther = false
        } else if speaksOfOther && isPronoun {
          result.formUnion(clause)
        }
      }
    }
    return result
  }

  /// "My brother", «сосед»; not "with my wife", where the one beside the author is only named, nor «друг друга».
  private static func namesOther(_ words: [String], _ index: Int) -> Bool {
    guard relatives.contains(words[index]) else { return false }
    if words[index] == "друг", index + 1 < words.count, words[index + 1].hasPrefix("друг") { return false }
    let before = words[max(0, index - 2)..<index]
    return !before.contains { ["with", "to", "с", "от", "for", "by", "like", "from", "как"].contains($0) }
  }

  // MARK: Role and section

  private static let seekerWants = PhraseList([
    "looking for", "i want", "i'd like", "i would like", "would love", "i'd love", "would like", "prefer",
    "ideally", "interested in", "dream", "next job", "next team", "not interested", "please no", "want a",
    "want to work", "i'd rather", "don't want", "hoping for", "happy to join",
    "ищу", "хочу", "хотелось бы", "хотел бы", "хотела бы", "интересно", "интересует", "интересна",
    "интересны", "предпочитаю", "мечтаю", "не предлагать", "не предлагайте", "не рассматриваю", "не пойду",
    "хочется", "в идеале", "важна команда", "не интересно", "команду", "было бы здорово",
  ])
  /// That somebody looks for work at all.
  private static let bareSearch = PhraseList([
    "looking for work", "looking for a job", "looking for a new job", "ищу работу", "ищу новую работу",
    "ищу удаленную работу",
  ])
  private static let providerWants = PhraseList([
    "looking for", "need", "needs", "must", "should", "required", "requirements", "experience with",
    "experience in", "you bring", "you will", "you have", "you know", "candidate", "who can", "who has",
    "who knows", "at least", "we want", "we expect", "ideally", "is welcome", "would be a plus",
    "nice to have", "somebody", "someone", "hiring", "don't want", "knows", "don't need", "we'd like",
    "ищем", "ищу", "нужен", "нужна", "нужны", "нужно", "требуется", "опыт", "ожидаем", "важно", "кандидат",
    "знание", "умение", "плюсом", "обязательно", "хотим", "хочу", "сеньора", "мидла", "не берем", "берем",
    "возьмем", "не надо", "требования", "умеет", "умел", "понимает", "кто", "от пяти лет", "только сеньор",
    "если делал", "если был", "знаком", "который",
  ])
  private static let providerOffers = PhraseList([
    "we use", "our stack", "we run", "we are", "we're", "we do", "we make", "we build", "we have", "our team",
    "our product", "at our company", "the team is", "i run", "i lead", "there are", "we write", "we moved",
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
  private static let selfWords: Set<String> = [
    "i", "i'm", "i've", "i'd", "my", "me", "я", "мне", "мой", "меня", "себя", "моя", "мои",
  ]
  private static let teamWords: Set<String> = [
    "we", "we're", "our", "us", "мы", "нас", "наш", "наша", "наше", "нам", "нашу", "платим", "стартап",
    "ищем", "нашем", "у",
  ]

  private static func frames(
    _ text: AnalysedText, _ context: FactReadingContext, _ lines: [Kind], _ roles: Set<Role>,
    _ reading: RoleReading
  ) -> [SentenceFrame] {
    var result: [SentenceFrame] = []
    var role: Role? = roles.count == 1 ? roles.first : nil
    var section: FacetSection?
    for (number, sentence) in text.sentences.enumerated() {
      if roles.count == 2 { role = self.role(of: sentence, text, reading) ?? role }
      section = self.section(of: sentence, text, role, context, before: section)
      result.append(
        SentenceFrame(
          role: role, section: section ?? .offers, isOwn: lines[number] == .told,
          isPast: lines[number] == .past))
    }
    return result
  }

  /// Whose sentence it is, of somebody who takes both roles.
  private static func role(of sentence: Range<Int>, _ text: AnalysedText, _ reading: RoleReading) -> Role? {
    if sentence.contains(where: reading.providerCues.contains) { return .provider }
    if sentence.contains(where: reading.seekerCues.contains) { return .seeker }
    let words = sentence.map { text.tokens[$0].folded }
    if words.contains(where: { $0 == "у" }), words.contains("нас") { return .provider }
    if words.contains(where: { teamWords.contains($0) && $0 != "у" }) { return .provider }
    return words.contains(where: selfWords.contains) ? .seeker : nil
  }

  private static func section(
    of sentence: Range<Int>, _ text: AnalysedText, _ role: Role?, _ context: FactReadingContext,
    before: FacetSection?
  ) -> FacetSection {
    if let given = context.section { return given }
    switch role {
    case .provider:
      if providerWants.occurs(in: text, sentence) {
        // "We use Go and need Kafka" is read as a wish; a stack alone is none.
        return .wants
      }
      if providerOffers.occurs(in: text, sentence) { return .offers }
      switch context.asked {
      case .wants, .trade, .seniority, .years, .skills: return .wants
      case .offers: return before ?? .offers
      default: return before ?? .offers
      }
    case .seeker, nil:
      if let wish = sentence.first(where: { seekerWants.match(text, $0) != nil }) {
        // «Пишу на Go, ищу работу»: that work is looked for, and nothing of what it should be.
        let isBareSearch =
          bareSearch.match(text, wish) != nil
          && seekerOffers.occurs(in: text, sentence.lowerBound..<wish)
        return isBareSearch ? .offers : .wants
      }
      if context.asked == .wants { return seekerOffers.occurs(in: text, sentence) ? .offers : .wants }
      return .offers
    }
  }
}
