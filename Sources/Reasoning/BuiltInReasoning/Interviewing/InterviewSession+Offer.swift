import Domain
import Lexicon
import Ports

/// Words that nothing was read out of, once the card is there: they are offered for it rather than lost, and never put
/// there without a yes.
extension InterviewSession {
  /// Settles what was offered by this message. Returns whether the message says nothing else.
  mutating func takeOffered(_ text: AnalysedText) -> Bool {
    guard let offered = state.offered else { return false }
    state.offered = nil
    answersOffer = true
    let words = Set(text.tokens.lazy.filter { $0.kind != .sign }.map(\.folded))
    guard words.count <= Self.wordsOfYes else { return false }
    if !words.isDisjoint(with: Self.refusals) {
      leftOut = true
      return true
    }
    guard !words.isDisjoint(with: Self.agreements), !(words.contains("right") && words.contains("now")) else {
      return false
    }
    let said = AnalysedText(offered.text)
    let section: FacetSection = WordSorter.wishes(in: said) ? .wants : .offers
    for role in profile.roles.prefix(1) {
      if merge.add(words: Evidence(message: offered.message, quote: offered.text), to: role, section) {
        newWords.append((offered.text, section))
      }
    }
    return true
  }

  /// Remembers what of a message could stand on the card in its author's words.
  mutating func noteUnread(_ text: AnalysedText, excluding excluded: Set<Int>, from message: MessageID) {
    let sentence = text.sentences.indices.first { number in
      !excluded.contains(number)
        && text.tokens[text.sentences[number]].lazy.filter { $0.kind == .word }.count >= Self.leastWords
    }
    guard isUpdate, let sentence else { return }
    unreadWords = InterviewState.UnreadText(message: message, text: text.quote(text.sentences[sentence]))
  }

  /// Fewer words say nothing that others could read.
  private static let leastWords = 3
  private static let wordsOfYes = 5

  private static let agreements: Set<String> = [
    "yes", "yep", "yeah", "sure", "add", "put", "do", "please", "ok", "okay", "right", "exactly", "да", "ага",
    "добавь",
    "добавьте", "добавляй", "запиши", "запишите", "давай", "ок", "конечно", "можно", "впиши", "угу",
  ]
  private static let refusals: Set<String> = [
    "no", "nope", "not", "don't", "leave", "skip", "нет", "не", "незачем", "оставь", "неважно",
  ]
}
