/// Decides whether a name that is an ordinary word too ("go", "swift", "spring", "c") is the skill here.
struct SkillContext {
  typealias Hit = PackedTable.Hit

  let text: AnalysedText
  let hits: [Hit]
  let isAnswer: Bool
  /// Whether the text is an answer of one or two words.
  private let isShortAnswer: Bool

  init(text: AnalysedText, hits: [Hit], isAnswer: Bool) {
    self.text = text
    self.hits = hits
    self.isAnswer = isAnswer
    isShortAnswer = isAnswer && text.tokens.lazy.filter { $0.kind != .sign }.prefix(3).count <= 2
  }

  /// The hits that are skills.
  func accepted() -> [Hit] {
    var verdicts = hits.map { !$0.marks.contains(.ordinary) }
    // Twice, left to right: "Go, Rust, Kafka" is settled from its right end.
    for _ in 0..<2 {
      for index in hits.indices where !verdicts[index] {
        verdicts[index] = isSkill(index, verdicts)
      }
    }
    if isAnswer { takePairs(&verdicts) }
    let certain = hits.indices.filter { verdicts[$0] && !isBlockedAnyway($0, verdicts) }
    return certain.map { hits[$0] }
  }

  /// "Go + pg", «раст и немного плюсов»: of two such names side by side in an answer each vouches for the other.
  private func takePairs(_ verdicts: inout [Bool]) {
    for index in hits.indices.dropLast() where !verdicts[index] || !verdicts[index + 1] {
      let gap = hits[index].positions.upperBound..<hits[index + 1].positions.lowerBound
      let hasSign = gap.contains { text.tokens[$0].kind == .sign }
      let isRussian = TableText.isRussian(text.folded(hits[index].positions.lowerBound))
      // «Вместо Go Rust», «го постгрес кафка»: a list without its commas.
      guard isListGap(gap) || gap.isEmpty && isRussian, hasSign || isRussian,
        text.sentenceNumber(at: gap.lowerBound)
          == text.sentenceNumber(at: hits[index + 1].positions.lowerBound)
      else { continue }
      (verdicts[index], verdicts[index + 1]) = (true, true)
    }
  }

  /// Words before that a name of a language or a tool follows.
  private static let cues: Set<String> = [
    "in", "with", "using", "did", "tried", "dropped", "touched", "write", "writes", "writing", "wrote",
    "written", "know", "knows", "knowing",
    "learn",
    "learning", "learned", "learnt", "use", "used", "uses", "code", "coding", "coded", "programming",
    "program",
    "more", "some", "maybe", "perhaps", "of", "prefer", "love", "senior", "junior", "middle", "mid", "lead",
    "strong", "mostly", "mainly",
    "primarily", "experienced", "into", "from", "modern", "idiomatic", "commercial", "production",
    "на", "пишу", "писал", "писала", "пишем", "пишут", "знаю", "учу", "изучаю", "изучал", "изучала", "под",
    "потрогать", "пощупать", "попробовать", "выучить", "изучить", "освоить", "touch", "try",
    "языке", "язык", "языком", "люблю", "использую", "использовал", "использовала", "знание", "знания",
    "опыт",
    "стек", "stack", "сейчас", "теперь",
  ]
  /// Words behind that a name of a language or a tool stands before, as stems.
  private static let nouns: Set<String> = Set(
    Stems.stems([
      "developer", "engineer", "programmer", "dev", "backend", "frontend", "services", "service",
      "microservices",
      "code", "language", "lang", "programming", "development", "codebase", "stack", "framework", "library",
      "modules", "module", "API", "application", "scripts", "experience", "team", "lead", "architect",
      "project",
      "app", "разработчик", "разработчица", "программист", "бэкенд", "бекенд", "сервис", "код", "разработка",
      "проект", "фреймворк", "команда", "инженер", "микросервис", "developers", "coder", "role", "position",
    ]))
  /// Words that stand between the items of a list.
  private static let conjunctions: Set<String> = [
    "and", "or", "и", "или", "plus", "плюс", "also", "then", "не", "not", "но", "but", "no", "без", "without",
    "только", "only", "а", "немного", "чуть", "чуть-чуть", "a", "bit", "of", "some", "little", "mostly",
    "mainly",
    "primarily", "в", "основном",
  ]

