import Domain
import Localization
import ScreenParts
import TerminalKit

extension AdminApp {
  /// Where everything stands, by the same rules for keys and frames.
  func layout(_ surroundings: Surroundings) -> AdminLayout {
    let columns = surroundings.size.columns - 2
    let told = message.map { $0.rows(book(surroundings), columns: columns) } ?? 0
    let isJumping = if case .jump? = layer { true } else { false }
    return AdminLayout(
      surroundings.size, filterRows: filter.rows(isTyping: isFiltering), messageRows: isJumping ? 1 : told,
      hintRows: hints(book(surroundings), surroundings.size).count)
  }

  /// What stands above the hints: what was told last, else what is wrong with the store.
  var message: Toast? {
    if let told = toasts.shown ?? trouble.map({ Toast(phrase: $0, tone: .trouble) }) { return told }
    return room.awaitsQuestion && layer == nil ? Toast(phrase: Phrase(.admin(.working)), tone: .fine) : nil
  }

  mutating func handle(_ key: KeyEvent, _ surroundings: Surroundings) -> [AdminEffect] {
    switch key {
    case .resize, .focus: return []
    case .control("c"), .control("q"): return quit()
    case .control("z"): return [.suspend]
    case .control("l"): return [.repaint]
    case .function(6):
      mouseIsOn.toggle()
      toasts.answer(Phrase(mouseIsOn ? .chat(.mouseOn) : .chat(.mouseOff)), .fine)
      return [.setMouse(mouseIsOn)]
    default: break
    }
    // Too small to show what a key would do.
    guard surroundings.size.columns >= AdminLayout.smallest.columns,
      surroundings.size.rows >= AdminLayout.smallest.rows
    else { return [] }
    if let shown = toasts.shown, shown.ends(with: key) {
      toasts.dismiss()
      if key == .escape, layer == nil, !isFiltering { return [] }
    }
    if case .mouse(let mouse) = key, mouse.action == .press(.left) { return click(mouse, surroundings) }
    if let layer { return handle(key, layer, surroundings) }
    if isFiltering { return handleFilter(key, surroundings) }
    // What is pressed before the question is there is meant for it, and it is not read yet.
    if room.awaitsQuestion, key != .escape { return [] }
    switch key {
    case .function(1):
      layer = .help(ScrolledText())
      return []
    case .control("p"): return beginJump()
    case .tab, .backTab:
      // Among fields it goes from one to the next.
      if room.isTyping,
        let effects = rooms[place].handle(key, in: layout(surroundings).body, surroundings)
      {
        return effects
      }
      return step(by: key == .tab ? 1 : -1)
    case .text(let text) where !room.isTyping: return handle(text, surroundings)
    default: return handleRoom(key, surroundings)
    }
  }

  /// The frame's keys that are characters.
  private mutating func handle(_ text: String, _ surroundings: Surroundings) -> [AdminEffect] {
    switch text {
    case "?": layer = .help(ScrolledText())
    case ":": return beginJump()
    case "/" where room.takesFilter:
      filters[current, default: FilterLine()].begin()
      isFiltering = true
    case " ": toggleHold(surroundings.now)
    case "z":
      if isReadOnly { return refuse(.readOnly) }
      return [.undo]
    case "q": return quit()
    default:
      guard let number = Int(text), rooms.indices.contains(number - 1) else {
        return handleRoom(.text(text), surroundings)
      }
      return show(rooms[number - 1].name)
    }
    return []
  }

  /// Leaves; asks first, once, where something that was written would be lost.
  private mutating func quit() -> [AdminEffect] {
    let isAsked = if case .question(let question)? = layer { question.order is Leaving } else { false }
    guard !isAsked, rooms.contains(where: \.hasUnsent) else { return [.quit] }
    if case .question(let open)? = layer { putBack(open) }
    layer = .question(ActQuestion(Phrase(.admin(.questionLeave)), order: Leaving()))
    return []
  }

  /// Nothing would be lost any more.
  mutating func stopAskingToLeave() {
    guard case .question(let question)? = layer, question.order is Leaving,
      !rooms.contains(where: \.hasUnsent)
    else { return }
    layer = nil
  }

  private mutating func refuse(_ refusal: ActRefusal) -> [AdminEffect] {
    toasts.answer(Phrase(refusal.phrase), .trouble)
    return []
  }

  private mutating func handleRoom(_ key: KeyEvent, _ surroundings: Surroundings) -> [AdminEffect] {
    // No form is opened for what could not be done.
    if isReadOnly, case .text(let text) = key, room.keys.contains(where: { $0.acts && $0.key == text }) {
      return refuse(.readOnly)
    }
    return (rooms[place].handle(key, in: layout(surroundings).body, surroundings) ?? []).flatMap { effect in
      switch effect {
      case .go(let words):
        var line = JumpLine()
        line.field.replaceAll(words)
        return jump(line, surroundings)
      case .ask(let words):
        let effects = beginJump()
        var line = JumpLine()
        line.field.replaceAll(words)
        layer = .jump(line)
        return effects
      case .tell(let phrase, let tone):
        toasts.answer(phrase, tone)
        return []
      case .order, .undo, .copyToClipboard, .setMouse, .repaint, .suspend, .quit: return [effect]
      }
    }
  }

