import Lexicon

/// Finds what a text tells of somebody else: "my brother…, he's…", «друг пишет на Go».
enum OtherPeople {
  private static let relatives: Set<String> = [
    "brother", "sister", "wife", "husband", "friend", "neighbour", "neighbor", "flatmate", "roommate",
    "girlfriend", "boyfriend", "mother", "father", "dad", "mom", "mum", "cousin", "uncle", "aunt", "wife's",
    "brother's",
    "friend's", "husband's", "sister's", "girlfriend's", "boyfriend's", "colleague", "boss", "manager",
    "professor",
    "teacher", "mentor",
    "teammate", "coworker", "buddy", "mate", "son", "daughter", "fiance", "fiancee", "classmate", "partner",
    "брат", "сестра", "жена", "муж", "сосед", "соседка", "друг", "подруга", "мама",
    "папа", "отец", "мать", "дядя", "тетя", "брата", "сестры", "жены", "мужа", "соседа", "коллега",
    "приятель", "приятельница",
    "знакомый", "знакомая", "начальник", "начальница", "шеф", "босс", "профессор", "преподаватель",
    "наставник", "сын", "дочь",
    "дочка", "напарник", "напарница", "однокурсник", "одногруппник", "супруг", "супруга", "невеста", "жених",
    "кум", "зять",
    "племянник", "тесть", "подруги", "друга", "братишка", "знакомые", "друзья", "родители", "соседи",
    "приятели",
    "friends", "brothers", "parents", "sisters", "neighbours", "neighbors", "cofounder", "cto", "кофаундер",
    "кофаундера",
    "сооснователь", "сооснователя", "партнер", "тимлид", "дедушка", "дед", "дядька", "мамa", "grandfather",
    "roomie", "roommate's", "flatmate's", "lass", "lad", "bloke", "chap", "in-laws", "gran", "grandma",
    "architect's",
    "ex", "novia", "novio", "esposa", "esposo", "hermano", "hermana", "freundin", "nephew", "niece",
  ]
  private static let groups: Set<String> = [
    "guy", "girl", "lady", "парень", "designer", "designers", "frontend", "backend", "frontenders", "devops",
    "testers", "analysts", "qa", "guys", "folks",
    "colleagues", "дизайнер", "дизайнеры", "фронты", "бэки", "тестировщики", "аналитики", "коллеги",
    "девопсы", "ребята",
  ]
  private static let pronouns: Set<String> = [
    "he", "he's", "she", "she's", "his", "him", "her", "он", "она", "его", "ему", "ее", "ей", "they",
    "they're",
  ]
  /// Words by which a clause is its author's again.
  private static let own: Set<String> = [
    "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "я", "мы", "нам", "ищу", "ищем", "хочу",
    "пишу", "живу",
    "работаю", "знаю", "умею", "делаю", "занимаюсь", "люблю", "могу", "готов", "готова", "рассматриваю",
    "предпочитаю",
    "нахожусь", "мне", "меня", "нужен", "нужна", "мой", "моя", "пусть", "поставьте", "пишите", "запишите",
    "исправьте", "исправте", "отработка",
  ]

