import Domain
import Profiler
import Testing

@Suite struct ValidationTests {
  @Test func aProfileIsStoredOnlyWithARoleASummaryAndTerms() {
    #expect(ProfileValidation.check(Profile(), stored: nil) == .invalid([.noRole]))
    let empty = Profile(facets: [.seeker: Facet()])
    #expect(
      ProfileValidation.check(empty, stored: nil)
        == .invalid([.emptySummary(.seeker), .emptyPractical(.seeker)]))
    var noTerms = ProfileSamples.vera
    noTerms.facets[.seeker]?.practical = FacetPart()
    #expect(
      ProfileValidation.check(noTerms, stored: ProfileSamples.vera) == .invalid([.emptyPractical(.seeker)]))
    #expect(ProfileValidation.check(ProfileSamples.vera, stored: nil) == .store(ProfileSamples.vera))
  }

  @Test func theSameProfileIsNoNewVersion() {
    #expect(ProfileValidation.check(ProfileSamples.vera, stored: ProfileSamples.vera) == .unchanged)
  }
}
