import Domain
import Lexicon
import Localization

/// Something that somebody did and told, which a question can take up in their own words.
struct StoryCue: Hashable, Sendable, Codable {
  let kind: Kind
  /// As it stands in the question: in English turned to the listener ("moved payments from PHP to Go"), in Russian the
  /// literal words.
  let deed: String

  /// The first deed of `text` that a question in `language` can take up; `nil` where there is none, or the text is in
  /// another language.
  static func find(
    in text: AnalysedText, excluding excluded: Set<Int>, language: Language
  ) -> StoryCue? {
    let isRussian = language == .russian
    guard LanguageGuess.language(of: text) == (isRussian ? .russian : .english) else { return nil }
    var best: (rank: Int, cue: StoryCue)?
    for (number, sentence) in text.sentences.enumerated() where !excluded.contains(number) {
      for position in sentence {
        guard let kind = (isRussian ? russian : english)[text.tokens[position].folded],
          isOwn(position, in: sentence, text, isRussian: isRussian)
        else { continue }
        let clause = Self.clause(from: position, in: sentence, text)
        guard kind.holds(in: clause, text), let deed = words(of: clause, text, isRussian: isRussian) else {
          continue
        }
        if best.map({ kind.rank < $0.rank }) ?? true {
          best = (kind.rank, StoryCue(kind: kind, deed: deed))
        }
      }
    }
    return best?.cue
  }

  var key: PhraseKey { kind.key }

  enum Kind: String, Hashable, Sendable, Codable {
    case moved, improved, led, built

    /// The more telling first.
    var rank: Int {
      switch self {
      case .moved: 0
      case .improved: 1
      case .led: 2
      case .built: 3
      }
    }

    var key: PhraseKey {
      switch self {
      case .moved: .story(.moved)
      case .improved: .story(.improved)
      case .led: .story(.led)
      case .built: .story(.built)
      }
    }

    /// Whether the words behind the verb make it work: "moved to Berlin" and "led to trouble" do not.
    func holds(in clause: Range<Int>, _ text: AnalysedText) -> Bool {
      let words = clause.dropFirst().map { text.tokens[$0].folded }
      switch self {
      case .moved:
        let isThere = words.contains { ["from", "to", "into", "onto", "с", "со", "на", "в"].contains($0) }
        return isThere && Skills.mentions(in: text).contains { clause.overlaps($0.positions) }
      case .improved: return clause.contains { text.tokens[$0].kind == .number }
      case .led:
        return words.prefix(6).contains {
          StoryCue.people.contains($0) || Int($0).map { $0 > 1 } == true
        }
      case .built: return words.count >= 2
      }
    }
  }

  private static let people: Set<String> = [
    "team", "teams", "people", "engineers", "developers", "designers", "testers", "analysts", "juniors",
    "guild", "командой", "команду", "группой", "группу", "отделом", "людьми", "человек", "разработчиками",
    "джунов", "стажёров", "стажеров",
  ]

  private static let english: [String: Kind] = table([
    (.moved, "moved, migrated, ported, rewrote, switched, transferred, converted"),
    (
      .improved,
      "cut, reduced, sped, improved, scaled, doubled, tripled, halved, optimised, optimized, saved, grew, brought"
    ),
    (.led, "led, managed, mentored, coached, ran, headed"),
    (
      .built,
      "built, designed, launched, shipped, wrote, created, developed, automated, introduced, implemented, made, rebuilt, redesigned"
    ),
  ])

  private static let russian: [String: Kind] = table([
    (
      .moved,
      """
      перевел, перевела, перевели, переписал, переписала, переписали, перенес, перенесла, перенесли, мигрировал, \
      мигрировала, мигрировали, переводил, переводила, переводили, переносил, переносила, переехали, распиливал, \
      распилил, распилила, распилили
      """
    ),
    (
      .improved,
      """
      ускорил, ускорила, ускорили, сократил, сократила, сократили, уменьшил, уменьшила, снизил, снизила, снизили, \
      увеличил, увеличила, поднял, подняла, подняли, оптимизировал, оптимизировала, масштабировал, масштабировала
      """
    ),
    (
      .led,
      "руководил, руководила, управлял, управляла, возглавлял, возглавляла, менторил, менторила, вел, вела, обучал, обучала"
    ),
    (
      .built,
      """
      построил, построила, построили, сделал, сделала, сделали, запустил, запустила, запустили, разработал, \
      разработала, разработали, написал, написала, написали, создал, создала, создали, внедрил, внедрила, внедрили, \
      автоматизировал, автоматизировала, спроектировал, спроектировала, собрал, собрала, собрали, придумал, придумала
      """
    ),
  ])

