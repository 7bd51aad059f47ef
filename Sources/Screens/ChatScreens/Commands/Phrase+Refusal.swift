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
    case .tooManyPresses(let limit): Phrase(.chat(.refusedPresses), ["limit": .count(limit)])
    }
  }

  /// What stands on a button.
  package static func button(_ intent: MessageAction.Intent) -> PhraseKey {
    switch intent {
    case .activate: .button(.activate)
    case .accept: .button(.accept)
    case .confirmAccept: .button(.confirmAccept)
    case .decline: .button(.decline)
    case .tellMore: .button(.tellMore)
    case .confirmReset: .button(.confirmReset)
    case .confirmErase: .button(.confirmErase)
    case .resume: .button(.resume)
    case .dismiss: .button(.dismiss)
    case .answerNow: .button(.answerNow)
    case .tellPitch: .button(.tellPitch)
    }
  }

  /// A calibrated score as a word: "strong", "good", "fair", "weak". 0.7 is where half of the pairs are relevant.
  package static func fit(_ score: Double) -> PhraseKey {
    if score >= 0.85 { return .matches(.fitStrong) }
    if score >= 0.7 { return .matches(.fitGood) }
    return score >= 0.5 ? .matches(.fitFair) : .matches(.fitWeak)
  }
}
