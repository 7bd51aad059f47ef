import Bootstrap
import BotServer
import Domain
import Foundation
import Localization
import Ports
import TestSupport
import Testing

@testable import DocumentText

/// Documents, and the programs that read them.
@Suite(.timeLimit(.minutes(10))) struct DocumentTests {
  private static let kim: Int64 = 7_001

  @Test func `kinds are told by names, else by types`() {
    #expect(DocumentKind(name: "CV.PDF", type: "application/octet-stream") == .pdf)
    #expect(DocumentKind(name: "резюме.docx", type: nil) == .docx)
    #expect(DocumentKind(name: "a.b.md", type: nil) == .plain)
    #expect(DocumentKind(name: nil, type: "application/pdf") == .pdf)
    for name in ["cv.doc", "cv.pdf.exe", "cv.", "cv", ".pdfx"] {
      #expect(DocumentKind(name: name, type: nil) == nil, "\(name)")
    }
    for kind in [DocumentKind.pdf, .docx, .plain] { #expect(DocumentKind(word: kind.word) == kind) }
  }

  @Test func `texts are read in the encodings that people have`() {
    let text = "Резюме: Go, «PostgreSQL» — №1"
    #expect(PlainText.text(of: Array(text.utf8)) == text)
    #expect(PlainText.text(of: [0xEF, 0xBB, 0xBF] + Array("a".utf8)) == "a")
    #expect(PlainText.text(of: [0xFF, 0xFE, 0x16, 0x04, 0x21, 0x00]) == "Ж!")
    #expect(PlainText.text(of: [0xFE, 0xFF, 0x04, 0x16]) == "Ж")
    #expect(PlainText.text(of: [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xB8]) == "Привет, ё")
    #expect(PlainText.text(of: [0x89, 0x50, 0x4E, 0x47, 0x00, 0x01]) == nil)
    #expect(PlainText.text(of: [0x81, 0x83, 0x90, 0x98]) == nil)
  }

  /// A reader whose programs are scripts of the test's.
  private func reader(_ directory: TemporaryDirectory, _ script: String) throws -> DocumentReader {
    // By another program: a file that this one writes may be open in whatever a test beside starts just then, and what
    // is open for writing cannot be run.
    let writer = Process()
    writer.executableURL = URL(filePath: "/bin/sh")
    writer.arguments = [
      "-c", "printf %s \"$1\" >\"$0\" && chmod 755 \"$0\"", directory.path("pdftotext"), script,
    ]
    try writer.run()
    writer.waitUntilExit()
    try #require(writer.terminationStatus == 0)
    return DocumentReader(time: SystemTime(), folders: [directory.path], scratch: directory.path)
  }

  private static let pdf = Array("%PDF-1.4 слова".utf8)

  @Test func `a program gets the document, and leaves nothing behind`() async throws {
    let directory = try TemporaryDirectory()
    let reader = try reader(
      directory, "#!/bin/sh\ntouch left; mkdir folder; touch folder/too\ncat /proc/self/fd/0\n")
    #expect(try await reader.text(of: Self.pdf, .pdf) == "%PDF-1.4 слова")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["pdftotext"])
  }

  @Test func `it has no network, and little memory`() async throws {
    let directory = try TemporaryDirectory()
    let script = """
      #!/usr/bin/python3
      try:
          __import__("socket").socket()
          print("reaches the network")
      except OSError:
          print("shut in")
      try:
          bytearray(2 << 30)
          print("much memory")
      except MemoryError:
          print("little memory")
      """
    let reader = try reader(directory, script)
    #expect(try await reader.text(of: Self.pdf, .pdf) == "shut in\nlittle memory\n")
  }

  @Test func `what goes wrong is told apart`() async throws {
    let directory = try TemporaryDirectory()
    await #expect(throws: DocumentTrouble.unreadable) {
      try await reader(directory, "#!/bin/sh\nexit 3\n").text(of: Self.pdf, .pdf)
    }
    await #expect(throws: DocumentTrouble.noText) {
      try await reader(directory, "#!/bin/sh\nprintf ' \\f '\n").text(of: Self.pdf, .pdf)
    }
    await #expect(throws: DocumentTrouble.tooMuch) {
      try await reader(directory, "#!/bin/sh\nkill -9 $$\n").text(of: Self.pdf, .pdf)
    }
    await #expect(throws: DocumentTrouble.unreadable) {
      try await reader(directory, "#!/bin/sh\n").text(of: Array("no PDF".utf8), .pdf)
    }
    await #expect(throws: DocumentTrouble.notInstalled(program: "docx2txt")) {
      try await reader(directory, "#!/bin/sh\n").text(of: [0x50, 0x4B, 0x03, 0x04], .docx)
    }
  }

  // MARK: As they are

  /// A document of `Tests/Fixtures/documents`.
  private static func document(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/documents/\(name)")))
  }

  /// Whoever lacks the programs is told so: without them nothing of this is tried.
  private func requirePrograms() throws {
    for program in ["pdftotext", "docx2txt"] {
      try #require(
        ["/usr/local/bin/", "/usr/bin/", "/bin/"].contains {
          FileManager.default.isExecutableFile(atPath: $0 + program)
        }, "\(program) is missing: run Scripts/install-packages.sh test")
    }
  }

  private static let lines = [
    "Olga Lindgren, backend engineer", "Eight years of Go, PostgreSQL and Kafka.",
    "Ищу удалённую работу на Go.",
  ]

  @Test(arguments: [("text.pdf", DocumentKind.pdf), ("text.docx", .docx), ("bare.docx", .docx)])
  func `a document is read line by line, in every script`(name: String, kind: DocumentKind) async throws {
    try requirePrograms()
    let text = try await DocumentReader(time: SystemTime()).text(of: Self.document(name), kind)
    #expect(text.split(separator: "\n").map(String.init) == Self.lines)
  }

  @Test(
    arguments: [
      ("picture.pdf", DocumentKind.pdf, DocumentTrouble.noText), ("locked.pdf", .pdf, .unreadable),
      ("broken.pdf", .pdf, .unreadable), ("broken.docx", .docx, .unreadable),
      ("text.pdf", .docx, .unreadable),
      ("text.docx", .pdf, .unreadable),
    ])
  func `what cannot be read of a document is told apart`(
    name: String, kind: DocumentKind, trouble: DocumentTrouble
  ) async throws {
    try requirePrograms()
    let bytes = try Self.document(name)
    await #expect(throws: trouble) { try await DocumentReader(time: SystemTime()).text(of: bytes, kind) }
  }

  @Test func `a résumé is said for whoever sent it, and one that cannot be read is told of`() async throws {
    try requirePrograms()
    let stage = try await TelegramStage(works: false)
    stage.server.send(try Self.document("text.pdf"), named: "cv.pdf", as: Self.kim, language: "ru")
    stage.server.send(try Self.document("text.docx"), named: "cv.docx", as: Self.kim, language: "ru")
    let said = try await stage.wait(for: "both texts") { tx -> [String]? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      let texts = try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).map(\.text)
      return texts.count == 2 ? texts : nil
    }
    for text in said { for line in Self.lines { #expect(text.contains(line)) } }
    stage.server.send(try Self.document("picture.pdf"), named: "scan.pdf", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.documentWithoutText)), to: Self.kim)
    stage.server.send(try Self.document("locked.pdf"), named: "locked.pdf", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.documentUnreadable)), to: Self.kim)
    #expect(try await stage.house.store.read { try $0.telegram.nextDocument() } == nil)
    await stage.close()
  }

  // MARK: On Telegram

  @Test func `a document is said once for whoever sent it, whatever the server does`() async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.fail("getFile", .refused(502, "Bad Gateway"), .cutBefore)
    stage.server.send(
      Array("Я пишу на Go восемь лет.".utf8), named: "резюме.txt", caption: "моё резюме", as: Self.kim,
      language: "ru")
    let said = try await stage.wait(for: "the text") { tx -> [String]? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      let texts = try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).map(\.text)
      return texts.isEmpty ? nil : texts
    }
    #expect(said == ["моё резюме\n\nЯ пишу на Go восемь лет."])
    #expect(try await stage.house.store.read { try $0.telegram.nextDocument() } == nil)
    await stage.close()
  }

  @Test func `what is not read is said to be so`() async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.send([1, 2, 3], named: "photo.heic", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.documentUnknown)), to: Self.kim)
    stage.server.send(
      [UInt8](repeating: 65, count: (5 << 20) + 1), named: "long.txt", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.documentTooLong)), to: Self.kim)
    stage.server.send(Array(" \n ".utf8), named: "empty.txt", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.documentWithoutText)), to: Self.kim)
    await stage.close()
  }
}
