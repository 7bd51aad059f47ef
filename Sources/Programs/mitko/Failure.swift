import AdminScreens
import Bootstrap
import ChatScreens
import CommandLine
import Domain
import Glibc
import Localization
import Operations
import Ports
import ProgramParts
import TerminalRuntime

/// What a program in a terminal may meet besides.
extension Failure {
  /// - Parameter configuration: says which file and folders are meant, and so which setting is the way out.
  init(_ error: any Error, configuration: Configuration?) {
    switch error {
    case let error as NoDatabase:
      self.init(Phrase(.error(.noDatabase), ["path": .text(error.path)]), .unavailable)
    case let error as KeysRefused:
      self.init(
        Phrase(
          .error(.invalidKeys),
          ["source": Self.name(error.source), "mistake": .phrase(error.mistake.phrase)]), .configuration)
    case let refusal as ActRefusal: self.init(Phrase(refusal.phrase), .failure)
    case let error as ActCutShort:
      let cause = Failure(error.cause, configuration: configuration)
      if error.cause as? ActRefusal == .hasChangedSince {
        self.init(
          ActWords.takenOver(error.kind, undone: error.undone, changed: error.changed, of: error.rows),
          cause.code)
        return
      }
      let refusal = (error.cause as? ActRefusal).map { PhraseValue.phrase(Phrase($0.phrase)) }
      self.init(
        ActWords.cutShort(
          error.kind, undone: error.undone, changed: error.changed, of: error.rows,
          cause: refusal.map { Phrase(.admin(.cutCause), ["reason": $0]) } ?? cause.phrase),
        cause.code)
    case let error as TerminalError: self = Self.terminal(error)
    case is PlainOutputError: self.init(Phrase(.cli(.outputClosed)), .failure)
    default:
      self =
        Failure(ofHouse: error, configuration: configuration)
        ?? Failure(Phrase(.error(.unexpected)), .failure)
    }
  }

  private static func terminal(_ error: TerminalError) -> Failure {
    switch error {
    case .unknownTerminal(let name), .tooPlain(let name): Failure(.unknownTerminal(name), .configuration)
    case .notATerminal, .cannotOpen: Failure(Phrase(.error(.noTerminal)), .usage)
    case .noUnicodeLocale: Failure(Phrase(.error(.noUnicodeLocale)), .configuration)
    case .alreadyOpen, .failed: Failure(Phrase(.error(.unexpected)), .failure)
    }
  }
}
