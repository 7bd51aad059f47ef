package import Domain
package import Localization

extension Phrase {
  /// Why something that the user sent was not taken, naming the limit; `nil` for nothing sent, which needs no words.
  package static func refusal(_ refusal: InputRefusal) -> Phrase? {
    switch refusal {
    case .empty: nil
    case .tooLong(let scalars, let limit):
      Phrase(.chatRefusedLength, ["length": .count(scalars), "limit": .count(limit)])
    case .tooMuchWaiting(let limit): Phrase(.chatRefusedWaiting, ["limit": .count(limit)])
    case .tooManyMessages(let limit): .tooManyMessages(limit: limit)
    case .tooManyPresses(let limit): Phrase(.chatRefusedPresses, ["limit": .count(limit)])
    }
  }

  /// What stands on a button.
  package static func button(_ intent: MessageAction.Intent) -> PhraseKey {
    switch intent {
    case .activate: .buttonActivate
    case .accept: .buttonAccept
    case .confirmAccept: .buttonConfirmAccept
    case .decline: .buttonDecline
    case .tellMore: .buttonTellMore
    case .confirmReset: .buttonConfirmReset
    case .confirmErase: .buttonConfirmErase
    case .resume: .buttonResume
    case .dismiss: .buttonDismiss
    case .answerNow: .buttonAnswerNow
    case .tellPitch: .buttonTellPitch
    }
  }

  /// A calibrated score as a word: "strong", "good", "fair", "weak". 0.7 is where half of the pairs are relevant.
  package static func fit(_ score: Double) -> PhraseKey {
    if score >= 0.85 { return .matchesFitStrong }
    if score >= 0.7 { return .matchesFitGood }
    return score >= 0.5 ? .matchesFitFair : .matchesFitWeak
  }
}
