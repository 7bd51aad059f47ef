package import Domain
package import Ports

/// The candidate index in memory: every vector of one space, compared one by one, in blocks of their own for each role and
/// part.
///
/// A search reads the bytes of 10,000 people once from end to end, 0.1 ms for each part; an approximate index could miss the
/// best, the more so the more are excluded. Built from the feed at start and kept in step by it.
package actor VectorIndex: CandidateIndex {
  /// What a search reads of everybody; who is found is the same.
  package enum Scan: Sendable {
    /// The bytes, and the floats of those who can be among the best.
    case bytes
    /// The floats: four times as much, to hold the other against.
    case floats
  }

  package nonisolated let space: EmbeddingSpace

  private let calibration: Calibration
  /// The calibration's languages; everything inside counts languages by their place here.
  private let languages: [Language]
  private let scan: Scan
  /// By the number of the language that they are from.
  private let maps: [LanguageMaps]
  private var shelves: [Role: RoleShelf]
  /// What was asked for since the last change.
  private var knownCommonness: [Role: [UserID: Double]] = [:]
  private var lastChange: Int64 = 0

  /// An empty index of the calibration's space.
  package init(calibration: Calibration, scan: Scan = .bytes) {
    self.calibration = calibration
    self.scan = scan
    space = calibration.space
    let languages = calibration.means.keys.sorted { $0.code < $1.code }
    self.languages = languages
    maps = languages.map { from in LanguageMaps(languages.map { calibration.map(between: from, and: $0) }) }
    shelves = Dictionary(
      uniqueKeysWithValues: Role.allCases.map {
        ($0, RoleShelf(calibration: calibration, languages: languages))
      })
  }

  package func apply(_ page: VectorPage) {
    guard page.space == space else { return }
    knownCommonness = [:]
    for user in page.removed {
      for role in Role.allCases { shelves[role]?.remove(user) }
    }
    var known: [Language: Int] = [:]
    for row in page.rows {
      let language = known[row.language] ?? number(of: row.language)
      known[row.language] = language
      page.withStored(row) {
        shelves[row.role]?.set(row.section, of: row.user, toStored: $0, language: language)
      }
    }
    lastChange = max(lastChange, page.lastChange)
  }

  package func state() -> CandidateIndexState {
    CandidateIndexState(lastChange: lastChange, people: shelves.mapValues(\.peopleWithOffers))
  }

  package func candidates(
    for user: UserID, in role: Role, within eligible: Set<UserID>?, excluding excluded: Set<UserID>,
    least: Double, limit: Int
  ) -> [Candidate] {
    guard let shelf = shelves[role], let row = shelf.row(of: user) else { return [] }
    return search(
      as: role, offers: shelf.offers.query(at: row), wants: shelf.wants.query(at: row), within: eligible,
      excluding: excluded.union([user]), least: least, limit: limit)
  }

  package func candidates(
    for query: CandidateQuery, within eligible: Set<UserID>?, excluding excluded: Set<UserID>, least: Double,
    limit: Int
  ) -> [Candidate] {
    let language = number(of: query.language)
    guard let rows = shelves[query.role]?.offers else { return [] }
    return search(
      as: query.role, offers: rows.query(of: query.offers, language: language),
      wants: rows.query(of: query.wants, language: language), within: eligible, excluding: excluded,
      least: least, limit: limit)
  }

  package func commonness(of user: UserID, in role: Role) -> Double {
    if let known = knownCommonness[role]?[user] { return known }
    guard let shelf = shelves[role], let row = shelf.row(of: user), let offers = shelf.offers.query(at: row),
      let panel = shelves[role.counterpart]?.panel(), let others = shelves[role.counterpart]
    else { return 0 }
    let search = PairSearch(
      in: others, wants: shelf.wants.query(at: row), offers: offers, maps: maps)
    let found = Commonness.of(
      search.compared(at: panel.filter { others.users[$0] != user }).map(\.total))
    knownCommonness[role, default: [:]][user] = found
    return found
  }

  private func search(
    as role: Role, offers: CentredQuery?, wants: CentredQuery?, within eligible: Set<UserID>?,
    excluding excluded: Set<UserID>, least: Double, limit: Int
  ) -> [Candidate] {
    guard let offers, let shelf = shelves[role.counterpart] else { return [] }
    var chosen = shelf.offers.known
    if let eligible { chosen.formIntersection(shelf.bits(of: eligible)) }
    for user in excluded { if let row = shelf.row(of: user) { chosen[row] = false } }
    return PairSearch(in: shelf, wants: wants, offers: offers, maps: maps)
      .best(of: chosen, limit: limit, least: least, byFloats: scan == .floats)
      .map { found in
        Candidate(
          user: found.user,
          score: role == .seeker
            ? PairScore(seekerToProvider: found.toThem, providerToSeeker: found.toMe)
            : PairScore(seekerToProvider: found.toMe, providerToSeeker: found.toThem))
      }
  }

  private func number(of language: Language) -> Int {
    let fitted = calibration.fitted(language)
    guard let number = languages.firstIndex(of: fitted) else {
      preconditionFailure("the calibration has a mean for every language that it calls fitted")
    }
    return number
  }
}
