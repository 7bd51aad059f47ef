package import Domain
import Lexicon
package import Ports

/// Reads facts out of a person's own words, by the lexicon and by rules about the words around each mention.
///
/// What cannot be told for sure is left out: a question, a quote of somebody else's life, a past job, a wish to learn
/// and an order to a machine give no facts. Every finding quotes the clause that it rests on.
package struct FactReader: FactReading {
  private let currentYear: Int?

  /// - Parameter currentYear: makes lengths of «с 2018 года»; without it such words are passed over.
  package init(currentYear: Int? = nil) {
    self.currentYear = currentYear
  }

  package func read(_ text: String, context: FactReadingContext) -> [FactFinding] {
    var draft = FactDraft(text, context: context, currentYear: currentYear)
    return draft.findings()
  }
}

/// One reading of one text: collects findings with their places, so that they come out in the order said.
struct FactDraft {
  let text: AnalysedText
  let context: FactReadingContext
  let currentYear: Int?
  let scopes: NegationScopes
  let frames: SentenceFrames
  private let cues: ChangeCues
  private var found: [(position: Int, finding: FactFinding)] = []

  init(_ raw: String, context: FactReadingContext, currentYear: Int?) {
    text = AnalysedText(raw)
    self.context = context
    self.currentYear = currentYear
    scopes = NegationScopes(text)
    frames = SentenceFrames(text, context: context)
    cues = ChangeCues(text, asked: context.asked)
  }

  mutating func findings() -> [FactFinding] {
    guard !text.tokens.isEmpty else { return [] }
    for change in frames.roles.changes {
      add(change.change, .facet(nil, .offers), at: change.positions)
    }
    readUpdates()
    readNames()
    readSkills()
    readTrades()
    readSeniority()
    readYears()
    readPlace()
    readWorkModes()
    readRelocation()
    readLanguages()
    readPay()
    readAvailability()
    readEmployment()
    let ordered = found.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    var result: [FactFinding] = []
    for (_, entry) in ordered
    where !result.contains(where: { $0.change == entry.finding.change && $0.target == entry.finding.target })
    {
      result.append(entry.finding)
    }
    // Roles first: the others may depend on them.
    return result.filter { $0.change.namesRole } + result.filter { !$0.change.namesRole }
  }

  // MARK: Collecting

  /// Adds a finding whose quote is the clause of `positions`.
  mutating func add(_ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>) {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let whole = min(clause.lowerBound, positions.lowerBound)..<max(clause.upperBound, positions.upperBound)
    let position = positions.lowerBound
    let isChange = isCommanded(position) || change.kind.map { cues.isChange($0, at: position) } ?? false
    found.append(
      (position, FactFinding(change, target: target, quote: text.quote(whole), isChange: isChange)))
  }

  /// Whether the token at `position` stands in a sentence that tells of its author.
  func isOwn(_ position: Int) -> Bool { frames.frame(at: position).isOwn && !frames.isOthers(position) }

  func isOthers(_ position: Int) -> Bool { frames.isOthers(position) }

  func polarity(_ positions: Range<Int>) -> Polarity { scopes.polarity(of: positions) }

  func frame(_ position: Int) -> SentenceFrame { frames.frame(at: position) }

  func clause(_ position: Int) -> Range<Int> { Clauses.clause(at: position, in: text) }

  func clauseHolds(_ position: Int, _ words: Set<String>) -> Bool {
    clause(position).contains { words.contains(text.tokens[$0].folded) }
  }

  func word(_ position: Int) -> String {
    text.tokens.indices.contains(position) ? text.tokens[position].folded : ""
  }

  func stem(_ position: Int) -> String {
    text.tokens.indices.contains(position) ? text.tokens[position].stem : ""
  }

  /// The target of something that stands in the section of its sentence.
  func sectionTarget(_ position: Int) -> FactTarget {
    let frame = frame(position)
    return .facet(frame.role, frame.section == .practical ? .offers : frame.section)
  }

  func practicalTarget(_ position: Int) -> FactTarget { .facet(frame(position).role, .practical) }

  /// Whether the whole text is one or two words, so that it can only be the answer to the question.
  var isTerse: Bool { text.tokens.lazy.filter { $0.kind != .sign }.prefix(3).count <= 2 }

  /// Whether the first word of the text says yes or no.
  var leadingAnswer: Bool? {
    guard let first = text.tokens.first(where: { $0.kind != .sign })?.folded else { return nil }
    if ["yes", "yeah", "yep", "sure", "да", "ага", "конечно", "угу", "готов", "готова"].contains(first) {
      return true
    }
    if ["no", "nope", "not", "нет", "неа", "никак", "never", "не"].contains(first) { return false }
    return nil
  }
}

extension FactFinding.Change {
  /// The kind of fact that it states; nil where it states none.
  fileprivate var kind: FactValue.Kind? {
    switch self {
    case .states(let value), .statesOnly(let value): value.kind
    case .role, .notRole, .denies, .forgets: nil
    }
  }

  fileprivate var namesRole: Bool {
    switch self {
    case .role, .notRole: true
    case .states, .statesOnly, .denies, .forgets: false
    }
  }
}
