import Ports
import TestSupport
import Testing

@Suite struct PromptTests {
  private func fault(_ name: PromptName, _ text: String) -> String? {
    do {
      _ = try Prompt(name, text: text, origin: "Prompts/x.md")
      return nil
    } catch { return error.description }
  }

  @Test func everyShippedPromptHoldsItsVariablesAndNoOther() {
    for name in PromptName.allCases {
      let filled = ShippedPrompts().prompt(name).filled([:])
      #expect(!filled.contains("{{") && filled.count > 200)
    }
  }

  @Test func whatIsWrongIsToldWithFileAndLine() {
    #expect(
      fault(.judge, "You are\nin {{language}}\nand {{langauge}}.")
        == "Prompts/x.md:3: unknown variable {{langauge}}; this prompt has {{language}}")
    #expect(fault(.judge, "a\nb {{language\n}}") == "Prompts/x.md:2: {{ without }} in the same line")
    #expect(fault(.judge, "a {{language}} b {{") == "Prompts/x.md:1: {{ without }} in the same line")
    #expect(
      fault(.introduction, "To {{reader}}.\nWarm.") == "Prompts/x.md:2: the variable {{language}} is missing")
    #expect(fault(.repair, " \n") == "Prompts/x.md:1: the prompt is empty")
    // A variable of another prompt is none of this one.
    #expect(
      fault(.judge, "{{language}} {{mark}}")
        == "Prompts/x.md:1: unknown variable {{mark}}; this prompt has {{language}}")
    #expect(fault(.judge, "{{ language }} and }} and { {") == nil)
  }

  @Test func variablesAreFilledAndNothingElseChanges() throws {
    let prompt = try Prompt(
      .introduction, text: "To {{reader}} in {{language}}: {x}\n{{reader}}", origin: "x")
    #expect(
      prompt.filled([.reader: "{{language}}", .language: "Russian"])
        == "To {{language}} in Russian: {x}\n{{language}}")
  }

  @Test func aPromptIsPartedBeforeTheFirstLineThatIsOneConversationsOwn() throws {
    func pieces(_ text: String) throws -> [String] {
      try Prompt(.interviewer, text: text, origin: "x").pieces(filledWith: [
        .language: "Russian", .mark: "77", .trades: "backend",
      ])
    }
    #expect(
      try pieces("In {{language}}: {{trades}}.\n\n# Notes\n\n- Notes bear {{mark}}.\n- In {{language}}.\n")
        == ["In Russian: backend.\n\n# Notes", "- Notes bear 77.\n- In Russian.\n"])
    #expect(
      try pieces("Notes of {{mark}}\nin {{language}}: {{trades}}") == ["Notes of 77\nin Russian: backend"])
    // The shipped one is nearly all the same for everybody.
    let shipped = ShippedPrompts().prompt(.interviewer)
    let (one, other) = (shipped.pieces(filledWith: [.mark: "1"]), shipped.pieces(filledWith: [.mark: "2"]))
    #expect(one.count == 2 && one[0] == other[0] && one[1] != other[1])
    #expect(one[0].count > 5 * one[1].count)
    #expect(ShippedPrompts().prompt(.judge).pieces(filledWith: [:]).count == 1)
  }

  @Test func theVersionFollowsTheTextAlone() throws {
    let one = try Prompt(.judge, text: "In {{language}}.", origin: "a")
    #expect(one.version == (try Prompt(.judge, text: "In {{language}}.", origin: "b")).version)
    #expect(one.version != (try Prompt(.judge, text: "In {{language}}!", origin: "a")).version)
    #expect(one.version.count == 12)
  }
}
