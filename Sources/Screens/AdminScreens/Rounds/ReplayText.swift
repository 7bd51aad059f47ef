package import Domain
package import Localization
import ScreenParts

/// A round that was played again, in words: each step, then the pairs that other rules change.
struct ReplayText {
  let round: ReplayedRound
  /// What was changed; empty where nothing was.
  let rules: [String]
  let people: [UserID: PersonLabel]
  let book: Phrasebook
  let clock: ClockWords

  private func text(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
    book.text(Phrase(key, values))
  }

  var lines: [String] {
    var lines = [
      text(.pairing(.replayTitle), ["n": .count(round.number), "steps": .count(round.steps.count)])
    ]
    for step in round.steps {
      let told = text(
        .pairing(.replayStep),
        [
          "place": .count(step.place), "kind": .text(text(Self.word(step.kind))),
          "time": .text(clock.text(step.at)), "result": .text(text(step.result)),
        ])
      lines.append(told)
      if case .differs(_, let recorded, let now) = step.result {
        lines += [
          "  " + text(.pairing(.replayRecorded), ["line": .text(recorded)]),
          "  " + text(.pairing(.replayNow), ["line": .text(now)]),
        ]
      }
    }
    let same = round.steps.count(where: \.isSame)
    lines.append(
      round.isSame
        ? text(.pairing(.replayAllSame))
        : text(.pairing(.replayNotSame), ["n": .count(same), "steps": .count(round.steps.count)]))
    guard !rules.isEmpty else { return lines }
    lines.append(text(.pairing(.replayWith), ["rules": .list(rules.map { .text($0) })]))
    let changes = round.steps.flatMap(\.changes)
    if changes.isEmpty { lines.append("  " + text(.pairing(.replayNoChange))) }
    for change in changes {
      let score = change.after ?? change.before ?? 0
      lines.append(
        "  "
          + text(
            change.after == nil ? .pairing(.replayLost) : .pairing(.replayWon),
            [
              "seeker": .text(people[change.seeker]?.name ?? ""),
              "provider": .text(people[change.provider]?.name ?? ""),
              "score": .text(MatchLineWords.score(score, book)),
            ]))
    }
    return lines
  }

  private static func word(_ kind: RoundStep.Kind) -> PhraseKey {
    switch kind {
    case .plan: .pairing(.replayPlan)
    case .form: .pairing(.replayForm)
    case .turn: .pairing(.replayTurn)
    }
  }

  private func text(_ result: ReplayedRound.Result) -> String {
    switch result {
    case .same(let bytes): text(.pairing(.replaySame), ["n": .count(bytes)])
    case .differs(let line, _, _): text(.pairing(.replayDiffers), ["n": .count(line)])
    case .incomplete(let people) where people > 0: text(.pairing(.replayIncomplete), ["n": .count(people)])
    case .incomplete: text(.pairing(.replayStandings))
    case .withoutScale: text(.pairing(.replayNoScale))
    case .unreadable: text(.pairing(.replayUnreadable))
    }
  }
}

extension RoundsRoom {
  /// The same for whoever asks from a command line.
  package static func text(
    of round: ReplayedRound, changing rules: [String], people: [UserID: PersonLabel], _ book: Phrasebook,
    now: Timestamp, utcOffset: Int
  ) -> [String] {
    ReplayText(
      round: round, rules: rules, people: people, book: book,
      clock: ClockWords(book: book, now: now, utcOffset: utcOffset)
    ).lines
  }
}
