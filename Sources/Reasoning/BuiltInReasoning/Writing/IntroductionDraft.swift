import Domain
import Lexicon
import Localization
import Ports

/// One introduction while it is written: paragraphs of plain text, each a heading and its lines.
struct IntroductionDraft {
  let request: IntroductionRequest
  let names: any FactNaming
  let book: Phrasebook
  /// What the reader asks for against what the other side shows.
  let theirs: TechnicalFit
  /// What the other side asks for against what the reader shows.
  let yours: TechnicalFit

  init(_ request: IntroductionRequest, names: any FactNaming, book: Phrasebook) {
    self.request = request
    self.names = names
    self.book = book
    let reader = ReadFacet(request.readerFacet)
    let other = ReadFacet(request.otherFacet)
    theirs = TechnicalFit(
      asked: Asked(reader, role: request.reader), shown: Shown(other, role: request.reader.counterpart))
    yours = TechnicalFit(
      asked: Asked(other, role: request.reader.counterpart), shown: Shown(reader, role: request.reader))
  }

  /// The longest quote, in characters: two lines of a terminal.
  static let longestQuote = 150
  /// More lines than this under a heading are a list to read, not an introduction.
  private static let mostLines = 5
  /// More names than this in a line are not read.
  private static let mostNames = 4

  var text: String {
    let forSeeker = request.reader == .seeker
    let bring = Bringing(self, theirs, quoting: .shown)
    let ask = Bringing(self, yours, quoting: .asked)
    let theirWords = words(
      of: request.otherFacet.offers, besides: bring.quotes, interest: request.readerFacet.wants,
      most: bring.lines.isEmpty ? 2 : 1)
    let theirWishes =
      ask.lines.isEmpty
      ? words(of: request.otherFacet.wants, besides: [], interest: request.readerFacet.offers, most: 2) : []
    let paragraphs = [
      book.text(forSeeker ? .introduction(.openingSeeker) : .introduction(.openingProvider)),
      paragraph(.introduction(.theirWords), theirWords),
      paragraph(forSeeker ? .introduction(.theyBringSeeker) : .introduction(.theyBringProvider), bring.lines),
      paragraph(forSeeker ? .introduction(.youBringSeeker) : .introduction(.youBringProvider), ask.lines),
      paragraph(.introduction(.theirWishes), theirWishes),
      paragraph(.introduction(.terms), terms),
      paragraph(.introduction(.open), open),
      book.text(.introduction(.closing)),
    ]
    return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func paragraph(_ heading: PhraseKey, _ lines: [String]) -> String {
    if lines.isEmpty { return "" }
    let bullets = lines.prefix(Self.mostLines).map {
      book.text(Phrase(.introduction(.bullet), ["text": .text($0)]))
    }
    return ([book.text(heading)] + bullets).joined(separator: "\n")
  }

  /// Sentences of a part that were not quoted yet, as quotes: first those that share words with what the reader said
  /// in `interest`.
  private func words(
    of part: PublicPart, besides quoted: Set<String>, interest: PublicPart, most: Int
  ) -> [String] {
    let new = OwnWords.telling(part.words, besides: part.facts.map(\.quote))
      .filter { words in !quoted.contains { words.contains($0) || $0.contains(words) } }
    // One that is masked in places reads worse than one that is whole.
    let whole = new.filter { !$0.contains("[") }
    let asked = interest.words.reduce(into: Set<String>()) { $0.formUnion(Self.contentStems($1)) }
    let ranked = (whole.isEmpty ? new : whole).enumerated().map { place, words in
      // "Before that a year of manual testing, never again" is not how one wants to be introduced.
      let shared = Self.looksBack(words) ? -1 : asked.intersection(Self.contentStems(words)).count
      return (place: place, words: words, shared: shared)
    }
    let chosen = ranked.sorted { ($0.shared, -$0.place) > ($1.shared, -$1.place) }.prefix(most)
    return chosen.sorted { $0.place < $1.place }.map { quote($0.words) }
  }

  /// Whether a sentence speaks of what is over or not there.
  private static func looksBack(_ words: String) -> Bool {
    let text = AnalysedText(words)
    let scopes = NegationScopes(text)
    return text.tokens.indices.contains { place in
      switch scopes.polarity(at: place) {
      case .former, .denied: true
      case .stated, .refused, .optional, .wish: false
      }
    }
  }

  /// Stems of words long enough to mean something.
  private static func contentStems(_ words: String) -> Set<String> {
    Set(
      AnalysedText(words).tokens.filter { $0.kind == .word && $0.folded.unicodeScalars.count > 4 }.map(\.stem)
    )
  }

  func quote(_ words: String) -> String {
    book.text(Phrase(.profile(.cardQuote), ["quote": .text(Self.shortened(words))]))
  }

  /// Ends at a word where it is too long; the full stop of a sentence goes.
  static func shortened(_ words: String) -> String {
    var text = words
    while let last = text.last, last.isWhitespace || [".", ",", ";", ":"].contains(last) { text.removeLast() }
    guard text.count > longestQuote else { return text }
    let cut = text.prefix(longestQuote)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    return String(cut[..<end]) + " …"
  }

  // MARK: terms

  private var terms: [String] {
    let mine = Facts(request.readerFacet)
    let other = Facts(request.otherFacet)
    let target = FactTarget.facet(request.reader.counterpart, .practical)
    var lines: [String] = []
    for kind in [FactValue.Kind.workMode, .place, .employment, .spokenLanguage, .availability] {
      let values = other.values(of: kind)
      if values.isEmpty { continue }
      let shared = values.filter { mine.shares($0) }
      let shown = (shared.isEmpty || kind == .availability ? values : shared).prefix(Self.mostNames)
      let items = PhraseValue.list(shown.map { .text(name(bare($0))) })
      let isShared = !shared.isEmpty && kind != .availability
      let value = isShared ? PhraseValue.phrase(Phrase(.introduction(.both), ["items": items])) : items
      let label = names.label(of: kind, in: target, language: request.language)
      lines.append(book.text(Phrase(.introduction(.term), ["label": .text(label), "value": value])))
    }
    if request.outcomes[.pay] == .passed { lines.append(book.text(.introduction(.payFits))) }
    return lines
  }

  /// A language without its level: what matters here is that both speak it.
  private func bare(_ value: FactValue) -> FactValue {
    if case .spokenLanguage(let code, _) = value { .spokenLanguage(code: code, level: nil) } else { value }
  }

  func name(_ value: FactValue) -> String { names.name(of: value, language: request.language) }

  // MARK: what is open

  private var open: [String] {
    var lines: [String] = []
    let missing = skillNames(theirs.demanded)
    if !missing.isEmpty {
      lines.append(book.text(Phrase(.introduction(.missingTheirs), ["items": missing.list])))
    }
    let wanting = skillNames(yours.demanded)
    if !wanting.isEmpty {
      lines.append(book.text(Phrase(.introduction(.missingYours), ["items": wanting.list])))
    }
    for fit in [theirs, yours] where fit.levelIsNamed && (fit.level == .near || fit.level == .far) {
      guard let had = fit.shown.level else { continue }
      let wanted = fit.asked.levels.sorted().map { PhraseValue.text(name(.seniority($0))) }
      lines.append(
        book.text(
          Phrase(
            .introduction(.levelDiffers),
            ["wanted": .list(wanted), "had": .text(name(.seniority(had)))])))
    }
    return lines + unanswered
  }

  /// What a rule still needs, by whose word that is: what stands among the terms must not be open for both.
  private var unanswered: [String] {
    let (mine, other) = (MatchFacts(request.readerFacet), MatchFacts(request.otherFacet))
    let (seeker, provider) = request.reader == .seeker ? (mine, other) : (other, mine)
    let open = HardRule.allCases.filter { request.outcomes[$0] == .unknown }
    let groups: [(PhraseKey, Role?)] = [
      (.introduction(.unknownYours), request.reader),
      (.introduction(.unknownTheirs), request.reader.counterpart), (.introduction(.unknown), nil),
    ]
    return groups.compactMap { key, side in
      let items = open.filter { $0.silentSide(seeker: seeker, provider: provider) == side }
        .compactMap(Self.unknown)
      guard !items.isEmpty else { return nil }
      return book.text(Phrase(key, ["items": .list(items.map { .phrase(Phrase($0)) })]))
    }
  }

  private func skillNames(_ coverages: [(need: Need, coverage: Coverage)]) -> [String] {
    coverages.filter { $0.coverage == .missing }.prefix(Self.mostNames).map { alternatives($0.need) }
  }

  func alternatives(_ need: Need) -> String {
    need.alternatives.map { name(.skill($0)) }.joined(separator: " / ")
  }

  private static func unknown(_ rule: HardRule) -> PhraseKey? {
    switch rule {
    case .place: .introduction(.unknownPlace)
    case .pay: .introduction(.unknownPay)
    case .seniority: .introduction(.unknownSeniority)
    case .language: .introduction(.unknownLanguage)
    case .employment: .introduction(.unknownEmployment)
    // Nobody has to say what they refuse.
    case .refusedSkills: nil
    }
  }
}

extension [String] {
  fileprivate var list: PhraseValue { .list(map { .text($0) }) }
}

/// The facts of a facet that are terms, whatever section they stand in.
private struct Facts {
  private let facts: [FactValue]

  init(_ facet: PublicFacet) {
    facts = (facet.practical.facts + facet.offers.facts + facet.wants.facts).map(\.value)
  }

  func values(of kind: FactValue.Kind) -> [FactValue] {
    var seen: Set<FactValue> = []
    return facts.filter { $0.kind == kind && seen.insert($0).inserted }
  }

  /// Whether the same holds here; of languages the level may differ.
  func shares(_ value: FactValue) -> Bool {
    guard case .spokenLanguage(let code, _) = value else { return facts.contains(value) }
    return facts.contains { if case .spokenLanguage(code, _) = $0 { true } else { false } }
  }
}
