import Domain
import Lexicon
import Ports

/// On what terms: place, mode, move.
extension FactDraft {
  // MARK: Place

  private enum PlaceUse: Int {
    case moved, lives, from, bare, none
  }

  private static let residence: Set<String> = [
    "live", "living", "lives", "based", "located", "location", "settled", "i'm", "i am", "base", "city",
    "currently", "here", "am", "home", "stay", "staying", "reside",
    "back",
    "живу", "живем", "живёт", "нахожусь", "находимся", "город", "локация", "сижу", "обитаю", "проживаю",
    "базируюсь", "базируемся", "сейчас", "сам", "сама", "офис", "офиса", "офисе", "office", "hq",
    "headquarters", "we're",
  ]
  private static let movedWords: Set<String> = [
    "moved", "переехал", "переехала", "переехали", "переселился", "перебрался", "перебралась", "перебрались",
    "переезжаем",
    "релоцировался", "релоцировалась", "relocated",
  ]
  private static let wouldMove: Set<String> = [
    "move", "moving", "relocate", "relocation", "переезд", "переезда", "переезду", "переехать", "релокация",
    "релокации", "релокацию", "релокейт", "переезжать", "перееду", "except",
  ]
  private static let elsewhere: Set<String> = [
    "outside", "except", "within", "anywhere", "around", "across", "through", "вне", "кроме", "пределах",
    "пределами", "любой", "по", "hours", "time", "timezone", "utc", "with", "overlap", "customers", "clients",
    "рынок", "market", "weekend", "выходные", "отпуск", "vacation", "trip", "visit", "ресторан", "restaurant",
    "born", "родился", "родилась", "originally", "родом", "учился", "училась", "studied", "university",
    "университет", "timezones", "часов", "поясе", "not", "клиенты", "from",
  ]

  mutating func readPlace() {
    var best: (use: PlaceUse, mention: PlaceMention)?
    let all = Places.mentions(in: text)
    for mention in all {
      let position = mention.positions.lowerBound
      let isMove = clause(position).contains { Self.movedWords.contains(word($0)) }
      guard isOwn(position), !isCommanded(position), !refusesStated(position),
        [.stated, .optional].contains(polarity(mention.positions))
          || isMove && polarity(mention.positions) == .former,
        ![.company, .duties, .education].contains(part(position))
      else { continue }
      // Where the team of somebody who also looks for work is, says nothing of where they are.
      if frame(position).role == .provider, context.country != nil,
        frames.roles.roles(known: context.roles).count == 2
      {
        continue
      }
      if word(position - 1) == "вместо" {
        add(.denies(.place(place(mention.place))), .shared, at: mention.positions)
        continue
      }
      let use = use(of: mention)
      guard use != .none else { continue }
      if let known = best {
        // A city says more than its country.
        let refines =
          known.mention.place.kind == .country && mention.place.kind == .city
          && (known.use == use || known.mention.place.countryCode == mention.place.countryCode)
        // Of two moves the later one counts.
        guard use.rawValue < known.use.rawValue || refines || use == .moved else { continue }
      }
      best = (use, mention)
    }
    guard let best else { return }
    add(.states(.place(place(best.mention.place))), .shared, at: best.mention.positions)
  }

