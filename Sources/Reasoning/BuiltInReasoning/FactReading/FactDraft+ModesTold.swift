import Domain
import Lexicon
import Ports

/// Ways of working that are told about, and nobody's condition: of others, of the past, of a rare day.
extension FactDraft {
  /// «Компания загоняет в офис», «раньше ходил в офис», «офис в Перми, но ездить туда не надо», «гибрид, если офис рядом»:
  /// a way of working that is told about, and nobody's condition.
  func isToldAbout(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    let position = mention.positions.lowerBound
    if isOfficeOfHybrid(mention, all) { return true }
    let part = clause(position)
    let words = part.map { word($0) }
    let sentence = text.sentence(at: position)
    let isOnlyOne = !all.contains { $0.mode != mention.mode }
    if words.contains(where: Self.forcing.contains) { return true }
    // «Было же только офис»: what is told to have been
    if !words.contains("бы"), words.prefix(2).contains(where: Self.wasThere.contains),
      isKnown(.workMode(mode(mention.mode)))
    {
      return true
    }
    if isOver(position, words) || isImpossible(mention) || isClosing(mention) { return true }
    // «За полставки пополам»
    if word(position) == "пополам", context.asked == .pay || words.contains("полставки") { return true }
    // «Либо гибрид, если офис в Белграде»
    if let condition = sentence.last(where: { word($0) == "если" && $0 < position }),
      part.lowerBound <= condition,
      !isOnlyOne
    {
      return true
    }
    // «Был гибрид, теперь хочу полностью дома», «гибрид, если заставите»
    if !words.contains("бы"),
      [word(position - 1), word(mention.positions.upperBound)].contains(where: Self.wasThere.contains)
        || sentence.contains(where: { ["заставите", "заставят", "прижмет", "прижмете"].contains(word($0)) })
          && !isOnlyOne
    {
      return mention.mode != .remote || !isOnlyOne || words.contains("был") || words.contains("была")
    }
    guard mention.mode == .office else {
      return !isOnlyOne && isPresentJob(words) && context.asked != .mode
    }
    // «Удалёнка. Офис у нас в Москве»: where it stands
    if context.asked == .mode, frame(position).role != .provider, all.contains(where: { $0.mode == .remote }),
      Places.mentions(in: text).contains(where: { part.contains($0.positions.lowerBound) }),
      words.contains("нас") || words.contains("is") || words.contains("находится")
    {
      return true
    }
    // «На удалёнке, в офис раз в квартал», "remote, though I could visit the office every month"
    if all.contains(where: { $0.mode != .office }), isRare(words) { return true }
    // «Офис разве что если там кошка»
    if zip(words, words.dropFirst()).contains(where: { $0 == "разве" && $1 == "что" }) { return true }
    let rest = sentence.map { word($0) }
    let went = ["ездил", "ездила", "сидел", "сидела", "просидел", "просидела"]
    if words.contains(where: ["был", "была", "ходил", "ходила"].contains)
      || words.contains(where: went.contains) && !words.contains("бы")
    {
      return true
    }
    if isPresentJob(words), !isOnlyOne || context.asked != .mode && words.contains("сейчас") { return true }
    if words.contains(where: { word in Self.occasions.contains { word.hasPrefix($0) } }) { return true }
    // «Ездить туда не надо», «но все по домам»
    if zip(rest, rest.dropFirst()).contains(where: { $0 == "не" && Self.needed.contains($1) })
      || rest.contains("необязательно"), rest.contains(where: Self.commuting.contains)
    {
      return true
    }
    if rest.contains("домам"), rest.contains("но") || rest.contains("а") { return true }
    // «Где офис?» is answered by a place where the way of working is known.
    return context.asked == .place && frame(position).role == .provider
      && Places.mentions(in: text).contains { part.contains($0.positions.lowerBound) }
      && (context.known.facets[.provider]?.practical.facts ?? []).contains { $0.value.kind == .workMode }
  }

  /// "The office closes in March", «офис закрываем», "we gave up the office".
  func isClosing(_ mention: WorkModeMention) -> Bool {
    guard mention.mode == .office else { return false }
    let part = clause(mention.positions.lowerBound)
    let near =
      max(
        part.lowerBound, mention.positions.lowerBound - 4)..<min(
        part.upperBound, mention.positions.upperBound + 3)
    return near.contains { position in
      Self.closings.contains(word(position))
        || word(position) == "up" && ["gave", "given", "giving", "give"].contains(word(position - 1))
    }
  }

