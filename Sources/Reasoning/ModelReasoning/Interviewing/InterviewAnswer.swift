import Domain
import Ports

/// What a model answers in a turn of the conversation, decoded and not yet believed.
struct InterviewAnswer: Hashable, Sendable {
  /// One thing that the model wants to be written down.
  struct Claim: Hashable, Sendable, Codable {
    /// What it is about: a kind of fact, or something else that a profile holds.
    enum Subject: Hashable, Sendable, Codable {
      case role
      case fact(FactValue.Kind)
      /// A sentence of theirs for the card.
      case story
      /// A private note.
      case note
    }

    enum Change: String, CaseIterable, Hashable, Sendable, Codable {
      case add, only, remove
    }

    let role: Role
    let section: FacetSection
    let subject: Subject
    let change: Change
    let value: String
    /// What the model says are the user's own words.
    let words: String
  }

  let say: String
  let claims: [Claim]
  let showsProfile: Bool
  let contact: String?
  /// The words by which the user ordered the search to begin.
  let startsMatching: String?
}

extension InterviewAnswer {
  /// What the answer has to look like. `say` comes first, so that it can be read while the rest is written.
  static let schema = AnswerSchema(
    "turn",
    [
      AnswerShape.Field("say", .text, "what the user reads now"),
      AnswerShape.Field(
        "facts",
        .list(
          .object([
            AnswerShape.Field("role", .word(Role.allCases.map(\.rawValue))),
            AnswerShape.Field("section", .word(FacetSection.allCases.map(\.rawValue))),
            AnswerShape.Field("kind", .word(Claim.Subject.words.map(\.word))),
            AnswerShape.Field("change", .word(Claim.Change.allCases.map(\.rawValue))),
            AnswerShape.Field("value", .text, "the value in the form of its kind"),
            AnswerShape.Field("words", .text, "the user's own words that say it, letter by letter"),
          ])), "what the newest messages add, change or take back; may be empty"),
      AnswerShape.Field("shows_profile", .flag, "whether the user is shown their card below this"),
      AnswerShape.Field("contact", .optional(.text), "an address that the user gives to be reached by"),
      AnswerShape.Field(
        "starts_matching", .optional(.text), "the user's own words that order the search to begin"),
    ])

  /// The member that is shown while it comes.
  static let shownMember = "say"

  /// - Throws: what is not as the schema has it.
  init(_ text: String) throws(AnswerProblem) {
    let value: JSONValue
    do {
      value = try Self.schema.read(text)
    } catch {
      throw .shape(error)
    }
    // The schema has been held against it: what is asked for below is there.
    say = value["say"]?.text ?? ""
    claims = (value["facts"]?.elements ?? []).compactMap { Claim($0) }
    showsProfile = value["shows_profile"] == .bool(true)
    contact = value["contact"]?.text
    startsMatching = value["starts_matching"]?.text
  }
}

extension InterviewAnswer.Claim {
  fileprivate init?(_ value: JSONValue) {
    guard let role = value["role"]?.text.flatMap(Role.init(rawValue:)),
      let section = value["section"]?.text.flatMap(FacetSection.init(rawValue:)),
      let kind = value["kind"]?.text,
      let subject = Subject.words.first(where: { $0.word == kind })?.subject,
      let change = value["change"]?.text.flatMap(Change.init(rawValue:)),
      let text = value["value"]?.text, let words = value["words"]?.text
    else { return nil }
    self.init(
      role: role, section: section, subject: subject, change: change, value: text, words: words)
  }
}

extension InterviewAnswer.Claim.Subject {
  /// As the schema and the prompt name them.
  static let words: [(word: String, subject: Self)] = [
    ("role", .role), ("name", .fact(.name)), ("employer", .fact(.employer)),
    ("language", .fact(.spokenLanguage)), ("place", .fact(.place)), ("trade", .fact(.trade)),
    ("seniority", .fact(.seniority)), ("years", .fact(.years)), ("skill", .fact(.skill)),
    ("welcome_skill", .fact(.welcomeSkill)), ("refused_skill", .fact(.refusedSkill)),
    ("work_mode", .fact(.workMode)),
    ("relocation", .fact(.relocation)), ("availability", .fact(.availability)), ("pay", .fact(.pay)),
    ("employment", .fact(.employment)), ("domain", .fact(.domain)), ("story", .story), ("note", .note),
  ]
}
