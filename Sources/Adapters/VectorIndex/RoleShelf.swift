internal import Domain

/// Everybody of one role: a row of offers and a row of wants for each.
struct RoleShelf {
  private(set) var users: [UserID] = []
  private(set) var offers: VectorRows
  private(set) var wants: VectorRows
  private var rows: [UserID: Int] = [:]
  /// `nil` where something was set since it was chosen.
  private var chosenPanel: [Int]?

  init(calibration: Calibration, languages: [Language]) {
    offers = VectorRows(calibration: calibration, languages: languages)
    wants = VectorRows(calibration: calibration, languages: languages)
  }

  /// People whose offers are known: the only ones who can be found.
  var peopleWithOffers: Int { offers.known.total }

  /// The rows of those with whom everybody's `Commonness` is measured: all with offers, or a sample of them that is the same in
  /// every process, since the lower half of an id is random.
  mutating func panel() -> [Int] {
    if let chosenPanel { return chosenPanel }
    let known = users.indices.filter { offers.known[$0] }
    let sample =
      known.count <= Commonness.sample
      ? known
      : Array(
        known.sorted { (users[$0].low, users[$0].high) < (users[$1].low, users[$1].high) }
          .prefix(Commonness.sample))
    chosenPanel = sample
    return sample
  }

  func row(of user: UserID) -> Int? { rows[user] }

  /// A bit for each row: set for those of `users` who are here.
  func bits(of users: Set<UserID>) -> RowBits {
    var bits = RowBits(count: self.users.count)
    if users.count < self.users.count {
      for user in users { if let row = rows[user] { bits[row] = true } }
    } else {
      for (row, user) in self.users.enumerated() where users.contains(user) { bits[row] = true }
    }
    return bits
  }

  /// - Parameter stored: an embedding in its stored form.
  mutating func set(
    _ section: FacetSection, of user: UserID, toStored stored: UnsafeRawBufferPointer, language: Int
  ) {
    chosenPanel = nil
    let row = rows[user] ?? append(user, toSet: section)
    switch section {
    case .offers: offers.set(row, toStored: stored, language: language)
    case .wants: wants.set(row, toStored: stored, language: language)
    case .practical: break
    }
  }

  mutating func remove(_ user: UserID) {
    guard let row = rows.removeValue(forKey: user) else { return }
    chosenPanel = nil
    let last = users.count - 1
    users[row] = users[last]
    users.removeLast()
    offers.swapRemove(row)
    wants.swapRemove(row)
    if row != last { rows[users[row]] = row }
  }

  /// - Parameter section: what is about to be set, and need not be blank before.
  private mutating func append(_ user: UserID, toSet section: FacetSection) -> Int {
    users.append(user)
    offers.append(isCleared: section != .offers)
    wants.append(isCleared: section != .wants)
    rows[user] = users.count - 1
    return users.count - 1
  }
}