  private static func table(_ rows: [(Kind, String)]) -> [String: Kind] {
    var table: [String: Kind] = [:]
    for (kind, words) in rows {
      for word in words.split(separator: ",") { table[word.filter { $0 != " " && $0 != "\n" }] = kind }
    }
    return table
  }

  /// Whether the author is who did it: they say so, or the clause begins with the verb.
  private static func isOwn(
    _ position: Int, in sentence: Range<Int>, _ text: AnalysedText, isRussian: Bool
  ) -> Bool {
    // In front of a deed of one's own stands a pronoun, an adverb or nothing.
    var before = position - 1
    while before >= sentence.lowerBound, between.contains(text.tokens[before].folded) { before -= 1 }
    guard before >= sentence.lowerBound else { return true }
    let word = text.tokens[before]
    if word.kind == .sign { return [",", ";", ".", "-", "—", "•", "*", "("].contains(word.folded) }
    return (isRussian ? ["я", "мы", "и"] : ["i", "we", "i've", "we've", "and"]).contains(word.folded)
  }

  private static let between: Set<String> = [
    "also", "once", "recently", "just", "then", "last", "first", "successfully", "even", "single-handedly",
    "недавно", "потом", "сам", "сама", "сами", "также", "там", "тогда", "раз", "однажды", "еще", "целиком",
    "полностью",
  ]

  /// From the verb to where the clause ends.
  private static func clause(from start: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    var end = start + 1
    while end < sentence.upperBound {
      let token = text.tokens[end]
      if token.kind == .sign,
        [",", ";", ".", "!", "?", ":", "—", "–", "(", ")", "\"", "“", "«", "…"].contains(token.folded)
      {
        // "3.5", "Node.js" and the like are one token; a sign glued on both sides belongs to the word.
        break
      }
      if [
        "but", "because", "so", "while", "when", "which", "where", "но", "потому", "поэтому", "когда", "пока",
        "где",
      ]
      .contains(token.folded) {
        break
      }
      end += 1
    }
    while end > start + 1, ["and", "и", "а", "then", "also"].contains(text.tokens[end - 1].folded) {
      end -= 1
    }
    return start..<end
  }

  private static let mostWords = 13

  /// The clause as it stands in a question; `nil` where it is too short, too long, or would read oddly.
  private static func words(of clause: Range<Int>, _ text: AnalysedText, isRussian: Bool) -> String? {
    let count = clause.filter { text.tokens[$0].kind != .sign }.count
    guard (3...mostWords).contains(count) else { return nil }
    let literal = text.quote(clause)
    guard !literal.contains("\n"), !literal.contains("@"), !literal.contains("://") else { return nil }
    if isRussian { return literal.prefix(1).lowercased() + literal.dropFirst() }
    var words = ""
    var end = text.tokens[clause.lowerBound].range.lowerBound
    for position in clause {
      let token = text.tokens[position]
      words += text.text[end..<token.range.lowerBound]
      words += turned[token.folded] ?? String(text.text[token.range])
      end = token.range.upperBound
    }
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Who speaks, seen from the other side.
  private static let turned: [String: String] = [
    "my": "your", "our": "your", "me": "you", "us": "you", "i": "you", "we": "you", "mine": "yours",
    "ours": "yours", "myself": "yourself", "ourselves": "yourselves", "am": "are", "i'm": "you're",
    "we're": "you're", "i've": "you've", "we've": "you've", "i'd": "you'd", "we'd": "you'd",
  ]
}
