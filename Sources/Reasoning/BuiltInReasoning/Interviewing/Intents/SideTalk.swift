import Domain
import Lexicon

/// Tells talk about cats, weather and football from talk about work: nothing of it belongs on a card.
enum SideTalk {
  /// Whether the sentence is about something else than work and says nothing of it besides.
  static func isOffTopic(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
    let stems = sentence.lazy.map { text.tokens[$0].stem }
    return stems.contains(where: subjects.contains) && !stems.contains(where: work.contains)
      && !Skills.mentions(in: text).contains { sentence.overlaps($0.positions) }
  }

  private static let subjects: Set<String> = Set(
    Stems.stems([
      "weather", "rain", "raining", "snow", "sunny", "cat", "cats", "kitten", "dog", "dogs", "puppy", "seal",
      "bird",
      "football", "soccer", "basketball", "hockey", "film", "movie", "movies", "series", "netflix", "song",
      "music", "concert", "dinner", "lunch", "breakfast", "pizza", "soup", "coffee", "tea", "beer", "wine",
      "recipe", "birthday", "wedding", "grandma", "grandmother", "mother-in-law", "flatmate", "neighbour",
      "neighbor", "politics", "election", "president", "horoscope", "zodiac", "dream", "dreamt", "traffic",
      "train", "bus", "holiday", "beach", "swim", "garden", "portrait", "moustache", "poem", "capital",
      "погода", "дождь", "снег", "солнце", "кот", "кошка", "котенок", "котёнок", "собака", "щенок", "пес",
      "пёс",
      "попугай", "футбол", "хоккей", "фильм", "кино", "сериал", "песня", "музыка", "концерт", "ужин", "обед",
      "завтрак", "пицца", "суп", "кофе", "чай", "пиво", "вино", "рецепт", "борщ", "пельмени", "свадьба",
      "бабушка", "дедушка", "теща", "тёща", "свекровь", "сосед", "соседка", "политика", "выборы", "президент",
      "гороскоп", "сон", "приснилось", "пробка", "пробки", "электричка", "дача", "огород", "портрет", "усы",
      "стих", "стихи", "замуж", "женился", "отпуск", "рыбалка", "шашлык", "столица",
    ]))

  private static let work: Set<String> = Set(
    Stems.stems([
      "work", "working", "job", "team", "project", "product", "company", "code", "remote", "hybrid", "hire",
      "hiring", "salary", "pay", "experience", "developer", "engineer", "app", "service", "client", "startup",
      "work", "работа", "работаю", "работать", "команда", "проект", "продукт", "компания", "код", "удаленно",
      "удалённо", "удаленка", "гибрид", "найм", "нанимаю", "ищу", "зарплата", "деньги", "опыт", "разработчик",
      "инженер", "приложение", "сервис", "клиент", "стартап", "делаем", "пишем", "задача", "система",
    ]))
}
