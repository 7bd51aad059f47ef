package import Domain
package import Localization
package import ScreenParts
import TerminalKit

/// All screens of `mitko admin` as one value: events go in, effects and frames come out.
///
///     var app = AdminApp(rooms: [...], operatorName: "oleg", language: .english)
///     for effect in app.start() + app.update(.key(.text("2")), in: surroundings) { ... }
///     let frame = app.render(in: surroundings)
///
/// Tabs, the line behind `:`, the filter, messages, questions, help and hints are its own; what a room shows and what its
/// keys do is the room's.
package struct AdminApp: Sendable {
  package internal(set) var current: RoomName
  package let language: Language
  /// What stands in the rule: who looks, and at what.
  let operatorName: String
  let isReadOnly: Bool
  let isDemo: Bool
  let hasPlayMoney: Bool
  var rooms: [any Room]
  var filters: [RoomName: FilterLine] = [:]
  var isFiltering = false
  var layer: AdminLayer?
  /// A question that came while something was typed or read: what is pressed then is meant for that.
  private var question: ActQuestion?
  var toasts = Toasts()
  var trouble: Phrase?
  /// How far apart looks at the room are while rows change.
  var pace: Duration = .zero
  var mouseIsOn = false
  /// When what is shown of each room was read.
  var readAt: [RoomName: Timestamp] = [:]
  /// Since when the screen stands still, and what has come since.
  var held: (since: Timestamp, contents: [RoomName: (any RoomContent, Timestamp)])?
  /// Whether the room that is shown was asked for something else since then: that is shown all the same.
  private var isAskedForMore = false

  /// The program before anything was read, in the first of its rooms.
  ///
  /// - Parameters:
  ///   - rooms: in the order of their tabs; at least one, each name once.
  ///   - isReadOnly: whether whoever looks may only look; told in the rule, and by the program to every act.
  ///   - hasPlayMoney: whether what a demo spends is nobody's; told beside it.
  package init(
    rooms: [any Room], operatorName: String, isReadOnly: Bool = false, isDemo: Bool = false,
    hasPlayMoney: Bool = false, language: Language
  ) {
    precondition(!rooms.isEmpty, "an operator needs a room")
    self.rooms = rooms
    self.operatorName = operatorName
    self.isReadOnly = isReadOnly
    self.isDemo = isDemo
    self.hasPlayMoney = hasPlayMoney
    self.language = language
    current = rooms[0].name
  }

  /// What is to be read for the first frame.
  package mutating func start() -> [AdminEffect] { show(current) }

  /// The book of the language that is shown.
  package func book(_ surroundings: Surroundings) -> Phrasebook {
    surroundings.phrasebooks.book(for: language.code)
  }

  var place: Int { rooms.firstIndex { $0.name == current } ?? 0 }
  var room: any Room { rooms[place] }
  var filter: FilterLine { filters[current] ?? FilterLine() }

  /// Goes to a room; one that is not there changes nothing.
  mutating func show(_ name: RoomName) -> [AdminEffect] {
    guard let index = rooms.firstIndex(where: { $0.name == name }) else { return [] }
    isFiltering = false
    let leaves = name != current
    current = name
    if leaves, let question { drop(question, .admin(.questionDropped)) }
    return rooms[index].enter()
  }

  /// Asks as soon as no line and no field has the keys, and nothing else lies above the room.
  private mutating func askWhatWaits() {
    guard let question, layer == nil, !isFiltering, !room.isTyping else { return }
    layer = .question(question)
    self.question = nil
  }

  /// Tells that a question is not asked, and why: what is pressed now is meant for something else.
  private mutating func drop(_ question: ActQuestion, _ reason: PhraseKey) {
    self.question = nil
    _ = end(question.order, .notDone)
    toasts.answer(Phrase(reason, ["question": .phrase(question.text)]), .trouble)
  }

  /// Lets the question that is asked wait until another one is answered.
  mutating func putBack(_ asked: ActQuestion) {
    if question == nil { question = asked } else { drop(asked, .admin(.questionReplaced)) }
  }

  /// Tells the rooms how far an order has come.
  ///
  /// - Returns: what the room that is shown wants to read then.
  mutating func end(_ order: any RoomOrder, _ end: OrderStage) -> [AdminEffect] {
    var effects: [AdminEffect] = []
    for index in rooms.indices {
      let wanted = rooms[index].ended(order, end)
      if index == place { effects = wanted }
    }
    return effects
  }

  /// Takes an event in.
  ///
  /// - Returns: what the program is to do, in order.
  package mutating func update(_ event: AdminEvent, in surroundings: Surroundings) -> [AdminEffect] {
    switch event {
    case .key(let key):
      let effects = handle(key, surroundings)
      askWhatWaits()
      return noting(effects)
    case .arrived(let content, let instant): take(content, readAt: instant)
    case .asked(let question, let name):
      guard name == current else {
        drop(question, .admin(.questionDropped))
        return []
      }
      if let former = self.question { drop(former, .admin(.questionReplaced)) }
      self.question = question
      askWhatWaits()
    case .told(let phrase, let tone): toasts.answer(phrase, tone)
    case .ended(let order, let end, let phrase, let tone):
      toasts.answer(phrase, tone)
      let effects = self.end(order, end)
      stopAskingToLeave()
      return noting(effects)
    case .paced(let pause): pace = pause
    case .filterRefused(let phrase):
      let words = filter.field.text
      filters[current, default: FilterLine()].trouble = FilterTrouble(0..<words.count, phrase)
    case .trouble(let phrase):
      // What was told before is of before: it must not hide this, nor outlast it.
      if phrase == nil ? toasts.shown?.tone == .trouble : trouble != phrase { toasts.dismiss() }
      trouble = phrase
    }
    return []
  }

  /// What was asked for is shown also where the screen stands still.
  private mutating func noting(_ effects: [AdminEffect]) -> [AdminEffect] {
    if effects.contains(where: \.isWatch) { isAskedForMore = true }
    return effects
  }

  private mutating func take(_ content: any RoomContent, readAt instant: Timestamp) {
    let name = type(of: content).room
    guard let index = rooms.firstIndex(where: { $0.name == name }) else { return }
    // Before the first look there is nothing to hold, and what was opened meanwhile is there to be read.
    let isWanted = name == current && (isAskedForMore || rooms[index].isReading)
    if held != nil, readAt[name] != nil, !isWanted {
      held?.contents[name] = (content, instant)
    } else {
      rooms[index].receive(content)
      readAt[name] = instant
      held?.contents[name] = nil
      if name == current { isAskedForMore = false }
    }
  }

  /// Lets the screen stand still, or go on with what has come.
  mutating func toggleHold(_ now: Timestamp) {
    guard let held else {
      self.held = (now, [:])
      isAskedForMore = false
      return
    }
    self.held = nil
    for (content, instant) in held.contents.values { take(content, readAt: instant) }
  }

  /// How many rows wait for the current room to go on.
  var newWhileHeld: Int {
    held?.contents[current].map { room.countNew(received: $0.0) } ?? 0
  }
}

/// Something that lies over a room and takes the keys until it is done.
enum AdminLayer: Sendable {
  case question(ActQuestion)
  case jump(JumpLine)
  case help(ScrolledText)
}
