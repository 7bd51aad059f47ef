package import Domain
import Lexicon
package import Ports

/// Makes the public view of a profile: everything that leads to its owner is masked.
///
/// Masked are e-mail addresses, phone numbers, links and handles, the names and employers among the facts in any
/// Russian case, sums of money unless their owner shows pay, and the words that the owner hides.
package struct PublicViewMaker: PublicViewMaking {
  private let names: (any FactNaming)?

  /// - Parameter names: how facts are called: whoever hides a word hides the fact of that name too. Without them only
  ///   words are hidden.
  package init(names: (any FactNaming)? = nil) {
    self.names = names
  }

  package func publicView(of profile: Profile, language: Language) -> PublicView {
    var view = PublicView()
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      let mask = PublicMask(profile, role: role, language: language, names: names)
      view.facets[role] = PublicFacet(
        offers: part(facet.offers, shared(profile, for: .offers, mask), mask),
        wants: part(facet.wants, [], mask),
        practical: part(facet.practical, shared(profile, for: .practical, mask), mask))
    }
    return view
  }

  package func masked(_ words: String, of profile: Profile, as role: Role, language: Language) -> String {
    PublicMask(profile, role: role, language: language, names: names).masked(words)
  }

  /// Shared facts stand in the section where their reader looks for them.
  private func shared(_ profile: Profile, for section: FacetSection, _ mask: PublicMask) -> [Fact] {
    profile.shared.filter { fact in
      switch fact.value.kind {
      case .name: false
      case .employer: section == .offers
      case .spokenLanguage, .place, .trade, .seniority, .years, .skill, .welcomeSkill, .refusedSkill,
        .workMode,
        .relocation, .availability, .pay, .employment, .domain:
        section == .practical
      }
    }
  }

  private func part(_ part: FacetPart, _ shared: [Fact], _ mask: PublicMask) -> PublicPart {
    var seen: Set<FactValue> = []
    let facts = (part.facts + shared).compactMap { fact -> PublicFact? in
      guard mask.shows(fact.value), seen.insert(fact.value).inserted else { return nil }
      return PublicFact(mask.masked(fact.value), quote: mask.masked(fact.source.quote))
    }
    return PublicPart(words: part.words.map { mask.masked($0.quote) }, facts: facts)
  }
}

/// What one role of one person hides.
struct PublicMask {
  private let identity: IdentityMask
  /// The longest phrase first.
  private let hiddenStems: [[String]]
  /// Stems of what looks like a name anywhere in the person's words.
  private var unfamiliar: Set<String> = []
  /// Stems of what looks like one without a capital.
  private var small: Set<String> = []
  /// Stems of what may be shown though no rule knows it: the employer, where its owner chose to.
  private let shown: Set<String>
  private let showsPay: Bool
  /// The amounts of the person's own pay, of every role, in whole units.
  private let ownPay: Set<Int>
  private let showsEmployer: Bool
  private let language: TextLanguage
  private let names: (any FactNaming)?

  init(_ profile: Profile, role: Role, language: Language, names: (any FactNaming)?) {
    self.names = names
    let facts = profile.allFacts
    let names = facts.compactMap { if case .name(let name) = $0.value { name } else { nil } }
    // Only somebody who hires may show for whom.
    showsEmployer = role == .provider && profile.choices.showsEmployer
    let all = facts.compactMap { if case .employer(let name) = $0.value { name } else { nil } }
    identity = IdentityMask(names: names, employers: showsEmployer ? [] : all)
    hiddenStems = profile.choices.hiddenWords.map { Tokenizer.tokens(of: $0).map(\.stem) }
      .filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    showsPay = profile.choices.showsPay
    ownPay = Set(
      facts.flatMap { fact -> [Int] in
        if case .pay(let pay) = fact.value { [pay.least, pay.most].compactMap(\.self) } else { [] }
      })
    shown = showsEmployer ? Set(all.flatMap { Tokenizer.tokens(of: $0).map(\.stem) }) : []
    self.language = TextLanguage(rawValue: language.code) ?? .english
    for text in profile.allTexts {
      let analysed = AnalysedText(text)
      let spans = UnfamiliarNames.spans(in: analysed)
      unfamiliar.formUnion(UnfamiliarNames.stems(of: spans, in: analysed))
      small.formUnion(UnfamiliarNames.smallStems(of: spans, in: analysed))
    }
    // Of "Veerpont Software" people say "Veerpont".
    for employer in all + names {
      if let first = Tokenizer.tokens(of: employer).first, first.folded.unicodeScalars.count > 2 {
        unfamiliar.insert(first.stem)
      }
    }
    unfamiliar.subtract(shown)
    small.subtract(shown)
  }

