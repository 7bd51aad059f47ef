import Domain
import Lexicon

/// What a text does not tell for sure: where the frame of a clause is somebody else's, a supposition, a trial that led to
/// nothing or a denial behind it, the facts named in it are not taken. A fact that is missing is asked for; one that is
/// invented is believed.
///
/// The tables are English; the rules about Russian stand with the readers of each kind.
struct Doubts {
  /// The kinds of facts that a doubt is about.
  struct Kinds: OptionSet, Sendable {
    let rawValue: Int

    static let craft = Kinds(rawValue: 1)
    static let level = Kinds(rawValue: 2)
    static let years = Kinds(rawValue: 4)
    static let place = Kinds(rawValue: 8)
    static let mode = Kinds(rawValue: 16)
    static let start = Kinds(rawValue: 32)
    static let pay = Kinds(rawValue: 64)
    static let language = Kinds(rawValue: 128)
    static let form = Kinds(rawValue: 256)
    /// A skill that is refused: a no whose reach is unclear refuses nothing.
    static let refusal = Kinds(rawValue: 512)

    static let work: Kinds = [.craft, .level, .refusal]
    /// Whatever somebody else may have; when they start is told of them only as what they allow the author.
    static let others: Kinds = [
      .craft, .level, .years, .place, .mode, .pay, .language, .form, .refusal,
    ]
  }

  private var kinds: [Kinds]

  /// Whether the token at `position` stands where a fact of one of `kinds` is not to be believed.
  func cover(_ kinds: Kinds, at position: Int) -> Bool {
    self.kinds.indices.contains(position) && !self.kinds[position].isDisjoint(with: kinds)
  }

  /// - Parameter roles: those that are known or told by the text; whoever looks for people tells of them in the third
  ///   person.
  init(_ text: AnalysedText, roles: Set<Role>, isBeginner: Bool) {
    kinds = [Kinds](repeating: [], count: text.tokens.count)
    let seeks = roles == [.seeker]
    let hires = roles == [.provider]
    let subjects = ForeignSubjects(text, seeks: seeks, hires: hires)
    var before: Range<Int>?
    for sentence in text.sentences {
      var goesOn = false
      var isOver = false
      if let done = DoneByOthers.positions(in: sentence, text) { mark([.craft, .level], done) }
      for clause in Clauses.clauses(of: sentence, in: text) {
        // "Before, I wrote C++ at a maps company"
        if isOver { mark(.work, clause) }
        isOver = seeks && DoneByOthers.opensPast(clause, text)
        if seeks, DoneByOthers.isUnfinishedCourse(clause, text) { mark(.work, clause) }
        if seeks, DoneByOthers.countsAlong(clause, text) { mark([.craft], clause) }
        // "iOS no at all", "a German meeting not"
        if DoneByOthers.endsInNo(clause, text) { mark([.craft, .language, .mode, .refusal], clause) }
        if DoneByOthers.isRelative(clause, text), let before { mark([.craft, .level], before) }
        // "The app I do myself, in Swift"
        if hires, let before, isDoneMyself(before, clause, text) { mark([.craft], clause) }
        if Imagined.isSupposed(clause, text) { mark([.years], clause) }
        if Imagined.isImagined(clause, text) {
          mark([.craft, .level, .years, .place, .pay, .start, .form], clause)
        }
        if let region = subjects.region(of: clause, in: sentence) {
          mark(.others, region)
          goesOn = region.upperBound == clause.upperBound
        } else if goesOn, subjects.goesOn(clause) {
          mark(.others, clause)
        } else {
          goesOn = false
        }
        if let owned = subjects.owned(in: clause) { mark([.craft, .level], owned) }
        for companion in subjects.companions(in: clause) { mark([.craft, .level, .refusal], companion) }
        for position in clause {
          for rule in DoubtWords.rules(at: position, in: text) {
            if rule.who == .seeker && !seeks || rule.who == .provider && !hires { continue }
            if rule.who == .grownUp && isBeginner { continue }
            apply(rule, position, clause, sentence, before, text)
          }
        }
        if seeks, let theirs = doneByThem(clause, text) { mark([.craft, .level], theirs) }
        if seeks, let year = pastYear(in: clause, text) { mark(.work, Self.part(of: clause, at: year, text)) }
        before = clause
      }
      if isDismissedQuestion(sentence, text) { mark([.mode, .craft, .level], sentence) }
    }
  }

  private mutating func mark(_ kinds: Kinds, _ positions: Range<Int>) {
    for position in positions { self.kinds[position].formUnion(kinds) }
  }

