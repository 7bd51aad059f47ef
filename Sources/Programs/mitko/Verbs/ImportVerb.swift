import Bootstrap
import CommandLine
import Demo
import Domain
import FoundationEssentials
import Localization
import Operations
import Ports
import Profiler
import ProgramParts

/// `mitko import FILE...`: brings people of files in demo-data's format into the database.
struct ImportVerb {
  let context: ProgramContext
  let place: DataPlace

  /// Somebody with the file that they stand in.
  private struct Entry {
    let person: PeopleFile.Person
    let file: String
  }

  private struct Summary: Encodable {
    var added = 0
    var known = 0
    /// Ids whose words do not make a valid profile.
    var incomplete: [String] = []
  }

  private struct Preview: Encodable {
    let people: Int
    let incomplete: [String]
  }

  func run(files: [String], dryRun: Bool, json: Bool) async throws -> ExitCode {
    var entries: [Entry] = []
    var problems: [PeopleFileProblem] = []
    for path in files {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        StandardError.write("mitko: " + context.guess.text(Phrase(.cli(.cannotRead), ["path": .text(path)])))
        return .failure
      }
      let file = PeopleFile(parsing: text, name: path)
      entries += file.people.map { Entry(person: $0, file: path) }
      problems += file.problems
    }
    // All or nothing: a half imported file is worse than none.
    guard problems.isEmpty else {
      for problem in problems { StandardError.write("\(problem)") }
      return .failure
    }
    return dryRun ? try preview(entries, json: json) : try await add(entries, json: json)
  }

  /// Tells what an import would do with these people, without looking who is there already.
  private func preview(_ entries: [Entry], json: Bool) throws -> ExitCode {
    let reader = House.personReaderAlone
    var incomplete: [String] = []
    for entry in entries {
      let defects = reader.defects(of: entry.person)
      guard !defects.isEmpty else { continue }
      incomplete.append(entry.person.id)
      tell(entry, lacks: defects)
    }
    let whole = entries.count - incomplete.count
    try StandardOutput.write(
      json
        ? JSONText.of(Preview(people: whole, incomplete: incomplete))
        : context.guess.text(
          Phrase(
            .cli(.wouldImport), ["n": .count(whole), "incomplete": .count(incomplete.count)])) + "\n")
    return incomplete.isEmpty ? .success : .failure
  }

  /// A line as compilers write it: where the person stands, and which sections say nothing.
  private func tell(_ entry: Entry, lacks defects: [ProfileDefect]) {
    let person = entry.person
    func section(_ role: Role, _ section: FacetSection) -> String {
      "--- " + (person.roles.count == 1 ? section.rawValue : "\(role.rawValue) \(section.rawValue)")
    }
    let sections = defects.compactMap { defect -> PhraseValue? in
      switch defect {
      // A person of a file has a role; the parser sees to that.
      case .noRole: nil
      case .emptySummary(let role): .text(section(role, .offers))
      case .emptyPractical(let role): .text(section(role, .practical))
      }
    }
    StandardError.write(
      context.guess.text(
        Phrase(
          .cli(.incompletePerson),
          [
            "place": .text("\(entry.file):\(person.line)"), "id": .text(person.id),
            "sections": .list(sections),
          ])
      ))
  }

  private func add(_ entries: [Entry], json: Bool) async throws -> ExitCode {
    if try context.mayOnlyLook(place) { return .failure }
    let summary = try await context.inHouse(place, program: "mitko import", makes: true) { house in
      var summary = Summary()
      let imports = PeopleImport(
        house, as: place.demo == nil ? .imported : .demo,
        by: OperatingUser.operator(looksOnly: false).name)
      for entry in entries {
        switch try await imports.add(entry.person) {
        case .added: summary.added += 1
        case .known: summary.known += 1
        case .incomplete(let defects):
          summary.incomplete.append(entry.person.id)
          tell(entry, lacks: defects)
        }
      }
      return summary
    }
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
    }
    return summary.incomplete.isEmpty ? .success : .failure
  }
}

extension PeopleImport {
  /// An import into an opened house.
  ///
  /// - Parameter operatorName: who brings them in.
  init(_ house: House, as kind: Identity.Kind, by operatorName: String? = nil) {
    self.init(
      store: house.store, storing: house.storing, desk: house.matchMaking, reader: house.personReader,
      identityKind: kind, operatorName: operatorName)
  }
}
