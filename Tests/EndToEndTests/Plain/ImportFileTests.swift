import Foundation
import TestSupport
import Testing

/// `/import FILE`: a résumé that lies on the disk, said in the chat.
@Suite(.timeLimit(.minutes(10))) struct ImportFileTests {
  /// A page with these words; none for one that shows nothing that could be read.
  private static func pdf(_ words: String?) -> Data {
    let page = words.map { "BT /F1 12 Tf 72 700 Td (\($0)) Tj ET" } ?? "0 0 100 100 re f"
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(page.utf8.count)>>\nstream\n\(page)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
    }
    text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
    return Data(text.utf8)
  }

  @Test func `on the full screen it is the same`() async throws {
    let home = try ProgramHome()
    let path = home.directory.path("cv.txt")
    try "Senior backend developer, Go.".write(toFile: path, atomically: true, encoding: .utf8)
    let chat = try await ChatTerminal(home: home)
    try await chat.takeNoteAway()
    try await chat.terminal.type("/import \(home.directory.path("none.txt"))")
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor("There is no file")
    try await chat.terminal.type("/import \(path)")
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor("▎ Senior backend developer, Go.")
    try await chat.waitForAnswer()
    #expect(try await chat.quit() == 0)
  }

  @Test func `what stands in a file is said and answered, and a file that cannot be read is told of`()
    async throws
  {
    let home = try ProgramHome()
    func file(_ name: String, _ content: Data) throws -> String {
      let path = home.directory.path(name)
      try content.write(to: URL(fileURLWithPath: path))
      return path
    }
    let chat = try PlainChat("--demo=empty", as: "kim", language: "en", home)
    try await chat.sees("How does it work?")

    let scanned = try file("scan.pdf", Self.pdf(nil))
    for (typed, told) in [
      (home.directory.path("none.pdf"), "There is no file"),
      (home.directory.path, "I read PDF, DOCX, TXT and MD files"),
      (try file("photo.png", Data([0x89])), "is none of them"),
      (try file("empty.txt", Data()), "empty.txt is empty."),
      (try file("long.md", Data(repeating: 0x61, count: 5 << 20 | 1)), "is over 5 MB, more than I read."),
      (try file("broken.pdf", Data("Hello".utf8)), "is not what its name says, or broken."),
      (scanned, "There is no text in \(scanned); perhaps it is scanned."),
    ] {
      chat.say("/import \(typed)")
      try await chat.sees(told)
    }
    try FileManager.default.createDirectory(
      atPath: home.directory.path("folder.txt"), withIntermediateDirectories: false)
    chat.say("/import \(home.directory.path("folder.txt"))")
    try await chat.sees("folder.txt is no file.")
    chat.say("/import")
    try await chat.sees("/import")

    let résumé = try file(
      "my cv.pdf", Self.pdf("Senior backend developer, Go and PostgreSQL. I look for work."))
    chat.say("/import '\(résumé)'")
    try await chat.sees("You: Senior backend developer, Go and PostgreSQL. I look for work.")
    chat.say("/import \(try file("more.txt", Data("Резюме: also Kafka, eight years.\n".utf8)))")
    try await chat.sees("also Kafka, eight years.")
    #expect(try await chat.leave() == 0)
    let export = try await ProgramRunner("mitko", home: home).run(["export", "--demo=empty", "--as", "kim"])
    #expect(export.standardOutput.contains("also Kafka, eight years."))
    #expect(!export.standardOutput.contains("/import"))
  }
}
