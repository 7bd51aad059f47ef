/// Whose turn it was and who stands in line again since when: the memory behind "users take turns".
///
/// The one definition that storage writes as rows, forecasts play forward and tests run against. Only starts
/// that cost money are turns; what is free waits for nobody.
///
/// Somebody who was served stands in line again from the next start on, whoever's that is: behind everybody who
/// waits by then, before those who come later. So a burst delays another's first reply by one generation
/// at most, even where that other comes minutes after the burst's first start and long before the next one can
/// be paid; and nobody starves, since newcomers always come behind.
package struct TurnBook: Hashable, Sendable {
  /// Where one user stands.
  package struct Standing: Hashable, Sendable {
    /// When the first start after this user's own latest one was, no two users at the same instant; `nil` for one
    /// who was never served, or after whom nobody has started yet.
    package let rejoinedAt: Timestamp?
    /// Whether the user was served and nobody has started since. True of at most one.
    package let wasServedLast: Bool

    package init(rejoinedAt: Timestamp?, wasServedLast: Bool) {
      self.rejoinedAt = rejoinedAt
      self.wasServedLast = wasServedLast
    }

    /// Of somebody who was never served.
    package static let new = Standing(rejoinedAt: nil, wasServedLast: false)
  }

  private var servedLast: UserID?
  private var rejoinedAt: [UserID: Timestamp]
  private var latestRejoin: Timestamp?

  /// - Parameters:
  ///   - servedLast: who was served and after whom nobody has started.
  ///   - rejoinedAt: the others; to write a start storage needs only the latest of them.
  package init(servedLast: UserID? = nil, rejoinedAt: [UserID: Timestamp] = [:]) {
    self.servedLast = servedLast
    self.rejoinedAt = rejoinedAt
    latestRejoin = rejoinedAt.values.max()
  }

  /// Where `user` stands.
  package subscript(user: UserID) -> Standing {
    user == servedLast
      ? Standing(rejoinedAt: nil, wasServedLast: true)
      : Standing(rejoinedAt: rejoinedAt[user], wasServedLast: false)
  }

  /// Records that a job which costs money started at `now`.
  ///
  /// - Parameter user: whose it is; `nil` for the house's own, which lets others rejoin and has no turn itself.
  /// - Returns: the standings that changed: the rows to write. Empty where the same user goes on.
  @discardableResult
  package mutating func started(_ user: UserID?, at now: Timestamp) -> [UserID: Standing] {
    guard user != servedLast else { return [:] }
    var changed: [UserID: Standing] = [:]
    if let former = servedLast {
      // No two at the same instant, also where several start in one: who was served earlier stands before.
      let instant = max(now, latestRejoin.map { $0 + .microseconds(1) } ?? now)
      latestRejoin = instant
      rejoinedAt[former] = instant
      changed[former] = Standing(rejoinedAt: instant, wasServedLast: false)
    }
    servedLast = user
    if let user {
      rejoinedAt[user] = nil
      changed[user] = Standing(rejoinedAt: nil, wasServedLast: true)
    }
    return changed
  }
}
