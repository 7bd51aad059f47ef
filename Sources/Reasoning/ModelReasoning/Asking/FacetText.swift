import Domain
import Lexicon
import Ports

/// One side's public view as a model reads it: quoted whole, since its owner wrote it.
struct FacetText {
  private let names: any FactNaming

  init(_ names: any FactNaming) {
    self.names = names
  }

  /// The view, as one quotation.
  ///
  /// - Parameter part: what of the longest list of somebody's words is shown: 2 for half of it.
  func quotation(_ facet: PublicFacet, source: String, part: Int = 1) -> Quotation {
    let longest = Self.longestSection / part
    let sections = FacetSection.allCases.map { section in
      let shown = facet[section]
      var lines = ["[\(section.rawValue)]"]
      let values = shown.facts.map { name(of: $0.value) }
      if !values.isEmpty { lines.append("facts: " + values.joined(separator: ", ")) }
      lines += Self.fitting(Self.texts(of: shown), within: longest).map { "- \($0)" }
      if lines.count == 1 { lines.append("nothing told") }
      return lines.joined(separator: "\n")
    }
    return Quotation(sections.joined(separator: "\n\n"), source: source)
  }

  /// A fact by its name; what is not asked for is told apart from what is.
  private func name(of value: FactValue) -> String {
    let name = names.name(of: value, language: .english)
    return value.kind == .welcomeSkill ? name + " (nice to have)" : name
  }

  /// The longest list of somebody's words in one section, in Unicode scalars: a longer profile is no better one.
  private static let longestSection = 4_000
  /// The longest list of private notes, in Unicode scalars.
  static let longestNotes = 3_000

  /// The first texts that fit; of one that is too long by itself, its beginning.
  static func fitting(_ texts: [String], within room: Int) -> [String] {
    var room = room
    var fitting: [String] = []
    for text in texts {
      let length = text.unicodeScalars.count
      if length > room {
        if fitting.isEmpty { fitting.append(TextCleaning.prefix(text, scalars: room)) }
        break
      }
      room -= length
      fitting.append(text)
    }
    return fitting
  }

  /// The owner's own masked words in a view, each once.
  static func texts(of facet: PublicFacet) -> [String] {
    FacetSection.allCases.flatMap { texts(of: facet[$0]) }
  }

  private static func texts(of part: PublicPart) -> [String] {
    var texts: [String] = []
    for text in part.words + part.facts.map(\.quote)
    where !text.isEmpty && !texts.contains(where: { $0.contains(text) }) {
      texts.append(text)
    }
    return texts
  }

  /// What rules compare, a line for each thing: private floors are among it, names and employers are not.
  func lines(_ facts: MatchFacts) -> [String] {
    func line(_ label: String, _ values: [FactValue]) -> String? {
      values.isEmpty
        ? nil : "\(label): " + values.map { names.name(of: $0, language: .english) }.joined(separator: ", ")
    }
    return [
      line("trade", facts.trades.sorted().map { .trade($0) }),
      line("level", facts.seniority.map { [.seniority($0)] } ?? []),
      line("years", facts.years.map { [.years($0)] } ?? []),
      line("skills", facts.skills.sorted().map { .skill($0) }),
      line("wants the trade", facts.wantedTrades.sorted().map { .trade($0) }),
      line("wants the level", facts.wantedSeniority.sorted().map { .seniority($0) }),
      line("wants at least", facts.wantedYears.map { [.years($0)] } ?? []),
      line("wants skills", facts.wantedSkills.sorted().map { .skill($0) }),
      line("would be glad of", facts.welcomeSkills.sorted().map { .welcomeSkill($0) }),
      line("refuses", facts.refusedSkills.sorted().map { .refusedSkill($0) }),
      line("works", WorkMode.allCases.filter(facts.modes.contains).map { .workMode($0) }),
      line("place", facts.place.map { [.place($0)] } ?? []),
      line("moving", facts.relocates.map { [.relocation($0)] } ?? []),
      line("pay, internal", facts.pay.map { [.pay($0)] } ?? []),
      line("languages", facts.languages.sorted().map { .spokenLanguage(code: $0, level: nil) }),
      line("employment", EmploymentKind.allCases.filter(facts.employment.contains).map { .employment($0) }),
    ].compactMap(\.self)
  }
}
