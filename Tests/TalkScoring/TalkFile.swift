package import Domain
package import Ports

/// A labelled conversation: what was said, and what a careful reader knows at its end.
///
/// The format is that of `demo-data/README.md`; what is added is in `Tests/Fixtures/conversations/README.md`.
package struct TalkFile: CustomStringConvertible, Sendable {
  /// One message of the person's.
  package struct Turn: Sendable {
    package let text: String
    /// What Mitko had asked, told by the words of the question.
    package let asked: InterviewTopic?
    /// Whose answer that is to be, told by the same words.
    package let askedRole: Role?
    /// Whether the question asks what is to be corrected, or whether all still holds.
    package let invitesChange: Bool
    /// What exactly this turn changes, each with its sign ("-place = Moscow"); nil where that is not labelled.
    package var update: [String]?
    /// What this turn contradicts ("seeker.years").
    package var conflicts: [String] = []
  }

  /// The file's name.
  package let id: String
  package private(set) var language = "en"
  package private(set) var tags: [String] = []
  package private(set) var turns: [Turn] = []
  /// What is known at the end.
  package private(set) var expected: [String] = []
  /// What must not be claimed.
  package private(set) var never: [String] = []
  /// What may be claimed or not.
  package private(set) var open: [String] = []
  /// Lines that the format does not know, as `line: text`; empty in a good file.
  package private(set) var faults: [String] = []

  package var description: String { id }

  /// Reads `content`; what it cannot read is among `faults`.
  package init(_ id: String, _ content: String) {
    self.id = id
    var question = ""
    var role: Role?
    var said: (speaker: String, text: String)?
    func close(_ file: inout TalkFile) {
      guard let turn = said else { return }
      if turn.speaker == "mitko" {
        question = turn.text
      } else {
        let topic = TalkTopic.topic(of: question)
        // A question that does not tell whom it is about goes on about the same one.
        let told = TalkTopic.role(of: question)
        role = told ?? role
        file.turns.append(
          Turn(
            text: turn.text, asked: topic, askedRole: told ?? (topic == nil || topic == .role ? nil : role),
            invitesChange: topic == nil && TalkTopic.invitesChange(question)))
        question = ""
      }
      said = nil
    }
    for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("  "), let turn = said {
        let rest = line.dropFirst(2)
        let isNewLine = rest == "|" || rest.hasPrefix("| ")
        said = (
          turn.speaker,
          isNewLine ? turn.text + "\n" + rest.dropFirst(2) : turn.text + " " + rest
        )
        continue
      }
      close(&self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":") else {
        faults.append("\(number + 1): \(line)")
        continue
      }
      let value = line[line.index(after: colon)...].trimmed
      switch line[..<colon] {
      case "language": language = value
      case "tags": tags = value.split(separator: ",").map { $0.trimmed }
      case "role", "about": break
      case "mitko": said = ("mitko", value)
      case "user": said = ("user", value)
      case "expect": expected.append(value)
      case "never": never.append(value)
      case "open": open.append(value)
      case "update" where !turns.isEmpty:
        turns[turns.count - 1].update = value.split(separator: ",").map { $0.trimmed }
      case "conflict" where !turns.isEmpty:
        turns[turns.count - 1].conflicts += value.split(separator: ",").map { $0.trimmed }
      default: faults.append("\(number + 1): \(line)")
      }
    }
    close(&self)
  }
}

extension Substring {
  var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
