package import Ports

import Assets

/// The prompts of this repository, as the programs embed them. Traps where they are wrong, which a test of theirs explains.
package struct ShippedPrompts: PromptLibrary {
  private static let prompts: [PromptName: Prompt] = Dictionary(
    uniqueKeysWithValues: PromptName.allCases.map { name in
      do {
        let text = EmbeddedAssets().text(at: name.path) ?? ""
        return (name, try Prompt(name, text: text, origin: name.path))
      } catch { fatalError("\(error)") }
    })

  package init() {}

  package func prompt(_ name: PromptName) -> Prompt {
    guard let prompt = Self.prompts[name] else { fatalError("no prompt \(name)") }
    return prompt
  }
}
