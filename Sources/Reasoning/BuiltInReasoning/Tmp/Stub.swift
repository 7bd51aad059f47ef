package import Domain
package import Localization
package import Ports
package struct FactReader: FactReading { package init() {}
  package func read(_ text: String, context: FactReadingContext) -> [FactFinding] { [] } }
package struct BuiltInJudge: Judge { package init() {}
  package func judge(seeker: JudgedSide, provider: JudgedSide) async throws -> (verdict: Verdict, spending: Outcome.Spending?) {
    (Verdict(decision: .qualified, rationale: "", quotes: []), nil) } }
package struct BuiltInWriter: IntroductionWriter { package init(names: any FactNaming, phrasebooks: Phrasebooks) {}
  package func introduce(_ request: IntroductionRequest) async throws -> (text: String, spending: Outcome.Spending?) { ("x", nil) } }
