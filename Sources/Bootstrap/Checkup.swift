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
  /// What turns similarities of this space into fit; `nil` where nothing was fitted for it.
  package let calibration: Calibration?
  /// Settings of the database that decide who is proposed; their defaults where there is none.
  package let matching: Matching
  package let vectors: Int
  /// Profiles that have none in this space yet.
  package let missing: Int

  /// By which formula pairs are compared, and from where on they are proposed.
  package struct Matching: Sendable {
    package var scorer = Scorer.fit
    package var threshold = Setting.similarityThreshold.defaultValue
  }

  package static func run(_ configuration: Configuration) async -> Checkup {
    let (embedder, notice) = EmbedderChoice.open(modelDirectory: configuration.paths.model)
    let space = embedder.space
    let calibration = try? EmbedderCalibration.calibration(for: space)
    var matching = Matching(
      scorer: Scorer(setting: configuration.seeds[.scorer] ?? Setting.scorer.defaultValue),
      threshold: configuration.seeds[.similarityThreshold] ?? Setting.similarityThreshold.defaultValue)
    func checkup(_ database: Database, vectors: Int = 0, missing: Int = 0) -> Checkup {
      Checkup(
        database: database, space: space, notice: notice, calibration: calibration, matching: matching,
        vectors: vectors, missing: missing)
    }
    guard access(configuration.database, F_OK) == 0 else {
      return checkup(.absent)
    }
    do {
      let time = SystemTime()
      let store = try await SQLiteStore.open(
        path: configuration.database, sharing: configuration.group == nil ? .ownerOnly : .group, time: time,
        ids: UUIDv7Source(time: time, random: SystemRandom()))
      do {
        let version = try await store.checkedVersion()
        let counts = try await store.read { tx in
          (
            vectors: try tx.profiles.vectorChanges(after: 0, in: space, limit: 1_000_000).upserted.count,
            missing: try tx.profiles.unembedded(in: space, limit: 1_000_000).count,
            matching: Matching(
              scorer: Scorer(setting: try tx.settings.value(of: .scorer)),
              threshold: try tx.settings.value(of: .similarityThreshold))
          )
        }
        await store.close()
        matching = counts.matching
        return checkup(.sound(version: version), vectors: counts.vectors, missing: counts.missing)
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