  /// The tokens of the clauses of `text` that tell of somebody else. Whoever hires speaks of whom they look for in the
  /// third person, so that of them less is taken for a colleague's.
  static func clauses(of text: AnalysedText, isSeeker: Bool) -> Set<Int> {
    var result: Set<Int> = []
    var speaksOfOther = false
    let subjects = OtherSubjects(text, isSeeker: isSeeker)
    let hasSiblings = text.tokens.contains { siblings.contains($0.folded) }
    for sentence in text.sentences {
      if isSeeker, let members = subjects.members(in: sentence) { result.formUnion(members) }
      // What follows in the sentence goes on about them: "my brother got hired as a Go developer, senior already".
      var goesOn = false
      var isDisowned = false
      var followsRelative = false
      for clause in Clauses.clauses(of: sentence, in: text) {
        let words = clause.map { text.tokens[$0].folded }
        defer {
          followsRelative = clause.contains { family.contains(text.tokens[$0].stem) }
          isDisowned = isSeeker && (words.suffix(2) == ["не", "я"] || words.suffix(2) == ["not", "me"])
        }
        let named =
          words.indices.contains { namesOther(words, $0) } || subjects.isSubject(in: clause)
          || isSeeker && (isOfOthers(words) || isColleague(clause, text)) || isSeparate(words)
          || isSomeOfUs(words)
          // «Делаем вдвоём с сестрой, она бухгалтер»
          || followsRelative && words.first.map(pronounsOfOne.contains) ?? false
          // «Нас трое братьев. Старший, Денис, джавист»
          || hasSiblings && words.first.map(ofSiblings.contains) ?? false
          || words.starts(with: ["сам", "он"]) || words.starts(with: ["сама", "она"])
          || isSeeker && isWishedColleague(clause, text)
          // «Платы развожу не я, это сосед в альтиуме»
          || isDisowned && ["это", "а", "it's", "that's"].contains(words.first ?? "")
        let isOwn =
          words.indices.contains { index in
            own.contains(words[index]) && !isPossessiveOfOther(words, index)
          }
        // «Мой тимлид говорит, что я уже сеньор» is another's opinion.
        if goesOn, ["что", "that", "мол"].contains(words.first ?? "") {
          result.formUnion(clause)
          goesOn = false
          continue
        }
        // "So relocation is not possible" concludes for the author; "my boss asked me to find somebody" orders them.
        if words.first == "so" { (goesOn, speaksOfOther) = (false, false) }
        if named, let me = words.firstIndex(where: { ["me", "us"].contains($0) }),
          words.dropFirst(me + 1).prefix(2).elementsEqual(["to", "find"])
            || words.dropFirst(me + 1).prefix(2).elementsEqual(["to", "hire"])
        {
          continue
        }
        // "My boss made me a lead today"
        if named,
          words.indices.contains(where: { index in
            ["me", "меня"].contains(words[index])
              && (index > 0 && ["made", "promoted", "named", "appointed"].contains(words[index - 1])
                || words.contains(
                  where: ["повысил", "повысила", "повысили", "назначил", "назначила"].contains))
          })
        {
          continue
        }
        let isOthers = named || isSeeker && isEverybodyElse(clause, sentence, text)
        if isOthers && !named {
          result.formUnion(clause)
          continue
        }
        // «Шеф подобрел: можно до 220»: what somebody gave leave for is told next.
        if named,
          words.contains(where: consent.contains)
            || !isSeeker && words.contains(where: reporting.contains) && words.contains(where: leave.contains)
        {
          result.formUnion(clause)
          (speaksOfOther, goesOn) = (false, false)
          continue
        }
        // "My friend is a Java developer and he said I should try you", "my wife does Go and I do iOS": up to where
        // the author is the subject again.
        if named, isOwn, let border = ownBehindJoint(clause, text) {
          result.formUnion(clause.lowerBound..<border)
          (speaksOfOther, goesOn) = (false, false)
          continue
        }
        // «Фронт (React) делает отдельная команда»
        if named, clause.lowerBound > sentence.lowerBound, text.tokens[clause.lowerBound - 1].isSign(")"),
          let open = (sentence.lowerBound..<clause.lowerBound).last(where: { text.tokens[$0].isSign("(") }),
          open > sentence.lowerBound
        {
          result.formUnion(Clauses.clause(at: open - 1, in: text).lowerBound..<clause.lowerBound)
        }
        if named && !isOwn || named && (subjects.isSubject(in: clause) || !isOwnBefore(words)) {
          speaksOfOther = true
          goesOn = true
          result.formUnion(clause)
        } else if isOwn {
          speaksOfOther = false
          goesOn = false
        } else if goesOn || speaksOfOther && words.contains(where: pronouns.contains) {
          result.formUnion(clause)
        }
      }
    }
    return result
  }

  /// «Чтоб дизайнер в команде знал гайды», "so that a designer…": whom somebody who looks for work would like beside them.
  private static func isWishedColleague(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    guard ["чтоб", "чтобы"].contains(text.tokens[clause.lowerBound].folded) else { return false }
    return (clause.lowerBound + 1..<clause.lowerBound + 4).contains {
      clause.contains($0) && TradePeople.match(text, $0) != nil
        && !["я", "меня", "мне"].contains(text.folded($0 - 1))
    } && !clause.contains { ["я", "меня", "мне"].contains(text.folded($0)) }
  }