  private mutating func step(by rooms: Int) -> [AdminEffect] {
    show(self.rooms[(place + rooms + self.rooms.count) % self.rooms.count].name)
  }

  private mutating func click(_ mouse: MouseEvent, _ surroundings: Surroundings) -> [AdminEffect] {
    let target = paint(surroundings).targets.last { $0.rect.contains(mouse.position) }?.target
    switch (target, layer) {
    case (.layer(let answer)?, .question(let question)?):
      layer = nil
      return close(question, isConfirmed: answer == 0)
    case (.room(let name)?, nil): return show(name)
    case (.button(let key)?, nil): return handle(key, surroundings)
    case (.row?, nil): return handleRoom(.mouse(mouse), surroundings)
    case (.layer?, _), (.room?, _), (.button?, _), (.row?, _), (nil, _): return []
    }
  }

  private mutating func close(_ question: ActQuestion, isConfirmed: Bool) -> [AdminEffect] {
    guard isConfirmed else { return end(question.order, .notDone) }
    if question.order is Leaving { return [.quit] }
    return end(question.order, .confirmed) + [.order(question.order)]
  }

  // MARK: what lies over the room

  private mutating func handle(
    _ key: KeyEvent, _ layer: AdminLayer, _ surroundings: Surroundings
  ) -> [AdminEffect] {
    switch layer {
    case .question(var question):
      let answer = question.handle(key)
      self.layer = answer == .cancelled || answer == .confirmed ? nil : .question(question)
      if answer == .mistyped { toasts.answer(Phrase(.admin(.questionMistyped)), .trouble) }
      return self.layer == nil ? close(question, isConfirmed: answer == .confirmed) : []
    case .jump(let line): return handle(key, jump: line, surroundings)
    case .help(var scrolled):
      switch key {
      case .escape, .enter, .text("q"), .text("?"), .function(1): self.layer = nil
      default:
        let area = helpArea(surroundings)
        let lines = helpLines(book(surroundings), columns: area.columns).count
        _ = scrolled.handle(key, lines: lines, height: area.rows)
        self.layer = .help(scrolled)
      }
      return []
    }
  }

  // MARK: the line behind `:`

  private mutating func beginJump() -> [AdminEffect] {
    toasts.dismiss()
    layer = .jump(JumpLine())
    return []
  }

  /// The words that lead somewhere.
  var jumpWords: [String] { rooms.flatMap { [$0.name.rawValue] + $0.words } }

  private mutating func handle(
    _ key: KeyEvent, jump line: JumpLine, _ surroundings: Surroundings
  ) -> [AdminEffect] {
    var line = line
    switch key {
    case .escape: layer = nil
    case .backspace where line.field.isEmpty: layer = nil
    case .enter:
      layer = nil
      return line.field.isEmpty ? [] : jump(line, surroundings)
    case .tab:
      line.complete(among: jumpWords)
      layer = .jump(line)
    default:
      _ = line.field.handle(key, columns: 200)
      layer = .jump(line)
    }
    return []
  }

  private mutating func jump(_ line: JumpLine, _ surroundings: Surroundings) -> [AdminEffect] {
    let (typed, rest) = line.parts
    guard let word = line.meant(among: jumpWords),
      let index = rooms.firstIndex(where: { $0.name.rawValue == word || $0.words.contains(word) })
    else {
      let known = jumpWords.map { PhraseValue.text($0) }
      toasts.answer(Phrase(.admin(.jumpUnknown), ["word": .text(typed), "known": .list(known)]), .trouble)
      // It stays to be mended: what is typed next must not be taken for acts.
      layer = .jump(line)
      return []
    }
    let effects = show(rooms[index].name)
    if word != rooms[index].name.rawValue { return effects + rooms[index].jump(word, rest) }
    guard !rest.isEmpty else { return effects }
    guard rooms[index].takesFilter else { return effects + rooms[index].jump(word, rest) }
    filters[current, default: FilterLine()].field.replaceAll(rest)
    return effects + applyFilter(surroundings)
  }

  // MARK: the filter

  private mutating func handleFilter(_ key: KeyEvent, _ surroundings: Surroundings) -> [AdminEffect] {
    var line = filter
    switch key {
    case .enter:
      isFiltering = false
      return []
    case .escape:
      isFiltering = false
      line.field.replaceAll(line.before)
    case .up, .down, .pageUp, .pageDown, .tab, .backTab:
      isFiltering = false
      return []
    default:
      guard case .edited = line.field.handle(key, columns: 300) else {
        filters[current] = line
        return []
      }
    }
    filters[current] = line
    return applyFilter(surroundings)
  }

  private mutating func applyFilter(_ surroundings: Surroundings) -> [AdminEffect] {
    let words = filter.field.text
    switch rooms[place].filter(words, by: surroundings.filterReader) {
    case .taken(let effects):
      filters[current]?.trouble = nil
      return effects
    case .wrong(let trouble):
      filters[current]?.trouble = trouble
      return []
    }
  }
}

/// What is confirmed where leaving would lose something.
private struct Leaving: RoomOrder {
  var isWatch: Bool { false }
}

extension Surroundings {
  /// Reads what an operator types here.
  var filterReader: FilterReader { FilterReader(offset: .seconds(utcOffset)) }
}
