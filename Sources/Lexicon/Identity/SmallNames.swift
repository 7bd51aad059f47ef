/// Finds employers that are written without a capital: "i work at acme", «работаю в ромашке», "ex-yandex", "sold it to
/// google".
///
/// A firm that everybody knows is one behind any preposition; an unknown word only behind what nothing but an employer
/// follows.
struct SmallNames {
  let text: AnalysedText
  /// The tokens that the lexicon knows as something else.
  let familiar: Set<Int>
  /// Stems of employers that other texts of the same person name without a capital.
  let others: Set<String>

  /// The end of the name that begins at `position`; nil where none does.
  func name(at position: Int, in sentence: Range<Int>) -> Int? {
    let token = text.tokens[position]
    guard token.kind == .word, position >= sentence.lowerBound else { return nil }
    if !token.isCapitalised, others.contains(token.stem), !familiar.contains(position) { return position + 1 }
    let behindEx = isBehindEx(position, sentence)
    let cue = position - (behindEx ? 2 : 1)
    guard cue >= sentence.lowerBound else { return nil }
    let before = text.folded(cue)
    if familiar.contains(position) {
      // "I work at stripe", "ex-stripe": the firm, and not its tool.
      let isFirm =
        FamiliarWords.isFirmOfTool(token.folded) && !token.isCapitalised
        && (behindEx || ["at", "for", "joined", "left"].contains(before) && tellsOfWork(cue, sentence))
      return isFirm && ends(position + 1, sentence) ? position + 1 : nil
    }
    // "I worked in booking": a word besides, but behind that a firm.
    if ["booking", "booking's"].contains(token.folded), ["in", "at", "for", "from", "в"].contains(before),
      tellsOfWork(cue, sentence), ends(position + 1, sentence)
    {
      return position + 1
    }
    if isKnown(position), behindEx || Self.prepositions.contains(before) || isListed(position, sentence) {
      return position + 1
    }
    guard token.folded.unicodeScalars.count >= 3 else { return nil }
    // "At HSBC": letters of a firm, not of a thing.
    if token.isCapitalised, isLetters(position),
      ["at", "for", "joined", "left"].contains(before) || behindEx,
      !Self.lettersOfThings.contains(token.folded)
    {
      return position + 1
    }
    guard !token.isCapitalised, !FamiliarWords.isPlaceOfWork(token), !isOrdinary(token) else { return nil }
    guard behindEx || isOnlyOfEmployer(cue, sentence), ends(position + 1, sentence) else { return nil }
    // "Umbrella corp"
    let next = text.folded(position + 1)
    return IdentityMask.legalForms.contains(next) && next.unicodeScalars.count > 2
      ? position + 2 : position + 1
  }

  /// Whether the word is a firm that people also write without a capital, in any case.
  private func isKnown(_ position: Int) -> Bool {
    let token = text.tokens[position]
    if FamiliarWords.isTool(position, in: text) { return false }
    return FamiliarWords.isEmployer(token.folded)
      || TableText.isRussian(token.folded) && FamiliarWords.isEmployerStem(token.stem)
  }

  /// "Ex-yandex", «экс-сбер»: the word behind the hyphen.
  private func isBehindEx(_ position: Int, _ sentence: Range<Int>) -> Bool {
    position - 2 >= sentence.lowerBound && ["-", "‑", "–"].contains(text.folded(position - 1))
      && ["ex", "экс"].contains(text.folded(position - 2))
  }

  /// "Yandex, sber and avito", «в сбере и авито»: known firms in one list.
  private func isListed(_ position: Int, _ sentence: Range<Int>) -> Bool {
    let isBehind =
      position - 2 >= sentence.lowerBound && Self.joints.contains(text.folded(position - 1))
      && isKnown(position - 2)
    return isBehind
      || position + 2 < sentence.upperBound && Self.joints.contains(text.folded(position + 1))
        && isKnown(position + 2)
  }

  /// Whether nothing but an employer stands behind the word at `cue`.
  private func isOnlyOfEmployer(_ cue: Int, _ sentence: Range<Int>) -> Bool {
    let word = text.folded(cue)
    let before = cue > sentence.lowerBound ? text.folded(cue - 1) : ""
    switch word {
    case "at", "в", "во": return Self.workWords.contains(before) || isTrade(before: cue)
    case "из": return Self.leaving.contains(before)
    case "for": return ["left", "leaving", "leave", "contracting"].contains(before)
    case "by": return ["acquired", "bought", "hired", "employed"].contains(before)
    case "to":
      return (max(sentence.lowerBound, cue - 4)..<cue).contains {
        ["sold", "selling"].contains(text.folded($0))
      }
    case "joined", "left":
      return ["i", "then", "and", "we", "later", "i've", ","].contains(before) || before.isEmpty
    default: return false
    }
  }