  private static let siblings: Set<String> = [
    "братья", "братьев", "братьями", "сестры", "сестер", "brothers", "sisters", "siblings",
  ]
  private static let ofSiblings: Set<String> = [
    "старший", "средний", "старшая", "средняя", "младшая", "младший",
  ]

  private static let pronounsOfOne: Set<String> = ["he", "he's", "she", "she's", "он", "она"]
  private static let family: Set<String> = Set(
    Stems.stems([
      "brother", "sister", "wife", "husband", "mother", "father", "cousin", "uncle", "aunt", "son",
      "daughter",
      "брат", "брата", "братом", "сестра", "сестры", "сестрой", "жена", "жены", "женой", "муж", "мужа",
      "мужем",
      "мама", "мамой", "отец", "отцом", "папа", "папой", "дядя", "тетя", "сын", "сыном", "дочь", "дочка",
      "дочкой",
    ]))

  private static let joints: Set<String> = ["and", "but", "и", "а", "но", "while", "пока"]
  static let reporting: Set<String> = [
    "said", "says", "told", "tells", "thinks", "suggested", "recommended", "сказал", "сказала", "говорит",
    "посоветовал", "посоветовала", "считает", "думает", "уверен", "уверена",
  ]

  /// Where a clause that begins with somebody else goes over to its author behind an "and"; its end where it only
  /// reports of the author what the other said; nil where neither is so.
  private static func ownBehindJoint(_ clause: Range<Int>, _ text: AnalysedText) -> Int? {
    let words = clause.map { text.tokens[$0].folded }
    guard let other = words.indices.first(where: { namesOther(words, $0) }),
      !words[..<other].contains(where: {
        own.contains($0) && !["мой", "моя", "у", "меня", "мне"].contains($0)
      }),
      let first = words.indices.first(where: { $0 > other + 1 && own.contains(words[$0]) })
    else { return nil }
    if words[other..<first].contains(where: reporting.contains) { return clause.upperBound }
    guard joints.contains(words[first - 1]), !isPossessiveOfOther(words, first) else { return nil }
    return clause.lowerBound + first - 1
  }

  private static let leave: Set<String> = ["can", "could", "можно", "можем", "готовы"]

  private static let consent: Set<String> = [
    "дал", "дала", "дали", "выделил", "выделила", "утвердил", "утвердила", "подобрел", "подобрела",
    "согласился", "согласилась", "разрешил", "разрешила", "одобрил", "одобрила",
    "уступил",
    "уступила", "сдался", "сдалась", "agreed", "approved", "gave", "allowed", "allows", "caved", "decided",
    "raised", "lowered",
  ]

  /// «У нас все на котлине, я один на джаве»: everybody else, told apart from the author in the same sentence.
  private static func isEverybodyElse(_ clause: Range<Int>, _ sentence: Range<Int>, _ text: AnalysedText)
    -> Bool
  {
    let opening = clause.prefix(4).map { text.tokens[$0].folded }
    // «У тестировщиков Postman, у меня Java»
    if opening.first == "у", opening.count > 1,
      ["ов", "ей", "ков", "цев"].contains(where: opening[1].hasSuffix)
    {
      let behind = (clause.upperBound..<sentence.upperBound).prefix(5).map { text.tokens[$0].folded }
      return behind.contains("меня") || behind.contains("я")
    }
    let isTeam = opening.starts(with: ["у", "нас"]) || opening.starts(with: ["в", "команде"])
    guard
      isTeam
        || clause.prefix(4).contains(where: {
          ["все", "остальные", "everyone", "everybody", "others"].contains(text.tokens[$0].folded)
        }), !clause.contains(where: { ["i", "i'm", "я"].contains(text.tokens[$0].folded) })
    else { return false }
    let behind = clause.upperBound..<sentence.upperBound
    // «У нас в команде Go и Kafka, а я на фронте»
    if isTeam {
      return behind.prefix(3).contains { position in
        text.tokens[position].folded == "я"
          && ["на", "один", "одна", "только", "сам", "сама"].contains(
            text.folded(position + 1))
      }
    }
    return behind.prefix(4).contains { ["i", "i'm", "я"].contains(text.tokens[$0].folded) }
  }

