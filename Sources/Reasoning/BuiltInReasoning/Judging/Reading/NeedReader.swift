import Domain
import Lexicon

/// Orders the skills that a side asks for: what is demanded, what is only welcome, and what may stand for what.
///
/// The facts say which skills are asked for; the words that they stand in say how.
struct NeedReader {
  private let quotes: [String: String]
  private let wanted: [String]
  /// Skills that a fact says would only be nice to have.
  private let welcome: [String]
  /// Skills that a fact says are refused: where the words ask for one first and shut it out in an aside, it is asked
  /// for.
  private let refused: Set<String>

  /// - Parameter part: a public `wants`.
  init(_ part: PublicPart) {
    var quotes: [String: String] = [:]
    var wanted: [String] = []
    var welcome: [String] = []
    var refused: Set<String> = []
    for fact in part.facts {
      if case .refusedSkill(let id) = fact.value { refused.insert(id) }
      if case .welcomeSkill(let id) = fact.value, quotes[id] == nil {
        quotes[id] = fact.quote
        welcome.append(id)
      }
      guard case .skill(let id) = fact.value, quotes[id] == nil else { continue }
      quotes[id] = fact.quote
      wanted.append(id)
    }
    self.welcome = welcome
    self.refused = refused
    self.quotes = quotes
    self.wanted = wanted
  }

  /// The needs, in the order said; those that only facts know come last.
  func needs(in sentences: [SaidText]) -> [Need] {
    var needs: [Need] = []
    var seen: Set<String> = []
    var dismissed: Set<String> = []
    for said in sentences {
      for (run, isExtra) in Self.runs(of: said.skills, said.text) {
        let mentions = run.filter { !said.isRuledOut($0.positions) }
        dismissed.formUnion(run.filter { said.isRuledOut($0.positions) }.map(\.skill.id))
        let new = mentions.map(\.skill.id).filter { !seen.contains($0) }
        guard let first = mentions.first, !new.isEmpty, new.count == mentions.count else { continue }
        let isWelcome = isExtra || Self.isWelcome(first, said) || new.allSatisfy(welcome.contains)
        // What is not a fact was not found to be asked for; it may still be welcome.
        guard isWelcome || new.contains(where: { quotes[$0] != nil || refused.contains($0) }) else {
          continue
        }
        seen.formUnion(new)
        needs.append(
          Need(
            alternatives: new, takesSimilar: run.last.map { Self.takesSimilar($0, said.text) } ?? false,
            isWelcome: isWelcome, isOpen: said.isOpenToOthers || Self.leavesOpen(run, said.text),
            quote: new.lazy.compactMap { quotes[$0] }.first ?? said.clause(first.positions)))
      }
    }
    // What the words only rule out is not asked for, whatever the facts say.
    for id in wanted + welcome where !seen.contains(id) && !dismissed.contains(id) {
      needs.append(
        Need(
          alternatives: [id], takesSimilar: false, isWelcome: welcome.contains(id), isOpen: false,
          quote: quotes[id] ?? ""))
    }
    return accepting(sentences, needs)
  }

  /// "If you come from React, that works as well": the craft asked for first may be another, where a sentence says so.
  private func accepting(_ sentences: [SaidText], _ needs: [Need]) -> [Need] {
    guard let first = needs.firstIndex(where: { $0.isCraft && !$0.isWelcome }) else { return needs }
    let named = sentences.filter(\.isOpenToOthers).flatMap { said in
      said.skills.filter { said.isStated($0.positions) && Need.isCraft($0.skill) }.map(\.skill.id)
    }
    let others = named.filter { !needs[first].alternatives.contains($0) }
    if others.isEmpty { return needs }
    var needs = needs
    needs[first] = needs[first].accepting(others)
    return needs.filter { $0 == needs[first] || !$0.alternatives.allSatisfy(others.contains) }
  }

  // MARK: alternatives

  /// Mentions between which "or" stands, together; in "C, Nim or Rust" also what the commas before join, as long
  /// as it is of one sort. Of "Python with pytest or Java with JUnit" the languages are one run and the tools
  /// another; a tool that only one of the two has is an extra.
  private static func runs(
    of mentions: [SkillMention], _ text: AnalysedText
  ) -> [(run: [SkillMention], isExtra: Bool)] {
    var result: [(run: [SkillMention], isExtra: Bool)] = []
    for run in runs(of: bundles(of: mentions, text), text) {
      for place in 0..<(run.map(\.count).max() ?? 0) {
        let column = run.filter { place < $0.count }.map { $0[place] }
        result.append((column, run.count > 1 && column.count < run.count))
      }
    }
    return result
  }

  private static func runs(of bundles: [[SkillMention]], _ text: AnalysedText) -> [[[SkillMention]]] {
    var runs: [[[SkillMention]]] = []
    for bundle in bundles {
      guard let last = runs.last?.last, isOr(gap(last, bundle), text) else {
        runs.append([bundle])
        continue
      }
      var joined = runs.removeLast() + [bundle]
      while let before = runs.last, before.count == 1,
        areOfOneSort(before[0][0].skill.group, joined[0][0].skill.group),
        isComma(gap(before[0], joined[0]), text)
      {
        joined = runs.removeLast() + joined
      }
      runs.append(joined)
    }
    return runs
  }

