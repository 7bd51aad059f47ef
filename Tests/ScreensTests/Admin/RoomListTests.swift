import AdminScreens
import Domain
import TerminalKit
import Testing

/// Rows that are read as far as somebody goes down, and acts on all of them.
struct RoomListTests {
  private struct Line: Identifiable, Hashable {
    let id: Int
  }

  private static let place = Rect(column: 0, row: 0, columns: 40, rows: 11)

  private func list(_ count: Int, hasMore: Bool, page: Int = 10) -> RoomList<Line> {
    var list = RoomList<Line>(page: page)
    list.take((0..<count).map(Line.init), hasMore: hasMore)
    return list
  }

  @Test func atTheEndOfWhatWasReadMoreIsAskedFor() {
    var list = list(3, hasMore: true)
    #expect(list.handle(.down, in: Self.place) == .moved)
    #expect(list.handle(.down, in: Self.place) == .wantsMore)
    #expect(list.limit == 20)
    list.take((0..<3).map(Line.init), hasMore: false)
    #expect(list.handle(.down, in: Self.place) == .moved)
    #expect(list.limit == 20)
  }

  @Test func anEmptyListLooksFurtherToo() {
    var list = list(0, hasMore: true)
    #expect(list.handle(.down, in: Self.place) == .wantsMore)
  }

  @Test func theStarMeansAllThatMatchAlsoWhatWasNotRead() {
    var list = list(5, hasMore: true)
    #expect(list.handle(.text("*"), in: Self.place) == .moved)
    #expect(list.meansAll && list.meant.count == 5)
    list.take((0..<9).map(Line.init), hasMore: true)
    #expect(list.meansAll && list.meant.count == 9)
    // One less is no longer all.
    _ = list.handle(.text("x"), in: Self.place)
    #expect(!list.meansAll && list.meant.count == 8)
    _ = list.handle(.text("*"), in: Self.place)
    _ = list.handle(.text("*"), in: Self.place)
    #expect(!list.meansAll && list.marked.isEmpty)
  }

  @Test func whereAllWereReadTheStarMarksJustThem() {
    var list = list(5, hasMore: false)
    _ = list.handle(.text("*"), in: Self.place)
    #expect(!list.meansAll && list.meant.count == 5)
  }

  @Test func anotherFilterBeginsAnew() {
    var list = list(10, hasMore: true)
    _ = list.handle(.end, in: Self.place)
    _ = list.handle(.text("*"), in: Self.place)
    list.startAnew()
    #expect(list.limit == 10 && !list.meansAll && list.marked.isEmpty)
  }
}
