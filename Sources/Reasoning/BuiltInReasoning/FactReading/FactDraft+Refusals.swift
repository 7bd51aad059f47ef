import Domain
import Lexicon
import Ports

/// What somebody rules out: fields of work, and what only looks like a refusal.
extension FactDraft {
  /// "No gambling, no crypto", «только не в банк», or the fields named when what is not wanted was asked.
  mutating func readRefusedFields() {
    var skills: [SkillMention]?
    for mention in WorkField.refusable(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position), !isDoubtful(.refusal, position),
        frame(position).role != .provider || isOfCandidates(mention.field) && isBareRefusal(position),
        polarity(mention.positions) == .refused
          || polarity(mention.positions) == .stated && refusesStated(position)
      else { continue }
      let named = skills ?? Skills.mentions(in: text, isAnswer: true)
      skills = named
      guard !named.contains(where: { $0.skill.group != "domain" && $0.positions.overlaps(mention.positions) })
      else { continue }
      add(
        .states(.refusedSkill(mention.field.rawValue)), .facet(frame(position).role, .wants),
        at: mention.positions)
    }
  }

  /// "PHP? No thanks", asked what is not wanted: named in a question of its own and refused behind it; of what is known a
  /// flat denial.
  private mutating func readRefusedQuestions() {
    for (sentence, next) in zip(text.sentences, text.sentences.dropFirst()) {
      guard let mark = sentence.last, text.tokens[mark].isSign("?"), sentence.count <= 5,
        ["no", "nope", "never", "нет", "ни", "увольте", "спасибо"].contains(word(next.lowerBound))
      else { continue }
      for mention in Skills.mentions(in: text, isAnswer: true)
      where sentence.contains(mention.positions.lowerBound) && mention.skill.group != Self.domainGroup {
        if context.asked == .refusals {
          add(.states(.refusedSkill(mention.skill.id)), .facet(.seeker, .wants), at: mention.positions)
        } else if context.known[.facet(.seeker, .offers)].contains(where: {
          $0.value == .skill(mention.skill.id)
        }) {
          // "Kafka? Never touched it"
          contradict(.denies(.skill(mention.skill.id)), .facet(.seeker, .offers), at: mention.positions)
        }
      }
    }
  }

  private static let refusingIt = PhraseList([
    "не буду", "не хочу", "не стану", "не пойду", "не вернусь", "не готов", "не готова", "не предлагать",
    "не предлагайте", "не хотел бы", "не хотела бы", "not go back", "wouldn't go back", "won't go back",
    "never going back", "not going back", "never go back", "never again", "won't touch", "wouldn't touch",
    "won't write", "wouldn't write", "won't work", "don't want", "would not touch", "rather not",
    "not doing that again",
    "никогда больше", "больше никогда",
  ])
  private static let oneOfThem: Set<String> = [
    "нем", "нему", "ней", "него", "нее", "его", "ее", "ним", "этом", "этого", "это", "it", "that",
  ]
  private static let allOfThem: Set<String> = [
    "них", "их", "ними", "этих", "them", "those", "these", "either",
  ]
  private static let comingBack: Set<String> = ["back", "again", "вернусь", "никогда", "больше"]

  /// «Objc читаю со слезами, писать на нём не буду», "I used XD at the agency, would not go back": a refusal that names by a
  /// pronoun what the words before it told of.
  mutating func readRefusedAgain() {
    readRefusedQuestions()
    let named = Skills.mentions(in: text, isAnswer: true).filter { $0.skill.group != Self.domainGroup }
    guard !named.isEmpty else { return }
    for (number, sentence) in text.sentences.enumerated() {
      for part in Clauses.clauses(of: sentence, in: text) {
        guard let cue = part.first(where: { Self.refusingIt.match(text, $0) != nil }), isOwn(cue),
          frame(cue).role != .provider, !isDoubtful(.refusal, cue),
          !named.contains(where: { part.contains($0.positions.lowerBound) })
        else { continue }
        let words = part.map { word($0) }
        let isPlural = words.contains(where: Self.allOfThem.contains)
        guard
          isPlural || words.contains(where: Self.oneOfThem.contains)
            || words.count <= 6 && words.contains(where: Self.comingBack.contains)
        else { continue }
        // Nothing else may be meant: no field, no place, no way of working.
        let earlier =
          (number > 0 ? text.sentences[number - 1].lowerBound : sentence.lowerBound)..<part.lowerBound
        guard let last = named.last(where: { earlier.contains($0.positions.lowerBound) }) else { continue }
        let clause = clause(last.positions.lowerBound)
        let meant = named.filter { clause.contains($0.positions.lowerBound) }
        let between = clause.upperBound..<part.lowerBound
        guard isPlural || meant.count == 1,
          Clauses.clauses(of: sentence, in: text).filter({ between.contains($0.lowerBound) }).count <= 2,
          !Places.mentions(in: text).contains(where: { between.contains($0.positions.lowerBound) }),
          !WorkModes.mentions(in: text).contains(where: { between.contains($0.positions.lowerBound) })
        else { continue }
        for mention in meant
        where isOwn(mention.positions.lowerBound) && !isOthers(mention.positions.lowerBound) {
          add(
            .states(.refusedSkill(mention.skill.id)), .facet(frame(cue).role, .wants), at: mention.positions)
        }
      }
    }
  }

  /// «Никаких криптанов и беттинга», "no gambling people": a sentence of a team that only rules out. What its product
  /// is not ("no gambling in our product") says nothing of whom it looks for.
  private func isBareRefusal(_ position: Int) -> Bool {
    let sentence = text.sentence(at: position)
    let words = sentence.filter { text.tokens[$0].kind == .word }
    guard let first = words.first, words.count <= 7 else { return false }
    return ["no", "nobody", "without", "never", "никаких", "никакого", "никакой", "без", "не", "только"]
      .contains(
        word(first))
      && !words.contains {
        ["our", "we", "наш", "нашем", "нас", "мы", "product", "продукт"].contains(word($0))
      }
  }

  /// Whether people come from the field: "no agencies" tells who need not write.
  private func isOfCandidates(_ field: WorkField) -> Bool {
    switch field {
    case .gambling, .crypto, .advertising, .defence, .publicSector, .games, .education, .banking, .lending,
      .tobacco, .adult:
      true
    case .consulting, .agencies, .crossPlatform, .nightShifts, .consumerGrowth, .modelTraining, .landingPages:
      false
    }
  }

  private static let knowing: Set<String> = ["умею", "знаю", "могу", "пишу", "know", "can", "do"]

  /// «Кафку не люблю, но умею», "I don't love Java, but I know it": what is said behind holds.
  func isKnownAnyway(_ mention: SkillMention) -> Bool {
    guard context.asked != .refusals, frame(mention.positions.lowerBound).role != .provider else {
      return false
    }
    let clause = clause(mention.positions.lowerBound)
    let rest = clause.upperBound..<text.sentence(at: clause.lowerBound).upperBound
    let next = rest.drop { text.tokens[$0].kind == .sign }
    guard let first = next.first, ["но", "but", "хотя", "though"].contains(word(first)) else { return false }
    let behind = next.prefix(6)
    return behind.contains { Self.knowing.contains(word($0)) }
      && !behind.contains { ["не", "not", "don't", "can't"].contains(word($0)) }
      && !Skills.mentions(in: text, isAnswer: true).contains { behind.contains($0.positions.lowerBound) }
  }

  /// "Java, not JavaScript", «C, а не C++»: two names that are taken for each other are told apart, and nothing is
  /// refused.
  func isToldApart(_ mention: SkillMention) -> Bool {
    let start = mention.positions.lowerBound
    guard ["not", "не"].contains(word(start - 1)), context.asked != .refusals else { return false }
    return Skills.mentions(in: text, isAnswer: true).contains { other in
      other.skill.id != mention.skill.id && abs(other.positions.lowerBound - start) <= 24
        && scopes.polarity(of: other.positions) == .stated
        && Self.isAlike(mention.skill.name, other.skill.name)
    }
  }

  /// «Без Docker никуда», «не Java, а Kotlin», «мы не пишем на PHP»: a no that refuses nothing.
  func isNotRuledOut(_ mention: SkillMention) -> Bool {
    let start = mention.positions.lowerBound
    // "No Kubernetes, whatever my CV says": asked for tools, that it is none of them.
    if context.asked == .skills, frame(start).role == .seeker, ["no", "not"].contains(word(start - 1)),
      !clauseHolds(start, ["please", "thanks", "more", "again", "ever", "never", "want"])
    {
      return true
    }
    let sentence = text.sentence(at: start)
    if word(start - 1) == "без", sentence.contains(where: { Self.indispensable.contains(word($0)) }) {
      return true
    }
    if ["кроме", "except"].contains(word(start - 1)),
      sentence.contains(where: { ["никакой", "никакие", "ничего", "ничем"].contains(word($0)) })
    {
      return true
    }
    let end = mention.positions.upperBound
    if word(start - 1) == "не", word(end) == ",", word(end + 1) == "а", context.asked != .refusals {
      return true
    }
    // "Not Terraform, that's the platform team's", «на Котлин не перейдём»: what a team does not ask for or do.
    if frame(start).role == .provider, context.asked != .refusals {
      if ["not", "не", "isn't", "aren't"].contains(word(start - 1)) { return true }
      // "SwiftUI rather than UIKit"
      if word(start - 1) == "than" || word(start - 1) == "of" && word(start - 2) == "instead" { return true }
      let part = clause(start)
      if zip(part, part.dropFirst()).contains(where: {
        word($0) == "не" && ["ем", "им"].contains(where: word($1).hasSuffix)
          && !["берем", "возьмем", "рассматриваем", "хотим", "ищем", "смотрим", "зовем"].contains(word($1))
      }) {
        return true
      }
    }
    return frame(start).role == .provider && clauseHolds(start, ["мы", "нас"])
      && !clauseHolds(
        start, ["берем", "возьмем", "рассматриваем", "нужен", "нужна", "нужны", "ищем", "хотим", "зовем"])
  }

  private static let indispensable: Set<String> = [
    "никуда", "обойтись", "представляю", "представить", "дня", "рук", "жить", "обхожусь", "мыслю",
  ]

  /// "No PowerPoint clowns, please": the people are refused, and not what they work with.
  func isOfPeople(_ mention: SkillMention) -> Bool {
    Self.refusedPeople.contains(word(mention.positions.upperBound))
  }

  private static let refusedPeople: Set<String> = [
    "clowns", "people", "guys", "folks", "types", "crowd", "monkeys", "jockeys", "cowboys", "zealots", "fans",
    "fanboys", "evangelists", "gurus", "wizards", "bros",
  ]

  /// Whether one name begins with the other: "React" and "React Native", "C" and "C++", but not "C" and "CSS".
  private static func isAlike(_ one: String, _ other: String) -> Bool {
    let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
    guard long.hasPrefix(short) else { return false }
    return short == "Java" || !(long.dropFirst(short.count).first?.isLetter ?? true)
  }
}