  private func tellsOfWork(_ cue: Int, _ sentence: Range<Int>) -> Bool {
    ["joined", "left"].contains(text.folded(cue)) || isTrade(before: cue)
      || cue > sentence.lowerBound && Self.workWords.contains(text.folded(cue - 1))
  }

  private func isTrade(before position: Int) -> Bool {
    JobTitles.ends(at: position - 1, in: text)
      || Trades.mentions(in: text).contains { $0.isPerson && $0.positions.upperBound == position }
  }

  /// Whether what may follow a name stands at `next`.
  private func ends(_ next: Int, _ sentence: Range<Int>) -> Bool {
    next >= sentence.upperBound || text.tokens[next].kind != .word
      || Self.followers.contains(text.folded(next)) || IdentityMask.legalForms.contains(text.folded(next))
      || Trades.mention(in: text, at: next) != nil
  }

  private func isOrdinary(_ token: Token) -> Bool {
    FamiliarWords.capitalised.contains(token.folded) || Self.notNames.contains(token.folded)
      || token.folded.hasSuffix("ly") || token.folded.hasSuffix("ing")
  }

  private func isLetters(_ position: Int) -> Bool {
    let written = text.text[text.tokens[position].range].unicodeScalars
    return written.count <= 5 && written.allSatisfy { $0.properties.isUppercase }
  }

  private static let joints: Set<String> = [",", "and", "и", "/", "или", "or", "→", "+", "&"]

  /// Words before a firm that everybody knows, which before another word say nothing.
  private static let prepositions: Set<String> = [
    "at", "from", "ex", "currently", "now", "left", "joined", "for", "formerly", "previously", "inside",
    "within", "to", "with", "in", "by", "into", "of", "after", "then", "before", "and", "or", "quit", "via",
    "employer", "company",
    "в", "во", "из", "сейчас", "ранее", "экс", "раньше", "для", "у", "компания", "компании", "этого", "потом",
    "затем", "и", "или", "до", "к", "на", "с", "со", "от", "после", "при", "через", "ушел", "бросил", "про",
    "продали", "продал", "продала", "купил", "купили",
  ]
  private static let lettersOfThings: Set<String> = ["hq", "eod", "faang", "ai", "ml", "it", "qa"]

  private static let workWords: Set<String> = [
    "work", "works", "worked", "working", "years", "year", "employed", "currently", "now", "job", "engineer",
    "developer", "lead", "i'm", "im", "am", "still", "been", "started", "hired", "interned",
    "работаю", "работал", "работала", "работаем", "тружусь", "трудился", "сейчас", "устроился", "устроилась",
    "сидел", "сидела", "сижу", "тружусь", "стажировался", "стажировалась", "пашу", "вкалываю",
  ]
  private static let leaving: Set<String> = [
    "ушел", "ушла", "уволился", "уволилась", "пришел", "пришла", "перешел", "перешла", "уволили", "сократили",
    "выгнали", "увольняюсь", "ухожу", "сбежал", "сбежала",
  ]
  private static let followers: Set<String> = [
    "as", "and", "for", "since", "now", "but", "in", "on", "with", "doing", "where", "before", "after",
    "last",
    "then", "to", "и", "с", "со", "но", "на", "уже", "сейчас", "где", "как", "делаю", "пишу", "был", "была",
    "до",
    "потом", "год", "три", "два",
  ]
  private static let notNames: Set<String> = [
    "him", "her", "them", "me", "us", "because", "early", "late", "last", "full", "part", "peace", "ease",
    "end",
    "founder", "ceo", "cto", "military", "colleague", "employee", "wife", "husband", "customer", "customers",
    "investors", "users", "someone", "somebody", "nobody", "others", "friends", "family", "kids", "good",
    "now", "everything", "nothing", "once", "first", "night",
    "нуля", "дома", "декрета", "армии", "вуза", "одиночку", "найме", "одного", "двух", "общем", "целом",
    "принципе",
    "отпуске", "декрете", "поиске", "основном", "разных", "нескольких", "своем", "своей", "одной", "другой",
  ]
}
