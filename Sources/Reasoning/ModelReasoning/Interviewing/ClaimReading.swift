import Domain
import Lexicon
import Ports

/// Turns what a model claims into changes of the profile, as far as the user's own words bear it.
struct ClaimReading {
  /// A claim that holds, with the words it rests on.
  struct Held {
    let claim: InterviewAnswer.Claim
    let place: SaidWords.Place
  }

  private let said: SaidWords
  private let normaliser: FactNormaliser
  /// What was taken back before: an old message does not bring it up again.
  private(set) var removed: [FactValue]
  private(set) var profile: Profile
  /// How many claims had words that the user never wrote.
  private(set) var dropped = 0
  /// What was told of a role that is not known to be theirs yet: to be applied once it is.
  private(set) var waiting: [InterviewAnswer.Claim] = []

  /// As many values that were taken back are remembered.
  private static let mostRemoved = 60
  /// As many claims wait for their role, the latest ones.
  private static let mostWaiting = 40
  /// As many notes are kept, the latest ones.
  private static let mostNotes = 20

  init(_ profile: Profile, said: SaidWords, currentYear: Int?, removed: [FactValue]) {
    self.profile = profile
    self.said = said
    self.removed = removed
    normaliser = FactNormaliser(currentYear: currentYear)
  }

  /// - Parameter waiting: claims of earlier turns whose role was not known then.
  mutating func apply(_ claims: [InterviewAnswer.Claim], waiting earlier: [InterviewAnswer.Claim] = []) {
    var held = earlier.compactMap { claim in said.find(claim.words).map { Held(claim: claim, place: $0) } }
    for claim in claims {
      guard let place = place(of: claim) else {
        dropped += 1
        continue
      }
      held.append(Held(claim: claim, place: place))
    }
    applyFacts(held)
    keepNotes(held)
    keepStories(held)
    // Once one role is known, what was told of the other was a guess.
    waiting =
      profile.facets.isEmpty ? held.map(\.claim).filter(\.needsRole).suffix(Self.mostWaiting) : []
  }

  /// What takes away is ordered now; what is added may have been said before, and what stands alone is only added then.
  private func place(of claim: InterviewAnswer.Claim) -> SaidWords.Place? {
    switch claim.change {
    case .add, .only: said.find(claim.words)
    case .remove: said.find(claim.words, onlyNew: true)
    }
  }

  // MARK: Facts

  private mutating func applyFacts(_ held: [Held]) {
    var merge = ProfileMerge(profile)
    let confided = held.filter { $0.claim.subject == .note }.map(\.place)
    let ordered = held.sorted { $0.place.message.position < $1.place.message.position }
    // Roles first, whichever message they stand in: where a fact belongs hangs on them.
    for entry in ordered where entry.claim.subject == .role {
      let named = Folding.folded(entry.claim.value)
      guard let role = named.isEmpty ? entry.claim.role : Role(rawValue: named) else { continue }
      let change: FactFinding.Change = entry.claim.change == .remove ? .notRole(role) : .role(role)
      // Who takes no role is in no profile: that is said with a pause or an erasure, not in passing.
      if change == .notRole(role), merge.profile.roles == [role] { continue }
      merge.apply(
        [FactFinding(change, target: .shared, quote: entry.place.quote)], from: entry.place.message.id)
    }
    var position = ordered.startIndex
    while position < ordered.endIndex {
      let message = ordered[position].place.message
      let end = ordered[position...].firstIndex { $0.place.message.id != message.id } ?? ordered.endIndex
      let findings = ordered[position..<end].compactMap { entry -> FactFinding? in
        guard case .fact(let kind) = entry.claim.subject,
          kind == .pay || !confided.contains(where: { Self.overlap($0, entry.place) })
        else { return nil }
        return finding(kind, entry, knowing: merge.profile)
      }
      merge.apply(findings, from: message.id)
      position = end
    }
    for change in merge.changes {
      switch change {
      case .removed(let value, _), .replaced(let value, _, _): removed.append(value)
      case .added(let value, _): removed.removeAll { $0 == value }
      case .tookRole, .leftRole: break
      }
    }
    removed = Array(removed.suffix(Self.mostRemoved))
    profile = merge.profile
  }

