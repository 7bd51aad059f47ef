/// Reads what an operator typed as a query of one room: on screens, behind `:` and in the verbs.
package struct FilterReader: Hashable, Sendable {
  /// East of UTC: where the days and clocks that people type are told.
  package let offset: Duration

  package init(offset: Duration = .zero) {
    self.offset = offset
  }

  /// - Throws: the first mistake. No text traps, however long or odd.
  package func read<Query: FilterQuery>(
    _ text: String, as room: Query.Type = Query.self
  ) throws(FilterMistake) -> Query {
    var query = Query()
    var lexer = FilterLexer(text)
    while let term = try lexer.next() {
      switch term.body {
      case .search(let pattern):
        query.search.insert(SearchTerm(pattern, isNegated: term.isNegated))
      case .keyed(let word, let place, let relation, let values):
        guard let key = Query.Key(rawValue: word) else {
          let allowed = Query.Key.allCases.map(\.rawValue)
          let nearest = NearestWord.to(word, among: allowed)
          throw FilterMistake(.unknownKey(nearest: nearest, allowed: allowed), at: place)
        }
        try query.take(
          KeyedTerm(
            key: key, isNegated: term.isNegated, relation: relation, values: values, range: term.range,
            offset: offset,
            words: Query.words(of: key)))
      }
    }
    return query
  }
}

