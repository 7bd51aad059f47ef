package import Domain
package import Localization
import TerminalKit

/// What a line of the log says, in words.
package struct EventWords {
  let book: Phrasebook
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// - Parameter utcOffset: seconds east of Greenwich.
  package init(book: Phrasebook, now: Timestamp, utcOffset: Int) {
    self.book = book
    self.now = now
    self.utcOffset = utcOffset
  }

  var clock: ClockWords { ClockWords(book: book, now: now, utcOffset: utcOffset) }

  /// Those that say least leave first where there is no room.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.admin(.columnTime)), .fixed(12)),
      TableColumn(book.text(.admin(.columnWho)), .fixed(9)),
      TableColumn(book.text(.admin(.columnAbout)), .share(least: 20, weight: 2)),
      TableColumn(book.text(.admin(.columnChange)), .share(least: 31, weight: 3)),
      TableColumn(book.text(.admin(.columnAct)), .fixed(26), rank: 1),
    ]
  }

  func cells(of row: EventRow) -> [String] {
    let who =
      switch row.event.actor {
      case .user(let id): row.person?.id == id ? row.person?.name ?? id.tail : id.tail
      case .program, .operatorNamed: who(row.event.actor)
      }
    return [
      listed(row.event.at), who, subject(of: row), change(row),
      row.actKind.map { book.text($0.phrase) } ?? "",
    ]
  }

  /// To the second where it is of today.
  private func listed(_ instant: Timestamp) -> String {
    clock.isToday(instant) ? clock.exact(instant) : clock.short(instant)
  }

  /// A whole line, for scripts and screen readers.
  package func line(of row: EventRow) -> String {
    cells(of: row).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  func who(_ actor: Event.Actor) -> String {
    switch actor {
    case .user(let id): book.text(Phrase(.admin(.actorUser), ["id": .text(id.tail)]))
    case .program: book.text(.admin(.house))
    case .operatorNamed(let name): name
    }
  }

  /// What it is about: "reply · 3f2a9100", "match 88ac1003".
  func subject(of row: EventRow) -> String {
    let person = row.person?.name
    switch row.event.subject {
    case .user(let id): return book.text(Phrase(.admin(.subjectUser), ["id": .text(person ?? id.tail)]))
    case .match(let id): return book.text(Phrase(.admin(.subjectMatch), ["id": .text(id.tail)]))
    case .job(let id):
      let kind = row.jobKind.map { book.text($0.phrase) } ?? book.text(.admin(.subjectJob))
      return kind + " · " + (person ?? id.tail)
    case .round(let number):
      return book.text(Phrase(.admin(.subjectRound), ["n": .text(book.number(number))]))
    case .setting(let name): return setting(name)
    case .lane(let lane): return book.text(lane.phrase)
    case .announcement(let id):
      return book.text(Phrase(.admin(.subjectAnnouncement), ["id": .text(id.tail)]))
    }
  }

  /// What an alert or a setting is called; a name that has no word here stays what it is.
  func setting(_ name: String) -> String {
    guard let alert = name.wordBehind("alert.") else {
      switch Setting(rawValue: name) {
      case .weeklyBudget?: return book.text(.admin(.settingWeekly))
      case .burst?: return book.text(.admin(.settingBurst))
      case .similarityThreshold?: return book.text(.admin(.settingThreshold))
      case .matchingInterval?: return book.text(.admin(.settingInterval))
      default: return name
      }
    }
    let known: [String: PhraseKey] = [
      "spend": .admin(.alertNameSpend), "wait": .admin(.alertNameWait), "errors": .admin(.alertNameErrors),
    ]
    let what = known[alert].map { book.text($0) } ?? alert.wordBehind("provider.") ?? alert
    return book.text(Phrase(.admin(.subjectAlert), ["what": .text(what)]))
  }

  /// What became of it, as a line of the log; of an undo that it is one.
  func change(_ row: EventRow) -> String {
    let told = change(row.event)
    return row.actKind == .undo
      ? book.text(Phrase(.admin(.undoChange), ["change": .text(told)])) : told
  }

  /// From what to what: "waiting → running".
  func change(_ event: Event) -> String {
    let words = [event.from, event.to].compactMap { $0 }.map { word($0, of: event) }
    let arrow = words.joined(separator: " → ")
    switch event.kind {
    case "job", "stage", "match", "setting", "lane", "announcement": return arrow
    case "round.advanced": return book.text(.admin(.changeRound))
    case "round.step": return book.text(.admin(.changeStep))
    case "embed.discarded", "match_step.discarded": return book.text(.admin(.changeDropped))
    case "match.again": return book.text(.pairing(.lifeAgain))
    case "match.lifted": return book.text(.pairing(.lifeLifted))
    case "match.unlifted": return book.text(.pairing(.lifeUnlifted))
    // Where it stands now says it all.
    case "boost": return words.last ?? ""
    case "alert.raised", "alert.repeated": return alert(event.to ?? "")
    case "alert.told": return book.text(.admin(.alertTold))
    case "alert.ended": return book.text(.admin(.alertEnded))
    case "revealed": return book.text(.admin(.changeRevealed))
    case "asked_again": return book.text(Phrase(.admin(.changeAskedAgain), ["models": .text(arrow)]))
    case "imported": return book.text(.admin(.changeImported))
    case "contact.revealed": return book.text(.admin(.changeContact))
    case "announcement.test": return book.text(.admin(.changeTest))
    case "written": return book.text(.admin(.changeWritten))
    case "delivery": return book.text(.admin(.changeDelivery))
    case "announcements": return book.text(event.to == "on" ? .admin(.changeNewsOn) : .admin(.changeNewsOff))
    case "exported": return book.text(.admin(.changeExported))
    case "block": return book.text(event.to == "blocked" ? .admin(.changeBlocked) : .admin(.changeUnblocked))
    case "tag": return book.text(event.to == "added" ? .admin(.changeTagged) : .admin(.changeUntagged))
    default: return arrow.isEmpty ? event.kind : event.kind + " " + arrow
    }
  }

  /// What its subject is since, in a word where it has one: "running".
  func latest(_ event: Event) -> String {
    let isState = ["job", "match", "stage"].contains(event.kind)
    return isState ? event.to.map { word($0, of: event) } ?? change(event) : change(event)
  }

  /// What was measured, from `name=number`.
  private func alert(_ numbers: String) -> String {
    var values: [String: Int64] = [:]
    for pair in numbers.split(separator: " ") {
      let parts = pair.split(separator: "=").map(String.init)
      if parts.count == 2, let value = Int64(parts[1]) { values[parts[0]] = value }
    }
    if let spent = values["spent_microdollars"], let weekly = values["weekly_microdollars"] {
      return book.text(
        Phrase(
          .admin(.alertSpend),
          ["spent": .money(microDollars: spent), "weekly": .money(microDollars: weekly)]))
    }
    if let minutes = values["minutes"] {
      return book.text(Phrase(.admin(.alertWait), ["n": .text(book.number(Int(minutes)))]))
    }
    if let failures = values["failures_an_hour"] {
      return book.text(Phrase(.admin(.alertErrors), ["n": .text(book.number(Int(failures)))]))
    }
    return numbers.wordBehind("fault=") ?? book.text(.admin(.alertOther))
  }

  /// A setting's value as people write it: money as money, whole numbers without a point.
  func value(_ text: String, of name: String) -> String {
    guard let value = Double(text) else { return text }
    switch Setting(rawValue: name) {
    case .weeklyBudget?, .burst?:
      if value < 0 { return Setting.byDefault }
      return Money(dollars: value).map { book.money(microDollars: $0.microdollars) } ?? text
    default: return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  /// A state in the reader's language, where it is one that we have a word for.
  private func word(_ state: String, of event: Event) -> String {
    switch event.kind {
    case "job": return self.state(state)
    case "match": return status(state)
    case "stage": return PersonQuery.Stage(rawValue: state).map { book.text($0.phrase) } ?? state
    case "announcement": return Announcement.State(rawValue: state).map { book.text($0.phrase) } ?? state
    case "lane": return book.text(state == "paused" ? .admin(.wordPaused) : .admin(.wordGoing))
    case "boost":
      return book.text(
        state == "none" ? .admin(.boostNone) : state == "next" ? .admin(.actRunNext) : .admin(.boostFirst))
    case "setting":
      guard case .setting(let name) = event.subject else { return state }
      return value(state, of: name)
    default: return state
    }
  }
}

extension String {
  /// What stands behind a beginning, where it begins so.
  fileprivate func wordBehind(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}

extension PersonQuery.Stage {
  /// Where somebody stands, in a word.
  var phrase: PhraseKey {
    switch self {
    case .onboarding: .admin(.stageOnboarding)
    case .ready: .admin(.stageReady)
    case .active: .admin(.stageActive)
    case .paused: .admin(.stagePaused)
    case .unreachable: .admin(.stageUnreachable)
    case .erased: .admin(.stageErased)
    }
  }
}
