import Domain
import Lexicon
import Ports

/// Whether somebody would move, or helps others to.
extension FactDraft {
  private static let yes: Set<String> = [
    "yes", "да", "yep", "sure", "absolutely", "gladly", "конечно", "разумеется", "легко", "охотно",
    "удовольствием",
    "можно", "рассматриваю", "рассмотрю", "обсуждаемо",
  ]
  private static let mobile: Set<String> = [
    "угодно", "чемоданах", "чемоданы", "мобилен", "мобильна", "удовольствием", "внутри", "пределах",
  ]
  private static let going: Set<String> = [
    "могу", "поеду", "поехал", "поехала", "готов", "готова", "можно", "рассмотрю", "рассматриваю", "согласен",
    "согласна",
  ]
  /// That somebody goes nowhere, whatever was asked.
  private static let rooted = PhraseList([
    "not budging", "not going anywhere", "won't budge", "not leaving", "not moving", "here to stay",
    "staying where i am", "bury me here", "carry me out", "die here", "i don't move", "i do not move",
    "we don't move",
    "moving is out of the question", "relocation is out of the question", "relocating is out of the question",
    "move is out of the question", "moving is not an option", "moving isn't an option", "moving is no option",
    "relocation is not an option", "relocation isn't an option", "relocating isn't an option",
    "moving is not possible", "moving isn't possible", "relocation isn't possible", "moving is impossible",
    "moving is off the table", "relocation is off the table",
  ])
  /// Of a team that it looks for nobody from elsewhere.
  private static let localsOnly = PhraseList([
    "только местных", "только местные", "только местного", "только из местных", "только местную",
    "только местный",
    "locals only", "only locals", "local candidates only", "only local candidates", "only local people",
    "local people only", "somebody local only", "only somebody local", "only someone local",
  ])
  private static let concludingNo = PhraseList([
    "короче нет", "в общем нет", "вобщем нет", "в итоге нет", "пиши нет", "пишите нет", "что никуда",
    "в общем никуда", "короче никуда", "long story short no", "in short no", "bottom line no",
    "а так нет", "так что нет", "поэтому нет", "otherwise no", "so no", "then no",
  ])
  /// A no of several words: "I regret that I would not", "never say never, they say. Never".
  private static let refusing = PhraseList([
    "would not", "wouldn't", "won't", "will not", "can't", "cannot", "rather not", "not planning", "no plans",
    "they won't", "not really", "not at all", "never", "not possible", "no budget", "out of the question",
  ])

  private static let moveNos = PhraseList([
    "no", "not", "never", "nope", "nah", "wouldn't", "won't", "can't", "cannot", "don't think so", "roots",
    "rooted",
    "settled", "happy where i am", "nowhere", "happy here", "staying", "stay", "mortgage", "just bought",
  ])
  private static let moveYeses = PhraseList([
    "could imagine", "can imagine", "yes", "yeah", "yep", "yup", "sure", "gladly", "happily", "willing",
    "could be persuaded", "be persuaded",
    "could be talked", "open to", "heartbeat", "definitely", "certainly", "of course", "why not",
    "i'd consider",
    "would consider", "anywhere", "absolutely", "depends", "we help", "we pay", "we cover", "we'd help",
    "we'd pay",
    "with pleasure", "happy to", "any time", "tomorrow", "for the right", "flexible", "i would", "we would",
    "i'd go",
    "of course",
  ])

  /// The first words of an English answer about moving that say yes or no; nil where none do, or where a place is named,
  /// which may be the only one.
  private func answeredMove() -> (value: Bool, position: Int)? {
    guard LanguageGuess.language(of: text) != .russian, text.tokens.count <= 30,
      Places.mentions(in: text).isEmpty,
      !text.tokens.contains(where: { $0.folded == "unless" })
    else { return nil }
    for position in text.tokens.indices where isOwn(position) || frames.frame(at: position).isOwn {
      if Self.moveNos.match(text, position) != nil {
        if ["why", "if", "or"].contains(word(position - 1)) { continue }
        return (false, position)
      }
      if Self.moveYeses.match(text, position) != nil {
        return word(position) == "depends"
          ? nil : (!(word(position) == "i" && word(position + 2) == "not"), position)
      }
    }
    return nil
  }

