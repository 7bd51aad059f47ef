import Domain
import Lexicon
import Ports

/// Orders to change the profile: "remove Java", "change my location to Berlin", «забудь зарплату».
extension FactDraft {
  private static let removing: Set<String> = [
    "scratch", "remove", "delete", "drop", "убери", "удали", "уберите", "удалите", "сотри", "вычеркни",
    "вычеркните",
    "зачеркни", "зачеркните", "strike", "убрать", "удалить", "erase", "вычеркивайте", "вычеркивай", "уберем",
    "убирайте", "убирай", "scrap", "выкинь", "выкиньте", "исключи", "исключите", "сними", "снимите",
    "исключить", "вычеркнуть", "зачеркнуть", "выкинуть",
  ]
  private static let forgetting: Set<String> = ["forget", "забудь", "забудьте", "clear", "очисти"]
  private static let replacing: Set<String> = ["replace", "замени", "замените", "swap"]
  private static let setting: Set<String> = [
    "change", "set", "update", "add", "put", "измени", "поменяй", "смени", "обнови", "добавь", "поставь",
    "запиши", "исправь", "укажи", "впиши", "correct", "make", "измените", "поменяйте", "смените", "обновите",
    "добавьте",
    "поставьте", "запишите", "исправьте", "укажите", "ставьте", "пиши", "впишите", "пишите",
  ]
  /// Verbs by which something is put on a card, wherever they stand: "we're moving to York, put York there".
  private static let writing: Set<String> = [
    "put", "пишите", "пиши", "запиши", "запишите", "укажи", "укажите", "поставь", "поставьте", "ставьте",
  ]
  private static let politeness: Set<String> = [
    "please", "can", "could", "you", "also", "and", "now", "ok", "пожалуйста", "и", "а", "ещё", "еще",
    "теперь", "actually", "mitko", "митко", "можешь", "let's", "lets", "just", "then", "oh", "ok", "okay",
    "on", "reflection",
    "hmm", "hm", "um", "wait", "no", "but", "and", "scratch", "ну", "нет", "хотя", "тогда", "let", "us",
    "мне", "бы",
    "давайте", "давай", "ой", "да", "yes", "well", "sorry", "so", "прошу", "kindly",
  ]

  enum Order { case remove, forget, replace, set }

  private static let taking: Set<String> = ["take", "leave", "cross", "rub", "throw", "kick"]

  /// "Take Jenkins off", "cross out Jenkins": a verb and its particle.
  private func takesOff(_ sentence: Range<Int>) -> Bool {
    sentence.contains { Self.taking.contains(word($0)) }
      && sentence.contains { ["off", "out"].contains(word($0)) }
  }

  /// The order that a sentence begins with, and where its objects begin.
  private func order(of part: Range<Int>, in sentence: Range<Int>) -> (order: Order, start: Int)? {
    for position in part where text.tokens[position].kind != .sign {
      if let order = Self.verb(word(position)) {
        // "Forget it", "scratch that": what was said last is taken back, nothing is named.
        return ["it", "that", "this", "это"].contains(word(position + 1)) && order != .set
          ? nil : (order, position + 1)
      }
      if Self.taking.contains(word(position)), takesOff(sentence) { return (.remove, position + 1) }
      if !Self.politeness.contains(word(position)) { return nil }
    }
    return nil
  }

  /// The orders of the text and what each is about. One goes on to the end of its sentence, up to the next order or
  /// to a clause that tells something by itself: "forget the office, I want to work from home". In the middle of
  /// a sentence only orders to remove begin: "just remote, forget hybrid".
  func orders() -> [(order: Order, objects: Range<Int>, sentence: Range<Int>)] {
    var result: [(Order, Range<Int>, Range<Int>)] = []
    for sentence in text.sentences where frames.frame(at: sentence.lowerBound).isOwn {
      if order(of: sentence, in: sentence) == nil, let objects = removalBehind(sentence) {
        result.append((.remove, objects, sentence))
        continue
      }
      var open: (order: Order, start: Int)?
      for (number, clause) in Clauses.clauses(of: sentence, in: text).enumerated() {
        let new = order(of: number == 0 ? sentence.lowerBound..<clause.upperBound : clause, in: sentence)
        let isSetting = new.map { $0.order == .set && Self.writing.contains(word($0.start - 1)) } ?? false
        if let new, number == 0 || open != nil || new.order == .remove || new.order == .forget || isSetting {
          if let last = open { result.append((last.order, last.start..<clause.lowerBound, sentence)) }
          open = new
        } else if let last = open,
          clause.contains(where: { Self.keeping.contains(word($0)) })
            || Self.tellsAnew.contains(word(clause.lowerBound))
            || clause.count <= 3 && clause.contains(where: { ["only", "только"].contains(word($0)) })
        {
          result.append((last.order, last.start..<clause.lowerBound, sentence))
          open = nil
        }
        // «Убери React и добавь Vue»: each order has its own objects.
        guard let (_, start) = open else { continue }
        for position in max(start, clause.lowerBound)..<clause.upperBound {
          guard let verb = Self.verb(word(position)), let last = open, position > last.start,
            ["and", "и", "then", "а"].contains(word(position - 1))
          else { continue }
          result.append((last.order, last.start..<position, sentence))
          open = (verb, position + 1)
        }
      }
      if let last = open { result.append((last.order, last.start..<sentence.upperBound, sentence)) }
    }
    return result.map { (order: $0.0, objects: $0.1, sentence: $0.2) }
  }

