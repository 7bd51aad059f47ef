import Domain
import Lexicon

/// Makes of a model's word for a fact the value that the lexicon has for it, the same as the built-in reader would.
struct FactNormaliser {
  /// For lengths that are told as a year.
  let currentYear: Int?

  /// - Parameters:
  ///   - words: the user's words that the fact rests on: names and sums have to stand in them.
  /// - Returns: `nil` where it is no value of that kind, or one that the words do not hold.
  func value(_ kind: FactValue.Kind, _ raw: String, role: Role, words: String) -> FactValue? {
    let text = OutputCheck.cleaned(raw)
    guard !text.isEmpty, text.unicodeScalars.count <= Self.longest else { return nil }
    let analysed = AnalysedText(text)
    let folded = Folding.folded(text)
    switch kind {
    case .name: return Self.stands(text, in: words) ? .name(text) : nil
    case .employer: return Self.stands(text, in: words) ? .employer(text) : nil
    case .spokenLanguage: return Self.language(analysed, folded)
    case .place: return Self.place(text, analysed).map { .place($0) }
    case .trade:
      return (Trade(rawValue: folded) ?? Trades.mentions(in: analysed).first?.trade).map {
        .trade($0.rawValue)
      }
    case .seniority:
      let level = Lexicon.Seniority(id: folded) ?? SeniorityReader.mentions(in: analysed).first?.level
      return level.flatMap { level in Domain.Seniority.allCases.first { $0.name == level.id } }
        .map { .seniority($0) }
    case .years:
      let number = Double(folded) ?? Experience.mentions(in: analysed, currentYear: currentYear).first?.least
      return number.flatMap { (0.25...60).contains($0) ? .years($0) : nil }
    case .skill:
      guard let skill = Self.skill(text, analysed) else { return nil }
      // A subject is asked about as "what about", not as "what with".
      return skill.group == "domain" ? .domain(skill.name) : .skill(skill.id)
    case .welcomeSkill:
      guard role == .provider, let skill = Self.skill(text, analysed), skill.group != "domain" else {
        return nil
      }
      return .welcomeSkill(skill.id)
    case .refusedSkill:
      let id = WorkField(rawValue: folded)?.rawValue ?? Self.skill(text, analysed)?.id
      return id.map { .refusedSkill($0) }
    case .workMode:
      let mode = WorkMode(rawValue: folded)
      return (mode ?? WorkModes.mentions(in: analysed).first.flatMap { WorkMode(rawValue: $0.mode.rawValue) })
        .map { .workMode($0) }
    case .relocation:
      if ["yes", "true", "да"].contains(folded) { return .relocation(true) }
      if ["no", "false", "нет"].contains(folded) { return .relocation(false) }
      return Relocation.mentions(in: analysed).first.map { .relocation($0.value) }
    case .availability: return Self.availability(analysed, folded).map { .availability($0) }
    case .pay: return pay(analysed, role: role, words: words)
    case .employment:
      let kind = EmploymentKind.allCases.first { Folding.folded($0.rawValue) == folded }
      let form = EmploymentForms.mentions(in: analysed).first.flatMap {
        EmploymentKind(rawValue: $0.value.rawValue)
      }
      return (kind ?? form).map { .employment($0) }
    case .domain:
      if let skill = Skills.named(text), skill.group == "domain" { return .domain(skill.name) }
      return Self.stands(text, in: words) ? .domain(text) : nil
    }
  }

  /// The longest value of any kind, in Unicode scalars.
  private static let longest = 80

  /// Whether every word of `text` stands in `words`, in whatever case form.
  private static func stands(_ text: String, in words: String) -> Bool {
    let said = Set(Tokenizer.tokens(of: words).filter { $0.kind != .sign }.map { root($0) })
    let named = Tokenizer.tokens(of: text).filter { $0.kind != .sign }.map { root($0) }
    return !named.isEmpty && named.allSatisfy(said.contains)
  }

