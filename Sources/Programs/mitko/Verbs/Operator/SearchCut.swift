import Domain
import Localization
import ProgramParts

extension ProgramContext {
  /// Tells, beside what programs read, that words were searched among the newest rows alone.
  func tellCut<Row, Cursor>(_ page: RoomPage<Row, Cursor>) {
    guard page.isSearchCut else { return }
    let looked = PhraseValue.text(guess.number(page.looked))
    StandardError.write("mitko: " + guess.text(Phrase(.admin(.searchCut), ["looked": looked])))
  }
}
