package import Domain

/// Finds the answer to a question about somebody in what they show: built-in rules or a model.
package protocol QuestionAnswerer: Sendable {
  /// What the view says to the question, and what each call of a model cost; nothing where none was asked.
  ///
  /// The quotes are literal parts of the view. A question that fishes was refused before; this may refuse more.
  func answer(_ request: QuestionRequest) async throws -> (
    finding: QuestionFinding, spending: [Outcome.Spending]
  )
}

/// What may be known: the question, masked as its author's public view is, and the public view of whom it is about.
package struct QuestionRequest: Sendable {
  package let question: String
  /// The role of whom it is about.
  package let role: Role
  package let facet: PublicFacet

  package init(question: String, role: Role, facet: PublicFacet) {
    self.question = question
    self.role = role
    self.facet = facet
  }
}

/// What a public view says to a question.
package enum QuestionFinding: Hashable, Sendable {
  /// These facts and words of it answer the question; never empty.
  case found([ViewQuote])
  /// It says nothing to it: the person has to be asked.
  case unknown
  case refused(QuestionRefusal)
}

/// A piece of a public view.
package struct ViewQuote: Hashable, Sendable {
  /// The fact that the words say; `nil` of a sentence.
  package let value: FactValue?
  /// A literal part of the view.
  package let words: String

  package init(_ value: FactValue?, words: String) {
    self.value = value
    self.words = words
  }
}

extension PublicFacet {
  /// Whether a piece stands in this view as it is quoted.
  package func shows(_ quote: ViewQuote) -> Bool {
    FacetSection.allCases.contains { section in
      let part = self[section]
      if let value = quote.value {
        return part.facts.contains { $0.value == value && $0.quote.contains(quote.words) }
      }
      return part.words.contains { $0.contains(quote.words) }
        || part.facts.contains { $0.quote.contains(quote.words) }
    }
  }
}

/// Reads what somebody answers to another person's question, by rules: as any message of theirs, knowing what was asked.
package protocol QuestionReplyReading: Sendable {
  /// What `request.reply` teaches about its author, and which of its words may be passed on at all.
  func read(_ request: QuestionReplyRequest) async throws -> QuestionReply
}

/// Somebody's answer with what is known of them.
package struct QuestionReplyRequest: Sendable {
  package let question: String
  package let reply: Message
  package let user: User
  /// The role in which they were asked.
  package let role: Role
  package let profile: Profile
  package let now: Timestamp

  package init(question: String, reply: Message, user: User, role: Role, profile: Profile, now: Timestamp) {
    self.question = question
    self.reply = reply
    self.user = user
    self.role = role
    self.profile = profile
    self.now = now
  }
}

/// What an answer came to.
package struct QuestionReply: Sendable {
  /// The whole profile with what was learnt; `nil` where nothing was.
  package let profile: Profile?
  /// The words without what was said in confidence or is nobody's business, not masked yet; empty where none are left.
  package let words: String

  package init(profile: Profile?, words: String) {
    self.profile = profile
    self.words = words
  }
}
