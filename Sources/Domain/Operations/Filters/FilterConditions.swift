/// Which values of a column are meant, of which a row has one.
///
/// In normal form: equal where it means the same in the same words, however it was typed.
package struct Choice<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The only ones that are meant; `nil` for all but those left out.
  package private(set) var included: Set<Value>?
  /// Empty where some are included.
  package private(set) var excluded: Set<Value> = []

  /// Everything is meant.
  package init() {}

  /// These are meant and no others.
  package init(_ values: Set<Value>) { included = values }

  /// Whether nothing was asked.
  package var isOpen: Bool { included == nil && excluded.isEmpty }

  /// Whether a row with that value is meant.
  package func allows(_ value: Value) -> Bool {
    included?.contains(value) ?? !excluded.contains(value)
  }

  /// Asks that the value be among `values`, or that it be not.
  ///
  /// - Returns: whether anything is left that could be meant.
  mutating func narrow(to values: Set<Value>, isNegated: Bool) -> Bool {
    if isNegated {
      if let included { self.included = included.subtracting(values) } else { excluded.formUnion(values) }
    } else {
      included = (included ?? values).intersection(values).subtracting(excluded)
      excluded = []
    }
    return included?.isEmpty != true
  }
}

/// What is asked of something of which a row may have several, tags for example, or of names that may mean the same one.
package struct Several<Value: Hashable & Sendable>: Hashable, Sendable {
  /// A row has at least one of each group: "tag:a,b tag:c".
  package private(set) var groups: Set<Set<Value>> = []
  /// A row has none of these.
  package private(set) var excluded: Set<Value> = []

  package init() {}

  /// One of these.
  package init(anyOf values: Set<Value>) { groups = [values] }

  /// Whether nothing was asked.
  package var isOpen: Bool { groups.isEmpty && excluded.isEmpty }

  /// Whether a row is meant of which the given values hold.
  package func allows(where holds: (Value) -> Bool) -> Bool {
    groups.allSatisfy { $0.contains(where: holds) } && !excluded.contains(where: holds)
  }

  mutating func narrow(to values: Set<Value>, isNegated: Bool) -> Bool {
    if isNegated { excluded.formUnion(values) } else { groups.insert(values) }
    return groups.allSatisfy { !$0.isSubset(of: excluded) }
  }

  /// The same with each value replaced.
  func map(_ other: (Value) -> Value) -> Several {
    var mapped = Several()
    mapped.groups = Set(groups.map { Set($0.map(other)) })
    mapped.excluded = Set(excluded.map(other))
    return mapped
  }
}

/// From where to where an amount may lie.
package struct Limits<Value: Hashable & Comparable & Sendable>: Hashable, Sendable {
  /// One end of it, itself allowed or not.
  package struct End: Hashable, Sendable {
    package let value: Value
    package let isAllowed: Bool

    package init(_ value: Value, isAllowed: Bool) {
      self.value = value
      self.isAllowed = isAllowed
    }
  }

  package private(set) var least: End?
  package private(set) var most: End?

  package init(least: End? = nil, most: End? = nil) {
    self.least = least
    self.most = most
  }

  /// Whether nothing was asked.
  package var isOpen: Bool { least == nil && most == nil }

  /// Whether it lies between the ends.
  package func allows(_ value: Value) -> Bool {
    if let least, value < least.value || value == least.value && !least.isAllowed { return false }
    if let most, value > most.value || value == most.value && !most.isAllowed { return false }
    return true
  }

  /// Keeps the tighter end of the two.
  ///
  /// - Returns: whether anything is left between the ends.
  mutating func narrow(_ relation: FilterRelation, _ value: Value) -> Bool {
    switch relation {
    case .among:
      _ = narrow(.atLeast, value)
      _ = narrow(.atMost, value)
    case .above, .atLeast:
      let end = End(value, isAllowed: relation == .atLeast)
      if least.map({ $0.value < value || $0.value == value && !end.isAllowed }) ?? true { least = end }
    case .below, .atMost:
      let end = End(value, isAllowed: relation == .atMost)
      if most.map({ $0.value > value || $0.value == value && !end.isAllowed }) ?? true { most = end }
    }
    guard let least, let most else { return true }
    return least.value < most.value || least.value == most.value && least.isAllowed && most.isAllowed
  }
}

/// From when to when something happened: between instants, and so long ago.
package struct TimeLimits: Hashable, Sendable {
  package var instants = Limits<Timestamp>()
  /// How long ago it was when the filter is applied, which it is again and again.
  package var elapsed = Limits<Duration>()

  package init() {}

  /// Whether nothing was asked.
  package var isOpen: Bool { instants.isOpen && elapsed.isOpen }

  /// Whether it lies between the ends, seen from `now`.
  package func allows(_ instant: Timestamp, now: Timestamp) -> Bool {
    instants.allows(instant) && elapsed.allows(now.since(instant))
  }

  /// Whether older instants than this one lie outside.
  ///
  /// - Parameter slack: by how much clocks may have been set back meanwhile.
  package func isOver(at instant: Timestamp, now: Timestamp, slack: Duration = .zero) -> Bool {
    if let least = instants.least, instant < least.value - slack { return true }
    if let most = elapsed.most, now.since(instant) > most.value + slack { return true }
    return false
  }

  /// The newest instant that may lie inside; `nil` where it has no end there.
  package func newest(now: Timestamp) -> Timestamp? {
    [instants.most?.value, elapsed.least.map { now - $0.value }].compactMap { $0 }.min()
  }
}
