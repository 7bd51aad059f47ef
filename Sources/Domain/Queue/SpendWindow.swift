/// What was spent or is reserved, oldest first: read over the half-open window (now - 7 days, now].
///
/// Keeps running sums, so that a question costs the logarithm of the number of entries.
package struct SpendWindow: Hashable, Sendable {
  /// What one start costs or may cost.
  package struct Entry: Hashable, Sendable {
    /// When the generation started.
    package let at: Timestamp
    package let amount: Money

    package init(at: Timestamp, amount: Money) {
      self.at = at
      self.amount = amount
    }
  }

  /// Oldest first.
  package private(set) var entries: [Entry] = []
  /// `sums[i]` is what the first `i` entries come to, in microdollars.
  private var sums: [Int64] = [0]

  /// - Parameter entries: in any order; older ones than a week do no harm.
  package init(entries: [Entry]) {
    self.entries = entries
    for index in entries.indices.dropFirst() where entries[index].at < entries[index - 1].at {
      self.entries.sort { $0.at < $1.at }
      break
    }
    sums.reserveCapacity(entries.count + 1)
    var sum: Int64 = 0
    for entry in self.entries {
      sum = sum.addingSaturating(entry.amount.microdollars)
      sums.append(sum)
    }
  }

  /// Adds a start at its place, which is the end but for a clock that was set back.
  package mutating func append(_ entry: Entry) {
    if entries.last.map({ $0.at <= entry.at }) ?? true {
      entries.append(entry)
      sums.append(sums[sums.count - 1].addingSaturating(entry.amount.microdollars))
      return
    }
    let place = firstIndex(after: entry.at)
    entries.insert(entry, at: place)
    sums.removeLast(sums.count - 1 - place)
    for entry in entries[place...] {
      sums.append(sums[sums.count - 1].addingSaturating(entry.amount.microdollars))
    }
  }

  /// Writes what a start came to in place of what it was expected to; nothing where there is no such entry.
  mutating func settle(startedAt instant: Timestamp, reserved: Money, actual: Money) {
    let end = firstIndex(after: instant)
    var place = end
    while place > 0, entries[place - 1].at == instant {
      place -= 1
      guard entries[place].amount == reserved else { continue }
      entries[place] = Entry(at: instant, amount: actual)
      for index in place..<entries.count {
        sums[index + 1] = sums[index].addingSaturating(entries[index].amount.microdollars)
      }
      return
    }
  }

  /// The sum over the window that ends at `now`.
  package func total(at now: Timestamp) -> Money {
    Money(clamping: sums[sums.count - 1] - sums[firstIndex(after: now - Budget.week)])
  }

  /// The entries later than `instant`.
  func entries(after instant: Timestamp) -> ArraySlice<Entry> {
    entries[firstIndex(after: instant)...]
  }

  /// The earliest instant from `now` on at which the window's total is below `limit`, if nothing more starts.
  func opens(below limit: Money, now: Timestamp) -> Timestamp {
    let total = sums[sums.count - 1]
    let first = firstIndex(after: now - Budget.week)
    // How many of the oldest entries must have left the window.
    let leaving = Self.partition(first..<entries.count) { total - sums[$0] >= limit.microdollars }
    return leaving == first ? now : entries[leaving - 1].at + Budget.week
  }

  private func firstIndex(after instant: Timestamp) -> Int {
    Self.partition(0..<entries.count) { entries[$0].at <= instant }
  }

  /// The first index of `range` for which `isBefore` is false, its end where there is none, by bisection.
  private static func partition(_ range: Range<Int>, isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
