import Domain
import Lexicon

/// Finds a contact that somebody gave to be reached by, which not every address in a text is.
enum ContactReader {
  /// Words that make an address the author's own contact, by their stems.
  private static let cues: Set<String> = Set(
    Stems.stems([
      "contact", "reach", "email", "mail", "telegram", "tg", "phone", "call", "ping", "text", "dm",
      "whatsapp",
      "контакт", "связь", "связаться", "почта", "мейл", "имейл", "емейл", "телеграм", "телеграмм", "телега",
      "тг",
      "телефон", "звони", "звоните", "пиши", "пишите", "номер",
    ]))

  /// The contact that the message gives: one that it calls so, or all that it says; any, where one was asked for.
  static func contact(in text: AnalysedText, wasAsked: Bool) -> Contact? {
    for identifier in Lexicon.Identifiers.find(in: text) {
      guard let kind = kind(of: identifier), !isOfOthers(identifier, text) else { continue }
      let sentence = sentence(of: identifier, text)
      if wasAsked || isOnlyContact(text, sentence) || isCued(text, sentence) {
        return Contact(kind: kind, value: identifier.value)
      }
    }
    return nil
  }

  /// Whether the sentence gives a contact and says nothing else: it belongs on no card.
  static func isOnlyContact(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let range = text.range(of: sentence)
    let found = Lexicon.Identifiers.find(in: text).filter {
      range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
        && kind(of: $0) != nil
    }
    guard !found.isEmpty else { return false }
    let others = text.tokens[sentence].filter { token in
      token.kind != .sign
        && !found.contains {
          $0.range.lowerBound <= token.range.lowerBound && token.range.upperBound <= $0.range.upperBound
        }
    }
    return others.filter { !cues.contains($0.stem) && $0.folded.unicodeScalars.count > 3 }.count <= 1
  }

  /// Words before an address that make it somebody else's, or one that is not to be used.
  private static let others: Set<String> = [
    "brother's", "sister's", "wife's", "husband's", "friend's", "colleague", "colleague's", "colleagues",
    "boss",
    "boss's", "manager's", "recruiter's", "ceo's", "cto's", "hr's", "partner's", "his", "her", "their", "him",
    "them",
    "don't", "dont", "not", "never", "no", "не", "нельзя", "коллега", "коллеги", "коллеге", "коллегу",
    "начальник",
    "начальника", "начальнику", "босс", "босса", "боссу", "друга", "другу", "подруги", "подруге", "жены",
    "мужа",
    "брата", "сестры", "рекрутера", "его", "ее", "её", "их", "ему", "ей", "им",
  ]

  /// Whether the words before it, back to a comma, call it somebody else's: "my colleague's telegram: @…", «не пишите
  /// на …».
  private static func isOfOthers(_ identifier: Lexicon.Identifier, _ text: AnalysedText) -> Bool {
    sentence(of: identifier, text).lazy
      .filter { text.tokens[$0].range.upperBound <= identifier.range.lowerBound }
      .reversed().prefix { ![",", ";"].contains(text.tokens[$0].folded) }
      .contains { others.contains(text.tokens[$0].folded) }
  }

  private static func sentence(of identifier: Lexicon.Identifier, _ text: AnalysedText) -> Range<Int> {
    text.sentences.first { positions in
      text.range(of: positions).upperBound > identifier.range.lowerBound
    } ?? text.tokens.indices
  }

  private static func isCued(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    text.tokens[sentence].contains { cues.contains($0.stem) }
  }

  /// A link leads to work somebody shows, not to them.
  private static func kind(of identifier: Lexicon.Identifier) -> Contact.Kind? {
    switch identifier.kind {
    case .email: .email
    case .phone: .phone
    case .handle: .telegram
    case .link: nil
    }
  }
}