  private func use(of mention: PlaceMention) -> PlaceUse {
    let position = mention.positions.lowerBound
    let part = clause(position)
    let before = (max(part.lowerBound, position - 4)..<position).map { word($0) }
    let words = part.map { word($0) }
    if TimeZoneWords.govern(mention.positions, in: text) { return .none }
    let isOrigin =
      ["из", "from"].contains(word(position - 1))
      && (words.contains { Self.origins.contains($0) } || ["сам", "сама"].contains(word(position - 2)))
    if isOrigin {
      return context.asked == .place && part.count <= 4 && text.sentences.count == 1 ? .from : .none
    }
    // «Калининград. Сама из Омска»: the answer to "where?" stands first, whatever else is told.
    if context.asked == .place, part.lowerBound == text.tokens.indices.first,
      part.count <= mention.positions.count + 1,
      position - part.lowerBound <= 1, !isOrigin, !["из", "from"].contains(word(position - 1))
    {
      return .lives
    }
    if word(position - 1) == "in", word(position - 2) == "back" { return .lives }
    if words.contains(where: Self.movedWords.contains) {
      return word(position - 1) == "from" || word(position - 1) == "из" ? .none : .moved
    }
    if before.contains(where: Self.lives.contains), word(position - 1) != "to" { return .lives }
    if ["вместо", "of"].contains(word(position - 1)), words.contains("вместо") || words.contains("instead") {
      return .none
    }
    if words.contains("вместо") || words.contains("instead") { return .moved }
    if frames.outline.kind == .vacancy, text.sentenceNumber(at: position) == 0,
      part.count <= mention.positions.count + 2
    {
      return .lives
    }
    if [word(position - 1), word(position - 2)].contains(where: Self.offices.contains)
      || Self.here.contains(word(position - 1)) && Self.offices.contains(word(position - 2))
    {
      return .lives
    }
    if frame(position).role == .provider, ["в", "in"].contains(word(position - 1)),
      !before.contains(where: Self.elsewhere.contains),
      (part.lowerBound..<position).contains(where: { frames.roles.providerCues.contains($0) })
    {
      return .lives
    }
    if words.contains(where: Self.wouldMove.contains) { return .none }
    if isContact(mention.range) { return .none }
    let beforeAll = (max(part.lowerBound, position - 6)..<position).map { word($0) }
    let isFromHere =
      word(position - 1) == "from"
      && beforeAll.contains { ["i'm", "am", "work", "working", "remotely", "remote"].contains($0) }
    if word(position - 1) == "из", context.section != .offers, !words.contains("любой"),
      mention.place.kind == .city, words.count <= 8
    {
      return words.contains { Self.residence.contains($0) || $0 == "я" } || part.count <= 3
        || context.asked == .place ? .from : .bare
    }
    if isFromHere { return .lives }
    if beforeAll.contains(where: Self.elsewhere.contains)
      || [word(mention.positions.upperBound), word(mention.positions.upperBound + 1)].contains(where: {
        ["time", "hours", "market", "timezone"].contains($0)
      })
    {
      return .none
    }
    if Self.here.contains(word(position - 1)), isWhereWeAre(part) { return .lives }
    if words.contains(where: Self.residence.contains) || (words.contains("у") && words.contains("нас"))
      || words.contains("remotely")
    {
      return .lives
    }
    if ["переезд", "relocation"].contains(word(part.lowerBound)) { return .none }
    if context.asked == .place || context.section == .practical { return .bare }
    if context.section == .wants || context.section == .offers { return .none }
    if part.count <= mention.positions.count + 1 { return .bare }
    // "Remote from Tallinn", «только удалёнка, Тбилиси».
    if WorkModes.mentions(in: text).contains(where: { part.overlaps($0.positions) }) { return .bare }
    return .none
  }

  private static let origins: Set<String> = [
    "originally", "родом", "born", "came", "come", "comes", "приехал", "приехала", "уехал", "уехала",
    "переехал", "переехала",
  ]
  private static let lives: Set<String> = [
    "live", "living", "based", "located", "reside", "settled", "живу", "живем", "нахожусь", "проживаю",
    "обитаю", "сижу",
    "базируюсь",
  ]
  private static let offices: Set<String> = ["office", "офис", "офиса", "офисе", "офисом", "hq", "офисы"]
  private static let here: Set<String> = ["in", "в", "во", "на"]

  /// «Я в Алматы», "we are a small studio in Valencia".
  private func isWhereWeAre(_ part: Range<Int>) -> Bool {
    let words = part.map { word($0) }
    if words.first == "я", words.count <= 4 { return true }
    let isWe = words.starts(with: ["we", "are"]) || ["мы", "we're"].contains(words.first ?? "")
    return isWe
      && words.contains {
        ["studio", "company", "startup", "team", "agency", "студия", "компания", "стартап", "команда", "мы"]
          .contains($0)
      }
  }

  private func isContact(_ range: Range<String.Index>) -> Bool {
    Identifiers.find(in: text).contains { $0.range.overlaps(range) }
  }

  func place(_ place: Lexicon.Place) -> Domain.Place {
    Domain.Place(id: place.id, country: place.countryCode, timeZone: place.timeZone)
  }

  // MARK: Mode

