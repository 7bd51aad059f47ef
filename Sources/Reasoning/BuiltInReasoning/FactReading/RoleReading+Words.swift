import Lexicon

/// The words by which somebody says that they look for work or for people.
extension RoleReading {
  /// Verbs of seeking, by what follows them.
  static let verbs: PhraseList = PhraseList([
    "looking for", "look for", "looks for", "seek", "seeks", "could use", "on the lookout for",
    "on the hunt for", "hunting for",
    "trying to find",
    "trying to hire", "looking to hire", "searching for", "seeking", "in search of", "want to find",
    "would like to find", "hope to find", "need", "needs", "after", "looking at", "open to", "want", "find",
    "ищу", "ищем", "ищет", "нужен", "нужна", "нужны", "нужно", "требуется", "требуются", "в поисках",
    "в поиске", "подыскиваю", "подыскиваем", "хочу найти", "хотим найти", "не хватает", "разыскиваем",
    "рассматриваю", "хочу", "поиск", "открыт к", "открыта к", "lookin for", "looking 4", "searching",
    "in need of", "in the market for", "присматриваю", "hiring", "hire", "нанять", "нанимаю",
    "нанимаем",
  ])
  static let weakVerbs: Set<String> = [
    "open", "want", "after", "хочу", "рассматриваю", "find", "открыт", "открыта", "need", "needs", "нужно",
    "looking at",
  ]
  /// Words that seek people by themselves.
  static let hiring: PhraseList = PhraseList([
    "we're hiring", "we are hiring", "is hiring", "i'm hiring", "i am hiring", "hiring a", "hiring an",
    "looking to hire", "want to hire", "need to hire", "join us", "join our team", "to join my team",
    "join the team as",
    "somebody to join", "someone to join", "нанимаю", "нанимаем", "набираем", "набираю", "расширяем команду",
    "ищем в команду", "ищу в команду", "ищу к себе в команду", "закрываю вакансию", "we have an opening",
    "open position in our", "welcomes a", "open vacancy", "ищем человека", "нужен человек", "нужны люди",
    "hire somebody", "hire someone", "extend our team", "grow the team", "growing the team", "grow my team",
    "growing my team", "expand the team", "expanding the team",
    "expanding our team", "fill a position", "fill a role", "filling a position", "backfill", "headhunting",
    "хантим", "хантю",
    "расширяемся", "закрыть позицию", "закрыть вакансию", "закрываю позицию", "ищу коллегу", "ищем коллегу",
    "need hands",
    "pair of hands", "short of hands", "recruiting", "new teammate", "новый коллега", "к нам в команду",
    "к нам нужен",
    "ко мне в команду", "себе в команду", "мне в команду", "в нашу команду", "i hire for", "i hire people",
    "we hire", "hiring on behalf",
    "recruiting for", "i recruit", "подбираю людей", "подбираю кандидатов", "подбираем", "подбор кандидатов",
    "закрываем вакансию", "вакансию закрыть", "вакансии закрыть", "позицию закрыть", "вакансию надо закрыть",
    "нужны руки",
    "есть вакансии", "наша вилка", "вилка до",
    "открыта вакансия", "открыли вакансию", "есть вакансия", "две вакансии", "две позиции", "три позиции",
    "есть позиция", "open positions", "open roles", "openings",
    "take on a junior", "want to take on", "вот вакансия", "наша вакансия", "here's our ad",
    "pasting our ad", "our vacancy", "our opening", "зову в команду", "зовем в команду", "набираем команду",
    "собираю команду",
    "собираем команду",
  ])
  static let seeking: PhraseList = PhraseList([
    "available for work", "for hire", "made redundant", "was laid off", "been laid off", "my contract ends",
    "my contract is ending", "thinking of leaving", "want to leave my", "open to work", "open to offers",
    "open to new opportunities", "job hunting", "looking for work",
    "my job search", "on the job market", "открыт к предложениям", "открыта к предложениям", "ищу работу",
    "поиск работы", "рассматриваю предложения", "в поиске работы", "сменить работу", "find a new job",
    "looking for a new job", "меняю работу", "хочу сменить работу", "change jobs", "looking to move on",
    "want to move on", "ready to move on", "time to move on", "looking to move",
    "looking for a move", "работа нужна", "работу бы", "looking for my next", "ищу себе работу",
    "сменить место", "сменить компанию", "поменять работу", "смена работы", "новое место", "новую компанию",
    "смотрю вакансии", "готов к предложениям", "готова к предложениям", "уволили", "увольняюсь",
    "ухожу с работы",
    "ухожу из компании", "between jobs", "unemployed", "leave my current", "leaving my job",
    "leaving my current",
    "quitting my job", "time for a change", "looking for a change", "ready for a change", "my next role",
    "next role",
    "next gig", "next position", "next job", "job search", "lookin for work", "lookin for a job", "new gig",
    "find a job",
    "find work", "for a job myself", "open for work", "open for offers", "open for new opportunities",
    "open for opportunities", "open to opportunities",
    "open to new challenges", "new challenges", "looking for something new", "look for something new",
    "next challenge",
    "on the market", "my cv", "my resume", "my résumé", "here's my profile", "вот резюме", "вот мое резюме",
    "мое резюме",
    "меня сократили", "был сокращен", "попал под сокращение", "попала под сокращение", "i was laid off",
    "got laid off",
    "i need a job", "i need work", "нужна работа", "нужна удаленка", "ищу удаленку", "ищу что-то новое",
    "ищу новые вызовы",
    "ищу подработку", "ищу проект",
    "рассмотрю предложения", "в активном поиске", "ищу новое место",
  ])
  static let jobStems: Set<String> = Set(
    Stems.stems([
      "job", "work", "position", "role", "opportunity", "opportunities", "project", "gig", "vacancy",
      "internship", "employment", "company", "product", "place", "contract", "consulting", "employer",
      "работа", "позиция", "вакансия", "проект", "место", "стажировка", "подработка", "компания", "роль",
      "оффер", "предложения", "продукт", "должность", "команда", "удаленка", "стартап", "startup",
      "работодатель", "заказы", "team",
      "консультации", "работка", "работенка", "gigs", "freelance",
    ]))
  static let personStems: Set<String> = Set(
    Stems.stems([
      "developer", "engineer", "people", "person", "somebody", "someone", "colleague", "teammate",
      "candidate", "hands", "specialist", "cofounder", "co-founder", "programmer", "somebody's", "hire",
      "designer",
      "tester", "analyst", "architect", "head",
      "разработчик", "инженер", "человек", "людей", "специалист", "коллега", "сотрудник", "кандидат",
      "сооснователь", "рук", "руки", "программист", "разработчица", "люди", "кофаундер", "кого", "напарник",
    ]))
}
