package import Domain

/// A fact in the reader's words, as `FactNaming` tells it.
package struct NamedFact: Hashable, Sendable {
  /// What kind of thing it is: "Place". Facts of the same label are shown in one line.
  package var label: String
  /// The value alone: "Tbilisi".
  package var value: String
  /// The owner's own words that it rests on; masked where it is another person's.
  package var quote: String

  package init(label: String, value: String, quote: String = "") {
    self.label = label
    self.value = value
    self.quote = quote
  }
}

/// One section of a facet in words.
package struct PartSheet: Hashable, Sendable {
  package var facts: [NamedFact]
  /// Sentences of the owner's own; masked where it is a public view.
  package var words: [String]

  package init(facts: [NamedFact] = [], words: [String] = []) {
    self.facts = facts
    self.words = words
  }

  /// Whether the section has nothing to draw.
  package var isEmpty: Bool { facts.isEmpty && words.isEmpty }
}

/// One role of a profile or of a public view, in words.
package struct FacetSheet: Hashable, Sendable {
  package var offers: PartSheet
  package var wants: PartSheet
  package var practical: PartSheet

  package init(
    offers: PartSheet = PartSheet(), wants: PartSheet = PartSheet(), practical: PartSheet = PartSheet()
  ) {
    self.offers = offers
    self.wants = wants
    self.practical = practical
  }

  /// The part that a section names.
  package subscript(section: FacetSection) -> PartSheet {
    switch section {
    case .offers: offers
    case .wants: wants
    case .practical: practical
    }
  }
}