  /// Words before that make an ordinary word of it, by the word.
  private static let blockedBefore: [String: Set<String>] = [
    "go": [
      "to", "i", "we", "you", "they", "let's", "lets", "will", "can", "would", "could", "should", "must",
      "cannot",
      "can't", "don't", "i'd", "i'll", "we'll", "good", "the", "a", "and", "ready", "things", "not", "never",
      "ago",
    ],
    "го": ["ну", "и"],
    "c": ["vitamin", "plan", "series", "class", "round", "option", "grade", "type"],
    "spring": ["this", "next", "last", "early", "late", "of", "the", "by", "until", "since", "a", "every"],
    "cv": ["my", "your", "a", "the", "his", "her", "our", "send", "attached", "this", "full"],
    "rest": ["the", "a", "to", "some", "will", "can", "i", "have", "your", "my"],
    "nomad": ["digital", "a"], "express": ["to", "i", "can"], "excel": ["i", "to", "we"],
    "unity": ["the", "of"], "swift": ["a", "very", "the"], "rust": ["the"], "shell": ["the", "a"],
    "node": ["the", "a", "each"], "spark": ["a", "the", "to"], "sketch": ["a", "to", "the"],
    "vault": ["the", "a"], "flask": ["the", "a"], "combine": ["to", "i", "can", "will"],
    "compose": ["to", "i"],
    "вью": [
      "кастомные", "кастомная", "кастомных", "нативные", "нативных", "веб", "sql", "материализованные",
      "материализованных", "код", "этот", "эту",
    ],
    "рест": [], "плюсы": ["есть", "все"],
  ]
  /// Words behind that make an ordinary word of it, by the word.
  private static let blockedAfter: [String: Set<String>] = [
    "go": [
      "to", "home", "ahead", "back", "for", "on", "out", "through", "into", "there", "away", "further",
      "forward",
      "over", "public", "live", "abroad", "deep", "deeper", "beyond", "wrong", "well", "up", "down", "remote",
      "straight", "next", "with", "around", "by", "as", "fully", "somewhere", "anywhere", "full", "and",
    ],
    "react": ["to", "quickly", "fast", "calmly", "when", "badly", "well"],
    "c": ["level", "suite", "d", "детьми"], "r": ["d"],
    "excel": ["at", "in"], "express": ["my", "delivery", "interest", "train", "yourself"],
    "swift": ["response", "reply", "answer", "action", "progress", "payments", "transfer", "delivery"],
    "rest": ["of", "assured", "is", "day"], "spring": ["break", "semester", "is", "of", "cleaning"],
    "sketch": ["of", "out"], "flask": ["of"], "eclipse": ["of"], "spark": ["of", "joy"],
    "combine": ["the", "my", "it", "with", "both"],
    "вью": ["контроллер", "контроллера", "контроллеры", "модель", "модели", "группы"],
  ]
  /// Names that are written with a capital, always: the small letter is something else.
  private static let capitalOnly: Set<String> = [
    "c", "r", "julia", "excel", "bi", "cv", "soc", "spring", "rest",
  ]
  /// Names that a capital inside a sentence does not decide: one-letter ones, people's names and seasons.
  private static let capitalIsNotEnough: Set<String> = ["c", "r", "julia", "cv", "phoenix"]
  /// Names that are the skill unless something says otherwise.
  private static let usually: Set<String> = ["react", "вью"]

  /// "My GitHub is sveta-dev", «в моём гитхабе», "github.com/sveta": a page that shows somebody's work.
  private func isPage(_ hit: Hit) -> Bool {
    guard hit.positions.count == 1,
      ["github", "гитхаб"].contains(where: text.folded(hit.positions.lowerBound).hasPrefix)
    else { return false }
    let next = hit.positions.upperBound
    let leads = next + 1 < text.tokens.count && [":", "/"].contains(text.folded(next))
    return leads
      || ["my", "our", "your", "мой", "моем", "моего", "моему", "наш", "нашем"].contains(preceding(hit))
      || ["is", "profile", "account", "link", "page", "профиль", "аккаунт"].contains(following(hit))
  }

