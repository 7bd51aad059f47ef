import Bootstrap
import CommandLine
import Demo
import Domain
import FoundationEssentials
import Localization
import Ports
import Profiler

/// `mitko import FILE...`: brings people of files in demo-data's format into the database.
struct ImportVerb {
  let context: ProgramContext
  let place: DataPlace

  private struct Summary: Encodable {
    var added = 0
    var known = 0
    /// Ids whose words do not make a valid profile.
    var incomplete: [String] = []
  }

  func run(files: [String], dryRun: Bool, json: Bool) async throws -> ExitCode {
    var people: [PeopleFile.Person] = []
    var problems: [PeopleFileProblem] = []
    for path in files {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        StandardError.write("mitko: " + context.guess.text(Phrase(.cli(.cannotRead), ["path": .text(path)])))
        return .failure
      }
      let file = PeopleFile(parsing: text, name: path)
      people += file.people
      problems += file.problems
    }
    // All or nothing: a half imported file is worse than none.
    guard problems.isEmpty else {
      for problem in problems { StandardError.write("\(problem)") }
      return .failure
    }
    if dryRun {
      try StandardOutput.write(
        json
          ? JSONText.of(["people": people.count])
          : context.guess.text(Phrase(.cli(.wouldImport), ["n": .count(people.count)])) + "\n")
      return .success
    }
    return try await add(people, json: json)
  }

  private func add(_ people: [PeopleFile.Person], json: Bool) async throws -> ExitCode {
    let house = try await context.open(place, program: "mitko import")
    var summary = Summary()
    do {
      let imports = PeopleImport(house, as: place.demo == nil ? .imported : .demo)
      for person in people {
        switch try await imports.add(person) {
        case .added: summary.added += 1
        case .known: summary.known += 1
        case .incomplete: summary.incomplete.append(person.id)
        }
      }
    } catch {
      await house.store.close()
      throw error
    }
    await house.store.close()
    if json {
      try StandardOutput.write(JSONText.of(summary))
    } else {
      try StandardOutput.write(
        context.guess.text(
          Phrase(
            .cli(.imported),
            [
              "added": .count(summary.added), "known": .count(summary.known),
              "incomplete": .count(summary.incomplete.count),
            ])) + "\n")
      for id in summary.incomplete { StandardError.write(id) }
    }
    return summary.incomplete.isEmpty ? .success : .failure
  }
}

extension PeopleImport {
  /// An import into an opened house.
  init(_ house: House, as kind: Identity.Kind) {
    self.init(
      store: house.store, storing: house.storing, desk: house.matchMaking, reader: house.personReader,
      identityKind: kind)
  }
}
