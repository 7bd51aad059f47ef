import Foundation
import TestSupport
import Testing

/// `mitko say`: one whole message in, the answer out.
@Suite(.timeLimit(.minutes(10))) struct SayTests {
  private struct Exchange: Decodable {
    struct Answer: Decodable {
      let position: Int
      let text: String
      let buttons: [String]
    }

    let sent: Int
    let answers: [Answer]
  }

  private let demo = ["--demo=empty", "--as", "kim", "--language", "en"]

  @Test func aFileIsOneMessageWhateverItsLinesBeginWith() async throws {
    let runner = try ProgramRunner("mitko")
    let text = """
      Vera, senior backend engineer
      /erase
      Seven years of Go and PostgreSQL. I live in Tbilisi, remote only, from 4500 USD a month net.
      I look for a small team that owns production.
      """
    let said = try await runner.run(["say"] + demo, input: .text(text + "\n\n"))
    #expect(said.status == 0)
    #expect(said.standardError == "")
    #expect(said.standardOutput.hasSuffix("In mitko chat you can press: Start matching\n"))
    let export = try await runner.run(["export"] + demo)
    #expect(export.standardOutput.contains(#"Vera, senior backend engineer\n/erase\nSeven"#))
  }

  @Test func programsGetItAsJSON() async throws {
    let runner = try ProgramRunner("mitko")
    let path = runner.home.directory.path("home/hello.txt")
    try "Hello".write(toFile: path, atomically: true, encoding: .utf8)
    let said = try await runner.run(["say", "--json", path] + demo)
    #expect(said.status == 0)
    let exchange = try JSONDecoder().decode(Exchange.self, from: Data(said.standardOutput.utf8))
    #expect(exchange.sent == 2)
    #expect(exchange.answers.first?.position == 3)
    #expect(exchange.answers.first?.text.isEmpty == false)
  }

  @Test func withoutWaitingItIsStoredAndAnsweredLater() async throws {
    let runner = try ProgramRunner("mitko")
    let said = try await runner.run(["say", "--no-wait"] + demo, input: .text("Hello"))
    #expect(said.status == 0)
    #expect(said.standardOutput == "")
    #expect(said.standardError == "mitko: your message is stored. Mitko answers while mitko chat runs.\n")
    let chat = try await runner.run(["chat", "--plain"] + demo)
    #expect(chat.status == 0)
    let output = chat.standardOutput
    let own = try #require(output.range(of: "You: Hello\n"))
    #expect(output[own.upperBound...].hasPrefix("Mitko: "))
  }

  @Test func whatCannotBeSentIsNamedWithItsLimit() async throws {
    let runner = try ProgramRunner("mitko")
    let empty = try await runner.run(["say"] + demo, input: .text(" \n"))
    #expect(empty.status == 64)
    #expect(
      empty.standardError == "mitko: there is nothing to send: give a file, or text on standard input.\n")
    let long = try await runner.run(["say"] + demo, input: .text(String(repeating: "ж", count: 16_001)))
    #expect(long.status == 1)
    #expect(
      long.standardError
        == "mitko: that is 16,001 characters long; one message holds 16,000 characters. Nothing was sent.\n")
    let missing = try await runner.run(["say", "nowhere.txt"] + demo)
    #expect(missing.status == 64)
    #expect(
      missing.standardError == "mitko: nowhere.txt cannot be read: there is no such file or folder.\n")
  }
}
