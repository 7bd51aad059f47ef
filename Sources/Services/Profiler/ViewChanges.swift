package import Domain
package import Localization
package import Ports

/// Finds and tells what one side of a match shows otherwise than when the other side looked.
package struct ViewChanges: ViewChangeTelling {
  private let views: any PublicViewMaking
  private let names: any FactNaming
  private let phrasebooks: Phrasebooks

  package init(views: any PublicViewMaking, names: any FactNaming, phrasebooks: Phrasebooks) {
    self.views = views
    self.names = names
    self.phrasebooks = phrasebooks
  }

  package func changes(shownTo reader: Role, of match: Match, in tx: any Transaction) throws -> [ViewChange] {
    let role = reader.counterpart
    let other = match.side(role).user
    guard let shown = match.side(reader).shownVersion, let now = try tx.profiles.current(of: other),
      now.id != shown, let then = try tx.profiles.find(shown),
      let language = try tx.users.find(other)?.language,
      let seen = then.publicView.facets[role], let present = now.publicView.facets[role]
    else { return [] }
    func facet(by choices: PublicChoices) -> PublicFacet? {
      var former = then.profile
      former.choices = choices
      return views.publicView(of: former, language: language).facets[role]
    }
    let choices = now.profile.choices
    guard let masked = facet(by: choices.narrowed(by: then.profile.choices)), let reshown = facet(by: choices)
    else { return [] }
    return seen.changes(masked: masked, reshown: reshown, now: present)
  }

  package func lines(_ changes: [ViewChange], of role: Role, language: Language) -> [String] {
    let book = phrasebooks.book(for: language.code)
    func text(_ item: ViewChange.Item) -> PhraseValue {
      switch item {
      case .words(let words): return .phrase(Phrase(.profile(.quote), ["words": .text(words)]))
      case .fact(let value, let section):
        return .phrase(
          Phrase(
            .introduction(.term),
            [
              "label": .text(names.label(of: value.kind, in: .facet(role, section), language: language)),
              "value": .text(names.name(of: value, language: language)),
            ]))
      }
    }
    return changes.map { change in
      switch change {
      case .added(let item): book.text(Phrase(.consent(.changeAdded), ["new": text(item)]))
      case .removed(let item): book.text(Phrase(.consent(.changeRemoved), ["old": text(item)]))
      case .replaced(let old, let new):
        book.text(
          Phrase(
            .consent(.changeReplaced),
            ["old": text(old), "new": .text(value(of: new, language))]))
      case .hidden(let count): book.text(Phrase(.consent(.changeHidden), ["n": .count(count)]))
      }
    }
  }

  /// Behind an arrow the label is not said again.
  private func value(of item: ViewChange.Item, _ language: Language) -> String {
    switch item {
    case .words(let words): words
    case .fact(let value, _): names.name(of: value, language: language)
    }
  }
}
