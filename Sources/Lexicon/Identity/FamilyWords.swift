/// Finds what people tell of their family: "married, two kids", «замужем, двое детей», «в декрете».
///
/// Children and parents are words of the craft too ("child process", "parent company", an app for kids): such words
/// count only where somebody says that they have them.
enum FamilyWords {
  /// What tells of a family, from the words that lead there on, where its main word stands at `position`; `nil` where
  /// nothing does.
  static func span(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard text.tokens[position].kind == .word else { return nil }
    return status(position, text) ?? parent(position, text) ?? relatives(position, text) ?? leave(
      position, text)
      ?? russianStatus(position, text) ?? russianRelatives(position, text) ?? russianLeave(position, text)
  }

  /// Where the run of `words` that ends before `position` begins.
  private static func start(before position: Int, _ words: Set<String>, _ text: AnalysedText) -> Int {
    var start = position
    while start > 0, words.contains(text.folded(start - 1)), !text.tokens[start].startsLine { start -= 1 }
    return start
  }

  private static func isOpen(_ position: Int, _ text: AnalysedText) -> Bool {
    position == 0 || text.tokens[position].startsLine
      || [",", ".", ";", "(", "!", "and", "и", "—", "–", ":", "[", "]"].contains(text.folded(position - 1))
  }

  /// The end of "(5 and 7)" or «(5 и 7 лет)» at `position`; the position itself where there is none.
  private static func withAges(_ position: Int, _ text: AnalysedText) -> Int {
    var end = position
    if text.folded(end) == "aged" { end += 1 }
    if text.folded(end) == "(" {
      let close = (end + 1..<end + 9).first { text.folded($0) == ")" }
      if let close, (end + 1..<close).contains(where: { text.tokens[$0].kind == .number }) {
        return close + 1
      }
    }
    while ["и", "and"].contains(text.folded(end)) && end > position || isNumber(end, text) {
      end += 1
    }
    if end > position, ["лет", "года", "год", "years", "месяцев"].contains(text.folded(end)) { end += 1 }
    return end
  }

  private static func isNumber(_ position: Int, _ text: AnalysedText) -> Bool {
    text.tokens.indices.contains(position)
      && (text.tokens[position].kind == .number || counts.contains(text.folded(position)))
  }

  private static let counts: Set<String> = [
    "one", "two", "three", "four", "five", "1", "2", "3", "4", "5", "двое", "трое", "четверо", "пятеро",
    "двоих", "троих",
    "четверых", "один", "одна", "два", "две", "три", "двумя", "тремя", "одного", "пяти", "трех", "двух",
  ]

  // MARK: English

  private static let selfWords: Set<String> = [
    "i'm", "i", "am", "im", "also", "being", "happily", "recently", "newly", "just", "got", "been", "not",
    "as", "she's",
    "he's", "is", "she", "he",
  ]

  private static func status(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    switch text.folded(position) {
    case "married", "divorced", "widowed", "unmarried", "pregnant", "newlywed", "widow", "widower":
      var end = position + 1
      if text.folded(end) == "to", ["a", "an"].contains(text.folded(end + 1)) {
        end = min(end + 3, text.tokens.count)
      }
      if text.folded(end) == "with", isNumber(end + 1, text) {
        end = max(end + 2, relativesEnd(end + 2, text))
      }
      return start(before: position, selfWords.union(["a"]), text)..<end
    case "single":
      let start = start(before: position, selfWords, text)
      let isSaid = start < position || isOpen(position, text)
      return isSaid && PersonalDetails.endsClause(position + 1, text) ? start..<position + 1 : nil
    case "status":
      let before = text.folded(position - 1)
      guard ["marital", "family"].contains(before) else { return nil }
      return position - 1..<clauseEnd(position + 1, text)
    default: return nil
    }
  }

  /// Where a label's value ends; no longer one is looked through.
  private static func clauseEnd(_ position: Int, _ text: AnalysedText) -> Int {
    var end = position
    while end < position + 12, text.tokens.indices.contains(end), !text.tokens[end].startsLine,
      ![".", ",", ";", "!"].contains(text.folded(end))
    { end += 1 }
    return end
  }

