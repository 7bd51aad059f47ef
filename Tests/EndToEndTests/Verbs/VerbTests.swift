import Foundation
import TestSupport
import Testing

/// The verbs beside the chat, as scripts use them: data on standard output, diagnostics beside it, exit codes.
@Suite(.timeLimit(.minutes(10))) struct VerbTests {
  private static let people = """
    === vera
    language: en
    name: Vera Quill
    role: seeker
    contact: email vera@example.org
    --- offers
    Backend developer, six years, senior. Go, PostgreSQL and Kafka.
    --- wants
    A small product team that ships.
    --- practical
    Berlin or remote. From 4500 euros a month. English, German.

    """

  private func file(_ text: String, in home: ProgramHome) throws -> String {
    let path = home.directory.path("home/some.people")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func anOperatorGivesASettingAnotherValue() async throws {
    let runner = try ProgramRunner("mitko")
    let demo = ["--demo=empty", "--language", "en"]
    #expect(try await runner.run(["migrate"] + demo).status == 0)
    let all = try await runner.run(["settings"] + demo)
    #expect(all.status == 0)
    #expect(
      all.standardOutput.contains(
        "\nscorer                     default  the formula that pairs are compared by"))
    for (arguments, told) in [
      (
        ["scorer", "hybrid", "--dry-run"], "scorer is default and would become hybrid. Nothing was changed.\n"
      ),
      (["scorer", "hybrid"], "scorer was default and is hybrid now.\n"),
      (["scorer", "hybrid"], "scorer is hybrid already.\n"),
    ] {
      let result = try await runner.run(["settings"] + arguments + demo)
      #expect(result.status == 0)
      #expect(result.standardOutput == told)
    }
    struct State: Decodable {
      let name: String
      let value: String
      let changedBy: String?
    }
    let json = try await runner.run(["settings", "scorer", "--json"] + demo)
    let states = try JSONDecoder().decode([State].self, from: Data(json.standardOutput.utf8))
    #expect(states.map(\.name) == ["scorer"] && states.map(\.value) == ["hybrid"])
    #expect(states.first?.changedBy == NSUserName())
    let wrong = try await runner.run(["settings", "weekly_budget_usd", "lots"] + demo)
    #expect(wrong.status == 64)
    #expect(
      wrong.standardError.hasPrefix(
        "mitko: \"lots\" is no value of weekly_budget_usd. It takes a number in plain digits, like 0.5, from 0 to "
      ))
    let russian = try await runner.run(["settings", "scorer", "--demo=empty", "--language", "ru"])
    #expect(russian.standardOutput.contains("формула, по которой сравниваются пары"))
  }

  @Test func pathsAreToldForPeopleAndForPrograms() async throws {
    let runner = try ProgramRunner("mitko")
    let home = runner.home
    let plain = try await runner.run(["paths"])
    #expect(plain.status == 0)
    #expect(plain.standardOutput.contains("database\t\(home.data)/mitko/mitko.db\n"))
    #expect(plain.standardOutput.contains("state\t\(home.state)/mitko\n"))
    let json = try await runner.run(["paths", "--json"], environment: ["MITKO_DATA_DIR": "/srv/mitko"])
    let answer = try JSONDecoder().decode([String: String].self, from: Data(json.standardOutput.utf8))
    #expect(answer["database"] == "/srv/mitko/mitko.db")
    #expect(answer["configuration"] == "\(home.config)/mitko/config.json")
    #expect(!FileManager.default.fileExists(atPath: home.data + "/mitko"), "looking makes nothing")
  }

  @Test func peopleOfAFileAreImportedOnceAndADryRunChangesNothing() async throws {
    let runner = try ProgramRunner("mitko")
    let path = try file(Self.people, in: runner.home)
    let dry = try await runner.run(["import", "--dry-run", path])
    #expect(dry.status == 0)
    #expect(dry.standardOutput == "Would import 1 person. Nothing was changed.\n")
    #expect(!FileManager.default.fileExists(atPath: runner.home.data + "/mitko/mitko.db"))
    for (added, known) in [(1, 0), (0, 1)] {
      let result = try await runner.run(["import", "--json", path])
      #expect(result.status == 0)
      let summary = try JSONDecoder().decode(Summary.self, from: Data(result.standardOutput.utf8))
      #expect(summary == Summary(added: added, known: known, incomplete: []))
    }
  }

  @Test func peopleWhoseWordsMakeNoProfileAreNamedBeforeAndAfterAnImport() async throws {
    let runner = try ProgramRunner("mitko")
    let thin = Self.people.replacing("=== vera", with: "=== olga")
      .replacing("Backend developer, six years, senior. Go, PostgreSQL and Kafka.", with: "...")
      .replacing("Berlin or remote. From 4500 euros a month. English, German.", with: "-")
    let path = try file(Self.people + thin, in: runner.home)
    let named =
      "\(path):12: \"olga\" is incomplete: nothing to make a profile of under --- offers and --- practical.\n"
    let dry = try await runner.run(["import", "--dry-run", path])
    #expect(dry.status == 1)
    #expect(dry.standardOutput == "Would import 1 person; 1 is incomplete. Nothing was changed.\n")
    #expect(dry.standardError == named)
    #expect(!FileManager.default.fileExists(atPath: runner.home.data + "/mitko/mitko.db"))
    let russian = try await runner.run(["import", "--dry-run", "--language", "ru", path])
    #expect(russian.standardOutput == "Добавится 1 человек; 1 профиль неполный. Ничего не изменено.\n")
    let done = try await runner.run(["import", path])
    #expect(done.status == 1)
    #expect(
      done.standardOutput == "Imported 1 person; 0 there already, 1 without a complete profile.\n")
    #expect(done.standardError == named)
  }

  @Test func peopleWrittenOnAnotherSystemAreImported() async throws {
    let runner = try ProgramRunner("mitko")
    let path = try file("\u{FEFF}" + Self.people.replacing("\n", with: "\r\n"), in: runner.home)
    let result = try await runner.run(["import", path])
    #expect(result.status == 0, "\(result.standardError)")
    #expect(result.standardOutput == "Imported 1 person; 0 there already, 0 without a complete profile.\n")
  }

  private struct Summary: Decodable, Equatable {
    let added: Int
    let known: Int
    let incomplete: [String]
  }

  @Test func aFileWithAMistakeImportsNobodyAndNamesTheLine() async throws {
    let runner = try ProgramRunner("mitko")
    let path = try file(
      Self.people
        + Self.people.replacing("=== vera", with: "=== olga").replacing("role: seeker", with: "role: boss"),
      in: runner.home)
    let result = try await runner.run(["import", path])
    #expect(result.status == 1)
    #expect(result.standardError.contains("\(path):"))
    #expect(result.standardOutput.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: runner.home.data + "/mitko/mitko.db"))
    let missing = try await runner.run(["import", runner.home.directory.path("nothing.people")])
    #expect(missing.status == 1)
    #expect(missing.standardError.contains("I can't read"))
  }

  @Test func anEraseIsAskedForTwiceAndLeavesNobody() async throws {
    let runner = try ProgramRunner("mitko")
    #expect(try await runner.run(["export"]).status == 69)
    #expect(try await runner.run(["migrate"]).status == 0)
    let nobody = try await runner.run(["export"])
    #expect(nobody.status == 1)
    #expect(nobody.standardError.contains("there is nobody here yet"))
    _ = try await runner.run(["chat", "--plain"], input: .text("I'm Quetzalcoatl the plumber.\n"))
    let dry = try await runner.run(["erase", "--dry-run"])
    #expect(dry.status == 0)
    #expect(dry.standardOutput.hasPrefix("Would erase your profile, contact and "))
    let unasked = try await runner.run(["erase"])
    #expect(unasked.status == 64)
    #expect(unasked.standardError.contains("--yes"))
    #expect(try await runner.run(["export"]).standardOutput.contains("Quetzalcoatl"))
    #expect(try await runner.run(["erase", "--yes"]).status == 0)
    // Database, log of the database, lock and the program's own log.
    for folder in [runner.home.data, runner.home.state] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        #expect(bytes.range(of: Data("Quetzalcoatl".utf8)) == nil, "\(name)")
      }
    }
    #expect(try await runner.run(["export"]).status == 1)
  }

  @Test func migrateTellsTheVersionAndADryRunMakesNothing() async throws {
    let runner = try ProgramRunner("mitko")
    let path = runner.home.data + "/mitko/mitko.db"
    let dry = try await runner.run(["migrate", "--dry-run"])
    #expect(dry.status == 0)
    #expect(
      dry.standardOutput
        == "There is no database at \(path) yet; it would be made, at version 20. Nothing was changed.\n")
    #expect(!FileManager.default.fileExists(atPath: path))
    let file = runner.home.directory.path("file")
    try Data().write(to: URL(fileURLWithPath: file))
    let nowhere = try await runner.run(["migrate", "--dry-run", "--database", file + "/mitko.db"])
    #expect(nowhere.status == 69)
    #expect(
      nowhere.standardError.hasPrefix(
        "mitko: I can't open \(file)/mitko.db: a part of that path is not a folder."))
    let made = try await runner.run(["migrate", "--json"])
    #expect(made.status == 0)
    #expect(made.standardOutput.contains("\"version\" : 20"))
    let again = try await runner.run(["migrate", "--dry-run"])
    #expect(again.standardOutput == "\(runner.home.data)/mitko/mitko.db is at version 20.\n")
  }

  @Test func whatIsNoFileIsNoDatabase() async throws {
    let runner = try ProgramRunner("mitko")
    let folder = runner.home.directory.path
    for (path, detail) in [
      ("/dev/null", "that is a device or the like, not a file"), (folder, "that is a folder"),
    ] {
      for verb in [["chat", "--plain"], ["migrate", "--dry-run"], ["export"]] {
        let result = try await runner.run(verb + ["--database", path], input: .text("Hello\n"))
        #expect(result.status == 69)
        #expect(
          result.standardError
            == "mitko: I can't open \(path): \(detail). Check that path, or name another with --database.\n")
      }
    }
  }

  @Test func anEraseNamesTheExportsThatStayAndLeavesOthersAlone() async throws {
    let runner = try ProgramRunner("mitko")
    let demo = ["--demo=empty", "--as"]
    for name in ["kim", "lee"] {
      _ = try await runner.run(["chat", "--plain"] + demo + [name], input: .text("Hello, I'm \(name).\n"))
    }
    let folder = runner.home.data + "/mitko"
    func keep(_ name: String, as file: String) async throws -> String {
      let export = try await runner.run(["export"] + demo + [name]).standardOutput
      try export.write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
      return folder + "/" + file
    }
    let first = try await keep("kim", as: "export-1.json")
    let second = try await keep("kim", as: "export-2.json")
    let others = try await keep("lee", as: "export-3.json")
    try "no export".write(toFile: folder + "/export-4.json", atomically: true, encoding: .utf8)
    let erased = try await runner.run(["erase", "--yes"] + demo + ["kim"])
    #expect(
      erased.standardOutput == """
        Everything about you is deleted. Thanks for the talk, and goodbye.
        These files with your data stay until you delete them: \(first) and \(second)

        """)
    for path in [first, second, others] { #expect(FileManager.default.fileExists(atPath: path)) }
    let russian = try await runner.run(["erase", "--yes", "--language", "ru"] + demo + ["lee"])
    #expect(
      russian.standardOutput == """
        Всё о тебе стёрто. Спасибо за разговор, пока.
        Этот файл с твоими данными останется, пока ты его не удалишь: \(others)

        """)
  }

  @Test func theDoctorTellsWhatTheThresholdMeansUnderEachScorer() async throws {
    let runner = try ProgramRunner("mitko")
    func scale(_ environment: [String: String]) async throws -> String {
      let told = try await runner.run(
        ["doctor", "--offline", "--language", "en"],
        environment: environment.merging(["MITKO_MODEL_DIR": "/nowhere"]) { own, _ in own })
      let lines = told.standardOutput.split(separator: "\n").drop {
        !$0.contains("by ") || !$0.contains("from")
      }
      return lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let fit = try await scale(["SIMILARITY_THRESHOLD": "0.65"])
    #expect(
      fit.contains("by fit; proposed from 0.65 on. 0.70, where half of the pairs fit, is a similarity of:"),
      "\(fit)")
    for pair in ["en–en 0.", "en–ru 0.", "ru–ru 0.", "F–F 0."] {
      #expect(fit.contains(pair), "\(pair) in \(fit)")
    }
    let hybrid = try await scale(["MITKO_SCORER": "hybrid", "SIMILARITY_THRESHOLD": "0.65"])
    #expect(
      hybrid.contains("by the hybrid sum; proposed from a sum of 0.65 on, which nothing was fitted to."),
      "\(hybrid)")
    #expect(!hybrid.contains("where half of the pairs fit"))
    #expect(hybrid.contains("en–ru 0."))
  }

  @Test func theProgramTellsWhoseDataIsInIt() async throws {
    let runner = try ProgramRunner("mitko")
    let version = try await runner.run(["--version"])
    #expect(version.status == 0)
    #expect(version.standardOutput.hasPrefix("mitko 0."))
    #expect(version.standardOutput.contains("ESCO classification of the European Commission"))
    #expect(version.standardOutput.contains("GeoNames (https://www.geonames.org), CC BY 4.0"))
  }

  @Test func whatOnlyLooksMakesNoDatabaseWhereThereIsNone() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let path = runner.home.data + "/mistyped/mitko.db"
    for verb in [
      ["costs"], ["replay"], ["replay", "x"], ["settings"], ["settings", "scorer"],
      ["settings", "scorer", "hybrid", "--dry-run"], ["export"], ["erase", "--yes"],
    ] {
      let result = try await runner.run(verb + ["--database", path])
      #expect(result.status == 69, "\(verb)")
      #expect(
        result.standardError
          == "mitko: There is no database at \(path). Check the path, or make one there with mitko chat.\n")
      #expect(result.standardOutput == "")
    }
    let doctor = try await runner.run(["doctor", "--offline", "--database", path, "--language", "ru"])
    #expect(doctor.status == 69)
    #expect(doctor.standardOutput.contains("По пути \(path) базы нет. Проверь путь или создай её там"))
    #expect(!FileManager.default.fileExists(atPath: runner.home.data + "/mistyped"))
    #expect(try await runner.run(["settings", "scorer", "hybrid", "--database", path]).status == 0)
    #expect(
      try await runner.run(["settings", "scorer", "--database", path]).standardOutput.contains("hybrid"))
  }

  @Test func aWrongValueIsToldInTheLanguageOfTheLineAndChangesNothing() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let line = ["settings", "weekly_budget_usd", "--demo=empty"]
    #expect(try await runner.run(line + ["5"]).status == 0)
    for odd in ["default", "-1", "0x10", "1e-07", "nan", "inf", ""] {
      let russian = try await runner.run(line + ["--language", "ru", odd])
      #expect(russian.status == 64)
      #expect(
        russian.standardError == """
          mitko: «\(odd)» не подходит для weekly_budget_usd. Нужно число простыми цифрами, например 0.5, от 0 до 1000000.
          «mitko settings --help» покажет, как надо.

          """)
      let english = try await runner.run(line + [odd])
      #expect(english.status == 64)
      #expect(
        english.standardError.hasPrefix(
          "mitko: \"\(odd)\" is no value of weekly_budget_usd. It takes a number"))
      #expect(english.standardError.hasSuffix("\n\"mitko settings --help\" shows how it goes.\n"))
    }
    #expect(try await runner.run(line).standardOutput.hasPrefix("weekly_budget_usd  5 "))
  }

  @Test func anUnknownVerbIsAUsageErrorWithTheOneThatWasMeant() async throws {
    let result = try await ProgramRunner("mitko").run(["docter"])
    #expect(result.status == 64)
    #expect(result.standardOutput.isEmpty)
    #expect(result.standardError.contains("doctor"))
  }

  @Test func aWrongVariableIsAConfigurationErrorThatNamesItsSource() async throws {
    let runner = try ProgramRunner("mitko")
    let wrong = try await runner.run(["export"], environment: ["WEEKLY_BUDGET_USD": "much"])
    #expect(wrong.status == 78)
    #expect(wrong.standardError.contains("WEEKLY_BUDGET_USD"))
    #expect(wrong.standardError.contains("the environment"))
    let russian = try await runner.run(
      ["export", "--language", "ru"], environment: ["WEEKLY_BUDGET_USD": "много"])
    #expect(
      russian.standardError
        == "mitko: WEEKLY_BUDGET_USD (переменные среды) не годится. Здесь нужно вот что: доллары в неделю, от 0 до 1000000.\n"
    )
    let server = try await runner.run(["export"], environment: ["DATABASE_URL": "postgres://localhost/mitko"])
    #expect(server.status == 78)
  }

  @Test func whereAGroupSharesTheDataItsFoldersAndFilesAreTheGroups() async throws {
    let runner = try ProgramRunner("mitko")
    let group = try #require(Self.ownGroup)
    let data = runner.home.directory.path("home/shared")
    let result = try await runner.run(
      ["migrate"], environment: ["MITKO_GROUP": group, "MITKO_DATA_DIR": data])
    #expect(result.status == 0)
    #expect(try Self.mode(data) == 0o2770)
    #expect(try Self.mode(data + "/mitko.db") == 0o660)
    #expect(try Self.groupName(data) == group)
    #expect(try Self.groupName(data + "/mitko.db") == group)
  }

  /// The name of the group that whoever runs the tests belongs to.
  private static var ownGroup: String? { getgrgid(getgid()).map { String(cString: $0.pointee.gr_name) } }

  /// Permissions with the set-group-id bit, which Foundation leaves out.
  private static func mode(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return status.st_mode & 0o7777
  }

  private static func groupName(_ path: String) throws -> String? {
    try FileManager.default.attributesOfItem(atPath: path)[.groupOwnerAccountName] as? String
  }
}
