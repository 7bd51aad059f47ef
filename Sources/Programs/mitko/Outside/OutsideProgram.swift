import Glibc

/// The person's own editor or pager, as their environment names it.
struct OutsideProgram: Equatable {
  /// The program and its own arguments; the file comes behind them.
  let words: [String]
  /// The variable that named it; `nil` where none did.
  let variable: String?

  /// `VISUAL`, else `EDITOR`; `nil` where neither names one.
  static func editor(_ environment: [String: String]) -> OutsideProgram? {
    named(["VISUAL", "EDITOR"], environment)
  }

  /// `PAGER`, else less or more where this machine has them; `nil` where there is none. `cat` is no pager: it is gone
  /// before anybody has read.
  static func pager(_ environment: [String: String]) -> OutsideProgram? {
    let path = environment["PATH"] ?? ""
    var program = named(["PAGER"], environment)
    if program == nil || program?.name == "cat" {
      program = ["less", "more"].first { isThere($0, path) }.map {
        OutsideProgram(words: [$0], variable: nil)
      }
    }
    return program?.name == "less" ? program?.asLess : program
  }

  /// As people call it.
  var name: String { words.first?.split(separator: "/").last.map(String.init) ?? "" }

  private static func named(_ variables: [String], _ environment: [String: String]) -> OutsideProgram? {
    for variable in variables {
      let words = words(environment[variable] ?? "")
      if !words.isEmpty { return OutsideProgram(words: words, variable: variable) }
    }
    return nil
  }

  /// Many have less leave at once when a text fits the screen; here it is to stay until it is left.
  ///
  /// Instead of the file's name it shows how much was seen and the key that leads back; less takes no letters beyond
  /// ASCII there.
  private var asLess: OutsideProgram {
    // The short prompt, and those that -m and -M ask for.
    let prompts = ["s", "m", "M"].map { "-P\($0)mitko?pB %pB\\%. (q)" }
    return OutsideProgram(words: words + ["-+F"] + prompts, variable: variable)
  }

  /// The words of a command line. Quotes and backslashes keep spaces; nothing else is special, and no shell is asked.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words.first?.isEmpty == false ? words : []
  }

  private static func isThere(_ name: String, _ path: String) -> Bool {
    path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
