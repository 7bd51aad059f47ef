import Domain
import Localization
package import ScreenParts
import TerminalKit

extension ChatApp {
  /// Paints the present state. The same state and surroundings always give the same frame.
  package func render(in surroundings: Surroundings) -> Frame {
    let canvas = paint(surroundings)
    return Frame(
      grid: canvas.grid, cursor: canvas.cursor, changesAt: canvas.changesAt,
      introductions: canvas.introductions)
  }

  /// The frame with what can be clicked on it.
  func paint(_ surroundings: Surroundings) -> Canvas {
    var canvas = canvas(surroundings)
    let size = surroundings.size
    guard size.columns >= AppLayout.smallest.columns, size.rows >= AppLayout.smallest.rows else {
      canvas.drawTooSmall(needs: AppLayout.smallest)
      return canvas
    }
    let layout = layout(surroundings)
    drawTabs(&canvas, layout)
    switch tab {
    case .chat: drawChat(&canvas, layout, surroundings)
    case .matches: drawMatches(&canvas, surroundings)
    case .profile: drawProfile(&canvas, surroundings)
    case .help: drawHelp(&canvas, surroundings)
    }
    if let toast = toasts.shown {
      canvas.draw(toast.lines(canvas.book, columns: layout.toast.columns), in: layout.toast)
    }
    drawHints(&canvas, layout, surroundings)
    switch layers.last {
    case .question(let question): draw(question, &canvas)
    case .palette(let palette): draw(palette, &canvas, surroundings)
    case .search(let search): draw(search, &canvas, layout)
    case .spending(let sheet): draw(sheet, &canvas)
    case .chats(let list): draw(list, &canvas)
    case nil: break
    }
    return canvas
  }

  // MARK: top and bottom

  private func tabBar(_ book: Phrasebook) -> TabBar {
    let waiting = matches.waiting
    let new = tab == .chat ? 0 : conversation.newCount
    return TabBar(
      [
        TabBar.Tab(book.text(.chat(.tab)), badge: new > 0 ? String(new) : ""),
        TabBar.Tab(book.text(.matches(.tab)), badge: waiting > 0 ? String(waiting) : ""),
        TabBar.Tab(book.text(.profile(.tab))), TabBar.Tab(book.text(.help(.tab))),
      ], current: tab.rawValue)
  }

  private func drawTabs(_ canvas: inout Canvas, _ layout: AppLayout) {
    let bar = tabBar(canvas.book)
    let line = layout.tabs.inset(columns: 1, rows: 0)
    bar.render(into: &canvas.grid, in: line, current: Look.focus)
    var end = line.left
    let rects = bar.rects(in: line)
    for (index, rect) in rects {
      if let tab = ChatTab(rawValue: index) { canvas.targets.append((rect, .tab(tab))) }
      end = rect.right
    }
    // Screens that nobody knows of cannot be gone to: their names come first.
    if let stage = user?.stage, rects.count == bar.tabs.count {
      let wording = StageWording(stage)
      let spans = [wording.mark, Span(canvas.book.text(wording.name), Look.quiet)]
      let width = spans.reduce(0) { $0 + Columns.width(of: $1.text) }
      if line.right - width > end + 2 {
        canvas.grid.put(spans, at: Position(column: line.right - width, row: line.top), in: line)
      }
    }
    if !layout.rule.isEmpty {
      // Which conversation this is, where it is not the one that everybody has, or a search goes through several.
      let isTold = shelf.current.map { !$0.isMain || search != nil && shelf.all.count > 1 } ?? false
      let title = isTold && tab == .chat ? shelf.current?.shownTitle(canvas.book) : nil
      canvas.drawRule(in: layout.rule, left: title.map { Span($0, Look.title) }, right: nil)
    }
  }

