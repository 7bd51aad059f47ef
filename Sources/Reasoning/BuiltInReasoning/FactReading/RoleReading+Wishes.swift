import Domain
import Lexicon

/// What somebody says who wants work, in whatever words: "I'd like to get a job as a designer", "I should be glad to
/// find my next assignment".
extension RoleReading {
  /// Words by which work is wished for or called new.
  private static let wishing: Set<String> = [
    "need", "needs", "needed", "want", "wants", "wanted", "wanting", "wanna", "like", "love", "hope",
    "hoping",
    "glad", "find", "finding", "get", "getting", "land", "landing", "look", "looking", "lookin", "seek",
    "seeking",
    "search", "searching", "hunt", "hunting", "after", "open", "keen", "fancy", "consider", "considering",
    "change",
    "changing", "switch", "switching", "new", "next", "another", "different", "better", "available",
    "interested",
    "explore", "exploring", "apply", "pursue", "pursuing", "ready", "time", "fresh", "other", "wish",
    "wishing",
  ]
  private static let ownWork: Set<String> = [
    "job", "jobs", "work", "position", "role", "gig", "gigs", "employment", "assignment", "assignments",
    "contracts", "opportunity", "opportunities", "post", "employer", "engagement", "engagements", "vacancies",
    "jobsearch", "placement", "internship", "workplace",
  ]
  private static let ofOthers: Set<String> = [
    "we", "we're", "we've", "our", "us", "hire", "hiring", "fill", "filling", "offer", "offering", "offers",
    "somebody", "someone", "people", "person", "candidate", "candidates", "anyone", "anybody", "hands", "he",
    "she",
    "they", "not", "don't", "no", "isn't", "never", "vacancy", "team's", "company's", "client", "client's",
    "you",
  ]
  private static let persons: Set<String> = [
    "i", "i'm", "im", "i'd", "id", "i've", "ive", "i'll", "me", "my", "mine", "myself", "one", "let's",
  ]

  /// Takes the role of whoever wishes for work in `sentence`.
  mutating func readWish(_ text: AnalysedText, _ sentence: Range<Int>, _ isOwn: (Int) -> Bool) {
    for clause in Clauses.clauses(of: sentence, in: text) where isOwn(clause.lowerBound) {
      if let seat = seatToFill(clause, text) {
        takeSeat(seat)
        return
      }
      guard let noun = clause.first(where: { Self.ownWork.contains(text.folded($0)) }) else { continue }
      let words = clause.map { text.folded($0) }
      guard !words.contains(where: Self.ofOthers.contains),
        words.contains(where: Self.persons.contains),
        !(clause.lowerBound..<noun).contains(where: { TradePeople.match(text, $0) != nil }),
        !["for", "to"].contains(text.folded(noun + 1)) || TradePeople.match(text, noun + 3) == nil
      else { continue }
      let near = max(clause.lowerBound, noun - 6)..<min(clause.upperBound, noun + 3)
      guard near.contains(where: { $0 != noun && Self.wishing.contains(text.folded($0)) }),
        // "My work", "I like my job", "a position to get more people": what is had is not sought.
        !["my", "this", "current", "present", "the", "old", "last", "day"].contains(text.folded(noun - 1))
      else { continue }
      takeWish(clause)
      return
    }
  }

  private static let seats: Set<String> = [
    "seat", "chair", "desk", "position", "role", "post", "gap", "spot", "vacancy", "place", "opening", "slot",
    "hole",
    "positions", "roles", "seats", "vacancies", "shoes",
  ]
  private static let leaving: Set<String> = [
    "leaving", "left", "leaves", "quit", "quits", "resigned", "retires", "retiring", "gone", "quitting",
    "departed",
  ]

  /// "We've been trying to fill a backend seat", "our designer is leaving", "my team lost its tester", "we're one engineer
  /// short": a place that somebody has to take; nil where there is none.
  private func seatToFill(_ clause: Range<Int>, _ text: AnalysedText) -> Range<Int>? {
    let words = clause.map { text.folded($0) }
    if let fill = clause.first(where: { ["fill", "filling"].contains(text.folded($0)) }),
      (fill..<min(fill + 6, clause.upperBound)).contains(where: { Self.seats.contains(text.folded($0)) })
    {
      return fill..<fill + 1
    }
    let isOurs =
      words.contains { ["our", "we", "we're", "we've", "us"].contains($0) }
      || words.starts(with: ["my", "team"])
    guard isOurs else { return nil }
    guard let person = clause.first(where: { TradePeople.match(text, $0) != nil }),
      let end = TradePeople.match(text, person)
    else { return nil }
    let isGone =
      ["our", "the", "only", "one"].contains(text.folded(person - 1))
      && (end..<max(end, min(end + 3, clause.upperBound))).contains { Self.leaving.contains(text.folded($0)) }
    let isLost = (max(clause.lowerBound, person - 3)..<person).contains {
      ["lost", "losing", "lose"].contains(text.folded($0))
    }
    return isGone || isLost || text.folded(end) == "short" ? person..<end : nil
  }

  /// Whether the words between a verb of seeking and a person are only what the person is to be: "a calm senior".
  func isPersonSought(_ between: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = between.map { text.folded($0) }
    return words.contains { ["a", "an", "another", "two", "three", "one", "some", "me", "us"].contains($0) }
      && !words.contains {
        [
          "be", "become", "as", "grow", "stay", "remain", "work", "learn", "from", "with", "under", "like",
          "job",
        ]
        .contains($0)
      }
  }

  /// "30 days after I hand in the letter": a time, and nobody who is after something.
  func isAfterwards(_ position: Int, _ text: AnalysedText) -> Bool {
    text.folded(position) == "after"
      && ![
        "i'm", "im", "am", "we're", "are", "is", "also", "really", "be", "was", "and", "mainly", "he's",
        "she's",
      ]
      .contains(text.folded(position - 1))
  }
}
