import Domain
import Lexicon
import Ports

/// What a model reads in a turn: instructions, the conversation as far as it fits, what is known, and what is to be
/// answered.
///
/// Only this user's own words are in it, and Mitko's to them; introductions, contacts and notices, which may hold words of
/// others, are named and not shown.
struct InterviewRequest {
  /// The user's own messages: what facts may rest on.
  let said: SaidWords
  let mark: ProgramMark
  /// What is held against what is said.
  let sayCheck: SayCheck
  private let context: InterviewContext
  private let model: any LanguageModel
  private let limits: InterviewLimits
  private let base: ModelRequest
  private let turns: [ModelRequest.Turn]

  /// What a provider puts around each turn, in tokens.
  private static let overheadOfTurn = 8
  /// So many turns are shown beside a summary that covers them: the tone of a talk does not stand in a summary.
  private static let turnsBesideSummary = 4
  /// A message of so many characters is a document rather than talk: it is read as material.
  private static let documentLength = 1_200
  private static let documentLines = 15

  init(
    _ context: InterviewContext, known: Profile, prompts: any PromptLibrary, names: any FactNaming,
    model: any LanguageModel, limits: InterviewLimits
  ) {
    self.context = context
    self.model = model
    self.limits = limits
    said = SaidWords(earlier: context.transcript, new: context.unanswered)
    let own = (context.transcript + context.unanswered).filter { $0.author == .user }.map(\.text)
    let prompt = prompts.prompt(.interviewer)
    let notes = InterviewNotes(context, known: known, names: names)
    // Whoever exports what is stored of them can read their mark, and an older message of theirs may come again in the
    // profile, in the summary or in what Mitko said.
    mark = ProgramMark(
      context.user.id.high ^ context.user.id.low,
      absentFrom: (context.transcript + context.unanswered).map(\.text)
        + [ModelRequest.text(of: notes.quoted)])
    base = ModelRequest(
      prompt,
      [
        .language: LanguageNames.english(context.user.language), .mark: mark.number,
        .trades: Trade.allCases.map(\.rawValue).joined(separator: ", "),
      ],
      question: [.plain(mark.marked(notes.text))] + notes.quoted
        + Self.parts(context.unanswered, within: limits.request / 2, model, mark),
      shape: InterviewAnswer.schema, outputLimit: limits.answer)
    turns = Self.turns(context, mark)
    sayCheck = SayCheck(mark, instructions: ModelRequest.text(of: base.instructions), own: own)
  }

  /// The request with as much of the conversation as fits.
  var whole: ModelRequest { request(within: room) }

  /// The request with half as much of it; `nil` where there is nothing that could go.
  func shortened() -> ModelRequest? {
    let shown = TurnWindow.latest(of: sizes, within: room)
    guard !shown.isEmpty else { return nil }
    return request(within: sizes[shown].reduce(0, +) / 2)
  }

  private func request(within room: Int) -> ModelRequest {
    var request = base
    request.history = Array(turns[TurnWindow.latest(of: sizes, within: room)])
    // Behind Mitko's last answer the next request goes on otherwise: what is answered here is an earlier turn there.
    request.keptTurns = request.history.lastIndex { $0.role == .assistant }.map { $0 + 1 } ?? 0
    return request
  }

  private var sizes: [Int] {
    turns.map { model.tokens(in: ModelRequest.text(of: $0.parts)) + Self.overheadOfTurn }
  }

  /// What is left for earlier turns, in tokens.
  private var room: Int { Self.room(beside: base.text, of: model, limits) }

  /// What is left beside `text` in a request, in tokens; may be negative.
  static func room(beside text: String, of model: any LanguageModel, _ limits: InterviewLimits) -> Int {
    let context = model.contextLimit.map { $0 - limits.answer } ?? .max
    return min(limits.request, context) - model.tokens(in: text) - model.tokens(in: Self.shape)
  }

  /// Whether earlier turns, as far as no summary covers them, fill most of their room: soon the oldest will not be read
  /// any more.
  var isCrowded: Bool { sizes.reduce(0, +) > room / 3 * 2 }

  /// The shape of the answer is sent too.
  private static let shape = InterviewAnswer.schema.json.description