  func shows(_ value: FactValue) -> Bool {
    if !hiddenStems.isEmpty, let names {
      let called = TextLanguage.allCases.map { names.name(of: value, language: Language(code: $0.rawValue)) }
      if called.contains(where: isHidden) { return false }
    }
    return switch value.kind {
    case .name: false
    case .employer: showsEmployer
    case .pay: showsPay
    case .spokenLanguage, .place, .trade, .seniority, .years, .skill, .welcomeSkill, .refusedSkill, .workMode,
      .relocation, .availability, .employment, .domain:
      true
    }
  }

  /// Whether a name holds the words of something hidden.
  private func isHidden(_ name: String) -> Bool {
    let stems = Tokenizer.tokens(of: name).map(\.stem)
    return hiddenStems.contains { hidden in
      stems.count >= hidden.count
        && (0...(stems.count - hidden.count)).contains { stems[$0..<$0 + hidden.count].elementsEqual(hidden) }
    }
  }

  /// A fact in its owner's words may hold what identifies too.
  func masked(_ value: FactValue) -> FactValue {
    if case .domain(let text) = value { .domain(masked(text)) } else { value }
  }

  func masked(_ text: String) -> String {
    var text = AnalysedText(maskingHidden(text))
    if !showsPay, let masked = maskingPay(text) { text = AnalysedText(masked) }
    return maskingUnfamiliar(identity.masked(text, otherwise: language))
  }

  /// What looks like a name though nobody said that it is one goes too: an employer who is seen before both agreed is
  /// worse than a harmless word that is not.
  private func maskingUnfamiliar(_ text: String) -> String {
    let analysed = AnalysedText(text)
    var masked = ""
    var end = text.startIndex
    for span in UnfamiliarNames.spans(in: analysed, alsoNamed: unfamiliar, alsoSmall: small)
    where !isShown(span, analysed) {
      let range = analysed.range(of: span)
      masked += text[end..<range.lowerBound] + Self.hidden
      end = range.upperBound
    }
    return masked + text[end...]
  }

  private func isShown(_ span: Range<Int>, _ text: AnalysedText) -> Bool {
    span.contains { shown.contains(text.tokens[$0].stem) }
  }

  /// What stands where something was hidden that has no name of its own.
  private static let hidden = "[…]"

  /// Hidden words go in every form that shares their stems, whatever their case.
  private func maskingHidden(_ text: String) -> String {
    guard !hiddenStems.isEmpty else { return text }
    let analysed = AnalysedText(text)
    var masked = ""
    var end = text.startIndex
    var position = 0
    while position < analysed.tokens.count {
      let rest = analysed.tokens[position...]
      guard
        let hidden = hiddenStems.first(where: {
          rest.count >= $0.count && zip($0, rest).allSatisfy { $0 == $1.stem }
        })
      else {
        position += 1
        continue
      }
      let range = analysed.range(of: position..<position + hidden.count)
      masked += text[end..<range.lowerBound] + Self.hidden
      end = range.upperBound
      position += hidden.count
    }
    return masked + text[end...]
  }

  /// The text without its sums of money, and without the numbers that may well be pay; `nil` where it has none.
  private func maskingPay(_ text: AnalysedText) -> String? {
    let sums =
      PayReader.sums(in: text).map(\.range) + ConfidedSums.spans(in: text, own: ownPay).map(text.range(of:))
    guard !sums.isEmpty else { return nil }
    let word = (LanguageGuess.language(of: text) ?? language) == .russian ? "[сумма]" : "[amount]"
    var masked = ""
    var position = text.text.startIndex
    for range in sums.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= position {
      masked += text.text[position..<range.lowerBound] + word
      position = range.upperBound
    }
    return masked + text.text[position...]
  }
}

extension Profile {
  /// Everything of the owner's own words that a public view may show.
  fileprivate var allTexts: [String] {
    facets.values.flatMap { facet in
      FacetSection.allCases.flatMap { facet[$0].words.map(\.quote) + facet[$0].facts.map(\.source.quote) }
    }
  }
}
