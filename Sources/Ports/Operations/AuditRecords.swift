package import Domain

/// What is known of how people fare, for an audit.
package protocol AuditRecords {
  /// Everybody who could be proposed at `since` or later: those who are in matching now and not blocked, those who left it
  /// since then, and those a pair was formed with. Nobody who is erased.
  ///
  /// Counted are pairs that were formed at `since` or later, with all that became of them. In no order.
  func people(since: Timestamp) throws -> [AuditedPerson]
}
