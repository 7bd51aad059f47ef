/// Finds what people tell of themselves that is nothing of their work: their own name, age, family, photo, addresses and
/// social profiles, with the words that lead there.
enum PersonalDetails {
  /// As token positions; they may overlap.
  static func spans(in text: AnalysedText) -> [Range<Int>] {
    var spans = names(in: text) + addresses(in: text) + pronounLabels(in: text)
    let fixed = Set(Skills.mentions(in: text).flatMap(\.positions))
    let told = text.tokens.indices.flatMap { position in
      [AgeWords.span(at: position, text), FamilyWords.span(at: position, text), photo(at: position, text)]
        .compactMap(\.self)
    }
    spans += told.filter { span in !span.contains(where: fixed.contains) }
    return spans
  }

  /// «Анна, 32 года, бэкендер»: years that stand right behind a name are an age.
  ///
  /// - Parameter gone: what is left out by then, by position.
  static func agesBehindNames(in text: AnalysedText, gone: [Bool]) -> [Range<Int>] {
    text.tokens.indices.compactMap { position in
      guard position >= 2, AgeWords.isAge(position, text), [",", "("].contains(text.folded(position - 1)),
        gone[position - 2]
      else { return nil }
      let end = AgeWords.yearWords.contains(text.folded(position + 1)) ? position + 2 : position + 1
      return endsClause(end, text) ? position..<end : nil
    }
  }

  // MARK: Names

  private static let nameCues = [
    ["my", "full", "name", "is"], ["my", "name", "is"], ["my", "name's"], ["name", "is"], ["i", "am"],
    ["i'm"],
    ["im"], ["call", "me"], ["this", "is"], ["name"], ["меня", "зовут"], ["зовут", "меня"],
    ["меня", "звать"],
    ["зовите", "меня"], ["можно", "просто"], ["мое", "имя"], ["имя"], ["я"], ["это"],
  ]
  private static let masks: Set<String> = ["name", "имя"]

  private static func names(in text: AnalysedText) -> [Range<Int>] {
    let told = NameReader.ownNames(in: text).map(\.positions)
    let masked = text.tokens.indices.filter { isMask($0, of: masks, text) }.map { $0 - 1..<$0 + 2 }
    return (told + masked).map { name in
      var lower = name.lowerBound
      while NameReader.isSkipped(lower - 1, text), text.folded(lower - 1) != "это" { lower -= 1 }
      let cue = nameCues.first { endsWith($0, before: lower, text) }
      lower = cue.map { lower - $0.count } ?? name.lowerBound
      return lower..<(text.folded(name.upperBound) == "here" ? name.upperBound + 1 : name.upperBound)
    }
  }

  /// Whether the words stand right before `position`.
  static func endsWith(_ words: [String], before position: Int, _ text: AnalysedText) -> Bool {
    position >= words.count
      && words.enumerated().allSatisfy { text.folded(position - words.count + $0.offset) == $0.element }
  }

  /// Whether the token stands in brackets for something of a kind that was masked.
  private static func isMask(_ position: Int, of kinds: Set<String>, _ text: AnalysedText) -> Bool {
    text.folded(position - 1) == "[" && kinds.contains(text.folded(position))
      && text.folded(position + 1) == "]"
  }

  static func endsClause(_ position: Int, _ text: AnalysedText) -> Bool {
    position >= text.tokens.count || text.tokens[position].startsLine
      || [".", ",", "!", "?", ";", ")", "(", "—", "–", ":", "|", "/"].contains(text.folded(position))
      || ["and", "и", "from", "из", "but", "но", "so", "а"].contains(text.folded(position))
  }

  // MARK: Addresses

