import Lexicon

/// Signs in a sentence that what it names was done by somebody else, is long over or was only begun.
enum DoneByOthers {
  private static let deeds: Set<String> = [
    "done", "built", "written", "delivered", "made", "handled", "run", "maintained", "after", "owned",
    "managed",
    "set", "up", "developed", "coded", "designed", "covered", "served", "taken", "provided", "outsourced",
    "supplied",
    "administered", "operated", "achievement", "work", "created", "programmed", "produced", "hosted",
  ]
  private static let determiners: Set<String> = [
    "a", "an", "the", "our", "my", "another", "some", "their", "his", "her", "two", "three", "other",
  ]
  static let doers: Set<String> = [
    "agency", "team", "teams", "colleague", "colleagues", "freelancer", "freelancers", "guy", "guys",
    "student",
    "students", "contractor", "contractors", "vendor", "partner", "partners", "group", "department", "friend",
    "consultant", "consultants", "consultancy", "company", "firm", "people", "folks", "intern", "interns",
    "boss",
    "predecessor", "brother", "sister", "wife", "husband", "cousin", "nephew", "niece", "daughter", "son",
    "lass",
    "lad", "bloke", "chap", "man", "woman", "girl", "boy", "office", "studio", "supplier", "cofounder",
    "founder",
    "provider", "neighbour", "neighbours", "roommate", "flatmate", "squad", "crew", "admins", "ops",
  ]

  /// The tokens of what was done "by a partner agency", "by the platform group"; nil where its author did it.
  static func positions(in sentence: Range<Int>, _ text: AnalysedText) -> Range<Int>? {
    for position in sentence where ["by", "of"].contains(text.folded(position)) {
      let verb = text.folded(position - 1)
      guard deeds.contains(verb), text.folded(position) == "by" || verb == "achievement" || verb == "work"
      else {
        continue
      }
      let behind = position + 1..<min(sentence.upperBound, position + 6)
      let clause = Clauses.clause(at: position, in: text)
      let isElse = ["someone", "somebody", "others", "them", "him", "her"].contains(text.folded(position + 1))
      guard isElse || determiners.contains(text.folded(position + 1)),
        isElse || behind.contains(where: { doers.contains(text.folded($0)) })
      else { continue }
      let start = (sentence.lowerBound..<position).last {
        ["i", "i'm", "i've", "we", "and", "but"].contains(text.folded($0))
          || text.tokens[$0].isSign(";") || text.tokens[$0].isSign(",") && $0 < clause.lowerBound - 3
      }
      return (start.map { $0 + 1 } ?? sentence.lowerBound)..<position
    }
    return nil
  }

  private static let past: Set<String> = [
    "before", "earlier", "previously", "formerly", "originally", "once",
  ]
  private static let aroundPast: Set<String> = [
    "and", "back", "then", "long", "ago", "years", "in", "the", "past", "way", "but", "that", "a", "job",
    "jobs",
  ]

  /// Whether a clause says only that the next one is of earlier: "Before, …", "Long ago, …".
  static func opensPast(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = clause.filter { text.tokens[$0].kind != .sign }.map { text.folded($0) }
    guard !words.isEmpty, words.count <= 4 else { return false }
    return words.allSatisfy { past.contains($0) || aroundPast.contains($0) }
      && (words.contains(where: past.contains) || words.contains("ago")
        || words.suffix(2) == ["back", "then"]
        || words.suffix(2) == ["the", "past"])
  }

  private static let begun: Set<String> = [
    "started", "did", "took", "began", "begun", "bought", "half", "dropped", "dropt", "unfinished", "quit",
    "gave",
    "abandoned", "online", "udemy", "coursera", "weekend",
  ]

  /// "Started one Flutter course": little more than a look.
  static func isUnfinishedCourse(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    clause.contains { ["course", "courses", "tutorial", "workshop"].contains(text.folded($0)) }
      && clause.contains { begun.contains(text.folded($0)) }
  }

  /// "With the C++ it's twelve": what years add up to with something that is over.
  static func countsAlong(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    ["with", "including", "counting", "w", "incl", "plus"].contains(text.folded(clause.lowerBound))
      && clause.contains { ["it's", "its", "makes", "make", "that's"].contains(text.folded($0)) }
      && clause.contains { Experience.count(in: text, at: $0) != nil }
  }

  /// Whether a clause ends in a no that is about what it opens with.
  static func endsInNo(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = clause.filter { text.tokens[$0].kind != .sign }.map { text.folded($0) }
    guard words.count >= 2, words.count <= 6, let last = words.last else { return false }
    return ["not", "no", "none", "nope", "nah"].contains(last) && words[words.count - 2] != "or"
      && !["if", "why"].contains(words[words.count - 2])
  }

  private static let did: Set<String> = [
    "wrote", "built", "made", "does", "did", "set", "maintains", "runs", "ran", "looks", "writes", "keeps",
    "handles",
    "handled", "owns", "left", "chose", "picked", "installed", "started", "designed",
  ]

  /// ", which a student wrote": the clause before names somebody else's work.
  static func isRelative(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    guard clause.count >= 4, ["which", "that"].contains(text.folded(clause.lowerBound)),
      determiners.contains(text.folded(clause.lowerBound + 1))
    else { return false }
    return (clause.lowerBound + 2..<min(clause.upperBound, clause.lowerBound + 5)).contains {
      doers.contains(text.folded($0)) && did.contains(text.folded($0 + 1))
    }
  }
}
