package import Domain
package import Localization
import TerminalKit

/// What a line of the list of people says.
package struct PersonWords {
  let book: Phrasebook
  let now: Timestamp

  package init(book: Phrasebook, now: Timestamp) {
    self.book = book
    self.now = now
  }

  /// Those that say least leave first where there is no room.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.admin(.columnWho)), .fixed(12)),
      TableColumn(book.text(.admin(.columnStage)), .fixed(14)),
      TableColumn(book.text(.admin(.columnRoles)), .share(least: 12, weight: 2)),
      TableColumn(book.text(.admin(.columnLanguage)), .fixed(5), rank: 4),
      TableColumn(book.text(.admin(.columnVia)), .fixed(12), rank: 3),
      TableColumn(book.text(.admin(.columnSeen)), .fixed(9), alignment: .right),
      TableColumn(book.text(.admin(.columnMatches)), .fixed(6), rank: 1, alignment: .right),
      TableColumn(book.text(.admin(.columnReached)), .fixed(13), rank: 2),
      TableColumn(book.text(.admin(.columnTags)), .share(least: 10, weight: 3), rank: 5),
    ]
  }

  func cells(of row: PersonRow) -> [String] {
    let language = row.stage == .erased ? "" : row.language.code
    return [
      row.label.name, stage(of: row), roles(of: row), language,
      Identity.Kind.allCases.filter(row.identities.contains).map { book.text($0.phrase) }
        .joined(separator: ", "),
      Elapsed.text(now.since(row.lastSeenAt), book),
      (row.owesAnswer ? "? " : "") + book.number(row.matches), book.text(row.reached.phrase),
      row.tags.joined(separator: ", "),
    ]
  }

  /// A whole line, for scripts and screen readers.
  package func line(of row: PersonRow) -> String {
    cells(of: row).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  func stage(of row: PersonRow) -> String {
    row.isBlocked ? book.text(.admin(.stageBlocked)) : book.text(row.stage.phrase)
  }

  func roles(of row: PersonRow) -> String {
    Role.allCases.filter(row.roles.contains).map { book.text($0.adminPhrase) }.joined(separator: ", ")
  }
}

extension Role {
  /// What somebody is in it, in a word.
  var adminPhrase: PhraseKey {
    switch self {
    case .seeker: .admin(.roleSeeker)
    case .provider: .admin(.roleProvider)
    }
  }
}

extension Milestone {
  /// How far somebody came, as the funnel names it.
  var phrase: PhraseKey {
    switch self {
    case .talking: .admin(.funnelTalking)
    case .ready: .admin(.funnelReady)
    case .active: .admin(.funnelActive)
    case .proposed: .admin(.funnelProposed)
    case .accepted: .admin(.funnelAccepted)
    case .connected: .admin(.funnelConnected)
    }
  }
}

extension Identity.Kind {
  /// By which way somebody comes.
  var phrase: PhraseKey {
    switch self {
    case .terminal: .admin(.viaTerminal)
    case .telegram: .admin(.viaTelegram)
    case .demo: .admin(.demo)
    case .imported: .admin(.viaImported)
    }
  }
}