  /// "Drop Django, FastAPI stays": what its clause names is to stay.
  private static let keeping: Set<String> = [
    "keep", "keeps", "stays", "stay", "remains", "оставь", "оставьте", "оставляем", "остается", "останется",
    "сохрани", "сохраните",
  ]

  private static let tellsAnew: Set<String> = [
    "i", "i'm", "i'd", "i've", "we", "we're", "we'd", "want", "я", "мы", "хочу", "хотим", "лучше", "переехал",
    "переехала",
    "теперь", "но", "but", "because", "потому", "так", "it", "it's", "это", "они", "только", "only", "just",
    "буду", "готов",
    "готова", "согласен", "согласна", "оставьте", "оставь", "keep", "лишь", "было", "был", "была", "были",
    "раньше",
  ]

  /// Whether the mention at `position` is an object of an order that `readUpdates` carries out.
  func isCommanded(_ position: Int) -> Bool { commanded.contains { $0.contains(position) } }

  private static let kinds: [(FactValue.Kind, Set<String>)] = [
    (
      .pay,
      [
        "salary", "pay", "rate", "зарплату", "зарплата", "оклад", "ставку", "деньги", "доход", "вилку",
        "compensation", "зп",
      ]
    ),
    (.place, ["location", "place", "city", "город", "локацию", "место", "country", "страну", "адрес"]),
    (.name, ["name", "имя"]), (.seniority, ["level", "seniority", "уровень", "грейд", "grade"]),
    (.years, ["years", "experience", "опыт", "стаж", "годы"]),
    (.skill, ["skills", "stack", "навыки", "стек", "скиллы"]),
    (.employer, ["employer", "employers", "company", "работодателя", "компанию"]),
    (.availability, ["availability", "notice", "доступность"]),
    (.relocation, ["relocation", "переезд", "релокацию"]), (.workMode, ["mode", "format", "формат"]),
    (.spokenLanguage, ["languages", "языки"]), (.employment, ["employment", "занятость"]),
  ]

  mutating func readUpdates() {
    for (order, objects, sentence) in orders() {
      switch order {
      case .remove, .forget: readRemoval(objects, sentence)
      case .replace: readReplacement(objects, sentence)
      case .set: readSetting(objects, sentence)
      }
    }
  }

  /// The objects of an order to remove that stands behind them.
  private func removalBehind(_ sentence: Range<Int>) -> Range<Int>? {
    guard
      let verb = sentence.first(where: { Self.removing.contains(word($0)) && $0 > sentence.lowerBound }),
      verb + 1 >= sentence.upperBound || text.tokens[verb + 1].kind == .sign
    else { return nil }
    let part = clause(verb)
    let near =
      part.lowerBound == verb
      ? clause(max(sentence.lowerBound, verb - 2)).lowerBound..<verb : part.lowerBound..<verb
    // «В вакансии ещё OpenStack висит, это кадры лепят, вычёркивайте»: what is named stands further before.
    return values(in: near).isEmpty ? sentence.lowerBound..<verb : near
  }

  private static func verb(_ word: String) -> Order? {
    if removing.contains(word) { return .remove }
    if forgetting.contains(word) { return .forget }
    if replacing.contains(word) { return .replace }
    return setting.contains(word) ? .set : nil
  }

  private func offersTarget(_ position: Int) -> FactTarget {
    let role = frame(position).role
    return .facet(role, role == .provider ? .wants : .offers)
  }

  private func target(of kind: FactValue.Kind, _ position: Int) -> FactTarget {
    switch kind {
    case .name, .employer, .place, .spokenLanguage: .shared
    case .trade, .seniority, .years, .skill, .domain: offersTarget(position)
    case .welcomeSkill, .refusedSkill: .facet(frame(position).role, .wants)
    case .workMode, .relocation, .availability, .pay, .employment: practicalTarget(position)
    }
  }

