/// The case forms of Russian names and loan words, made by their endings.
///
/// For recognition only: it makes some forms that do not exist rather than miss one that does.
enum RussianForms {
  /// The six cases of a folded word, in the order nominative, genitive, dative, accusative, instrumental,
  /// prepositional; words that do not change give themselves six times.
  static func cases(of word: String) -> [String] {
    var stem = Array(word.unicodeScalars)
    guard let last = stem.last, stem.count > 2, (0x430...0x44F).contains(last.value) else {
      return Array(repeating: word, count: 6)
    }
    let before = stem[stem.count - 2]
    func forms(dropping count: Int, _ endings: [String]) -> [String] {
      stem.removeLast(count)
      let root = text(stem)
      return [word] + endings.map { root + $0 }
    }
    switch last {
    case "а":
      return forms(dropping: 1, [hisses(before) ? "и" : "ы", "е", "у", before == "ц" ? "ей" : "ой", "е"])
    case "я":
      if before == "и" { return forms(dropping: 1, ["и", "и", "ю", "ей", "и"]) }
      if before == "а" { return forms(dropping: 2, ["ой", "ой", "ую", "ой", "ой"]) }
      return forms(dropping: 1, ["и", "е", "ю", "ей", "е"])
    case "ь":
      // Both genders: Казань and Кремль.
      return forms(dropping: 1, ["и", "и", "ь", "ью", "и"])
    case "й":
      let third = stem.count > 3 ? stem[stem.count - 3] : before
      if before == "и", "нжшщч".unicodeScalars.contains(third) {
        return forms(dropping: 2, ["его", "ему", "ий", "им", "ем"])
      }
      if before == "и" || before == "ы" || before == "о" {
        return forms(dropping: 2, ["ого", "ому", "ий", "им", "ом"])
      }
      return forms(dropping: 1, ["я", "ю", "я", "ем", "е"])
    case "о":
      // Иваново changes, Торонто does not; the forms of the second never meet anything.
      guard text(stem).hasSuffix("во") || text(stem).hasSuffix("но") else {
        return Array(repeating: word, count: 6)
      }
      return forms(dropping: 1, ["а", "у", "о", "ом", "е"])
    case "е":
      // «нагрузочное тестирование»
      if before == "и" { return forms(dropping: 1, ["я", "ю", "е", "ем", "и"]) }
      guard before == "о" || before == "е" else { return Array(repeating: word, count: 6) }
      return forms(dropping: 2, ["ого", "ому", before == "о" ? "ое" : "ее", "ым", "ом"])
    case "ы":
      if before == "ы" { break }
      return forms(dropping: 1, ["ов", "ам", "ы", "ами", "ах"])
    case "и":
      if before == "и" || before == "ы" { break }
      if hisses(before) { return forms(dropping: 1, ["ов", "ам", "и", "ами", "ах"]) }
      return forms(dropping: 1, ["ей", "ям", "и", "ями", "ях"])
    case "ц" where before == "е":
      return forms(dropping: 2, ["ца", "цу", "ец", "цом", "це"])
    case "у", "ю", "э": break
    default:
      return forms(dropping: 0, ["а", "у", "а", last == "ц" || hisses(last) ? "ем" : "ом", "е"])
    }
    return Array(repeating: word, count: 6)
  }

  /// All forms of a phrase, its words in the same case each; the first is the phrase itself. Words of other
  /// scripts, and prepositions between, stay.
  static func forms(of words: [String]) -> [[String]] {
    let each = words.map { word in
      word == "на" ? Array(repeating: word, count: 6) : cases(of: word)
    }
    var result: [[String]] = []
    for number in 0..<6 {
      let form = each.map { $0[number] }
      if !result.contains(form) { result.append(form) }
    }
    // Nouns in a soft sign are of either gender: Казани, but Ярославле.
    if let last = words.last, last.unicodeScalars.last == "ь", last.unicodeScalars.count > 2 {
      let root = text(Array(last.unicodeScalars.dropLast()))
      for ending in ["я", "ю", "ем", "е"] { result.append(Array(words.dropLast()) + [root + ending]) }
    }
    // A first name declines alone in names such as «Санкт-Петербург», where its first part never changes.
    if words.count > 1 {
      for number in 1..<6 {
        let form = Array(words.dropLast()) + [each[each.count - 1][number]]
        if !result.contains(form) { result.append(form) }
      }
    }
    return result
  }

  /// Every form of a folded first name, surname or company: case forms of either gender, and those of surnames in
  /// -ов, -ев, -ин, which decline like adjectives in part.
  static func nameForms(of word: String) -> Set<String> {
    var result = Set(forms(of: [word]).map { $0[0] })
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 3, TableText.isRussian(word) else { return result }
    if ["ов", "ев", "ин", "ын"].contains(where: word.hasSuffix) {
      for ending in ["ым", "а", "у", "е", "ы", "ых", "ыми", "ой"] { result.insert(word + ending) }
    }
    if ["ова", "ева", "ина", "ына"].contains(where: word.hasSuffix) {
      let root = text(Array(scalars.dropLast()))
      for ending in ["ой", "у", "", "ым", "е", "ы", "ых"] { result.insert(root + ending) }
    }
    if word.hasSuffix("ия") || word.hasSuffix("ья") {
      let root = text(Array(scalars.dropLast()))
      for ending in ["и", "ю", "ей", "е"] { result.insert(root + ending) }
    }
    return result
  }

  private static func hisses(_ scalar: Unicode.Scalar) -> Bool {
    "гкхжчшщ".unicodeScalars.contains(scalar)
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
