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
      TableColumn(book.text(.admin(.columnTime)), .fixed(17)),
      TableColumn(book.text(.admin(.columnWho)), .fixed(16)),
      TableColumn(book.text(.admin(.columnAbout)), .share(least: 18, weight: 2)),
      TableColumn(book.text(.admin(.columnChange)), .share(least: 20, weight: 3)),
      TableColumn(book.text(.admin(.columnAct)), .fixed(20), rank: 1),
    ]
  }

  func cells(of row: EventRow) -> [String] {
    [
      clock.exact(row.event.at), who(row.event.actor), subject(of: row), change(row.event),
      row.actKind.map { book.text($0.phrase) } ?? "",
    ]
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
    case .setting(let name): return name
    case .lane(let lane): return book.text(lane.phrase)
    case .announcement(let id):
      return book.text(Phrase(.admin(.subjectAnnouncement), ["id": .text(id.tail)]))
    }
  }

  /// From what to what: "waiting → running".
  func change(_ event: Event) -> String {
    let words = [event.from, event.to].compactMap { $0 }.map { word($0, of: event) }
    let arrow = words.joined(separator: " → ")
    switch event.kind {
    case "job", "stage", "match", "setting", "lane", "round.advanced", "announcement": return arrow
    case "boost": return book.text(.admin(.actBoost)) + ": " + arrow
    case "revealed": return book.text(.admin(.changeRevealed))
    case "contact.revealed": return book.text(.admin(.changeContact))
    case "announcement.test": return book.text(.admin(.changeTest))
    case "delivery": return book.text(.admin(.changeDelivery))
    case "announcements": return book.text(event.to == "on" ? .admin(.changeNewsOn) : .admin(.changeNewsOff))
    case "exported": return book.text(.admin(.changeExported))
    case "block": return book.text(event.to == "blocked" ? .admin(.changeBlocked) : .admin(.changeUnblocked))
    case "tag": return book.text(event.to == "added" ? .admin(.changeTagged) : .admin(.changeUntagged))
    default: return arrow.isEmpty ? event.kind : event.kind + " " + arrow
    }
  }

  /// A state in the reader's language, where it is one that we have a word for.
  private func word(_ state: String, of event: Event) -> String {
    switch event.kind {
    case "job":
      let word = String(state.prefix { $0 != ":" })
      return JobQuery.State(rawValue: word).map { book.text($0.phrase) } ?? state
    case "match":
      let status = state.split(whereSeparator: { $0 == ":" || $0 == " " }).first.map(String.init)
      return status.flatMap(MatchQuery.Status.init(rawValue:)).map { book.text($0.phrase) } ?? state
    case "stage": return PersonQuery.Stage(rawValue: state).map { book.text($0.phrase) } ?? state
    case "announcement": return Announcement.State(rawValue: state).map { book.text($0.phrase) } ?? state
    case "lane": return book.text(state == "paused" ? .admin(.wordPaused) : .admin(.wordGoing))
    case "boost":
      return book.text(
        state == "none" ? .admin(.boostNone) : state == "next" ? .admin(.actRunNext) : .admin(.boostFirst))
    default: return state
    }
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