  /// Where a value to be removed stands: of a seeker's skills that may be among the wishes.
  private func place(of value: FactValue, _ position: Int) -> FactTarget {
    let role = frame(position).role ?? context.known.roles.first
    guard case .skill = value, let role else { return target(of: value.kind, position) }
    let own: FactTarget = .facet(role, role == .provider ? .wants : .offers)
    let other: FactTarget = .facet(role, role == .provider ? .offers : .wants)
    let isElsewhere =
      !context.known[own].contains { $0.value == value || $0.value == value.asWelcome }
      && context.known[other].contains { $0.value == value }
    return isElsewhere ? other : own
  }

  /// Everything named among the objects of an order, as values.
  func values(in objects: Range<Int>) -> [(value: FactValue, positions: Range<Int>)] {
    func within(_ positions: Range<Int>) -> Bool { objects.contains(positions.lowerBound) }
    var result: [(FactValue, Range<Int>)] = []
    for mention in Skills.mentions(in: text, isAnswer: true) where within(mention.positions) {
      result.append((.skill(mention.skill.id), mention.positions))
    }
    var places = Places.mentions(in: text).filter { within($0.positions) }
    // "Put York, please": a name that is a word too is a place behind an order.
    if places.isEmpty, Self.writing.contains(word(objects.lowerBound - 1)) {
      places = Places.mentions(in: text, isAnswer: true).filter {
        within($0.positions) && text.tokens[$0.positions.lowerBound].isCapitalised
      }
    }
    for mention in places { result.append((.place(place(mention.place)), mention.positions)) }
    for mention in WorkModes.mentions(in: text) where within(mention.positions) {
      result.append((.workMode(mode(mention.mode)), mention.positions))
    }
    for mention in SpokenLanguages.mentions(in: text) where within(mention.positions) {
      result.append((.spokenLanguage(code: mention.code, level: mention.level), mention.positions))
    }
    for mention in Trades.mentions(in: text) where within(mention.positions) {
      if result.contains(where: { $0.1.overlaps(mention.positions) }) { continue }
      result.append((.trade(mention.trade.rawValue), mention.positions))
    }
    return result.map { ($0.0, $0.1) }
  }

  private mutating func readRemoval(_ objects: Range<Int>, _ sentence: Range<Int>) {
    let values = values(in: objects)
    let refusals = knownRefusals(in: objects)
    for entry in refusals { add(.denies(entry.value), entry.target, at: entry.positions) }
    for entry in values where !refusals.contains(where: { $0.positions.overlaps(entry.positions) }) {
      let target = place(of: entry.value, sentence.lowerBound)
      // A field of work is told by its name.
      if let domain = knownDomain(entry.value) {
        add(.denies(domain.value), domain.target, at: entry.positions)
      } else {
        add(.denies(entry.value), target, at: entry.positions)
      }
    }
    guard values.isEmpty, refusals.isEmpty else { return }
    for (kind, words) in Self.kinds {
      guard let position = objects.first(where: { words.contains(word($0)) }) else { continue }
      add(.forgets(kind), target(of: kind, sentence.lowerBound), at: position..<position + 1)
    }
  }

  /// "Remove gambling": what was refused, among the objects of an order, and is to be refused no more. A skill that is
  /// also told or wished for is that.
  private func knownRefusals(in objects: Range<Int>) -> [(
    value: FactValue, target: FactTarget, positions: Range<Int>
  )] {
    var named = WorkField.mentions(in: text).map { (name: $0.field.rawValue, positions: $0.positions) }
    named += Skills.mentions(in: text, isAnswer: true).map { (name: $0.skill.id, positions: $0.positions) }
    return named.compactMap { mention in
      guard objects.contains(mention.positions.lowerBound) else { return nil }
      for role in context.known.roles {
        let target = FactTarget.facet(role, .wants)
        let value = FactValue.refusedSkill(mention.name)
        let isTold = context.known.allFacts.contains { $0.value == .skill(mention.name) }
        if !isTold, context.known[target].contains(where: { $0.value == value }) {
          return (value, target, mention.positions)
        }
      }
      return nil
    }
  }

  /// The field of work that a skill of its name stands for, where the profile holds it.
  private func knownDomain(_ value: FactValue) -> (value: FactValue, target: FactTarget)? {
    guard case .skill(let id) = value, let skill = Skills.skill(id), skill.group == "domain" else {
      return nil
    }
    for role in context.known.roles {
      for section in FacetSection.allCases {
        let target = FactTarget.facet(role, section)
        if context.known[target].contains(where: { $0.value == .domain(skill.name) }) {
          return (.domain(skill.name), target)
        }
      }
    }
    return nil
  }

  private mutating func readReplacement(_ objects: Range<Int>, _ sentence: Range<Int>) {
    let separator =
      objects.first { ["with", "by", "to", "на", "for"].contains(word($0)) } ?? objects.upperBound
    for entry in values(in: objects) {
      let target = target(of: entry.value.kind, sentence.lowerBound)
      add(
        entry.positions.lowerBound < separator ? .denies(entry.value) : .states(entry.value), target,
        at: entry.positions)
    }
  }

