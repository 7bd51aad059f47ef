import Domain
import Lexicon
import Ports

/// Which languages somebody speaks, or asks for.
extension FactDraft {
  private static let excuses: Set<String> = [
    "limited", "embarrassing", "toasts", "lunch", "rusty", "bad", "poor", "hardly", "basics", "плохо",
    "почти", "мало", "учу", "плохой", "хватит", "стесняюсь", "слабый", "немного", "little", "дома", "forgot",
    "learning", "читаю", "gone", "classes", "lessons", "anime", "stops", "ordering", "trusted", "shouldn't",
    "terrible", "awful", "rubbish", "textbook", "school", "films", "songs", "survive", "barely", "beer",
    "evaporated", "faded", "выветрился", "улетучился", "забыт",
  ]
  /// Said of the author these tell of somebody else's language; said of whom a team looks for they ask for one.
  private static let languageDemands: Set<String> = [
    "needed", "нужен", "нужны", "обязателен", "обязательно", "required", "must",
  ]

  private static let scale: Set<String> = [
    "a1", "a2", "b1", "b2", "c1", "c2", "а1", "а2", "б1", "б2", "с1", "с2", "в1", "в2",
  ]

  /// The name of a level as it is kept: «б2» is typed for B2.
  private static func level(_ word: String) -> String {
    let letters: [Character: Character] = ["а": "A", "б": "B", "в": "B", "с": "C"]
    return String(word.uppercased().lowercased().map { letters[$0] ?? Character($0.uppercased()) })
  }

  /// «B1 наверное», «ну B2 на самом деле»: a level alone, asked about languages, is that of English, which is the one that
  /// is asked for by level.
  private mutating func readBareLevel() {
    guard SpokenLanguages.mentions(in: text).isEmpty,
      LanguageGuess.language(of: text) == .russian || text.tokens.count <= 3,
      frame(0).role != .provider || context.roles == [.provider],
      let level = text.tokens.indices.last(where: { Self.scale.contains(word($0)) }), isOwn(level),
      polarity(level..<level + 1) == .stated, !isDoubtful(.language, level)
    else { return }
    add(
      .states(.spokenLanguage(code: "en", level: Self.level(word(level)))), .shared, at: level..<level + 1)
  }

  /// «Мне с моим B1 было тяжело», told in passing: a level of the one language whose level is known.
  private mutating func readOwnLevel() {
    guard SpokenLanguages.mentions(in: text).isEmpty, frame(0).role != .provider,
      let level = text.tokens.indices.first(where: { Self.scale.contains(word($0)) }), isOwn(level),
      ["my", "мой", "моим", "моего", "моем"].contains(word(level - 1))
    else { return }
    let codes = context.known.shared.compactMap { fact -> String? in
      guard case .spokenLanguage(let code, let known?) = fact.value, known != "native" else { return nil }
      return code
    }
    guard let code = codes.first, codes.count == 1 else { return }
    contradict(
      .states(.spokenLanguage(code: code, level: Self.level(word(level)))), .shared, at: level..<level + 1)
  }

  mutating func readLanguages() {
    let isAsked = context.asked == .languages
    if isAsked { readBareLevel() } else { readOwnLevel() }
    for mention in SpokenLanguages.mentions(in: text) {
      let position = mention.positions.lowerBound
      if isOwn(position), !isCommanded(position), let known = droppedLanguage(mention) {
        if polarity(mention.positions) != .optional, frame(position).role == .seeker,
          isFlatDenial(position) || clauseHolds(position, ["speak", "all"]) && !saysChange(position)
        {
          contradict(.denies(known), .shared, at: mention.positions)
        } else {
          add(.denies(known), .shared, at: mention.positions)
        }
        continue
      }
      guard isOwn(position), !isCommanded(position), polarity(mention.positions) == .stated,
        !isDoubtful(.language, position), !refusesStated(position),
        ![.company, .duties].contains(part(position))
      else { continue }
      let isPlain =
        isAsked || part(position) == .languages || part(position) == .requirements
        || context.section == .practical || isListOfLanguages(position) || isLanguageOfTeam(mention)
      guard mention.isCued || isPlain else { continue }
      if mention.level == nil, clauseHolds(position, Self.excuses) || isLanguageWithDoubt(mention) {
        continue
      }
      let isDemand = clauseHolds(position, Self.languageDemands)
      if mention.level == nil, isDemand, frame(position).role != .provider { continue }
      add(.states(.spokenLanguage(code: mention.code, level: mention.level)), .shared, at: mention.positions)
    }
  }

  private static let goodAt: Set<String> = [
    "fluent", "fluently", "native", "good", "fine", "great", "solid", "strong", "excellent", "decent", "ok",
    "okay",
    "perfect", "first", "second", "working", "better", "enough", "b1", "b2", "c1", "c2", "advanced",
    "language", "tongue", "languages", "comfortable", "main",
  ]

