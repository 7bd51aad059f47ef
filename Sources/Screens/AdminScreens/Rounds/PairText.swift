import Domain
import Localization
import ScreenParts
import TerminalKit

/// Why two people are not matched: in each direction what keeps them apart and what would have to change, then what
/// nobody knows, then what is as it should be.
struct PairText {
  let answer: PairAnswer
  let book: Phrasebook
  let columns: Int
  let clock: ClockWords

  typealias Line = StyledLine<KeyEvent>

  private func text(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
    book.text(Phrase(key, values))
  }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0, first: Span? = nil) -> [Line]
  {
    let hang = first.map { Columns.width(of: $0.text) } ?? 0
    return Lines<KeyEvent>.wrapped(
      text, columns: max(10, columns - indent), style: style, first: first, hang: hang
    ).map { $0.indented(by: indent) }
  }

  var lines: [Line] {
    switch answer {
    case .unknown(let name): return wrapped(text(.pairing(.whyUnknown), ["who": .text(name.text)]))
    case .several(let name, let people):
      return wrapped(
        text(
          .pairing(.whySeveral),
          ["who": .text(name.text), "people": .list(people.map { .text($0.id.description) })]))
    case .found(let pair): return lines(of: pair)
    }
  }

  /// Whoever plays the demo is called "you" there, which no sentence about somebody else bears without quotes.
  private func name(_ person: PersonLabel) -> String {
    person.demoName == "you" ? text(.admin(.personQuote), ["words": .text(person.name)]) : person.name
  }

  private func lines(of pair: PairExplained) -> [Line] {
    let isOpen = pair.inquiry.directions.contains(where: \.isMatchOpen)
    let title = text(
      isOpen ? .pairing(.whyOpenTitle) : .pairing(.whyTitle),
      ["one": .text(name(pair.first)), "other": .text(name(pair.second))])
    var lines = [Line(title, Look.title)] + wrapped(conclusion(pair))
    // Where somebody takes the role that is asked for, the other direction says less: it comes behind.
    let directions = pair.inquiry.directions.enumerated().sorted {
      ($0.element.missingRoles, $0.offset) < ($1.element.missingRoles, $1.offset)
    }.map(\.element)
    for direction in directions { lines += [.blank] + self.lines(of: direction, in: pair) }
    if !pair.isRevealed, directions.contains(where: \.hidesSums) {
      lines += [.blank] + wrapped(text(.pairing(.sumsHidden)), Look.quiet)
    }
    return lines
  }

  /// The answer in a sentence.
  private func conclusion(_ pair: PairExplained) -> String {
    if pair.first.id == pair.second.id { return text(.pairing(.onePerson)) }
    if pair.inquiry.directions.allSatisfy({ $0.missingRoles > 0 }) { return text(.pairing(.whyRoles)) }
    if pair.inquiry.directions.contains(where: \.isMatchOpen) { return text(.pairing(.whyOpen)) }
    let free = pair.inquiry.directions.contains { $0.obstacles.isEmpty }
    guard free else { return text(.pairing(.whyKept)) }
    return text(pair.inquiry.isTurnDue ? .pairing(.whyWaits) : .pairing(.whyNothingNew))
  }

  private func lines(of direction: PairInquiry.Direction, in pair: PairExplained) -> [Line] {
    let names: [Role: String] = [
      .seeker: name(pair.label(direction.seeker)), .provider: name(pair.label(direction.provider)),
    ]
    var lines = wrapped(
      text(
        .pairing(.whyDirection),
        ["seeker": .text(names[.seeker] ?? ""), "provider": .text(names[.provider] ?? "")]), Look.strong)
    // Whoever does not take a role is asked no more about it.
    if direction.missingRoles > 0 {
      for finding in direction.findings where finding.isMissingRole {
        lines += wrapped(told(finding, names), indent: 2, first: Span("✗ ", Look.danger))
      }
      return lines
    }
    for finding in direction.obstacles {
      lines += wrapped(told(finding, names), indent: 2, first: Span("✗ ", Look.danger))
      if finding.openings.isEmpty {
        if case .rule = finding.condition {
          lines += wrapped(text(.pairing(.noOpening)), Look.quiet, indent: 6)
        }
      } else {
        lines += wrapped(
          text(
            .pairing(.wouldPass),
            [
              "ways": .text(
                finding.openings.map { opening in
                  book.text(opening.relaxation.phrase(of: opening.side, names[opening.side] ?? ""))
                }.joined(separator: " · "))
            ]), Look.quiet, indent: 6)
      }
    }
    for finding in direction.findings where finding.outcome == .unknown {
      lines += wrapped(told(finding, names), indent: 2, first: Span("? ", Look.mitko))
    }
    let passed = direction.findings.filter {
      $0.outcome == .passed && $0.condition != .twoPeople
    }.map { told($0, names) }
    if !passed.isEmpty {
      lines += wrapped(passed.joined(separator: ", "), Look.quiet, indent: 2, first: Span("✓ ", Look.good))
    }
    return lines
  }

  // MARK: Conditions

  private func told(_ finding: PairInquiry.Finding, _ names: [Role: String]) -> String {
    let isFailed = finding.outcome == .failed
    func of(_ role: Role, _ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
      text(key, values.merging(["who": .text(names[role] ?? "")]) { $1 })
    }
    switch finding.condition {
    case .twoPeople: return text(isFailed ? .pairing(.onePerson) : .pairing(.twoPeople))
    case .role(.seeker): return of(.seeker, isFailed ? .pairing(.isNoSeeker) : .pairing(.isSeeker))
    case .role(.provider): return of(.provider, isFailed ? .pairing(.isNoProvider) : .pairing(.isProvider))
    case .stage(let role, let stage): return of(role, stage.pairingPhrase)
    case .notBlocked(let role): return of(role, isFailed ? .pairing(.isBlocked) : .pairing(.isNotBlocked))
    case .vectors(let role): return of(role, isFailed ? .pairing(.hasNoVectors) : .pairing(.hasVectors))
    case .engagement(let role, let engagement):
      switch engagement {
      case .free: return of(role, .pairing(.isFree))
      case .isBeingJudged: return of(role, .pairing(.isJudged))
      case .owesAnswer: return of(role, .pairing(.owes))
      }
    case .roundLimit(let role, let proposals, let limit):
      return of(
        role, .pairing(.roundLimit), ["n": .text(book.number(proposals)), "limit": .text(book.number(limit))])
    case .history(let apart): return history(apart)
    case .rule(let rule):
      let key: PhraseKey =
        switch finding.outcome {
        case .passed: .pairing(.rulePassed)
        case .failed: .pairing(.ruleFailed)
        case .unknown: .pairing(.ruleUnknown)
        }
      return text(key, ["rule": .phrase(Phrase(rule.phrase))])
    case .likeness(let likeness, let threshold): return told(likeness, threshold)
    }
  }

  private func history(_ apart: PairInquiry.Apart?) -> String {
    switch apart {
    case nil: text(.pairing(.apartNot))
    case .isOpen: text(.pairing(.apartOpen))
    case .profileChange: text(.pairing(.apartChange))
    case .profileChangeOrTime(let until):
      text(.pairing(.apartTime), ["time": .text(clock.text(until))])
    case .lift: text(.pairing(.apartLift))
    case .haveMet: text(.pairing(.apartMet))
    case .saidNo: text(.pairing(.apartNo))
    case .isErased: text(.pairing(.apartErased))
    }
  }

  private func told(_ likeness: PairInquiry.Likeness, _ threshold: Double) -> String {
    let needed = PhraseValue.text(MatchLineWords.score(threshold, book))
    switch likeness {
    case .stored(let score):
      let parts = score.parts.map { ScoreParts.list($0, isHybrid: score.scorer == .hybrid, book) } ?? ""
      return text(
        parts.isEmpty ? .pairing(.scoreAlone) : .pairing(.scoreOf),
        ["total": .text(MatchLineWords.score(score.total, book)), "threshold": needed, "parts": .text(parts)])
    case .neverCompared(let parts):
      let known = parts.map { ScoreParts.list($0, isCompared: false, book) } ?? ""
      return text(
        known.isEmpty ? .pairing(.neverCompared) : .pairing(.neverComparedParts),
        ["threshold": needed, "parts": .text(known)])
    }
  }
}

extension ProfileStage {
  /// Where somebody stands, as a sentence of them.
  fileprivate var pairingPhrase: PhraseKey {
    switch self {
    case .active: .pairing(.stageActive)
    case .onboarding: .pairing(.stageOnboarding)
    case .ready: .pairing(.stageReady)
    case .paused: .pairing(.stagePaused)
    case .unreachable: .pairing(.stageUnreachable)
    case .erased: .pairing(.stageErased)
    }
  }
}

extension PairInquiry.Finding {
  fileprivate var isMissingRole: Bool {
    guard outcome == .failed else { return false }
    switch condition {
    case .role, .twoPeople: return true
    case .stage, .notBlocked, .vectors, .engagement, .roundLimit, .history, .rule, .likeness: return false
    }
  }
}

extension PairInquiry.Direction {
  /// How many of the two do not take the role that they would need.
  fileprivate var missingRoles: Int { findings.count(where: \.isMissingRole) }

  /// Whether the two are matched just now.
  fileprivate var isMatchOpen: Bool { findings.contains { $0.condition == .history(.isOpen) } }

  fileprivate var hidesSums: Bool {
    findings.contains { finding in
      finding.openings.contains { if case .pay = $0.relaxation { true } else { false } }
    }
  }
}