  private static let moveNames: Set<String> = [
    "move", "moving", "relocation", "relocate", "relocating", "переезд", "релокация", "релокейт",
    "переезжать",
  ]

  /// "Travel yes. Move no.", «переезд: исключён»: a word for the move and its answer, and nothing besides.
  private func briefMove() -> (moves: Bool, positions: Range<Int>)? {
    for sentence in text.sentences {
      for part in Clauses.clauses(of: sentence, in: text) where isOwn(part.lowerBound) {
        let words = part.filter { text.tokens[$0].kind != .sign }.map { word($0) }
        guard words.count == 2, Self.moveNames.contains(words[0]) else { continue }
        if ["no", "never", "нет", "исключен", "исключена", "невозможен"].contains(words[1]) {
          return (false, part)
        }
        if ["yes", "ok", "okay", "possible", "да", "возможен", "ок"].contains(words[1]) {
          return (true, part)
        }
      }
    }
    // «Исключён.», asked about the move.
    guard context.asked == .relocation, let first = text.tokens.first?.folded, text.tokens.count <= 3,
      ["исключен", "исключено", "исключена", "невозможен", "невозможно", "excluded", "impossible"].contains(
        first)
    else { return nil }
    return (false, 0..<1)
  }

  static let staying: Set<String> = [
    "staying", "stay", "остаюсь", "остаемся", "останусь", "сижу", "осел", "домосед", "домоседка", "исключено",
    "корни",
    "прирос", "приросла", "местных", "осела", "хватит", "наездился", "наездилась",
  ]
  private static let helping: Set<String> = [
    "help", "cover", "pay", "sponsor", "помогаем", "помогу", "поможем", "оплатим", "оплачиваем",
    "компенсируем",
    "возместим", "возмещаем", "снимем", "перевезем", "перевозим",
  ]

  private static let considering = PhraseList([
    "подумал бы", "подумала бы", "рассмотрел бы", "рассмотрела бы", "поехал бы", "поехала бы", "рискнул бы",
    "рискнула бы",
    "согласился бы", "согласилась бы", "not against it", "i'd think about it", "i might",
  ])

  /// "I'd go to Dublin", of somebody who told whether they would move.
  private func goesSomewhere() -> Range<Int>? {
    guard context.known.allFacts.contains(where: { $0.value.kind == .relocation }) else { return nil }
    return Places.mentions(in: text).lazy.compactMap { place -> Range<Int>? in
      let start = place.positions.lowerBound
      guard isOwn(start), word(start - 1) == "to", ["go", "move", "relocate"].contains(word(start - 2)),
        frame(start).role != .provider,
        (start - 5..<start - 2).contains(where: {
          ["i'd", "would", "we'd", "could", "can", "i'll", "we'll", "will", "id"].contains(word($0))
        }),
        !(start - 5..<start).contains(where: { ["not", "never", "wouldn't", "won't"].contains(word($0)) })
      else { return nil }
      return start - 2..<place.positions.upperBound
    }.first
  }

  private static let flatNos: Set<String> = ["no", "nope", "нет", "never", "неа"]
  private static let supposing: Set<String> = ["i'd", "we'd", "would", "бы"]

  /// "I'd move to Lisbon tomorrow, as would everybody. No.": a supposition and a flat no behind it, asked about the move.
  private func supposedAndDenied() -> Range<Int>? {
    guard context.asked == .relocation else { return nil }
    return zip(text.sentences, text.sentences.dropFirst()).first { before, sentence in
      let words = sentence.filter { text.tokens[$0].kind != .sign }.map { word($0) }
      return words.count <= 2 && words.allSatisfy(Self.flatNos.contains) && isOwn(sentence.lowerBound)
        && before.contains { Self.supposing.contains(word($0)) }
        && !before.contains { text.tokens[$0].isSign("?") }
    }?.1
  }

  /// "Vienna. Nowhere else.", «Казань, больше никуда»: one place, and no other.
  private func onlyPlace() -> Range<Int>? {
    guard
      text.tokens.indices.contains(where: {
        word($0) == "nowhere" && word($0 + 1) == "else" || word($0) == "больше" && word($0 + 1) == "никуда"
      }), let place = Places.mentions(in: text).first,
      place.positions.lowerBound <= text.sentences[0].lowerBound + 1, isOwn(place.positions.lowerBound)
    else { return nil }
    return place.positions
  }