  private static let socialHosts = [
    "linkedin.", "vk.com", "vk.ru", "vkontakte.", "instagram.", "facebook.", "fb.com", "t.me", "telegram.me",
    "twitter.", "x.com/", "ok.ru", "tiktok.", "threads.", "avatars.githubusercontent", "gravatar.",
    "youtube.com/@",
    "max.ru", "xing.", "mastodon.",
  ]
  private static let maskedAddresses: Set<String> = [
    "link", "ссылка", "handle", "ник", "phone", "телефон", "почта",
  ]
  private static let labels: Set<String> = [
    "linkedin", "instagram", "insta", "facebook", "fb", "vk", "telegram", "tg", "twitter", "profile", "photo",
    "avatar",
    "my", "is", "at", "on", "me", "find", "линкедин", "инстаграм", "инста", "фейсбук", "вк", "вконтакте",
    "телеграм",
    "телега", "тг", "профиль", "мой", "фото", "аватар", "ссылка", ":", "-", "—", "–",
  ]

  private static func addresses(in text: AnalysedText) -> [Range<Int>] {
    let social = Identifiers.find(in: text).filter { found in
      // "UTC+6. 2500–3800": a number that goes on behind a full stop is two.
      if found.kind == .phone { return text.text[found.range].firstRange(of: ". ") == nil }
      return found.kind != .link || socialHosts.contains(where: found.value.lowercased().contains)
        || [".jpg", ".jpeg", ".png"].contains(where: found.value.lowercased().hasSuffix)
    }
    let told = social.compactMap { positions(of: $0.range, in: text) }
    var masked = text.tokens.indices.filter { isMask($0, of: maskedAddresses, text) }.map { $0 - 1..<$0 + 2 }
    // "[e-mail]"
    masked += text.tokens.indices.filter {
      text.folded($0) == "e" && text.folded($0 - 1) == "[" && text.folded($0 + 2) == "mail"
        && text.folded($0 + 3) == "]"
    }.map { $0 - 1..<$0 + 4 }
    return (told + masked).map { address in
      var lower = address.lowerBound
      while labels.contains(text.folded(lower - 1)), !text.tokens[lower].startsLine { lower -= 1 }
      return lower..<address.upperBound
    }
  }

  /// The tokens that a piece of the text touches; `nil` where there are none.
  private static func positions(of piece: Range<String.Index>, in text: AnalysedText) -> Range<Int>? {
    let first = position(in: text) { $0.range.upperBound > piece.lowerBound }
    let end = position(in: text) { $0.range.lowerBound >= piece.upperBound }
    return first < end ? first..<end : nil
  }

  /// The first token that lies so far behind, by halves; their count where none does.
  private static func position(in text: AnalysedText, where isBehind: (Token) -> Bool) -> Int {
    var (low, high) = (0, text.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(text.tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: Photo and pronouns

  private static let photos: PhraseTable<Bool> = .folded([
    "my photo", "see my photo", "photo attached", "photo is attached", "with a photo", "photo on request",
    "photo in my profile", "photo in the profile", "photo enclosed", "my headshot", "my selfie",
    "фото прилагаю",
    "фото прилагается", "фото в профиле", "мое фото", "моя фотография", "фотография прилагается",
    "фото приложено", "фото во вложении", "фото по запросу", "моя аватарка",
  ])

  private static func photo(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    photos.match(in: text, at: position)?.positions
  }

  private static let pronouns: Set<String> = [
    "she", "her", "hers", "he", "him", "his", "they", "them", "theirs",
  ]

  /// "(she/her)", "pronouns: he/him".
  private static func pronounLabels(in text: AnalysedText) -> [Range<Int>] {
    text.tokens.indices.compactMap { position in
      guard pronouns.contains(text.folded(position)), text.folded(position + 1) == "/",
        pronouns.contains(text.folded(position + 2)), text.folded(position - 1) != "/"
      else { return nil }
      var end = position + 3
      while text.folded(end) == "/", pronouns.contains(text.folded(end + 1)) { end += 2 }
      var lower = position
      while [":", "are", "pronouns", "my", "pronoun"].contains(text.folded(lower - 1)) { lower -= 1 }
      return lower..<end
    }
  }
}
