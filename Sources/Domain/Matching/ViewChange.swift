/// One thing that somebody shows otherwise than when the other side of a match looked.
package enum ViewChange: Hashable, Sendable {
  /// A fact, or a sentence in their own words.
  package enum Item: Hashable, Sendable {
    case fact(FactValue, FacetSection)
    case words(String)
  }

  case added(Item)
  case removed(Item)
  case replaced(Item, by: Item)
  /// So many facts and sentences are masked now; what they said is not told again.
  case hidden(Int)

  /// Whether what somebody says has changed, and not only how much of it they show.
  package var isOfSubstance: Bool {
    if case .hidden = self { false } else { true }
  }
}

extension PublicFacet {
  /// What has changed since this was shown.
  ///
  /// - Parameters:
  ///   - masked: what was said then, masked by the choices of then and of now: only what was seen and may still be shown
  ///     is named as former.
  ///   - reshown: what was said then, masked by the choices of now: more than `masked` where its owner hides less.
  ///   - now: what is shown now.
  /// - Returns: empty where nothing reads otherwise.
  package func changes(masked: PublicFacet, reshown: PublicFacet, now: PublicFacet) -> [ViewChange] {
    var changes: [ViewChange] = []
    var hidden = 0
    for section in FacetSection.allCases {
      let (seen, former, again, present) = (self[section], masked[section], reshown[section], now[section])
      let formerFacts = former.facts.map(\.value)
      let presentFacts = present.facts.map(\.value)
      hidden += seen.facts.count { !formerFacts.contains($0.value) && !presentFacts.contains($0.value) }
      var gone = formerFacts.filter { !presentFacts.contains($0) }
      for value in presentFacts where !seen.facts.contains(where: { $0.value == value }) {
        if value.kind.isSingle, let old = gone.firstIndex(where: { $0.kind == value.kind }) {
          changes.append(.replaced(.fact(gone.remove(at: old), section), by: .fact(value, section)))
        } else {
          changes.append(.added(.fact(value, section)))
        }
      }
      changes += gone.map { .removed(.fact($0, section)) }

      // Masking changes sentences where they stand.
      for (old, masked) in zip(seen.words, former.words) where old != masked { hidden += 1 }
      for (place, words) in former.words.enumerated() where !present.words.contains(words) {
        // A sentence of which more is shown is not gone.
        if again.words.indices.contains(place), present.words.contains(again.words[place]) { continue }
        changes.append(.removed(.words(words)))
      }
      changes += present.words.filter { !seen.words.contains($0) && !former.words.contains($0) }
        .map { .added(.words($0)) }
    }
    return changes + (hidden > 0 ? [.hidden(hidden)] : [])
  }
}
