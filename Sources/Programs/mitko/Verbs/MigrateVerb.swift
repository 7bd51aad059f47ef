import Bootstrap
import CommandLine
import FoundationEssentials
import Localization
import Ports
import ProgramParts

/// `mitko migrate`: brings the database up to date, or makes it.
struct MigrateVerb {
  let context: ProgramContext
  let place: DataPlace

  private struct Answer: Encodable {
    let database: String
    /// What it is at; absent where there is none yet.
    let version: Int?
    /// What this program brings it to.
    let newest: Int
  }

  func run(dryRun: Bool, json: Bool) async throws -> ExitCode {
    let configuration = try context.configuration(place)
    if !dryRun {
      if try context.mayOnlyLook(place) { return .failure }
      let house = try await context.open(place, program: "mitko migrate")
      await house.store.close()
    }
    let (found, newest) = try House.databaseVersion(configuration)
    if json {
      try StandardOutput.write(
        JSONText.of(Answer(database: configuration.database, version: found, newest: newest)))
    } else {
      let phrase = Self.phrase(found, newest, path: configuration.database)
      try StandardOutput.write(context.guess.text(phrase) + "\n")
    }
    return .success
  }

  private static func phrase(_ found: Int?, _ newest: Int, path: String) -> Phrase {
    guard let found else {
      return Phrase(.cli(.wouldMake), ["path": .text(path), "version": .count(newest)])
    }
    if found == newest { return Phrase(.cli(.migrated), ["path": .text(path), "version": .count(found)]) }
    return Phrase(
      .cli(.wouldMigrate), ["path": .text(path), "version": .count(found), "newest": .count(newest)])
  }
}