  mutating func readRelocation() {
    // What is said in so many words counts before a bare yes or no, which may answer the other half of a question.
    // «Дали бы дом, бросил бы всё. Но вы не дадите, так что нет»
    if context.asked == .relocation,
      let no = text.tokens.indices.last(where: { Self.concludingNo.match(text, $0) != nil }), isOwn(no),
      no + 8 >= text.sentence(at: no).upperBound
    {
      return add(.states(.relocation(false)), practicalTarget(no), at: clause(no))
    }
    if let no = supposedAndDenied() {
      return add(.states(.relocation(false)), practicalTarget(no.lowerBound), at: no)
    }
    if let brief = briefMove() {
      return add(
        .states(.relocation(brief.moves)), practicalTarget(brief.positions.lowerBound), at: brief.positions)
    }
    let said = Relocation.mentions(in: text)
      .first { isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound) }
    if let said {
      // "Earlier I told relocation is not possible, now it is possible"
      if clauseHolds(said.positions.lowerBound, ["earlier", "told", "said", "before"]),
        let now = text.tokens.indices.first(where: { $0 >= said.positions.upperBound && word($0) == "now" }),
        clauseHolds(now, ["possible", "can", "could", "would", "yes", "ok", "okay", "not"])
      {
        return add(
          .states(.relocation(!clauseHolds(now, ["not", "can't", "no"]))), practicalTarget(now),
          at: clause(now))
      }
      add(.states(.relocation(said.value)), practicalTarget(said.positions.lowerBound), at: said.positions)
      return
    }
    if let going = goesSomewhere() {
      return add(.states(.relocation(true)), practicalTarget(going.lowerBound), at: going)
    }
    if let told = toldMove() {
      return add(
        .states(.relocation(told.moves)), practicalTarget(told.positions.lowerBound), at: told.positions)
    }
    if let help = toldHelp() {
      return add(.states(.relocation(true)), practicalTarget(help.lowerBound), at: help)
    }
    // "I'd rather stay put, but for Copenhagen I'd pack tomorrow"
    if context.asked == .relocation,
      let place = Places.mentions(in: text).first(where: { place in
        word(place.positions.lowerBound - 1) == "for" && isOwn(place.positions.lowerBound)
          && ["i'd", "i", "we'd"].contains(word(place.positions.upperBound))
      })
    {
      return add(.states(.relocation(true)), practicalTarget(place.positions.lowerBound), at: place.positions)
    }
    // "Manchester is reachable by train, but I'm staying put in Leeds"
    if let put = text.tokens.indices.first(where: {
      ["staying", "stay"].contains(word($0)) && word($0 + 1) == "put" && isOwn($0)
    }) {
      return add(.states(.relocation(false)), practicalTarget(put), at: put..<put + 2)
    }
    if let put = text.tokens.indices.first(where: { Self.rooted.match(text, $0) != nil && isOwn($0) }),
      frame(put).role != .provider,
      !text.sentence(at: put).prefix(while: { word($0) != "(" }).contains(where: {
        ["unless", "except", "only", "but"].contains(word($0))
      })
    {
      return add(.states(.relocation(false)), practicalTarget(put), at: put..<put + 2)
    }
    // «Ищем только местных», "locals only"
    if let local = text.tokens.indices.first(where: { Self.localsOnly.match(text, $0) != nil && isOwn($0) }),
      frame(local).role == .provider
    {
      return add(.states(.relocation(false)), practicalTarget(local), at: clause(local))
    }
    guard context.asked == .relocation else { return }
    if let only = onlyPlace() {
      return add(.states(.relocation(true)), practicalTarget(only.lowerBound), at: only)
    }
    if let place = Places.mentions(in: text).first, isAnswerBeforeNo(place) {
      return add(.states(.relocation(false)), practicalTarget(0), at: place.positions)
    }
    // "But no. I stay."
    if let stay = text.tokens.indices.first(where: {
      ["i", "i'm", "we", "we're"].contains(word($0)) && Self.staying.contains(word($0 + 1)) && isOwn($0)
    }) {
      return add(.states(.relocation(false)), practicalTarget(stay), at: stay..<stay + 2)
    }
    // "Nairobi, yes", "for the right team, sure"
    for sentence in text.sentences {
      for part in Clauses.clauses(of: sentence, in: text) where part.count <= 2 && isOwn(part.lowerBound) {
        let first = word(part.lowerBound)
        guard Self.yes.contains(first) || ["no", "нет", "nope"].contains(first) else { continue }
        return add(
          .states(.relocation(Self.yes.contains(first))), practicalTarget(part.lowerBound), at: part)
      }
    }
    // «Куда мне, двое детей», «а за границу подумал бы»
    if let where0 = text.tokens.indices.first(where: {
      word($0) == "куда" && ["мне", "нам", "там"].contains(word($0 + 1))
    }) {
      return add(.states(.relocation(false)), practicalTarget(where0), at: clause(where0))
    }
    if let would = text.tokens.indices.first(where: { Self.considering.match(text, $0) != nil && isOwn($0) })
    {
      return add(.states(.relocation(true)), practicalTarget(would), at: clause(would))
    }
    let first = text.sentences[0]
    let words = first.map { word($0) }
    if let said = answeredMove() {
      return add(.states(.relocation(said.value)), practicalTarget(said.position), at: clause(said.position))
    }
    if let no = text.tokens.indices.last(where: { Self.refusing.match(text, $0) != nil && isOwn($0) }),
      text.tokens.count <= 24, !text.tokens.contains(where: { Self.yes.contains($0.folded) }),
      Places.mentions(in: text).isEmpty
    {
      return add(.states(.relocation(false)), practicalTarget(no), at: clause(no))
    }
    if words.contains("никуда") || words.contains(where: Self.staying.contains) {
      return add(.states(.relocation(false)), practicalTarget(first.lowerBound), at: first)
    }
    // «Куда угодно», «я на чемоданах», «только внутри страны»
    if words.contains(where: Self.mobile.contains), !words.contains(where: ["не", "нет"].contains),
      frame(first.lowerBound).role != .provider
    {
      return add(.states(.relocation(true)), practicalTarget(first.lowerBound), at: first)
    }
    // «В Сербию да, в Азию нет», "if you help with the visa": one place or one condition opens the way.
    for part in Clauses.clauses(of: first, in: text) where part.count <= 4 && isOwn(part.lowerBound) {
      guard let last = part.last,
        Self.yes.contains(word(last)) || part.contains(where: { Self.going.contains(word($0)) }),
        !part.contains(where: { ["не", "нет", "no", "not"].contains(word($0)) }),
        Places.mentions(in: text).contains(where: { part.contains($0.positions.lowerBound) })
      else { continue }
      return add(.states(.relocation(true)), practicalTarget(part.lowerBound), at: part)
    }
    if ["if", "если"].contains(words.first ?? ""), frame(first.lowerBound).role != .provider,
      !words.contains(where: { ["no", "not", "don't", "won't", "не", "нет"].contains($0) })
    {
      return add(.states(.relocation(true)), practicalTarget(first.lowerBound), at: first)
    }
    // "We help with the visa and the flat"
    if frame(first.lowerBound).role == .provider, words.contains(where: Self.helping.contains),
      !words.contains(where: { ["no", "not", "don't", "не"].contains($0) })
    {
      return add(.states(.relocation(true)), practicalTarget(first.lowerBound), at: first)
    }
    // «С семьёй — только в Сербию»
    if let place = Places.mentions(in: text).first(where: { place in
      polarity(place.positions) == .stated && isOwn(place.positions.lowerBound)
        && [
          "в", "во", "на", "to", "only", "только", "within", "inside", "по", "внутри", "maybe", "perhaps",
          "possibly",
        ].contains(word(place.positions.lowerBound - 1))
        && clause(place.positions.lowerBound).contains {
          ["only", "только", "maybe", "perhaps", "possibly", "может"].contains(word($0))
        }
    }) {
      return add(
        .states(.relocation(true)), practicalTarget(place.positions.lowerBound), at: place.positions)
    }
    if let answer = leadingAnswer {
      let sentence = text.sentences[0]
      add(.states(.relocation(answer)), practicalTarget(sentence.lowerBound), at: sentence)
    } else if let vague = Relocation.mentions(in: text, isAnswer: true).first(where: {
      isOwn($0.positions.lowerBound)
    }) {
      add(.states(.relocation(vague.value)), practicalTarget(vague.positions.lowerBound), at: vague.positions)
    }
  }
}
