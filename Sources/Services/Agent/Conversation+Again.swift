import Domain
import Localization
import Ports

extension Conversation {
  /// Has the newest reply made once more: the one that is there stays and says so, the new one follows it.
  ///
  /// What could not be answered is taken up again. Answers are counted as presses are, since each may cost money.
  ///
  /// - Parameter id: the message that is meant; `nil` for the newest reply.
  func tryAgain(_ id: MessageID?, _ turn: Turn) throws -> Receipt {
    let (tx, chat) = (turn.tx, turn.chat.id)
    let limit = try tx.settings.inputLimits().pressesAMinute
    guard try tx.chats.countPress(by: turn.user.id, since: tx.now - .minutes(1)) <= limit else {
      throw InputRefusal.tooManyPresses(limit: limit)
    }
    guard try tx.jobs.openReply(of: chat) == nil else { return .told(Phrase(.reply(.isComing))) }
    if try !tx.chats.unanswered(in: chat).isEmpty {
      try queueReply(turn)
      return .done
    }
    let latest = try tx.chats.messages(in: chat, before: nil, limit: Self.reach)
    guard let asked = latest.lastIndex(where: { $0.author == .user }),
      let reply = latest[asked...].last(where: { $0.job != nil }), let job = reply.job
    else { return .told(Phrase(.reply(.nothingToRepeat))) }
    if let id, try tx.chats.find(id)?.job != job { return .told(Phrase(.reply(.onlyTheLast))) }
    // The rules say the same of the same words; but what they never said, or said for a model, is another matter.
    guard try makers.maker(of: .reply, in: tx) != .builtin || reply.mark == .stopped || reply.kind == .notice
    else {
      return .told(Phrase(.reply(.rulesSayTheSame)))
    }
    // All that had come since the reply before.
    let before = latest[..<asked].lastIndex { $0.job != nil } ?? latest.startIndex
    guard let first = latest[before...asked].first(where: { $0.author == .user }) else { return .done }
    try tx.chats.reopen(chat, from: first.position)
    for message in latest[asked...] where message.job == job {
      try tx.chats.useReplies(of: message.id)
      try tx.chats.mark(message.id, as: .retried)
    }
    try queueReply(turn)
    return .done
  }

  /// Messages that the newest reply is looked for among: a few cards and notices may stand behind it.
  private static let reach = 60
}
