import Foundation
import TestSupport
import Testing

/// The tools that drive the built programs, tried on programs that every system has.
@Suite(.timeLimit(.minutes(10))) struct ProgramRunnerTests {
  @Test func outputErrorsAndStatusOfAProgramAreToldApart() async throws {
    let shell = try ProgramRunner("/bin/sh")
    let result = try await shell.run(["-c", "echo out; echo err >&2; exit 7"])
    #expect(result.standardOutput == "out\n")
    #expect(result.standardError == "err\n")
    #expect(result.status == 7)
  }

  @Test func aMegabyteGoesInAndOut() async throws {
    let text = String(repeating: "Привет, мир!\n", count: 50_000)
    let result = try await ProgramRunner("/bin/cat").run(input: .text(text))
    #expect(result.standardOutput == text)
  }

  @Test func aProgramThatDoesNotReadItsInputIsNoHarm() async throws {
    let text = String(repeating: "x", count: 1_000_000)
    let result = try await ProgramRunner("/bin/true").run(input: .text(text))
    #expect(result.status == 0)
  }

  @Test func aConversationGoesLineByLine() async throws {
    let program = try ProgramRunner("/bin/cat").start()
    program.writeLine("one")
    try await program.waitForOutput(containing: "one\n")
    program.writeLine("two one")
    try await program.waitForOutput(containing: "one\n")
    #expect(program.outputSoFar == "one\ntwo one\n")
    program.closeInput()
    #expect(try await program.waitForExit().status == 0)
  }

  @Test func aSignalIsTheStatusThatAShellWouldTell() async throws {
    let program = try ProgramRunner("/bin/cat").start()
    program.kill()
    #expect(try await program.waitForExit().status == 137)
  }

  @Test func waitingInVainTellsWhatWasThereInstead() async throws {
    let program = try ProgramRunner("/bin/sh").start(["-c", "echo ready; cat"])
    let error = await #expect(throws: WaitTimedOut.self) {
      try await program.waitForOutput(containing: "never", timeout: .milliseconds(300))
    }
    #expect(error?.seen == "ready\n")
  }

  @Test func waitingForAnEndedProgramsOutputFailsAtOnce() async throws {
    let program = try ProgramRunner("/bin/sh").start(["-c", "echo done; exit 3"])
    let error = await #expect(throws: WaitTimedOut.self) {
      try await program.waitForOutput(containing: "never", timeout: .seconds(600))
    }
    #expect(
      error?.description == """
        waited in vain for "never" from sh -c echo done; exit 3, which ended (3); there was:
        done

        """)
  }

  @Test func nothingOfTheTestersEnvironmentReachesAProgram() async throws {
    let runner = try ProgramRunner("/usr/bin/env", environment: ["MITKO_LANGUAGE": "ru"])
    let names = try await runner.run().standardOutput.split(separator: "\n").map { $0.prefix { $0 != "=" } }
    #expect(
      names.sorted() == [
        "HOME", "LC_ALL", "MITKO_LANGUAGE", "PATH", "SWIFT_BACKTRACE", "TMPDIR", "TZ", "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME",
      ])
  }

  @Test func aTestsDirectoryGoesAwayWithIt() throws {
    var directory: TemporaryDirectory? = try TemporaryDirectory()
    let path = try #require(directory?.path)
    try Data().write(to: URL(fileURLWithPath: path + "/file"))
    #expect(FileManager.default.fileExists(atPath: path))
    directory = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func theBuiltProgramsLieBesideTheTests() throws {
    #expect(try builtProgram("mitko").hasSuffix("/mitko"))
    #expect(throws: CocoaError.self) { try builtProgram("no-such-program") }
  }
}
