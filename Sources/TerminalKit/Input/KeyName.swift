/// The names of keys that a person may choose for an action: `Ctrl-G`, `Alt-p`, `F7`, `y`.
package enum KeyName {
  /// The key of a name; `nil` where no terminal could tell such a key from others.
  ///
  /// Modifiers are read in any case and with `-` or `+` behind them; `C-`, `^` and `M-` are understood too.
  package static func key(_ name: String) -> KeyEvent? {
    if let event = function(name) { return event }
    for prefix in ["ctrl-", "ctrl+", "control-", "control+", "c-", "^"]
    where name.lowercased().hasPrefix(prefix) {
      return control(name.dropFirst(prefix.count))
    }
    for prefix in ["alt-", "alt+", "meta-", "meta+", "m-"] where name.lowercased().hasPrefix(prefix) {
      return character(name.dropFirst(prefix.count)).map { .alt($0) }
    }
    return character(name[...]).map { .text(String($0)) }
  }

  /// The name that is shown; `nil` for what is no key that could be chosen.
  package static func name(_ key: KeyEvent) -> String? {
    switch key {
    case .text(let text): text
    case .control(let character): "Ctrl-" + character.uppercased()
    case .alt(let character): "Alt-" + String(character)
    case .function(let number): "F\(number)"
    case .enter, .altEnter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right,
      .wordLeft,
      .wordRight, .home, .end, .pageUp, .pageDown, .textHome, .textEnd, .paste, .resize, .focus, .mouse:
      nil
    }
  }

  private static func function(_ name: String) -> KeyEvent? {
    guard name.first == "F" || name.first == "f", let number = Int(name.dropFirst()),
      (1...12).contains(number)
    else { return nil }
    return .function(number)
  }

  /// Terminals send Ctrl with a Latin letter as one byte; Ctrl-M, Ctrl-I, Ctrl-H and Ctrl-J are other keys' bytes.
  private static func control(_ rest: Substring) -> KeyEvent? {
    guard let letter = character(rest)?.lowercased().first, ("a"..."z").contains(letter),
      !"himj".contains(letter)
    else { return nil }
    return .control(letter)
  }

  private static func character(_ rest: Substring) -> Character? {
    guard rest.count == 1, let character = rest.first, character.unicodeScalars.count == 1,
      !character.isWhitespace, Columns.width(of: character) > 0
    else { return nil }
    return character
  }
}
