/// What is embedded of one part of a profile: the clauses that tell of the work, and its known facts in one canonical
/// wording.
///
/// The facts say the same things in the same way whatever language and manner somebody writes in; the clauses say what no
/// table of facts knows. Neither a name, a grammatical gender nor praise of oneself moves anybody nearer or further:
/// such clauses are left out before. Only what the public view shows goes in.
package enum EmbeddingText {
  /// Stands for the language of a text that is a header alone: ISO 639-2 "no linguistic content". It has a mean
  /// and maps of its own, since facts compare otherwise than sentences do.
  package static let factsLanguage = Language(code: "zxx")

  /// Facts by their canonical English names ("backend", "senior", "PostgreSQL", "Berlin").
  package struct Header: Hashable, Sendable {
    package var trades: [String]
    package var seniority: Seniority?
    package var skills: [String]
    package var domains: [String]
    package var places: [String]

    package init(
      trades: [String] = [], seniority: Seniority? = nil, skills: [String] = [], domains: [String] = [],
      places: [String] = []
    ) {
      self.trades = trades
      self.seniority = seniority
      self.skills = skills
      self.domains = domains
      self.places = places
    }

    /// This part with what only the other part of the same facet says of trade and level, and with its skills and
    /// subjects too where `withSkills`.
    ///
    /// People do not repeat themselves: a seeker's wants name a team and not the trade, a provider's offers name a
    /// product and leave the level to the person looked for. Compared as they are, the two would hardly meet.
    package func completed(by other: Header, withSkills: Bool) -> Header {
      var header = self
      if header.trades.isEmpty { header.trades = other.trades }
      if header.seniority == nil { header.seniority = other.seniority }
      if withSkills {
        header.skills += other.skills
        header.domains += other.domains
      }
      return header
    }

    /// Whether anything of the work is known.
    package var isTelling: Bool { !(trades.isEmpty && skills.isEmpty && domains.isEmpty) }

    /// Repeats are dropped and skills sorted, so that the same facts told in another order embed the same.
    fileprivate var line: String {
      var pieces: [String] = []
      let role = ordered(trades) + (seniority.map { ["\($0)"] } ?? [])
      for piece in [
        role.joined(separator: " "), list(ordered(skills.sorted())), list(ordered(domains)),
        list(ordered(places)),
      ]
      where !piece.isEmpty { pieces.append(piece + ".") }
      return pieces.joined(separator: " ")
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    private func ordered(_ words: [String]) -> [String] {
      var seen: Set<String> = []
      return words.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
  }

  /// The text to embed, in pieces of which each is a line: the telling clauses in the order said, then the header.
  /// Empty where nothing is known and nothing was said.
  package static func compose(header: Header, clauses: [String]) -> String {
    (clauses + [header.line]).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