  private func drawHints(_ canvas: inout Canvas, _ layout: AppLayout, _ surroundings: Surroundings) {
    let book = canvas.book
    func hint(_ key: String, _ meaning: PhraseKey) -> HintBar.Hint { HintBar.Hint(key, book.text(meaning)) }
    let next = surroundings.phrasebooks.book(for: nextLanguage(surroundings).code).name
    let scroll = canvas.scrolls ? [hint("↑ ↓", .chat(.hintScroll))] : []
    var hints: [HintBar.Hint]
    switch tab {
    case _ where !layers.isEmpty:
      hints = layerHints(hint, columns: layout.hints.columns)
    case .chat: hints = chatHints(hint, columns: layout.hints.columns)
    case .matches:
      let asks =
        matches.selected?.isOpenToQuestions == true ? [hint(keys.name(of: .ask), .chat(.hintAsk))] : []
      let press = selectedButtons(book).isEmpty ? [] : [hint("1-9", .chat(.hintPress))]
      switch matches.focus {
      case _ where matches.items.isEmpty: hints = []
      case _ where matches.isOutlookAlone: hints = press + scroll
      case .list:
        hints = showsCardBesideList(surroundings) ? press : []
        hints += [hint("↑ ↓", .chat(.hintChoose)), hint("Tab", .chat(.hintCard))] + asks
      case .card:
        hints = press + [hint("Esc", .chat(.hintList))] + asks + scroll
      }
      hints.append(hint(keys.name(of: .chat), .chat(.tab)))
    case .profile where profile.marking != nil:
      hints = [
        hint("Enter", .profile(.markHide)), hint("Esc", .chat(.hintCancel)),
        hint("↑ ↓ ← →", .chat(.hintChoose)),
        hint("+ -", .profile(.markMore)), hint("a", .profile(.markLine)),
      ]
    case .profile:
      hints =
        profile.button != nil
        ? [hint("1-9", .chat(.hintPress)), hint("Esc", .chat(.hintText))]
        : (profile.isEmpty
          ? [] : [hint("1-9", .chat(.hintPress)), hint(keys.name(of: .quotes), .chat(.hintQuotes))])
          + scroll
      hints.append(hint(keys.name(of: .chat), .chat(.tab)))
    case .help:
      hints = [hint("Esc", .chat(.hintBack))] + scroll + [hint(keys.name(of: .chat), .chat(.tab))]
    }
    // The way out is always among them; over a layer and while marking that is Esc, and the others have what room is left.
    let isMarking = layers.isEmpty && tab == .profile && profile.marking != nil
    let isNarrow = layout.hints.columns < Self.columnsOverLayers
    let quit = isMarking && isNarrow ? [] : [hint(keys.name(of: .quit), .chat(.hintQuit))]
    let help =
      tab == .help || isNarrow && (isMarking || !layers.isEmpty)
      ? [] : [hint(keys.name(of: .help), .help(.tab))]
    var extra: [HintBar.Hint] = []
    if layers.isEmpty, !isMarking {
      if tab == .chat { extra.append(hint(keys.name(of: .matches), .matches(.tab))) }
      extra.append(HintBar.Hint(keys.name(of: .language), next))
      extra.append(hint(keys.name(of: .palette), .chat(.hintPalette)))
      extra.append(hint(keys.name(of: .search), .chat(.hintSearch)))
      if tab == .chat, conversation.focus == .field {
        extra.append(hint(keys.name(of: .open), .chat(.hintEditor)))
      }
    }
    let reserved = (quit + help).reduce(0) { $0 + Columns.width(of: $1.key + $1.meaning) + 3 }
    var room = layout.hints.columns - reserved
    var shown: [HintBar.Hint] = []
    for hint in hints + extra {
      room -= Columns.width(of: hint.key + hint.meaning) + 3
      if room < 0 { break }
      shown.append(hint)
    }
    HintBar(shown + help + quit).render(
      into: &canvas.grid, in: layout.hints, style: Look.quiet, key: Look.key)
  }

