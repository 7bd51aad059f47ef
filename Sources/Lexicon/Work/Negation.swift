/// What the words around a mention make of it.
package enum Polarity: Sendable, Equatable {
  case stated
  /// It does not hold: "no Kafka experience", «не знаю Java».
  case denied
  /// It is refused or not wanted: "no Java please", «без PHP», «не люблю».
  case refused
  /// It held and does not any more: "used to", «раньше», "not any more".
  case former
  /// It is not demanded: "Kafka is not needed", «не обязательно».
  case optional
  /// A wish for later: "would love to learn Rust".
  case wish
}

/// Finds what negations and the like in a text reach.
package struct NegationScopes: Sendable {
  private let polarities: [Polarity]

  /// Looks at every sentence of `text` once.
  package init(_ text: AnalysedText) {
    var polarities = [Polarity](repeating: .stated, count: text.tokens.count)
    for sentence in text.sentences { Self.mark(sentence, text, &polarities) }
    self.polarities = polarities
  }

  /// What the text makes of the token at `position`; `.stated` where nothing is said.
  package func polarity(at position: Int) -> Polarity {
    polarities.indices.contains(position) ? polarities[position] : .stated
  }

  /// What the text makes of a mention that covers `positions`: what it makes of its first token.
  package func polarity(of positions: Range<Int>) -> Polarity { polarity(at: positions.lowerBound) }

  private enum Reach: Sendable {
    /// From the cue to the end of its clause.
    case forward
    /// What stands directly behind the cue: "without Java", but not «без перерыва пишу на Go».
    case object
    /// The whole clause, on both sides of the cue.
    case clause
  }

  private struct Cue: Sendable {
    let polarity: Polarity
    let reach: Reach
  }

  private static let table: PhraseTable<Cue> = {
    var table = PhraseTable<Cue>(.folded)
    func add(_ polarity: Polarity, _ reach: Reach, _ phrases: [String]) {
      for phrase in phrases { table.insert(phrase, Cue(polarity: polarity, reach: reach)) }
    }
    add(
      .refused, .forward,
      [
        "no", "not", "non", "nothing with", "except", "other than", "кроме", "rather than",
        "instead of", "вместо", "anything but", "не", "ни", "nor", "neither", "никакой", "никаких", "never",
      ])
    add(.refused, .object, ["without", "без"])
    // What somebody wants to leave is no wish.
    add(
      .former, .object,
      [
        "перейти с", "перейти из", "уйти с", "уйти из", "уйти от", "ухожу от", "слезть с", "move from",
        "switch from", "moving away from", "move away from", "get away from",
      ])
    add(
      .denied, .forward,
      [
        "without experience", "without any experience", "без опыта", "без особого опыта",
        "без коммерческого опыта",
      ])
    add(
      .refused, .clause,
      [
        "don't want", "do not want", "don't like", "do not like", "hate", "avoid", "not interested in",
        "not interested", "tired of", "fed up with", "won't", "will not", "wouldn't", "would not",
        "rather not",
        "don't offer", "please no", "please don't", "not for me", "not my thing", "i'm not looking for",
        "i am not looking for", "i'm not interested in", "i'm not into", "i'm not a fan of", "dislike",
        "stay away from",
        "can't stand", "no longer want", "not looking for", "don't need", "do not need", "isn't for me",
        "aren't for me",
        "не хочу", "не хочется", "не люблю", "не пойду", "не предлагать", "не предлагайте", "не рассматриваю",
        "не интересно", "не интересует", "не интересуют", "не надо", "не нужно", "не нужен", "не нужна",
        "не нужны",
        "не буду", "терпеть не могу", "ненавижу", "надоел", "надоела", "надоело", "надоели", "устал от",
        "устала от", "не моё", "не мое", "избегаю", "против", "не возьмем", "не возьмём", "не берем",
        "не берём", "не готов", "не готова",
        "не нравится", "не планирую", "не ищу", "не ищем", "не подходит", "не подходят", "не возьму",
        "не вернусь", "не хотел бы", "не хотела бы", "кроме как не", "исключено", "не для меня", "не зовите",
        "не предлагать", "мимо", "уволь", "увольте",
      ])
    add(
      .denied, .clause,
      [
        "don't speak", "do not speak", "can't speak", "не говорю", "не владею",
        "don't have", "do not have", "have no", "haven't", "don't know", "do not know", "never used",
        "never worked", "never tried", "don't use", "no experience with", "no experience in",
        "can't say i know", "don't do", "do not do", "didn't", "no experience",
        "не знаю", "не умею", "не работал", "не работала", "не писал", "не писала", "не пишу", "нет опыта",
        "опыта нет", "не пробовал", "не пробовала", "не использую", "не используем", "не имею опыта", "нету",
        "у нас нет", "не знаком", "не знакома", "не пользовался", "не пользуюсь", "не сталкивался", "i'm not",
        "i am not", "not a", "я не", "не было",
      ])
    add(
      .former, .clause,
      [
        "used to", "previously", "formerly", "in the past", "once upon", "any more", "anymore", "no longer",
        "not any more", "years ago", "year ago", "earlier", "before that", "back then",
        "раньше", "прежде", "когда-то", "когда то", "в прошлом", "больше не", "уже не", "лет назад",
        "года назад", "год назад", "до этого", "давно", "ранее", "тогда", "stopped using", "stopped doing",
        "перестал", "перестала", "бросил", "бросила",
      ])
    add(
      .optional, .clause,
      [
        "not needed", "not required", "not necessary", "isn't needed", "isn't necessary", "aren't needed",
        "aren't required", "not a must", "optional", "nice to have", "a plus", "is welcome",
        "would be nice", "would be great", "bonus", "не обязательно", "необязательно", "будет плюсом",
        "плюсом будет", "как плюс", "желательно", "не обязателен", "не обязательна", "не требуется",
        "приветствуется", "плюсом", "would help", "isn't required", "are a plus", "welcome but not needed",
        "плюс", "если был", "если делал", "хорошо если был",
      ])
    add(
      .wish, .clause,
      [
        "want to learn", "love to learn", "like to learn", "would like to try", "want to try",
        "willing to learn", "wanna learn", "eager to learn", "plan to learn", "planning to learn",
        "interested in learning", "started learning", "just learning", "currently learning",
        "хочу выучить", "хочу изучить", "хочу попробовать", "хочу освоить", "изучаю", "хотел бы выучить",
        "хотела бы выучить", "планирую изучить", "мечтаю", "хотел бы попробовать", "хотела бы попробовать",
        "учусь", "начинаю изучать", "хочу научиться", "учу", "подучить", "хочу учить",
      ])
    return table
  }()

  /// Negations that negate nothing: "not only", "no problem", «не только», «не менее».
  private static let harmless: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    for phrase in [
      "not only", "not just", "no problem", "no problems", "no less than", "no more than", "not less than",
      "not more than", "no matter", "not sure", "why not", "no doubt", "not to mention", "not bad", "no rush",
      "if not", "or not", "not necessarily", "no later",
      "не только", "не менее", "не меньше", "не более", "не больше", "не позже", "не важно", "не против",
      "не просто", "если не", "не раз", "не столько", "не принципиально", "не страшно", "не проблема",
      "не считая", "пока не", "чуть ли не", "no longer than", "not far", "не далеко", "не вопрос",
      "не первый", "not that", "не боюсь", "not afraid", "не впервые", "не новичок", "not new to",
      "not a stranger", "не прочь", "не возражаю", "не откажусь", "без проблем", "без вопросов",
      "не менее чем",
    ] { table.insert(phrase, true) }
    return table
  }()

  private static func mark(_ sentence: Range<Int>, _ text: AnalysedText, _ polarities: inout [Polarity]) {
    let clauses = Clauses.clauses(of: sentence, in: text)
    var number = 0
    // Up to where each clause is marked already, so that a clause full of cues is not walked for each of them.
    var refusedUntil = sentence.lowerBound
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if let skip = harmless.match(in: text, at: position) {
        position = skip.positions.upperBound
        continue
      }
      if let label = labelled(position, sentence, clauses, text) {
        for marked in label where outranks(.refused, polarities[marked]) { polarities[marked] = .refused }
        position += 1
        continue
      }
      guard let hit = table.match(in: text, at: position) else {
        position += 1
        continue
      }
      while number + 1 < clauses.count, clauses[number].upperBound <= position { number += 1 }
      let clause =
        clauses.indices.contains(number) && clauses[number].contains(position)
        ? clauses[number] : position..<position + 1
      var start = hit.value.reach == .clause ? clause.lowerBound : hit.positions.lowerBound
      if hit.value.reach == .clause || start >= refusedUntil {
        var end = clause.upperBound
        if hit.value.reach == .object { end = objectEnd(from: hit.positions.upperBound, clause, text) }
        if hit.value.polarity == .optional, number > 0, isAside(hit.positions, clause, text) {
          start = clauses[number - 1].lowerBound
        }
        if hit.value.polarity == .refused, end == clause.upperBound {
          end = listEnd(after: end, from: start..<hit.positions.upperBound, hit.value.reach, sentence, text)
        }
        for marked in start..<max(start, end) where outranks(hit.value.polarity, polarities[marked]) {
          polarities[marked] = hit.value.polarity
        }
        if hit.value.reach != .clause { refusedUntil = max(refusedUntil, end) }
      }
      position = hit.positions.upperBound
    }
  }

  /// A refusal is not taken back by a weaker word in the same clause; "no longer" and "not needed" say what "no" means.
  private static func outranks(_ new: Polarity, _ old: Polarity) -> Bool {
    func rank(_ polarity: Polarity) -> Int {
      switch polarity {
      case .stated: 0
      case .refused: 1
      case .denied: 2
      case .wish: 3
      case .former: 4
      case .optional: 5
      }
    }
    return rank(new) > rank(old)
  }

  /// What a bare no behind a colon or a dash is said of: "Office: no", «Офис - нет, удалёнка - да».
  private static func labelled(
    _ position: Int, _ sentence: Range<Int>, _ clauses: [Range<Int>], _ text: AnalysedText
  ) -> Range<Int>? {
    guard ["no", "нет", "nope", "never", "никогда"].contains(text.folded(position)),
      position > sentence.lowerBound + 1,
      position + 1 >= sentence.upperBound || text.tokens[position + 1].kind == .sign
    else { return nil }
    let mark = text.tokens[position - 1]
    guard [":", "—", "–", "-"].contains(where: { mark.isSign($0) }) else { return nil }
    return clauses.last { $0.lowerBound < position - 1 }.map {
      $0.lowerBound..<min($0.upperBound, position - 1)
    }
  }

  /// Whether a clause behind a dash or in parentheses says nothing else: «Kafka — плюс», "Kafka (nice to have)".
  private static func isAside(_ cue: Range<Int>, _ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    guard clause.lowerBound > 0, clause.count <= cue.count + 1 else { return false }
    let before = text.tokens[clause.lowerBound - 1]
    return before.isSign("—") || before.isSign("–") || before.isSign("(")
  }

  /// Words behind which nothing belongs to the thing that is done without: «без перерыва на Go», "without a break with".
  private static let behindObject: Set<String> = [
    "на", "с", "со", "пишу", "писал", "писала", "работаю", "работал", "работала", "делаю", "знаю", "i",
    "with", "using", "on", "and", "и", "writing", "coding", "я", "умею", "для", "for", "использую",
  ]

  /// Where that ends which «без» and "without" stand before: a list of skills, else a thing of up to three words.
  private static func objectEnd(from start: Int, _ clause: Range<Int>, _ text: AnalysedText) -> Int {
    var position = start
    while position < clause.upperBound, position < start + 3 {
      if SkillTable.shared.hit(in: text, at: position) != nil {
        let list = skills(from: position, until: clause.upperBound, text)
        return list.end
      }
      if behindObject.contains(text.folded(position)) { return position }
      position += 1
    }
    return position
  }

  /// The end of the skills from `start` on with conjunctions between, and what those are.
  private static func skills(from start: Int, until limit: Int, _ text: AnalysedText)
    -> (end: Int, conjunctions: [String], hasSkill: Bool)
  {
    var cursor = start
    var conjunctions: [String] = []
    var hasSkill = false
    while cursor < limit {
      let word = text.folded(cursor)
      if let hit = SkillTable.shared.hit(in: text, at: cursor) {
        hasSkill = true
        cursor = hit.positions.upperBound
      } else if ["or", "and", "и", "или", "ни", "nor", "/"].contains(word) {
        conjunctions.append(word)
        cursor += 1
      } else if ["please", "пожалуйста"].contains(word) {
        cursor += 1
      } else {
        break
      }
    }
    return (cursor, conjunctions, hasSkill)
  }

  /// Where a list that a negated clause begins ends: "no Java, PHP or Ruby". Only skills continue it, and only where
  /// the clause ends with one. Where others were named before the negation, the list must go on with "or" or «и»:
  /// "Go, no Java, Kafka" refuses one thing.
  private static func listEnd(
    after end: Int, from cue: Range<Int>, _ reach: Reach, _ sentence: Range<Int>, _ text: AnalysedText
  ) -> Int {
    let isList = (cue.lowerBound..<max(cue.upperBound, end)).contains { position in
      SkillTable.shared.hit(in: text, at: position).map {
        reach == .clause || $0.positions.upperBound == end
      } ?? false
    }
    guard isList else { return end }
    var last = end
    var conjunctions: [String] = []
    while last < sentence.upperBound, text.tokens[last].isSign(",") {
      let item = skills(from: last + 1, until: sentence.upperBound, text)
      let isItem = item.end >= sentence.upperBound || text.tokens[item.end].kind == .sign
      guard item.hasSkill, isItem else { break }
      conjunctions += item.conjunctions
      last = item.end
    }
    let namedBefore = (sentence.lowerBound..<cue.lowerBound).contains {
      SkillTable.shared.hit(in: text, at: $0).map { !$0.marks.contains(.ordinary) } ?? false
        || ["go", "го"].contains(text.folded($0))
    }
    return namedBefore && conjunctions.isEmpty ? end : last
  }
}
