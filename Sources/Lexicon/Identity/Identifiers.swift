/// Something in a text that leads to a person.
package struct Identifier: Sendable, Equatable {
  /// What it is; a handle is a name with @ of any network.
  package enum Kind: String, Sendable, CaseIterable {
    case email, phone, link, handle
  }

  package let kind: Kind
  /// In the text that was read.
  package let range: Range<String.Index>
  /// As it is used: an address with its @, a number with digits and a leading + only, a handle with @.
  package let value: String
}

/// Finds e-mail addresses, phone numbers, links and handles, also when spaced or spelled out.
package enum Identifiers {
  /// What identifies somebody in `text`, in order, none overlapping.
  package static func find(in text: AnalysedText) -> [Identifier] {
    text.cache.value(\.identifiers) { look(in: text) }
  }

  private static func look(in text: AnalysedText) -> [Identifier] {
    let addresses = AddressScanner(text: text)
    // Earlier kinds win where two overlap.
    let candidates =
      addresses.emails() + LinkScanner(text: text).links() + PhoneScanner(text: text).phones()
      + addresses.handles()
    var kept: [Identifier] = []
    let ordered = candidates.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, candidate) in ordered {
      if let last = kept.last, candidate.range.lowerBound < last.range.upperBound {
        if candidate.range.upperBound > last.range.upperBound, candidate.kind == .email {
          kept[kept.count - 1] = candidate
        }
        continue
      }
      kept.append(candidate)
    }
    return kept
  }

  /// What identifies somebody in `text`; see the method for analysed text.
  package static func find(in text: String) -> [Identifier] { find(in: AnalysedText(text)) }
}

/// Top-level domains that links without a scheme end in. Short ones that are words ("in", "is", "to") are left out.
enum TopLevelDomains {
  static let known: Set<String> = [
    "com", "ru", "net", "org", "io", "dev", "me", "ai", "co", "uk", "de", "fr", "pl", "eu", "рф", "su", "by",
    "kz",
    "ua", "ge", "am", "info", "biz", "app", "tech", "site", "online", "xyz", "pro", "page", "gg", "ly",
    "link", "blog",
    "cloud", "team", "design", "studio", "agency", "digital", "space", "website", "es", "nl", "ch", "cz",
    "rs", "il",
    "fi", "se", "dk", "ee", "lv", "lt", "edu", "gov", "tv", "cc", "us", "ca", "au", "br", "jp", "cn", "uz",
    "kg", "az", "md",
    "moscow", "spb", "москва", "work", "works", "ventures", "systems", "software", "games", "health", "bank",
  ]
}

/// Finds e-mail addresses and handles by tokens.
private struct AddressScanner {
  let text: AnalysedText

  private static let providers: Set<String> = [
    "gmail", "mail", "yandex", "ya", "outlook", "hotmail", "proton", "protonmail", "icloud", "yahoo", "bk",
    "list",
    "inbox", "rambler", "gmx", "live", "tutanota", "fastmail", "googlemail", "яндекс", "мейл", "гмейл", "pm",
    "me",
  ]
  private static let spokenLocals: Set<String> = [
    "work", "working", "worked", "developer", "engineer", "me", "reach", "is", "am", "was", "lead", "intern",
    "employed", "job",
    "team", "company", "mail", "email", "here", "look", "based", "live", "meet", "manager", "designer",
  ]

  func emails() -> [Identifier] {
    var result: [Identifier] = []
    var floor = 0
    for position in text.tokens.indices {
      guard let sign = atSign(position), sign.positions.lowerBound > floor || floor == 0,
        let domain = domain(from: sign.positions.upperBound),
        let local = local(before: sign.positions.lowerBound, floor: floor, isSpelled: domain.isSpelled)
      else { continue }
      if sign.isWord {
        // "I work at booking.com" is no address: a bare "at" needs a spelled dot or a known provider.
        let name = text.folded(local.positions.lowerBound)
        guard domain.isSpelled || Self.providers.contains(text.folded(sign.positions.upperBound)) else {
          continue
        }
        guard !(local.positions.count == 1 && Self.spokenLocals.contains(name)) else { continue }
      }
      let positions = local.positions.lowerBound..<domain.positions.upperBound
      floor = positions.upperBound
      result.append(
        Identifier(kind: .email, range: text.range(of: positions), value: local.value + "@" + domain.value))
    }
    return result
  }

