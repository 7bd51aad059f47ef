import Bootstrap
import Domain
import Localization
import Operations
import Ports

/// What stays of somebody outside the database once an operator has erased them.
enum ErasedTraces {
  /// Deletes the unsent texts of those who were erased by a program that was gone before it came to that.
  static func sweep(_ house: House) async {
    for writer in PrivateFile.draftWriters(below: house.configuration.paths.state) {
      // Whoever is not found may be of another database.
      guard let user = try? await house.store.read({ try $0.users.find(writer) }), user.stage == .erased
      else { continue }
      PrivateFile.erase(writer, below: house.configuration.paths.state)
    }
  }

  /// Deletes the unsent texts of those who are erased by now, and tells of the exports of theirs that lie on this machine.
  ///
  /// - Parameter wish: what was carried out; whoever refused it keeps everything.
  static func clear(after wish: Wish, _ operations: Operations, _ house: House) async throws -> Phrase? {
    guard case .people(.erase, let ids) = wish else { return nil }
    var exports: [String] = []
    for id in ids where try await operations.person(id)?.row.stage == .erased {
      PrivateFile.erase(id, below: house.configuration.paths.state)
      exports += ExportFile.left(of: id, in: house)
    }
    if exports.isEmpty { return nil }
    return Phrase(
      .admin(.exportsLeft), ["n": .count(exports.count), "files": .list(exports.map { .text($0) })])
  }
}