  private static let parents: Set<String> = [
    "mother", "mom", "mum", "mama", "father", "dad", "wife", "husband", "grandmother", "grandfather",
  ]
  private static let kids: Set<String> = [
    "kids", "kid", "children", "child", "son", "sons", "daughter", "daughters", "baby", "babies", "toddler",
    "toddlers",
    "twins", "newborn", "boys", "girls", "husband", "wife", "spouse", "fiance", "fiancee", "girlfriend",
    "boyfriend",
    "family", "little", "ones",
  ]
  private static let kinds: Set<String> = [
    "a", "an", "my", "small", "little", "young", "grown", "adult", "school-age", "proud", "working", "single",
    "new",
    "busy", "big", "beautiful", "wonderful", "old", "-", "up", "full-time", "the", "no", "loving", "teenage",
  ]

  /// "a proud mother of two", "father of 3 kids"
  private static func parent(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    guard parents.contains(word) || word == "parent" && text.folded(position + 1) == "of" else { return nil }
    var end = position + 1
    if text.folded(end) == "of", isNumber(end + 1, text) || kinds.contains(text.folded(end + 1)) {
      end += 2
      while kinds.contains(text.folded(end)) || kids.contains(text.folded(end)) { end += 1 }
      end = withAges(end, text)
    } else if !PersonalDetails.endsClause(end, text) {
      return nil
    }
    let adjectives = start(before: position, kinds, text)
    let start = start(before: adjectives, selfWords, text)
    return start < position || isOpen(position, text) ? start..<end : nil
  }

  private static func relativesEnd(_ position: Int, _ text: AnalysedText) -> Int {
    var end = position
    while kids.contains(text.folded(end)) || kinds.contains(text.folded(end)) { end += 1 }
    return withAges(end, text)
  }

  private static let having: Set<String> = [
    "have", "has", "having", "had", "got", "i've", "i", "also", "raise", "raising", "we", "she", "he", "with",
    "live",
    "living", "support", "supporting",
  ]
  private static let leading: Set<String> = ["with", "for", "and", "to", "by", "from", "of", "because"]

  /// "I have two kids", "my wife", "no children"
  private static func relatives(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    guard kids.contains(word), word != "little", word != "ones" || text.folded(position - 1) == "little"
    else {
      return nil
    }
    let end = withAges(position + 1, text)
    guard PersonalDetails.endsClause(end, text) || isBehindFamily(end, text) else { return nil }
    var noun = start(before: position, kinds, text)
    let isMine = (noun..<position).contains { text.folded($0) == "my" }
    let isNone = (noun..<position).contains { text.folded($0) == "no" }
    if isNumber(noun - 1, text) { noun -= 1 }
    noun = start(before: noun, kinds, text)
    let verb = start(before: noun, having, text)
    if isMine { return start(before: verb, leading.subtracting(["of", "and"]), text)..<end }
    // "An app that works with children": who is there is not whom somebody has.
    let isHad = (verb..<noun).contains { text.folded($0) != "with" } || verb < noun && isOpen(verb, text)
    if isHad { return verb..<end }
    let isCounted = noun < position && isNumber(noun, text)
    return (isCounted || isNone) && isOpen(noun, text) ? noun..<end : nil
  }

  private static func isBehindFamily(_ position: Int, _ text: AnalysedText) -> Bool {
    ["at", "who", "under", "in", "now"].contains(text.folded(position))
      && !["production", "prod"].contains(text.folded(position + 1))
  }

  /// "on maternity leave", "back from parental leave"
  private static func leave(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard ["maternity", "paternity", "parental"].contains(text.folded(position)),
      text.folded(position + 1) == "leave"
    else { return nil }
    let led: Set<String> = [
      "on", "after", "from", "my", "a", "back", "returning", "return", "coming", "currently", "now", "just",
      "i'm", "i",
      "am", "came", "during", "since", "long", "second",
    ]
    let start = start(before: position, led, text)
    return start < position ? start..<position + 2 : nil
  }

  // MARK: Russian

  private static let russianSelf: Set<String> = [
    "я", "не", "уже", "счастливо", "давно", "недавно", "официально", "был", "была", "пока",
  ]
  private static let statuses: Set<String> = [
    "замужем", "незамужем", "женат", "женатый", "замужняя", "холост", "холостой", "холостяк", "разведен",
    "разведена",
    "беременна", "вдова", "вдовец", "незамужняя", "неженат",
  ]

