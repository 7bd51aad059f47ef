/// One `Locales/<language>.phrases` file, read.
///
///     # a comment
///     [chat]                           a section, for the reader's eyes only
///     chat.greeting = Hi, {name}!      a phrase; the same key again, right below, is an alternative
///     chat.pitch = A long text that
///       goes on here                   two spaces continue the line above, joined by one space
///     chat.count = {n, plural, one{# message} other{# messages}}
///
/// Escapes: `\n \\ \{ \} \#` and `\u{A0}`.
package struct PhraseFile: Sendable {
  /// The alternatives of each phrase, in the file's order; never empty.
  package let templates: [PhraseKey: [PhraseTemplate]]
  /// All that is wrong with the file, in the order of its lines.
  package let problems: [PhraseFileProblem]

  /// Reads a file. Lines that are wrong are left out and listed in `problems`; the rest stands.
  ///
  /// - Parameters:
  ///   - text: the file's content.
  ///   - name: the path that problems name.
  ///   - language: ISO 639-1 code; decides what branches a plural needs.
  package init(parsing text: String, name: String, language: String) {
    var reading = Reading(file: name, rule: PluralRule(language: language))
    var line = 0
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      reading.take(Substring(bytes), line: line)
    }
    reading.finishEntry()
    templates = reading.templates
    problems = reading.problems
  }

  /// The state between two lines.
  private struct Reading {
    let file: String
    let rule: PluralRule
    var templates: [PhraseKey: [PhraseTemplate]] = [:]
    var problems: [PhraseFileProblem] = []
    private var entry: (key: PhraseKey, text: String, line: Int)?
    private var latestKey: PhraseKey?
    /// After a wrong line its continuations are skipped silently: one mistake, one problem.
    private var skipsContinuations = false

    init(file: String, rule: PluralRule) {
      self.file = file
      self.rule = rule
    }

    mutating func take(_ line: Substring, line number: Int) {
      let text = line.trimmingBlanks()
      if line.hasPrefix("  "), !text.isEmpty {
        if let sofar = entry?.text {
          // `\n` at the end of a line already separates; a space after it would indent the next one.
          entry?.text = sofar + (sofar.hasSuffix("\\n") ? "" : " ") + text
        } else if !skipsContinuations {
          problems.append(PhraseFileProblem(file: file, line: number, kind: .continuesNothing))
        }
        return
      }
      finishEntry()
      skipsContinuations = false
      if text.isEmpty || text.hasPrefix("#") || (text.hasPrefix("[") && text.hasSuffix("]")) { return }
      start(text, line: number)
    }

    private mutating func start(_ text: String, line: Int) {
      skipsContinuations = true
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        problems.append(PhraseFileProblem(file: file, line: line, kind: .noEqualsSign))
        return
      }
      let name = text[..<equals].trimmingBlanks()
      guard let key = PhraseKey.named[name] else {
        problems.append(PhraseFileProblem(file: file, line: line, kind: .unknownKey(name)))
        return
      }
      guard templates[key] == nil || latestKey == key else {
        problems.append(PhraseFileProblem(file: file, line: line, kind: .scattered(name)))
        return
      }
      entry = (key, text[text.utf8.index(after: equals)...].trimmingBlanks(), line)
    }

    mutating func finishEntry() {
      guard let entry else { return }
      self.entry = nil
      latestKey = entry.key
      guard !entry.text.isEmpty else {
        problems.append(PhraseFileProblem(file: file, line: entry.line, kind: .empty(entry.key.rawValue)))
        return
      }
      do {
        templates[entry.key, default: []].append(try PhraseTemplateParser.parse(entry.text, rule: rule))
      } catch {
        problems.append(PhraseFileProblem(file: file, line: entry.line, kind: .template(error)))
      }
    }
  }
}

/// One thing that is wrong with a phrase file, and where.
package struct PhraseFileProblem: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case noEqualsSign
    case unknownKey(String)
    case empty(String)
    case continuesNothing
    /// The key stands elsewhere in the file too: alternatives stand together, so this is a slip.
    case scattered(String)
    case template(PhraseTemplateError)
  }

  package let file: String
  /// Counted from 1; the first line of a phrase that goes over several.
  package let line: Int
  package let kind: Kind

  /// `Locales/ru.phrases:12: ...`, as compilers write it.
  package var description: String { "\(file):\(line): \(reason)" }

  private var reason: String {
    switch kind {
    case .noEqualsSign: "expected \"key = text\""
    case .unknownKey(let key): "no phrase is called \"\(key)\""
    case .empty(let key): "\"\(key)\" has no text"
    case .continuesNothing: "this line begins with two spaces but continues no phrase"
    case .scattered(let key): "\"\(key)\" already stands further up; alternatives stand together"
    case .template(let error): error.description
    }
  }
}
