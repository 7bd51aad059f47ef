import Domain

/// One prompt, checked: every variable in it is known.
package struct Prompt: Hashable, Sendable {
  private enum Piece: Hashable {
    case text(String)
    case variable(PromptVariable)
  }

  package let name: PromptName
  /// A short hash of the text: stored with each generation, so that it can be told which words led to it.
  package let version: String
  private let pieces: [Piece]

  /// Reads the text of a prompt.
  ///
  /// - Parameter origin: the file, to be named in what is thrown.
  /// - Throws: the first thing that is wrong, with its line.
  package init(_ name: PromptName, text: String, origin: String) throws(PromptFault) {
    self.name = name
    version = Self.version(of: text)
    var pieces: [Piece] = []
    var rest = text[...]
    while let mark = rest.firstRange(of: "{{") {
      func fault(_ problem: PromptFault.Problem) -> PromptFault {
        let line = text[..<mark.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
        return PromptFault(origin: origin, line: line, problem: problem)
      }
      if mark.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<mark.lowerBound]))) }
      let behind = rest[mark.upperBound...]
      guard let end = behind.firstRange(of: "}}"),
        !behind[..<end.lowerBound].contains(where: \.isNewline)
      else { throw fault(.unclosed) }
      let word = String(behind[..<end.lowerBound].filter { $0 != " " })
      guard let variable = PromptVariable(rawValue: word), name.variables.contains(variable) else {
        throw fault(.unknownVariable(word, known: name.variables.map(\.rawValue).sorted()))
      }
      pieces.append(.variable(variable))
      rest = behind[end.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    let lastLine = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw PromptFault(origin: origin, line: 1, problem: .empty)
    }
    let found = Set(pieces.compactMap { if case .variable(let variable) = $0 { variable } else { nil } })
    if let missing = name.variables.subtracting(found).map(\.rawValue).min() {
      throw PromptFault(origin: origin, line: lastLine, problem: .missing(missing))
    }
    self.pieces = pieces
  }

  /// The text with what its variables stand for; one that is not given stands for nothing.
  package func filled(_ values: [PromptVariable: String]) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .variable(let variable): text += values[variable] ?? ""
      }
    }
    return text
  }

  /// The text with what its variables stand for, parted where it ceases to be the same for everybody who speaks a language:
  /// before the line with the first variable that is one conversation's own.
  ///
  /// - Returns: one piece or two, none empty.
  package func pieces(filledWith values: [PromptVariable: String]) -> [String] {
    var common = ""
    for piece in pieces {
      switch piece {
      case .text(let words): common += words
      case .variable(let variable):
        guard variable.isOfOneConversation else {
          common += values[variable] ?? ""
          continue
        }
        let whole = filled(values)
        // On its first line nothing is common.
        guard let end = common.lastIndex(where: \.isNewline) else { return [whole] }
        let own = whole.dropFirst(common.distance(from: common.startIndex, to: end) + 1)
        let shared = common[..<end].reversed().drop { $0.isNewline }.reversed()
        return shared.isEmpty ? [whole] : [String(shared), String(own)]
      }
    }
    return [common]
  }

  private static func version(of text: String) -> String {
    let digits = String(StableHash.of(text.utf8), radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
  }
}

/// Why a text is no prompt.
package struct PromptFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// No such variable, or none of this prompt.
    case unknownVariable(String, known: [String])
    /// `{{` without `}}` in the same line.
    case unclosed
    /// A variable of this prompt stands nowhere in it.
    case missing(String)
    case empty
    /// The file is not UTF-8.
    case notText
  }

  /// The file.
  package let origin: String
  /// From 1; the last one for what is missing.
  package let line: Int
  package let problem: Problem

  package init(origin: String, line: Int, problem: Problem) {
    self.origin = origin
    self.line = line
    self.problem = problem
  }

  /// One line for operators: `file:line: what is wrong`.
  package var description: String {
    let words =
      switch problem {
      case .unknownVariable(let name, let known):
        "unknown variable {{\(name)}}; this prompt has " + known.map { "{{\($0)}}" }.joined(separator: ", ")
      case .unclosed: "{{ without }} in the same line"
      case .missing(let name): "the variable {{\(name)}} is missing"
      case .empty: "the prompt is empty"
      case .notText: "the file is not UTF-8"
      }
    return "\(origin):\(line): \(words)"
  }
}

/// Why a program cannot start with its prompts.
package struct PromptFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  package let faults: [PromptFault]

  package init(faults: [PromptFault]) {
    self.faults = faults
  }

  /// A line for each.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
