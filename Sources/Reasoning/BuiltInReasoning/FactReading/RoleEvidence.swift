import Domain
import Lexicon

/// Weighs the small signs by which somebody who was asked "work or people?" shows their side without a verb of seeking: who
/// speaks, of what, and what is lacking.
///
/// Each sign has a weight in points; a side is taken only from two points on and where the other has at least two fewer, since
/// a wrong role makes every later fact wrong.
struct RoleEvidence {
  private let text: AnalysedText
  /// The tokens that tell of the author.
  private let own: Set<Int>

  init(_ text: AnalysedText, _ isOwn: (Int) -> Bool) {
    self.text = text
    own = Set(text.tokens.indices.filter(isOwn))
  }

  private func isOwn(_ position: Int) -> Bool { own.contains(position) }

  /// The side that the signs tell, and the sentence of the first of them; nil where they are few or divided.
  var side: (role: Role, positions: Range<Int>)? {
    guard text.tokens.count <= 150 else { return nil }
    let seeks = Self.seekerSigns.compactMap { find($0.words, $0.points) } + selfDescription
    let hires = Self.providerSigns.compactMap { find($0.words, $0.points) } + lack + gaps
    let (work, people) = (points(seeks), points(hires))
    if work >= 2, work > people, let first = seeks.map(\.position).min() {
      return (.seeker, Clauses.clause(at: first, in: text))
    }
    // "We" and "our team" alone are said by whoever leaves one as well.
    if people >= (hires.contains { $0.points > 1 } ? 2 : 3), people >= work + 2,
      let first = hires.map(\.position).min()
    {
      return (.provider, Clauses.clause(at: first, in: text))
    }
    return nil
  }

  private typealias Sign = (position: Int, points: Int)

  private func points(_ signs: [Sign]) -> Int { signs.reduce(0) { $0 + $1.points } }

  private func find(_ words: PhraseList, _ points: Int) -> Sign? {
    text.tokens.indices.first {
      isOwn($0) && words.match(text, $0) != nil && !isDenied($0) && !isOfColleague($0)
    }.map { ($0, points) }
  }

  /// «Бэкендер уволился», "my developer quit": who left is not who speaks.
  private func isOfColleague(_ position: Int) -> Bool {
    let start = Clauses.clause(at: position, in: text).lowerBound
    // "Our tester went on maternity leave"
    if ["our", "наш", "наша", "нашу"].contains(text.folded(start)), TradePeople.match(text, start + 1) != nil
    {
      return true
    }
    return Trades.mentions(in: text).contains { $0.isPerson && $0.positions.upperBound == position }
      || position > 0 && RoleReading.personStems.contains(text.tokens[position - 1].stem)
  }

  private func isDenied(_ position: Int) -> Bool {
    ["not", "no", "don't", "isn't", "не", "нет", "без"].contains(text.folded(position - 1))
  }

  private func isFirstPerson(_ position: Int) -> Bool {
    let clause = Clauses.clause(at: position, in: text)
    return clause.contains { Self.selves.contains(text.folded($0)) }
      && !clause.contains { Self.teams.contains(text.folded($0)) }
  }

  private static let selves: Set<String> = ["i", "i'm", "im", "i've", "me", "myself", "я", "мне", "меня"]
  private static let teams: Set<String> = [
    "we", "we're", "we've", "our", "us", "team", "мы", "нас", "нам", "наш", "наша", "наше", "нашу", "команда",
    "команду",
  ]

  /// "I test games", "data engineer here, nine years": a craft of the author's own, by trade or by time.
  private var selfDescription: [Sign] {
    var result: [Sign] = []
    if let trade = Trades.mentions(in: text).first(where: {
      $0.isPerson && isOwn($0.positions.lowerBound)
        && (isFirstPerson($0.positions.lowerBound) || text.folded($0.positions.upperBound) == "here")
    }) {
      result.append((trade.positions.lowerBound, 2))
    }
    if let years = Experience.mentions(in: text).first(where: {
      $0.scope == .whole && isOwn($0.positions.lowerBound) && isFirstPerson($0.positions.lowerBound)
    }) {
      result.append((years.positions.lowerBound, 1))
    }
    // "Looking, yes. Security engineer."
    if ["looking", "searching", "ищу"].contains(text.folded(0)), text.sentences[0].count <= 5,
      let trade = Trades.mentions(in: text).first(where: { isOwn($0.positions.lowerBound) })
    {
      result.append((trade.positions.lowerBound, 3))
    }
    return result
  }

