package import Domain

/// Gives out the prompts as they stand now: an operator may change them while a program runs.
package protocol PromptLibrary: Sendable {
  /// The prompt of that name. Never fails: a library holds a good text of every prompt, and keeps it where a newer one
  /// cannot be used.
  func prompt(_ name: PromptName) -> Prompt
}

/// The prompts that there are.
package enum PromptName: String, CaseIterable, Hashable, Sendable {
  case interviewer, judge, introduction, summary, question
  /// Asks again after an answer that cannot be used.
  case repair

  /// The prompt that a kind of job is made with; `nil` where no model is asked in words.
  package init?(of kind: JobTask.Kind) {
    switch kind {
    case .reply: self = .interviewer
    case .qualify: self = .judge
    case .introduce: self = .introduction
    case .summarise: self = .summary
    case .question: self = .question
    case .embed, .matchStep, .answerDeadline, .cleanUp, .announce: return nil
    }
  }

  /// Where the text lies in the repository and in an operator's folder.
  package var path: String { "Prompts/\(rawValue).md" }

  /// What stands for something else in the text: all of these must be in it, and no other.
  package var variables: Set<PromptVariable> {
    switch self {
    case .interviewer: [.language, .mark, .trades]
    case .judge, .summary: [.language]
    case .introduction: [.language, .reader]
    case .question: [.subject]
    case .repair: [.fault]
    }
  }
}

/// What is put into a prompt when it is used. Written as `{{name}}`. Only words of ours: what people wrote is quoted
/// beside a prompt, never put into it.
package enum PromptVariable: String, CaseIterable, Hashable, Sendable {
  /// The name of a language, in English.
  case language
  /// The number on the marks of what the program says within a conversation.
  case mark
  /// The trades' ids, with commas.
  case trades
  /// Who reads an introduction.
  case reader
  /// Whom a question is about.
  case subject
  /// What is wrong with an answer.
  case fault

  /// Whether it stands for something else in every conversation.
  var isOfOneConversation: Bool {
    switch self {
    case .mark: true
    case .language, .trades, .reader, .subject, .fault: false
    }
  }
}
