import Lexicon

/// Recognises a question about Mitko by what stands together in it, however it is put: "who exactly gets to look at
/// this?" and "is there anybody who reads my answers?" ask the same.
///
/// Each pattern is a list of groups of stems; a sentence that asks has the meaning of the first pattern of which every
/// group has a word in it.
enum QuestionAboutMitko {
  private struct Pattern: Sendable {
    let intent: MessageIntent
    let groups: [Set<String>]
    /// Words beside which it means something else.
    let barred: Set<String>

    init(_ intent: MessageIntent, _ groups: String..., except barred: String = "") {
      self.intent = intent
      self.groups = groups.map(Self.stems)
      self.barred = Self.stems(barred)
    }

    private static func stems(_ words: String) -> Set<String> {
      Set(Stems.stems(words.split(separator: " ").map(String.init)))
    }
  }

  /// What the sentence asks about Mitko; `nil` where it asks nothing of the kind.
  static func intent(of sentence: Range<Int>, in text: AnalysedText) -> MessageIntent? {
    let tokens = text.tokens[sentence]
    let words = tokens.filter { $0.kind != .sign }
    let asks =
      tokens.contains { $0.isSign("?") } || words.first.map { interrogatives.contains($0.folded) } == true
    guard asks, words.count <= mostWords else { return nil }
    let stems = Set(words.map(\.stem)).union(words.map(\.folded))
    return patterns.first { pattern in
      pattern.groups.allSatisfy { !$0.isDisjoint(with: stems) } && pattern.barred.isDisjoint(with: stems)
    }?.intent
  }

  /// A longer sentence tells something besides.
  private static let mostWords = 22

  private static let interrogatives: Set<String> = [
    "who", "what", "where", "when", "why", "how", "which", "what's", "who's", "where's", "сколько", "is",
    "are", "do", "does", "can", "could", "will",
    "would", "кто", "что", "где", "куда", "когда", "зачем", "почему", "как", "какой", "какая", "какие",
    "можно", "кому", "а", "ли", "долго",
  ]

  private static let you =
    "you your yours mitko this it ты тебя тебе тобой вы вас вам митко это этот эти этим этой"
  private static let mine =
    "my me mine i this it these that number card profile data text answers contact name мой моя мое мои меня мне мной я это эту эти этой карточку карточка профиль данные ответы контакт имя фамилия цифру цифра сведения"