  /// Somebody of a trade who is gone, or whom there is none of: "our tester went on leave", «бэкендер уволился», "and no artist".
  private var gaps: [Sign] {
    var result: [Sign] = []
    for position in text.tokens.indices {
      let person =
        TradePeople.match(text, position) ?? Trades.mention(in: text, at: position)?.positions.upperBound
      let end =
        person
        ?? (["cto", "programmer", "dev", "контрактор"].contains(text.folded(position)) ? position + 1 : nil)
      guard
        let end = end ?? (Self.crafts.contains { text.folded(position).hasPrefix($0) } ? position + 1 : nil)
      else {
        continue
      }
      let clause = Clauses.clause(at: position, in: text)
      let behind = end..<max(end, min(end + 4, clause.upperBound))
      let before = (max(clause.lowerBound, position - 3)..<position).map { text.folded($0) }
      if behind.contains(where: { Self.leavers.contains(text.folded($0)) })
        || before.contains(where: {
          ["lost", "потеряли", "ушел", "ушла", "уволился", "уволилась"].contains($0)
        })
      {
        result.append((position, 3))
      } else if ["no", "нет"].contains(before.last ?? "") || before.suffix(2) == ["ни", "одного"] {
        result.append((position, 2))
      }
    }
    return Array(result.prefix(1))
  }

  private static let crafts = [
    "программист", "разработчик", "developer", "engineer", "artist", "coder", "designer", "tester",
  ]

  private static let leavers: Set<String> = [
    "left", "quit", "quits", "leaving", "leaves", "retiring", "retires", "retired", "gone", "resigned",
    "leave",
    "maternity", "parental", "vanished", "disappeared", "burned", "sick", "уволился", "уволилась", "ушел",
    "ушла", "уходит",
    "сбежал", "сбежала", "пропал", "пропала", "декрет", "декрете", "увольняется", "заболел", "заболела",
  ]

  /// "Need a third pair of brains", «нам бы второго тестировщика»: somebody of a trade, or people, behind a word for a lack.
  private var lack: [Sign] {
    for position in text.tokens.indices where isOwn(position) && Self.lacks.contains(text.folded(position)) {
      let clause = Clauses.clause(at: position, in: text)
      guard !isDenied(position) else { continue }
      // «Помощник нужен»: in Russian the object may stand before.
      let start =
        text.folded(position).hasPrefix("нуж") || ["бы", "берем", "хватает"].contains(text.folded(position))
        ? max(clause.lowerBound, position - 2) : position + 1
      let behind = start..<max(start, min(position + 8, clause.upperBound))
      guard !behind.contains(where: { Self.ofWork.contains(text.folded($0)) }),
        behind.contains(where: {
          TradePeople.match(text, $0) != nil || RoleReading.personStems.contains(text.tokens[$0].stem)
            || Self.hands.contains(text.folded($0)) || Self.isPerson(text.folded($0))
            || RoleReading.craftPeople.contains(text.folded($0))
        })
      else { continue }
      return [(position, 2)]
    }
    return []
  }

  /// «Художника», «верстальщик»: by its ending somebody who does something.
  private static func isPerson(_ word: String) -> Bool {
    word.unicodeScalars.count > 5
      && ["щика", "ника", "иста", "чика", "щик", "чик", "лога", "стента", "щицу", "ницу"].contains(
        where: word.hasSuffix)
  }

  private static let lacks: Set<String> = [
    "need", "needs", "want", "missing", "lack", "lacking", "short", "seek", "seeking", "find", "after",
    "require",
    "берем", "наберем", "budget", "approval", "ставку", "ставка", "взять", "возьмем", "наймем", "fill",
    "searching",
    "нужен", "нужна", "нужны", "надо", "требуется", "не хватает", "хватает", "бы", "ищем", "ищу", "найти",
    "ищется",
  ]
  private static let ofWork: Set<String> = [
    "job", "work", "position", "role", "gig", "boss", "lead", "mentor", "работу", "работа", "место",
    "вакансию", "тимлида",
    "начальника",
  ]
  private static let hands: Set<String> = [
    "кто", "который", "которая", "четвертый", "третий", "четвертого", "третьего", "помощник", "помощника",
    "помощница", "помощницу", "зам", "зама", "стажера", "стажер", "стажерку", "техдира", "напарника",
    "junior", "senior", "джуна", "мидла", "сеньора", "artist", "programmer", "coder", "dev", "devs", "cto",
    "brains", "hands", "pair", "head", "brain", "eyes", "руки", "рук", "голова", "голову", "мозги", "пара",
  ]

