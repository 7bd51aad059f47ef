/// Finds what may name a company, a product or a person though no rule is sure of it: capitalised words inside
/// sentences that neither the lexicon nor the calendar knows.
///
/// For what is shown to others only: there a harmless word that is hidden costs less than an employer who is seen.
/// Nothing that is stored as a fact rests on it.
package enum UnfamiliarNames {
  /// The tokens of each name in `text`, in order, none overlapping.
  ///
  /// - Parameter others: stems of names found in other texts of the same person. Where a capital says nothing, at the
  ///   start of a sentence, only they tell.
  /// - Parameter small: stems of those found without a capital: they are names without one everywhere.
  package static func spans(
    in text: AnalysedText, alsoNamed others: Set<String> = [], alsoSmall small: Set<String> = []
  ) -> [Range<Int>] {
    Scan(text: text, others: others, smallOthers: small).spans()
  }

  /// The stems of the names found without a capital, for `spans` of the other texts of the same person: who wrote
  /// "i'm at acme" writes "acme was fun" too.
  package static func smallStems(of spans: [Range<Int>], in text: AnalysedText) -> Set<String> {
    let firsts = spans.compactMap(\.first).filter {
      text.tokens[$0].kind == .word && !text.tokens[$0].isCapitalised
    }
    return Set(firsts.map { text.tokens[$0].stem }).filter { $0.unicodeScalars.count >= 4 }
  }

  /// The stems by which `spans` recognises the names of this text in another one: of each its first word, by which
  /// people call what has several.
  package static func stems(of spans: [Range<Int>], in text: AnalysedText) -> Set<String> {
    let firsts = spans.compactMap { span in
      span.first { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalised }
    }
    return Set(firsts.map { stem($0, text) }).filter { $0.unicodeScalars.count >= 3 }
  }

  static func stem(_ position: Int, _ text: AnalysedText) -> String {
    let folded = text.tokens[position].folded
    guard folded.hasSuffix("'s") else { return text.tokens[position].stem }
    return Stems.stems([String(folded.unicodeScalars.dropLast(2))]).first ?? folded
  }
}

/// One search for names in one text.
private struct Scan {
  let text: AnalysedText
  let others: Set<String>
  private let familiar: Set<Int>
  private let skills: Set<Int>
  /// Where names of employers that are told as such end, by their starts.
  private let told: [Int: Int]
  /// The tokens of lines that hold the time of a job, but for the time.
  private let dated: Set<Int>
  private let small: SmallNames

  init(text: AnalysedText, others: Set<String>, smallOthers: Set<String>) {
    self.text = text
    self.others = others
    var skills: Set<Int> = []
    for position in text.tokens.indices {
      if let hit = SkillTable.shared.names.hit(in: text, at: position) { skills.formUnion(hit.positions) }
    }
    var familiar = skills
    for position in text.tokens.indices {
      if let hit = PlaceTable.shared.ownHit(in: text, at: position) { familiar.formUnion(hit.positions) }
    }
    // A city of the gazetteer may be a surname: it is familiar only where the text speaks of a place.
    for mention in Places.mentions(in: text) { familiar.formUnion(mention.positions) }
    for mention in Trades.mentions(in: text) { familiar.formUnion(mention.positions) }
    for mention in SeniorityReader.mentions(in: text) { familiar.formUnion(mention.positions) }
    for mention in SpokenLanguages.mentions(in: text) { familiar.formUnion(mention.positions) }
    for mention in WorkModes.mentions(in: text) { familiar.formUnion(mention.positions) }
    for mention in PayReader.read(text) { familiar.formUnion(mention.positions) }
    for mention in Identifiers.find(in: text) {
      familiar.formUnion(text.tokens.indices.filter { text.tokens[$0].range.overlaps(mention.range) })
    }
    self.skills = skills
    dated = JobLines.datedTokens(in: text)
    familiar.formUnion(dated.filter { Self.isOfTitle($0, text) })
    self.familiar = familiar
    small = SmallNames(text: text, familiar: familiar, others: smallOthers)
    let employers = NameReader.employers(in: text).map(\.positions) + JobLines.employers(in: text)
    told = Dictionary(employers.map { ($0.lowerBound, $0.upperBound) }, uniquingKeysWith: max)
  }

