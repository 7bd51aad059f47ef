package import Domain
import Lexicon

/// Reads a contact out of what somebody wrote when they were asked for one.
package enum ContactReading {
  /// The first e-mail address, handle, phone number or link in `text`; `nil` where there is none.
  package static func contact(in text: String) -> Contact? {
    let found = Identifiers.find(in: text).compactMap { mention -> Contact? in
      switch mention.kind {
      case .email: Contact(kind: .email, value: mention.value)
      case .handle: Contact(kind: .telegram, value: mention.value)
      case .phone: Contact(kind: .phone, value: mention.value)
      case .link: Contact(kind: .link, value: mention.value)
      }
    }
    return found.first
  }
}
