import Domain
import Lexicon
import Ports

/// Holds a model's introduction against what may stand in one.
struct IntroductionCheck {
  private let language: Language
  private let instructions: String
  /// Both public views: what may be told.
  private let shown: [String]
  private let shownFacts: [FactValue]

  /// In Unicode scalars: shorter tells nothing, longer nobody reads.
  private static let lengths = 120...2_400

  init(_ request: IntroductionRequest, instructions: String) {
    language = request.language
    self.instructions = instructions
    shown = FacetText.texts(of: request.readerFacet) + FacetText.texts(of: request.otherFacet)
    shownFacts = [request.readerFacet, request.otherFacet].flatMap { facet in
      FacetSection.allCases.flatMap { facet[$0].facts.map(\.value) }
    }
  }

  /// The text as it is sent.
  ///
  /// - Throws: what may not stand in it.
  func checked(_ raw: String) throws(AnswerProblem) -> String {
    let text = OutputCheck.cleaned(raw)
    let length = text.unicodeScalars.count
    if length < Self.lengths.lowerBound { throw .content("the message is too short.") }
    if length > Self.lengths.upperBound { throw .content("the message is too long.") }
    // The views are masked: whatever looks like an address is made up, or was smuggled in.
    if !Identifiers.find(in: text).isEmpty {
      throw .content("the message holds a link, an address, a handle or a phone number.")
    }
    if text.contains("](") || text.contains("<data") || text.contains("</") {
      throw .content("the message holds marks that are no plain text.")
    }
    if OutputCheck.copies(text, from: instructions) {
      throw .content("the message repeats the instructions.")
    }
    try checkLanguage(text)
    try checkSums(text)
    try checkSkills(text)
    return text
  }

  /// What is not quoted has to be in the reader's language.
  private func checkLanguage(_ text: String) throws(AnswerProblem) {
    let own = Self.withoutQuotations(text)
    guard let found = LanguageGuess.language(of: own), TextLanguage(rawValue: language.code) != nil else {
      return
    }
    if found.rawValue != language.code {
      throw .content("the message is not in \(LanguageNames.english(language)).")
    }
  }

  /// Sums of pay are private: only those may be told that a view shows, as a fact or in its owner's words.
  private func checkSums(_ text: String) throws(AnswerProblem) {
    var known: Set<Sum> = []
    for case .pay(let pay) in shownFacts {
      known.formUnion(
        [pay.least, pay.most].compactMap { $0.map { Sum(amount: $0, currency: pay.currency) } })
    }
    known.formUnion(shown.flatMap(Self.sums(in:)))
    if !known.isSuperset(of: Self.sums(in: text)) {
      throw .content("the message names a sum of money that neither public view shows.")
    }
  }

  private struct Sum: Hashable {
    let amount: Int
    /// The currency's code.
    let currency: String
  }

  private static func sums(in text: String) -> [Sum] {
    PayReader.read(AnalysedText(text)).flatMap { mention in
      guard let currency = mention.currency else { return [Sum]() }
      return [mention.least, mention.most].compactMap {
        $0.map { Sum(amount: $0, currency: currency.code) }
      }
    }
  }

  /// A technology that neither view names was made up.
  private func checkSkills(_ text: String) throws(AnswerProblem) {
    var known = Set(shown.flatMap { Skills.mentions(in: $0).map(\.skill.id) })
    for value in shownFacts {
      switch value {
      case .skill(let id), .welcomeSkill(let id), .refusedSkill(let id): known.insert(id)
      case .domain(let name): if let skill = Skills.named(name) { known.insert(skill.id) }
      case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .years, .workMode, .relocation,
        .availability, .pay, .employment:
        break
      }
    }
    known.formUnion(known.flatMap { Skills.implied(by: $0) })
    let foreign = Skills.mentions(in: text).map(\.skill).first { skill in
      !skill.isField && skill.group != "domain" && !known.contains(skill.id)
    }
    if let foreign { throw .content("the message names \(foreign.name), which is in neither public view.") }
  }

  private static func withoutQuotations(_ text: String) -> String {
    var rest = ""
    var closing: Character?
    for character in text {
      if let mark = closing {
        if character == mark { closing = nil }
        continue
      }
      switch character {
      case "“", "„": closing = "”"
      case "«": closing = "»"
      case "\"": closing = "\""
      default: rest.append(character)
      }
    }
    return rest
  }
}
