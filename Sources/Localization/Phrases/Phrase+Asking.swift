/// What is told of questions between the sides of an open match.
extension Phrase {
  /// - Parameter left: how many may still be asked.
  package static func askingInvite(left: Int) -> Phrase { Phrase(.asking(.invite), ["left": .count(left)]) }
  /// - Parameter left: how many may be asked after this one.
  package static func askingTaken(left: Int) -> Phrase { Phrase(.asking(.taken), ["left": .count(left)]) }
  /// The same words were asked before.
  package static func askingAskedAlready(_ question: String) -> Phrase {
    Phrase(.asking(.askedAlready), ["question": .text(question)])
  }
  /// What the other's public view says, a line for each piece of it.
  package static func askingShown(_ question: String, answer: String) -> Phrase {
    Phrase(.asking(.shown), ["question": .text(question), "answer": .text(answer)])
  }
  /// A fact with the words that say it.
  package static func askingFact(_ name: String, words: String) -> Phrase {
    Phrase(.asking(.fact), ["fact": .text(name), "words": .text(words)])
  }
  /// A sentence of theirs.
  package static func askingWords(_ words: String) -> Phrase {
    Phrase(.asking(.words), ["words": .text(words)])
  }
  /// To its author: the other person was asked.
  package static func askingPut(_ question: String) -> Phrase {
    Phrase(.asking(.put), ["question": .text(question)])
  }
  /// To whom it is put.
  package static func askingAsks(_ question: String) -> Phrase {
    Phrase(.asking(.asks), ["question": .text(question)])
  }
  /// What is said next is the answer.
  package static func askingAnswerInvite(_ question: String) -> Phrase {
    Phrase(.asking(.answerInvite), ["question": .text(question)])
  }
  /// - Parameter answer: the other's masked words.
  package static func askingAnswered(_ question: String, answer: String) -> Phrase {
    Phrase(.asking(.answered), ["question": .text(question), "answer": .text(answer)])
  }
  /// To whoever answered: exactly what the other side reads.
  package static func askingPassed(answer: String) -> Phrase {
    Phrase(.asking(.passed), ["answer": .text(answer)])
  }
  /// Of what was answered nothing may be passed on.
  package static func askingWithheld(_ question: String) -> Phrase {
    Phrase(.asking(.withheld), ["question": .text(question)])
  }
  /// Whom it was put to left it open.
  package static func askingSkipped(_ question: String) -> Phrase {
    Phrase(.asking(.skipped), ["question": .text(question)])
  }
}