  /// The stem, shortened to what case forms of names share: «Яндекс», «Яндексе».
  private static func root(_ token: Token) -> String {
    let stem = token.stem.hasSuffix("'s") ? String(token.stem.dropLast(2)) : token.stem
    let vowels: Set<Character> = ["а", "е", "и", "о", "у", "ы", "я", "ю", "й", "ь"]
    return stem.count > 3 && stem.last.map(vowels.contains) == true ? String(stem.dropLast()) : stem
  }

  private static func skill(_ text: String, _ analysed: AnalysedText) -> Skill? {
    Skills.named(text) ?? Skills.mentions(in: analysed, isAnswer: true).first?.skill
  }

  private static func place(_ text: String, _ analysed: AnalysedText) -> Domain.Place? {
    let found = Places.named(text) ?? Places.mentions(in: analysed, isAnswer: true).first?.place
    return found.map { Domain.Place(id: $0.id, country: $0.countryCode, timeZone: $0.timeZone) }
  }

  private static let levels = ["a1", "a2", "b1", "b2", "c1", "c2"]

  private static func language(_ analysed: AnalysedText, _ folded: String) -> FactValue? {
    let mention = SpokenLanguages.mentions(in: analysed).first
    let bare = folded.prefix { $0.isLetter }
    let code = mention?.code ?? (SpokenLanguages.name(String(bare), in: .english) == nil ? nil : String(bare))
    guard let code else { return nil }
    let named = analysed.tokens.lazy.map(\.folded).first(where: levels.contains)?.uppercased()
    return .spokenLanguage(
      code: code, level: mention?.level ?? named ?? (folded.contains("native") ? "native" : nil))
  }

  private static func availability(_ analysed: AnalysedText, _ folded: String) -> Domain.Availability? {
    if ["now", "at once", "immediately"].contains(folded) { return .now }
    if folded == "just looking" { return .justLooking }
    let number = folded.prefix { $0.isNumber }
    if let weeks = Int(number), weeks <= 104,
      ["", "week", "weeks"].contains(folded.dropFirst(number.count).filter { $0 != " " })
    {
      return weeks == 0 ? .now : .weeks(weeks)
    }
    switch Lexicon.Availability.mentions(in: analysed, isAnswer: true).first?.value {
    case .now: return .now
    case .weeks(let weeks): return weeks == 0 ? .now : .weeks(weeks)
    case .justLooking: return .justLooking
    case nil: return nil
    }
  }

  private func pay(_ analysed: AnalysedText, role: Role, words: String) -> FactValue? {
    guard let mention = PayReader.read(analysed, isAnswer: true).first, let currency = mention.currency else {
      return nil
    }
    var least = mention.least
    var most = mention.most
    // One amount is the least of those who ask and the most of those who pay.
    if least == most { if role == .provider { least = nil } else { most = nil } }
    let amount = least ?? most ?? 0
    guard amount > 0, [least, most].compactMap(\.self).allSatisfy({ Self.isSaid($0, in: words) }) else {
      return nil
    }
    let worth = Double(amount) * currency.euros
    let likely: PayPeriod = worth >= 30_000 ? .year : worth < 180 && amount < 1_000 ? .hour : .month
    guard let period = Pay.Period(rawValue: (mention.period ?? likely).rawValue) else { return nil }
    return .pay(
      Pay(
        least: least, most: most, currency: currency.code, period: period,
        tax: Pay.Tax(rawValue: mention.tax.rawValue) ?? .unknown))
  }

  /// Whether the words hold the amount, in thousands or whole; words without any digit spell it.
  private static func isSaid(_ amount: Int, in words: String) -> Bool {
    guard words.contains(where: \.isNumber) else { return true }
    func significant(_ digits: String) -> String {
      var digits = digits[...]
      while digits.last == "0" { digits.removeLast() }
      while digits.first == "0" { digits.removeFirst() }
      return String(digits)
    }
    let wanted = significant(String(amount))
    let numbers = words.split { !$0.isNumber && !".,' \u{A0}\u{202F}".contains($0) }
    return numbers.contains { group in
      // "4 500" and "from 3 to 4 500" alike: any run of neighbouring groups may be the number.
      let parts = group.split { !$0.isNumber }.map(String.init)
      return parts.indices.contains { start in
        (start..<parts.count).contains { significant(parts[start...$0].joined()) == wanted }
      }
    }
  }
}
