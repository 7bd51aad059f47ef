import Assets
import Foundation
import Ports
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct AssetPromptsTests {
  /// A folder of an operator's, with prompts in it.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "prompts-\(UUID().uuidString)").path
    private var edits = 0

    init() throws {
      try FileManager.default.createDirectory(
        atPath: path + "/Prompts", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Every edit has an instant of its own, however fast they follow each other.
    func write(_ name: PromptName, _ bytes: Data) throws {
      edits += 1
      let file = "\(path)/\(name.path)"
      try bytes.write(to: URL(filePath: file))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(edits))], ofItemAtPath: file)
    }

    func write(_ name: PromptName, _ text: String) throws { try write(name, Data(text.utf8)) }

    func remove(_ name: PromptName) throws {
      try FileManager.default.removeItem(atPath: "\(path)/\(name.path)")
    }
  }

  private final class Lines: ProgramLog {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock { $0 } }

    func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue]) {
      let problem = if case .text(let text)? = fields["problem"] { " " + text } else { "" }
      kept.withLock { $0.append(event + problem) }
    }
  }

  @Test func theShippedPromptsAreUsedWhereAnOperatorHasNone() throws {
    let prompts = try AssetPrompts(EmbeddedAssets(), log: Lines())
    #expect(prompts.prompt(.interviewer).filled([:]).hasPrefix("You are Mitko."))
  }

  @Test func anEditIsReadWithoutARestartAndABrokenOneKeepsTheLastGood() throws {
    let folder = try Folder()
    try folder.write(.judge, "One, in {{language}}.")
    let log = Lines()
    let prompts = try AssetPrompts(EmbeddedAssets(overrideDirectory: folder.path), log: log)
    func judge() -> String { prompts.prompt(.judge).filled([.language: "English"]) }
    #expect(judge() == "One, in English.")
    let first = prompts.prompt(.judge).version

    try folder.write(.judge, "Two, in {{language}}.")
    #expect(judge() == "Two, in English.")
    #expect(prompts.prompt(.judge).version != first)

    try folder.write(.judge, "Three,\nin {{langage}}.")
    #expect(judge() == "Two, in English.")
    #expect(judge() == "Two, in English.")

    try folder.write(.judge, Data([0xFF, 0xFE]))
    #expect(judge() == "Two, in English.")

    try folder.write(.judge, "Four, in {{language}}.")
    #expect(judge() == "Four, in English.")

    try folder.remove(.judge)
    #expect(judge().hasPrefix("You are the judge of Mitko"))
    let file = "\(folder.path)/Prompts/judge.md"
    #expect(
      log.lines == [
        "prompt.reloaded",
        "prompt.refused \(file):2: unknown variable {{langage}}; this prompt has {{language}}",
        "prompt.refused \(file):1: the file is not UTF-8", "prompt.reloaded", "prompt.reloaded",
      ])
  }

  @Test func aProgramDoesNotStartWithBrokenPromptsAndIsToldAllOfThem() throws {
    let folder = try Folder()
    try folder.write(.judge, "In {{language")
    try folder.write(.summary, "\n\nIn English")
    #expect {
      _ = try AssetPrompts(EmbeddedAssets(overrideDirectory: folder.path), log: Lines())
    } throws: { error in
      "\(error)" == """
        \(folder.path)/Prompts/judge.md:1: {{ without }} in the same line
        \(folder.path)/Prompts/summary.md:3: the variable {{language}} is missing
        """
    }
  }
}