  private func finding(_ kind: FactValue.Kind, _ held: Held, knowing profile: Profile) -> FactFinding? {
    let claim = held.claim
    let target = Self.target(of: kind, claim)
    func make(_ change: FactFinding.Change) -> FactFinding {
      FactFinding(change, target: target, quote: held.place.quote, manner: .change)
    }
    if claim.change == .remove, claim.value.allSatisfy(\.isWhitespace) { return make(.forgets(kind)) }
    // What shall go need not stand in the words that say so.
    let words = claim.change == .remove ? held.place.message.text + " " + claim.value : held.place.quote
    guard let value = normaliser.value(kind, claim.value, role: claim.role, words: words) else { return nil }
    switch claim.change {
    case .remove: return make(.denies(value))
    case .only where held.place.isNew: return make(.statesOnly(value))
    case .only, .add:
      guard held.place.isNew || isStillNews(value, held.place, in: profile[target]) else { return nil }
      return make(.states(value))
    }
  }

  /// Whether something that an older message says may still be added: it was not taken back, and nothing newer stands in
  /// its place.
  private func isStillNews(_ value: FactValue, _ place: SaidWords.Place, in facts: [Fact]) -> Bool {
    !removed.contains(value) && !(value.kind.isSingle && facts.contains { $0.value.kind == value.kind })
      && !facts.contains { $0.value == value }
  }

  /// Where a fact of a kind belongs, whatever the model says: the built-in reader has the same places.
  private static func target(of kind: FactValue.Kind, _ claim: InterviewAnswer.Claim) -> FactTarget {
    switch kind {
    case .name, .employer, .spokenLanguage, .place: .shared
    case .workMode, .relocation, .availability, .pay, .employment: .facet(claim.role, .practical)
    case .welcomeSkill, .refusedSkill: .facet(claim.role, .wants)
    case .trade, .seniority, .years, .skill, .domain:
      .facet(claim.role, claim.section == .wants ? .wants : .offers)
    }
  }

  // MARK: Words

  private mutating func keepStories(_ held: [Held]) {
    var merge = ProfileMerge(profile)
    for entry in held where entry.claim.subject == .story && entry.claim.change != .remove {
      // What is confided stands on no card.
      guard !profile.privateNotes.contains(where: { Self.overlap($0, entry.place.quote) }),
        Tokenizer.tokens(of: entry.place.quote).count >= Self.leastStory
      else { continue }
      merge.add(
        words: Evidence(message: entry.place.message.id, quote: entry.place.quote), to: entry.claim.role,
        entry.claim.section)
    }
    profile = merge.profile
    for entry in held where entry.claim.subject == .story && entry.claim.change == .remove {
      let wanted = FoldedText.bare(entry.claim.value)
      guard !wanted.isEmpty, var facet = profile.facets[entry.claim.role] else { continue }
      for section in FacetSection.allCases {
        facet[section].words.removeAll { FoldedText($0.quote).contains(wanted) }
      }
      profile.facets[entry.claim.role] = facet
    }
  }

  /// Fewer words than this tell no story.
  private static let leastStory = 3

  private mutating func keepNotes(_ held: [Held]) {
    for entry in held where entry.claim.subject == .note {
      if entry.claim.change == .remove {
        let wanted = FoldedText.bare(entry.claim.value)
        profile.privateNotes.removeAll { wanted.isEmpty || FoldedText($0).contains(wanted) }
      } else if !profile.privateNotes.contains(where: { Self.overlap($0, entry.place.quote) }) {
        profile.privateNotes.append(entry.place.quote)
        hide(entry.place.quote)
      }
    }
    profile.privateNotes = Array(profile.privateNotes.suffix(Self.mostNotes))
  }

  /// Takes off the card what has turned out to be confided.
  private mutating func hide(_ note: String) {
    for role in profile.roles {
      for section in FacetSection.allCases {
        profile.facets[role]?[section].words.removeAll { Self.overlap($0.quote, note) }
      }
    }
  }

  private static func overlap(_ one: SaidWords.Place, _ other: SaidWords.Place) -> Bool {
    one.message.id == other.message.id && overlap(one.quote, other.quote)
  }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    FoldedText(one).contains(FoldedText.bare(other)) || FoldedText(other).contains(FoldedText.bare(one))
  }
}

extension InterviewAnswer.Claim {
  /// Whether it says something of one role.
  fileprivate var needsRole: Bool {
    switch subject {
    case .role, .note, .fact(.name), .fact(.employer), .fact(.spokenLanguage), .fact(.place): false
    case .fact, .story: change != .remove
    }
  }
}
