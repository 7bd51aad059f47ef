package import Domain

/// Reads facts out of a person's own words, by rules.
package protocol FactReading: Sendable {
  /// What `text` says about its author, in the order said. Invents nothing: each finding quotes the text.
  /// Orders to a machine, praise and questions are no facts.
  func read(_ text: String, context: FactReadingContext) -> [FactFinding]
}

/// What a reader may know besides the text.
package struct FactReadingContext: Hashable, Sendable {
  /// The roles that the author is known to take: decides whose facts "Go, five years" are.
  package var roles: Set<Role>
  /// What Mitko asked just before: an elliptic answer ("yes", "4500") is about it.
  package var asked: InterviewTopic?
  /// Whose answer that was to be, where a question is put to one role only; of somebody who takes both it decides
  /// whose facts an answer without a word about either is.
  package var askedRole: Role?
  /// Where the text is known to stand (a section of a person file); `nil` in a conversation.
  package var section: FacetSection?
  /// The pay that is stored, by role: an amount without a currency changes that one ("from 5000 now").
  package var pay: [Role: Pay]
  /// The roles whose trade is known: only where it is not, a craft in which somebody works tells it.
  package var knowsTrade: Set<Role>
  /// The country where the person is known to be: an amount without a currency is in that one's.
  package var country: String?
  /// What is known of the person: "Cork, not Dublin" and "make it 90" are read against that.
  package var known: Profile
  /// Whether Mitko had just invited them to correct what is known: what an answer tells then takes the place of what it
  /// differs from.
  package var invitesChange: Bool
  /// What the person wrote just before: an amount in it may get its currency only now.
  package var before: String?
  /// When the text was written: "from mid January" is so many weeks from then. Nil where nobody knows: such words
  /// are passed over.
  package var now: Timestamp?
  /// The language of the conversation; the text may be in another.
  package var language: Language

  package init(
    roles: Set<Role> = [], asked: InterviewTopic? = nil, askedRole: Role? = nil, section: FacetSection? = nil,
    pay: [Role: Pay] = [:], knowsTrade: Set<Role> = [], country: String? = nil,
    known: Profile = Profile(), invitesChange: Bool = false, before: String? = nil, now: Timestamp? = nil,
    language: Language
  ) {
    self.roles = roles
    self.asked = asked
    self.askedRole = askedRole
    self.section = section
    self.pay = pay
    self.knowsTrade = knowsTrade
    self.country = country
    self.known = known
    self.invitesChange = invitesChange
    self.before = before
    self.now = now
    self.language = language
  }
}

/// What an interviewer can ask about.
package enum InterviewTopic: String, CaseIterable, Hashable, Sendable, Codable {
  /// Open to work, or looking for people.
  case role
  /// Who the person is at work, or what the team is and does: the answer belongs to `offers`.
  case offers
  case trade
  case seniority
  case years
  case skills
  /// The counterpart looked for: the answer belongs to `wants`.
  case wants
  case place
  case mode
  case relocation
  case languages
  case pay
  case availability
  case employment
  /// What the person does not want: what the answer names is refused.
  case refusals
  case contact
}

/// Says facts in a reader's language: names of skills, trades, places, amounts.
package protocol FactNaming: Sendable {
  /// The value alone, fit for a list or behind a label: "Go", «Тбилиси», "from €4,000 a month, net".
  func name(of value: FactValue, language: Language) -> String
  /// What kind of thing it is, as a label: "Place".
  func label(of kind: FactValue.Kind, in target: FactTarget, language: Language) -> String
  /// What a profile lacks, as things still to be told, each once: "what you do at work".
  func names(of defects: [ProfileDefect], language: Language) -> [String]
}
