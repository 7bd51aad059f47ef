import Domain
import Testing

struct EmbeddingTextTests {
  @Test func factsAreWrittenInOneCanonicalWording() {
    let header = EmbeddingText.Header(
      trades: ["backend"], seniority: .senior, skills: ["PostgreSQL", "Go", "Kafka"], domains: ["payments"],
      places: ["Berlin"])
    #expect(
      EmbeddingText.compose(header: header, words: ["Пишу на Go.", "Люблю очереди."])
        == "backend senior. Go, Kafka, PostgreSQL. payments. Berlin.")
  }

  @Test func wordsFollowWhereNothingOfTheWorkIsKnown() {
    let header = EmbeddingText.Header(seniority: .senior)
    #expect(
      EmbeddingText.compose(header: header, words: ["Пишу сервисы.", "Люблю очереди."])
        == "senior.\nПишу сервисы.\nЛюблю очереди.")
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
    #expect(EmbeddingText.compose(header: one, words: []) == EmbeddingText.compose(header: two, words: []))
  }

  @Test func whatIsNotKnownLeavesNoTrace() {
    #expect(EmbeddingText.compose(header: .init(), words: []) == "")
    #expect(EmbeddingText.compose(header: .init(), words: ["", "One."]) == "One.")
    #expect(EmbeddingText.compose(header: .init(seniority: .lead), words: []) == "lead.")
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
