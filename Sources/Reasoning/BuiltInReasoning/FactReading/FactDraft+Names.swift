import Domain
import Lexicon
import Ports

/// How somebody is called, and where they work.
extension FactDraft {
  mutating func readNames() {
    for mention in NameReader.ownNames(in: text) where !isCommanded(mention.positions.lowerBound) {
      guard frames.frame(at: mention.positions.lowerBound).isOwn, !isOthers(mention.positions.lowerBound)
      else { continue }
      add(.states(.name(mention.name)), .shared, at: mention.positions)
      break
    }
    if let given = givenName() { add(.states(.name(text.quote(given))), .shared, at: given) }
    for mention in NameReader.employers(in: text)
    where frames.frame(at: mention.positions.lowerBound).isOwn
      || frames.frame(at: mention.positions.lowerBound).isPast
    {
      guard !isOthers(mention.positions.lowerBound) else { continue }
      add(.states(.employer(mention.name)), .shared, at: mention.positions)
    }
    readListedEmployers()
  }

  /// A name that stands alone at the start: the answer to "your name and a contact", or the head of a résumé.
  private func givenName() -> Range<Int>? {
    guard NameReader.ownNames(in: text).isEmpty else { return nil }
    let isAsked = context.asked == .contact
    for sentence in text.sentences
    where text.tokens[sentence.lowerBound].startsLine || isAsked && sentence.lowerBound == 0 {
      var end = sentence.lowerBound
      while end < sentence.upperBound, text.tokens[end].kind == .word, text.tokens[end].isCapitalised {
        end += 1
      }
      let name = sentence.lowerBound..<end
      guard (isAsked ? 1...3 : 2...3).contains(name.count), isOnlyName(name) else { continue }
      let stops =
        end == sentence.upperBound || [",", "."].contains(word(end)) || end == sentence.upperBound - 1
      let leadsOn =
        isAsked
        || Trades.mentions(in: text).contains {
          $0.positions.lowerBound == end + 1 || $0.positions.lowerBound == end + 2
        }
      if stops && leadsOn { return name }
    }
    return nil
  }

  private func isOnlyName(_ positions: Range<Int>) -> Bool {
    let isTerm =
      Skills.mentions(in: text, isAnswer: true).contains { $0.positions.overlaps(positions) }
      || Trades.mentions(in: text).contains { $0.positions.overlaps(positions) }
      || Places.mentions(in: text).contains {
        $0.positions.lowerBound == positions.lowerBound && $0.positions.overlaps(positions)
      }
      || SpokenLanguages.mentions(in: text).contains { $0.positions.overlaps(positions) }
      || SeniorityReader.mentions(in: text).contains { $0.positions.overlaps(positions) }
    let common: Set<String> = [
      "yes", "no", "hi", "hello", "thanks", "ok", "да", "нет", "привет", "спасибо", "здравствуйте", "remote",
      "hybrid", "telegram", "телеграм", "email", "почта", "добрый", "good", "my", "мой", "the", "i", "я",
      "write", "пишите", "contact", "phone", "телефон", "skip", "later",
    ]
    return !isTerm && !positions.contains { common.contains(word($0)) }
  }

  /// Employers without a verb: «Алла Рудакова, «Рынок 24»» beside a contact, "2021 to now: AppSec engineer, Polderpay, …".
  private mutating func readListedEmployers() {
    for sentence in text.sentences {
      let isDated =
        text.tokens[sentence.lowerBound].startsLine
        && Int(word(sentence.lowerBound)).map { (1980...2100).contains($0) } ?? false
      guard isDated || context.asked == .contact else { continue }
      if context.asked == .contact { readQuotedEmployer(sentence) }
      guard isDated else { continue }
      let clauses = Clauses.clauses(of: sentence, in: text)
      for (index, part) in clauses.enumerated()
      where index > 0
        && Trades.mentions(in: text).contains(where: { clauses[index - 1].overlaps($0.positions) })
      {
        guard part.count <= 3, part.allSatisfy({ text.tokens[$0].isCapitalised }), isOnlyName(part) else {
          continue
        }
        add(.states(.employer(text.quote(part))), .shared, at: part)
      }
    }
  }

  private mutating func readQuotedEmployer(_ sentence: Range<Int>) {
    guard let open = sentence.first(where: { ["«", "“"].contains(word($0)) }),
      let close = sentence.first(where: { $0 > open && ["»", "”"].contains(word($0)) }), close - open > 1,
      close - open <= 6
    else { return }
    let name = open + 1..<close
    if NameReader.employers(in: text).contains(where: { $0.positions.overlaps(name) }) { return }
    add(.states(.employer(text.quote(name))), .shared, at: name)
  }
}
