import Lexicon

/// Finds the English clauses whose subject is neither the author nor the one they look for: "our ops people look after
/// Kubernetes", "the company runs on Java", "somebody else handles AWS".
struct ForeignSubjects {
  private let text: AnalysedText
  private let seeks: Bool
  private let hires: Bool

  init(_ text: AnalysedText, seeks: Bool, hires: Bool) {
    (self.text, self.seeks, self.hires) = (text, seeks, hires)
  }

  private func word(_ position: Int) -> String { text.folded(position) }

  private static let determiners: Set<String> = [
    "my", "our", "the", "a", "an", "some", "their", "his", "her", "most", "another", "other", "these",
    "those",
    "two", "three", "four", "few", "many", "this", "that", "every",
  ]
  private static let prepositions: Set<String> = [
    "with", "to", "for", "by", "from", "like", "of", "among", "between", "about", "as", "than", "at", "in",
    "on",
  ]
  private static let people: Set<String> = [
    "statisticians", "scientists", "researchers", "managers", "architects", "analysts", "testers",
    "headhunter",
    "lass", "lad", "bloke", "chap", "student", "students", "intern", "freelancer", "freelancers",
    "predecessor",
    "roommate", "roomie", "flatmate", "supplier", "neighbours", "guy", "guys", "girl", "girls", "lady",
    "woman", "man", "folks", "people", "person", "colleague",
    "colleagues", "teammate", "teammates", "coworker", "coworkers", "client", "clients", "customer",
    "customers", "recruiter", "recruiters", "contractor", "contractors", "consultant", "consultants",
    "vendor", "agency", "headhunter", "headhunters", "department", "squad", "crew", "friend", "friends",
    "boss", "manager", "cto", "ceo", "founder", "founders", "developers", "devs", "designers", "engineers",
    "testers", "analysts", "admins", "seniors", "juniors", "intern", "interns", "neighbours", "neighbors",
  ]
  private static let companies: Set<String> = [
    "company", "employer", "firm", "bank", "shop", "corporation", "employers", "office",
  ]
  private static let bare: Set<String> = [
    "somebody", "someone", "everyone", "everybody", "others", "recruiters", "people", "colleagues", "friends",
    "clients", "customers", "teammates", "they", "they're", "folks", "coworkers",
  ]
  private static let teams: Set<String> = [
    "team", "teams", "side", "department", "dept", "squad", "group", "floor",
  ]
  private static let plainTeam: Set<String> = [
    "my", "our", "the", "small", "whole", "little", "new", "a", "current", "big", "great", "good", "this",
    "nice",
  ]
  /// What whoever hires names in the third person without looking for it.
  private static let staff: Set<String> = [
    "developers", "devs", "designers", "engineers", "analysts", "founder", "founders", "cofounder", "cto",
    "ceo",
    "lead", "boss", "investors", "clients", "customers", "users", "partners", "candidates", "hire",
    "competitor",
    "people", "guys", "folks", "competitors", "colleague", "colleagues", "intern", "interns", "seniors",
    "juniors", "testers", "admins",
    "client's", "competition",
  ]
  /// Whose deeds a team tells of where they are over: "the agency made us something with Ionic".
  private static let hired: Set<String> = [
    "agency", "agencies", "contractor", "contractors", "freelancer", "freelancers", "vendor", "supplier",
    "studio",
    "consultant", "consultants", "predecessor", "nephew", "friend", "neighbour", "cousin", "student",
    "intern",
  ]
  private static let deeds: Set<String> = [
    "made", "built", "did", "wrote", "set", "left", "chose", "started", "picked", "used", "brought",
    "rewrote",
    "migrated", "introduced", "swore", "insisted", "had", "moved", "knew",
  ]
  private static let demanding: Set<String> = [
    "should", "must", "will", "would", "needs", "need", "can", "could", "has", "shall", "is", "are", "to",
  ]
  private static let own: Set<String> = [
    "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "we'd", "my", "me", "mine", "myself",
  ]
  private static let subordinating: Set<String> = [
    "what", "that", "which", "how", "where", "when", "whom", "because", "since", "until", "before", "after",
    "whether",
  ]
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "use", "uses",
    "used",
    "run", "runs", "ran", "write", "writes", "wrote", "look", "looks", "swear", "swears", "keep", "keeps",
    "kept", "want", "wants", "wanted", "think", "thinks", "tell", "tells", "say", "says", "said", "told",
    "assume", "take",
    "takes", "took", "love", "loves", "like", "likes", "prefer", "prefers", "need", "needs", "ask", "asks",
    "asked", "speak", "speaks", "made", "make", "makes", "work", "works", "worked", "pay", "pays", "paid",
    "offered", "got", "get", "gets", "sit", "sits", "go", "goes", "moved", "started", "know", "knows", "knew",
    "who", "handle", "handles", "handled", "own", "owns", "manage", "manages", "maintain", "maintains",
    "build",
    "builds", "built", "who's", "whose", "would", "might", "should", "will", "report", "live", "lives",
    "came",
    "set", "sets", "deploy", "deploys", "code", "codes", "call", "calls", "still", "also", "mostly", "else",
    "always", "never", "recently", "just", "all", "next", "before", "upstairs", "insists", "decided", "chose",
    "switched", "went", "left", "brought", "introduced", "taught", "teaches", "hired", "keeps", "talk",
    "talks", "beside", "around", "opposite", "whispered", "swore", "picked", "brings", "migrated", "rewrote",
    "swears",
  ]

  /// The part of `clause` that tells of somebody else; nil where its subject is the author or whom they look for.
  func region(of clause: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    guard seeks || hires else { return nil }
    for position in clause.prefix(12) {
      guard let start = subjectStart(at: position, clause) else { continue }
      let isBehindOwn = (clause.lowerBound..<start).contains { Self.own.contains(word($0)) }
      let end = ownBehind(position, clause) ?? clause.upperBound
      // "SQL to see what the customer did": only what stands behind the joint is theirs, but for "X is what our ops
      // people look after".
      let joint = word(start - 1)
      let isCleft = ["is", "are", "was", "were", "that's"].contains(word(start - 2))
      let isSubordinate = start > clause.lowerBound && Self.subordinating.contains(joint) && !isCleft
      return (isBehindOwn || isSubordinate ? start : clause.lowerBound)..<end
    }
    return nil
  }

  /// Whether a clause goes on about whoever the clause before it was about.
  func goesOn(_ clause: Range<Int>) -> Bool {
    let first =
      clause.first { !["and", "so", "but", "also", "then"].contains(word($0)) } ?? clause.lowerBound
    return ["he", "she", "they", "who", "which", "it", "his", "her", "their", "he's", "she's", "they're"]
      .contains(word(first)) && !clause.contains { Self.own.contains(word($0)) }
  }

  /// Where the author is the subject again: "my friend writes Rust and I write Go".
  private func ownBehind(_ position: Int, _ clause: Range<Int>) -> Int? {
    (position + 1..<max(position + 1, clause.upperBound)).first {
      ["and", "but", "so", "while", "whereas"].contains(word($0))
        && ["i", "i'm", "i've", "i'd", "we", "my"].contains(word($0 + 1))
    }
  }

  /// Where the name of somebody else begins whose last word stands at `position` before what they do.
  private func subjectStart(at position: Int, _ clause: Range<Int>) -> Int? {
    let head = word(position)
    let next = word(position + 1)
    guard position + 1 < clause.upperBound, Self.verbs.contains(next) else { return nil }
    // "They call me a senior" tells of the author.
    if ["call", "calls", "called", "consider", "considers", "made", "make", "promoted", "hired", "named"]
      .contains(next),
      word(position + 2) == "me"
    {
      return nil
    }
    // "An office is fine"
    if head == "office", ["is", "would", "could", "can", "works"].contains(next) { return nil }
    if seeks, Self.bare.contains(head), position - clause.lowerBound <= 2,
      !Self.prepositions.contains(word(position - 1))
    {
      // "People who know Rust", "someone who": whom one would like beside oneself.
      return position
    }
    let isPerson =
      seeks
      ? Self.people.contains(head) || Self.companies.contains(head)
      : Self.staff.contains(head) || Self.hired.contains(head) && Self.deeds.contains(next)
    let isTeam =
      seeks && Self.teams.contains(head) && position > clause.lowerBound
      && !Self.plainTeam.contains(word(position - 1))
    guard isPerson || isTeam else { return nil }
    var start = position - 1
    while start >= clause.lowerBound, start > position - 4, !Self.determiners.contains(word(start)) {
      if Self.own.contains(word(start)) || Self.prepositions.contains(word(start)) { return nil }
      start -= 1
    }
    let isDetermined = start >= clause.lowerBound && Self.determiners.contains(word(start))
    if !isDetermined {
      guard start < clause.lowerBound || text.tokens[start].kind == .sign, position - clause.lowerBound <= 2,
        head.hasSuffix("s")
      else { return nil }
      start = max(clause.lowerBound, start)
    }
    if hires {
      // "The developers should know Go": who is looked for.
      guard !["should", "must", "will", "would", "needs", "need", "shall"].contains(next),
        !["a", "an", "two", "three"].contains(word(start))
      else { return nil }
      if ["people", "guys", "folks"].contains(head), word(start) != "our" { return nil }
      if head == "lead" || head == "hire" || head == "intern", !["our", "my", "last"].contains(word(start)) {
        return nil
      }
    }
    if isDetermined, Self.prepositions.contains(word(start - 1)), start > clause.lowerBound, next != "who" {
      return nil
    }
    // "I'm the person who does Go": the author.
    if (clause.lowerBound..<start).contains(where: { ["i'm", "am", "as"].contains(word($0)) }) { return nil }
    // "The people are nice", "the office is fine" tell of neither.
    return start
  }

  private static let otherOwners: Set<String> = [
    "manager's", "boss's", "husband's", "wife's", "brother's", "sister's", "colleague's", "partner's",
    "friend's", "lead's", "team's", "teams'", "intern's", "contractor's", "predecessor's", "cousin's",
    "architect's", "cto's", "founder's", "department's", "somebody's", "someone's", "designer's",
    "engineer's",
    "developer's", "engineers'", "developers'", "designers'", "colleagues'", "admin's", "devops'", "guy's",
    "lady's", "niece's", "son's", "daughter's", "father's", "mother's", "flatmate's", "roommate's",
  ]
  private static let linking: Set<String> = [
    "is", "are", "was", "were", "stays", "remains", "that's", "isn't",
  ]

  /// What a clause says to be somebody else's: "Spark is my manager's toy", "the React bit is Miloš's", "reverse
  /// engineering is my colleague Priit's half of the house"; nil where it says nothing of the kind.
  func owned(in clause: Range<Int>) -> Range<Int>? {
    guard let link = clause.first(where: { Self.linking.contains(word($0)) }), link > clause.lowerBound,
      !(clause.lowerBound..<link).contains(where: { ["i", "we"].contains(word($0)) })
    else { return nil }
    let owner = (link + 1..<max(link + 1, min(clause.upperBound, link + 6))).first { position in
      if Self.otherOwners.contains(word(position)) { return true }
      guard word(position).hasSuffix("'s"), text.tokens[position].isCapitalised else { return false }
      return !["it's", "that's", "there's", "here's", "what's", "let's"].contains(word(position))
    }
    return owner == nil ? nil : clause.lowerBound..<clause.upperBound
  }

  private static let together: Set<String> = [
    "report", "reports", "reporting", "talk", "talks", "sit", "sits", "pair", "pairs", "collaborate",
    "collaborates", "liaise", "work", "works", "working", "alongside", "beside", "managed", "led", "mentored",
  ]
  private static let joining: Set<String> = [
    "to", "with", "alongside", "beside", "by", "closely", "under", "next",
  ]
  private static let companions: Set<String> = [
    "people", "team", "teams", "seniors", "juniors", "lead", "designer", "designers", "developers",
    "engineers",
    "founder", "cto", "folks", "guys", "analysts", "testers", "department", "manager", "colleagues",
  ]

  /// Whom somebody works with, as they are named behind "with our", "reports to the".
  func companions(in clause: Range<Int>) -> [Range<Int>] {
    clause.compactMap { position in
      guard Self.joining.contains(word(position)),
        (max(clause.lowerBound, position - 2)..<position).contains(where: { Self.together.contains(word($0)) }
        ),
        clause.contains(position + 1), Self.determiners.contains(word(position + 1))
      else { return nil }
      let end = (position + 1..<min(clause.upperBound, position + 7)).first {
        Self.companions.contains(word($0))
      }
      return end.map { position..<$0 + 1 }
    }
  }
}
