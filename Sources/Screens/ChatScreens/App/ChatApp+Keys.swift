import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// Where everything stands, by the same rules for keys and frames.
  func layout(_ surroundings: Surroundings, of tab: ChatTab? = nil) -> AppLayout {
    let size = surroundings.size
    let fieldColumns = max(1, size.columns - 4)
    let isChat = (tab ?? self.tab) == .chat
    let fieldRows =
      isChat ? conversation.field.height(columns: fieldColumns, maximum: AppLayout.fieldRows(size)) : nil
    let toastRows = toasts.shown?.rows(book(surroundings), columns: size.columns - 2) ?? 0
    let wantsPanel = isChat && panel != nil
    let layout = AppLayout(size, fieldRows: fieldRows, toastRows: toastRows, wantsPanel: wantsPanel)
    // Whoever searches reads: no row is taken from the text.
    guard isChat, search == nil,
      let message = conversation.pinned(transcriptRows(surroundings, layout), height: layout.body.rows)
    else { return layout }
    let buttons = pinnedLines(of: message, book(surroundings), columns: layout.body.columns)
    return AppLayout(
      size, fieldRows: fieldRows, toastRows: toastRows, actionRows: buttons.count, wantsPanel: wantsPanel)
  }

  mutating func handle(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    switch key {
    case .resize, .focus: return loadIfNeeded(surroundings)
    case .mouse(let mouse):
      conversation.untouched = nil
      return handle(mouse, surroundings)
    default: conversation.untouched = nil
    }
    if let action = keys.action(for: key) { return run(action, surroundings) }
    // Too small to show what a key would do.
    if surroundings.size.columns < AppLayout.smallest.columns
      || surroundings.size.rows < AppLayout.smallest.rows
    {
      return []
    }
    if let shown = toasts.shown, shown.ends(with: key) {
      toasts.dismiss()
      if key == .escape, layers.isEmpty { return [] }
    }
    if let layer = layers.last { return handle(key, layer, surroundings) }
    let effects = tab == .chat ? handleChat(key, surroundings) : handleList(key, surroundings)
    return effects + loadIfNeeded(surroundings)
  }

  /// Keys on the screens without a text field, whatever letters the person chose.
  private mutating func handleList(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    if tab == .profile, let effects = handleMarking(key) { return effects }
    guard let key = keys.listKey(key) else { return [] }
    if key == .text("o") { return open(surroundings) }
    switch tab {
    case .chat: return []
    case .matches: return handleMatches(key, surroundings)
    case .profile: return handleProfile(key, surroundings)
    case .help: return handleHelp(key, surroundings)
    }
  }

  /// What keys do that mean the same on every screen and over every layer, and what the palette offers of the others.
  mutating func run(_ action: KeyAction, _ surroundings: Surroundings) -> [ChatEffect] {
    switch action {
    case .quit: return quit()
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .help: go(to: tab == .help ? nil : .help)
    case .chat: go(to: .chat)
    case .matches: go(to: .matches)
    case .profile: go(to: .profile)
    case .chats: openChatList()
    case .language: return [.perform(.setLanguage(nextLanguage(surroundings)))]
    case .mouse: return toggleMouse()
    case .search:
      if search != nil { return stepSearch(older: true, surroundings) }
      layers.removeAll()
      beginSearch()
    case .palette:
      if isPaletteOpen { layers.removeLast() } else { openPalette() }
    case .open, .view: return open(surroundings)
    case .copy: return copy()
    case .quotes:
      show(.profile)
      profile.showsEvidence.toggle()
    case .hide:
      show(.profile)
      return press(.markWords)
    case .ask: return askAboutMatch()
    case .again: return tryAgain()
    case .tokens: return askSpending()
    case .up, .down, .top, .bottom: break
    }
    return loadIfNeeded(surroundings)
  }

  mutating func toggleMouse() -> [ChatEffect] {
    mouseIsOn.toggle()
    toasts.answer(Phrase(mouseIsOn ? .chat(.mouseOn) : .chat(.mouseOff)), .fine)
    return [.setMouse(mouseIsOn)]
  }

  private var isPaletteOpen: Bool {
    if case .palette? = layers.last { true } else { false }
  }

  mutating func openPalette() {
    layers.removeAll()
    toasts.dismiss()
    layers.append(.palette(Palette()))
  }

  private mutating func go(to tab: ChatTab?) {
    layers.removeAll()
    toasts.dismiss()
    if let tab { show(tab) } else { goBack() }
  }

  /// The language after the present one; they come round.
  func nextLanguage(_ surroundings: Surroundings) -> Language {
    let codes = surroundings.phrasebooks.languages
    let place = codes.firstIndex(of: language.code) ?? 0
    return Language(code: codes[(place + 1) % codes.count])
  }

  /// Asks once where a text would be lost; the same key again, or a second wish to leave, goes.
  mutating func quit() -> [ChatEffect] {
    let isAsked = layers.contains {
      if case .question(let question) = $0 { question.subject == .quit } else { false }
    }
    guard hasDraft, !isAsked else { return [.quit] }
    layers.append(.question(Question(subject: .quit)))
    return []
  }

  mutating func ask(_ subject: Question.Subject) {
    layers.append(.question(Question(subject: subject)))
  }

  private mutating func handle(
    _ key: KeyEvent, _ layer: Layer, _ surroundings: Surroundings
  ) -> [ChatEffect] {
    switch layer {
    case .question(let question): handle(key, question: question)
    case .palette(let palette): handle(key, palette: palette, surroundings)
    case .search(let search): handle(key, search: search, surroundings)
    case .spending: closeSpending(key)
    case .chats(let list): handle(key, chats: list, surroundings)
    }
  }

  private mutating func handle(_ key: KeyEvent, question: Question) -> [ChatEffect] {
    var question = question
    let count = question.answers.count
    switch key {
    case .escape: layers.removeLast()
    case .left, .up, .backTab:
      question.chosen = (question.chosen + count - 1) % count
      layers[layers.count - 1] = .question(question)
    case .right, .down, .tab:
      question.chosen = (question.chosen + 1) % count
      layers[layers.count - 1] = .question(question)
    case .text(let digit):
      guard let number = Int(digit), (1...count).contains(number) else { return [] }
      return answer(question, number - 1)
    case .enter: return answer(question, question.chosen)
    default: break
    }
    return []
  }

  /// Closes a question with the answer of a place.
  mutating func answer(_ question: Question, _ place: Int) -> [ChatEffect] {
    layers.removeLast()
    let answer = question.answers[place]
    guard answer != .no else { return [] }
    switch question.subject {
    case .quit: return [.quit]
    case .decline(let id, _):
      guard case .because(let reason) = answer else { return send(press: id) }
      return send(press: id, as: .decline(id, because: reason))
    case .pause: return [.perform(.pause)]
    }
  }
}