  /// "My Japanese is from anime": whoever says something of their own language and not that it is good says that it
  /// is not.
  private func isLanguageWithDoubt(_ mention: SpokenLanguageMention) -> Bool {
    let position = mention.positions.lowerBound
    // "Dutch (survived two winters)"
    let end = mention.positions.upperBound
    if word(end) == "(", mention.level == nil,
      let close = (end..<min(end + 10, text.tokens.count)).first(where: { word($0) == ")" }), close > end + 2,
      !(end..<close).contains(where: { Self.goodAt.contains(word($0)) || Self.scale.contains(word($0)) })
    {
      return true
    }
    // «Сербский на уровне «ещё одно, пожалуйста»»
    if mention.level == nil, word(end) == "на", word(end + 1) == "уровне",
      !Self.goodAt.contains(word(end + 2)), text.tokens.indices.contains(end + 2),
      text.tokens[end + 2].kind == .sign
    {
      return true
    }
    if LanguageGuess.language(of: text) != .russian, isStory(mention) { return true }
    return word(position - 1) == "my" && clause(position).count > mention.positions.count + 1
      && !clauseHolds(position, Self.goodAt)
  }

  private static let aroundLanguages: Set<String> = [
    "and", "or", "plus", "also", "is", "are", "my", "of", "course", "obviously", "both", "i", "i'm", "speak",
    "we", "at",
    "work", "in", "with", "the", "a", "well", "mostly", "daily", "needed", "required", "must", "be", "have",
    "has", "to",
    "it", "it's", "would", "team", "us", "use", "here", "all", "for", "everyone", "everybody", "our", "too",
    "only",
    "just", "every", "day", "then", "yes", "no", "problem", "naturally", "business", "written", "spoken",
    "level",
    "about", "around", "some", "little", "bit", "both", "from", "home", "as", "well", "can", "do", "am", "an",
    "that's",
    "communication", "docs", "meetings", "office", "everything", "happens", "write", "they", "should", "need",
    "needs",
    "really", "very", "quite", "pretty", "so", "said", "on", "top", "by", "birth", "raised", "speaking",
    "fully",
    "bilingual", "grew", "up", "company", "clients", "customers", "customer", "working", "them", "person",
    "she", "he",
    "long", "job", "life", "colleagues", "mother", "native", "everyday", "workdays", "meetings", "n", "does",
    "do",
    "desk", "hours", "everywhere", "english's",
    "equally", "almost", "near", "currently", "will", "since", "always",
  ]

  /// Whether the clause of a language without a level says much besides: "I can order soup in German when nobody
  /// listens".
  private func isStory(_ mention: SpokenLanguageMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard !part.contains(where: { Self.goodAt.contains(word($0)) }) else { return false }
    let named = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    let foreign = part.filter {
      text.tokens[$0].kind != .sign && !named.contains($0) && !Self.aroundLanguages.contains(word($0))
    }
    return foreign.count >= 3
  }

  /// "German isn't required after all": a known language that is ruled out now.
  private func droppedLanguage(_ mention: SpokenLanguageMention) -> FactValue? {
    guard [.refused, .denied, .optional].contains(polarity(mention.positions)) else { return nil }
    return context.known.shared.lazy.map(\.value).first {
      if case .spokenLanguage(mention.code, _) = $0 { true } else { false }
    }
  }

  /// "Spanish is a must, English for docs": a language that opens a short clause of those who hire.
  private func isLanguageOfTeam(_ mention: SpokenLanguageMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard frame(part.lowerBound).role == .provider, part.lowerBound == mention.positions.lowerBound,
      part.count <= 5
    else { return false }
    let next = word(mention.positions.upperBound)
    return [
      "is", "for", "at", "does", "will", "only", "suffices", "everywhere", "all", "required", "needed",
      "обязателен", "обязательно", "нужен", "для",
    ].contains(next)
  }

  /// "Russian and English": a clause of nothing but languages.
  private func isListOfLanguages(_ position: Int) -> Bool {
    let part = clause(position)
    let covered = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    guard
      part.allSatisfy({
        covered.contains($0) || ["and", "и", "&", "/", "n", "plus", "or"].contains(word($0))
          || frame(position).role == .provider
            && (Self.languageDemands.contains(word($0)) || word($0) == "is")
      })
    else {
      return false
    }
    // "React, Warsaw, English": alone between other facts it is spoken; behind a name it is where somebody is from.
    let isBehindName = NameReader.ownNames(in: text).contains {
      (0...2).contains(part.lowerBound - $0.positions.upperBound)
    }
    return !isBehindName || covered.count > 1
  }
}
