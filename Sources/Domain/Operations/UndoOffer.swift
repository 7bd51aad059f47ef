/// What "take back my last act" would be about, and whether it has to be asked before.
package struct UndoOffer: Hashable, Sendable {
  package let act: Act
  /// Whether it is taken back only once that was confirmed: it is not the last thing that the operator did, it was some
  /// time ago, or it is of many rows.
  package let asks: Bool

  /// - Parameters:
  ///   - act: what would be taken back.
  ///   - last: the last thing that whoever asks did; `nil` where they did nothing.
  package init(_ act: Act, last: ActID?, now: Timestamp) {
    self.act = act
    switch act.kind.undoing {
    // Nothing is done: it is only said.
    case .never: asks = false
    case .whole, .inPart:
      asks =
        act.id != last || act.state != .done || act.changed > Self.rowsAtOnce
        || !(Duration.zero..<Self.freshness).contains(now.since(act.at))
    }
  }

  /// Above that many rows it is asked.
  package static let rowsAtOnce = 20
  /// What was done longer ago is asked about.
  package static let freshness: Duration = .minutes(10)
}
