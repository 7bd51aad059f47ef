import Localization
package import TerminalKit

/// Which key does what: the standard keys, and those that the person chose instead.
///
///     try KeyMap("search=Ctrl-G quit=Ctrl-Q,Ctrl-X copy=c")
///
/// A choice replaces all keys of its action. The screens decide by actions and show the keys of this map, so that help
/// and hints are true whatever was chosen.
package struct KeyMap: Hashable, Sendable {
  private var keys: [KeyAction: [KeyEvent]]
  private var everywhere: [KeyEvent: KeyAction] = [:]
  private var onLists: [KeyEvent: KeyAction] = [:]

  /// The keys that everybody has who chose none.
  package static let standard = KeyMap(
    Dictionary(uniqueKeysWithValues: KeyAction.allCases.map { ($0, $0.standardKeys) }))

  private init(_ keys: [KeyAction: [KeyEvent]]) {
    self.keys = keys
    for (action, events) in keys {
      for event in events {
        if action.isOfLists { onLists[event] = action } else { everywhere[event] = action }
      }
    }
  }

  /// Reads a choice: entries `action=key`, separated by spaces, several keys by commas.
  ///
  /// - Throws: the first mistake, in the order of the entries, a key of two actions last.
  package init(_ choice: String) throws(KeyMistake) {
    var keys = Self.standard.keys
    var chosen: Set<KeyAction> = []
    for entry in choice.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let action = KeyAction(rawValue: parts[0].lowercased()) else {
        throw .unknownAction(
          parts[0], nearest: ClosestWord.to(parts[0], among: KeyAction.allCases.map(\.rawValue)))
      }
      guard chosen.insert(action).inserted else { throw .again(action) }
      let names = parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : []
      guard !names.isEmpty else { throw .lacksKey(action) }
      var events: [KeyEvent] = []
      for name in names { events.append(try Self.key(name, for: action)) }
      keys[action] = events
    }
    self.init(keys)
    try check()
  }

  private static func key(_ name: String, for action: KeyAction) throws(KeyMistake) -> KeyEvent {
    guard let key = KeyName.key(name) else { throw .unknownKey(name, action) }
    if case .text(let text) = key {
      guard action.isOfLists else { throw .isText(name, action) }
      // Digits press buttons; these letters mean the same on every list.
      if Int(text) != nil || "?:/q".contains(text) { throw .isTaken(name, action) }
    }
    if isEditing(key) { throw .isTaken(name, action) }
    return key
  }

  /// Whether the text field has a use for a key.
  private static func isEditing(_ key: KeyEvent) -> Bool {
    switch key {
    case .control(let letter): "abdekuwy".contains(letter)
    case .alt(let letter): "bdf".contains(letter)
    default: false
    }
  }

  /// No key may have two meanings at one place.
  private func check() throws(KeyMistake) {
    var owners: [KeyEvent: KeyAction] = [:]
    for action in KeyAction.allCases {
      for key in keys[action] ?? [] {
        if let other = owners[key], other != action {
          throw .twice(KeyName.name(key) ?? "", other, action)
        }
        owners[key] = action
      }
    }
  }

  /// What a key does on every screen; `nil` for keys that mean something only at their place.
  package func action(for key: KeyEvent) -> KeyAction? { everywhere[key] }

  /// The key as the lists know it: that of its action unless others were chosen; `nil` for a key whose action has
  /// another one now.
  func listKey(_ key: KeyEvent) -> KeyEvent? {
    if let action = onLists[key] { return action.standardKeys[0] }
    return Self.standard.onLists[key] == nil ? key : nil
  }

  /// The name of the key that is shown for an action.
  package func name(of action: KeyAction) -> String { names(of: action).first ?? "" }

  /// The names of all keys of an action.
  package func names(of action: KeyAction) -> [String] { (keys[action] ?? []).compactMap(KeyName.name) }
}
