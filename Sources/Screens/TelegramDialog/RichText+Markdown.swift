import DialogParts

extension RichText {
  /// What a Markdown text says, with its marks as looks.
  ///
  /// Blank lines at the ends are left out, and several in a row are one.
  package init(markdown: String) {
    self.init()
    var reader = MarkdownLineReader()
    var owesBlank = false
    var isInBlock: Entity.Kind?
    for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let read = reader.read(line)
      let block: Entity.Kind?
      switch read {
      case .blank:
        owesBlank = true
        continue
      case .fence, .undecided: continue
      case .code: block = .pre
      case .quote: block = .blockquote
      case .words, .heading, .item, .rule: block = nil
      }
      // A block that goes on over lines is one block.
      let goesOn = block != nil && block == isInBlock && !owesBlank
      if !text.isEmpty { append(owesBlank ? "\n\n" : "\n", goesOn ? block.map { [$0] } ?? [] : []) }
      owesBlank = false
      isInBlock = block
      append(read, block.map { [$0] } ?? [])
    }
  }

  private mutating func append(_ line: MarkdownLine, _ block: [Entity.Kind]) {
    switch line {
    case .words(let indent, let words):
      append(String(repeating: " ", count: indent))
      append(wordsOf: words, block)
    case .heading(_, let words): append(wordsOf: words, block + [.bold])
    case .item(let indent, let marker, let words):
      append(String(repeating: " ", count: indent) + marker)
      append(wordsOf: words, block)
    case .quote(let words): append(wordsOf: words, block)
    case .code(let words): append(words, block)
    case .rule: append("———")
    case .blank, .fence, .undecided: break
    }
  }

  private mutating func append(wordsOf line: Substring, _ block: [Entity.Kind]) {
    let runs = MarkdownWords.runs(of: line)
    var place = 0
    while place < runs.count {
      let run = runs[place]
      var kinds = block + Self.kinds(of: run.look)
      if run.look.contains(.link), let address = Self.address(of: runs, behind: place) {
        kinds.append(.link(address.text))
        while place < address.place {
          append(runs[place].text, block + Self.kinds(of: runs[place].look) + [.link(address.text)])
          place += 1
        }
        // The address itself is behind the words now.
        place += 1
        continue
      }
      append(run.text, kinds)
      place += 1
    }
  }

  /// The address that follows the words of a link, and its place among the runs.
  private static func address(
    of runs: [MarkdownWords.Run], behind place: Int
  ) -> (text: String, place: Int)? {
    guard let end = runs[place...].firstIndex(where: { !$0.look.contains(.link) }),
      runs[end].look.contains(.address)
    else { return nil }
    let address = runs[end].text.drop { $0 == " " || $0 == "(" }.dropLast()
    let isOfTheWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    return isOfTheWeb ? (String(address), end) : nil
  }

  private static func kinds(of look: MarkdownWords.Look) -> [Entity.Kind] {
    // Telegram lets nothing else be combined with code.
    if look.contains(.code) { return [.code] }
    var kinds: [Entity.Kind] = []
    if look.contains(.strong) { kinds.append(.bold) }
    if look.contains(.emphasis) { kinds.append(.italic) }
    if look.contains(.struck) { kinds.append(.strikethrough) }
    return kinds
  }
}