  private func isBlockedAnyway(_ index: Int, _ verdicts: [Bool]) -> Bool {
    let hit = hits[index]
    if isPage(hit) { return true }
    // "A flutter of nerves": a thing that there is one of, in small letters.
    if hit.positions.count == 1, ["a", "an"].contains(preceding(hit)), following(hit) == "of",
      !text.tokens[hit.positions.lowerBound].isCapitalised
    {
      return true
    }
    if following(hit) == "with", verdicts[index], index + 1 < hits.count,
      hits[index + 1].positions.lowerBound == hit.positions.upperBound + 1
    {
      return false
    }
    if following(hit) == "and", neighbours(index).contains(where: { verdicts[$0] }) { return false }
    let word = text.tokens[hit.positions.lowerBound].folded
    guard word == "go" || word == "c" || word == "r" else { return false }
    // "Go for the last five years"
    if after(hit, isCountOf: ["years", "year", "months"]) { return false }
    return hit.positions.count == 1 && hit.marks.contains(.ordinary) && blocked(word, after: following(hit))
      && !hasStrongCue(hit)
  }

  private func isSkill(_ index: Int, _ verdicts: [Bool]) -> Bool {
    let hit = hits[index]
    guard hit.positions.count == 1 else { return true }
    let position = hit.positions.lowerBound
    let token = text.tokens[position]
    let word = token.folded
    let before = preceding(hit)
    let after = following(hit)
    let isInList = neighbours(index).contains { verdicts[$0] }
    if Self.capitalOnly.contains(word) && !token.isCapitalised && !isInList { return false }
    // "A Go developer": a capital before a word of the trade is enough, whatever stands before it.
    if token.isCapitalised, Self.nouns.contains(text.stem(nextPosition(hit) ?? -1)) { return true }
    // "In the Rust corner": a language's capital inside a sentence outweighs the article.
    let isNamed = before == "the" && token.isCapitalised && ["rust", "swift"].contains(word)
    let isPaired = before == "and" && isInList || before == "и" && isPairedInRussian(index, verdicts)
    if Self.blockedBefore[word]?.contains(before) ?? false, !isPaired, !isNamed {
      return false
    }
    if let year = Int(after), (1990...2100).contains(year) { return false }
    if hasStrongCue(hit) && word != "julia" { return true }
    if Self.nouns.contains(text.stem(nextPosition(hit) ?? -1)) { return true }
    // "Go with PostgreSQL" is no "go with the flow".
    if after == "with", token.isCapitalised, index + 1 < hits.count,
      hits[index + 1].positions.lowerBound == hit.positions.upperBound + 1
    {
      return true
    }
    if token.isCapitalised, self.after(hit, isCountOf: ["years", "year", "months"]) { return true }
    // "Go and Kafka" is no "go and see".
    if blocked(word, after: after), !(after == "and" && isInList) { return false }
    if Self.usually.contains(word) { return true }
    if isInList { return true }
    if isShortAnswer || isWholeSentence(position) { return true }
    // «Го хочу выучить», «го давно хочу освоить»
    if Self.behindWish.contains(after) || ["давно", "очень", "тоже"].contains(after),
      (hit.positions.upperBound..<hit.positions.upperBound + 3).contains(where: {
        Self.learning.contains(text.folded($0))
      })
    {
      return true
    }
    let startsSentence = text.sentence(at: position).lowerBound == position
    // "Go, six years": who opens with a name and goes on with a count names their craft.
    if startsSentence, token.isCapitalised, opensWithCount(hit) || Self.behindCraft.contains(after) {
      return true
    }
    if startsSentence, isAnswer, token.isCapitalised, Self.names.contains(word) { return true }
    // "Rust, if anybody would let me near it": what opens an answer and is set off by a comma.
    if startsSentence, isAnswer, token.isCapitalised, [",", "."].contains(after),
      !["go", "c", "r"].contains(word)
    {
      return true
    }
    return token.isCapitalised && !startsSentence && !Self.capitalIsNotEnough.contains(word)
      && !isTitleCase(position)
  }

  /// "Swift. The Android app is an agency's": a name with a capital and nothing beside it in its sentence, in an answer.
  private func isWholeSentence(_ position: Int) -> Bool {
    isAnswer && text.tokens[position].isCapitalised
      && text.sentence(at: position).allSatisfy {
        $0 == position || text.tokens[$0].kind == .sign && !text.tokens[$0].isSign("?")
      }
  }

  /// «На питоне и го», but not «на питоне, и го созвонимся».
  private func isPairedInRussian(_ index: Int, _ verdicts: [Bool]) -> Bool {
    index > 0 && verdicts[index - 1]
      && hits[index - 1].positions.upperBound + 1 == hits[index].positions.lowerBound
  }

