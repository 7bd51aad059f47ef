import Domain
import Testing

struct EmbeddingTextTests {
  @Test func factsFollowTheClausesInOneCanonicalWordingALineEach() {
    let header = EmbeddingText.Header(
      trades: ["backend"], seniority: .senior, skills: ["PostgreSQL", "Go", "Kafka"], domains: ["payments"],
      places: ["Berlin"])
    #expect(
      EmbeddingText.compose(header: header, clauses: ["Пишу на Go", "Люблю очереди"])
        == "Пишу на Go\nЛюблю очереди\nbackend senior. Go, Kafka, PostgreSQL. payments. Berlin.")
  }

  @Test func aTradeASkillOrASubjectIsWhatPeopleAreComparedBy() {
    #expect(!EmbeddingText.Header().isTelling)
    #expect(!EmbeddingText.Header(seniority: .lead, places: ["Berlin"]).isTelling)
    #expect(EmbeddingText.Header(trades: ["backend"]).isTelling)
    #expect(EmbeddingText.Header(skills: ["Go"]).isTelling)
    #expect(EmbeddingText.Header(domains: ["payments"]).isTelling)
  }

  @Test func theOrderAndRepetitionOfSkillsDoNotChangeTheText() {
    let one = EmbeddingText.Header(skills: ["Go", "Kafka"])
    let two = EmbeddingText.Header(skills: ["Kafka", "Go", "Kafka", ""])
    #expect(
      EmbeddingText.compose(header: one, clauses: []) == EmbeddingText.compose(header: two, clauses: []))
  }

  @Test func whatIsNotKnownLeavesNoTrace() {
    #expect(EmbeddingText.compose(header: .init(), clauses: []) == "")
    #expect(EmbeddingText.compose(header: .init(), clauses: ["", "One."]) == "One.")
    #expect(EmbeddingText.compose(header: .init(seniority: .lead), clauses: []) == "lead.")
  }

  @Test func whatOnlyTheOtherPartSaysOfTradeAndLevelIsTaken() {
    let wants = EmbeddingText.Header(skills: ["Rust"])
    let offers = EmbeddingText.Header(
      trades: ["backend"], seniority: .senior, skills: ["Go"], domains: ["payments"])
    #expect(
      wants.completed(by: offers, withSkills: true)
        == EmbeddingText.Header(
          trades: ["backend"], seniority: .senior, skills: ["Rust", "Go"], domains: ["payments"]))
    #expect(
      wants.completed(by: offers, withSkills: false)
        == EmbeddingText.Header(trades: ["backend"], seniority: .senior, skills: ["Rust"]))
  }

  @Test func whatAPartSaysItselfIsNotReplaced() {
    let wants = EmbeddingText.Header(trades: ["design"], seniority: .lead)
    let offers = EmbeddingText.Header(trades: ["backend"], seniority: .senior)
    #expect(wants.completed(by: offers, withSkills: true) == wants)
  }
}
