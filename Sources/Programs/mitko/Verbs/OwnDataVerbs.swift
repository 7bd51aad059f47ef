import Agent
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Ports
import ProgramParts
import TerminalKit

/// `mitko export`: everything that is stored about the person at this terminal, as JSON; or one of their conversations
/// as Markdown.
struct ExportVerb {
  let context: ProgramContext
  let place: DataPlace

  /// What came of looking for it.
  private enum Found: Sendable {
    case nobody
    case noConversation
    case text(String)
  }

  /// - Parameter conversation: the number of one, as `/chats` lists them.
  func run(conversation number: Int?) async throws -> ExitCode {
    let identity = context.identity(place)
    let found = try await context.inHouse(place, program: "mitko export") { house in
      try await house.store.read { tx -> Found in
        guard let user = try tx.users.find(identity) else { return .nobody }
        guard let number else { return .text(try house.conversation.exporter.export(user.id, in: tx)) }
        let all = try tx.chats.all(of: user.id)
        guard all.indices.contains(number - 1) else { return .noConversation }
        let text = try house.conversation.markdown(of: all[number - 1], for: user, in: tx)
        return .text(Sanitizer.plain(text))
      }
    }
    switch found {
    case .text(let text):
      try StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
      return .success
    case .nobody: StandardError.write("mitko: " + context.guess.text(.cli(.nobodyYet)))
    case .noConversation:
      let phrase = Phrase(.cli(.noConversation), ["number": .text(String(number ?? 0))])
      StandardError.write("mitko: " + context.guess.text(phrase))
    }
    return .failure
  }
}

/// `mitko erase`: everything about the person at this terminal is deleted.
struct EraseVerb {
  let context: ProgramContext
  let place: DataPlace

  func run(dryRun: Bool, confirmed: Bool) async throws -> ExitCode {
    try await context.inHouse(place, program: "mitko erase") { house in
      try await erase(in: house, dryRun: dryRun, confirmed: confirmed)
    }
  }

  private func erase(in house: House, dryRun: Bool, confirmed: Bool) async throws -> ExitCode {
    let identity = context.identity(place)
    let found = try await house.store.read { tx -> (user: User, messages: Int)? in
      guard let user = try tx.users.find(identity) else { return nil }
      return (user, try tx.chats.lastPosition(in: try tx.chats.main(of: user.id).id))
    }
    guard let found else {
      StandardError.write("mitko: " + context.guess.text(.cli(.nobodyYet)))
      return .failure
    }
    if dryRun {
      try StandardOutput.write(
        context.guess.text(Phrase(.cli(.wouldErase), ["n": .count(found.messages)])) + "\n")
      return .success
    }
    if !confirmed {
      guard isatty(STDIN_FILENO) == 1 else {
        StandardError.write("mitko: " + context.guess.text(.cli(.eraseNeedsYes)))
        return .usage
      }
      try StandardOutput.write(context.guess.text(.cli(.eraseQuestion)) + " ")
      guard readLine(strippingNewline: true) == context.guess.text(.cli(.eraseWord)) else {
        try StandardOutput.write(context.guess.text(.agent(.dismissed)) + "\n")
        return .success
      }
    }
    try await house.conversation.erase(found.user.id)
    PrivateFile.erase(found.user.id, below: house.configuration.paths.state)
    for phrase in Phrase.erased(leaving: ExportFile.left(of: found.user.id, in: house)) {
      try StandardOutput.write(context.guess.text(phrase) + "\n")
    }
    return .success
  }
}