  private static func russianStatus(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    if statuses.contains(word) {
      return start(before: position, russianSelf, text)..<position + 1
    }
    if ["разводе", "браке"].contains(word), text.folded(position - 1) == "в" {
      return start(before: position - 1, russianSelf.union(["состою", "нахожусь"]), text)..<position + 1
    }
    if word == "положение", text.folded(position - 1) == "семейное" {
      return position - 1..<clauseEnd(position + 1, text)
    }
    return nil
  }

  private static let spouses: Set<String> = [
    "муж", "мужа", "мужем", "мужу", "жена", "жены", "женой", "жену", "жене", "супруг", "супруга", "супругом",
    "супругой", "супругу", "семья", "семьи", "семьей", "семью", "семье",
  ]
  private static let children: Set<String> = [
    "дети", "детей", "детьми", "детям", "ребенок", "ребенка", "ребенком", "ребенку", "сын", "сына", "сыном",
    "сыну",
    "сыновья", "сыновей", "дочь", "дочери", "дочерью", "дочка", "дочку", "дочки", "дочке", "дочкой", "малыш",
    "малыша",
    "малышом", "близнецы", "близнецов", "двойняшки", "двойняшек", "детки", "деток",
  ]
  private static let parentsInRussian: Set<String> = [
    "мама", "мать", "отец", "папа", "родитель", "мамочка", "мамой", "отцом", "папой",
  ]
  private static let kindsInRussian: Set<String> = [
    "маленький", "маленькая", "маленькие", "маленьких", "маленького", "маленькой", "маленькую", "взрослые",
    "взрослых",
    "взрослый", "взрослая", "малолетний", "несовершеннолетних", "мой", "моя", "моей", "моим", "мои", "моего",
    "своей",
    "школьного", "возраста", "любимая", "любимый", "многодетная", "многодетный", "молодая", "молодой",
    "счастливая",
    "счастливый", "двое", "трое", "четверо", "двоих", "троих", "один", "одна", "два", "две", "три", "двумя",
    "тремя",
    "одного", "нет", "без",
  ]
  private static let havingInRussian: Set<String> = [
    "у", "меня", "есть", "имею", "воспитываю", "ращу", "с", "со", "и", "я", "растет", "растут", "живу",
    "из-за",
    "подрастает", "вместе", "по",
  ]

  /// «двое детей», «мама двоих детей», «воспитываю сына», «с женой»
  private static func russianRelatives(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    let isParent = parentsInRussian.contains(word)
    guard isParent || spouses.contains(word) || children.contains(word) else { return nil }
    var end = position + 1
    while kindsInRussian.contains(text.folded(end)) || children.contains(text.folded(end)) { end += 1 }
    end = withAges(end, text)
    guard PersonalDetails.endsClause(end, text) else { return nil }
    let noun = start(before: position, kindsInRussian, text)
    let verb = start(before: noun, havingInRussian, text)
    // «двое детей», «курсы для детей»
    let isCounted = noun < position
    let isHad = (verb..<noun).contains { !["с", "со", "и", "по"].contains(text.folded($0)) }
    let isSpouse = spouses.contains(word) && verb < noun
    let isAged = end > position + 1
    guard isCounted || isHad || isSpouse || (isParent || isAged) && isOpen(noun, text) else { return nil }
    // «и» before what goes is taken with it where the rest asks for that.
    let first = (verb..<noun).first { text.folded($0) != "и" } ?? noun
    return first..<end
  }

  private static let leaveWords: Set<String> = [
    "в", "из", "после", "с", "до", "вышла", "вышел", "выхожу", "нахожусь", "сижу", "была", "был", "сейчас",
    "недавно",
    "только", "что", "я", "во", "время", "выйдя", "возвращаюсь", "вернулась", "вернулся", "скоро", "пока",
  ]

  /// «в декрете», «после отпуска по уходу за ребёнком»
  private static func russianLeave(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let word = text.folded(position)
    var end = position + 1
    if word.hasPrefix("отпуск"), PersonalDetails.endsWith(["по", "уходу", "за"], before: position + 4, text),
      children.contains(text.folded(position + 4))
    {
      end = position + 5
    } else if word.hasPrefix("декретн"), text.folded(position + 1).hasPrefix("отпуск") {
      end = position + 2
    } else if !["декрет", "декрета", "декрете", "декретом"].contains(word) {
      return nil
    }
    return start(before: position, leaveWords, text)..<end
  }
}