  private func layerHints(
    _ hint: (String, PhraseKey) -> HintBar.Hint, columns: Int
  ) -> [HintBar.Hint] {
    let hints = layerHints(hint)
    guard columns < Self.columnsOverLayers, let way = hints.firstIndex(where: { $0.key == "Esc" }) else {
      return hints
    }
    return [hints[way]] + hints[..<way] + hints[(way + 1)...]
  }

  private func layerHints(_ hint: (String, PhraseKey) -> HintBar.Hint) -> [HintBar.Hint] {
    switch layers.last {
    case .search(let search) where search.isTyping:
      [
        hint("↑", .chat(.hintOlder)), hint("↓", .chat(.hintNewer)), hint("Esc", .chat(.hintBack)),
        hint("Tab", .chat(.hintHits)),
      ]
    case .search:
      [
        hint("n", .chat(.hintOlder)), hint("N", .chat(.hintNewer)), hint("Esc", .chat(.hintBack)),
        hint("Enter", .chat(.hintStay)), hint(keys.name(of: .copy), .chat(.hintCopy)),
        hint(keys.name(of: .view), .chat(.hintView)),
      ]
    case .palette:
      [hint("↑ ↓", .chat(.hintChoose)), hint("Enter", .chat(.hintDo)), hint("Esc", .chat(.hintCancel))]
    case .spending: [hint("Esc", .chat(.hintBack))]
    case .chats(let list):
      [
        hint("Enter", .chats(.hintOpen)), hint("Esc", .chat(.hintBack)), hint("n", .chats(.hintNew)),
        hint("r", .chats(.hintRename)),
        hint("a", list.showsArchived ? .chats(.hintRestore) : .chats(.hintArchive)),
        hint("s", .chats(.hintSave)),
        hint("Tab", list.showsArchived ? .chats(.hintOthers) : .chats(.hintArchived)),
      ]
    case .question, nil:
      [hint("← →", .chat(.hintChoose)), hint("Enter", .chat(.hintPress)), hint("Esc", .chat(.hintCancel))]
    }
  }

  /// Where a layer's hints and help do not fit beside each other, its way out comes first.
  private static let columnsOverLayers = 64
  /// Where there is room for one only, the way to the buttons comes first: Enter needs no telling.
  private static let columnsForTwoHints = 50

  private func chatHints(
    _ hint: (String, PhraseKey) -> HintBar.Hint, columns: Int
  ) -> [HintBar.Hint] {
    switch conversation.focus {
    case .field:
      let hasButtons = !conversation.openButtons.isEmpty
      let send = hint("Enter", .chat(.hintSend))
      let next = hint("Tab", hasButtons ? .chat(.hintButtons) : .chat(.hintMessages))
      let stop = conversation.escStops ? [hint("Esc", .chat(.hintStop))] : []
      let first = hasButtons && columns < Self.columnsForTwoHints ? [next, send] : [send, next]
      return stop + first + [hint("Alt-Enter", .chat(.hintBreak))]
    case .buttons:
      return [
        hint("1-9", .chat(.hintPress)), hint("Esc", .chat(.hintText)), hint("← →", .chat(.hintChoose)),
      ]
    case .transcript:
      return [
        hint("↑ ↓", .chat(.hintChoose)), hint(keys.name(of: .copy), .chat(.hintCopy)),
        hint(keys.name(of: .view), .chat(.hintView)), hint("Esc", .chat(.hintText)),
        hint(keys.name(of: .again), .chat(.hintAgain)), hint(keys.name(of: .tokens), .chat(.hintTokens)),
      ]
    }
  }

  // MARK: layers

  private func draw(_ question: Question, _ canvas: inout Canvas) {
    let book = canvas.book
    canvas.drawQuestion(
      book.text(question.text), answers: question.answers.map { book.text(question.label(of: $0)) },
      chosen: question.chosen)
  }
}
