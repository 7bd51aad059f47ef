import Ports
import TelegramClient
import TelegramDialog

extension OutgoingText {
  /// A part of a message, with buttons below it where there are any.
  init(_ text: RichText, _ keyboard: Keyboard? = nil) {
    self.init(
      text: text.text, entities: text.entities.map(Self.object),
      buttons: keyboard.map(Self.rows) ?? [])
  }

  /// Buttons as the API has them.
  static func rows(of keyboard: Keyboard) -> [JSONValue] {
    keyboard.rows.map { row in
      .array(row.map { ["text": .string($0.label), "callback_data": .string($0.data.text)] })
    }
  }

  private static func object(_ entity: RichText.Entity) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("offset", .integer(Int64(entity.range.lowerBound))),
      .init("length", .integer(Int64(entity.range.count))),
    ]
    switch entity.kind {
    case .bold: members.append(.init("type", "bold"))
    case .italic: members.append(.init("type", "italic"))
    case .strikethrough: members.append(.init("type", "strikethrough"))
    case .code: members.append(.init("type", "code"))
    case .pre: members.append(.init("type", "pre"))
    case .blockquote: members.append(.init("type", "blockquote"))
    case .link(let address): members += [.init("type", "text_link"), .init("url", .string(address))]
    }
    return .object(members)
  }
}
