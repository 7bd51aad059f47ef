import Domain
import Testing

@Suite struct SilentSideTests {
  private var speaking: (seeker: MatchFacts, provider: MatchFacts) {
    var seeker = MatchFacts()
    seeker.modes = [.remote]
    seeker.seniority = .senior
    seeker.languages = ["en"]
    seeker.employment = [.fullTime]
    seeker.pay = Pay(least: 4_000, most: nil, currency: "USD", period: .month, tax: .net)
    seeker.refusedSkills = ["php"]
    var provider = seeker
    provider.seniority = nil
    provider.wantedSeniority = [.senior]
    return (seeker, provider)
  }

  @Test(arguments: [HardRule.place, .seniority, .language, .employment])
  func whoHasNotSpokenIsNamedAndOnlyWhereTheOtherHas(_ rule: HardRule) {
    let (seeker, provider) = speaking
    #expect(rule.silentSide(seeker: seeker, provider: MatchFacts()) == .provider)
    #expect(rule.silentSide(seeker: MatchFacts(), provider: provider) == .seeker)
    #expect(rule.silentSide(seeker: seeker, provider: provider) == nil)
    #expect(rule.silentSide(seeker: MatchFacts(), provider: MatchFacts()) == nil)
  }

  @Test(arguments: [HardRule.pay, .refusedSkills])
  func whoNamedASumOrRefusesSomethingIsNotTold(_ rule: HardRule) {
    let (seeker, provider) = speaking
    #expect(rule.silentSide(seeker: seeker, provider: MatchFacts()) == nil)
    #expect(rule.silentSide(seeker: MatchFacts(), provider: provider) == nil)
  }
}
