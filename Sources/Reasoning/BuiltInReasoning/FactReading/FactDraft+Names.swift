import Domain
import Lexicon
import Ports

/// How somebody is called, and where they work.
extension FactDraft {
  mutating func readNames() {
    let given = givenName()
    for mention in NameReader.ownNames(in: text) where !isCommanded(mention.positions.lowerBound) {
      if given != nil { break }
      guard frames.frame(at: mention.positions.lowerBound).isOwn, !isOthers(mention.positions.lowerBound)
      else { continue }
      add(.states(.name(mention.name)), .shared, at: mention.positions)
      break
    }
    let told = NameReader.employers(in: text)
    let listed = JobLines.employers(in: text) { frames.outline.part(at: $0) == .jobs }
      .filter { name in !told.contains { $0.positions.overlaps(name) } }
    employerTokens = Set(told.flatMap(\.positions)).union(listed.joined())
    for mention in told
    where tellsOfJob(mention.positions.lowerBound) {
      add(.states(.employer(mention.name)), .shared, at: mention.positions)
    }
    for name in listed where frames.outline.kind != .vacancy && tellsOfJob(name.lowerBound) {
      add(.states(.employer(text.quote(name))), .shared, at: name)
    }
    if context.asked == .contact { text.sentences.forEach { readQuotedEmployer($0) } }
    if let given { add(.states(.name(text.quote(given))), .shared, at: given) }
  }

  private func tellsOfJob(_ position: Int) -> Bool {
    let frame = frames.frame(at: position)
    return (frame.isOwn || frame.isPast) && !isOthers(position)
  }

  /// A name that stands alone at the start: the answer to "your name and a contact", or the head of a résumé.
  private func givenName() -> Range<Int>? {
    let isAsked = context.asked == .contact
    // «Варвара Ключникова, можно просто Варя»: how somebody is called for short.
    guard NameReader.ownNames(in: text).allSatisfy({ isAsked && isShortName($0) }) else { return nil }
    for sentence in text.sentences
    where text.tokens[sentence.lowerBound].startsLine || isAsked && sentence.lowerBound == 0 {
      var end = sentence.lowerBound
      while end < sentence.upperBound, text.tokens[end].kind == .word, text.tokens[end].isCapitalised {
        end += 1
      }
      let name = sentence.lowerBound..<end
      if !isAsked, isOfFirm(name) { continue }
      guard (isAsked ? 1...3 : 2...3).contains(name.count), isOnlyName(name) else { continue }
      let stops =
        end == sentence.upperBound || [",", "."].contains(word(end)) || end == sentence.upperBound - 1
      let leadsOn =
        isAsked
        || Trades.mentions(in: text).contains {
          $0.positions.lowerBound == end + 1 || $0.positions.lowerBound == end + 2
            || sentence.lowerBound == 0 && $0.positions.lowerBound == end
              && !context.roles.contains(.provider)
        }
      if stops && leadsOn { return name }
    }
    return nil
  }

  private func isShortName(_ mention: NamedMention) -> Bool {
    let start = mention.positions.lowerBound
    return mention.positions.count == 1 && start > 2
      && [["можно", "просто"], ["зовите", "меня"], ["call", "me"]].contains([
        word(start - 2), word(start - 1),
      ])
  }

  /// Whether the words at the start of a line are those of a firm: below the heading of the jobs, beside or behind
  /// their times, or with a legal form.
  private func isOfFirm(_ name: Range<Int>) -> Bool {
    if part(name.lowerBound) == .jobs || name.contains(where: employerTokens.contains) { return true }
    if name.contains(where: { IdentityMask.legalForms.contains(word($0)) }) { return true }
    guard let times = frames.dates.spans.first?.positions else { return false }
    return times.lowerBound < name.upperBound
      || !text.tokens[name.upperBound..<times.lowerBound].contains { $0.startsLine }
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

  /// An employer without a verb: «Алла Рудакова, «Рынок 24»» beside a contact.
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
