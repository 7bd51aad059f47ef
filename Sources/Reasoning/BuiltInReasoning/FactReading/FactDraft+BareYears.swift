import Domain
import Lexicon
import Ports

/// Years that are told without their unit: "Rust 2 years, C++ 6", "2009." and "four" to a question about them.
extension FactDraft {
  /// Numbers behind a skill that are as often its version.
  private static let versions: [String: Set<Double>] = [
    "java": [7, 8, 11, 17, 21, 25], "python": [2, 3], "php": [5, 7, 8], "vue": [2, 3],
    "csharp": [7, 8, 9, 10, 11, 12],
    "cpp": [11, 14, 17, 20, 23], "dotnet": [5, 6, 7, 8, 9, 10],
  ]
  /// Skills that are told apart by version alone.
  private static let versioned: Set<String> = ["angular", "nextjs", "postgresql", "mysql", "unreal", "unity"]

  /// "Rust 2 years, C++ 6": the unit said once holds for the counts behind it.
  func elidedYears(behind counted: [Range<Int>]) -> [(value: Double, positions: Range<Int>)] {
    let skills = Skills.mentions(in: text, isAnswer: true)
    guard
      let first = counted.first(where: { years in
        skills.contains { $0.positions.upperBound == years.lowerBound }
      })
    else { return [] }
    return skills.compactMap { mention in
      let position = mention.positions.upperBound
      guard position > first.upperBound, text.sentence(at: first.lowerBound).contains(position),
        text.sentence(at: first.lowerBound).upperBound == position + 1
          || text.tokens[position + 1].kind == .sign && !text.tokens[position + 1].isGlued
          || [",", ".", ";", ")"].contains(word(position + 1)),
        let value = Experience.count(in: text, at: position), value > 0, value < 30,
        !Self.versioned.contains(mention.skill.id), Self.versions[mention.skill.id]?.contains(value) != true
      else { return nil }
      return (value, mention.positions.lowerBound..<position + 1)
    }
  }

  /// "frontend. 4": a number alone in its sentence, as the answer to a question about the work.
  func bareYears() -> (value: Double, position: Int)? {
    guard let asked = context.asked, [.years, .offers, .trade].contains(asked) else { return nil }
    // "A year and a half", "18 months"
    if asked == .years, LanguageGuess.language(of: text) != .russian {
      for position in text.tokens.indices where isOwn(position) {
        if word(position) == "year", word(position + 1) == "and", word(position + 3) == "half" {
          return (1.5, position)
        }
        if let count = Experience.span(in: text, at: position),
          ["months", "month"].contains(word(count.end)),
          count.value >= 3, count.value <= 60, !["ago", "old"].contains(word(count.end + 1))
        {
          return (count.value / 12, position)
        }
      }
    }
    // "Nine in IT, but pentesting is four. Write four."
    for sentence in text.sentences.reversed() where asked == .years && sentence.count <= 4 {
      let words = sentence.filter { text.tokens[$0].kind != .sign }
      guard let verb = words.first, words.count == 2,
        ["write", "put", "take", "keep", "use", "say"].contains(word(verb)),
        let value = Experience.count(in: text, at: words[1]), value > 0, value <= 40
      else { continue }
      return (value, words[1])
    }
    for sentence in text.sentences where isOwn(sentence.lowerBound) {
      let words = sentence.filter { text.tokens[$0].kind != .sign }
      // «Год, даже чуть меньше»
      guard words.first.map({ [.stated, .optional].contains(polarity($0..<$0 + 1)) }) ?? false else {
        continue
      }
      if let first = words.first, ["год", "годик", "year"].contains(word(first)),
        asked == .years || words.count <= 4 && (word(first + 1) == "," || words.count == 1)
      {
        return (1, first)
      }
      guard let first = words.first, let value = Experience.count(in: text, at: first), value > 0,
        value <= 40,
        words.count == 1 || asked == .years && isAloneOrOfTrade(first)
      else { continue }
      return (value, first)
    }
    return asked == .years ? onlyNumber() ?? sinceYear() ?? bareYear() : nil
  }

  /// "2009.", asked since when.
  private func bareYear() -> (value: Double, position: Int)? {
    guard let currentYear, text.tokens.count <= 4,
      let position = text.tokens.indices.first(where: { text.tokens[$0].kind != .sign }),
      let year = Int(word(position)), (1_970...currentYear).contains(year), isOwn(position)
    else { return nil }
    return (Double(currentYear - year), position)
  }

  /// "Since I left the polytechnic in 2012", "from 2022": the one year that answers for how long.
  private func sinceYear() -> (value: Double, position: Int)? {
    guard let currentYear else { return nil }
    for sentence in text.sentences where isOwn(sentence.lowerBound) {
      guard
        let cue = sentence.first(where: {
          ["since", "from"].contains(word($0))
            || word($0) == "in"
              && (max(sentence.lowerBound, $0 - 3)..<$0).contains {
                ["started", "began", "start"].contains(word($0))
              }
        })
      else { continue }
      let years = sentence.filter { position in
        position > cue && text.tokens[position].kind == .number
          && Int(word(position)).map { (1_970...currentYear).contains($0) } ?? false
      }
      guard years.count == 1, let position = years.first, let year = Int(word(position)),
        !isDoubtful(.years, position)
      else { continue }
      return (Double(currentYear - year), position)
    }
    return nil
  }

  static let notYears: Set<String> = [
    "months", "month", "weeks", "days", "people", "team", "teams", "companies", "jobs", "projects", "месяцев",
    "месяца",
    "месяц", "недель", "человек", "компаний", "компании", "проекта", "проектов", "%", "k", "к",
  ]

  /// "At least 3, say", "8ish", «если точно, то пять с половиной»: the one number of a short answer about years.
  private func onlyNumber() -> (value: Double, position: Int)? {
    guard text.tokens.count <= 12 else { return nil }
    var found: [(value: Double, position: Int)] = []
    var position = 0
    while position < text.tokens.count {
      if let count = Experience.span(in: text, at: position) {
        found.append((count.value, position))
        position = count.end
      } else {
        position += 1
      }
    }
    // "Eight or nine"
    if found.count == 2, found[0].value < found[1].value, found[1].position - found[0].position == 2,
      ["or", "или", "to", "-", "–", "до"].contains(word(found[0].position + 1))
    {
      found.removeLast()
    }
    // «Сыну семь, а я в тестировании пять»
    if found.count > 1 { found.removeAll { Self.ownersOfYears.contains(word($0.position - 1)) } }
    guard let number = found.first, found.count == 1, word(number.position - 1) != "even", number.value > 0,
      number.value <= 40,
      isOwn(number.position), !isDoubtful(.years, number.position),
      polarity(number.position..<number.position + 1) != .former,
      !text.tokens.contains(where: { Self.notYears.contains($0.folded) })
    else { return nil }
    return number
  }

  /// "Five as devops", «семь, четыре это на последнем месте».
  private func isAloneOrOfTrade(_ position: Int) -> Bool {
    let next = word(position + 1)
    return [
      "", ",", ".", "+", "at", "minimum", "or", "min", "as", "in", "of", "with", "в", "как", "на", "примерно",
      "где-то",
    ].contains(
      next)
  }
}
