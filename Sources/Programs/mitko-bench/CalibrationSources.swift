import BuiltInReasoning
import Domain
import Foundation
import MatchScoring
import Profiler

/// Somebody of the data that a calibration is fitted to.
struct CalibrationPerson {
  /// The file of the demo that they stand in.
  let trade: String
  let item: ReadItem

  /// Had by a seeker, looked for by a provider.
  var seniority: Seniority? {
    let source = item.role == .seeker ? item.view.offers : item.view.wants
    return source.facts.lazy.compactMap { fact -> Seniority? in
      if case .seniority(let level) = fact.value { level } else { nil }
    }.first
  }
}

/// The people that relevance is known of, read by the same parts that read an imported person.
enum CalibrationSources {
  /// The demo's people: the file is the trade.
  static func demoPeople(folder: String) throws -> [CalibrationPerson] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".people") }
      .sorted()
    return try files.flatMap { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return PeopleFile(parsing: text, name: name).people.flatMap { person in
        person.roles.compactMap { role in
          ReadItem(person, as: role).map {
            CalibrationPerson(trade: String(name.dropLast(".people".count)), item: $0)
          }
        }
      }
    }
  }
}
