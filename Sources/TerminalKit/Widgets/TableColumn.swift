/// A column of a table: how wide it wants to be, and how soon it gives way.
package struct TableColumn: Hashable, Sendable {
  /// How many columns of the screen it takes.
  package enum Width: Hashable, Sendable {
    /// Exactly so many.
    case fixed(Int)
    /// At least so many, and its weight's part of what is left over.
    case share(least: Int, weight: Int)

    /// What it needs to be shown at all.
    var least: Int {
      switch self {
      case .fixed(let columns): columns
      case .share(let least, _): least
      }
    }

    var weight: Int {
      switch self {
      case .fixed: 0
      case .share(_, let weight): max(0, weight)
      }
    }
  }

  package var title: String
  package var width: Width
  /// The greatest rank leaves first where there is no room for all; of equal ones the last. Rank 0 never leaves.
  package var rank: Int
  package var alignment: Alignment

  package init(_ title: String, _ width: Width, rank: Int = 0, alignment: Alignment = .left) {
    self.title = title
    self.width = width
    self.rank = rank
    self.alignment = alignment
  }

  /// Where columns stand that are one column of the screen apart.
  ///
  /// - Parameters:
  ///   - wide: the width of the whole.
  /// - Returns: those that are shown, in their order: their number, the first column of the screen from 0, and how many.
  package static func places(_ columns: [TableColumn], wide: Int) -> [(column: Int, left: Int, columns: Int)]
  {
    var shown = Array(columns.indices)
    func needed() -> Int { shown.reduce(0) { $0 + columns[$1].width.least } + max(0, shown.count - 1) }
    while needed() > wide {
      guard let rank = shown.map({ columns[$0].rank }).max(), rank > 0,
        let leaving = shown.lastIndex(where: { columns[$0].rank == rank })
      else { break }
      shown.remove(at: leaving)
    }
    var spare = max(0, wide - needed())
    var weights = shown.reduce(0) { $0 + columns[$1].width.weight }
    var left = 0
    var places: [(column: Int, left: Int, columns: Int)] = []
    for index in shown {
      let width = columns[index].width
      let more = weights > 0 ? spare * width.weight / weights : 0
      spare -= more
      weights -= width.weight
      let size = max(0, min(width.least + more, wide - left))
      if size > 0 { places.append((index, left, size)) }
      left += size + 1
    }
    return places
  }
}