// MARK: what buttons and commands do

extension ChatApp {
  /// Does what a button says. What cannot be undone is asked about first, unless the button is itself the answer to
  /// such a question.
  mutating func press(_ act: ChatAct) -> [ChatEffect] {
    switch act {
    case .press(let id, let intent):
      guard !conversation.pressed.contains(id) else { return [] }
      if case .decline = intent {
        ask(.decline(id, intent))
        return []
      }
      return send(press: id)
    case .perform(let command): return perform(command)
    case .choose(let change): return choose(change)
    case .startMatching:
      let message = conversation.transcript.newest { $0 == .activate }
      guard let action = message?.actions.first(where: { $0.state == .open && $0.intent == .activate }) else {
        // The card that Mitko sends has the button on it.
        show(.chat)
        conversation.followsPress = true
        return [.perform(.showProfile)]
      }
      return send(press: action.id)
    case .askAgain:
      show(.chat)
      conversation.followsPress = true
      return [.perform(.showMatches)]
    case .toggleEvidence:
      profile.showsEvidence.toggle()
      return []
    case .draft(let text):
      show(.chat)
      conversation.putBack(text)
      return []
    case .markWords:
      profile.marking = profile.sheet.flatMap { Marking($0.publicRoles) }
      profile.button = nil
      return []
    case .copy(let text):
      toasts.answer(
        Phrase(.chat(.copied), ["n": .count(text.count), "key": .text(keys.name(of: .view))]), .fine)
      return [.copyToClipboard(text)]
    }
  }

  /// - Parameter command: what is sent in place of the mere press.
  private mutating func send(press id: ActionID, as command: UserCommand? = nil) -> [ChatEffect] {
    guard conversation.pressed.insert(id).inserted else { return [] }
    // Mitko answers in the chat; whoever pressed elsewhere is taken there.
    show(.chat)
    conversation.followsPress = true
    // As with a message that is sent: what was scrolled to does not hide the answer.
    conversation.scroll.toEnd()
    return [.perform(command ?? .press(id))]
  }

  /// A command that was typed or chosen. Two of them are screens here.
  mutating func perform(_ command: UserCommand) -> [ChatEffect] {
    switch command {
    case .showProfile: show(.profile)
    case .showMatches: show(.matches)
    case .help: show(.help)
    case .pause where matches.cards.contains(where: { !$0.status.hasEnded }):
      ask(.pause)
    case .reset, .erase, .explainSearch, .showPreferences:
      conversation.followsPress = true
      show(.chat)
      return answered(command)
    case .export, .stopReply, .newChat, .setTitle, .archiveChat, .restoreChat, .saveChat:
      return [.perform(command)]
    case .start, .say, .tryAgain, .press, .decline, .pause, .resume, .setLanguage, .setAnnouncements,
      .setContact,
      .setPublicChoices, .link, .ask, .answer:
      return answered(command)
    }
    return []
  }

  /// Mitko answers at the end of the chat: what was scrolled to does not hide it.
  private mutating func answered(_ command: UserCommand) -> [ChatEffect] {
    conversation.scroll.toEnd()
    conversation.wantsStart = false
    return [.perform(command)]
  }

  mutating func choose(_ change: ChoiceChange) -> [ChatEffect] {
    guard let choices = profile.sheet?.choices else {
      toasts.answer(Phrase(.agent(.noProfileYet)), .trouble)
      return []
    }
    return answered(.setPublicChoices(choices.applying(change)))
  }
}
