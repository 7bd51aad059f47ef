import Domain
import Localization
import Ports

extension ModelFailure {
  /// The failure as operators read it.
  var phrase: Phrase {
    switch reason {
    case .rateLimited: Phrase(.model(.rateLimited))
    case .overloaded: Phrase(.model(.overloaded))
    case .providerFailed(let status):
      Phrase(.model(.providerFailed), ["status": .text(String(status))])
    case .unreachable: Phrase(.model(.unreachable))
    case .untrusted: Phrase(.model(.untrusted))
    case .timedOut: Phrase(.model(.timedOut))
    case .cut: Phrase(.model(.cut))
    case .malformed: Phrase(.model(.malformed))
    case .wrongKey: Phrase(.model(.wrongKey))
    case .forbidden: Phrase(.model(.forbidden))
    case .unknownModel: Phrase(.model(.unknownModel))
    case .quotaExhausted: Phrase(.model(.quotaExhausted))
    case .contextOverflow: Phrase(.model(.tooLong))
    case .truncated: Phrase(.model(.truncated))
    case .refused: Phrase(.model(.refused))
    case .rejected: Phrase(.model(.rejected))
    case .wrongDimension(let found):
      Phrase(.model(.wrongDimension), ["found": .text(found.map(String.init) ?? "?")])
    case .cancelled: Phrase(.model(.cancelled))
    }
  }
}

extension ProviderBreaker.Fault {
  /// What somebody has to see to, as operators read it.
  var phrase: Phrase {
    switch self {
    case .wrongKey: Phrase(.model(.wrongKey))
    case .forbidden: Phrase(.model(.forbidden))
    case .unknownModel: Phrase(.model(.unknownModel))
    case .quotaExhausted: Phrase(.model(.quotaExhausted))
    case .untrusted: Phrase(.model(.untrusted))
    case .wrongDimension: Phrase(.model(.wrongDimension), ["found": .text("?")])
    }
  }
}
