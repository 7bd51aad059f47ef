import Agent
import DialogParts
import DocumentText
import Domain
import Localization
import Ports
import TelegramClient

/// Reads documents that people sent, and says for them what is in them: a résumé, or a vacancy.
///
/// A document is on a list from the transaction of its update until what it says is in the history, so that none is lost; the
/// document itself is held in memory alone, while it is read.
struct DocumentIntake: Sendable {
  let desk: TelegramDesk
  let reader: DocumentReader

  /// Programs that read documents take a processor each.
  private static let atOnce = 2
  private static let mostTries = 8
  private static let retry = Backoff(first: .seconds(2), longest: .minutes(10))

  /// Reads them until cancelled; one that is being read then is read again at the next start.
  func run() async {
    let changes = desk.store.changes()
    let (ticks, tick) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let pump = Task { for await _ in changes { tick.yield() } }
    defer { pump.cancel() }
    tick.yield()
    var alarm: Task<Void, Never>?
    defer { alarm?.cancel() }
    let trouble = TroubleLog("telegram.documents", desk.log, desk.time)
    for await _ in ticks {
      do {
        while case let due = try await dueDocuments(), !due.isEmpty {
          if Task.isCancelled { return }
          try await withThrowingTaskGroup(of: Void.self) { group in
            for document in due { group.addTask { try await read(document) } }
            try await group.waitForAll()
          }
        }
        trouble.succeeded()
        alarm?.cancel()
        alarm = try await desk.store.read { try $0.telegram.nextDocument() }.map { next in
          Task { [time = desk.time] in
            guard (try? await time.sleep(until: next)) != nil else { return }
            tick.yield()
          }
        }
      } catch {
        trouble.failed("\(type(of: error))")
        do { try await desk.time.sleep(until: desk.time.now + .seconds(2)) } catch { return }
        tick.yield()
      }
    }
  }

  private func dueDocuments() async throws -> [TelegramDocument] {
    try await desk.store.read { try $0.telegram.documents(limit: Self.atOnce) }
  }

  /// What came of a document.
  private enum Reading: Sendable {
    case text(String)
    case told(PhraseKey)
    case later(Duration)
  }

  private func read(_ document: TelegramDocument) async throws {
    switch await reading(of: document) {
    case .later(let pause):
      try await desk.store.write { try $0.telegram.putOff(document.id, until: $0.now + pause) }
    case .told(let key): try await finish(document) { _ in Phrase(key) }
    case .text(let text):
      let conversation = desk.conversation
      let words = [document.content.caption, text].compactMap { $0 }.joined(separator: "\n\n")
      try await finish(document) { tx in
        let chat = try tx.chats.main(of: document.content.user)
        do {
          _ = try tx.part {
            try conversation.carryOut(.say(words), from: document.content.user, in: chat.id, tx)
          }
          return nil
        } catch let refusal as InputRefusal {
          return Phrase.refusal(refusal)
        }
      }
    }
  }

  /// Takes a document off the list with what comes of it, unless its sender was reset or erased meanwhile.
  private func finish(
    _ document: TelegramDocument, _ effect: @escaping @Sendable (any Transaction) throws -> Phrase?
  ) async throws {
    let conversation = desk.conversation
    try await desk.store.write { tx in
      guard try tx.telegram.endDocument(document.id), let user = try tx.users.find(document.content.user)
      else {
        return
      }
      guard let phrase = try effect(tx) else { return }
      try conversation.tell(phrase, to: user, in: try tx.chats.main(of: user.id), isOnce: true, tx)
    }
  }

  private func reading(of document: TelegramDocument) async -> Reading {
    let bytes: [UInt8]
    do throws(BotError) {
      bytes = try await desk.api.file(document.content.file, limit: DocumentKind.longest)
    } catch {
      if error == .rejected(status: 413) { return .told(.telegram(.documentTooLong)) }
      guard error.mayPass, document.attempts + 1 < Self.mostTries else {
        return .told(.telegram(.documentUnreadable))
      }
      if case .tooMany(let retryAfter) = error { return .later(retryAfter) }
      return .later(Self.retry.wait(after: document.attempts + 1, unit: desk.random.unit()))
    }
    guard let kind = DocumentKind(word: document.content.kind) else {
      return .told(.telegram(.documentUnreadable))
    }
    do throws(DocumentTrouble) {
      return .text(try await reader.text(of: bytes, kind))
    } catch {
      switch error {
      case .noText: return .told(.telegram(.documentWithoutText))
      case .unreadable, .tooMuch: return .told(.telegram(.documentUnreadable))
      case .notInstalled(let program):
        desk.log.record(.error, "telegram.document_program_missing", ["program": .text(program)])
        return .told(.telegram(.documentUnreadable))
      }
    }
  }
}
