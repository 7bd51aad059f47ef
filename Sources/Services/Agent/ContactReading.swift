package import Domain
import Lexicon

/// Reads a contact out of what somebody wrote when they were asked for one.
package enum ContactReading {
  /// A contact, and whether the text says hardly anything besides.
  struct Reading {
    let contact: Contact
    let isAll: Bool
  }

  /// "My mail is": more words than these may say something that must not be lost.
  private static let wordsAround = 3

  /// The first e-mail address, handle, phone number or link in `text`; `nil` where there is none.
  package static func contact(in text: String) -> Contact? { read(text)?.contact }

  /// A text with each e-mail address, handle, phone number and link in it hidden: how operators see it who have not asked to
  /// see more.
  ///
  /// - Parameter word: what stands in their places.
  package static func hidden(in text: String, by word: String) -> String {
    var hidden = ""
    var place = text.startIndex
    for mention in Identifiers.find(in: text) where mention.range.lowerBound >= place {
      hidden += text[place..<mention.range.lowerBound]
      hidden += word
      place = mention.range.upperBound
    }
    return hidden + text[place...]
  }

  static func read(_ text: String) -> Reading? {
    guard let mention = Identifiers.find(in: text).first else { return nil }
    let kind: Contact.Kind =
      switch mention.kind {
      case .email: .email
      case .handle: .telegram
      case .phone: .phone
      case .link: .link
      }
    let around = [text[..<mention.range.lowerBound], text[mention.range.upperBound...]]
    let words = around.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
    return Reading(
      contact: Contact(kind: kind, value: mention.value), isAll: words.count <= Self.wordsAround)
  }
}
