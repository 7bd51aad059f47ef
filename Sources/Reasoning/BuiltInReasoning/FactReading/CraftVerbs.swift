import Lexicon

/// Trades that are told by what somebody does and to what, in place of a name: "I've been making games", "I write firmware",
/// «рисую интерфейсы», «веду проекты».
enum CraftVerbs {
  private struct Row {
    let trade: Trade
    let verbs: [String]
    let objects: [String]
  }

  /// Beginnings of folded words. A verb is in a form that the author uses of themself, so that «делает игры» tells nothing.
  private static let rows: [Row] = [
    Row(
      trade: .gamedev,
      verbs: [
        "make", "making", "build", "building", "develop", "program", "write", "writing", "делаю", "пишу",
        "разрабатываю",
        "программирую",
      ],
      objects: ["game", "games", "игры", "игрушки"]),
    Row(
      trade: .embedded,
      verbs: ["write", "writing", "develop", "build", "make", "making", "пишу", "разрабатываю", "делаю"],
      objects: ["firmware", "microcontroller", "прошивк", "микроконтроллер"]),
    Row(
      trade: .design,
      verbs: ["draw", "drawing", "design", "рисую", "проектирую", "придумываю", "отрисовываю"],
      objects: ["interface", "screens", "логотип", "интерфейс", "экраны", "макет", "mockup"]),
    Row(
      trade: .projectManagement,
      verbs: ["run", "running", "manage", "managing", "lead", "веду", "управляю", "координирую"],
      objects: ["projects", "проекты", "проектами"]),
    Row(
      trade: .dataEngineering,
      verbs: ["build", "building", "maintain", "write", "writing", "строю", "пишу", "делаю", "поддерживаю"],
      objects: ["pipelines", "пайплайны", "витрины", "хранилищ", "dwh"]),
    Row(
      trade: .qa, verbs: ["automate", "automating", "test", "testing", "тестирую", "автоматизирую"],
      objects: ["test", "app", "site", "website", "software", "тест", "приложени", "сайт", "софт", "веб"]),
    Row(
      trade: .support,
      verbs: ["look", "looking", "administer", "administrate", "админю", "администрирую", "обслуживаю"],
      objects: ["servers", "network", "printers", "серверы", "сервера", "сети", "сеть", "винду"]),
    Row(
      trade: .frontend, verbs: ["верстаю", "build", "building", "make", "making", "делаю"],
      objects: ["website", "websites", "сайты", "лендинги", "письма"]),
    Row(
      trade: .security, verbs: ["занимаюсь", "отвечаю", "заведую"],
      objects: ["безопасност", "инфобез", "кибербез"]),
    Row(
      trade: .mobile,
      verbs: ["build", "building", "make", "making", "write", "develop", "делаю", "пишу", "разрабатываю"],
      objects: ["mobile", "мобильные", "мобилки"]),
    Row(
      trade: .machineLearning, verbs: ["train", "training", "учу", "обучаю", "тренирую"],
      objects: ["models", "модели", "нейросет", "нейронк"]),
    Row(
      trade: .support, verbs: ["настраиваю", "чиню"], objects: ["сети", "сеть", "принтер", "компьютер"]),
    Row(
      trade: .dataScience, verbs: ["analyse", "analyze", "analysing", "analyzing", "анализирую", "строю"],
      objects: ["data", "dashboards", "данные", "дашборды", "отчеты"]),
  ]

  /// What may stand before the verb of a clause that tells of its author.
  private static let selves: Set<String> = ["i", "i've", "i'm", "been", "am", "я", "have", "had"]

  /// The trade that a clause of `positions` tells by its author's verb and the object close behind it; nil where it tells
  /// none.
  static func trade(in clause: Range<Int>, _ text: AnalysedText) -> (trade: Trade, positions: Range<Int>)? {
    for position in clause {
      let verb = text.folded(position)
      let isRussian = verb.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false
      guard
        isRussian
          || (max(clause.lowerBound, position - 3)..<position).contains(where: {
            selves.contains(text.folded($0))
          })
      else { continue }
      for row in rows where row.verbs.contains(verb) {
        let near = position + 1..<max(position + 1, min(clause.upperBound, position + 5))
        if let object = near.first(where: { place in row.objects.contains { text.folded(place).hasPrefix($0) }
        }) {
          return (row.trade, position..<object + 1)
        }
      }
    }
    return nil
  }
}