  private static let patterns: [Pattern] = [
    Pattern(
      .askModel, "chatgpt gpt openai anthropic claude llm нейросеть нейросети",
      you + " send train use отправляешь уходит"),
    Pattern(
      .askErase,
      "delete deleted erase erased remove removed wipe удалить удалю удаляется удалится удалят стереть сотру сотрется стирается",
      mine + " data everything all account аккаунт все всё себя"),
    Pattern(
      .askConsent, "when point момент когда",
      "get gets receive reveal получит получат уйдет уходит откроется откроешь",
      "contact side other this it контакт сторона стороне его мой это"),
    Pattern(
      .askWhoSees,
      "who all все many сколько человек людей anyone anybody somebody someone everyone people boss employer company colleagues husband wife side recruiters recruiter they кто кому кто-то кто-нибудь кому-нибудь кому-то начальник начальство работодатель компания муж жена коллеги люди другие они сторона текущей",
      "see sees seen saw read reads look looks access view views visible show shown get gets know find learn recognise recognize name видит видят увидит увидят увидеть читает читают прочитает прочтет доступ покажут покажешь покажете показывают показать видно виден узнает узнают узнать посмотрит смотрит смотрел узнали",
      mine + " here тут здесь вообще"),
    Pattern(
      .askWhoSees, "tell telling расскажешь расскажете скажешь скажете сообщишь сообщите",
      "husband ex-husband wife ex-wife ex boss manager employer company colleagues муж мужу жена жене бывшему бывшей начальнику начальству шефу боссу работодателю коллегам",
      "here i i'm me my this тут здесь я мне меня мой моему мою мне обо",
      except: "should would could"),
    Pattern(
      .askWhoSees,
      "anonymous anonymously confidential private privacy анонимно анонимность конфиденциально приватно тайно",
      you + " " + mine + " here all everything"),
    Pattern(
      .showProfile, "what what's что",
      "write wrote written noted note put recorded записал записала записали записано написал написала card profile карточка карточке анкета анкете профиль профиле",
      "my me i so мой моя моей мне меня мою обо",
      except: "with for happens happen data who use used станет зачем случится с для"),
    Pattern(
      .askHowMany, "many сколько",
      "people users members candidates seekers teams companies providers person человек людей пользователей народу участников кандидатов команд компаний",
      "here there there's registered use using you база базе тут здесь вас тебя всего сейчас"),
    Pattern(
      .askWhoRuns,
      "who whose кто чей чья",
      "runs run owns own behind operates hosts hosting made built created develops pays управляет владеет стоит держит сделал создал разработал хозяин владелец платит",
      you + " за"),
    Pattern(
      .askWhoSees,
      "sell sells sold resell share pass leak продаешь продаете продаст передаешь передаете отдаешь отдаете делишься сливаешь сливаете",
      "data information details profile words данные сведения информацию профиль",
      you + " " + mine),
    Pattern(
      .askHowLongKept, "long сколько долго",
      "store stored keep kept keeps retain хранишь хранится хранятся хранит храните держишь держите",
      "message messages data everything it profile words сообщения данные все всё это профиль переписку"),
    Pattern(
      .askWhatIsStored,
      "store stored stores save saved saves keep kept keeps collect record recorded remember stay stays хранишь хранится хранятся хранит храните сохраняешь сохраняете сохраняется запоминаешь записываешь записывается собираешь собираете остается остаются лежат лежит данные сведения",
      "what where how which long do you что где какие куда сколько долго ты вы"),
    Pattern(
      .askHowMatching, "how как чем каким",
      "match matching matches find finding choose choosing pick select search searching algorithm decide decides подбираешь подбираете подбор находишь находите ищешь ищете выбираешь выбираете алгоритм решаешь решаете сопоставляешь",
      you + " people somebody anybody candidates кого людей кандидатов"),
    Pattern(
      .askConsent,
      "contact contacts контакт контакты телефон почту",
      "when what point happens after get gets когда момент после уйдет получит получат дадут"),
    Pattern(
      .askHowLong,
      "when soon long normal yet когда долго скоро сколько нормально еще до",
      "hear find found match matches result results answer reply wait waiting introduce introduction introduction somebody anybody anyone wrote written days weeks take takes найдешь найдете найдется ждать ответ ответа результат результата знакомства услышу напишешь напишете написал дней недель займет осталось"
    ),
    Pattern(
      .askForMatches,
      "anyone anybody someone somebody matches кто-нибудь кто-то кого-нибудь кого-то кто",
      "there yet already found here new fitting suitable есть уже нашлось нашелся нашлись нашел появился подходящий подходящие новый новенький"
    ),
    Pattern(
      .askCost,
      "cost costs price charge charges fee fees subscription free paid commission pay стоит стоить цена бесплатно платно платный подписка комиссия платить заплатить берете берешь",
      you + " use using service here there is how much сколько за тут здесь что"),
    Pattern(
      .askIfHuman,
      "bot robot human alive machine ai program software бот робот человек живой живая настоящий машина ии программа нейросеть",
      "you talking am is ты вы говорю общаюсь разговариваю пишу кем это", except: "many сколько"),
    Pattern(
      .askCanChange,
      "change edit correct fix update adjust поменять изменить исправить поправить править отредактировать передумаю",
      "later can could still after possible able можно смогу потом позже после если"),
    Pattern(
      .askWhy, "why зачем почему",
      "ask asking need want know matter question questions спрашиваешь спрашиваете нужно нужен нужна знать вопрос вопросы тебе вам город деньги зарплата цифра number money city"
    ),
  ]
}