  private static let seekerSigns: [(words: PhraseList, points: Int)] = [
    (
      PhraseList([
        "startup failed", "company failed", "work for others", "work for somebody", "work for someone",
        "hired somewhere",
        "be joining", "i'd be joining", "out of my current", "isn't my current", "lined up",
        "go back to work",
        "go back to programming", "get back into", "back into work", "ready for something", "ready for a",
        "layoffs",
        "fire half", "firing people", "getting fired", "might be fired", "what's around", "what's out there",
        "finishing my",
        "my master's", "my degree", "my bachelor's", "pays on time", "where they pay",
        "employer isn't renewing", "my visa",
        "резюме скину", "скину резюме", "отдел закрывают", "нас закрывают", "проект закрывают",
        "закрывают отдел", "без проекта",
        "без заказов", "заказчики кончились", "заказы кончились", "если предложат", "хочу туда", "код писать",
        "ухожу",
        "где платят", "работодателя себе", "работодателя ищу", "присматриваюсь", "перейти из", "ухожу от",
        "ухожу из",
        "уйти от", "уйти из", "рассматриваю варианты", "смотрю рынок", "к рынку", "дайте работу",
        "пора бы и поработать",
        "for a living", "redundancies", "redundancy", "redundant", "got the boot", "notice period",
        "my notice",
        "i was laid off", "our studio closed", "studio closed", "company closed", "startup died", "shut down",
        "contract is ending", "maternity leave", "parental leave", "after a break", "sabbatical",
        "burned out",
        "burnt out", "bored", "fed up", "had enough", "want out", "getting out", "move on", "moving on",
        "i've left",
        "just left my", "quit my", "quit last", "ready to leave", "my last day", "between things",
        "on the bench",
        "first job", "graduating", "just graduated", "fresh out of", "out of university", "bootcamp",
        "достало", "надоело", "уволилась", "уволился", "сократили", "сокращение", "сокращают",
        "контора закрылась",
        "закрыли проект", "проект закрыли", "ушла в никуда", "ушел в никуда", "без работы", "выгорел",
        "выгорела",
        "после декрета", "из декрета", "засиделся", "засиделась", "свалить", "валить", "пора менять",
        "пора уходить",
        "вкатиться", "выпускник", "выпускница", "только выпустился", "закончил вуз", "закончил курсы",
        "закончила курсы",
        "первую работу", "оффер", "офферы",
      ]), 2
    ),
    (
      PhraseList([
        "something new", "something else", "somewhere else", "elsewhere", "a change", "wouldn't mind",
        "next step",
        "better pay", "more money", "new place", "new team", "who'd have me", "who'd take me", "for me",
        "myself",
        "мне бы", "больше денег", "новое место", "новую команду", "что-то новое", "поинтереснее", "получше",
        "побольше денег", "себе",
        "для себя",
        "куда-нибудь", "куда податься", "перейти", "сменить",
      ]), 1
    ),
  ]
  private static let providerSigns: [(words: PhraseList, points: Int)] = [
    (
      PhraseList([
        "founder", "founders", "cofounder", "cofounders", "co-founders", "our startup", "our company",
        "our studio",
        "my startup", "my company", "my studio", "my agency", "our agency", "our shop", "our team", "my team",
        "our project", "the client", "my client", "our product", "our app", "my app", "my business",
        "our last",
        "vacancy", "applicants", "candidates", "headcount", "opening",
        "наш стартап", "наша команда", "в нашу", "к нам", "наша студия", "наш проект", "мой стартап",
        "моя студия",
        "вакансия", "вакансию", "кандидатов", "основатель", "фаундер", "стартап у меня", "у меня стартап",
        "магазин у меня", "у меня магазин", "у меня сервис", "мой магазин", "не айтишник", "не программист",
        "вчетвером", "втроем", "вдвоем",
      ]), 1
    ),
    (
      PhraseList([
        "we", "we're", "we've", "us", "мы", "нам", "нас",
      ]), 1
    ),
    (
      PhraseList([
        "two vacancies", "three vacancies", "a vacancy", "vacancies", "openings", "can interview",
        "to interview", "i've interviewed", "have interviewed", "last contractor", "my contractor",
        "our contractor", "can't read code", "can't code", "cannot code", "don't code", "non-technical",
        "not technical",
        "no idea how to program", "none of us", "fill the", "to maintain what", "попросил найти",
        "просят найти", "найти им",
        "хотим взять", "готовы взять", "прежний программист", "предыдущий программист", "прежний разработчик",
        "сбежал",
        "left us", "leaving us", "quit on us", "nobody to", "no one to", "no idea how to code",
        "none of us can",
        "neither of us", "somebody who can", "someone who can", "somebody who", "someone who", "extra hands",
        "ушел от нас", "ушла от нас", "от нас ушел", "от нас ушла", "некому", "не успеваем", "не справляемся",
        "зашиваемся",
        "в команду", "на подмогу", "в помощь",
      ]), 2
    ),
  ]
}
