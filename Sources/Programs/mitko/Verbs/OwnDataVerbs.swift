import Agent
import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Ports

/// `mitko export`: everything that is stored about the person at this terminal, as JSON.
struct ExportVerb {
  let context: ProgramContext
  let place: DataPlace

  func run() async throws -> ExitCode {
    let house = try await context.open(place, program: "mitko export")
    let identity = context.identity(place)
    let json: String?
    do {
      json = try await house.store.read { tx in
        try tx.users.find(identity).map { try house.conversation.exporter.export($0.id, in: tx) }
      }
    } catch {
      await house.store.close()
      throw error
    }
    await house.store.close()
    guard let json else {
      StandardError.write("mitko: " + context.guess.text(.cli(.nobodyYet)))
      return .failure
    }
    try StandardOutput.write(json.hasSuffix("\n") ? json : json + "\n")
    return .success
  }
}

/// `mitko erase`: everything about the person at this terminal is deleted.
struct EraseVerb {
  let context: ProgramContext
  let place: DataPlace

  func run(dryRun: Bool, confirmed: Bool) async throws -> ExitCode {
    let house = try await context.open(place, program: "mitko erase")
    let code: ExitCode
    do {
      code = try await erase(in: house, dryRun: dryRun, confirmed: confirmed)
    } catch {
      await house.store.close()
      throw error
    }
    await house.store.close()
    return code
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
