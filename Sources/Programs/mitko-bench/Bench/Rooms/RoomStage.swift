import AdminScreens
import Bootstrap
import Domain
import Operations
import Ports
import RoomReading
import ScreenParts
import TerminalKit

/// An operator's screen as `mitko admin` keeps it, without its terminal: a key goes in, what it asks for is read from the file, the
/// frame comes out.
struct RoomStage {
  private let house: House
  private let source: AdminSource
  private var app: AdminApp
  private var shown: Grid

  init(_ house: House) {
    self.house = house
    let actor = Operator(name: "bench", right: .operates)
    let language = house.configuration.language
    source = AdminSource(operations: house.operations(as: actor), language: language)
    app = AdminApp(for: actor, isDemo: true, language: language)
    _ = app.start()
    shown = app.render(in: Self.surroundings(house)).grid
  }

  /// Milliseconds from a key to the cells that change with its answer.
  ///
  /// - Parameter isWhole: whether to wait for what takes long too.
  /// - Throws: `BenchError.noAnswer` where the key asks for nothing: it would be fast.
  mutating func press(_ key: KeyEvent, untilWhole isWhole: Bool = true) async throws -> Double {
    let start = Stopwatch.milliseconds
    var isAnswered = false
    for case .order(let order) in app.update(.key(key), in: Self.surroundings(house)) {
      guard case .watch(let query)? = order as? OperatorOrder else { continue }
      var isMore = true
      while isMore {
        let now = house.time.now
        guard let content = try await source.look(at: query, isAsked: true, now: now) else { break }
        _ = app.update(.arrived(content, at: now), in: Self.surroundings(house))
        isAnswered = true
        isMore = isWhole && !content.isWhole
      }
    }
    let grid = app.render(in: Self.surroundings(house)).grid
    let patches = Patch.between(shown, grid)
    shown = grid
    let time = Stopwatch.milliseconds - start
    withExtendedLifetime(patches) {}
    guard isAnswered else { throw BenchError.noAnswer("a key of a room") }
    return time
  }

  /// Keys before the one that is measured: what they ask for is not read.
  mutating func type(_ keys: [KeyEvent]) {
    for key in keys { _ = app.update(.key(key), in: Self.surroundings(house)) }
  }

  private static func surroundings(_ house: House) -> Surroundings {
    Surroundings(size: Size(columns: 120, rows: 40), now: house.time.now, phrasebooks: house.phrasebooks)
  }
}
