import Domain
import Lexicon
import Ports

/// Sorts a person's own sentences into the sections of a profile, by what was found in them.
///
/// A sentence about two things is cut at a comma between them: "I write Go, looking for a small team" is an offer and
/// a wish. Every piece stays a literal part of the message.
struct WordSorter {
  /// A piece of the message and where it belongs; `nil` for the role of the conversation.
  struct Piece: Hashable {
    let quote: String
    let role: Role?
    let section: FacetSection
  }

  private let text: AnalysedText
  private let findings: [FactFinding]
  /// Sentences that tell nothing of their author: questions to Mitko, small talk, orders.
  private let excluded: Set<Int>
  /// Where an answer without any finding belongs.
  private let asked: Home?

  /// - Parameter question: the latest one; `nil` where nothing was asked.
  init(
    _ text: AnalysedText, findings: [FactFinding], excluding excluded: Set<Int>,
    answering question: InterviewQuestion?
  ) {
    self.text = text
    self.findings = findings
    self.excluded = excluded
    asked = question.flatMap { question in question.section.map { Home(role: question.role, section: $0) } }
  }

  private struct Home: Hashable {
    let role: Role?
    let section: FacetSection

    var order: Int {
      switch section {
      case .offers: 0
      case .wants: 1
      case .practical: 2
      }
    }
  }

  /// The pieces, in their order.
  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var previous: Home?
    for (number, sentence) in text.sentences.enumerated() where !excluded.contains(number) {
      let clauses = self.clauses(of: sentence).filter { !saysOnlyRole($0) }
      if clauses.isEmpty { continue }
      var homes = clauses.map { home(of: $0) }
      // A clause without findings goes with the one before it; at the start it answers the question, or goes with
      // the one behind it.
      for index in homes.indices where homes[index] == nil {
        homes[index] = index > 0 ? homes[index - 1] : isWorthKeeping(clauses[index]) ? asked : nil
      }
      for index in homes.indices.reversed() where homes[index] == nil {
        homes[index] = index + 1 < homes.count ? homes[index + 1] : nil
      }
      if homes.contains(where: { $0 == nil }) {
        // A whole sentence without findings answers the question too; without one it goes on with what was told.
        guard let home = asked ?? previous, isWorthKeeping(sentence) else { continue }
        homes = homes.map { _ in home }
      }
      var start = 0
      while start < clauses.count {
        var end = start
        while end + 1 < clauses.count, homes[end + 1] == homes[start] { end += 1 }
        let range = clauses[start].lowerBound..<clauses[end].upperBound
        if let home = homes[start] {
          let quote = self.quote(range)
          if !quote.isEmpty { pieces.append(Piece(quote: quote, role: home.role, section: home.section)) }
          previous = home
        }
        start = end + 1
      }
    }
    return pieces
  }

  /// Whether the piece says which role its author takes and hardly more: "I'm looking for a job" describes nothing.
  private func saysOnlyRole(_ positions: Range<Int>) -> Bool {
    let piece = text.text[text.range(of: positions)]
    let own = findings.filter { piece.contains($0.quote) || $0.quote.contains(piece) }
    guard !own.isEmpty, own.allSatisfy(\.takesRole) else { return false }
    let words = text.tokens[positions].filter { $0.kind == .word && $0.folded.unicodeScalars.count > 2 }
    return words.count <= 5
  }

  /// Where most of what was found in the piece belongs; `nil` where nothing was.
  private func home(of positions: Range<Int>) -> Home? {
    let piece = text.text[text.range(of: positions)]
    let own = findings.filter { piece.contains($0.quote) || $0.quote.contains(piece) }
    var counts: [Home: Int] = [:]
    for finding in own {
      if let home = Self.home(of: finding) { counts[home, default: 0] += 1 }
    }
    if counts.isEmpty, own.contains(where: \.takesRole) { return Home(role: nil, section: .wants) }
    // Ties go to the section that comes first: what somebody does says more than on what terms.
    return counts.max { left, right in
      (left.value, -left.key.order) < (right.value, -right.key.order)
    }?.key
  }

  private static func home(of finding: FactFinding) -> Home? {
    switch finding.change {
    case .role, .notRole, .denies, .forgets: return nil
    case .states(let value), .statesOnly(let value):
      // Who somebody is, is no sentence about their work.
      if value.kind == .name || value.kind == .employer { return nil }
    }
    switch finding.target {
    case .shared: return Home(role: nil, section: .practical)
    case .facet(let role, let section): return Home(role: role, section: section)
    }
  }

  /// The sentence cut at commas, semicolons and dashes.
  private func clauses(of sentence: Range<Int>) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start = sentence.lowerBound
    for position in sentence where isBoundary(position) {
      if position > start { clauses.append(start..<position + 1) }
      start = position + 1
    }
    if start < sentence.upperBound { clauses.append(start..<sentence.upperBound) }
    return clauses
  }

  private func isBoundary(_ position: Int) -> Bool {
    let token = text.tokens[position]
    if token.isSign(",") || token.isSign(";") || token.isSign(":") { return true }
    // A dash between spaces; a hyphen inside a word is none.
    return (token.isSign("—") || token.isSign("–") || token.isSign("-")) && !token.isGlued
  }

  /// The text of the positions, without separators at its ends.
  private func quote(_ positions: Range<Int>) -> String {
    var positions = positions
    while let last = positions.last, text.tokens[last].kind == .sign,
      !Self.closing.contains(text.tokens[last].folded)
    {
      positions = positions.dropLast()
    }
    while let first = positions.first, text.tokens[first].kind == .sign,
      Self.separators.contains(text.tokens[first].folded)
    {
      positions = positions.dropFirst()
    }
    return positions.isEmpty ? "" : text.quote(positions)
  }

  private static let separators: Set<String> = [",", ";", ":", "—", "–", "-", ".", "!", "…"]
  private static let closing: Set<String> = [")", "»", "\"", "”", "%", ".", "!", "…", "+"]

  /// Whether a sentence without a finding says anything: two words at least, one of them no filler.
  private func isWorthKeeping(_ sentence: Range<Int>) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind == .word && $0.folded.unicodeScalars.count > 2 }
    return words.count >= 2
  }
}

extension FactFinding {
  fileprivate var takesRole: Bool { if case .role = change { true } else { false } }
}
