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
  /// Where nothing is to be believed.
  let doubts: Doubts
  /// Where the text takes back what it said; nil where it does not.
  let takenBackAt: Int?
  private var found: [(position: Int, finding: FactFinding)] = []
  /// The tokens of what the next words take back: "Warsaw. No, Krakow".
  var withdrawn: Set<Int> = []
  /// The kinds of which a correction says what holds: nothing else of them is read.
  var settled: Set<FactValue.Kind> = []
  /// What a correction took the place of.
  var settledValues: Set<FactValue> = []
  /// The tokens that name employers: those of tools among them are no skills.
  var employerTokens: Set<Int> = []
  /// The objects of each order to change the profile.
  private(set) var commanded: [Range<Int>] = []

  init(_ raw: String, context: FactReadingContext, currentYear: Int?) {
    text = AnalysedText(raw)
    self.context = context
    self.currentYear = currentYear
    scopes = NegationScopes(text)
    frames = SentenceFrames(text, context: context)
    cues = ChangeCues(text, asked: context.asked, isInvited: context.invitesChange)
    let roles = frames.roles.roles(known: context.roles)
    doubts = Doubts(
      text, roles: roles.count == 2 ? context.askedRole.map { [$0] } ?? roles : roles,
      isBeginner: text.tokens.contains { Self.beginning.contains($0.folded) }
        || context.known.allFacts.contains { [.seniority(.entry), .seniority(.junior)].contains($0.value) })
    takenBackAt = text.tokens.indices.last { [text] in Self.takingBack.match(text, $0) != nil }
  }

  private static let beginning: Set<String> = [
    "student", "intern", "internship", "junior", "graduate", "graduated", "graduating", "bootcamp", "trainee",
    "studying", "final-year", "entry",
  ]

  mutating func findings() -> [FactFinding] {
    guard !text.tokens.isEmpty else { return [] }
    for change in frames.roles.changes {
      add(change.change, .facet(nil, .offers), at: change.positions)
    }
    commanded = orders().map(\.objects)
    readSwaps()
    readUpdates()
    readWithdrawals()
    readCorrections()
    readNames()
    readSkills()
    readRefusedFields()
    readRefusedAgain()
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
    readSoftened()
    dropTakenBack()
    dropDenied()
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

  /// "No Flutter. I did one Flutter app": what a text refuses it does not claim as well, unless it says that it is
  /// known; nor does a team ask for what it says would only be welcome.
  private mutating func dropDenied() {
    let refused = Set(
      found.compactMap { entry -> String? in
        if case .states(.refusedSkill(let id)) = entry.finding.change { id } else { nil }
      })
    let unasked = Skills.mentions(in: text, isAnswer: true).filter { polarity($0.positions) == .optional }
    let optional = Set(unasked.map(\.skill.id))
    let welcome = Set(
      found.compactMap { entry -> String? in
        if case .states(.welcomeSkill(let id)) = entry.finding.change { id } else { nil }
      })
    // Asked for among the requirements it is asked for, whatever stands among what is welcome besides.
    let softened = Set(unasked.filter { part($0.positions.lowerBound) != .welcome }.map(\.skill.id))
    let required = Set(
      found.compactMap { entry -> String? in
        guard case .states(.skill(let id)) = entry.finding.change, entry.finding.target.isOfWanted,
          part(entry.position) == .requirements, !softened.contains(id)
        else { return nil }
        return id
      })
    guard !refused.isEmpty || !optional.isEmpty || !welcome.isEmpty else { return }
    let kept = found.filter { entry in
      if case .states(.welcomeSkill(let id)) = entry.finding.change {
        return !refused.contains(id) && !required.contains(id)
      }
      guard case .states(.skill(let id)) = entry.finding.change else { return true }
      if entry.finding.target.isOfWanted, !required.contains(id),
        optional.contains(id) || welcome.contains(id)
      {
        return false
      }
      return !refused.contains(id) || entry.finding.manner == .correction
        || clause(entry.position).contains { Self.liking.contains(word($0)) }
    }
    found = kept
  }

  private static let takingBack = PhraseList([
    "scratch that", "strike that", "no wait", "хотя нет", "отбой", "нет не так", "то есть", "or rather",
    "i mean",
    "on second thought", "on second thoughts", "стоп", "вернее", "точнее", "forget it", "forget that",
    "scrap that",
    "забудь", "забудьте", "нет все-таки", "нет все таки",
  ])

  /// "Hybrid. Actually scratch that, remote only": what is said anew behind such words takes the place of what was
  /// said before them.
  private mutating func dropTakenBack() {
    guard let cue = takenBackAt else { return }
    if opensTakingBack { onlyWhatIsSaidAnew() }
    let anew = found.filter { $0.position > cue }.compactMap(\.finding.change.kind)
    found.removeAll { entry in
      guard entry.position < cue, let kind = entry.finding.change.kind,
        kind.isSingle || kind == .workMode || kind == .employment
      else { return false }
      return anew.contains(kind)
    }
  }

  /// Whether the text begins by taking back what an earlier message said.
  private var opensTakingBack: Bool {
    text.tokens.indices.prefix(4).contains { Self.takingBack.match(text, $0) != nil }
  }

  /// "No, forget it, on site only": the ways of working named now take the place of those known.
  private mutating func onlyWhatIsSaidAnew() {
    for index in found.indices {
      guard case .states(let value) = found[index].finding.change,
        [.workMode, .employment].contains(value.kind),
        found[index].finding.manner != .addition
      else { continue }
      found[index].finding.change = .statesOnly(value)
    }
  }

  // MARK: Collecting

  /// Adds a finding whose quote is the clause of `positions`.
  mutating func add(_ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>) {
    if let value = change.value {
      if settledValues.contains(value) || value.refusal.map(settledValues.contains) ?? false { return }
      if settled.contains(value.kind), value.kind != .skill { return }
    }
    append(change, target, at: positions)
  }

  /// As `add`, for what a correction says: it holds whatever else is read.
  mutating func correct(_ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>) {
    append(change, target, at: positions, manner: .correction)
  }

  /// As `add`, for a flat no to what may be known: it is asked about rather than carried out.
  mutating func contradict(_ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>) {
    if let value = change.value, settledValues.contains(value) || settled.contains(value.kind) { return }
    append(change, target, at: positions, manner: .plain)
  }

  /// As `add`, for one more of what is known: it takes the place of nothing.
  mutating func addBeside(_ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>) {
    append(change, target, at: positions, manner: .addition)
  }

  /// What was found so far, with the token that each finding is about.
  var findingsSoFar: [(position: Int, finding: FactFinding)] { found }

  /// Adds a finding in a manner of its own; nil for the one that its words have.
  mutating func append(
    _ change: FactFinding.Change, _ target: FactTarget, at positions: Range<Int>,
    manner given: FactFinding.Manner? = nil
  ) {
    let change = ofWelcome(change, target)
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let whole = min(clause.lowerBound, positions.lowerBound)..<max(clause.upperBound, positions.upperBound)
    let position = positions.lowerBound
    let read: FactFinding.Manner
    if isCommanded(position) || change.isDenial {
      read = .change
    } else {
      read = change.kind.map { cues.manner($0, at: position, isWanted: target.isOfWanted) } ?? .plain
    }
    let manner = given ?? read
    found.append((position, FactFinding(change, target: target, quote: text.quote(whole), manner: manner)))
  }

  /// A skill that a team takes back may have been one that was only welcome.
  private func ofWelcome(_ change: FactFinding.Change, _ target: FactTarget) -> FactFinding.Change {
    guard case .denies(.skill(let id)) = change, target.isOfWanted, isKnownWelcome(id),
      !isAskedFor(.skill(id))
    else { return change }
    return .denies(.welcomeSkill(id))
  }

  /// Whether the token at `position` stands in a sentence that tells of its author.
  func isOwn(_ position: Int) -> Bool {
    let frame = frames.frame(at: position)
    return frame.isOwn && !frames.isOthers(position) && !frames.outline.isHeading(position)
      && !withdrawn.contains(position) && frames.outline.part(at: position) != .leisure
      // What a team has none of is neither asked of anybody nor ruled out.
      && !(frames.outline.part(at: position) == .absent && frame.role != .seeker)
  }

  /// Whether a fact of one of `kinds` at `position` is not to be believed.
  func isDoubtful(_ kinds: Doubts.Kinds, _ position: Int) -> Bool { doubts.cover(kinds, at: position) }

  /// Whether the sentence at `position` says that something changed or is set right.
  func saysChange(_ position: Int) -> Bool { cues.isStrong(at: position) }

  /// Whether what the sentence at `position` tells is new: by its words, or since Mitko asked for what is.
  func saysNews(_ position: Int) -> Bool { cues.isNew(at: position) }

  /// The part of a pasted document that the token at `position` stands in.
  func part(_ position: Int) -> DocumentOutline.Part? { frames.outline.part(at: position) }

  func isOthers(_ position: Int) -> Bool { frames.isOthers(position) }

  func polarity(_ positions: Range<Int>) -> Polarity {
    let said = scopes.polarity(of: positions)
    guard said == .stated else { return said }
    switch part(positions.lowerBound) {
    case .welcome: return .optional
    case .refusals, .absent: return .refused
    case .requirements, .duties, .company, .terms, .stack, .skills, .jobs, .education, .languages, .summary,
      .wish, .leisure, nil:
      return .stated
    }
  }

  private static let liking: Set<String> = [
    "love", "like", "enjoy", "prefer", "want", "rather", "mind", "against", "fine", "ok", "okay", "happy",
    "know", "люблю",
    "нравится", "хочу",
    "предпочитаю", "лучше", "пишу", "знаю", "работаю", "зато", "норм", "нормально", "хорошо", "устроит",
    "подойдет",
  ]

  private static let contentment: Set<String> = [
    "нормально", "норм", "сойдет", "пойдет", "основной", "ближе", "мне", "готов", "готова", "устроит",
    "подойдет",
    "согласился", "согласилась", "соглашусь", "терпимо", "всеядный", "всеядная", "хочу", "люблю", "нравится",
    "наоборот", "хоть",
  ]

  /// Whether what is plainly named at `position` is refused by it, because what somebody does not want was asked.
  func refusesStated(_ position: Int) -> Bool {
    guard context.asked == .refusals else { return false }
    let clause = clause(position)
    // «Да вроде Java нормально», «мне бы ближе к железу, C и STM32»: what is liked is not refused for being named.
    if text.sentence(at: position).contains(where: { Self.contentment.contains(word($0)) }) { return false }
    // «На плюсы не пойду, я сишник»: what somebody is they do not refuse.
    if ["я", "i'm", "im"].contains(word(clause.lowerBound)), clause.count <= 3 { return false }
    // "I don't mind anything, even PHP"
    if ["even", "даже"].contains(word(clause.lowerBound)) { return false }
    let isFirstPerson = clause.contains {
      ["i", "i'd", "i'm", "we", "я", "мне", "мы", "нам"].contains(word($0))
    }
    return !clause.contains {
      Self.liking.contains(word($0)) && (isFirstPerson || $0 == clause.lowerBound)
    }
  }

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

  private static let openings: Set<String> = [
    "oh", "well", "hm", "hmm", "um", "uh", "ah", "ну", "ок", "окей", "ахах", "ахаха", "хаха", "haha", "lol",
    "хм", "эм",
    "наверное", "пожалуй", "скорее", "вообще",
  ]
  private static let onTheWhole: Set<String> = ["принципе", "целом", "общем"]

  private static let leavingOpen: Set<String> = [
    "исключаю", "исключено", "против", "возражаю", "прочь", "откажусь", "знаю", "думал", "думала", "уверен",
    "уверена",
    "решил", "решила",
  ]

  /// Whether the first word of the text says yes or no.
  var leadingAnswer: Bool? {
    guard
      let start = text.tokens.indices.first(where: { position in
        let said = word(position)
        // «В принципе да», «в целом нет»
        if said == "в" { return !Self.onTheWhole.contains(word(position + 1)) }
        return text.tokens[position].kind != .sign && !Self.openings.contains(said)
          && !(Self.onTheWhole.contains(said) && word(position - 1) == "в")
      })
    else { return nil }
    let first = word(start)
    if ["yes", "yeah", "yep", "sure", "да", "ага", "конечно", "угу", "готов", "готова"].contains(first) {
      return true
    }
    // «Не исключаю», «не против»
    if first == "не", word(start + 1) != ",",
      text.tokens.contains(where: { Self.leavingOpen.contains($0.folded) })
    {
      return nil
    }
    if ["no", "nope", "not", "нет", "неа", "никак", "never", "не"].contains(first) { return false }
    return nil
  }
}

extension FactTarget {
  /// Whether it tells of whoever a team looks for.
  fileprivate var isOfWanted: Bool {
    if case .facet(.provider, .wants) = self { true } else { false }
  }
}

extension FactFinding.Change {
  fileprivate var isDenial: Bool { if case .denies = self { true } else { false } }

  /// What it states or denies; nil where it is about no value.
  fileprivate var value: FactValue? {
    switch self {
    case .states(let value), .statesOnly(let value), .denies(let value): value
    case .role, .notRole, .forgets: nil
    }
  }

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

extension FactValue {
  /// The skill that this refuses or only welcomes; nil of anything else.
  fileprivate var refusal: FactValue? {
    switch self {
    case .refusedSkill(let id), .welcomeSkill(let id): .skill(id)
    default: nil
    }
  }
}