  private static let behindWish: Set<String> = [
    "хочу", "учу", "изучаю", "осваиваю", "выучить", "изучить", "освоить", "подтянуть", "мечтаю",
    "попробовать",
    "собираюсь", "планирую",
  ]
  private static let learning: Set<String> = [
    "выучить", "изучить", "освоить", "подтянуть", "попробовать", "потрогать", "пощупать", "учить", "изучать",
    "учу",
    "изучаю", "осваиваю",
  ]

  /// Names that open an answer as themselves: "Rust one day".
  private static let names: Set<String> = ["rust", "unity", "flask", "vault", "puppet", "elm", "ember"]

  /// "Rust mostly", "Rust is a must"
  private static let behindCraft: Set<String> = [
    "mostly", "mainly", "only", "primarily", "is", "обязательно", "обязателен",
  ]

  /// Whether a name is followed by how long it was used: "Go for the last five years".
  private func after(_ hit: Hit, isCountOf units: Set<String>) -> Bool {
    let end = hit.positions.upperBound
    guard ["for", "since"].contains(text.folded(end)), text.tokens[hit.positions.lowerBound].isCapitalised
    else {
      return false
    }
    return (end + 1..<min(end + 6, text.tokens.count)).contains { units.contains(text.folded($0)) }
  }

  private func opensWithCount(_ hit: Hit) -> Bool {
    let comma = hit.positions.upperBound
    guard comma + 1 < text.tokens.count, [",", "-", "–", "—", ":"].contains(text.tokens[comma].folded) else {
      return false
    }
    return Experience.count(in: text, at: comma + 1) != nil
  }

  /// Whether the words beside it are capitalised too, so that its own capital says nothing.
  private func isTitleCase(_ position: Int) -> Bool {
    let beside = [position - 1, position + 1].filter { text.tokens.indices.contains($0) }.map {
      text.tokens[$0]
    }
    .filter { $0.kind == .word }
    return !beside.isEmpty && beside.allSatisfy(\.isCapitalised)
  }

  private func blocked(_ word: String, after: String) -> Bool {
    Self.blockedAfter[word]?.contains(after) ?? false
  }

  private func hasStrongCue(_ hit: Hit) -> Bool {
    let before = preceding(hit)
    guard Self.cues.contains(before) else { return false }
    let token = text.tokens[hit.positions.lowerBound]
    // "in spring", "of rust" and the like: an English preposition needs the capital.
    let isPreposition = ["in", "of", "with", "from", "into", "on", "under"].contains(before)
    return !isPreposition || token.isCapitalised || token.folded == "go" || token.folded == "rust"
  }

  private func preceding(_ hit: Hit) -> String {
    let position = hit.positions.lowerBound
    guard position > text.sentence(at: position).lowerBound else { return "" }
    return text.folded(position - 1)
  }

  private func nextPosition(_ hit: Hit) -> Int? { text.continuation(after: hit.positions.upperBound - 1) }

  private func following(_ hit: Hit) -> String { nextPosition(hit).map(text.folded) ?? "" }

  /// The hits before and behind between which and this one stand only commas, conjunctions and versions.
  private func neighbours(_ index: Int) -> [Int] {
    var result: [Int] = []
    if index > 0, isListGap(hits[index - 1].positions.upperBound..<hits[index].positions.lowerBound) {
      result.append(index - 1)
    }
    if index + 1 < hits.count,
      isListGap(hits[index].positions.upperBound..<hits[index + 1].positions.lowerBound)
    {
      result.append(index + 1)
    }
    return result
  }

  private static let separators: Set<Unicode.Scalar> = [
    ",", "/", "+", "&", "|", "·", "•", ";", "-", "–", "(", "*",
  ]

  private func isListGap(_ gap: Range<Int>) -> Bool {
    guard !gap.isEmpty, gap.count <= 4 else { return false }
    return gap.allSatisfy { position in
      let token = text.tokens[position]
      switch token.kind {
      case .word:
        // "Rust 2 years, C++ 6"
        return Self.conjunctions.contains(token.folded)
          || Experience.isUnit(token.folded) && text.tokens[position - 1].kind == .number
      case .number: return true
      case .sign: return token.folded.unicodeScalars.first.map(Self.separators.contains) ?? false
      }
    }
  }
}