  /// "Python with pytest", where another such follows behind "or", together; every other mention alone. In "Go with
  /// PostgreSQL or MySQL" what may stand for each other are the two databases.
  private static func bundles(of mentions: [SkillMention], _ text: AnalysedText) -> [[SkillMention]] {
    var bundles: [[SkillMention]] = []
    for mention in mentions {
      if let last = bundles.last?.last, isWith(gap([last], [mention]), text) {
        bundles[bundles.count - 1].append(mention)
      } else {
        bundles.append([mention])
      }
    }
    return bundles.indices.flatMap { place -> [[SkillMention]] in
      let bundle = bundles[place]
      return isOneChoice(place, bundles, text) ? [bundle] : bundle.map { [$0] }
    }
  }

  /// Whether what "or" joins to the bundle at `place` stands for the whole of it, as its head is of the same sort.
  private static func isOneChoice(_ place: Int, _ bundles: [[SkillMention]], _ text: AnalysedText) -> Bool {
    let bundle = bundles[place]
    let head = bundle[0].skill.group
    if place > 0, isOr(gap(bundles[place - 1], bundle), text),
      !areOfOneSort(bundles[place - 1][0].skill.group, head)
    {
      return false
    }
    guard place + 1 < bundles.count, isOr(gap(bundle, bundles[place + 1]), text) else { return true }
    let next = bundles[place + 1][0].skill.group
    return areOfOneSort(head, next) && !areOfOneSort(bundle[bundle.count - 1].skill.group, next)
  }

  private static func gap(_ one: [SkillMention], _ other: [SkillMention]) -> Range<Int> {
    guard let last = one.last, let first = other.first,
      last.positions.upperBound <= first.positions.lowerBound
    else { return 0..<0 }
    return last.positions.upperBound..<first.positions.lowerBound
  }

  private static func isWith(_ gap: Range<Int>, _ text: AnalysedText) -> Bool {
    gap.count == 1
      && ["with", "с", "со", "+", "plus", "on", "на"].contains(text.tokens[gap.lowerBound].folded)
  }

  /// Whether "A, B or C" means any of the three: things of one group, or programming languages of any.
  private static func areOfOneSort(_ one: String, _ other: String) -> Bool {
    if one.isEmpty { return false }
    return one == other || one.hasSuffix("-language") && other.hasSuffix("-language")
  }

  private static func isOr(_ gap: Range<Int>, _ text: AnalysedText) -> Bool {
    guard (1...2).contains(gap.count) else { return false }
    return gap.contains { ["or", "или", "либо", "/"].contains(text.tokens[$0].folded) }
  }

  private static func isComma(_ gap: Range<Int>, _ text: AnalysedText) -> Bool {
    gap.count == 1 && text.tokens[gap.lowerBound].folded == ","
  }

  /// Whether "or" joins something to the run that is no skill: "Flutter or native", "Go or whatever you like".
  private static func leavesOpen(_ run: [SkillMention], _ text: AnalysedText) -> Bool {
    guard let last = run.last else { return false }
    let next = last.positions.upperBound
    return text.tokens.indices.contains(next + 1) && ["or", "или", "либо"].contains(text.tokens[next].folded)
  }

  /// "or any other warehouse", "or a similar RTOS", «или аналог».
  private static func takesSimilar(_ mention: SkillMention, _ text: AnalysedText) -> Bool {
    let next = mention.positions.upperBound
    guard next + 1 < text.tokens.count, ["or", "или", "либо"].contains(text.tokens[next].folded) else {
      return false
    }
    let behind = text.tokens[(next + 1)..<min(next + 4, text.tokens.count)].map(\.folded)
    return behind.contains { word in similar.contains { word.hasPrefix($0) } }
  }

  private static let similar = [
    "any", "another", "other", "similar", "like", "любо", "аналог", "друг", "похож", "подобн",
  ]

  // MARK: demanded or welcome

  private static func isWelcome(_ mention: SkillMention, _ said: SaidText) -> Bool {
    if said.polarity(mention.positions) == .optional { return true }
    let clause = Clauses.clause(at: mention.positions.lowerBound, in: said.text)
    if clause.contains(where: { welcoming.contains(said.text.tokens[$0].stem) }) { return true }
    // "a little Python", «немного Go».
    let before = max(clause.lowerBound, mention.positions.lowerBound - 2)..<mention.positions.lowerBound
    return before.contains { slight.contains(said.text.tokens[$0].folded) }
  }

  private static let slight: Set<String> = ["some", "little", "bit", "немного", "чуть", "основы", "basic"]

  private static let welcoming: Set<String> = Set(
    Stems.stems([
      "bonus", "welcome", "wonderful", "ideal", "ideally", "preferably", "optional", "nice", "желательно",
      "плюс",
      "приветствуется", "порадует", "пригодится", "необязательно", "бонус",
    ]))
}
