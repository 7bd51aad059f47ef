import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

@Suite struct ScorePartsTests {
  private func text(_ score: PairScore, _ language: Language) -> String? {
    let book = Phrasebooks.shipped.book(for: language.code)
    return ScoreParts(score)?.text(book)
  }

  private let parts = PairParts(
    similarity: 0.824, skills: 0.75, tools: 0.5, trade: 1, level: 0.5, place: 1, evidence: 1, recency: 0.9)

  @Test func theDefaultScoreNamesItsParts() {
    let score = PairScore(
      seekerToProvider: 0.9, providerToSeeker: 0.8, total: 0.85, scorer: .fit,
      parts: PairParts(
        similarity: 0.824, skills: 0.75, tools: 0.5, trade: 1, level: 0.5, place: 1, evidence: 1))
    #expect(
      text(score, .english)
        == "Made of (each of 100): alike in words 82, skills asked for 75, skills put to use 50, trade 100, level 50, place 100"
    )
    #expect(
      text(score, .russian)
        == "Из чего сложилось (каждое из 100): сходство слов 82, нужные навыки 75, навыки в деле 50, профессия 100, уровень 50, место 100"
    )
  }

  @Test func theHybridSumNamesItsTotalAndFreshnessAndNoPartThatItDoesNotCount() {
    let score = PairScore(
      seekerToProvider: 0.9, providerToSeeker: 0.8, total: 0.791, scorer: .hybrid, parts: parts)
    #expect(
      text(score, .english)
        == "A weighted sum of 79, made of (each of 100): alike in words 82, skills asked for 75, level 50, place 100, freshness 90"
    )
    #expect(
      text(score, .russian)
        == "Взвешенная сумма 79 сложилась из (каждое из 100): сходство слов 82, нужные навыки 75, уровень 50, место 100, свежесть 90"
    )
  }

  @Test(arguments: [(1.0, true), (0, false)])
  func whatIsNiceToHaveIsNamedWhereItIsThere(part: Double, isNamed: Bool) {
    let score = PairScore(
      seekerToProvider: 0.9, providerToSeeker: 0.8, total: 0.85, scorer: .fit,
      parts: PairParts(similarity: 0.8, skills: 1, welcome: part, evidence: 1))
    #expect(text(score, .english)?.contains("nice to have 100") == isNamed)
    #expect(text(score, .russian)?.contains("желательные навыки 100") == isNamed)
  }

  @Test func aScoreWithoutFactsHasNoSuchLine() {
    #expect(text(PairScore(seekerToProvider: 0.9, providerToSeeker: 0.8), .english) == nil)
  }
}
