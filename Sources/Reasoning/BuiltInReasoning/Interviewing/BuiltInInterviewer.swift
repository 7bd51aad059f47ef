package import Domain
package import Localization
package import Ports

/// Holds the conversation by rules: finds facts, says what it understood, asks for what is missing.
package struct BuiltInInterviewer: Interviewer {
  private let reader: any FactReading
  private let names: any FactNaming
  private let phrasebooks: Phrasebooks

  package init(reader: any FactReading, names: any FactNaming, phrasebooks: Phrasebooks) {
    self.reader = reader
    self.names = names
    self.phrasebooks = phrasebooks
  }

  package func turn(
    _ context: InterviewContext, progress: (@Sendable (String) async -> Void)?
  ) async throws -> InterviewTurn {
    var session = InterviewSession(
      context, reader: reader, names: names, book: phrasebooks.book(for: context.user.language.code))
    return session.turn()
  }

  package func draft(in state: [UInt8]) -> Profile? { InterviewState(decoding: state).draft }
}
