/// A person as somebody names them in a filter. Who is meant is looked up.
package enum PersonReference: Hashable, Sendable {
  case id(UserID)
  /// The end of an id. Where nobody's id ends so, whoever has an identity of that value is meant: a short number may be
  /// either.
  case tail(IdentifierTail)
  /// "telegram:4711".
  case identity(Identity)
  /// Whoever has an identity of that value, of whatever kind: a demo name, a number.
  case named(String)

  /// Reads "name:…", "<kind of identity>:…", an id, four to eight digits of its end, and everything else as a name;
  /// `nil` where there is nothing to go by.
  package init?(_ text: String) {
    if text.isEmpty { return nil }
    if let id = UserID(text) {
      self = .id(id)
    } else if let tail = IdentifierTail(text) {
      self = .tail(tail)
    } else if let colon = text.unicodeScalars.firstIndex(of: ":") {
      let value = String(text[text.unicodeScalars.index(after: colon)...])
      let prefix = text[..<colon].lowercased()
      if prefix == Self.namePrefix {
        self = .named(value)
      } else if let kind = Identity.Kind(rawValue: prefix) {
        self = .identity(Identity(kind: kind, value: value))
      } else {
        self = .named(text)
        return
      }
      if value.isEmpty { return nil }
    } else {
      self = .named(text)
    }
  }

  /// What `init` reads as the same.
  package var text: String {
    switch self {
    case .id(let id): return id.description
    case .tail(let tail): return tail.digits
    case .identity(let identity): return "\(identity.kind.rawValue):\(identity.value)"
    // A name that could be taken for something else says that it is one.
    case .named(let name): return Self(name) == self ? name : "\(Self.namePrefix):\(name)"
    }
  }

  private static let namePrefix = "name"
}

/// A row named by its id or by the end of it.
package enum RecordReference: Hashable, Sendable {
  /// The two halves of an id, whatever it is of: which table is meant follows from the key.
  case id(high: UInt64, low: UInt64)
  case tail(IdentifierTail)

  /// Reads an id or four to eight digits of its end; `nil` for anything else.
  package init?(_ text: String) {
    if let id = Identifier<Self>(text) {
      self = .id(high: id.high, low: id.low)
    } else if let tail = IdentifierTail(text) {
      self = .tail(tail)
    } else {
      return nil
    }
  }

  /// The row of that id.
  package init<Entity>(_ id: Identifier<Entity>) { self = .id(high: id.high, low: id.low) }

  package func names<Entity>(_ id: Identifier<Entity>) -> Bool {
    switch self {
    case .id(let high, let low): id.high == high && id.low == low
    case .tail(let tail): tail.isEnd(of: id)
    }
  }

  /// What `init` reads as the same.
  package var text: String {
    switch self {
    case .id(let high, let low): Identifier<Self>(high: high, low: low).description
    case .tail(let tail): tail.digits
    }
  }
}
