/// A language that somebody speaks, named in a text.
package struct SpokenLanguageMention: Sendable, Equatable {
  /// ISO 639-1.
  package let code: String
  /// CEFR level, "A1" to "C2", or "native"; nil where none was told.
  package let level: String?
  /// Whether a word says that it is spoken or needed: a level, "speak", "working language", «на английском».
  package let isCued: Bool
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// Finds the languages that people speak, with levels.
package enum SpokenLanguages {
  /// The languages named in `text`, in order. A bare "Russian" may be a market or a nationality: see `isCued`.
  package static func mentions(in text: AnalysedText) -> [SpokenLanguageMention] {
    text.cache.value(\.languages) { look(in: text) }
  }

  private static func look(in text: AnalysedText) -> [SpokenLanguageMention] {
    let hits = table.matches(in: text).filter { isLanguage($0.positions, text) }
    var result: [SpokenLanguageMention] = []
    var claimed = 0
    for index in hits.indices {
      let positions = hits[index].positions
      let sentence = text.sentence(at: positions.lowerBound)
      let ceiling =
        index + 1 < hits.count
        ? min(sentence.upperBound, hits[index + 1].positions.lowerBound) : sentence.upperBound
      let level =
        levelBefore(positions, floor: max(sentence.lowerBound, claimed), text)
        ?? levelBehind(positions, ceiling: ceiling, isLast: index + 1 == hits.count, text)
      let isCued =
        level != nil || isCued(positions, text, sentence)
        || result.last.map { $0.isCued && joins($0.positions.upperBound..<positions.lowerBound, text) }
          ?? false
      var whole = positions
      if let level {
        whole =
          min(
            positions.lowerBound, level.positions.lowerBound)..<max(
            positions.upperBound, level.positions.upperBound)
      }
      claimed = whole.upperBound
      result.append(
        SpokenLanguageMention(
          code: hits[index].value, level: level?.name, isCued: isCued, range: text.range(of: whole),
          positions: whole))
    }
    // «Русский и киргизский с детства»
    for index in result.indices.dropLast().reversed() where result[index].level == nil {
      let next = result[index + 1]
      guard next.level == "native", plural.contains(text.folded(next.positions.upperBound - 1)),
        text.folded(next.positions.lowerBound - 1) == "и",
        result[index].positions.upperBound == next.positions.lowerBound - 1
      else { continue }
      let mention = result[index]
      result[index] = SpokenLanguageMention(
        code: mention.code, level: "native", isCued: true, range: mention.range, positions: mention.positions)
    }
    spread(&result, text)
    return result
  }

  /// "English and Swahili, fluent in both", «испанский и английский, оба свободно»: one level told of all of them.
  private static func spread(_ mentions: inout [SpokenLanguageMention], _ text: AnalysedText) {
    for index in mentions.indices.dropFirst() {
      guard let level = mentions[index].level else { continue }
      let end = mentions[index].positions.upperBound
      let isOfAll =
        text.folded(end) == "in" && ["both", "all", "each"].contains(text.folded(end + 1))
        || mentions[index].positions.contains { ["оба", "все", "both", "all"].contains(text.folded($0 - 1)) }
      guard isOfAll else { continue }
      let sentence = text.sentence(at: mentions[index].positions.lowerBound)
      for other in mentions[..<index].indices
      where mentions[other].level == nil && sentence.contains(mentions[other].positions.lowerBound) {
        let mention = mentions[other]
        mentions[other] = SpokenLanguageMention(
          code: mention.code, level: level, isCued: true, range: mention.range, positions: mention.positions)
      }
    }
  }

  private static let plural: Set<String> = ["родные", "детства", "рождения"]

  /// Whether what stands between two languages makes one list of them: «на английском и русском».
  private static func joins(_ between: Range<Int>, _ text: AnalysedText) -> Bool {
    (1...2).contains(between.count)
      && between.allSatisfy { [",", "/", "&", "and", "or", "и", "или"].contains(text.folded($0)) }
  }

  /// The languages named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [SpokenLanguageMention] {
    mentions(in: AnalysedText(text))
  }

  /// The name of a language as it is shown; nil for a code that is not in the table.
  package static func name(_ code: String, in language: TextLanguage) -> String? {
    rows.first { $0.0 == code }.map { language == .russian ? $0.2 : $0.1 }
  }

  private static let rows: [(String, String, String)] = [
    ("en", "English", "английский"), ("ru", "Russian", "русский"), ("de", "German", "немецкий"),
    ("fr", "French", "французский"),
    ("es", "Spanish", "испанский"), ("it", "Italian", "итальянский"), ("pt", "Portuguese", "португальский"),
    ("pl", "Polish", "польский"),
    ("uk", "Ukrainian", "украинский"), ("be", "Belarusian", "белорусский"), ("sr", "Serbian", "сербский"),
    ("ka", "Georgian", "грузинский"),
    ("hy", "Armenian", "армянский"), ("az", "Azerbaijani", "азербайджанский"), ("kk", "Kazakh", "казахский"),
    ("uz", "Uzbek", "узбекский"),
    ("ky", "Kyrgyz", "киргизский"), ("tg", "Tajik", "таджикский"), ("tt", "Tatar", "татарский"),
    ("tr", "Turkish", "турецкий"),
    ("he", "Hebrew", "иврит"), ("ar", "Arabic", "арабский"), ("zh", "Chinese", "китайский"),
    ("ja", "Japanese", "японский"),
    ("ko", "Korean", "корейский"), ("hi", "Hindi", "хинди"), ("bn", "Bengali", "бенгальский"),
    ("ur", "Urdu", "урду"), ("fa", "Persian", "персидский"),
    ("vi", "Vietnamese", "вьетнамский"), ("th", "Thai", "тайский"), ("id", "Indonesian", "индонезийский"),
    ("nl", "Dutch", "нидерландский"),
    ("sv", "Swedish", "шведский"), ("no", "Norwegian", "норвежский"), ("da", "Danish", "датский"),
    ("fi", "Finnish", "финский"),
    ("et", "Estonian", "эстонский"), ("lv", "Latvian", "латышский"), ("lt", "Lithuanian", "литовский"),
    ("cs", "Czech", "чешский"),
    ("sk", "Slovak", "словацкий"), ("sl", "Slovenian", "словенский"), ("hr", "Croatian", "хорватский"),
    ("hu", "Hungarian", "венгерский"),
    ("ro", "Romanian", "румынский"), ("bg", "Bulgarian", "болгарский"), ("el", "Greek", "греческий"),
    ("mk", "Macedonian", "македонский"),
    ("sq", "Albanian", "албанский"), ("ca", "Catalan", "каталанский"), ("mn", "Mongolian", "монгольский"),
    ("is", "Icelandic", "исландский"),
    ("ga", "Irish", "ирландский"), ("cy", "Welsh", "валлийский"), ("sw", "Swahili", "суахили"),
    ("bem", "Bemba", "бемба"), ("ny", "Nyanja", "ньянджа"),
    ("ta", "Tamil", "тамильский"),
    ("te", "Telugu", "телугу"), ("mr", "Marathi", "маратхи"), ("pa", "Punjabi", "панджаби"),
    ("ms", "Malay", "малайский"),
    ("af", "Afrikaans", "африкаанс"), ("yo", "Yoruba", "йоруба"), ("am", "Amharic", "амхарский"),
    ("eu", "Basque", "баскский"), ("mt", "Maltese", "мальтийский"), ("fil", "Filipino", "филиппинский"),
    ("gl", "Galician", "галисийский"), ("bs", "Bosnian", "боснийский"), ("ne", "Nepali", "непальский"),
    ("gu", "Gujarati", "гуджарати"), ("kn", "Kannada", "каннада"), ("ml", "Malayalam", "малаялам"),
    ("ceb", "Cebuano", "себуанский"), ("km", "Khmer", "кхмерский"), ("lo", "Lao", "лаосский"),
    ("my", "Burmese", "бирманский"), ("si", "Sinhala", "сингальский"), ("so", "Somali", "сомали"),
    ("rw", "Kinyarwanda", "киньяруанда"), ("xh", "Xhosa", "коса"), ("tk", "Turkmen", "туркменский"),
    ("lb", "Luxembourgish", "люксембургский"), ("ku", "Kurdish", "курдский"),
    ("ig", "Igbo", "игбо"), ("ha", "Hausa", "хауса"), ("zu", "Zulu", "зулу"),
  ]
  private static let aliases: [(String, [String])] = [
    ("zh", ["mandarin", "мандарин"]), ("fil", ["tagalog", "тагальский"]), ("ceb", ["bisaya", "visayan"]),
    ("fa", ["farsi", "фарси"]),
    ("en", ["инглиш", "англ", "по английски", "англиский", "английскй", "англйский", "enlgish", "engish"]),
    ("ru", ["по русски", "рсский", "руский", "русскй", "рускй"]),
    ("nl", ["голландский", "по голландски"]), ("de", ["deutsch", "по немецки"]), ("ky", ["кыргызский"]),
    ("fr", ["по французски"]),
    ("es", ["по испански"]), ("pl", ["по польски"]), ("no", ["norsk"]), ("sr", ["по сербски"]),
    ("ka", ["по грузински"]), ("he", ["ивритом"]),
  ]

  private static let table: PhraseTable<String> = {
    var table = PhraseTable<String>(.folded)
    for row in rows {
      table.insert(row.1, row.0)
      // "Kazakh's my mother tongue"
      table.insert(row.1 + "'s", row.0)
      for form in RussianForms.forms(of: [Folding.folded(row.2)]) { table.insert(words: form, row.0) }
    }
    for (code, names) in aliases { for name in names { table.insert(name, code) } }
    return table
  }()

  /// "Thai food", "Polish company", «русский рынок»: an adjective before another noun is no language.
  private static func isLanguage(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    let after = text.stem(positions.upperBound)
    return !notLanguageNouns.contains(after) && !lessons.contains(text.stem(positions.lowerBound - 1))
  }

  /// «Онлайн-школа английского»: what is taught.
  private static let lessons: Set<String> = Set(
    Stems.stems(["школа", "курсы", "уроки", "репетитор", "преподаватель", "учитель", "изучение", "учебник"]))

  private static let notLanguageNouns: Set<String> = Set(
    Stems.stems([
      "company", "companies", "market", "markets", "office", "startup", "bank", "citizenship", "citizen",
      "passport", "food", "team", "client",
      "customers", "users", "city", "time", "hours", "government", "visa", "residence", "tax", "law",
      "employer", "brand", "product",
      "компания", "рынок", "офис", "паспорт", "гражданство", "банк", "стартап", "рубль", "юрлицо", "заказчик",
      "клиент", "пользователь", "инн",
    ]))

  private static let levels: [(words: [String], name: String)] = [
    (["pre", "-", "intermediate"], "A2"), (["upper", "-", "intermediate"], "B2"),
    (["upper", "intermediate"], "B2"), (["pre", "intermediate"], "A2"),
    (["mother", "tongue"], "native"), (["first", "language"], "native"), (["native"], "native"),
    (["родной"], "native"), (["родным"], "native"), (["родные"], "native"), (["с", "детства"], "native"),
    (["с", "рождения"], "native"), (["оба", "родные"], "native"),
    (["bilingual"], "native"),
    (["a1"], "A1"), (["a2"], "A2"), (["b1"], "B1"), (["b2"], "B2"), (["c1"], "C1"), (["c2"], "C2"),
    (["а1"], "A1"), (["а2"], "A2"), (["в1"], "B1"), (["в2"], "B2"), (["с1"], "C1"), (["с2"], "C2"),
    (["б1"], "B1"), (["б2"], "B2"),
    (["intermediate"], "B1"), (["advanced"], "C1"), (["fluent"], "C1"), (["fluently"], "C1"),
    (["proficient"], "C1"), (["свободный"], "C1"), (["свободно"], "C1"),
    (["свободного"], "C1"), (["elementary"], "A1"), (["beginner"], "A1"), (["natively"], "native"),
    (["full", "professional"], "C1"), (["professional", "working"], "B2"), (["limited", "working"], "B1"),
    (["начальный"], "A1"), (["базовый"], "A2"), (["элементарный"], "A1"), (["средний"], "B1"),
    (["продвинутый"], "C1"),
    (["продвинутого"], "C1"), (["разговорный"], "B1"), (["conversational"], "B1"), (["носитель"], "native"),
    (["выше", "среднего"], "B2"), (["свободная"], "C1"), (["basic"], "A2"), (["basics"], "A1"),
  ]

  private typealias Level = (name: String, positions: Range<Int>)

  /// The level that stands directly before a language: "native Russian", "upper-intermediate English".
  private static func levelBefore(_ positions: Range<Int>, floor: Int, _ text: AnalysedText) -> Level? {
    for length in (1...3).reversed() where positions.lowerBound - length >= floor {
      let start = positions.lowerBound - length
      if let found = level(at: start, text), found.positions.upperBound == positions.lowerBound {
        return found
      }
    }
    return nil
  }

  /// The level behind a language, before the next one.
  private static func levelBehind(_ positions: Range<Int>, ceiling: Int, isLast: Bool, _ text: AnalysedText)
    -> Level?
  {
    var afterComma = false
    // «Английский читаю и пишу, говорю через силу, ставьте B1»: of the last one a level may come late.
    if isLast, text.sentence(at: positions.lowerBound).upperBound > positions.upperBound + 6,
      let late = (positions.upperBound + 6..<min(ceiling, positions.upperBound + 14)).first(where: {
        told.contains(text.folded($0 - 1))
      }), let found = level(at: late, text)
    {
      return found
    }
    for position in positions.upperBound..<max(positions.upperBound, min(ceiling, positions.upperBound + 6)) {
      if text.tokens[position].isSign(";") || text.tokens[position].isSign(".") { return nil }
      afterComma =
        afterComma || text.tokens[position].isSign(",")
        || ["and", "и", "but", "а"].contains(text.folded(position))
      guard let found = level(at: position, text) else { continue }
      if isOfSomethingElse(found.positions.lowerBound, afterComma, text) { return nil }
      // "Polish, fluent German": that level is the next language's.
      let isNexts = !isLast && afterComma && found.positions.upperBound == ceiling
      return isNexts ? nil : found
    }
    return nil
  }

  /// "English, and sarcasm to C2", "from A to C2": the end of a scale of something else, or of one that is made up.
  private static func isOfSomethingElse(_ level: Int, _ afterComma: Bool, _ text: AnalysedText) -> Bool {
    let before = text.folded(level - 1)
    guard ["to", "до"].contains(before) else { return false }
    let from = text.folded(level - 2)
    if from.unicodeScalars.count == 1, from.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
      return true
    }
    return before == "to" && afterComma && !reaching.contains(from)
  }

  private static let reaching: Set<String> = [
    "up", "close", "got", "get", "brought", "raised", "came", "near", "went", "it", "improved", "moved",
  ]

  private static let told: Set<String> = [
    "ставьте", "пишите", "запишите", "поставьте", "put", "say", "write", "скажем", "около", "around", "about",
    "roughly",
  ]

  private static func level(at position: Int, _ text: AnalysedText) -> (name: String, positions: Range<Int>)?
  {
    for level in levels
    where level.words.indices.allSatisfy({ text.folded(position + $0) == level.words[$0] }) {
      return (level.name, position..<position + level.words.count)
    }
    return nil
  }

  private static let cues: Set<String> = Set(
    Stems.stems([
      "speak", "speaking", "language", "languages", "язык", "языки", "языком", "говорю", "говорим", "говорят",
      "общаемся", "общение", "знание", "знания", "владею", "созвоны", "calls", "meetings",
    ]))

  private static func isCued(_ positions: Range<Int>, _ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let before = text.folded(positions.lowerBound - 1)
    let after = text.folded(positions.upperBound)
    if before == "in" || before == "на" || after == "-" && text.folded(positions.upperBound + 1) == "speaking"
    {
      return true
    }
    return sentence.contains { cues.contains(text.stem($0)) }
  }
}
