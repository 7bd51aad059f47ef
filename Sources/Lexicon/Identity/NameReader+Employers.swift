/// The employers that a text tells in so many words.
extension NameReader {
  /// Employers: "I work at Acme", "ex-Google", «работаю в Яндексе», «компания "Ромашка"», "Acme is hiring".
  package static func employers(in text: AnalysedText) -> [NamedMention] {
    text.cache.value(\.employers) { lookForEmployers(in: text) }
  }

  private static func lookForEmployers(in text: AnalysedText) -> [NamedMention] {
    var result: [NamedMention] = []
    var floor = 0
    for position in text.tokens.indices where position >= floor {
      if let name = behindTitle(position, text) {
        let isQuoted = quotes.contains(text.folded(name.lowerBound - 1))
        result.append(mention(name, text, isQuoted ? nil : CompanyNames.governed(by: text.folded(position))))
        floor = name.upperBound
      } else if let cue = employerCues.match(in: text, at: position) {
        var start = cue.positions.upperBound
        // «Пять лет в банке: SQL»: what stands behind a colon is no bank's name.
        if ["банке", "банк"].contains(text.folded(start - 1)), text.folded(start) == ":" { continue }
        while isSkipped(start, text) || quotes.contains(text.folded(start)) { start += 1 }
        // "My employer, Acme, …"
        if text.folded(start) == ",", text.folded(start - 1) == "employer" { start += 1 }
        guard let name = employer(at: start, text) else { continue }
        // «Работаю на Go», «команда Java», "good at Kafka": but Oracle, behind «в» or "work at", is a company.
        if !cue.value, text.tokens[name.lowerBound].startsLine || notSkill(name, text) == nil { continue }
        // "Ex Java developer"
        if notSkill(name, text) == nil,
          JobTitles.ends(
            at: text.folded(name.upperBound) == "-" ? name.upperBound + 1 : name.upperBound, in: text)
        {
          continue
        }
        let isQuoted = quotes.contains(text.folded(name.lowerBound - 1))
        let form = isQuoted ? nil : CompanyNames.governed(by: text.folded(cue.positions.upperBound - 1))
        result.append(mention(name, text, form))
        floor = name.upperBound
      } else if let last = result.last, let name = formerly(at: position, behind: last.positions, text) {
        result.append(mention(name, text))
        floor = name.upperBound
      } else if let name = hiring(at: position, text) {
        result.append(mention(name, text))
        floor = name.upperBound
      }
    }
    return result
  }

  /// Employers in `text`; see the method for analysed text.
  package static func employers(in text: String) -> [NamedMention] { employers(in: AnalysedText(text)) }

  /// "Go dev at Stripe", "engineer @ Oracle", «девопс в Elastic»: behind a title and a preposition an employer stands,
  /// also one whose name is that of a tool.
  private static func behindTitle(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    guard ["at", "@", "в", "во"].contains(word), JobTitles.ends(at: position - 1, in: text) else {
      return nil
    }
    var start = position + 1
    while quotes.contains(text.folded(start)) || legalPrefixes.contains(text.folded(start)) { start += 1 }
    guard text.tokens.indices.contains(start), !text.tokens[start].startsLine,
      let name = employer(at: start, text, isTitled: true)
    else { return nil }
    // «Разработчик в Java-команду», «эксперт в Java»
    let isRussian = word != "at" && word != "@"
    if isRussian, notSkill(name, text) == nil, !FamiliarWords.isFirmOfTool(text.folded(name.lowerBound)) {
      return nil
    }
    return text.folded(name.upperBound) == "-" && text.tokens[name.upperBound].isGlued ? nil : name
  }

  /// "At Stripe, previously Oracle and Zalando": who worked for whom before goes on behind the first of them.
  private static func formerly(at position: Int, behind last: Range<Int>, _ text: AnalysedText) -> Range<Int>?
  {
    guard text.sentence(at: position).contains(last.lowerBound) else { return nil }
    let word = text.folded(position)
    let isJoint = ["and", "и"].contains(word) && last.upperBound == position
    guard isJoint || former.contains(word) else {
      return nil
    }
    var start = position + 1
    if !isJoint {
      while ["that", ",", ":", "at", "в", "этого", "-", "—"].contains(text.folded(start)) { start += 1 }
    }
    guard let name = employer(at: start, text), !text.tokens[start].startsLine else { return nil }
    if notSkill(name, text) == nil, !FamiliarWords.isFirmOfTool(text.folded(name.lowerBound)) { return nil }
    return JobTitles.ends(at: name.upperBound, in: text) ? nil : name
  }

  /// Words before an employer of earlier.
  private static let former: Set<String> = [
    "previously", "formerly", "earlier", "before", "prior", "ранее", "раньше", "этого",
  ]

  private static let legalPrefixes: Set<String> = ["ооо", "ао", "пао", "оао", "зао", "компании", "компанию"]

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

  /// Sites on which people have a page, beside being firms.
  private static let sites: Set<String> = ["github", "gitlab", "linkedin", "telegram"]

  private static func employer(at start: Int, _ text: AnalysedText, isTitled: Bool = false) -> Range<Int>? {
    let isSite = isTitled && sites.contains(text.folded(start)) && text.tokens[start].isCapitalised
    guard isEmployerWord(start, text) || isSite || isBank(start, text) else { return nil }
    let sentence = text.sentence(at: start)
    if let end = endOfQuoted(start, sentence, text) { return start..<end }
    var end = start + 1
    while end < sentence.upperBound, end - start < 4 {
      // "Bank of America", "Acme & Sons"
      let isJoined =
        ["of", "&"].contains(text.folded(end)) && end + 1 < sentence.upperBound
        && text.tokens[end + 1].isCapitalised
      if isHyphen(end, text) || isJoined {
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

  /// «Тихий берег»: where the name that a quotation mark opens ends; nil where none does.
  private static func endOfQuoted(_ start: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Int? {
    guard ["«", "“", "„"].contains(text.folded(start - 1)) else { return nil }
    return (start + 1..<min(start + 7, max(start + 1, sentence.upperBound))).first {
      ["»", "”", "“"].contains(text.folded($0))
    }
  }

  /// "Bank of America": a noun that begins a name.
  private static func isBank(_ position: Int, _ text: AnalysedText) -> Bool {
    text.folded(position) == "bank" && text.tokens[position].isCapitalised
      && text.folded(position + 1) == "of"
      && text.tokens.indices.contains(position + 2) && text.tokens[position + 2].isCapitalised
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
