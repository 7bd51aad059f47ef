import Foundation
import TalkScoring
import Testing

/// How people update, correct, contradict, refuse, answer and talk about other things: patterns by slots, in both languages, from
/// `Tests/Fixtures/turns`.
@Suite struct TurnTableTests {
  /// The lines below one heading of a file.
  struct Part: CustomTestStringConvertible, Sendable {
    let title: String
    var lines: [Line] = []

    var testDescription: String { title }
  }

  /// "seeker | [place] Leeds | Make it York => +place = York, -place = Leeds".
  struct Line: Sendable {
    let text: String
    /// Whether it is known to be misread: "~ " before it says so.
    let isMisread: Bool

    /// What the last turn changes; nil where the line is none of the format.
    var expected: [String]? {
      let halves = text.components(separatedBy: " =>")
      return halves.count == 2 ? halves[1].split(separator: ",").map { String($0).trimmed } : nil
    }

    var found: [String]? {
      let turns = text.components(separatedBy: " =>")[0].components(separatedBy: " | ")
      guard turns.count > 1, let speaker = TalkChange.Speaker(rawValue: turns[0]) else { return nil }
      return TalkChange.last(of: Array(turns.dropFirst()), by: speaker)
    }
  }

  private static let parts: [Part] = {
    let folder = (TalkFolder.root(above: #filePath) ?? "") + "/Tests/Fixtures/turns"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".turns") }.sorted().flatMap { name -> [Part] in
      let content = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      var parts: [Part] = []
      for line in String(decoding: content, as: UTF8.self).split(separator: "\n").map(String.init) {
        if line.hasPrefix("# ") {
          parts.append(Part(title: "\(name): \(line.dropFirst(2))"))
        } else if !parts.isEmpty {
          let isMisread = line.hasPrefix("~ ")
          let text = isMisread ? String(line.dropFirst(2)) : line
          parts[parts.count - 1].lines.append(Line(text: text, isMisread: isMisread))
        }
      }
      return parts
    }
  }()

  /// Whoever mends a line takes the mark away from it.
  @Test(arguments: parts)
  func `A turn changes what it says, contradicts where it only differs, and else changes nothing`(
    _ part: Part
  ) {
    for line in part.lines {
      #expect((line.found == line.expected) != line.isMisread, "\(line.text) ## \(line.found ?? [])")
    }
  }

  @Test func `The table holds many turns, and few of them are misread`() {
    let lines = Self.parts.flatMap(\.lines)
    #expect(lines.count >= 2_200)
    #expect(lines.allSatisfy { $0.expected != nil && $0.found != nil })
    #expect(lines.count(where: \.isMisread) <= 91)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
