/// Finds links: with a scheme, with "www.", or as a domain with a known ending and perhaps a path.
struct LinkScanner {
  let text: AnalysedText

  func links() -> [Identifier] {
    var result: [Identifier] = []
    var position = 0
    while position < text.tokens.count {
      let end = chunkEnd(position)
      if end - position >= 2 || text.folded(position).contains("."), let link = link(in: position..<end) {
        result.append(link)
      }
      position = end
    }
    return result
  }

  /// Where the tokens without white space between, from `start`, end.
  private func chunkEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < text.tokens.count, text.tokens[end].isGlued { end += 1 }
    return end
  }

  private static let closing: Set<Unicode.Scalar> = [
    ".", ",", ";", ":", "!", "?", ")", "]", "}", "»", "\"", "'", ">", "”",
  ]
  private static let opening: Set<Unicode.Scalar> = ["(", "[", "{", "«", "\"", "'", "<", "“"]

  private func link(in chunk: Range<Int>) -> Identifier? {
    var chunk = chunk
    while let last = chunk.last, isSign(last, Self.closing) { chunk = chunk.dropLast() }
    while let first = chunk.first, isSign(first, Self.opening) { chunk = chunk.dropFirst() }
    guard !chunk.isEmpty else { return nil }
    // "Сайт:https://…", "see(https://…": the link begins at its scheme.
    if let scheme = chunk.first(where: { isScheme($0, chunk) }) {
      return make(scheme..<chunk.upperBound)
    }
    if chunk.contains(where: { text.tokens[$0].isSign("@") }) { return nil }
    guard let domain = domainEnd(chunk) else { return nil }
    // A path or a port may follow; anything else glued behind is no link.
    if domain < chunk.upperBound {
      let next = text.tokens[domain]
      guard next.isSign("/") || next.isSign(":") || next.isSign("?") || next.isSign("#") else {
        return make(chunk.lowerBound..<domain)
      }
    }
    let name = text.quote(chunk.lowerBound..<domain)
    guard Skills.named(name) == nil else { return nil }
    return make(chunk)
  }

  private func make(_ positions: Range<Int>) -> Identifier {
    Identifier(kind: .link, range: text.range(of: positions), value: text.quote(positions))
  }

  private func isScheme(_ position: Int, _ chunk: Range<Int>) -> Bool {
    let word = text.folded(position)
    if word == "www" { return position + 2 < chunk.upperBound && text.tokens[position + 1].isSign(".") }
    return ["http", "https", "ftp", "tg"].contains(word) && position + 3 < chunk.upperBound
      && text.tokens[position + 1].isSign(":") && text.tokens[position + 2].isSign("/")
  }

  /// The end of a domain with a known ending at the start of `chunk`, at least two labels long.
  private func domainEnd(_ chunk: Range<Int>) -> Int? {
    var cursor = chunk.lowerBound
    var found: Int?
    while cursor < chunk.upperBound, text.tokens[cursor].kind != .sign {
      // A label: words and numbers, with hyphens and underscores between.
      cursor += 1
      while cursor < chunk.upperBound,
        text.tokens[cursor].kind != .sign || text.tokens[cursor].isSign("-")
          || text.tokens[cursor].isSign("_")
      {
        cursor += 1
      }
      let word = text.folded(cursor - 1)
      if let dot = word.utf8.lastIndex(of: UInt8(ascii: ".")), dot > word.utf8.startIndex {
        // The tokenizer joined "foo.io".
        if TopLevelDomains.known.contains(String(word[word.utf8.index(after: dot)...])) { found = cursor }
      } else if cursor - 1 > chunk.lowerBound, text.tokens[cursor - 2].isSign("."),
        TopLevelDomains.known.contains(word)
      {
        found = cursor
      }
      guard cursor < chunk.upperBound, text.tokens[cursor].isSign(".") else { break }
      cursor += 1
    }
    return found
  }

  private func isSign(_ position: Int, _ set: Set<Unicode.Scalar>) -> Bool {
    text.tokens[position].kind == .sign
      && (text.tokens[position].folded.unicodeScalars.first.map(set.contains) ?? false)
  }
}

/// Finds phone numbers: ten to fifteen digits that look like one, or seven after a word such as "phone".
struct PhoneScanner {
  let text: AnalysedText

  private static let cues: Set<String> = [
    "phone", "tel", "call", "mobile", "whatsapp", "viber", "cell", "number", "телефон", "тел", "звоните",
    "номер",
    "позвоните", "вотсап", "ватсап", "вайбер", "звонить", "моб", "мобильный", "signal",
  ]
  private static let separators: Set<Unicode.Scalar> = ["-", "(", ")", ".", "–", "‑", "/", "\u{2212}"]

  func phones() -> [Identifier] {
    var result: [Identifier] = []
    var position = 0
    while position < text.tokens.count {
      guard let run = run(from: position) else {
        position += 1
        continue
      }
      if isPhone(run) {
        let digits = run.groups.joined()
        result.append(
          Identifier(
            kind: .phone, range: text.range(of: run.positions), value: (run.hasPlus ? "+" : "") + digits))
      }
      position = run.positions.upperBound
    }
    return result
  }

  private struct Run {
    var positions: Range<Int>
    var groups: [String]
    var hasPlus: Bool
    var hasParentheses: Bool
  }

  private func run(from start: Int) -> Run? {
    var cursor = start
    let hasPlus = text.tokens[cursor].isSign("+")
    var hasParentheses = false
    if hasPlus { cursor += 1 }
    if cursor < text.tokens.count, text.tokens[cursor].isSign("(") {
      hasParentheses = true
      cursor += 1
    }
    var groups: [String] = []
    var end = start
    while cursor < text.tokens.count, groups.count <= 15 {
      let token = text.tokens[cursor]
      if token.kind == .number, !token.startsLine || cursor == start {
        guard !token.folded.contains(",") else { break }
        groups.append(String(String.UnicodeScalarView(token.folded.unicodeScalars.filter { $0 != "." })))
        end = cursor + 1
      } else if token.kind == .sign, token.folded.unicodeScalars.first.map(Self.separators.contains) ?? false,
        !groups.isEmpty
      {
        if token.isSign("(") { hasParentheses = true }
      } else {
        break
      }
      cursor += 1
    }
    guard !groups.isEmpty else { return nil }
    return Run(positions: start..<end, groups: groups, hasPlus: hasPlus, hasParentheses: hasParentheses)
  }

  private func isPhone(_ run: Run) -> Bool {
    let digits = run.groups.joined()
    let count = digits.utf8.count
    let start = run.positions.lowerBound
    let isCued = (max(0, start - 4)..<start).contains { Self.cues.contains(text.folded($0)) }
    if isCued && (7...15).contains(count) { return true }
    // The shortest numbers with a country's code have eight digits; «+10 000 000» is no number to call.
    if run.hasPlus && (8...15).contains(count) && !isGroupedByThousands(run) { return true }
    guard (10...15).contains(count) else { return false }
    let first = run.groups[0]
    if count == 11, digits.hasPrefix("8") || digits.hasPrefix("7"),
      first.utf8.count == 1 || first.utf8.count == 11
    {
      return true
    }
    if run.hasParentheses && count <= 12 { return true }
    return count == 10 && run.groups.map(\.utf8.count) == [3, 3, 4]
  }

  private func isGroupedByThousands(_ run: Run) -> Bool {
    run.groups.count > 1 && run.groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      && run.groups.joined().utf8.count < 10
  }
}
