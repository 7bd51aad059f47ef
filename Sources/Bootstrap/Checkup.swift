package import Domain
package import Embeddings
import Glibc
import Ports
import Storage

/// What `doctor` finds behind the screens: database, model, vectors.
package struct Checkup: Sendable {
  /// What became of opening the database that the configuration names.
  package enum Database: Sendable {
    /// There is none yet; the first start makes it.
    case absent
    case sound(version: Int)
    case failed(any Error)
  }

  package let database: Database
  /// The space that profiles are embedded in on this machine.
  package let space: EmbeddingSpace
  /// Why it is not the model's, where it is not.
  package let notice: EmbedderNotice?
  /// What turns similarities into fit, of the space that people are searched by.
  package let scale: Scale
  /// Settings of the database that decide who is proposed; their defaults where there is none.
  package let matching: Matching
  package var vectors = 0
  /// People with a profile, and those of them who have their vectors in this space.
  package var people = 0
  package var embedded = 0
  /// The space that people are searched by: a former one until everybody has vectors in the new one.
  package let searched: EmbeddingSpace
  /// Profiles that have no vectors in this space yet.
  package var missing: Int { people - embedded }

  /// By which formula pairs are compared, and from where on they are proposed.
  package struct Matching: Sendable {
    package var scorer = Scorer.fit
    package var threshold = Setting.similarityThreshold.defaultValue
  }

  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  package static func run(_ configuration: Configuration) async throws -> Checkup {
    let (embedder, notice) = try Embedders.target(configuration, desk: nil, time: SystemTime())
    let space = embedder.space
    var matching = Matching(
      scorer: Scorer(setting: configuration.seeds[.scorer] ?? Setting.scorer.defaultValue),
      threshold: configuration.seeds[.similarityThreshold] ?? Setting.similarityThreshold.defaultValue)
    func checkup(
      _ database: Database, scale: Scale? = nil, searched: EmbeddingSpace? = nil
    ) -> Checkup {
      Checkup(
        database: database, space: space, notice: notice, scale: scale ?? Scale(of: space),
        matching: matching, searched: searched ?? space)
    }
    guard access(configuration.database, F_OK) == 0 else {
      return checkup(.absent)
    }
    do {
      let time = SystemTime()
      let store = try await SQLiteStore.open(
        path: configuration.database, access: configuration.operatorRole == .readOnly ? .looks : .writes,
        sharing: configuration.group == nil ? .ownerOnly : .group, time: time,
        ids: UUIDv7Source(time: time, random: SystemRandom()))
      do {
        let version = try await store.checkedVersion()
        matching = try await store.read { tx in
          Matching(
            scorer: Scorer(setting: try tx.settings.value(of: .scorer)),
            threshold: try tx.settings.value(of: .similarityThreshold))
        }
        let found = try await store.read { tx in
          let searched = try tx.profiles.searchedSpace(target: space)
          return (
            searched: searched, scale: try Scale(of: searched, in: tx),
            vectors: try tx.profiles.vectorChanges(after: 0, in: space, limit: 1_000_000).upserted.count,
            progress: try tx.profiles.embeddingProgress(in: space)
          )
        }
        await store.close()
        var checkup = checkup(.sound(version: version), scale: found.scale, searched: found.searched)
        checkup.vectors = found.vectors
        (checkup.people, checkup.embedded) = found.progress
        return checkup
      } catch {
        await store.close()
        throw error
      }
    } catch {
      return checkup(.failed(error))
    }
  }

  /// Whether this process may write into a folder, or make it below one it may write into.
  package static func canWrite(_ folder: String) -> Bool {
    var path = folder
    while access(path, F_OK) != 0 {
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
        return access("/", W_OK) == 0
      }
      path = String(path[..<slash])
    }
    // Root may write into a file too, and still makes no folder below it.
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return access(path, W_OK) == 0
  }
}
