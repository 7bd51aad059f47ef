/// Replaces what identifies one person in their own words by neutral words in brackets.
///
/// Made once a person: the forms of their names and employers cost more to make than a text to mask.
package struct IdentityMask: Sendable {
  private let names: NameForms
  private let employers: PhraseTable<Int>

  /// - Parameters:
  ///   - names: of the person, first and last name in one or apart.
  ///   - employers: as the person named them; what their legal form adds may be missing in the texts.
  package init(names: [String], employers: [String]) {
    self.names = NameForms(names)
    self.employers = Self.employerForms(employers)
  }

  /// `text` without e-mail addresses, phone numbers, links, handles, street addresses, and the names and employers given.
  ///
  /// Names and employers are found as whole words, in any letter case, in Russian case forms, with "'s", and with
  /// initials beside a name. A name that is an ordinary word ("Will", «Вера») counts only with a capital.
  ///
  /// - Parameter language: of the words in brackets, where the text is in no language in particular.
  package func masked(_ text: String, otherwise language: TextLanguage = .english) -> String {
    masked(AnalysedText(text), otherwise: language)
  }

  /// The same for a text that was analysed before.
  package func masked(_ text: AnalysedText, otherwise language: TextLanguage = .english) -> String {
    let words = Words(LanguageGuess.language(of: text) ?? language)
    var spans = Identifiers.find(in: text).map { Span(range: $0.range, word: words.word($0.kind)) }
    spans += StreetAddresses.spans(in: text).map { Span(range: text.range(of: $0), word: words.address) }
    spans += names.spans(in: text).map { Span(range: $0, word: words.name) }
    spans += employers.matches(in: text).map {
      Span(range: Self.trimmed($0.positions, text), word: words.employer)
    }
    return Self.replace(spans, in: text.text)
  }

  private struct Span {
    let range: Range<String.Index>
    let word: String
  }

  private struct Words {
    let language: TextLanguage

    init(_ language: TextLanguage) { self.language = language }

    var name: String { language == .russian ? "[имя]" : "[name]" }
    var address: String { language == .russian ? "[адрес]" : "[address]" }
    var employer: String { language == .russian ? "[компания]" : "[employer]" }

    func word(_ kind: Identifier.Kind) -> String {
      switch (kind, language) {
      case (.email, .english): "[e-mail]"
      case (.email, .russian): "[почта]"
      case (.phone, .english): "[phone]"
      case (.phone, .russian): "[телефон]"
      case (.link, .english): "[link]"
      case (.link, .russian): "[ссылка]"
      case (.handle, .english): "[handle]"
      case (.handle, .russian): "[ник]"
      }
    }
  }

  /// Replaces the spans from left to right; of two that overlap both go, under the word of the first.
  private static func replace(_ spans: [Span], in text: String) -> String {
    guard !spans.isEmpty else { return text }
    var merged: [Span] = []
    for span in spans.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = merged.last, span.range.lowerBound < last.range.upperBound {
        let upper = max(last.range.upperBound, span.range.upperBound)
        merged[merged.count - 1] = Span(range: last.range.lowerBound..<upper, word: last.word)
      } else {
        merged.append(span)
      }
    }
    var result = ""
    var cursor = text.startIndex
    for span in merged {
      result += text[cursor..<span.range.lowerBound]
      result += span.word
      cursor = span.range.upperBound
    }
    return result + text[cursor...]
  }

  // MARK: Names

  /// First names that are words of the language too.
  private static let ordinary: Set<String> = [
    "will", "mark", "may", "june", "april", "grace", "hope", "faith", "joy", "art", "rob", "bill", "jack",
    "pat", "sue",
    "drew", "chase", "grant", "dean", "rich", "frank", "max", "sky", "summer", "rose", "guy", "vera", "an",
    "do", "so",
    "вера", "надежда", "любовь", "лев", "роман", "слава", "рада", "мир", "мая", "злата", "искра", "воля",
    "long",
    "young", "white", "black", "brown", "green", "good", "best", "wise", "stone", "page", "day", "love", "li",
    "in",
  ]

  /// The forms in which the names of one person may stand in a text.
  private struct NameForms: Sendable {
    private var forms: Set<String> = []
    private var needCapital: Set<String> = []
    private var initials: Set<String> = []
    private let stems: Set<String>

    init(_ names: [String]) {
      for name in names {
        for word in PhraseTable<Int>.words(name, .folded) {
          if let first = word.unicodeScalars.first { initials.insert(String(Character(first))) }
          guard word.unicodeScalars.count >= 2 else { continue }
          let all = RussianForms.nameForms(of: word)
          forms.formUnion(all)
          if IdentityMask.ordinary.contains(word) { needCapital.formUnion(all) }
        }
      }
      stems = Set(
        Stems.stems(forms.filter { TableText.isRussian($0) && $0.unicodeScalars.count >= 5 }.sorted()))
    }

    func spans(in text: AnalysedText) -> [Range<String.Index>] {
      guard !forms.isEmpty else { return [] }
      var spans: [Range<Int>] = []
      for position in text.tokens.indices where isName(text.tokens[position]) {
        var lower = position
        var upper = position + 1
        // "И. П. Петров", "J Smith", «Петров И.П.»
        for _ in 0..<2 {
          if isInitial(lower - 1, text), text.folded(lower - 1) != "i" {
            lower -= 1
          } else if lower >= 2, text.tokens[lower - 1].isSign("."), isInitial(lower - 2, text) {
            lower -= 2
          }
          if isInitial(upper, text), text.tokens.indices.contains(upper + 1),
            text.tokens[upper + 1].isSign(".")
          {
            upper += 2
          }
        }
        if let last = spans.last,
          lower <= last.upperBound || IdentityMask.isJoint(last.upperBound, lower, text)
        {
          spans[spans.count - 1] = last.lowerBound..<max(upper, last.upperBound)
        } else {
          spans.append(lower..<upper)
        }
      }
      return spans.map { IdentityMask.trimmed($0, text) }
    }

    private func isName(_ token: Token) -> Bool {
      guard token.kind == .word else { return false }
      let word = IdentityMask.withoutPossessive(token.folded)
      if forms.contains(word) { return token.isCapitalised || !needCapital.contains(word) }
      return token.isCapitalised && TableText.isRussian(word) && word.unicodeScalars.count >= 5
        && stems.contains(token.stem)
    }

    private func isInitial(_ position: Int, _ text: AnalysedText) -> Bool {
      guard text.tokens.indices.contains(position) else { return false }
      let token = text.tokens[position]
      return token.kind == .word && token.isCapitalised && initials.contains(token.folded)
        && token.folded.unicodeScalars.count == 1
    }
  }

  /// Whether only a hyphen stands between two name words.
  private static func isJoint(_ first: Int, _ second: Int, _ text: AnalysedText) -> Bool {
    second == first + 1 && text.tokens[first].isSign("-")
  }

  /// The range of the tokens, without a possessive ending.
  private static func trimmed(_ positions: Range<Int>, _ text: AnalysedText) -> Range<String.Index> {
    let range = text.range(of: positions)
    guard let last = positions.last, text.tokens[last].kind == .word else { return range }
    let folded = text.tokens[last].folded
    guard folded.hasSuffix("'s") else { return range }
    let scalars = text.text.unicodeScalars
    let upper = scalars.index(range.upperBound, offsetBy: -2, limitedBy: range.lowerBound) ?? range.upperBound
    return range.lowerBound..<upper
  }

  private static func withoutPossessive(_ word: String) -> String {
    word.hasSuffix("'s") ? String(word.unicodeScalars.dropLast(2)) : word
  }

  // MARK: Employers

  /// Words that tell what a firm is by law.
  package static let legalForms: Set<String> = [
    "inc", "llc", "ltd", "gmbh", "ag", "corp", "co", "sa", "srl", "bv", "oy", "ab", "nv", "sas", "kk", "pty",
    "ooo", "ооо", "оао", "зао",
    "ао", "пао", "ип", "plc",
    "limited", "corporation", "company", "group", "компания",
  ]

  /// Each employer in every form in which it may stand in a text.
  private static func employerForms(_ employers: [String]) -> PhraseTable<Int> {
    var table = PhraseTable<Int>(.folded)
    for employer in employers {
      let all = PhraseTable<Int>.words(employer, .folded)
      let core = all.filter { !legalForms.contains($0) }
      let words = core.isEmpty ? all : core
      guard let last = words.last else { continue }
      for phrase in [words, all] where !phrase.isEmpty {
        for form in RussianForms.forms(of: phrase) {
          table.insert(words: form, 0)
          table.insert(words: Array(form.dropLast()) + [(form.last ?? last) + "'s"], 0)
        }
        // A case form was given («в Яндексе»): its stem stands for the others.
        for form in lemmaForms(phrase) { table.insert(words: form, 0) }
      }
    }
    return table
  }

  /// Forms of a phrase whose last Russian word is itself a case form: its ending is taken off, then others are put on.
  private static func lemmaForms(_ words: [String]) -> [[String]] {
    guard let last = words.last, TableText.isRussian(last) else { return [] }
    var result: [[String]] = []
    for ending in ["е", "а", "у", "ом", "ем", "и", "ой", "ы"] where last.hasSuffix(ending) {
      let root = String(last.unicodeScalars.dropLast(ending.unicodeScalars.count))
      guard root.unicodeScalars.count >= 3 else { continue }
      for lemma in [root, root + "а"] {
        for form in RussianForms.cases(of: lemma) { result.append(Array(words.dropLast()) + [form]) }
      }
    }
    return result
  }
}
