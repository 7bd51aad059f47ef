import Domain
import Localization

/// What an act changed of a row, in words: "88ac1003  state: waiting → running".
extension EventWords {
  func former(_ value: FormerValue) -> String {
    let (one, other) = (side(value.former, of: value), side(value.latter, of: value))
    return "\(short(value.subject))  \(book.text(value.name.phrase)): \(one) → \(other)"
  }

  /// By its last digits, where it has an id.
  private func short(_ subject: Event.Subject) -> String {
    switch subject {
    case .user(let id): id.tail
    case .match(let id): id.tail
    case .job(let id): id.tail
    case .announcement(let id): id.tail
    case .setting(let name): setting(name)
    case .lane(let lane): book.text(lane.phrase)
    case .round: subject.text
    }
  }

  /// What the row said; a dash where it said nothing.
  private func side(_ stored: String?, of value: FormerValue) -> String {
    guard let stored, !stored.isEmpty else { return "—" }
    switch value.name {
    case .state: return state(stored)
    case .status: return status(stored)
    case .stage: return PersonQuery.Stage(rawValue: stored).map { book.text($0.phrase) } ?? stored
    case .boost:
      let boost = Int(stored).flatMap(Boost.init(rawValue:))
      switch boost {
      case .some(.none): return book.text(.admin(.boostNone))
      case .some(.first): return book.text(.admin(.boostFirst))
      case .some(.next): return book.text(.admin(.actRunNext))
      case nil: return stored
      }
    case .notBefore, .inLineAt:
      guard let microseconds = Int64(stored) else { return stored }
      // Whoever was put first stands in line since ever.
      return microseconds > 0
        ? clock.exact(Timestamp(microseconds: microseconds)) : book.text(.admin(.boostFirst))
    case .paused: return book.text(stored == "1" ? .admin(.wordPaused) : .admin(.wordGoing))
    case .value:
      if case .setting(let name) = value.subject { return self.value(stored, of: name) }
      return stored
    case .saved: return Int64(stored).map { book.money(microDollars: $0) } ?? stored
    case .turn: return book.text(stored == "1" ? .admin(.wordDue) : .admin(.wordNotDue))
    case .lifted:
      return stored == "1" ? book.text(.pairing(.lifeLifted)) : tails(stored)
    case .again: return tails(stored)
    case .tag, .reason: return stored
    }
  }

  /// Ids by their last digits.
  private func tails(_ ids: String) -> String {
    ids.split(separator: " ").map { String($0.suffix(8)) }.joined(separator: ", ")
  }

  /// A job's state as it is stored.
  func state(_ stored: String) -> String {
    JobQuery.State(rawValue: String(stored.prefix { $0 != ":" })).map { book.text($0.phrase) } ?? stored
  }

  /// A match's status as it is stored.
  func status(_ stored: String) -> String {
    let status = stored.split(whereSeparator: { $0 == ":" || $0 == " " }).first.map(String.init)
    return status.flatMap(MatchQuery.Status.init(rawValue:)).map { book.text($0.phrase) } ?? stored
  }
}

extension FormerValue.Name {
  var phrase: PhraseKey {
    switch self {
    case .state: .admin(.formerState)
    case .boost: .admin(.formerBoost)
    case .notBefore: .admin(.formerNotBefore)
    case .inLineAt: .admin(.formerInLine)
    case .value: .admin(.formerValue)
    case .paused: .admin(.columnLane)
    case .status: .admin(.formerState)
    case .stage: .admin(.formerStage)
    case .tag: .admin(.formerTag)
    case .reason: .admin(.formerReason)
    case .lifted: .admin(.formerLifted)
    case .again: .admin(.formerAgain)
    case .turn: .admin(.formerTurn)
    case .saved: .admin(.formerSaved)
    }
  }
}
