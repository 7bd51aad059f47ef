/// Finds what may be somebody's pay though it names no money: "won't go below 7", "bonus is ten", «меньше 300 не
/// рассматриваю», "would like 55".
///
/// For hiding alone: a number that is hidden costs less than a floor that the other side sees.
package enum ConfidedSums {
  /// The tokens of each such number with the words that bound it, in order.
  ///
  /// - Parameter own: what somebody is known to want, in whole units: «не 300, а 320» tells it again without a word of money.
  package static func spans(in text: AnalysedText, own: Set<Int> = []) -> [Range<Int>] {
    var numbers: [Range<Int>] = []
    var position = 0
    while position < text.tokens.count {
      guard let end = number(at: position, text) else {
        position += 1
        continue
      }
      numbers.append(position..<end)
      position = end
    }
    let again = numbers.filter { isOwn(size($0, text), own) && isBare($0, text) }
    return numbers.filter { number in
      if isPay(number, text) || again.contains(number) { return true }
      // What stands beside it is what it was before, or may become.
      return isBare(number, text)
        && again.contains { other in
          text.sentence(at: other.lowerBound).contains(number.lowerBound)
            && (0.5...2).contains(size(number, text) / size(other, text))
        }
    }
  }

  /// Whether a number is one of the amounts, as it is or in thousands. Below ten it may be anything.
  private static func isOwn(_ size: Double, _ own: Set<Int>) -> Bool {
    size >= 10 && size < 1e9 && (own.contains(Int(size)) || own.contains(Int(size * 1_000)))
  }

  /// Whether a number counts nothing and is no part of a name: "Java 17", "5/2" and "40 people" are none.
  private static func isBare(_ number: Range<Int>, _ text: AnalysedText) -> Bool {
    isUncounted(number.upperBound, text) && !isPart(number, text)
  }

  /// "Java 17", "5/2", "v2"
  private static func isPart(_ number: Range<Int>, _ text: AnalysedText) -> Bool {
    guard number.lowerBound > 0 else { return false }
    let before = text.tokens[number.lowerBound - 1]
    if before.isSign("/") || before.isSign("-") && before.isGlued { return true }
    return before.kind == .word && SkillTable.shared.hit(in: text, at: number.lowerBound - 1) != nil
  }

  /// The end of the number, with its thousands, at `position`.
  private static func number(at position: Int, _ text: AnalysedText) -> Int? {
    guard text.tokens[position].kind != .sign else { return nil }
    var end = position
    if let amount = AmountReader.amount(in: text, at: position) {
      end = amount.positions.upperBound
    } else if let count = Numerals.count(in: text, at: position), !count.isOrdinal,
      !["one", "один", "одного", "одному", "пара", "пару", "couple"].contains(text.folded(position))
    {
      end = count.positions.upperBound
    }
    return end > position ? end : nil
  }

  private static func isPay(_ number: Range<Int>, _ text: AnalysedText) -> Bool {
    guard isUncounted(number.upperBound, text) else { return false }
    let clause = Clauses.clause(at: number.lowerBound, in: text)
    let sentence = text.sentence(at: number.lowerBound)
    if isPart(number, text) { return false }
    let near = max(sentence.lowerBound, number.lowerBound - 5)..<number.lowerBound
    // «На прошлой работе 300 было»
    if near.contains(where: { ["прошлой", "прежней", "предыдущей", "прошлом"].contains(text.folded($0)) }),
      near.contains(where: { ["работе", "месте", "компании"].contains(text.folded($0)) })
    {
      return true
    }
    if near.contains(where: { money.contains(text.folded($0)) || moneyStems.contains(text.tokens[$0].stem) })
    {
      return true
    }
    if isBounded(number.lowerBound, sentence, text) {
      let words = sentence.map { text.folded($0) }
      return words.contains(where: refusing.contains)
        || near.contains { ["need", "want", "like", "нужно", "надо", "хочу"].contains(text.folded($0)) }
        || isNegated(number.lowerBound, sentence, text)
        || clause.count <= number.count + 2 && number.count < 3 && size(number, text) >= 40
    }
    let before = text.folded(number.lowerBound - 1)
    let wishes =
      wishing.contains(before)
      || before == "бы" && ["хотел", "хотела", "хотелось"].contains(text.folded(number.lowerBound - 2))
    // "48k now and would like 55", «сейчас 250, хотел бы 300»
    let isNow =
      ["сейчас", "now", "currently"].contains(before)
      || ["now", "сейчас"].contains(text.folded(number.upperBound))
      || text.folded(number.upperBound) == "right" && text.folded(number.upperBound + 1) == "now"
    let isBeside = ["ideally", "лучше", "идеально"].contains(before) && !PayReader.sums(in: text).isEmpty
    return isBeside || wishes && size(number, text) >= 20 || isNow && size(number, text) >= 40
  }

  private static func size(_ number: Range<Int>, _ text: AnalysedText) -> Double {
    AmountReader.amount(in: text, at: number.lowerBound)?.total()
      ?? Numerals.count(in: text, at: number.lowerBound)?.value ?? 0
  }

  /// Words that speak of money alone.
  private static let money: Set<String> = [
    "bonus", "base", "ote", "зп", "k", "earn", "earning", "earned", "paid",
  ]
  private static let moneyStems: Set<String> = Set(
    Stems.stems([
      "salary", "salaries", "wage", "wages", "compensation", "зарплата", "оклад", "премия", "бонус",
      "получаю",
      "получал", "получала", "зарабатываю", "зарабатывал", "зарабатывала", "доход", "вилка",
    ]))

  private static let bounds: Set<String> = [
    "below", "under", "than", "least", "minimum", "min", "from", "меньше", "менее", "ниже", "от", "минимум",
    "меньше,", "above", "over",
  ]
  private static let refusing: Set<String> = [
    "won't", "wouldn't", "don't", "can't", "not", "never", "won’t", "рассматриваю", "рассматриваем", "пойду",
    "предлагать", "предлагайте", "готов", "готова", "соглашусь", "интересно", "перейду", "согласен",
    "согласна", "выйду", "шевелюсь", "move", "accept", "consider", "bother", "leave", "budge",
  ]

  private static func isBounded(_ position: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    (max(sentence.lowerBound, position - 2)..<position).contains { bounds.contains(text.folded($0)) }
  }

  /// "Not less than ninety", «не меньше трёхсот».
  private static func isNegated(_ position: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    (max(sentence.lowerBound, position - 4)..<position).contains {
      ["not", "no", "nothing", "не"].contains(text.folded($0))
    }
  }

  private static let wishing: Set<String> = [
    "like", "want", "expect", "expecting", "take", "ask", "asking", "make", "making", "get", "getting",
    "хочу",
    "прошу", "жду", "on",
  ]

  /// Whether nothing that is counted stands behind the number: a comma, an end, or a word that goes on about money.
  private static func isUncounted(_ end: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(end), !text.tokens[end].startsLine else { return true }
    let token = text.tokens[end]
    if token.kind == .sign {
      return ![":", "/", "%", "х", "x", "×", "#"].contains(token.folded)
        && !(token.isSign("-") && token.isGlued)
        && !(token.isSign("+") && token.isGlued)
    }
    return token.kind == .word && goesOn.contains(token.folded)
  }

  private static let goesOn: Set<String> = [
    "now", "right", "and", "but", "or", "net", "gross", "a", "an", "per", "is", "at", "base", "total", "plus",
    "if", "for",
    "to", "as", "with", "before", "after", "because", "since", "so", "would", "please", "though", "ish",
    "then",
    "и", "но", "а", "или", "не", "на", "в", "за", "чистыми", "если", "сейчас", "минимум", "точно", "даже",
    "вообще", "было", "была", "был", "просто", "пожалуйста", "уже", "теперь", "то", "хотя", "бы", "потому",
  ]
}
