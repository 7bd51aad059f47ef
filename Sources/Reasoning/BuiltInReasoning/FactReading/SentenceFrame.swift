import Domain
import Lexicon
import Ports

/// What the sentence of a mention says about whom, and in which section that belongs.
struct SentenceFrame {
  var role: Role?
  var section: FacetSection
  /// Whether it tells of its author as they are now: no question, no order to a machine, no past job.
  var isOwn: Bool
  /// Whether it is a dated line of a past job: employers in it are read, skills and places are not.
  var isPast = false
}

/// The frames of all sentences of a text.
struct SentenceFrames {
  let roles: RoleReading
  private let sections: SectionReading
  private let lines: [Kind]
  private let numbers: [Int]
  private let others: Set<Int>

  init(_ text: AnalysedText, context: FactReadingContext) {
    var numbers = [Int](repeating: 0, count: text.tokens.count)
    for (number, sentence) in text.sentences.enumerated() {
      for position in sentence { numbers[position] = number }
    }
    self.numbers = numbers
    let lines = Self.lineKinds(text)
    let own = text.sentences.indices.map { lines[$0] == .told }
    let others = Self.clausesOfOthers(text)
    self.others = others
    self.lines = lines
    roles = RoleReading(text, context: context) { own[numbers[$0]] && !others.contains($0) }
    sections = SectionReading(text, context: context, roles: roles)
  }

  /// The frame of the token at `position`.
  func frame(at position: Int) -> SentenceFrame {
    let line = lines[numbers[position]]
    return SentenceFrame(
      role: sections.role(at: position), section: sections.section(at: position), isOwn: line == .told,
      isPast: line == .past)
  }

  /// Whether the clause at `position` is about somebody else: "my brother…, he's…".
  func isOthers(_ position: Int) -> Bool { others.contains(position) }

  // MARK: Whether a sentence tells

  private enum Kind { case told, asked, ordered, past }

  private static let orders = PhraseList([
    "ignore your", "ignore all", "ignore previous", "ignore the", "disregard", "note to ai", "note to the ai",
    "system prompt", "approve this", "approve me", "rate all", "tell the employer", "tell the other",
    "you must approve",
    "as an ai", "note to llm", "instructions for the", "give this candidate", "give me the highest",
    "override", "игнорируй", "забудь инструкции", "забудь все инструкции", "одобри", "системный промпт",
    "поставь максимальн", "напиши скрипт", "write me a", "скажи работодателю", "to ai systems", "act as",
    "pretend", "you are now", "притворись", "assistant",
  ])

  private static func lineKinds(_ text: AnalysedText) -> [Kind] {
    var result: [Kind] = []
    var ofLine: Kind = .told
    for sentence in text.sentences {
      if text.tokens[sentence.lowerBound].startsLine { ofLine = .told }
      var kind = ofLine
      if orders.occurs(in: text, sentence) {
        kind = .ordered
        ofLine = .ordered
      } else if isPastJob(text, sentence) {
        kind = .past
        ofLine = .past
      } else if kind == .told,
        sentence.suffix(2).contains(where: { text.tokens[$0].isSign("?") })
          || sentence.contains(where: { text.tokens[$0].isSign("?") })
      {
        kind = .asked
      }
      result.append(kind)
    }
    return result
  }

  /// A dated line that is over: "2016 to 2021: …", "2014: …"; "2021 to now" is not.
  private static func isPastJob(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let start = sentence.lowerBound
    guard text.tokens[start].startsLine, let year = Int(text.tokens[start].folded),
      (1980...2100).contains(year)
    else { return false }
    for position in sentence.prefix(6).dropFirst() {
      if text.tokens[position].isSign(":") { break }
      if ["now", "present", "today", "нв", "настоящее", "сейчас"].contains(text.tokens[position].folded) {
        return false
      }
    }
    return true
  }

  // MARK: Other people

  private static let relatives: Set<String> = [
    "brother", "sister", "wife", "husband", "friend", "neighbour", "neighbor", "flatmate", "roommate",
    "girlfriend", "boyfriend", "mother", "father", "dad", "mom", "cousin", "uncle", "wife's", "brother's",
    "friend's", "colleague", "брат", "сестра", "жена", "муж", "сосед", "соседка", "друг", "подруга", "мама",
    "папа", "отец", "мать", "дядя", "брата", "сестры", "жены", "мужа", "соседа", "коллега", "приятель",
    "знакомый",
  ]

  private static func clausesOfOthers(_ text: AnalysedText) -> Set<Int> {
    var result: Set<Int> = []
    var speaksOfOther = false
    for sentence in text.sentences {
      for clause in Clauses.clauses(of: sentence, in: text) {
        let words = clause.map { text.tokens[$0].folded }
        let named = words.indices.contains { namesOther(words, $0) }
        let isFirst = words.contains { ["i", "i'm", "i've", "я", "we", "мы"].contains($0) }
        let isPronoun = words.contains {
          ["he", "he's", "she", "she's", "his", "him", "her", "он", "она", "его", "ему", "ее"].contains($0)
        }
        if named && !isFirst {
          speaksOfOther = true
          result.formUnion(clause)
        } else if isFirst {
          speaksOfOther = false
        } else if speaksOfOther && isPronoun {
          result.formUnion(clause)
        }
      }
    }
    return result
  }

  /// "My brother", «сосед»; not "with my wife", where the one beside the author is only named, nor «друг друга».
  private static func namesOther(_ words: [String], _ index: Int) -> Bool {
    guard relatives.contains(words[index]) else { return false }
    if words[index] == "друг", index + 1 < words.count, words[index + 1].hasPrefix("друг") { return false }
    let before = words[max(0, index - 2)..<index]
    return !before.contains { ["with", "to", "с", "от", "for", "by", "like", "from", "как"].contains($0) }
  }
}
