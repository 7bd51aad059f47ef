import Foundation

/// Runs built programs in a home of a test's own.
///
///     let mitko = try ProgramRunner("mitko")
///     let result = try await mitko.run(["doctor", "--json"])
///     #expect(result.status == 0)
package struct ProgramRunner: Sendable {
  /// What a program reads from standard input.
  package enum Input: Sendable {
    /// The text, then the end of input.
    case text(String)
    /// Nothing, and no end of input until the program has ended.
    case open
  }

  package let executable: String
  package let home: ProgramHome
  private let environment: [String: String]

  /// - Parameters:
  ///   - program: a program of this package ("mitko"), or an absolute path ("/bin/cat").
  ///   - home: shared with other programs of the test; a fresh one by default.
  ///   - environment: added to the home's, and winning over it.
  package init(_ program: String, home: ProgramHome? = nil, environment: [String: String] = [:]) throws {
    self.executable = program.hasPrefix("/") ? program : try builtProgram(program)
    self.home = try home ?? ProgramHome()
    self.environment = environment
  }

  /// Starts the program; talk to it line by line.
  package func start(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> RunningProgram
  {
    try RunningProgram(
      executable, arguments,
      environment: home.environment.merging(self.environment) { _, new in new }
        .merging(environment) { _, new in new },
      directory: home.directory.path("home"), home: home)
  }

  /// Runs the program to its end.
  ///
  /// - Throws: `WaitTimedOut` with what it wrote by then; it is killed.
  package func run(
    _ arguments: [String] = [], input: Input = .text(""), environment: [String: String] = [:],
    timeout: Duration = .seconds(240)
  ) async throws -> ProgramResult {
    let program = try start(arguments, environment: environment)
    if case .text(let text) = input {
      program.write(text)
      program.closeInput()
    }
    return try await program.waitForExit(timeout: timeout)
  }
}
