import Bootstrap
import CommandLine
import FoundationEssentials
import Localization
import Ports

/// `mitko migrate`: brings the database up to date, or makes it.
struct MigrateVerb {
  let context: ProgramContext
  let place: DataPlace

  private struct Answer: Encodable {
    let database: String
    let version: Int
  }

  func run(dryRun: Bool, json: Bool) async throws -> ExitCode {
    let configuration = try context.configuration(place)
    let version: Int
    if dryRun {
      version = try House.databaseVersion(configuration)
    } else {
      let house = try await context.open(place, program: "mitko migrate")
      await house.store.close()
      version = try House.databaseVersion(configuration)
    }
    if json {
      try StandardOutput.write(JSONText.of(Answer(database: configuration.database, version: version)))
    } else {
      try StandardOutput.write(
        context.guess.text(
          Phrase(.cli(.migrated), ["path": .text(configuration.database), "version": .count(version)])) + "\n"
      )
    }
    return .success
  }
}
