import Domain

/// What one person's turn looked at, for the record of a step.
///
///     turn <user> <version> <hash> looked 60 compared 48 fitting 31 trace <hash>
///      <version> <hash> provider total .9234 to .9310 back .9160 likeness .8801 skills .7500 …
///      <version> <hash> provider excluded place
///
/// The hash behind a version is of everything that is said in it, that of the trace of all that were looked at, with every
/// digit of their scores; the lines tell the best of them.
struct TurnTrace: Sendable {
  /// Somebody who was compared.
  fileprivate struct Line: Sendable {
    let version: ProfileVersionID
    let hash: UInt64
    let role: Role
    let result: Result
  }

  enum Result: Sendable {
    /// By a hard rule.
    case excluded(HardRule)
    case scored(PairScore)
  }

  let user: UserID
  let version: ProfileVersionID
  let hash: UInt64
  private(set) var looked = 0
  private(set) var compared = 0
  private(set) var fitting = 0
  private var running = RunningHash()
  private var best: [Line] = []
  private let kept: Int

  /// - Parameter kept: how many of those who were compared are told.
  init(of profile: ComparedProfile, user: UserID, keeping kept: Int) {
    self.user = user
    self.kept = kept
    version = profile.version
    hash = profile.hash
  }

  /// Notes somebody whom the index gave, eligible or not.
  mutating func look(at counterpart: Counterpart, isEligible: Bool) {
    looked += 1
    running.add(counterpart.user)
    running.add(counterpart.score.seekerToProvider)
    running.add(counterpart.score.providerToSeeker)
    running.add(UInt64((counterpart.role == .seeker ? 1 : 0) + (isEligible ? 2 : 0)))
  }

  mutating func compare(_ profile: ComparedProfile, as role: Role, _ result: Result, isFitting: Bool) {
    running.add(profile.version)
    running.add(profile.hash)
    switch result {
    case .excluded(let rule): for byte in rule.rawValue.utf8 { running.add(UInt64(byte)) }
    case .scored(let score):
      compared += 1
      if isFitting { fitting += 1 }
      for number in score.numbers { running.add(number.value ?? -1) }
    }
    let line = Line(version: profile.version, hash: profile.hash, role: role, result: result)
    best.insert(line, at: best.firstIndex { $0.total < line.total } ?? best.endIndex)
    if best.count > kept { best.removeLast() }
  }

  var text: String {
    var text =
      "turn \(user.digits) \(version.digits) \(hash.digits) looked \(looked) compared \(compared) "
      + "fitting \(fitting) trace \(running.value.digits)\n"
    for line in best { text += line.text }
    return text
  }
}

extension TurnTrace.Line {
  /// Those who were ruled out come last.
  fileprivate var total: Double {
    switch result {
    case .excluded: -1
    case .scored(let score): score.total
    }
  }

  fileprivate var text: String {
    let start = " \(version.digits) \(hash.digits) \(role.rawValue)"
    switch result {
    case .excluded(let rule): return start + " excluded \(rule.rawValue)\n"
    case .scored(let score):
      let parts = score.numbers.compactMap { name, value in value.map { "\(name) \($0.inFourDigits)" } }
      return start + " " + parts.joined(separator: " ") + "\n"
    }
  }
}

extension PairScore {
  /// Everything in it, under the names that records have.
  fileprivate var numbers: [(name: String, value: Double?)] {
    [
      ("total", total), ("to", seekerToProvider), ("back", providerToSeeker), ("likeness", parts?.similarity),
      ("skills", parts?.skills), ("tools", parts?.tools), ("welcome", parts?.welcome),
      ("trade", parts?.trade), ("level", parts?.level),
      ("place", parts?.place), ("evidence", parts?.evidence), ("told", parts?.tradeTold),
      ("recency", parts?.recency),
    ]
  }
}

extension Double {
  /// A number from 0 to 1 with four digits after the point.
  fileprivate var inFourDigits: String {
    let digits = String(Int((self * 10_000).rounded()))
    guard digits.utf8.count < 5 else { return digits == "10000" ? "1" : digits }
    return "." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