  private static let atNames: Set<String> = ["at", "собака", "собачка", "гав", "эт", "ат"]
  private static let dotNames: Set<String> = ["dot", "точка", "тчк"]

  /// An at sign at `position`, in any dress: @, (at), [собака], at, собака.
  private func atSign(_ position: Int) -> (positions: Range<Int>, isWord: Bool)? {
    let token = text.tokens[position]
    if token.isSign("@") { return (position..<position + 1, false) }
    if token.isSign("(") || token.isSign("[") || token.isSign("{") || token.isSign("<") {
      let inner = text.folded(position + 1)
      guard Self.atNames.contains(inner) || inner == "@", position + 2 < text.tokens.count,
        text.tokens[position + 2].kind == .sign
      else { return nil }
      return (position..<position + 3, false)
    }
    if token.kind == .word, position > 0, Self.atNames.contains(token.folded),
      text.tokens[position - 1].kind != .sign || text.folded(position - 1) == "_"
    {
      return (position..<position + 1, token.folded == "at" || token.folded == "ат" || token.folded == "эт")
    }
    return nil
  }

  /// A dot at `position`: ".", "(dot)", "dot", «точка».
  private func dot(_ position: Int) -> (end: Int, isSpelled: Bool)? {
    guard text.tokens.indices.contains(position) else { return nil }
    let token = text.tokens[position]
    if token.isSign(".") { return (position + 1, false) }
    if Self.dotNames.contains(token.folded) { return (position + 1, true) }
    if token.isSign("(") || token.isSign("["),
      Self.dotNames.contains(text.folded(position + 1)) || text.folded(position + 1) == ".",
      position + 2 < text.tokens.count
    {
      return (position + 3, true)
    }
    return nil
  }

  private func domain(from start: Int) -> (positions: Range<Int>, value: String, isSpelled: Bool)? {
    var cursor = start
    var value = ""
    var isSpelled = false
    var labels = 0
    var best: (end: Int, value: String, isSpelled: Bool)?
    while cursor < text.tokens.count, labels < 6 {
      guard let label = label(at: cursor) else { break }
      value += label.value
      cursor = label.end
      labels += 1
      let last = text.folded(cursor - 1)
      let isAbsorbed = last.contains(".")
      let isTop =
        labels > 1 && last.utf8.count >= 2 && text.tokens[cursor - 1].kind == .word && !last.contains("-")
      if isAbsorbed || isTop { best = (cursor, value, isSpelled) }
      guard let dot = dot(cursor) else { break }
      // "…mail.ru. Next sentence": a dot before white space ends the address, once there is one.
      if !dot.isSpelled, best != nil, dot.end < text.tokens.count, !text.tokens[dot.end].isGlued { break }
      isSpelled = isSpelled || dot.isSpelled
      value += "."
      cursor = dot.end
    }
    return best.map { (start..<$0.end, $0.value, $0.isSpelled) }
  }

  /// A domain label: words and numbers with hyphens between, all glued.
  private func label(at position: Int) -> (value: String, end: Int)? {
    guard text.tokens.indices.contains(position), text.tokens[position].kind != .sign else { return nil }
    var value = text.folded(position)
    var cursor = position + 1
    while cursor + 1 < text.tokens.count,
      text.tokens[cursor].isSign("-") || text.tokens[cursor].kind != .sign,
      text.tokens[cursor].isGlued
    {
      if text.tokens[cursor].isSign("-") {
        guard text.tokens[cursor + 1].isGlued, text.tokens[cursor + 1].kind != .sign else { break }
      }
      value += text.folded(cursor)
      cursor += 1
    }
    if cursor < text.tokens.count, text.tokens[cursor].kind != .sign, text.tokens[cursor].isGlued {
      value += text.folded(cursor)
      cursor += 1
    }
    return (value, cursor)
  }

  private static let localSigns: Set<Unicode.Scalar> = [".", "_", "-", "+", "%", "'"]

