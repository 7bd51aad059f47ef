package import Domain
package import Localization

extension Phrase {
  /// Why something that the user sent was not taken, naming the limit; `nil` for nothing sent, which needs no words.
  package static func refusal(_ refusal: InputRefusal) -> Phrase? {
    switch refusal {
    case .empty: nil
    case .tooLong(let scalars, let limit):
      Phrase(.chat(.refusedLength), ["length": .count(scalars), "limit": .count(limit)])
    case .tooMuchWaiting(let limit): Phrase(.chat(.refusedWaiting), ["limit": .count(limit)])
    case .tooManyMessages(let limit): .tooManyMessages(limit: limit)
    case .blocked: Phrase(.chat(.refusedBlocked))
    case .tooManyPresses(let limit): Phrase(.chat(.refusedPresses), ["limit": .count(limit)])
    }
  }

  /// What stands on a button: of a reply the words that it says.
  package static func label(of intent: MessageAction.Intent, in book: Phrasebook) -> String {
    switch intent {
    case .reply(let words): words
    case .activate: book.text(.button(.activate))
    case .accept: book.text(.button(.accept))
    case .confirmAccept: book.text(.button(.confirmAccept))
    case .decline: book.text(.button(.decline))
    case .because(_, let reason): book.text(label(of: reason))
    case .tellMore: book.text(.button(.tellMore))
    case .ask: book.text(.button(.ask))
    case .answerQuestion: book.text(.button(.answerQuestion))
    case .skipQuestion: book.text(.button(.skipQuestion))
    case .confirmReset: book.text(.button(.confirmReset))
    case .confirmErase: book.text(.button(.confirmErase))
    case .resume: book.text(.button(.resume))
    case .dismiss: book.text(.button(.dismiss))
    case .answerNow: book.text(.button(.answerNow))
    case .tellPitch: book.text(.button(.tellPitch))
    case .forgetPreferences: book.text(.button(.forgetPreferences))
    }
  }

  /// A reason to say no, as a button and a question name it.
  package static func label(of reason: DeclineReason) -> PhraseKey {
    switch reason {
    case .skills: .button(.reasonSkills)
    case .trade: .button(.reasonTrade)
    case .level: .button(.reasonLevel)
    case .place: .button(.reasonPlace)
    case .pay: .button(.reasonPay)
    }
  }
}
