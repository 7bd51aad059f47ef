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

  enum Reach: Sendable {
    /// From the cue to the end of its clause.
    case forward
    /// What stands directly behind the cue: "without Java", but not «без перерыва пишу на Go».
    case object
    /// The whole clause, on both sides of the cue.
    case clause
    /// What stands behind the cue in its clause where that names a skill, else the whole clause: "I write Java and want
    /// to learn Go", «Go изучаю».
    case ahead
  }

  struct Cue: Sendable {
    let polarity: Polarity
    let reach: Reach
  }

  private static func mark(_ sentence: Range<Int>, _ text: AnalysedText, _ polarities: inout [Polarity]) {
    let clauses = Clauses.clauses(of: sentence, in: text)
    var number = 0
    // Up to where each clause is marked already, so that a clause full of cues is not walked for each of them.
    var refusedUntil = sentence.lowerBound
    var position = sentence.lowerBound
    for clause in clauses where ["if", "если"].contains(text.folded(clause.lowerBound)) {
      for marked in clause { polarities[marked] = .optional }
    }
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
      if let lacking = lacking(position, clauses, text) {
        for marked in lacking where polarities[marked] == .stated { polarities[marked] = .denied }
        position += 1
        continue
      }
      // «Плюс Svelte»: one thing more, and nothing that is only a plus.
      if ["плюс", "plus"].contains(text.folded(position)), position == sentence.lowerBound,
        namesSkill(position + 1..<min(position + 3, sentence.upperBound), text)
      {
        position += 1
        continue
      }
      // "Warsaw. No, Krakow": it takes back what was said before, and nothing of what follows.
      if ["no", "нет"].contains(text.folded(position)), position == sentence.lowerBound, position > 0,
        text.folded(position + 1) == ","
      {
        position += 2
        continue
      }
      // «Давно хочу в Rust», «забыл добавить Docker»: no time past, and nothing forgotten.
      if let behind = adverbs[text.folded(position)], behind.contains(text.folded(position + 1)) {
        position += 1
        continue
      }
      // «Тогда девопс»: at the start it is "then, so", and no time past.
      if text.folded(position) == "тогда", position == sentence.lowerBound {
        position += 1
        continue
      }
      // «Си плюс плюс», and «ничего против PHP не имею»
      if isInsideName(position, text) || isNothingAgainst(position, sentence, text) {
        position += 1
        continue
      }
      guard let hit = table.match(in: text, at: position), !isWishRefused(hit, polarities, sentence, text)
      else {
        position += 1
        continue
      }
      while number + 1 < clauses.count, clauses[number].upperBound <= position { number += 1 }
      var clause =
        clauses.indices.contains(number) && clauses[number].contains(position)
        ? clauses[number] : position..<position + 1
      // "Anything but PHP": the cue itself goes over the border.
      if hit.positions.upperBound > clause.upperBound,
        let next = clauses.first(where: { $0.contains(hit.positions.upperBound - 1) })
      {
        clause = clause.lowerBound..<next.upperBound
        // «Scala — только если …»: what the condition is of stands before it.
        if hit.value.polarity == .optional, hit.positions.lowerBound == clause.lowerBound,
          let before = clauses.last(where: { $0.upperBound <= clause.lowerBound })
        {
          clause = before.lowerBound..<next.upperBound
        }
      }
      var (polarity, reach) = (hit.value.polarity, hit.value.reach)
      if reach == .forward, let verb = negatedVerb(hit.positions, clause, text) {
        (polarity, reach) = (verb, .clause)
      }
      // "Never wrote code except a bit of Python": an exception from a no is no refusal, and too little to claim.
      if ["except", "кроме"].contains(text.folded(hit.positions.lowerBound)),
        (sentence.lowerBound..<hit.positions.lowerBound).contains(where: {
          ["not", "never", "no", "nothing", "не", "ни", "ничего", "don't", "haven't"].contains(
            text.folded($0))
        })
      {
        polarity = .former
      }
      if polarity == .refused, reach == .clause, clause.contains(where: { isWithout(text.folded($0)) }) {
        // «Без SQL не предлагать» says of neither that it is wanted or refused.
        polarity = .wish
      }
      var start = reach == .clause || reach == .ahead ? clause.lowerBound : hit.positions.lowerBound
      if reach == .ahead, namesSkill(hit.positions.upperBound..<clause.upperBound, text) {
        start = hit.positions.lowerBound
      }
      if reach == .clause {
        // "I wrote Java for years and never again": with nothing of its own behind the joint it looks back.
        let joint = startBehindJoint(before: hit.positions.lowerBound, clause, text)
        let isBare = joint == hit.positions.lowerBound && hit.positions.upperBound >= clause.upperBound
        start = isBare ? start : max(start, joint)
        if polarity == .former, isAddedTime(hit.positions, clause, text) { start = hit.positions.lowerBound }
      }
      if reach == .clause || start >= refusedUntil || reach == .ahead {
        var end = clause.upperBound
        if reach == .object { end = objectEnd(from: hit.positions.upperBound, clause, text) }
        if number > 0, isAside(hit.positions, polarity, clause, text),
          !isUnsure(hit.positions, clauses[number - 1], text)
        {
          for marked in asideObject(named(before: number, polarity, clause, clauses, text), text)
          where (text.tokens[marked].kind != .number || isPartOfName(marked, text))
            // «Раньше писал на пхп, больше не хочу»: what is over and unwanted is refused.
            && (outranks(polarity, polarities[marked])
              || polarity == .refused && polarities[marked] == .former)
          {
            polarities[marked] = polarity
          }
        }
        if reach == .clause, polarity == .refused || polarity == .wish, isNotice(hit.positions, text) {
          markNotice(clauses[..<number], text, &polarities)
        }
        if polarity == .refused || polarity == .wish, end == clause.upperBound {
          end = listEnd(
            after: end, from: start..<hit.positions.upperBound, polarity == .wish ? .clause : reach, sentence,
            text)
        }
        for marked in start..<max(start, end) where outranks(polarity, polarities[marked]) {
          polarities[marked] = polarity
        }
        if reach == .forward || reach == .object { refusedUntil = max(refusedUntil, end) }
      }
      position = hit.positions.upperBound
    }
    markSame(clauses, text, &polarities)
    markDropped(clauses, text, &polarities)
  }

  private static func isInsideName(_ position: Int, _ text: AnalysedText) -> Bool {
    text.folded(position) == "плюс" && ["плюс", "си", "с"].contains(text.folded(position - 1))
      || text.folded(position) == "плюс" && text.folded(position + 1) == "плюс"
  }

  private static func isNothingAgainst(_ position: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Bool
  {
    ["не", "против"].contains(text.folded(position))
      && ["имею", "имеем"].contains { name in sentence.contains { text.folded($0) == name } }
      && sentence.contains { text.folded($0) == "против" }
  }

  /// «1С»: a number with a word glued to it is no count.
  private static func isPartOfName(_ position: Int, _ text: AnalysedText) -> Bool {
    position + 1 < text.tokens.count && text.tokens[position + 1].kind == .word
      && text.tokens[position + 1].isGlued
  }

  private static let notices: Set<String> = [
    "беспокоить", "предлагать", "писать", "звать", "откликаться", "подаваться",
  ]

  /// «Просим не беспокоить», «не предлагать»: said of everything that the sentence lists before it.
  private static func isNotice(_ cue: Range<Int>, _ text: AnalysedText) -> Bool {
    cue.contains { notices.contains(text.folded($0)) }
  }

  /// «Вью-разработчиков без реакта, студентов и агентства просим не беспокоить»: what somebody has to have is neither
  /// wanted nor refused.
  private static func markNotice(
    _ clauses: ArraySlice<Range<Int>>, _ text: AnalysedText, _ polarities: inout [Polarity]
  ) {
    for clause in clauses.reversed() {
      if clause.contains(where: { doing.contains(text.folded($0)) }) { return }
      let polarity: Polarity = clause.contains { isWithout(text.folded($0)) } ? .wish : .refused
      for marked in clause where polarities[marked] == .stated || polarity == .wish {
        polarities[marked] = polarity
      }
    }
  }

  /// «Без опыта не рассматриваем, джунов тоже», "no agencies, students neither": what a refusal says holds of the next
  /// clause as well.
  private static func markSame(_ clauses: [Range<Int>], _ text: AnalysedText, _ polarities: inout [Polarity])
  {
    for (before, clause) in zip(clauses, clauses.dropFirst()) where clause.count <= 4 {
      guard clause.contains(where: { ["тоже", "также", "either", "neither"].contains(text.folded($0)) }),
        let said = before.map({ polarities[$0] }).first(where: { $0 != .stated })
      else { continue }
      let polarity: Polarity = said == .wish ? .refused : said
      for marked in clause where polarities[marked] == .stated { polarities[marked] = polarity }
    }
  }

  /// A refusal is not taken back by a weaker word in the same clause; "no longer" and "not needed" say what "no" means.
  static func outranks(_ new: Polarity, _ old: Polarity) -> Bool {
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

  /// Whether a clause says nothing of its own but looks back: «Kafka — плюс», "Kafka (nice to have)", "Go, but that's
  /// optional", «Selenium, не понравилось».
  private static func isAside(
    _ cue: Range<Int>, _ polarity: Polarity, _ clause: Range<Int>, _ text: AnalysedText
  ) -> Bool {
    guard clause.lowerBound > 0, clause.lowerBound > text.sentence(at: clause.lowerBound).lowerBound,
      clause.count <= cue.count + 4
    else { return false }
    return clause.allSatisfy {
      cue.contains($0) || text.tokens[$0].kind == .sign || asideFillers.contains(text.folded($0))
    }
  }

  private static let pronouns: Set<String> = [
    "него", "нее", "них", "его", "ее", "их", "им", "ими", "ним", "ней", "ними", "нем",
  ]

  /// What a clause looks back to: the one before it; behind one that names no skill, that of a pronoun or of a wish is
  /// what the sentence named last: «питон только начала, говорить рано, но выучить хочу».
  private static func named(
    before number: Int, _ polarity: Polarity, _ clause: Range<Int>, _ clauses: [Range<Int>],
    _ text: AnalysedText
  ) -> Range<Int> {
    let nearest = clauses[number - 1]
    guard polarity == .wish || clause.contains(where: { pronouns.contains(text.folded($0)) }),
      !namesSkill(nearest, text)
    else { return nearest }
    return clauses[..<number].last { namesSkill($0, text) } ?? nearest
  }

  /// «За полставки наверное, не знаю»: what is not known is the whole of it.
  private static func isUnsure(_ cue: Range<Int>, _ before: Range<Int>, _ text: AnalysedText) -> Bool {
    cue.contains { text.folded($0) == "знаю" }
      && before.contains {
        ["наверное", "может", "вроде", "примерно", "думаю", "наверно", "видимо"].contains(text.folded($0))
      }
  }

  /// What a clause that looks back is about: the clause before it, of one full of things its last one: «свифт 5 лет
  /// юайкит обжси понимаю, но не пишу».
  private static func asideObject(_ clause: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    guard clause.count > 5 else { return clause }
    var runs: [Range<Int>] = []
    var position = clause.lowerBound
    while position < clause.upperBound {
      guard let hit = SkillTable.shared.hit(in: text, at: position) else {
        position += 1
        continue
      }
      let end = hit.positions.upperBound
      if let last = runs.last,
        (last.upperBound..<position).allSatisfy({
          ["and", "or", "и", "или", "/", "&"].contains(text.folded($0))
        }),
        last.upperBound < position
      {
        runs[runs.count - 1] = last.lowerBound..<end
      } else {
        runs.append(position..<end)
      }
      position = max(end, position + 1)
    }
    return runs.count > 1 ? runs[runs.count - 1].lowerBound..<clause.upperBound : clause
  }

  private static let asideFillers: Set<String> = [
    "but", "it", "it's", "that", "that's", "this", "these", "those", "them", "they're", "is", "isn't", "are",
    "was", "i",
    "i'm", "really", "very", "much", "at", "all", "though", "just", "to", "yet", "myself", "for", "me",
    "please", "not",
    "also", "would", "be", "still", "и", "а", "но", "это", "оно", "его", "ее", "их", "мне", "я", "совсем",
    "вообще", "пока",
    "уже", "очень", "как-то", "тоже", "пожалуйста", "было", "был", "была", "будет", "не", "же", "бы",
    "однако", "зато",
    "точно", "особо", "никогда", "для", "меня", "туда", "в", "так", "что", "here", "here's", "there", "and",
    "never",
    "again", "него", "нее", "них", "им", "ими", "ним", "ней", "ними", "нем", "на", "с", "к", "вот", "хочу",
    "хочется",
    "хотел", "хотела", "мной", "со", "прошу", "поэтому", "тем", "этим", "видимо", "наверное", "зарекся",
    "зареклась", "any", "more", "anymore", "больше",
  ]

  private static func isWithout(_ word: String) -> Bool { word == "без" || word == "without" }

  static func namesSkill(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    positions.contains { SkillTable.shared.hit(in: text, at: $0) != nil }
  }

  private static let verbEndings = [
    "ю", "у", "л", "ла", "ли", "лся", "лась", "лись", "ем", "им", "ет", "ит", "юсь", "усь", "ть", "ется",
    "ится", "ите", "ете", "ишь", "ешь",
  ]
  private static let pastEndings = ["л", "ла", "ли", "лся", "лась", "лись"]

  /// «В офис не поеду», «Ruby не трогал»: a negated verb behind its object. What was not done is denied, what will not
  /// be is refused; nil where the object stands behind the verb.
  private static func negatedVerb(_ cue: Range<Int>, _ clause: Range<Int>, _ text: AnalysedText) -> Polarity?
  {
    guard cue.count == 1, text.folded(cue.lowerBound) == "не", cue.upperBound < clause.upperBound,
      cue.lowerBound > clause.lowerBound
    else { return nil }
    let verb = text.folded(cue.upperBound)
    let behind = cue.upperBound + 1..<clause.upperBound
    let isShort = ["иду", "еду", "лезу", "беру", "жду"].contains(verb)
    guard verb.unicodeScalars.count > 3 || isShort, verbEndings.contains(where: verb.hasSuffix),
      behind.count <= 1, !namesSkill(behind, text),
      SkillTable.shared.hit(in: text, at: cue.upperBound) == nil
    else { return nil }
    return pastEndings.contains(where: verb.hasSuffix) ? .denied : .refused
  }

  /// "Five years with Go and earlier PHP", «на Go, а раньше на PHP»: the time past is of what stands behind it alone.
  private static func isAddedTime(_ cue: Range<Int>, _ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    let joint = cue.lowerBound - 1
    return clause.contains(joint) && ["and", "и", "а", "but", "но"].contains(text.folded(joint))
      && namesSkill(cue.upperBound..<clause.upperBound, text)
      && namesSkill(clause.lowerBound..<joint, text)
  }

  private static let doing: Set<String> = [
    "i", "i'm", "we", "live", "work", "write", "know", "am", "based", "живу", "пишу", "работаю", "знаю",
    "умею", "хочу",
    "ищу", "делаю", "нахожусь", "я", "is", "are", "мы", "ищем", "сижу", "люблю", "занимаюсь",
  ]

  /// Behind the last "and" before a cue where the words before it tell something by themselves: «живу в Казани и не
  /// планирую переезжать»; the start of the clause where they are the head of a list: «Java и PHP не предлагать».
  static func startBehindJoint(before cue: Int, _ clause: Range<Int>, _ text: AnalysedText) -> Int {
    guard let joint = (clause.lowerBound..<cue).last(where: { ["и", "and", "а"].contains(text.folded($0)) }),
      (clause.lowerBound..<joint).contains(where: { doing.contains(text.folded($0)) })
    else { return clause.lowerBound }
    return joint + 1
  }
}