/// What was asked with a key, and how its values are read.
package struct KeyedTerm<Key: RawRepresentable<String> & Hashable & Sendable>: Sendable {
  package let key: Key
  package let isNegated: Bool
  package let relation: FilterRelation
  package let values: [FilterValue]
  package let range: Range<String.Index>
  let offset: Duration
  let words: [String]

  // MARK: Values of a set

  /// Reads words of a vocabulary.
  func choose<Value>(_ choice: inout Choice<Value>, of vocabulary: FilterVocabulary<Value>)
    throws(FilterMistake)
  {
    let values = try words(of: vocabulary)
    try require(choice.narrow(to: values, isNegated: isNegated))
  }

  /// Reads words of a vocabulary, of which a row may have several.
  func choose<Value>(_ several: inout Several<Value>, of vocabulary: FilterVocabulary<Value>)
    throws(FilterMistake)
  {
    let values = try words(of: vocabulary)
    try require(several.narrow(to: values, isNegated: isNegated))
  }

  /// Reads anything that `value` makes something of.
  func choose<Value>(
    _ choice: inout Choice<Value>, reading value: (FilterValue) throws(FilterMistake) -> Value
  ) throws(FilterMistake) {
    try require(choice.narrow(to: try read(value), isNegated: isNegated))
  }

  /// The same of which a row may have several.
  func choose<Value>(
    _ several: inout Several<Value>, reading value: (FilterValue) throws(FilterMistake) -> Value
  ) throws(FilterMistake) {
    try require(several.narrow(to: try read(value), isNegated: isNegated))
  }

  func choosePeople(_ several: inout Several<PersonReference>) throws(FilterMistake) {
    try choose(&several) { (value) throws(FilterMistake) in
      guard let person = PersonReference(value.text) else {
        throw mistake(.nothingGiven(key: name, allowed: words))
      }
      return person
    }
  }

  func chooseRecords(_ choice: inout Choice<RecordReference>) throws(FilterMistake) {
    try choose(&choice) { (value) throws(FilterMistake) in
      guard let record = RecordReference(value.text) else {
        throw mistake(.notAnIdentifier(key: name), value)
      }
      return record
    }
  }

  // MARK: Amounts

  /// Reads "age>1h".
  func limit(_ limits: inout Limits<Duration>) throws(FilterMistake) {
    try compare(&limits, .notADuration(key: name), reading: FilterQuantity.duration)
  }

  func limit(_ limits: inout Limits<Money>) throws(FilterMistake) {
    try compare(&limits, .notMoney(key: name), reading: FilterQuantity.money)
  }

  /// Of a score: 0 to 1.
  func limit(_ limits: inout Limits<Double>) throws(FilterMistake) {
    try compare(&limits, .notAShare(key: name), reading: FilterQuantity.share)
  }

  /// Reads "attempts:2", "attempts:2,3" and "attempts>2".
  func count(_ choice: inout Choice<Int>, _ limits: inout Limits<Int>) throws(FilterMistake) {
    let name = name
    if relation == .among {
      try choose(&choice) { (value) throws(FilterMistake) in
        guard let count = FilterQuantity.count(value.text) else {
          throw mistake(.notANumber(key: name), value)
        }
        return count
      }
    } else {
      try compare(&limits, .notANumber(key: name), reading: FilterQuantity.count)
    }
    // "round:3 round>5"
    let limits = limits
    try require(choice.included.map { $0.contains { limits.allows($0) } } ?? true)
  }

  /// Which end of a time a key with a colon tells of.
  enum TimeEnd { case since, until }

  /// Reads "since:1h", "until:2026-11-01", whose day is meant whole, and "seen>3d": longer ago; "seen>2026-11-01": later.
  func limit(_ time: inout TimeLimits, end: TimeEnd, isCompared: Bool) throws(FilterMistake) {
    if relation != .among && !isCompared { throw mistake(.takesNoComparison(key: name, allowed: [])) }
    let value = try oneValue()
    guard let moment = FilterMoment(value.text, offset: offset) else {
      throw mistake(.badDate(key: name), value)
    }
    switch moment {
    case .ago(let duration):
      let told: FilterRelation = relation == .among ? (end == .since ? .atMost : .above) : relation
      try require(time.elapsed.narrow(isNegated ? told.opposite : told, duration))
    case .day(let first):
      let told: FilterRelation = relation == .among ? (end == .since ? .atLeast : .atMost) : relation
      // From the first instant of the day, or from that of the next one.
      let isWhole = told == .above || told == .atMost
      let edge: FilterRelation = told == .above || told == .atLeast ? .atLeast : .below
      let instant = isWhole ? first + .days(1) : first
      try require(time.instants.narrow(isNegated ? edge.opposite : edge, instant))
    case .instant(let instant):
      let told: FilterRelation = relation == .among ? (end == .since ? .atLeast : .below) : relation
      try require(time.instants.narrow(isNegated ? told.opposite : told, instant))
    }
  }

  // MARK: What they share

  private var name: String { key.rawValue }

  private func mistake(_ problem: FilterMistake.Problem, _ value: FilterValue? = nil) -> FilterMistake {
    // A place with nothing in it cannot be marked: the term can.
    FilterMistake(problem, at: value.flatMap { $0.range.isEmpty ? nil : $0.range } ?? range)
  }

  private func require(_ isPossible: Bool) throws(FilterMistake) {
    if !isPossible { throw mistake(.contradiction(key: name)) }
  }

  private func read<Value>(
    _ reading: (FilterValue) throws(FilterMistake) -> Value
  ) throws(FilterMistake) -> Set<Value> {
    if relation != .among { throw mistake(.takesNoComparison(key: name, allowed: words)) }
    var read: Set<Value> = []
    for value in values {
      if value.text.isEmpty { throw mistake(.nothingGiven(key: name, allowed: words)) }
      read.insert(try reading(value))
    }
    return read
  }

  private func words<Value>(of vocabulary: FilterVocabulary<Value>) throws(FilterMistake) -> Set<Value> {
    if relation != .among { throw mistake(.takesNoComparison(key: name, allowed: words)) }
    var read: Set<Value> = []
    for value in values {
      if value.text.isEmpty { throw mistake(.nothingGiven(key: name, allowed: words)) }
      guard let meant = vocabulary.values(of: value.text) else {
        let nearest = NearestWord.to(value.text.lowercased(), among: words)
        throw mistake(.unknownWord(key: name, nearest: nearest, allowed: words), value)
      }
      read.formUnion(meant)
    }
    return read
  }

  private func compare<Value>(
    _ limits: inout Limits<Value>, _ problem: FilterMistake.Problem, reading: (String) -> Value?
  ) throws(FilterMistake) {
    if relation == .among { throw mistake(.needsComparison(key: name)) }
    let value = try oneValue()
    guard let amount = reading(value.text) else { throw mistake(problem, value) }
    try require(limits.narrow(isNegated ? relation.opposite : relation, amount))
  }

  private func oneValue() throws(FilterMistake) -> FilterValue {
    if let value = values.first, !value.text.isEmpty, values.count == 1 { return value }
    if values.count > 1 { throw mistake(.contradiction(key: name)) }
    throw mistake(.nothingGiven(key: name, allowed: words))
  }
}
