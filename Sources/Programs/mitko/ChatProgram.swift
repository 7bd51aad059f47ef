import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import ProgramParts
import TerminalRuntime

/// `mitko chat`: gives the terminal to a head.
struct ChatProgram: Sendable {
  let context: ProgramContext
  let options: ChatOptions

  func run() async throws -> ExitCode {
    try await Sitting(context: context, place: options.place, program: "mitko chat").run(converse)
  }

  private func converse(_ table: Sitting.Table) async throws -> ExitCode {
    let (house, user, chat) = (table.house, table.user, table.chat)
    if options.isPlain || context.isPlain {
      guard let console = PlainConsole() else { throw OutputClosed() }
      do {
        try await PlainHead(
          house: house, user: user.id, identity: table.identity, source: table.source, console: console,
          isInteractive: isatty(STDIN_FILENO) == 1, environment: context.environment
        ).run(notices: table.notices)
      } catch PlainOutputError.closed {
        // The reader is gone: what was asked is in the database, and the next start goes on.
      }
      return .success
    }
    return try await TerminalHead(
      house: house, user: user, identity: table.identity, chat: chat.id, source: table.source,
      environment: context.environment
    ).run(notices: table.notices)
  }
}
