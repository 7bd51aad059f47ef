import Domain
import Lexicon

/// What a question to somebody is about, by its words.
struct QuestionTopics {
  /// Skills by name, each once.
  let skills: [String]
  /// Kinds of facts, in the order of the table.
  let kinds: [FactValue.Kind]
  /// Whether it asks whom or what they look for.
  let asksForWishes: Bool
  /// Whether it asks for more than a fact can say: then nobody but the person knows.
  let asksForMore: Bool

  init(_ question: String) {
    let text = AnalysedText(question)
    let mentions = Skills.mentions(in: text).filter { !$0.skill.isField }
    skills = mentions.reduce(into: []) { if !$0.contains($1.skill.id) { $0.append($1.skill.id) } }
    var covered = Set(mentions.flatMap(\.positions))
    var kinds: [FactValue.Kind] = []
    for (kind, words) in Self.words {
      let found = text.tokens.indices.filter {
        // "How many weeks a year" asks for no experience.
        words.contains(text.tokens[$0].stem) && (kind != .years || text.folded($0) != "year")
      }
      if !found.isEmpty { kinds.append(kind) }
      covered.formUnion(found)
    }
    // "What languages do you code in" and a skill by name ask for that.
    if !skills.isEmpty { kinds.removeAll { $0 == .skill || $0 == .domain || $0 == .trade } }
    self.kinds = kinds
    let wishes = text.tokens.indices.filter { Self.wishes.contains(text.tokens[$0].stem) }
    asksForWishes = !wishes.isEmpty && skills.isEmpty && kinds.isEmpty
    covered.formUnion(wishes)
    let rest = text.tokens.indices.filter {
      text.tokens[$0].kind != .sign && !covered.contains($0) && !Self.small.contains(text.tokens[$0].stem)
    }
    asksForMore = rest.count > Self.wordsOfAFact
  }

  /// As many words beside its subject still ask for no more than the fact.
  private static let wordsOfAFact = 2

  private static func stems(_ words: String) -> Set<String> {
    Set(Stems.stems(words.split(separator: " ").map(String.init)))
  }

  private static let words: [(FactValue.Kind, Set<String>)] = [
    (
      .workMode,
      stems(
        "remote remotely office hybrid onsite home удалённо удалёнка удалённый удалённая офис гибрид гибридный дома"
      )
    ),
    (
      .relocation,
      stems("relocate relocation relocating move moving переезд переехать переезжать релокация релокацию")
    ),
    (
      .place,
      stems(
        "city country location located based timezone timezones zone live город городе страна стране находитесь находишься живёшь живёте пояс поясе"
      )
    ),
    (
      .spokenLanguage,
      stems(
        "english russian german french spanish english-speaking английский английского русский немецкий испанский французский язык языки языке"
      )
    ),
    (.years, stems("years experience лет опыт опыта стаж")),
    (.seniority, stems("senior junior seniority level middle lead уровень уровня грейд сеньор джун мидл")),
    (
      .availability,
      stems("start available availability notice начать выйти приступить начало доступен готов")
    ),
    (
      .employment,
      stems(
        "full-time part-time fulltime parttime contract freelance internship permanent занятость контракт фриланс стажировка подработка договор"
      )
    ),
    (.domain, stems("domain industry product products домен отрасль продукт продукты предметная")),
    (.trade, stems("profession occupation специальность профессия")),
    (.skill, stems("stack technologies technology tools tech стек технологии технологий инструменты")),
    (.pay, stems("pay salary compensation зарплата зарплату оклад вилка")),
    (.employer, stems("company employer компания компании работодатель")),
  ]

  private static let wishes = stems(
    "look looking seek seeking search ищешь ищете ищут ищет искать нужен нужны нужна")

  /// Words of every question.
  private static let small = stems(
    """
    a an the do does did is are was were be been have has had can could would will should you your yours they them their it
    its he she his her me my i we our us what which who whom how many much where when why and or of in on at for to with
    from by about any some there this that these those not no yes if as so than then also only ever used use using work
    works working worked know knows need needs required want wants like possible allowed currently now today please
    а и или ли не нет да что как какой какая какое какие каком какую кто кого где когда почему сколько есть у в во на с со по
    для от до из к о об за при это этот эта эти там тут ты тебе тебя твой твоя твоё твои вы вас вам ваш ваша ваше ваши они их
    им он она мне мой я мы нас наш бы можно нужно ли же ещё уже только или работаешь работаете работает работать работал
    знаешь знаете знает знаком знакома используешь используете используется пользуетесь хочешь хотите можешь можете сейчас
    пожалуйста обязательно возможна возможен возможно
    """.replacing("\n", with: " "))
}
