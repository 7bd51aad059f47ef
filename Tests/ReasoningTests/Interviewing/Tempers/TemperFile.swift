import Foundation

/// A person of `Tests/Fixtures/tempers`: its README says what the lines mean.
struct TemperFile: Sendable, CustomStringConvertible {
  struct Aside: Sendable {
    enum Moment: Hashable, Sendable {
      case before(String)
      case after(String)
      case turn(Int)
    }
    let moment: Moment
    let kind: String
    let text: String
  }

  let id: String
  var language = "en"
  var temper = ""
  var about = ""
  /// Lines of "kind = value".
  var facts: [String] = []
  /// What may be claimed and may be left.
  var open: [String] = []
  var never: [String] = []
  /// What each line that changes something changes, with a sign ("-place = Dublin").
  var changes: [String: [String]] = [:]
  /// What is said by topic, "pay" or "seeker.pay".
  var says: [String: [String]] = [:]
  var asides: [Aside] = []
  /// "correct" or "start" or "agree", with the words.
  var card: [(step: String, text: String)] = []
  var later: [(kind: String, text: String)] = []

  var description: String { id }

  init(_ text: String, id: String) {
    self.id = id
    var entries: [(key: String, value: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
      if line.hasPrefix("  "), !entries.isEmpty {
        let rest = line.drop { $0 == " " }
        entries[entries.count - 1].value += rest.hasPrefix("| ") ? "\n" + rest.dropFirst(2) : " " + rest
        continue
      }
      guard let colon = line.range(of: ":") else { continue }
      let value = line[colon.upperBound...].trimmingCharacters(in: .whitespaces)
      entries.append((String(line[..<colon.lowerBound]), value))
    }
    for (number, (key, value)) in entries.enumerated() {
      take(key, value)
      if key == "change", number > 0 {
        changes[entries[number - 1].value] = value.split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
      }
    }
  }

  private mutating func take(_ key: String, _ value: String) {
    let words = key.split(separator: " ").map(String.init)
    switch words[0] {
    case "language": language = value
    case "temper": temper = value
    case "about": about = value
    case "fact": facts.append(value)
    case "open": open.append(value)
    case "never": never.append(value)
    case "say" where words.count == 2: says[words[1], default: []].append(value)
    case "before" where words.count == 3:
      asides.append(Aside(moment: .before(words[1]), kind: words[2], text: value))
    case "after" where words.count == 3:
      asides.append(Aside(moment: .after(words[1]), kind: words[2], text: value))
    case "turn" where words.count == 3:
      asides.append(Aside(moment: .turn(Int(words[1]) ?? 0), kind: words[2], text: value))
    case "card" where words.count == 2: card.append((words[1], value))
    case "later" where words.count == 2: later.append((words[1], value))
    default: break
    }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Fixtures/tempers").standardizedFileURL

  static let everybody = all()

  /// Every person of the fixtures, by id.
  static func all(in folder: URL = Self.folder) -> [TemperFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".temper") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
      return TemperFile(String(decoding: data, as: UTF8.self), id: String(name.dropLast(".temper".count)))
    }
  }
}
