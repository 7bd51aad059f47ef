import Domain
import Localization
import ScreenParts
import TerminalKit

/// The Profile screen: what Mitko knows, what others see, and where matching stands.
struct ProfileScreen: Sendable {
  /// `nil` until there is a profile.
  private(set) var sheet: ProfileSheet?
  /// What was said and is not whole yet.
  private(set) var draft: DraftSheet?
  /// Whether each fact shows the words it rests on.
  var showsEvidence = false
  var scrolled = ScrolledText()
  /// While something is being chosen to be hidden.
  var marking: Marking?
  /// The button with the focus; nil while the text has it.
  var button: ChatAct?

  mutating func take(_ sheet: ProfileSheet?, draft: DraftSheet?) {
    // What was being chosen may stand elsewhere now.
    if sheet?.id != self.sheet?.id { marking = nil }
    self.sheet = sheet
    self.draft = draft
  }

  /// Whether there is a text with quotes to be shown.
  var isEmpty: Bool { sheet == nil && draft == nil }
}

extension ChatApp {
  /// Hidden words with a button of their own, the last ones; `/show` knows them all.
  private static let shownAgainAtOnce = 3

  /// What can be done on the Profile screen, by stage and choices.
  func profileButtons(_ book: Phrasebook) -> [ScreenButton] {
    var acts: [(PhraseKey, ChatAct)] = []
    switch user?.stage {
    case .ready: acts.append((.button(.activate), .startMatching))
    case .active: acts.append((.profile(.pause), .perform(.pause)))
    case .paused: acts.append((.button(.resume), .perform(.resume)))
    case .onboarding, .unreachable, .erased, nil: break
    }
    if !profile.isEmpty {
      acts.append((profile.showsEvidence ? .profile(.hideQuotes) : .profile(.showQuotes), .toggleEvidence))
    }
    if let sheet = profile.sheet {
      let pay = sheet.choices.showsPay
      acts.append((pay ? .profile(.hidePay) : .profile(.showPay), .choose(.pay(shown: !pay))))
      if sheet.roles.contains(where: { $0.role == .provider }) {
        let employer = sheet.choices.showsEmployer
        acts.append(
          (employer ? .profile(.hideEmployer) : .profile(.showEmployer), .choose(.employer(shown: !employer)))
        )
      }
    }
    var buttons = acts.map { (book.text($0.0), $0.1) }
    if let sheet = profile.sheet {
      buttons.append((book.text(.profile(.hideWords)), .markWords))
      for word in sheet.choices.hiddenWords.suffix(Self.shownAgainAtOnce) {
        buttons.append(
          (
            book.text(Phrase(.profile(.showWord), ["word": .text(Columns.truncated(word, to: 24))])),
            .choose(.word(word, shown: true))
          ))
      }
    }
    return buttons.enumerated().map { ScreenButton(number: $0 + 1, label: $1.0, act: $1.1) }
  }

  mutating func handleProfile(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    let buttons = profileButtons(book(surroundings))
    let place = buttons.firstIndex { $0.act == profile.button }
    switch key {
    case .tab, .backTab: profile.button = place == nil ? buttons.first?.act : nil
    case .escape: if profile.button == nil { goBack() } else { profile.button = nil }
    case .left: if let place { profile.button = buttons[max(0, place - 1)].act } else { show(.matches) }
    case .right:
      if let place { profile.button = buttons[min(buttons.count - 1, place + 1)].act } else { show(.help) }
    case .enter: if let place { return pressOnProfile(buttons[place], buttons, surroundings) }
    case .text("e"): profile.showsEvidence.toggle()
    case .text("h"): return press(.markWords)
    case .text("?"): show(.help)
    case .text(":"): openPalette()
    case .text(let text) where Int(text) != nil:
      if let button = buttons.first(where: { String($0.number) == text }) {
        return pressOnProfile(button, buttons, surroundings)
      }
    default:
      let parts = profileParts(surroundings)
      _ = profile.scrolled.handle(key, lines: parts.lines.count, height: max(1, parts.height))
    }
    return []
  }

  /// What is chosen is hidden by Enter; the button that shows it again stands ready.
  ///
  /// - Returns: `nil` where nothing is being chosen.
  mutating func handleMarking(_ key: KeyEvent) -> [ChatEffect]? {
    guard profile.marking != nil else { return nil }
    // Its own keys stay, whatever letters were chosen for lists.
    switch ["+", "-", " ", "a"].map(KeyEvent.text).contains(key) ? key : keys.listKey(key) {
    case .escape, .text("q"): profile.marking = nil
    case .up, .text("k"): profile.marking?.move(lines: -1)
    case .down, .text("j"): profile.marking?.move(lines: 1)
    case .left: profile.marking?.move(words: -1)
    case .right: profile.marking?.move(words: 1)
    case .text("+"), .text(" "): profile.marking?.extend(by: 1)
    case .text("-"): profile.marking?.extend(by: -1)
    case .text("a"): profile.marking?.chooseLine()
    case .text("?"): show(.help)
    case .enter:
      guard let phrase = profile.marking?.phrase, !phrase.isEmpty else { return [] }
      profile.marking = nil
      toasts.answer(Phrase(.profile(.markHidden), ["words": .text(phrase)]), .fine)
      return choose(.word(phrase, shown: false))
    default: break
    }
    return []
  }

  /// The focus stays on the place of a button whose press changes its meaning.
  private mutating func pressOnProfile(
    _ button: ScreenButton, _ buttons: [ScreenButton], _ surroundings: Surroundings
  ) -> [ChatEffect] {
    let effects = press(button.act)
    if case .perform = button.act { profile.button = nil }
    if case .startMatching = button.act { profile.button = nil }
    if case .choose = button.act { profile.button = nil }
    return effects
  }
}
