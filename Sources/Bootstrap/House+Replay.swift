import Domain
package import Matcher
import VectorIndex

extension House {
  /// Plays rounds of this database again.
  package var roundReplay: RoundReplay {
    RoundReplay(store: store, constraints: constraints) { text in
      Calibration(text: text).map { VectorIndex(calibration: $0) }
    }
  }
}
