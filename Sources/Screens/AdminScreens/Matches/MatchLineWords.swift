import Domain
import Localization
import ScreenParts
import TerminalKit

/// What a line of the matches says.
struct MatchLineWords {
  let book: Phrasebook
  let clock: ClockWords

  init(book: Phrasebook, now: Timestamp, utcOffset: Int) {
    self.book = book
    clock = ClockWords(book: book, now: now, utcOffset: utcOffset)
  }

  /// Those that say least leave first where there is no room.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.pairing(.columnStatus)), .fixed(12)),
      TableColumn(book.text(.pairing(.columnAge)), .fixed(6), rank: 2, alignment: .right),
      TableColumn(book.text(.pairing(.columnScore)), .fixed(5), rank: 1, alignment: .right),
      TableColumn(book.text(.pairing(.columnSeeker)), .fixed(9)),
      TableColumn(book.text(.pairing(.columnProvider)), .fixed(9)),
      TableColumn(book.text(.pairing(.columnWaits)), .share(least: 26, weight: 1), rank: 3),
      TableColumn(book.text(.pairing(.columnRound)), .fixed(6), rank: 4, alignment: .right),
    ]
  }

  func cells(of row: MatchRow) -> [String] {
    [
      book.text(status(of: row)), clock.age(row.formedAt),
      row.score.map { Self.score($0.total, book) } ?? "", row.seeker.person.name, row.provider.person.name,
      why(row),
      String(row.round),
    ]
  }

  /// Two places behind the point: "0.81" / «0,81».
  static func score(_ value: Double, _ book: Phrasebook) -> String {
    let hundred = Int((min(1, max(0, value)) * 100).rounded())
    let places = String(hundred % 100)
    return String(hundred / 100) + book.text(.language(.numberDecimal))
      + (places.count < 2 ? "0" : "") + places
  }

  /// How it stands; what the judge approved of is proposed once its introductions are written.
  func status(of row: MatchRow) -> PhraseKey {
    if row.status == .qualified, row.waitsFor != .introductions { return .pairing(.statusProposed) }
    return MatchQuery.Status(row.status).phrase
  }

  /// Whom it waits for, or why it ended.
  func why(_ row: MatchRow) -> String {
    switch row.status {
    case .pending, .qualified, .accepted: waits(row)
    case .connected, .disqualified: ""
    case .rejected(let side):
      book.text(Phrase(.pairing(.saidNo), ["who": .phrase(Phrase(side.phrase))]))
    case .expired: book.text(.pairing(.ranOut))
    case .withdrawn(let reason):
      row.isLifted
        ? book.text(Phrase(.pairing(.lifted), ["reason": .phrase(Phrase(reason.phrase))]))
        : book.text(reason.phrase)
    }
  }

  private func waits(_ row: MatchRow) -> String {
    switch row.waitsFor {
    case .judge: book.text(.pairing(.waitsJudge))
    case .introductions: book.text(.pairing(.waitsIntroductions))
    case .both:
      book.text(
        Phrase(
          .pairing(.waitsBoth), ["n": .text(String([row.seeker, row.provider].count { $0.seenAt != nil }))]))
    case .side(let role):
      book.text(
        Phrase(
          row.side(role).seenAt == nil ? .pairing(.waitsSideUnseen) : .pairing(.waitsSide),
          [
            "who": .phrase(Phrase(role.phrase)),
            "time": .text(row.side(role).seenAt.map(clock.age) ?? ""),
          ]))
    case .nothing: ""
    }
  }
}
