package import Domain
package import Ports

/// The candidate index in memory: every vector of one space, compared one by one.
///
/// At 10,000 people a search reads 15 MB once from end to end, a few milliseconds; an approximate index would
/// buy nothing and could miss the best. Built from the feed at start and kept in step by it.
package actor VectorIndex: CandidateIndex {
  package nonisolated let space: EmbeddingSpace

  private let calibration: Calibration
  /// The calibration's languages; everything inside counts languages by their place here.
  private let languages: [Language]
  private var shelves: [Role: RoleShelf]
  private var lastChange: Int64 = 0

  /// An empty index of the calibration's space.
  package init(calibration: Calibration) {
    self.calibration = calibration
    space = calibration.space
    let languages = calibration.means.keys.sorted { $0.code < $1.code }
    self.languages = languages
    shelves = Dictionary(
      uniqueKeysWithValues: Role.allCases.map {
        ($0, RoleShelf(calibration: calibration, languages: languages))
      })
  }

  package func apply(_ changes: VectorChanges) {
    for user in changes.removed {
      for role in Role.allCases { shelves[role]?.remove(user) }
    }
    for vector in changes.upserted where vector.space == space {
      shelves[vector.role]?.set(
        vector.section, of: vector.user, to: vector.embedding, language: number(of: vector.language))
    }
    lastChange = max(lastChange, changes.lastChange)
  }

  package func state() -> CandidateIndexState {
    CandidateIndexState(lastChange: lastChange, people: shelves.mapValues(\.peopleWithOffers))
  }

  package func candidates(
    for user: UserID, in role: Role, excluding excluded: Set<UserID>, least: Double
  ) -> [Candidate] {
    guard let shelf = shelves[role], let row = shelf.row(of: user) else { return [] }
    return search(
      as: role, offers: shelf.offers.query(at: row), wants: shelf.wants.query(at: row),
      excluding: excluded.union([user]), least: least)
  }

  package func candidates(
    for query: CandidateQuery, excluding excluded: Set<UserID>, least: Double
  ) -> [Candidate] {
    let language = number(of: query.language)
    // A shelf of one: the query takes the same way as everybody's vectors.
    func centred(_ embedding: Embedding) -> CentredQuery? {
      var rows = VectorRows(calibration: calibration, languages: languages)
      rows.appendBlank()
      rows.set(0, to: embedding, language: language)
      return rows.query(at: 0)
    }
    return search(
      as: query.role, offers: centred(query.offers), wants: centred(query.wants), excluding: excluded,
      least: least)
  }

  package func commonness(of user: UserID, in role: Role) -> Double {
    guard let shelf = shelves[role], let row = shelf.row(of: user), let offers = shelf.offers.query(at: row),
      let panel = shelves[role.counterpart]?.panel()
    else { return 0 }
    let compared = compare(
      as: role, offers: offers, wants: shelf.wants.query(at: row), at: panel, excluding: [user])
    return Commonness.of(compared.map(\.total))
  }

  private func search(
    as role: Role, offers: CentredQuery?, wants: CentredQuery?, excluding excluded: Set<UserID>, least: Double
  ) -> [Candidate] {
    guard let offers, let shelf = shelves[role.counterpart] else { return [] }
    var found = compare(as: role, offers: offers, wants: wants, at: nil, excluding: excluded)
      .filter { $0.total >= least }
    found.sort { left, right in
      left.total != right.total
        ? left.total > right.total : shelf.users[left.row] < shelf.users[right.row]
    }
    return found.map { entry in
      let score =
        role == .seeker
        ? PairScore(seekerToProvider: entry.toThem, providerToSeeker: entry.toMe)
        : PairScore(seekerToProvider: entry.toMe, providerToSeeker: entry.toThem)
      return Candidate(user: shelf.users[entry.row], score: score)
    }
  }

  /// A row of the other role beside a query. A small value: nearly everybody may be asked for, and a score with its parts
  /// is big.
  private struct Compared {
    let total: Double
    let row: Int
    let toThem: Double
    let toMe: Double
  }

  /// - Parameter rows: of the counterpart's shelf; `nil` for all.
  private func compare(
    as role: Role, offers: CentredQuery, wants: CentredQuery?, at rows: [Int]?,
    excluding excluded: Set<UserID>
  ) -> [Compared] {
    guard let shelf = shelves[role.counterpart] else { return [] }
    let iWant = wants.map { shelf.offers.products(with: $0, at: rows) }
    let theyWant = shelf.wants.products(with: offers, at: rows)
    let mapsOfMine = wants.map { maps(from: $0.language) }
    let mapsOfTheirs = maps(from: offers.language)

    var compared: [Compared] = []
    for place in theyWant.indices {
      let row = rows?[place] ?? place
      guard !shelf.offers.isBlank(row), !excluded.contains(shelf.users[row]) else { continue }
      var mine: Double?
      if let iWant, let mapsOfMine {
        mine = mapsOfMine[shelf.offers.languageOfRow[row]].value(at: Double(iWant[place]))
      }
      var theirs: Double?
      if !shelf.wants.isBlank(row) {
        theirs = mapsOfTheirs[shelf.wants.languageOfRow[row]].value(at: Double(theyWant[place]))
      }
      guard let toThem = mine ?? theirs, let toMe = theirs ?? mine else { continue }
      compared.append(
        Compared(
          total: PairScore.harmonicMean(toThem, toMe), row: row, toThem: toThem, toMe: toMe))
    }
    return compared
  }

  private func number(of language: Language) -> Int {
    let fitted = calibration.fitted(language)
    guard let number = languages.firstIndex(of: fitted) else {
      preconditionFailure("the calibration has a mean for every language that it calls fitted")
    }
    return number
  }

  private func maps(from language: Int) -> [MonotoneMap] {
    languages.map { calibration.map(between: languages[language], and: $0) }
  }
}
