extension FilterQuery {
  /// The canonical text: each key once where it can be, sets in alphabetical order, instants in UTC.
  package var description: String { text(isAudit: false) }

  /// The same for the log of what operators did: searched words, identities and names are a "…" in it, since an erase must
  /// find nothing there. People and rows are told by whole ids only, so resolve references first.
  package var auditSubject: String { text(isAudit: true) }

  /// Whether it asks nothing.
  package var isOpen: Bool { self == Self() }

  private func text(isAudit: Bool) -> String {
    var writer = FilterWriter<Key>(isAudit: isAudit)
    write(to: &writer)
    writer.write(search)
    return writer.text
  }
}

extension FilterOfPeople {
  /// Whom it names, for looking them up.
  package var people: Set<PersonReference> { users.groups.reduce(users.excluded) { $0.union($1) } }

  /// The same query with people replaced by whom they were found to be.
  package func naming(_ found: [PersonReference: UserID]) -> Self {
    var query = self
    query.users = users.map { person in found[person].map { .id($0) } ?? person }
    return query
  }
}