  mutating func readWorkModes() {
    let mentions = WorkModes.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
    }
    var stated = false
    for mention in mentions where isCondition(mention) {
      let position = mention.positions.lowerBound
      let value = FactValue.workMode(mode(mention.mode))
      switch polarity(mention.positions) {
      case .stated where refusesStated(position), .optional where isRemovedMode(value):
        add(.denies(value), practicalTarget(position), at: mention.positions)
      case .stated, .optional, .wish:
        stated = true
        add(
          mention.isExclusive && isAlone(mention, mentions) ? .statesOnly(value) : .states(value),
          practicalTarget(position), at: mention.positions)
      case .refused, .denied, .former: add(.denies(value), practicalTarget(position), at: mention.positions)
      }
    }
    let isAboutMode =
      context.asked == .mode || context.asked == .place && Places.mentions(in: text).isEmpty
      || text.tokens.contains { ["format", "формат", "mode"].contains($0.folded) }
    guard !stated, isAboutMode, let any = WorkModes.any(in: text),
      isOwn(any.lowerBound)
    else {
      return
    }
    let refusesOffice = (any.upperBound..<text.sentence(at: any.lowerBound).upperBound).contains {
      ["but", "not", "но", "не", "кроме", "except"].contains(word($0))
    }
    for mode in WorkMode.allCases where !(mode == .office && refusesOffice) {
      add(.states(.workMode(mode)), practicalTarget(any.lowerBound), at: any)
    }
  }

  private func isKnown(_ value: FactValue) -> Bool { context.known.allFacts.contains { $0.value == value } }

  /// «Офис необязательно»: the known way of working is demanded no more.
  private func isRemovedMode(_ value: FactValue) -> Bool {
    context.known.facets[.provider]?.practical.facts.contains { $0.value == value } ?? false
  }

  /// "An office in Moscow exists" and "the remote team" are no conditions; an office day is.
  private func isCondition(_ mention: WorkModeMention) -> Bool {
    let position = mention.positions.lowerBound
    if context.section == .wants && mention.mode == .office { return false }
    if [.company, .duties, .education].contains(part(position)) { return false }
    if [.refused, .denied].contains(polarity(mention.positions)), isKnown(.workMode(mode(mention.mode))) {
      return true
    }
    // "Could be 60 if it's in the office"
    if context.asked != .mode, ["if", "если"].contains(word(clause(position).lowerBound)),
      clause(position).lowerBound > text.sentence(at: position).lowerBound
    {
      return false
    }
    if mention.mode == .office {
      // "Offices can burn", «офисы не люблю»: of the kind, not of one's own days.
      if ["offices", "офисы"].contains(word(position)), polarity(mention.positions) == .stated {
        return false
      }
      if clauseHolds(position, ["есть", "exists", "opened", "открыли", "space"]) { return false }
      if ["onsite", "on", "очно"].contains(word(position)) { return true }
      let isPlace = context.asked == .mode || context.asked == .place || context.section == .practical
      let says =
        ["in", "в", "from", "из", "at", "the", "on", "an", "with", "to"].contains(word(position))
        || [
          "in", "в", "from", "из", "the", "an", "our", "or", "или", "и", "and", ",", "наш", "нашем", "только",
          "only",
        ].contains(word(position - 1))
      // «Офис в Казани или удалённо»
      let isChoice = WorkModes.mentions(in: text).contains {
        $0.mode != .office && clause(position).overlaps($0.positions)
      }
      return isPlace || says || isChoice || clause(position).count <= 3
    }
    return ![
      "team", "teams", "colleagues", "команда", "команды", "командой", "командами", "meetings", "cache",
    ].contains(word(mention.positions.upperBound))
  }

  /// Whether no other mode is named beside it as well: "only remote or hybrid" rules the office out, not the hybrid.
  private func isAlone(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    return !all.contains {
      $0.mode != mention.mode && sentence.contains($0.positions.lowerBound)
        && scopes.polarity(of: $0.positions) == .stated
    }
  }

  func mode(_ mode: WorkingMode) -> WorkMode {
    switch mode {
    case .remote: .remote
    case .hybrid: .hybrid
    case .office: .office
    }
  }

  // MARK: Move

  mutating func readRelocation() {
    // What is said in so many words counts before a bare yes or no, which may answer the other half of a question.
    let said = Relocation.mentions(in: text)
      .first { isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound) }
    if let said {
      add(.states(.relocation(said.value)), practicalTarget(said.positions.lowerBound), at: said.positions)
      return
    }
    guard context.asked == .relocation else { return }
    // "Nairobi, yes"
    for sentence in text.sentences {
      for part in Clauses.clauses(of: sentence, in: text) where part.count <= 2 && isOwn(part.lowerBound) {
        let first = word(part.lowerBound)
        guard ["yes", "no", "да", "нет", "nope", "yep"].contains(first) else { continue }
        return add(
          .states(.relocation(["yes", "да", "yep"].contains(first))), practicalTarget(part.lowerBound),
          at: part)
      }
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
