import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// A click does what stands at its place; the wheel scrolls what is under it.
  mutating func handle(_ mouse: MouseEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    switch mouse.action {
    case .wheelUp, .wheelDown: return scroll(.mouse(mouse), surroundings)
    case .press(.left): break
    case .press, .release, .drag: return []
    }
    let target = paint(surroundings).targets.last { $0.rect.contains(mouse.position) }?.target
    if search != nil {
      guard case .message(let position)? = target else { return [] }
      return stay(at: position) + loadIfNeeded(surroundings)
    }
    if !layers.isEmpty {
      guard case .layer(let index)? = target else { return [] }
      switch layers.last {
      case .question(let question): return answer(question, index)
      case .palette(let palette):
        let found = palette.matching(paletteEntries(surroundings))
        guard found.indices.contains(index) else { return [] }
        layers.removeLast()
        return perform(found[index].act, surroundings)
      case .chats(let list):
        let rows = list.rows(shelf)
        return rows.indices.contains(index) ? go(toChat: rows[index].number) : []
      case .search, .spending, nil: return []
      }
    }
    toasts.dismiss()
    switch target {
    case .tab(let tab): show(tab)
    case .button(let act): return press(act)
    case .field: conversation.focus = .field
    case .match(let id):
      matches.select(.match(id))
    case .outlook: matches.select(.outlook)
    case .message(let position):
      conversation.focus = .transcript
      conversation.selected = position
    case .toEnd: conversation.scroll.toEnd()
    case .layer, nil: break
    }
    return loadIfNeeded(surroundings)
  }

  private mutating func scroll(_ event: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    switch layers.last {
    case .search:
      scrollBehindSearch(event, surroundings)
      return loadIfNeeded(surroundings)
    case .palette(var palette):
      guard case .mouse(let mouse) = event else { return [] }
      palette.handle(
        mouse.action == .wheelUp ? .up : .down, count: palette.matching(paletteEntries(surroundings)).count)
      layers[layers.count - 1] = .palette(palette)
      return []
    case .chats(var list):
      guard case .mouse(let mouse) = event else { return [] }
      list.move(by: mouse.action == .wheelUp ? -1 : 1, shelf)
      layers[layers.count - 1] = .chats(list)
      return []
    case .question, .spending: return []
    case nil: break
    }
    switch tab {
    case .chat:
      let layout = layout(surroundings)
      _ = conversation.scroll.handle(
        event, transcriptRows(surroundings, layout), height: layout.body.rows)
      conversation.noteSeen(isShown: true)
      return loadIfNeeded(surroundings)
    case .matches:
      let layout = matchesLayout(surroundings)
      guard !layout.card.isEmpty, let parts = selectedParts(surroundings, columns: layout.card.columns) else {
        return []
      }
      _ = matches.scrolled.handle(
        event, lines: parts.body.count, height: max(1, layout.card.rows - parts.foot.count - 1))
    case .profile:
      let parts = profileParts(surroundings)
      _ = profile.scrolled.handle(event, lines: parts.lines.count, height: max(1, parts.height))
    case .help: return handleHelp(event, surroundings)
    }
    return []
  }
}