  private mutating func readSetting(_ objects: Range<Int>, _ sentence: Range<Int>) {
    let verb = word(objects.lowerBound - 1)
    let isAdding = ["add", "добавь", "впиши", "запиши", "добавьте", "впишите", "запишите", "пишите"].contains(
      verb)
    // "Change my location from Moscow to Berlin": what stands behind "to" holds.
    let from = objects.first { ["from", "с", "со"].contains(word($0)) }
    let to = objects.last { ["to", "на", "в"].contains(word($0)) }
    for entry in values(in: objects) {
      let position = entry.positions.lowerBound
      // "Put Cardiff instead of Bristol"
      if isRuledOut(position, from: sentence.lowerBound) {
        if !entry.value.kind.isSingle {
          add(.denies(entry.value), target(of: entry.value.kind, sentence.lowerBound), at: entry.positions)
        }
        continue
      }
      if let from, let to, from < position, position < to {
        add(.denies(entry.value), target(of: entry.value.kind, sentence.lowerBound), at: entry.positions)
        continue
      }
      // "Change office to remote"
      if let to, position < to,
        values(in: objects).contains(where: {
          $0.value.kind == entry.value.kind && $0.positions.lowerBound > to
        })
      {
        add(.denies(entry.value), target(of: entry.value.kind, sentence.lowerBound), at: entry.positions)
        continue
      }
      let isWhole =
        !isAdding && [.workMode].contains(entry.value.kind)
        || !isAdding && entry.value.kind == .skill && names(.skill, objects)
      add(
        isWhole ? .statesOnly(entry.value) : .states(entry.value),
        placeOfReplaced(entry.value.kind, in: sentence) ?? target(of: entry.value.kind, sentence.lowerBound),
        at: entry.positions)
    }
    readSetPay(objects, sentence)
    // "Make it part time": one form in the place of the other.
    for mention in EmploymentForms.mentions(in: text) where objects.contains(mention.positions.lowerBound) {
      guard let kind = EmploymentKind(rawValue: mention.value.rawValue),
        scopes.polarity(of: mention.positions) == .stated
      else { continue }
      add(
        isAdding ? .states(.employment(kind)) : .statesOnly(.employment(kind)),
        practicalTarget(sentence.lowerBound), at: mention.positions)
    }
    for mention in SeniorityReader.mentions(in: text) where objects.contains(mention.positions.lowerBound) {
      guard let level = Domain.Seniority(rawValue: mention.level.rawValue),
        !isRuledOut(mention.positions.lowerBound, from: sentence.lowerBound)
      else { continue }
      add(.states(.seniority(level)), offersTarget(sentence.lowerBound), at: mention.positions)
    }
    for mention in Experience.mentions(in: text, currentYear: currentYear)
    where objects.contains(mention.positions.lowerBound)
      && !isRuledOut(mention.positions.lowerBound, from: sentence.lowerBound)
    {
      add(.states(.years(mention.least)), offersTarget(sentence.lowerBound), at: mention.positions)
    }
    if names(.name, objects), let to, to + 1 < sentence.upperBound {
      var end = to + 1
      while end < sentence.upperBound, text.tokens[end].kind == .word, text.tokens[end].isCapitalised {
        end += 1
      }
      if end > to + 1 { add(.states(.name(text.quote(to + 1..<end))), .shared, at: to + 1..<end) }
    }
  }

  /// "Put Go instead of Rust": where the skill that is ruled out stands, a wish or something that is known.
  private func placeOfReplaced(_ kind: FactValue.Kind, in sentence: Range<Int>) -> FactTarget? {
    guard kind == .skill,
      let old = values(in: sentence).first(where: {
        $0.value.kind == .skill && isRuledOut($0.positions.lowerBound, from: sentence.lowerBound)
      })
    else { return nil }
    let target = place(of: old.value, sentence.lowerBound)
    return context.known[target].contains { $0.value == old.value } ? target : nil
  }

  private func names(_ kind: FactValue.Kind, _ objects: Range<Int>) -> Bool {
    guard let words = Self.kinds.first(where: { $0.0 == kind })?.1 else { return false }
    return objects.contains { words.contains(word($0)) }
  }

  private mutating func readSetPay(_ objects: Range<Int>, _ sentence: Range<Int>) {
    guard
      let mention = PayReader.read(text, isAnswer: true).first(where: {
        objects.overlaps($0.positions) && !isRuledOut($0.positions.lowerBound, from: sentence.lowerBound)
      })
    else { return }
    let role = frame(sentence.lowerBound).role
    guard let pay = pay(withoutOld(mention), role: role, others: [], isOnly: true) else { return }
    add(.states(.pay(pay)), .facet(role, .practical), at: mention.positions)
  }
}
