import BuiltInReasoning
import Ports
import Profiler
import TestSupport

extension BuiltInInterviewer {
  /// With the shipped phrases and the given reader.
  static func shipped(reading reader: any FactReading = FactReader(currentYear: 2026)) -> BuiltInInterviewer {
    BuiltInInterviewer(
      reader: reader, names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped)
  }
}