  private static let closings: Set<String> = [
    "closes", "closing", "closed", "close", "shut", "shuts", "sold", "закрывают", "закрываем", "закрыли",
    "закрывается",
    "закрылся", "закроют", "сдаем", "сдали", "продали", "съезжаем", "съехали",
  ]

  /// "In my first job we were in the office every day": how it was.
  private func isOver(_ position: Int, _ words: [String]) -> Bool {
    frame(position).role != .provider && !saysNews(position)
      && words.contains { ["was", "were", "had"].contains($0) }
      && text.sentence(at: position).contains {
        ["first", "last", "previous", "former", "then", "ago", "before"].contains(word($0))
      }
  }

  /// "From home you can't see if the valve opens": a way that does not go.
  private func isImpossible(_ mention: WorkModeMention) -> Bool {
    let end = mention.positions.upperBound
    return ["you", "one", "they", "nobody"].contains(word(end))
      && ["can't", "cannot", "couldn't", "can"].contains(word(end + 1))
      && (word(end + 1) != "can" || word(end) == "nobody" || word(end + 2) == "not")
  }

  private static let rarely: Set<String> = [
    "occasional", "occasionally", "odd", "sometimes", "иногда", "rarely", "quarter", "month", "quarterly",
    "monthly", "year",
    "visit",
    "квартал", "полгода", "месяц", "изредка", "редко", "год", "праздникам",
  ]

  /// Whether a clause tells of an office that is seen once in a while.
  private func isRare(_ words: [String]) -> Bool {
    words.contains(where: Self.rarely.contains)
      && !words.contains { ["week", "неделю", "days"].contains($0) }
  }

  /// "We're in Valencia, office near the port. Hybrid": where some days are spent, unless both are offered as a choice.
  private func isOfficeOfHybrid(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    guard mention.mode == .office, polarity(mention.positions) == .stated else { return false }
    let hybrids = all.filter { $0.mode == .hybrid && polarity($0.positions) == .stated }
    guard !hybrids.isEmpty else { return false }
    return hybrids.allSatisfy { hybrid in
      let start = min(hybrid.positions.upperBound, mention.positions.upperBound)
      let gap = start..<max(start, hybrid.positions.lowerBound, mention.positions.lowerBound)
      return gap.contains { [".", ";", "!", ":"].contains(word($0)) }
        || text.sentenceNumber(at: hybrid.positions.lowerBound)
          != text.sentenceNumber(at: mention.positions.lowerBound)
    }
      && !text.tokens.contains {
        [
          "or", "или", "либо", "either", "both", "also", "тоже", "также", "too", "край", "крайний",
        ].contains($0.folded)
      }
  }

  static let sites: Set<String> = [
    "lab", "studio", "workshop", "factory", "plant", "warehouse", "clinic", "laboratory", "hangar", "floor",
    "мастерская",
    "мастерской", "цех", "цеху", "лаборатория", "лаборатории", "завод", "заводе", "студия", "студии", "склад",
    "складе",
  ]

  private static let wasThere: Set<String> = ["был", "была", "было"]

  func isCancelled(_ mention: WorkModeMention) -> Bool {
    frame(mention.positions.lowerBound).role == .provider
      && clauseHolds(
        mention.positions.lowerBound, ["отменили", "запретили", "запретил", "зарубил", "зарубили"])
  }

  private func isPresentJob(_ words: [String]) -> Bool {
    (words.contains("сейчас") || words.contains("пока"))
      && words.contains { ["работаю", "сижу", "хожу", "езжу", "нас"].contains($0) }
  }

  private static let forcing: Set<String> = [
    "загоняет", "загоняют", "загнали", "выгоняют", "выгоняет", "возвращают", "отменили", "отменяют",
    "запретили",
    "зарубил", "зарубили", "запретил", "отобрали", "гонят", "гоняют", "гоняет", "выдергивают", "сгоняют",
  ]
  private static let occasions = ["корпоратив", "праздник", "тимбилдинг", "тусовк"]
  private static let commuting: Set<String> = [
    "ездить", "приезжать", "ходить", "появляться", "присутствовать", "присутствие", "мотаться", "кататься",
  ]
  private static let needed: Set<String> = [
    "надо", "нужно", "обязательно", "требуется", "придется", "приходится", "обязан", "просим",
  ]
}
