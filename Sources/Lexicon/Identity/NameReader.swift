/// A name that a person gave of themself or of their employer.
package struct NamedMention: Sendable, Equatable {
  /// As written; an employer's in the nominative, where that can be told («Яндекс» of «в Яндексе»).
  package let name: String
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// Finds the person's own name and their employers, where the text says so in so many words.
package enum NameReader {
  /// Names by which the person calls themself: "I'm Daniel", "my name is …", «меня зовут Игорь».
  package static func ownNames(in text: AnalysedText) -> [NamedMention] {
    text.cache.value(\.ownNames) { lookForOwnNames(in: text) }
  }

  private static func lookForOwnNames(in text: AnalysedText) -> [NamedMention] {
    var result: [NamedMention] = []
    for position in text.tokens.indices {
      if let name = announced(at: position, text) {
        result.append(mention(name, text))
        continue
      }
      guard let cue = ownCues.match(in: text, at: position) else { continue }
      var start = cue.positions.upperBound
      while isSkipped(start, text) { start += 1 }
      // "i'm jane"
      let isGiven = GivenNames.isOne(text.folded(start))
      guard let name = name(at: start, isSure: cue.value || isGiven, text),
        result.last?.positions.overlaps(name) != true
      else { continue }
      result.append(mention(name, text))
    }
    return result
  }

  /// Names of the person in `text`; see the method for analysed text.
  package static func ownNames(in text: String) -> [NamedMention] { ownNames(in: AnalysedText(text)) }

  static func mention(_ positions: Range<Int>, _ text: AnalysedText) -> NamedMention {
    NamedMention(name: text.quote(positions), range: text.range(of: positions), positions: positions)
  }

  // MARK: Own name

  private static let greetings: Set<String> = [
    "hi", "hey", "hello", "привет", "здравствуй", "здравствуйте", "приветствую",
  ]

  /// "Hey, Ann Lee, backend engineer", «Привет, Аня Зебрина, бэкендер», "Vladislav here": a name without a verb. One that
  /// the greeting is meant for stands without a comma before it, and alone.
  private static func announced(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    let sentence = text.sentence(at: position)
    guard position == sentence.lowerBound else { return nil }
    // "Hi, I'm Ann" says so itself.
    if greetings.contains(text.folded(position)), text.folded(position + 1) == ",",
      position + 2 < sentence.upperBound, ownCues.match(in: text, at: position + 2) == nil,
      let name = name(at: position + 2, isSure: false, text), text.folded(name.upperBound) == ",",
      name.upperBound + 1 < sentence.upperBound
    {
      return name
    }
    if let name = opening(at: position, text) { return name }
    guard isNameWord(position, text, needsCapital: true) else { return nil }
    var end = position + 1
    while end - position < 3, isNameWord(end, text, needsCapital: true, isSurname: true) { end += 1 }
    guard text.folded(end) == "here" else { return nil }
    let behind = end + 1
    return behind >= sentence.upperBound || text.tokens[behind].kind == .sign ? position..<end : nil
  }

  /// "Marta, iOS dev from Porto", «Привет! Анна, ищу работу»: a name that opens a message, before what its bearer does or
  /// looks for.
  private static func opening(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard opens(position, text), isNameWord(position, text, needsCapital: true),
      GivenNames.isOne(text.folded(position)), !greetings.contains(text.folded(position)),
      !JobLines.datedTokens(in: text).contains(position)
    else { return nil }
    var end = position + 1
    if isNameWord(end, text, needsCapital: true, isSurname: true) { end += 1 }
    return introduces(end, text) ? position..<end : nil
  }

  /// Whether the token is the first of a message, greetings left out.
  static func opens(_ position: Int, _ text: AnalysedText) -> Bool {
    text.tokens[..<position].allSatisfy {
      $0.kind == .sign || greetings.contains($0.folded) || isGreeting($0.folded)
    }
  }

  private static func isGreeting(_ word: String) -> Bool {
    ["good", "morning", "afternoon", "evening", "there", "добрый", "день", "вечер", "доброе", "утро"]
      .contains(word)
  }

  /// Whether a comma or a dash stands at `position`, and what somebody does or looks for behind it.
  static func introduces(_ position: Int, _ text: AnalysedText) -> Bool {
    guard [",", "—", "–", "-"].contains(text.folded(position)),
      !text.tokens[position].isGlued || text.folded(position) == ","
    else { return false }
    let next = position + 1
    guard text.tokens.indices.contains(next) else { return false }
    if selfCues.contains(text.folded(next)) || Trades.mention(in: text, at: next) != nil { return true }
    if SeniorityReader.mentions(in: AnalysedText(text.folded(next))).isEmpty == false { return true }
    // «Анна, 32 года»
    if text.tokens[next].kind == .number {
      return ["года", "год", "лет", "years"].contains(text.folded(next + 1))
    }
    // "Ann, Go developer"
    guard let skill = SkillTable.shared.names.hit(in: text, at: next) else { return false }
    return Trades.mention(in: text, at: skill.positions.upperBound) != nil
  }

  private static let selfCues: Set<String> = [
    "looking", "i", "i'm", "im", "i've", "i'd", "currently", "my", "ищу", "я", "мне", "хочу", "работаю",
    "пишу", "занимаюсь",
    "сейчас", "рада", "рад", "из", "from",
  ]

  /// The value tells whether the cue leaves no doubt, so that a small letter is a name too.
  private static let ownCues: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    for cue in [
      "my name is", "my name's", "name is", "call me", "меня зовут", "зовут меня", "мое имя", "моё имя",
      "можно просто", "my full name is", "меня звать", "зовите меня", "имя",
    ] {
      table.insert(cue, cue != "name is" && cue != "call me" && cue != "можно просто" && cue != "имя")
    }
    for cue in [
      "i'm", "i am", "im", "this is", "hi this is", "я", "это", "best regards", "regards", "с уважением",
      "name",
    ] {
      table.insert(cue, false)
    }
    return table
  }()

  static func isSkipped(_ position: Int, _ text: AnalysedText) -> Bool {
    ["-", "—", "–", ":", "это"].contains(text.folded(position)) && text.tokens.indices.contains(position)
  }

  /// Capitalised words that are no names.
  private static let notNames: Set<String> = [
    "a", "an", "the", "looking", "from", "based", "open", "not", "in", "at", "on", "here", "just", "now",
    "currently", "happy",
    "ready", "also", "very", "working", "living", "interested", "russian", "ukrainian", "american", "german",
    "english", "software",
    "it", "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "my", "ceo", "hr", "available", "still", "sure",
    "sorry", "ok", "fine", "good", "new",
    "self", "ex", "former",
    "hiring", "trying", "seeking", "searching", "tired", "glad", "excited", "afraid", "aware", "passionate",
    "experienced",
    "ищу", "работаю", "живу", "не", "и", "в", "из", "уже", "тоже", "сейчас", "хочу", "могу", "бы", "готов",
    "готова", "это", "мне",
    "пишу", "из-за", "нахожусь", "специалист", "hr-менеджер", "эйчар", "рекрутер", "recruiter", "founder",
    "cofounder", "основатель",
    "mitko", "митко", "engineer", "developer", "programmer", "designer", "manager", "dev", "nobody",
    "somebody",
    "everything", "work", "office", "remote", "удаленка", "удалённо", "нужен", "нужна", "нужны", "есть",
    "хотим", "набираем",
    "student", "студент", "студентка", "freelancer", "фрилансер", "married", "single", "что", "тот", "как",
    "так", "там", "же",
  ]
  /// Words that may stand behind a name: anything else shows that the capital was an adjective's.
  private static let behindName: Set<String> = [
    "and", "from", "a", "an", "i", "i'm", "but", "with", "here", "the", "и", "из", "я", "мне", "но", "а",
    "работаю", "живу", "ищу", "пишу", "по",
    "or", "living", "based", "currently", "looking", "senior", "junior", "middle", "backend", "frontend",
  ]

  private static func name(at start: Int, isSure: Bool, _ text: AnalysedText) -> Range<Int>? {
    guard isNameWord(start, text, needsCapital: !isSure) else { return nil }
    let sentence = text.sentence(at: start)
    // «Я Go-разработчик»
    if start + 2 < sentence.upperBound, text.tokens[start + 1].isSign("-"), text.tokens[start + 1].isGlued,
      !text.tokens[start + 2].isCapitalised
    {
      return nil
    }
    var end = start + 1
    var words = 1
    while end < sentence.upperBound, words < 4 {
      if text.tokens[end].isSign("-"), text.tokens[end].isGlued, end + 1 < sentence.upperBound,
        text.tokens[end + 1].isCapitalised
      {
        end += 2
        words += 1
        continue
      }
      guard isNameWord(end, text, needsCapital: true, isSurname: true), !text.tokens[end].startsLine else {
        break
      }
      end += 1
      words += 1
    }
    if !isSure, end < sentence.upperBound, text.tokens[end].kind == .word, end - start == 1 {
      guard behindName.contains(text.folded(end)) else { return nil }
    }
    return start..<end
  }

  private static func isNameWord(
    _ position: Int, _ text: AnalysedText, needsCapital: Bool, isSurname: Bool = false
  ) -> Bool {
    guard text.tokens.indices.contains(position) else { return false }
    let token = text.tokens[position]
    guard token.kind == .word, token.isCapitalised || !needsCapital, !notNames.contains(token.folded),
      token.folded.unicodeScalars.count >= 2
    else { return false }
    if !token.folded.unicodeScalars.allSatisfy({
      $0.value >= 0x41 && !(0x30...0x39).contains($0.value) || $0 == "'"
    }) {
      return false
    }
    // «Иванова» is a form of the city Иваново too.
    return !isKnownTerm(position, text, isSurname: isSurname)
  }

  private static func isKnownTerm(_ position: Int, _ text: AnalysedText, isSurname: Bool) -> Bool {
    if let hit = SkillTable.shared.names.hit(in: text, at: position), !hit.marks.contains(.ordinary) {
      return true
    }
    if TradeTable.phrases.match(in: text, at: position) != nil { return true }
    let token = text.tokens[position]
    if SeniorityReader.mentions(in: AnalysedText(token.folded)).isEmpty == false { return true }
    if !isSurname, let place = PlaceTable.shared.ownHit(in: text, at: position),
      !place.marks.contains(.ordinary)
    {
      return true
    }
    return false
  }
}
