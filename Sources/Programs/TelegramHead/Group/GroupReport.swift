import Domain
import Localization

/// How things are, for operators in their group: numbers by which nobody can be told.
enum GroupReport {
  /// How many people came how far, and the round.
  static func stats(_ figures: OverviewFigures) -> Phrase {
    func reached(_ milestone: Milestone) -> PhraseValue { .count(figures.count(atLeast: milestone)) }
    let round = figures.round
    return Phrase(
      .group(.stats),
      [
        "n": reached(.talking), "ready": reached(.ready), "active": reached(.active),
        "proposed": reached(.proposed), "accepted": reached(.accepted), "connected": reached(.connected),
        "round": .count(round.number), "tried": .count(round.tried), "due": .count(round.due),
        "yielded": .count(round.yielded), "failures": .count(figures.errors.known),
      ])
  }

  /// What waits and runs, and since when somebody waits.
  static func queue(_ figures: OverviewFigures, in book: Phrasebook) -> Phrase {
    var lines = Lane.allCases.map { lane in
      Phrase(
        .group(.lane),
        [
          "lane": .phrase(Phrase(name(of: lane))), "queued": .count(figures.count(.queued, in: lane)),
          "running": .count(figures.count(.running, in: lane)),
          "retrying": .count(figures.count(.retrying, in: lane)),
          "held": .count(figures.count(.held, in: lane)),
        ])
    }
    if let waiting = figures.longestWaiting, waiting.kind == .reply {
      lines.append(Phrase(.group(.longestWait), ["n": .count(minutes(figures.at.since(waiting.since)))]))
    } else {
      lines.append(Phrase(.group(.nobodyWaits)))
    }
    lines += figures.pauses.map { pause in
      Phrase(
        .group(.lanePaused),
        ["lane": .phrase(Phrase(name(of: pause.lane))), "who": .text(pause.operatorName)])
    }
    return Phrase(.group(.lines), ["lines": .text(lines.map { book.text($0) }.joined(separator: "\n"))])
  }

  /// The week's money.
  static func budget(_ figures: OverviewFigures) -> Phrase {
    let money = figures.money
    let opens: Phrase =
      switch money.opensAt {
      case nil: Phrase(.group(.budgetClosed))
      case let at? where at <= figures.at: Phrase(.group(.budgetOpen))
      case let at?: Phrase(.group(.budgetOpens), ["n": .count(minutes(at.since(figures.at)))])
      }
    return Phrase(
      .group(.budget),
      [
        "spent": .money(microDollars: money.counted.microdollars),
        "weekly": .money(microDollars: money.budget.weekly.microdollars),
        "reserved": .money(microDollars: money.reserved.microdollars), "opens": .phrase(opens),
      ])
  }

  private static func name(of lane: Lane) -> PhraseKey {
    switch lane {
    case .interactive: .admin(.laneInteractive)
    case .background: .admin(.laneBackground)
    }
  }

  private static func minutes(_ duration: Duration) -> Int { max(0, Int(duration.inSeconds / 60)) }
}
