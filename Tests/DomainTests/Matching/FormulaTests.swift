import Domain
import Testing

@Suite struct HybridFormulaTests {
  @Test func theSumIsTheDocuments() {
    let parts = PairParts(similarity: 0.8, skills: 0.5, level: 0.5, place: 1, recency: 1)
    #expect(abs(HybridFormula.total(parts) - (0.44 + 0.1 + 0.05 + 0.1 + 0.05)) < 1e-12)
    let best = PairParts(similarity: 1, skills: 1, level: 1, place: 1, recency: 1)
    #expect(abs(HybridFormula.total(best) - 1) < 1e-12)
  }

  @Test func whatIsNotKnownCountsHalf() {
    #expect(abs(HybridFormula.total(PairParts(similarity: 0)) - 0.225) < 1e-12)
  }

  @Test(arguments: [(0, 1.0), (72, 0.367_879_441_171), (144, 0.135_335_283_237), (-5, 1.0)])
  func freshnessFadesWithTheDays(hours: Int, part: Double) {
    #expect(abs(PairParts.recency(age: .seconds(hours * 3600)) - part) < 1e-11)
  }

  @Test(arguments: [
    (Seniority.mid, Seniority.mid, 1.0), (.mid, .senior, 0.5), (.lead, .senior, 0.5), (.junior, .senior, 0),
    (.entry, .principal, 0),
  ])
  func aLevelIsOneOrHalfOrNothing(_ one: Seniority, _ other: Seniority, _ part: Double) {
    #expect(PairParts.level(one, other) == part)
  }
}

@Suite struct FitFormulaTests {
  @Test func whatIsNotKnownMovesNothing() {
    let adjustment = FitFormula.adjustment(PairParts(similarity: 0.75, evidence: 1))
    #expect(adjustment == 0)
    #expect(FitFormula.adjusted(0.75, by: adjustment) == 0.75)
  }

  @Test func factsThatFitRaiseAndFactsThatDoNotLower() {
    let fits = PairParts(skills: 1, tools: 1, welcome: 1, trade: 1, level: 1, place: 1, evidence: 1)
    let fails = PairParts(skills: 0, tools: 0, welcome: 0, trade: 0, level: 0, place: 0, evidence: 1)
    #expect(FitFormula.adjustment(fits) == FitWeights.chosen.most)
    #expect(FitFormula.adjustment(fails) == FitWeights.chosen.welcome - FitWeights.chosen.most - 1)
    #expect(FitFormula.adjusted(0.5, by: FitFormula.adjustment(fits)) > 0.9)
    #expect(FitFormula.adjusted(0.5, by: FitFormula.adjustment(fails)) < 0.1)
  }

  @Test func whatIsOnlyWelcomeAddsAndTakesNothing() {
    func adjustment(_ welcome: Double?) -> Double {
      FitFormula.adjustment(PairParts(skills: 1, tools: 0.5, welcome: welcome, evidence: 1))
    }
    #expect(adjustment(0) == adjustment(nil))
    #expect(adjustment(1) == adjustment(nil) + 0.25)
  }

  @Test func skillsCountAsFarAsTheyAreKnown() {
    let parts = PairParts(skills: 1, tools: 1, trade: 1, evidence: 0)
    #expect(FitFormula.adjustment(parts) == 0)
  }

  /// Log odds of .7 are log(7/3); e^1 times these odds is 6.342660, which is a chance of .863809.
  @Test func anAdjustmentShiftsTheLogOdds() {
    #expect(abs(FitFormula.adjusted(0.7, by: 1) - 0.863_809) < 1e-6)
    #expect(abs(FitFormula.adjusted(FitFormula.adjusted(0.7, by: 1), by: -1) - 0.7) < 1e-12)
    #expect(FitFormula.adjusted(0, by: 3) == 0)
    #expect(FitFormula.adjusted(1, by: 3) < 1)
  }
}

@Suite struct ExponentialTests {
  @Test(arguments: [
    (0.0, 1.0), (1, 2.718_281_828_459_045), (-1, 0.367_879_441_171_442_3), (10, 22_026.465_794_806_718),
    (-20, 2.061_153_622_438_558e-9),
  ])
  func isThatOfTheTables(_ power: Double, _ value: Double) {
    #expect(abs(Exponential.exp(power) / value - 1) < 1e-12)
  }

  @Test func leavesTheRangeQuietly() {
    #expect(Exponential.exp(1_000) == .infinity)
    #expect(Exponential.exp(-1_000) == 0)
    #expect(Exponential.exp(.nan).isNaN)
  }

  @Test(arguments: [
    (1.0, 0.0), (2.718_281_828_459_045, 1), (0.001, -6.907_755_278_982_137), (1e300, 690.775_527_898_213_7),
    (0.7 / 0.3, 0.847_297_860_387_203_7),
  ])
  func theLogarithmIsThatOfTheTables(_ number: Double, _ value: Double) {
    #expect(abs(Exponential.log(number) - value) <= 1e-14 * max(1, abs(value)))
  }

  @Test func thereIsNoLogarithmBelowZero() {
    #expect(Exponential.log(0) == -.infinity)
    #expect(Exponential.log(-1).isNaN)
    #expect(Exponential.log(.infinity) == .infinity)
    #expect(Exponential.log(.nan).isNaN)
  }
}

@Suite struct CommonnessTests {
  /// Log odds of .9 are log 9 = 2.197225; those of .5 are 0.
  @Test func itIsTheMeanOfTheFiveNearestWhateverTheirOrder() {
    #expect(abs(Commonness.of([0.1, 0.9, 0.5, 0.9, 0.1, 0.5, 0.9, 0.1]) - 3 * 2.197_225 / 5) < 1e-5)
    #expect(abs(Commonness.of([0.9, 0.9, 0.9, 0.9, 0.9, 0.2]) - 2.197_225) < 1e-5)
  }

  @Test func ofFewItIsTheMeanOfAll() {
    #expect(Commonness.of([]) == 0)
    #expect(abs(Commonness.of([0.9, 0.5]) - 2.197_225 / 2) < 1e-5)
  }

  @Test func whoStandsOutComesBeforeWhoIsALittleNearerAndLikeEverybody() {
    let common = Commonness.of([0.95, 0.95, 0.95, 0.95, 0.95])
    let rare = Commonness.of([0.9, 0.2, 0.2, 0.2, 0.2])
    #expect(Commonness.order(0.9, commonness: rare) > Commonness.order(0.95, commonness: common))
    #expect(Commonness.order(0.95, commonness: rare) > Commonness.order(0.9, commonness: rare))
  }

  @Test func certaintiesAreKeptFinite() {
    #expect(abs(Commonness.of([1]) - 9.210_240) < 1e-5)
    #expect(abs(Commonness.of([0]) + 9.210_240) < 1e-5)
    #expect(Commonness.order(1, commonness: 0).isFinite)
  }
}