  // MARK: The conversation

  private static func turns(_ context: InterviewContext, _ mark: ProgramMark) -> [ModelRequest.Turn] {
    let waiting = Set(context.unanswered.map(\.id))
    var earlier = context.transcript.filter { !waiting.contains($0.id) }
    if let covered = context.summary?.upTo {
      let kept = earlier.suffix(turnsBesideSummary)
      earlier = earlier.filter { $0.position > covered || kept.contains($0) }
    }
    return earlier.reduce(into: []) { turns, message in
      // What the program showed is no answer of the model's: it stands among what it reads.
      let isAnswer = message.author == .mitko && message.kind == .said
      let role: ModelRequest.Role = isAnswer ? .assistant : .user
      let part = part(message, mark)
      if let last = turns.last, last.role == role {
        turns[turns.count - 1] = ModelRequest.Turn(role, last.parts + [part])
      } else {
        turns.append(ModelRequest.Turn(role, [part]))
      }
    }
  }

  private static func part(_ message: Message, _ mark: ProgramMark) -> ModelRequest.Part {
    if message.author == .user { return part(message) }
    switch message.kind {
    case .said: return .plain(message.text)
    case .notice: return .plain(mark.marked("The program told them something about how things stand."))
    case .profileCard: return .plain(mark.marked("The program showed them their profile."))
    case .introduction: return .plain(mark.marked("The program told them about somebody they may meet."))
    case .contact: return .plain(mark.marked("The program gave them a contact."))
    }
  }

  private static func part(_ message: Message) -> ModelRequest.Part {
    isDocument(message)
      ? .quoted(Quotation(message.text, source: "a text that the user pasted")) : .plain(message.text)
  }

  /// New messages, whole where a request has room for them. Of longer ones the beginnings: as much of each, and what a
  /// short one leaves is for the others.
  ///
  /// - Parameter room: in tokens.
  private static func parts(
    _ messages: [Message], within room: Int, _ model: any LanguageModel, _ mark: ProgramMark
  ) -> [ModelRequest.Part] {
    let sizes = messages.map { model.tokens(in: $0.text) }
    guard sizes.reduce(0, +) > room else { return messages.map(part) }
    var (share, left) = (room, room)
    for (taken, size) in sizes.sorted().enumerated() {
      share = left / (sizes.count - taken)
      if size > share { break }
      left -= size
    }
    return zip(messages, sizes).flatMap { message, size -> [ModelRequest.Part] in
      guard size > share else { return [part(message)] }
      let shown = TextCleaning.prefix(message.text, scalars: message.text.unicodeScalars.count * share / size)
      return [
        .quoted(Quotation(shown, source: "the beginning of a text that the user sent")),
        .plain(
          mark.marked(
            "That text goes on and was too long to be shown. Tell them so, and ask for what matters of the rest."
          )),
      ]
    }
  }

  private static func isDocument(_ message: Message) -> Bool {
    message.text.count >= documentLength
      || message.text.count(where: \.isNewline) + 1 >= documentLines
  }

  // MARK: Checks

  /// - Throws: what the user must not be shown.
  func check(_ answer: InterviewAnswer) throws(AnswerProblem) {
    try sayCheck.check(OutputCheck.cleaned(answer.say))
  }

  /// The contact that the user gave in the messages that are answered, if it is the one named.
  func contact(_ named: String) -> Contact? {
    guard let wanted = Identifiers.find(in: named).first else { return nil }
    for message in context.unanswered.reversed() {
      for found in Identifiers.find(in: message.text)
      where found.kind == wanted.kind && Folding.folded(found.value) == Folding.folded(wanted.value) {
        switch found.kind {
        case .email: return Contact(kind: .email, value: found.value)
        case .phone: return Contact(kind: .phone, value: found.value)
        case .handle: return Contact(kind: .telegram, value: found.value)
        // A link leads to work that somebody shows, not to them.
        case .link: return nil
        }
      }
    }
    return nil
  }

  /// Whether the user said so in talk, and not in a text that they pasted.
  func isOrder(_ words: String) -> Bool {
    guard let place = said.find(words, onlyNew: true) else { return false }
    return !Self.isDocument(place.message)
  }
}