  func spans() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for sentence in text.sentences {
      let isShouted = isTitleCase(sentence)
      var position = sentence.lowerBound
      while position < sentence.upperBound {
        guard let end = name(at: position, in: sentence, isShouted: isShouted) else {
          position += 1
          continue
        }
        result.append(position..<end)
        position = end
      }
    }
    return result
  }

  /// The end of the name that begins at `position`.
  private func name(at position: Int, in sentence: Range<Int>, isShouted: Bool) -> Int? {
    if let end = told[position] { return end }
    if let end = small.name(at: position, in: sentence) { return end }
    let isDated = dated.contains(position)
    guard isUnfamiliar(position), !isShouted || isDated || isCued(position, in: sentence) else {
      return startOfName(at: position, in: sentence)
    }
    if !isDated, starts(position, sentence), !tellsItself(position, sentence) { return nil }
    if isDistrict(position, in: sentence) { return nil }
    let end = endOfRun(position, in: sentence)
    if !isDated, end == position + 1, isTool(position, in: sentence) { return nil }
    return end
  }

  /// Whether the word is one of those that titles of jobs and names of studies are made of.
  private static func isOfTitle(_ position: Int, _ text: AnalysedText) -> Bool {
    JobTitles.ends(at: position, in: text) || titleWords.contains(text.folded(position))
      || titleStems.contains(text.tokens[position].stem)
  }

  private static let titleWords: Set<String> = [
    "software", "web", "application", "applications", "platform", "solutions", "technical", "product", "data",
    "cloud", "systems", "system", "business", "research", "growth", "engineering", "development", "customer",
    "success", "marketing", "sales", "operations", "delivery", "program", "programme", "project", "release",
    "quality", "integration", "automation", "infrastructure", "chief", "executive", "vice", "president",
    "deputy", "acting", "interim", "assistant", "graduate", "principal", "staff", "founding", "partner",
    "computer", "science", "sciences", "mathematics", "physics", "economics", "informatics", "faculty",
    "department", "responsibilities", "achievements", "stack", "technologies", "tools", "key", "experience",
    "work", "worked", "built", "led", "wrote", "developed", "maintained", "payments", "analytics", "mobile",
    "backend", "frontend", "security", "performance", "core", "internal", "external", "self-employed", "self",
    "employed", "freelance", "contract", "permanent", "full-time", "part-time", "remote", "hybrid", "onsite",
  ]

  private static let titleStems: Set<String> = Set(
    Stems.stems([
      "ведущий", "старший", "младший", "главный", "технический", "продуктовый", "системный", "заместитель",
      "разработка", "отдел", "группа", "направление", "департамент", "факультет", "кафедра", "университет",
      "институт", "проект", "задачи", "обязанности", "достижения", "стек", "технологии", "инструменты",
      "работал", "работала", "делал", "делала", "разрабатывал", "разрабатывала", "внедрил", "внедрила",
      "программирование", "математика", "физика", "информатика", "экономика", "руководил", "руководила",
      "удаленно", "фриланс", "подразделение", "сервис", "система", "платформа", "данные",
    ]))

  /// "At Moscow Exchange": a city begins the name of a firm; "Berlin Kreuzberg" is a place all the same.
  private func startOfName(at position: Int, in sentence: Range<Int>) -> Int? {
    guard isPlace(position), text.tokens[position].isCapitalised, isFirmCued(position, in: sentence),
      position + 1 < sentence.upperBound, isUnfamiliar(position + 1)
    else { return nil }
    return endOfRun(position, in: sentence)
  }

  /// Whether the word goes on the name of a city: its district.
  private func isDistrict(_ position: Int, in sentence: Range<Int>) -> Bool {
    let isHyphenated = position - 2 >= sentence.lowerBound && text.tokens[position - 1].isSign("-")
    let city = position - (isHyphenated ? 2 : 1)
    return city >= sentence.lowerBound && isPlace(city) && text.tokens[city].isCapitalised
      && !isFirmCued(city, in: sentence)
  }

  private func isFirmCued(_ position: Int, in sentence: Range<Int>) -> Bool {
    position > sentence.lowerBound
      && ["at", "for", "ex", "joined", "left"].contains(text.tokens[position - 1].folded)
  }

  private func endOfRun(_ start: Int, in sentence: Range<Int>) -> Int {
    var end = start + 1
    while end < sentence.upperBound {
      if text.tokens[end].kind == .word, text.tokens[end].isCapitalised, isUnfamiliar(end) || isPlace(end) {
        end += 1
      } else if end + 1 < sentence.upperBound, Self.joints.contains(text.tokens[end].folded),
        text.tokens[end].isSign("&") || text.tokens[end].isGlued && text.tokens[end + 1].isGlued,
        text.tokens[end + 1].kind == .word, text.tokens[end + 1].isCapitalised
      {
        end += 2
      } else if text.tokens[end].kind == .number, !text.tokens[end].isGlued,
        end + 1 == sentence.upperBound || !isWordBehind(end),
        end == start + 1, isQuoted(start)
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static let joints: Set<String> = ["-", "&", "‑"]

  private func isWordBehind(_ position: Int) -> Bool {
    position + 1 < text.tokens.count && text.tokens[position + 1].kind == .word
  }

  private func isQuoted(_ position: Int) -> Bool {
    position > 0 && ["«", "“", "\""].contains(text.tokens[position - 1].folded)
  }

  private func isPlace(_ position: Int) -> Bool {
    PlaceTable.shared.ownHit(in: text, at: position) != nil
  }

  // MARK: What is familiar

  private func isUnfamiliar(_ position: Int) -> Bool {
    let token = text.tokens[position]
    guard token.kind == .word, token.isCapitalised, !familiar.contains(position) else { return false }
    let word = token.folded
    if ordinary.contains(word) || word.unicodeScalars.count < 2 || FamiliarWords.isTool(position, in: text) {
      return false
    }
    // «В Европу», «Европой»
    if TableText.isRussian(word), word.unicodeScalars.count > 3, FamiliarWords.stems.contains(token.stem) {
      return false
    }
    // «Петроградский район»
    if ["район", "района", "районе", "district", "области", "область"].contains(text.folded(position + 1)) {
      return false
    }
    if let base = possessiveBase(word), ordinary.contains(base) { return false }
    return !isAbbreviation(position) || dated.contains(position) && FamiliarWords.isEmployer(word)
  }

  private func possessiveBase(_ word: String) -> String? {
    word.hasSuffix("'s") ? String(word.unicodeScalars.dropLast(2)) : nil
  }

  /// "SLA", "KPI", «НДС»: letters of capitals only, few of them, or with digits ("S3", "B2B").
  private func isAbbreviation(_ position: Int) -> Bool {
    let written = text.text[text.tokens[position].range].unicodeScalars
    if written.contains(where: { (0x30...0x39).contains($0.value) }) { return true }
    let capitals = written.count { $0.properties.isUppercase }
    let others = written.count - capitals
    // "APIs", "PMs", «СПб»
    return written.count <= 5 && capitals >= 2 && others <= 1
  }

  private var ordinary: Set<String> { FamiliarWords.capitalised }

  /// A sentence in which most words have a capital says nothing by them.
  private func isTitleCase(_ sentence: Range<Int>) -> Bool {
    let words = sentence.filter {
      text.tokens[$0].kind == .word && text.tokens[$0].folded.unicodeScalars.count > 3
    }
    let small = words.count { !text.tokens[$0].isCapitalised }
    return words.count >= 6 && small * 3 < words.count
  }

  // MARK: Starts of sentences

  private func starts(_ position: Int, _ sentence: Range<Int>) -> Bool {
    let before = sentence.lowerBound..<position
    guard let last = before.last else { return true }
    return text.tokens[last].isSign(":") || text.tokens[position].startsLine
      || before.allSatisfy { text.tokens[$0].kind == .sign } && !isQuoted(position)
  }

  /// Whether the word shows also at the start of a sentence that it is a name.
  private func tellsItself(_ position: Int, _ sentence: Range<Int>) -> Bool {
    if others.contains(UnfamiliarNames.stem(position, text)) { return true }
    let token = text.tokens[position]
    if token.folded.hasSuffix("'s") { return true }
    let inner = text.text[token.range].unicodeScalars.dropFirst()
    if inner.contains(where: { $0.properties.isUppercase }) { return true }
    let next = position + 1
    if GivenNames.isOne(token.folded) { return true }
    // "Marta, iOS dev"
    if NameReader.opens(position, text), NameReader.introduces(next, text) { return true }
    // "Brightwater Mutual, five years"
    return next < sentence.upperBound && text.tokens[next].kind == .word && text.tokens[next].isCapitalised
      && isUnfamiliar(next)
  }

  // MARK: What stands round

  /// Words before an employer.
  private static let cues: Set<String> = [
    "at", "from", "ex", "currently", "now", "left", "joined", "for", "formerly", "previously", "inside",
    "within",
    "в", "во", "из", "сейчас", "ранее", "экс", "раньше", "для", "у", "компания", "компании", "employer",
    "company",
  ]

  private func isCued(_ position: Int, in sentence: Range<Int>) -> Bool {
    var before = position - 1
    while before >= sentence.lowerBound,
      ["-", "«", "“", "\"", ":", "the", "—", "–"].contains(text.tokens[before].folded)
    {
      before -= 1
    }
    return before >= sentence.lowerBound && Self.cues.contains(text.tokens[before].folded)
  }

  private static let listJoints: Set<String> = ["/", "and", "or", "и", "или", "+", "&", "либо"]

  /// Whether one unknown word stands among tools, so that it is one: "Gradle, Testcontainers, jOOQ", "Redux/Effector".
  private func isTool(_ position: Int, in sentence: Range<Int>) -> Bool {
    if isCued(position, in: sentence) || others.contains(UnfamiliarNames.stem(position, text)) {
      return false
    }
    func isSkill(_ place: Int) -> Bool { sentence.contains(place) && skills.contains(place) }
    func sign(_ place: Int) -> String { sentence.contains(place) ? text.tokens[place].folded : "" }
    let before = sign(position - 1)
    let behind = sign(position + 1)
    let isBehindSkill = isSkill(position - 2)
    let isBeforeSkill = isSkill(position + 2)
    if Self.listJoints.contains(before), isBehindSkill || isBehindListOfTools(position, in: sentence) {
      return true
    }
    if Self.listJoints.contains(behind), isBeforeSkill { return true }
    // Between two tools, or begun by one and going on.
    if before == ",", behind == ",", isBehindSkill || isBeforeSkill { return true }
    if before == ",", Self.listJoints.contains(behind), isBehindSkill || isBeforeSkill { return true }
    // "Kafka Streams", "written in Zig"
    return isSkill(position - 1) || isSkill(position + 1) || Self.toolCues.contains(before)
  }

  private func isBehindListOfTools(_ position: Int, in sentence: Range<Int>) -> Bool {
    position - 4 >= sentence.lowerBound && text.tokens[position - 3].isSign(",")
      && skills.contains(position - 4)
  }

  private static let toolCues: Set<String> = [
    "using", "use", "uses", "used", "with", "via", "written", "пишу", "писал", "писала", "через", "под", "с",
    "со", "на", "on", "like", "as",
  ]
}