  private mutating func apply(
    _ rule: DoubtWords.Rule, _ position: Int, _ clause: Range<Int>, _ sentence: Range<Int>,
    _ before: Range<Int>?, _ text: AnalysedText
  ) {
    switch rule.reach {
    case .clause: mark(rule.kinds, Self.part(of: clause, at: position, text))
    case .behind: mark(rule.kinds, position..<clause.upperBound)
    case .before: mark(rule.kinds, clause.lowerBound..<position)
    case .sentence: mark(rule.kinds, sentence)
    case .object:
      let end = (position + 1..<max(position + 1, clause.upperBound)).first {
        ["to", "with", "by", "into", "and"].contains(text.folded($0))
      }
      mark(rule.kinds, position..<(end ?? clause.upperBound))
    case .back:
      let names = Skills.mentions(in: text, isAnswer: true).contains {
        clause.contains($0.positions.lowerBound)
      }
      if names
        || rule.kinds.contains(.level)
          && Trades.mentions(in: text).contains(where: {
            clause.contains($0.positions.lowerBound)
          })
      {
        mark(rule.kinds, clause)
      } else if let named = Clauses.clauses(of: sentence, in: text).last(where: { other in
        other.upperBound <= clause.lowerBound
          && Skills.mentions(in: text, isAnswer: true).contains { other.contains($0.positions.lowerBound) }
      }) {
        // «Докер знает — хорошо, но необязательно»
        mark(rule.kinds, named)
      } else if let before {
        mark(rule.kinds, before)
      }
    }
  }

  /// The part of a clause that a cue in it is about: "I write Go and I tried Rust once" says nothing against Go.
  private static func part(of clause: Range<Int>, at position: Int, _ text: AnalysedText) -> Range<Int> {
    let joints = clause.filter {
      // "My rent is 1200 so at least 3000"
      text.folded($0) == "so" && text.folded($0 + 1) == "at"
        || ["and", "but", "so", "then"].contains(text.folded($0))
          && [
            "i", "i'm", "i've", "i'd", "we", "now", "my", "it's", "did", "tried", "read", "also", "they",
            "people",
          ]
          .contains(text.folded($0 + 1))
    }
    let start = joints.last { $0 < position }.map { $0 + 1 } ?? clause.lowerBound
    let end = joints.first { $0 > position } ?? clause.upperBound
    return start..<max(end, start)
  }

  /// "I hand over to the devs and they build it in React": from where others do something, in a clause that its author
  /// opens.
  private func doneByThem(_ clause: Range<Int>, _ text: AnalysedText) -> Range<Int>? {
    guard
      let they = clause.first(where: { position in
        ["they", "he", "she", "они", "он", "она"].contains(text.folded(position))
          && ["and", "but", "then", "so", "и", "а", "потом", "дальше"].contains(text.folded(position - 1))
          && (position + 1..<min(position + 4, clause.upperBound)).contains {
            Self.making.contains(text.folded($0))
          }
      }),
      clause.prefix(3).contains(where: { ["i", "i'd", "we", "я", "мы", "but"].contains(text.folded($0)) })
    else { return nil }
    return they..<clause.upperBound
  }

  private static let making: Set<String> = [
    "build", "builds", "make", "makes", "code", "codes", "implement", "implements", "develop", "develops",
    "write",
    "writes", "handle", "handles", "deploy", "deploys", "собирают", "верстают", "пишут", "делают", "кодят",
    "собирает",
    "верстает", "пишет", "делает", "реализуют",
  ]

  /// "In 2014 I wrote Perl", "Scala until 2019": a year that is over, where nothing says that it goes on.
  private func pastYear(in clause: Range<Int>, _ text: AnalysedText) -> Int? {
    guard
      !clause.contains(where: {
        ["since", "now", "still", "today", "present", "from"].contains(text.folded($0))
      })
    else { return nil }
    return clause.first { position in
      guard let year = Int(text.folded(position)), (1_980...2_020).contains(year) else { return false }
      return ["in", "until", "till", "before", "around"].contains(text.folded(position - 1))
    }
  }

  /// Whether a clause only says with what its author does what the clause before tells of them.
  private func isDoneMyself(_ before: Range<Int>, _ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    ["in", "on", "with", "using", "на", "в", "с"].contains(text.folded(clause.lowerBound))
      && clause.count <= 4
      && before.contains { ["myself", "сам", "сама", "ourselves"].contains(text.folded($0)) }
  }

  /// "Remote? Not for a first hire": what is asked back and then denied.
  private func isDismissedQuestion(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    guard sentence.count <= 5, let mark = sentence.last, text.tokens[mark].isSign("?") else { return false }
    return ["not", "no", "never", "nope", "hardly", "rather"].contains(text.folded(sentence.upperBound))
  }
}
