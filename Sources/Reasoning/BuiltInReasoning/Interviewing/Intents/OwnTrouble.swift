import Lexicon

/// Tells an illness or an injustice that its author met from one that they work on: "I had cancer last year" is met
/// decently, "cancer detection in Python" is a line of work.
enum OwnTrouble {
  /// Names of troubles that are as often what a product is about; other words of hardship tell of a person anyway.
  private static let subjects: Set<String> = Set(
    Stems.stems([
      "depression", "depressed", "anxiety", "cancer", "chemo", "chemotherapy", "burnout", "disability",
      "disabled",
      "funeral", "miscarriage", "panic", "hospital", "discrimination", "discriminated", "sexist", "racist",
      "ageism",
      "harassed", "harassment", "депрессия", "депрессии", "депрессию", "депрессией", "выгорание", "выгорания",
      "онкология", "химиотерапия", "похороны", "инвалидность", "инвалид", "больнице", "панические",
      "дискриминация",
      "дискриминировали", "домогательства", "травля",
    ]))

  /// Words right behind a subject that make it the field of something: "cancer detection", "anxiety app".
  private static let fields: Set<String> = Set(
    Stems.stems([
      "detection", "detecting", "diagnosis", "diagnostics", "research", "screening", "treatment", "care",
      "patients",
      "patient", "therapy", "therapeutics", "app", "apps", "prediction", "registry", "data", "imaging",
      "center",
      "centre", "clinic", "clinics", "services", "service", "benefits", "prevention", "awareness", "trials",
      "cells",
      "moderation", "reports", "drugs", "insurance", "software", "platform", "models", "classifier",
      "detector", "startup", "genomics", "information", "systems", "system", "records", "company", "tech",
      "charity", "foundation",
    ]))
  /// Words of work that stand before it: "models that detect harassment", «помогает при депрессии».
  private static let works: Set<String> = Set(
    Stems.stems([
      "detect", "detects", "detecting", "detection", "predict", "predicts", "diagnose", "diagnoses", "treat",
      "treats", "treating", "research", "model", "models", "app", "apps", "product", "platform", "software",
      "tool", "tools", "dataset", "classifier", "startup", "patients", "clinic", "moderation", "moderate",
      "flag",
      "flags", "filter", "prevent", "prevents", "fight", "fights", "build", "building", "built", "develop",
      "developing", "developed", "work", "working", "worked", "project", "system", "systems", "service",
      "help",
      "helps", "helping", "продукт", "сервис", "приложение", "платформа", "модель", "модели", "помогает",
      "помогаем", "помогать", "лечение", "лечит", "диагностика", "диагностики", "обнаружение",
      "распознавание", "исследование", "исследую", "пациенты", "клиника", "стартап", "делаем", "делаю",
      "разрабатываем", "разрабатываю", "проект", "борьба", "борьбы", "против", "фонд", "система", "чат-бот",
    ]))
  /// Whose trouble it is where it is not the author's.
  private static let others: Set<String> = [
    "people", "patients", "users", "those", "who", "whose", "children", "kids", "людей", "людям", "людьми",
    "пациентов", "пациентам", "тех", "тем", "кто", "детей", "детям", "пользователей",
  ]
  /// Words before it by which somebody has met it themselves.
  private static let met: Set<String> = [
    "had", "have", "has", "having", "suffered", "suffer", "suffering", "diagnosed", "my", "got", "recovering",
    "recovered", "after", "through", "due", "because", "was", "been", "am", "i'm", "i", "being", "felt",
    "faced",
    "face", "experienced", "beat", "survived", "fought", "my", "of", "from", "me", "us", "моя", "моей", "мою",
    "у", "меня", "мне", "после", "была", "был", "было", "были", "болел", "болела", "лечился", "лечилась",
    "из-за", "из", "пережил", "пережила", "столкнулся", "столкнулась", "от", "началась", "началось", "меня",
    "я", "мной",
  ]
  private static let firstPersons: Set<String> = [
    "i", "i'm", "i've", "i'd", "im", "my", "me", "mine", "myself", "я", "меня", "мне", "мной", "мой", "моя",
    "моей", "мою", "мои", "моего",
  ]
  private static let mostWordsAlone = 5

  /// Whether a sentence that names a trouble tells of one that somebody met.
  ///
  /// - Parameter isPart: whether the sentence is a clause of a longer one: who speaks may stand elsewhere in it.
  static func isTold(_ sentence: Range<Int>, in text: AnalysedText, isPart: Bool) -> Bool {
    let named = sentence.filter { subjects.contains(text.tokens[$0].stem) }
    guard !named.isEmpty else { return true }
    let isOfAuthor =
      isPart || text.tokens[sentence].lazy.filter { $0.kind != .sign }.count <= mostWordsAlone
      || sentence.contains { firstPersons.contains(text.tokens[$0].folded) }
    if isOfAuthor { return named.contains { isMet($0, text) } }
    // «После выгорания полгода ничего не писала»: who speaks goes without saying where nothing is worked on.
    return named.contains { position in
      let clause = Clauses.clause(at: position, in: text)
      return isMet(position, text)
        && (clause.lowerBound..<position).suffix(2).contains {
          met.contains(text.tokens[$0].folded)
        } && !clause.contains { works.contains(text.tokens[$0].stem) }
    }
  }

  private static func isMet(_ position: Int, _ text: AnalysedText) -> Bool {
    let clause = Clauses.clause(at: position, in: text)
    let next = position + 1
    if next < clause.upperBound, fields.contains(text.tokens[next].stem) { return false }
    let before = clause.lowerBound..<position
    if before.contains(where: { others.contains(text.tokens[$0].folded) }) { return false }
    let near = before.suffix(4)
    // "I work on cancer", «лечение депрессии»: what stands nearer decides.
    let work = before.last { works.contains(text.tokens[$0].stem) }
    let own = near.last { met.contains(text.tokens[$0].folded) }
    if let own { return work.map { own > $0 } ?? true }
    return work == nil && !clause.contains { works.contains(text.tokens[$0].stem) }
  }
}
