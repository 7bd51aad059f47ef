import Domain
import Testing

/// By which vectors people are searched while one embedder takes another's place.
struct SpaceChoiceTests {
  private let target = EmbeddingSpace(model: "new", build: "1", dimension: 3)
  private let old = EmbeddingSpace(model: "old", build: "1", dimension: 2)
  private let older = EmbeddingSpace(model: "older", build: "1", dimension: 2)

  private func coverage(
    _ space: EmbeddingSpace, _ covered: Int, onlyHere: Int, lacking: Int = 0
  ) -> SpaceCoverage {
    SpaceCoverage(space: space, covered: covered, onlyHere: onlyHere, lacking: lacking)
  }

  @Test func whereThereWasNothingBeforeTheNewSpaceIsSearched() {
    #expect(SpaceChoice.searched(target: target, others: []) == target)
    #expect(SpaceChoice.leftBehind(target: target, others: [], isAlone: true) == [])
  }

  @Test(arguments: [1, 500, 1_000])
  func theFormerSpaceIsSearchedUntilNobodyIsThereAlone(onlyHere: Int) {
    let others = [coverage(old, 1_000, onlyHere: onlyHere)]
    #expect(SpaceChoice.searched(target: target, others: others) == old)
    #expect(SpaceChoice.leftBehind(target: target, others: others, isAlone: true) == [])
  }

  @Test func onceEverybodyIsThereTheNewSpaceIsSearchedAndTheOldOneIsLeftBehind() {
    let others = [coverage(old, 1_000, onlyHere: 0)]
    #expect(SpaceChoice.searched(target: target, others: others) == target)
    #expect(SpaceChoice.leftBehind(target: target, others: others, isAlone: true) == [old])
  }

  @Test func newPeopleInTheNewSpaceDoNotHurryTheSearchOn() {
    // Three of a thousand are still missing, however many have come since.
    #expect(
      SpaceChoice.searched(target: target, others: [coverage(old, 1_000, onlyHere: 3, lacking: 900)]) == old)
  }

  @Test func ofSeveralFormerSpacesTheFullestIsSearchedAndOfEqualsTheFirstByName() {
    let fuller = [coverage(older, 900, onlyHere: 900), coverage(old, 300, onlyHere: 300)]
    #expect(SpaceChoice.searched(target: target, others: fuller) == older)
    let equal = [coverage(older, 300, onlyHere: 300), coverage(old, 300, onlyHere: 300)]
    #expect(SpaceChoice.searched(target: target, others: equal) == old)
    #expect(SpaceChoice.searched(target: target, others: equal.reversed()) == old)
    let done = [coverage(older, 900, onlyHere: 0), coverage(old, 300, onlyHere: 2)]
    #expect(SpaceChoice.searched(target: target, others: done) == old)
  }

  @Test func besideAnotherProgramASpaceGoesOnlyWhereNobodyMakesItsVectorsAnyMore() {
    let inUse = [coverage(old, 1_000, onlyHere: 0, lacking: 0)]
    #expect(SpaceChoice.leftBehind(target: target, others: inUse, isAlone: false) == [])
    let leftOut = [coverage(old, 1_000, onlyHere: 0, lacking: 1)]
    #expect(SpaceChoice.leftBehind(target: target, others: leftOut, isAlone: false) == [old])
  }
}
