/// Chooses what of a conversation a model is shown. Pure.
package enum TurnWindow {
  /// The latest turns that fit.
  ///
  /// Only from the oldest end do turns fall out: what is shown has no gap. The first turn that does not fit ends it, even if
  /// an older and shorter one would.
  ///
  /// - Parameters:
  ///   - sizes: of all turns, oldest first, in tokens.
  ///   - room: for all of them together, in tokens; may be negative where the rest fills it.
  /// - Returns: the places of the turns to be shown, up to the last; empty where not even that one fits.
  package static func latest(of sizes: [Int], within room: Int) -> Range<Int> {
    var start = sizes.endIndex
    var used = 0
    while start > sizes.startIndex {
      used += sizes[start - 1]
      if used > room { break }
      start -= 1
    }
    return start..<sizes.endIndex
  }
}
