import AdminScreens
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts
import TerminalKit

/// `mitko why A B`: why two people are not matched, in both directions, and what would have to change.
struct WhyVerb {
  let context: ProgramContext
  let options: WhyOptions

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko why") { operations, house in
      let answer = try await operations.whyNot(options.pair)
      guard case .found(let pair) = answer else {
        StandardError.write("mitko: " + text(answer, at: house.time.now).joined(separator: " "))
        return .failure
      }
      if options.isJSON {
        try StandardOutput.write(try JSONText.of(Answer(pair)))
      } else {
        try StandardOutput.write(text(answer, at: house.time.now).map { $0 + "\n" }.joined())
      }
      return .success
    }
  }

  private func text(_ answer: PairAnswer, at now: Timestamp) -> [String] {
    let columns = terminalColumns(of: STDOUT_FILENO) ?? HelpText.standardColumns
    return RoundsRoom.text(
      of: answer, context.guess, columns: columns, now: now, utcOffset: LocalTime.utcOffset(at: now))
  }

  fileprivate struct Answer: Encodable {
    struct Opening: Encodable {
      let side: String
      let step: String
    }

    struct Finding: Encodable {
      let condition: String
      let side: String?
      let outcome: String
      let wouldPassIf: [Opening]
    }

    struct Direction: Encodable {
      let seeker: String
      let provider: String
      let isKeptApart: Bool
      let findings: [Finding]
      /// Of the stored score; `nil` where the two were not proposed as they are now.
      let score: Double?
      let parts: PairParts?
      let threshold: Double?
    }

    let first: String
    let second: String
    let isTurnDue: Bool
    let match: String?
    let directions: [Direction]

    init(_ pair: PairExplained) {
      (first, second) = (pair.first.id.description, pair.second.id.description)
      isTurnDue = pair.inquiry.isTurnDue
      match = pair.match?.description
      directions = pair.inquiry.directions.map(Direction.init)
    }
  }
}

extension WhyVerb.Answer.Direction {
  fileprivate init(_ direction: PairInquiry.Direction) {
    var (score, parts, threshold): (Double?, PairParts?, Double?) = (nil, nil, nil)
    for finding in direction.findings {
      guard case .likeness(let likeness, let least) = finding.condition else { continue }
      threshold = least
      switch likeness {
      case .stored(let stored): (score, parts) = (stored.total, stored.parts)
      case .neverCompared(let known): parts = known
      }
    }
    self.init(
      seeker: direction.seeker.description, provider: direction.provider.description,
      isKeptApart: !direction.obstacles.isEmpty,
      findings: direction.findings.map { finding in
        WhyVerb.Answer.Finding(
          condition: finding.condition.word, side: finding.condition.side?.rawValue,
          outcome: finding.outcome.word,
          wouldPassIf: finding.openings.map {
            WhyVerb.Answer.Opening(side: $0.side.rawValue, step: $0.relaxation.word)
          })
      }, score: score, parts: parts, threshold: threshold)
  }
}

extension RuleOutcome {
  /// The word in JSON.
  fileprivate var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .unknown: "unknown"
    }
  }
}

extension PairInquiry.Condition {
  /// The word in JSON.
  fileprivate var word: String {
    switch self {
    case .twoPeople: "two_people"
    case .role: "role"
    case .stage: "stage"
    case .notBlocked: "not_blocked"
    case .vectors: "vectors"
    case .engagement: "free"
    case .roundLimit: "round_limit"
    case .history(nil): "history"
    case .history(let apart?): "history:\(apart.word)"
    case .rule(let rule): "rule:\(rule.rawValue)"
    case .likeness: "score"
    }
  }

  /// The side that it is of, where it is one's.
  fileprivate var side: Role? {
    switch self {
    case .role(let role), .stage(let role, _), .notBlocked(let role), .vectors(let role),
      .engagement(let role, _), .roundLimit(let role, _, _):
      role
    case .twoPeople, .history, .rule, .likeness: nil
    }
  }
}

extension PairInquiry.Apart {
  fileprivate var word: String {
    switch self {
    case .isOpen: "open"
    case .profileChange: "profile_change"
    case .profileChangeOrTime: "profile_change_or_time"
    case .lift: "lift"
    case .haveMet: "met"
    case .saidNo: "said_no"
    case .isErased: "erased"
    }
  }
}
