import Domain
package import Localization
package import Ports

/// Writes introductions by rules: what the reader asked for and the other side has, the reverse, the terms that both
/// share, and what is still open, with the other side's own words.
///
/// It reads nothing but the two public views, so of what they hide it can tell nothing.
package struct BuiltInWriter: IntroductionWriter {
  private let names: any FactNaming
  private let phrasebooks: Phrasebooks

  package init(names: any FactNaming, phrasebooks: Phrasebooks) {
    self.names = names
    self.phrasebooks = phrasebooks
  }

  package func introduce(
    _ request: IntroductionRequest
  ) async throws -> (text: String, spending: [Outcome.Spending]) {
    (text(request), [])
  }

  func text(_ request: IntroductionRequest) -> String {
    IntroductionDraft(request, names: names, book: phrasebooks.book(for: request.language.code)).text
  }
}