  private func local(before end: Int, floor: Int, isSpelled: Bool) -> (positions: Range<Int>, value: String)?
  {
    guard end > floor, text.tokens[end - 1].kind != .sign || text.folded(end - 1) == "_" else { return nil }
    var start = end - 1
    while start > floor {
      let token = text.tokens[start]
      let previous = text.tokens[start - 1]
      if token.isGlued,
        previous.kind != .sign || previous.folded.unicodeScalars.first.map(Self.localSigns.contains) ?? false
      {
        start -= 1
      } else if isSpelled, ["dot", "точка", "underscore"].contains(previous.folded), start - 2 >= floor,
        text.tokens[start - 2].kind != .sign
      {
        start -= 2
      } else {
        break
      }
    }
    while start < end - 1, text.tokens[start].kind == .sign { start += 1 }
    let value = (start..<end).map { position in
      switch text.folded(position) {
      case "dot" where position > start, "точка" where position > start: "."
      case "underscore": "_"
      default: text.folded(position)
      }
    }
    return (start..<end, value.joined())
  }

  // MARK: Handles

  private static let networks: Set<String> = [
    "telegram", "tg", "телеграм", "телеграмм", "телега", "тг", "телеге", "skype", "скайп", "linkedin",
    "линкедин", "github", "гитхаб",
    "twitter", "instagram", "инстаграм", "insta", "discord", "дискорд", "nickname", "nick", "ник", "никнейм",
    "vk", "вк",
    "signal", "wechat", "handle", "facebook", "contact", "контакт", "username", "логин", "gitlab", "слак",
    "whatsapp",
  ]

  func handles() -> [Identifier] {
    var result: [Identifier] = []
    var position = 0
    while position < text.tokens.count {
      if let handle = prefixed(position) ?? named(position) {
        result.append(
          Identifier(kind: .handle, range: text.range(of: handle.positions), value: handle.value))
        position = handle.positions.upperBound
      } else {
        position += 1
      }
    }
    return result
  }

  /// "@name", at the start of a word.
  private func prefixed(_ position: Int) -> (positions: Range<Int>, value: String)? {
    guard text.tokens[position].isSign("@"), position + 1 < text.tokens.count else { return nil }
    if position > 0, text.tokens[position].isGlued, text.tokens[position - 1].kind != .sign { return nil }
    guard text.tokens[position + 1].isGlued, let run = run(from: position + 1), run.value.utf8.count >= 2
    else {
      return nil
    }
    return (position..<run.end, "@" + run.value)
  }

  /// "telegram: name", «мой ник в тг — name», "skype is name_1".
  private func named(_ position: Int) -> (positions: Range<Int>, value: String)? {
    guard Self.networks.contains(text.folded(position)) else { return nil }
    var cursor = position + 1
    var isExplicit = false
    while cursor < text.tokens.count, cursor - position <= 3 {
      let word = text.folded(cursor)
      if [":", "=", "is", "-", "—", "–"].contains(word) {
        isExplicit = true
      } else if !["ник", "мой", "id", "handle", "username", "@", "my", "в", "everywhere", "везде", "name"]
        .contains(word)
      {
        break
      }
      cursor += 1
    }
    guard cursor < text.tokens.count, text.tokens[cursor].kind == .word, !text.tokens[cursor - 1].isSign("@"),
      let run = run(from: cursor), run.value.utf8.count >= 4, run.value.utf8.allSatisfy({ $0 < 0x80 }),
      run.value.utf8.first != UInt8(ascii: ".")
    else { return nil }
    let looksLikeOne = run.value.utf8.contains { $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) }
    let standsAlone =
      run.end >= text.tokens.count || text.tokens[run.end].kind == .sign || text.tokens[run.end].startsLine
    guard
      (isExplicit && (standsAlone || looksLikeOne) && Skills.named(run.value) == nil)
        || (looksLikeOne && run.end > cursor + 1)
    else {
      return nil
    }
    return (cursor..<run.end, "@" + run.value)
  }

  /// Words, numbers, underscores, dots and hyphens without white space, from `start`.
  private func run(from start: Int) -> (value: String, end: Int)? {
    var cursor = start
    var value = ""
    while cursor < text.tokens.count, cursor == start || text.tokens[cursor].isGlued {
      let token = text.tokens[cursor]
      if token.kind == .sign {
        guard token.isSign("_") || token.isSign(".") || token.isSign("-") else { break }
        let continues =
          cursor + 1 < text.tokens.count && text.tokens[cursor + 1].isGlued
          && text.tokens[cursor + 1].kind != .sign
        guard token.isSign("_") || continues else { break }
      }
      value += token.folded
      cursor += 1
    }
    return cursor > start ? (value, cursor) : nil
  }
}
