import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct HangingLineTests {
  private func text(_ lines: [ChatScreens.StyledLine]) -> [String] {
    lines.map { line in line.spans.map(\.text).joined() }
  }

  @Test func whatGoesOnBelowABulletOrAnIndentStandsUnderItsWords() {
    let card = """
      You ask
      • Kafka: “if you can get it and like it”
        “Remote from Berlin, in a month”
      And so on, as far as the line goes
      """
    #expect(
      text(ChatScreens.Lines.hanging(card, columns: 24)) == [
        "You ask", "• Kafka: “if you can get", "  it and like it”", "  “Remote from Berlin,", "  in a month”",
        "And so on, as far as the", "line goes",
      ])
  }

  @Test func whereLittleRoomIsLeftTheWholeWidthIsUsed() {
    #expect(text(ChatScreens.Lines.hanging("• Kafka and Go", columns: 9)) == ["• Kafka", "and Go"])
  }
}
