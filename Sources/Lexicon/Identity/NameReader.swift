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
      guard let name = name(at: start, isSure: cue.value, text) else { continue }
      result.append(mention(name, text))
    }
    return result
  }

  /// Employers: "I work at Acme", "ex-Google", «работаю в Яндексе», «компания "Ромашка"», "Acme is hiring".
  package static func employers(in text: AnalysedText) -> [NamedMention] {
    text.cache.value(\.employers) { lookForEmployers(in: text) }
  }

  private static func lookForEmployers(in text: AnalysedText) -> [NamedMention] {
    var result: [NamedMention] = []
    var floor = 0
    for position in text.tokens.indices where position >= floor {
      if let cue = employerCues.match(in: text, at: position) {
        var start = cue.positions.upperBound
        // «Пять лет в банке: SQL»: what stands behind a colon is no bank's name.
        if ["банке", "банк"].contains(text.folded(start - 1)), text.folded(start) == ":" { continue }
        while isSkipped(start, text) || quotes.contains(text.folded(start)) { start += 1 }
        // "My employer, Acme, …"
        if text.folded(start) == ",", text.folded(start - 1) == "employer" { start += 1 }
        guard let name = employer(at: start, text) else { continue }
        // «Работаю на Go», «команда Java», "good at Kafka": but Oracle, behind «в» or "work at", is a company.
        if !cue.value, text.tokens[name.lowerBound].startsLine || notSkill(name, text) == nil { continue }
        let isQuoted = quotes.contains(text.folded(name.lowerBound - 1))
        let form = isQuoted ? nil : CompanyNames.governed(by: text.folded(cue.positions.upperBound - 1))
        result.append(mention(name, text, form))
        floor = name.upperBound
      } else if let name = hiring(at: position, text) {
        result.append(mention(name, text))
        floor = name.upperBound
      }
    }
    return result
  }

  /// Names of the person in `text`; see the method for analysed text.
  package static func ownNames(in text: String) -> [NamedMention] { ownNames(in: AnalysedText(text)) }

  /// Employers in `text`; see the method for analysed text.
  package static func employers(in text: String) -> [NamedMention] { employers(in: AnalysedText(text)) }

  private static func mention(_ positions: Range<Int>, _ text: AnalysedText) -> NamedMention {
    NamedMention(name: text.quote(positions), range: text.range(of: positions), positions: positions)
  }

  private static func mention(_ positions: Range<Int>, _ text: AnalysedText, _ form: CompanyNames.Case?)
    -> NamedMention
  {
    let plain = mention(positions, text)
    guard let form else { return plain }
    // Of several words the first declines alone («Лаборатории Касперского»), of a compound the last («Альфа-Банке»).
    let isCompound = positions.dropFirst().allSatisfy { text.tokens[$0].isGlued }
    let declined = isCompound ? positions.upperBound - 1 : positions.lowerBound
    let word = text.text[text.tokens[declined].range]
    guard let nominative = CompanyNames.nominative(of: word, in: form),
      isCompound || nominative.hasSuffix("ия")
    else { return plain }
    let before = text.text[
      text.tokens[positions.lowerBound].range.lowerBound..<text.tokens[declined].range.lowerBound]
    let behind = text.text[
      text.tokens[declined].range.upperBound..<text.tokens[positions.upperBound - 1].range.upperBound]
    return NamedMention(
      name: before + nominative + behind, range: plain.range, positions: positions)
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
    guard isNameWord(position, text, needsCapital: true) else { return nil }
    var end = position + 1
    while end - position < 3, isNameWord(end, text, needsCapital: true, isSurname: true) { end += 1 }
    guard text.folded(end) == "here" else { return nil }
    let behind = end + 1
    return behind >= sentence.upperBound || text.tokens[behind].kind == .sign ? position..<end : nil
  }

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

  private static func isSkipped(_ position: Int, _ text: AnalysedText) -> Bool {
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

  // MARK: Employer

  private static let quotes: Set<String> = ["\"", "«", "“", "„", "'"]

  /// The value tells whether the cue leaves no doubt, so that a skill's name behind it is a company's too.
  private static let employerCues: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    let cues = [
      "work at", "work for", "working at", "working for", "worked at", "worked for", "works at", "works for",
      "employed at", "employed by", "joined", "currently at", "now at", "previously at", "formerly at",
      "job at", "role at", "position at",
      "тимлид в", "лид в", "инженер в", "менеджер в", "аналитик в", "дизайнер в", "тестировщик в",
      "продакт в",
      "работаю во", "работал во", "работала во",
      "engineer at", "developer at", "designer at", "manager at", "lead at", "analyst at", "ex",
      "company called", "my employer is",
      "my company is", "our company is", "employer", "company is", "the company is", "company name is",
      "my employer",
      "years at", "year at", "team at",
      "here at", "intern at",
      "internship at", "company is called", "we're called", "we are called", "называемся", "наша компания",
      "contracting for", "left", "i represent",
      "on behalf of",
      "работаю в", "работал в", "работала в", "работаем в", "тружусь в", "трудился в",
      "сейчас в", "устроился в", "устроилась в",
      "компании", "компания", "компанию", "компанией", "разработчик в", "разработчиком в", "инженером в",
      "тимлидом в", "тестировщиком в",
      "аналитиком в", "дизайнером в", "ушел из", "ушла из", "ушёл из", "ооо", "ао", "пао", "лет в", "года в",
      "год в", "стажировался в",
      "стажировалась в", "менеджером в", "мой работодатель", "работодатель",
      "работаю я в", "бэкенд в", "бэкендер в", "бекендер в", "фронтенд в", "фронтендер в", "девопс в",
      "продакт-менеджер в",
      "экс", "банке", "банк",
    ]
    for cue in cues { table.insert(cue, true) }
    for cue in [
      "at", "was with", "been with", "i'm with", "am with", "company", "company named", "startup",
      "startup called", "startup named", "firm", "agency",
      "studio",
      "we are", "we're", "работаю на", "команда", "команде", "стартап",
    ] {
      table.insert(cue, false)
    }
    return table
  }()

  private static let notEmployers: Set<String> = [
    "a", "an", "the", "my", "our", "i", "we", "home", "team", "startup", "company", "bank", "office",
    "remote", "full", "part", "agile",
    "стартап", "компания", "команда", "банк", "it", "ит", "офис", "b2b", "b2c", "saas", "fintech", "финтех",
    "гос", "monday", "january",
    "мы", "я", "они", "он", "она", "это", "наш", "наша", "москве", "he", "she", "they", "you", "this", "that",
    "there", "hi", "hello",
    "привет", "здравствуйте", "who", "what", "everyone", "all", "people", "english", "russian", "series",
    "seed",
    "stage", "scale", "series-a", "senior", "hq", "github", "gitlab", "linkedin", "telegram", "tuesday",
    "wednesday",
    "thursday", "friday", "saturday", "sunday", "utc", "gmt", "cet", "cest", "msk", "eu", "uk", "us", "usa",
  ]
  private static let hiringVerbs: Set<String> = [
    "ищет", "нанимает", "набирает", "расширяет", "hires", "seeks", "needs",
  ]

  private static func employer(at start: Int, _ text: AnalysedText) -> Range<Int>? {
    guard isEmployerWord(start, text) else { return nil }
    let sentence = text.sentence(at: start)
    var end = start + 1
    while end < sentence.upperBound, end - start < 4 {
      if isHyphen(end, text) {
        end += 2
        continue
      }
      guard text.tokens[end].kind == .word, text.tokens[end].isCapitalised, !text.tokens[end].startsLine,
        !isTrade(end, text)
      else { break }
      end += 1
    }
    return start..<end
  }

  /// Whether a hyphen at `position` joins two words, the second capitalised: «Альфа-Банк».
  private static func isHyphen(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(position + 1), text.tokens[position].isSign("-") else { return false }
    let next = text.tokens[position + 1]
    return text.tokens[position].isGlued && next.isGlued && next.isCapitalised
  }

  private static func isEmployerWord(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(position) else { return false }
    let token = text.tokens[position]
    guard token.kind == .word, token.isCapitalised, !notEmployers.contains(token.folded),
      token.folded.unicodeScalars.count >= 2 || isHyphen(position + 1, text)
    else { return false }
    if let place = PlaceTable.shared.ownHit(in: text, at: position), !place.marks.contains(.ordinary) {
      return false
    }
    return !isTrade(position, text) && SeniorityReader.mentions(in: AnalysedText(token.folded)).isEmpty
  }

  private static func isTrade(_ position: Int, _ text: AnalysedText) -> Bool {
    TradeTable.phrases.match(in: text, at: position) != nil
  }

  /// "Acme is hiring", «Яндекс ищет», at the start of a sentence or behind a colon.
  private static func hiring(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard text.sentence(at: position).lowerBound == position || text.folded(position - 1) == ":",
      let name = employer(at: position, text)
    else { return nil }
    let end = name.upperBound
    if hiringVerbs.contains(text.folded(end)) { return notSkill(name, text) }
    guard text.folded(end) == "is",
      ["hiring", "looking", "building", "seeking", "searching", "growing"].contains(text.folded(end + 1))
    else { return nil }
    return notSkill(name, text)
  }

  private static func notSkill(_ name: Range<Int>, _ text: AnalysedText) -> Range<Int>? {
    guard name.count == 1, let hit = SkillTable.shared.names.hit(in: text, at: name.lowerBound) else {
      return name
    }
    return hit.positions.count == name.count ? nil : name
  }
}