  /// "He's a Django person", "the company is a Java house", «ребята писали на Go».
  private static func isOfOthers(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if ["сам", "сама"].contains(first), words.count > 1, ["он", "она"].contains(words[1]) { return true }
    if ["he", "he's", "she", "she's", "он", "она", "они"].contains(first) { return true }
    if ["ребята", "парни", "коллеги"].contains(first) || words.count > 1 && words[1] == "ребята" {
      return true
    }
    return first == "the" && words.count > 2 && ["company", "firm", "office"].contains(words[1])
      && ["is", "uses", "runs", "does"].contains(words[2])
  }

  /// «Двое сидят в Перми, остальные тут», "two of us are in Porto": a part of a team, and nobody's terms.
  private static func isSomeOfUs(_ words: [String]) -> Bool {
    guard words.count > 3, let first = words.first else { return false }
    if ["двое", "трое", "четверо", "остальные", "некоторые"].contains(first) {
      return !["детей", "нас", "мы"].contains(words[1])
    }
    return ["two", "three", "four", "some", "half", "most", "one"].contains(first) && words[1] == "of"
      && words[2] == "us"
  }

  /// «Там отдельный человек на Swift», "a separate team does that".
  private static func isSeparate(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { one, next in
      (one.hasPrefix("отдельн") || one == "separate" || one == "dedicated")
        && ["человек", "команда", "люди", "ребята", "отдел", "подрядчик", "team", "person", "people", "guy"]
          .contains(next)
    }
      && !words.contains {
        ["нужен", "нужна", "ищем", "ищу", "need", "hire", "hiring", "looking"].contains($0)
      }
  }

  /// "The DBA had left": somebody of a trade who did something, in a clause without its author.
  private static func isColleague(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    clause.contains { position in
      guard ["the", "our", "наш", "their"].contains(text.tokens[position].folded),
        clause.contains(position + 1),
        let end = TradePeople.match(text, position + 1), clause.contains(end)
      else { return false }
      return [
        "had", "has", "left", "was", "does", "did", "writes", "wrote", "knows", "owns", "keeps", "kept",
        "пишет", "делает",
      ]
      .contains(text.tokens[end].folded)
    }
  }

  /// «Сестра у меня джавистка», «мой сосед»: the first person only tells whose relative it is.
  private static func isPossessiveOfOther(_ words: [String], _ index: Int) -> Bool {
    switch words[index] {
    case "мой", "моя": true
    case "меня": index > 0 && words[index - 1] == "у" && words.contains(where: relatives.contains)
    case "мне": words.contains(where: relatives.contains)
    default: false
    }
  }

  /// Whether the author is the subject of a clause that names somebody else: "I work with a friend on Go".
  private static func isOwnBefore(_ words: [String]) -> Bool {
    guard let other = words.indices.first(where: { namesOther(words, $0) }) else {
      return !isOfOthers(words)
    }
    return words.indices.contains { index in
      own.contains(words[index]) && !isPossessiveOfOther(words, index) && (index < other || index > other + 1)
    }
  }

  /// "My brother", «сосед»; not "with my wife", where the one beside the author is only named, nor «друг друга».
  private static func namesOther(_ words: [String], _ index: Int) -> Bool {
    let word = words[index]
    let behind = index + 1 < words.count ? words[index + 1] : ""
    let before = words[max(0, index - 2)..<index]
    if groups.contains(word) {
      // "Our designer uses Figma"
      return
        (before.contains(where: ["our", "наш", "наши"].contains)
        || ["guys", "folks"].contains(word) && before.first == "the") && index <= 3
    }
    guard relatives.contains(word), word != "mother" || behind != "tongue" else { return false }
    if word == "друг", behind.hasPrefix("друг") { return false }
    // A business partner, a mate's rate: only somebody's own one.
    if ["manager", "cofounder", "cto", "кофаундер", "сооснователь", "партнер", "тимлид", "ex"].contains(word),
      !before.contains(where: ["my", "our", "мой", "наш", "их", "their", "his", "нашего"].contains)
    {
      return false
    }
    // "I want a mentor" is of nobody yet.
    if ["mentor", "teacher"].contains(word), before.last == "a" { return false }
    if ["partner", "mate", "mentor", "teacher", "boss", "colleague", "professor", "son"].contains(word),
      !before.contains(where: ["my", "a", "the"].contains)
    {
      return false
    }
    return !before.contains {
      [
        "with", "to", "с", "со", "от", "for", "by", "like", "from", "как", "thanks", "and", "и", "ради",
        "для", "через",
      ].contains($0)
    }
  }
}
