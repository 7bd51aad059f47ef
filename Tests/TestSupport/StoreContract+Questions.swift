import Domain
import Ports
import Testing

extension StoreContract {
  static let questions: [Case] = [
    Case("a question is kept with its asker, and the other side finds it once it was put") { it in
      let (anna, boris, match) = try await open(it)
      let question = try #require(try await ask("How big is the team?", .seeker, match, it))
      #expect(question.state == .asked)
      #expect(question.asker == .seeker)
      #expect(question.askedAt == it.time.now)
      _ = try await it.write { try $0.questions.setState(.put, answer: nil, of: question.id) }
      try await it.read { tx throws in
        #expect(try tx.questions.find(question.id)?.state == .put)
        #expect(try tx.questions.all(in: match.id).map(\.text) == ["How big is the team?"])
        #expect(try tx.questions.waiting(for: boris.user).map(\.id) == [question.id])
        #expect(try tx.questions.waiting(for: anna.user) == [])
        #expect(try tx.questions.sources(of: anna.user) == [question.source])
        #expect(try tx.questions.sources(of: boris.user) == [])
      }
    },
    Case("a side has three questions, the other side three of its own") { it in
      let (_, _, match) = try await open(it)
      for number in 1...3 { #expect(try await ask("\(number)?", .seeker, match, it) != nil) }
      #expect(try await ask("4?", .seeker, match, it) == nil)
      #expect(try await ask("1?", .provider, match, it) != nil)
      try await it.read { tx throws in
        #expect(
          try tx.questions.allowance(of: .seeker, in: match.id) == QuestionAllowance(asked: 3, refused: 0))
        #expect(
          try tx.questions.allowance(of: .provider, in: match.id) == QuestionAllowance(asked: 1, refused: 0))
      }
    },
    Case("many at once make three of them and no fourth") { it in
      let (_, _, match) = try await open(it)
      let asked = await withTaskGroup(of: Int.self) { group in
        for number in 1...12 {
          group.addTask { (try? await ask("\(number)?", .seeker, match, it)) == nil ? 0 : 1 }
        }
        return await group.reduce(0, +)
      }
      let kept = try await it.read { try $0.questions.all(in: match.id) }
      #expect(kept.count == 3)
      #expect(asked >= 3)
    },
    Case("refused ones do not count against the three, and five of them are all that is taken") { it in
      let (_, _, match) = try await open(it)
      for number in 1...3 { _ = try await ask("\(number)?", .seeker, match, it) }
      let first = try #require(try await it.read { try $0.questions.all(in: match.id).first })
      #expect(try await it.write { try $0.questions.setState(.refused(.contact), answer: nil, of: first.id) })
      // Its place is free again.
      let again = try #require(try await ask("another?", .seeker, match, it))
      #expect(again.state == .asked)
      for number in 1...4 { #expect(try await ask("r\(number)?", .seeker, match, it, refusal: .pay) != nil) }
      #expect(try await ask("r5?", .seeker, match, it, refusal: .pay) == nil)
      #expect(
        try await it.write { try $0.questions.setState(.refused(.pay), answer: nil, of: again.id) } == false)
      let left = try await it.read { try $0.questions.allowance(of: .seeker, in: match.id) }
      #expect(left == QuestionAllowance(asked: 3, refused: 5))
      #expect(left.left == 0)
    },
    Case("a message is one question, and one answer, at most") { it in
      let (_, _, match) = try await open(it)
      let source = it.ids.next(Message.self)
      _ = try await it.write {
        try $0.questions.ask("a?", by: .seeker, in: match.id, source: source, refusal: nil)
      }
      await #expect(throws: StoreError.self) {
        try await it.write {
          _ = try $0.questions.ask("b?", by: .seeker, in: match.id, source: source, refusal: nil)
        }
      }
      #expect(try await it.read { try $0.questions.all(in: match.id).count } == 1)
    },
    Case("the end of a match closes what is open of its questions, buttons and jobs too") { it in
      let (anna, boris, match) = try await open(it)
      let open = try #require(try await ask("open?", .seeker, match, it))
      let done = try #require(try await ask("done?", .seeker, match, it))
      let job = try #require(
        try await it.enqueue(NewJob(.question(open.id), user: anna.user, epoch: 0, notBefore: it.time.now)))
      #expect(
        try await it.enqueue(NewJob(.question(open.id), user: anna.user, epoch: 0, notBefore: it.time.now))
          == nil)
      try await it.write { tx throws in
        _ = try tx.questions.setState(.shown, answer: "they say so", of: done.id)
        let chat = try tx.chats.main(of: boris.user).id
        _ = try tx.chats.append(
          NewMessage(
            chat: chat, author: .mitko, text: "asks",
            actions: [.answerQuestion(open.id), .skipQuestion(open.id)]))
        try tx.questions.close(in: match.id)
      }
      try await it.read { tx throws in
        #expect(try tx.questions.all(in: match.id).map(\.state) == [.closed, .shown])
        #expect(try tx.questions.find(done.id)?.answer == "they say so")
        #expect(try tx.jobs.find(job.id)?.state == .cancelled)
        #expect(try tx.chats.openActions(of: boris.user, .answerQuestion(open.id)) == [])
        #expect(try tx.chats.openActions(of: boris.user, .skipQuestion(open.id)) == [])
      }
    },
    Case("what was asked and answered waits for no reply, and is corrected no more") { it in
      let (anna, boris, match) = try await open(it)
      let messages = try await it.write { tx throws -> (asked: Message, answered: Message, said: Message) in
        let hers = try tx.chats.main(of: anna.user).id
        let his = try tx.chats.main(of: boris.user).id
        let asked = try tx.chats.append(NewMessage(chat: hers, author: .user, text: "team?"))
        let said = try tx.chats.append(NewMessage(chat: hers, author: .user, text: "hello"))
        let answered = try tx.chats.append(NewMessage(chat: his, author: .user, text: "six"))
        let question = try #require(
          try tx.questions.ask("team?", by: .seeker, in: match.id, source: asked.id, refusal: nil))
        try tx.questions.setAnswerSource(answered.id, of: question.id)
        _ = try tx.questions.setState(.replied, answer: nil, of: question.id)
        return (asked, answered, said)
      }
      try await it.write { tx throws in
        #expect(try tx.chats.unanswered(in: messages.asked.chat).map(\.text) == ["hello"])
        #expect(try tx.chats.unanswered(in: messages.answered.chat) == [])
        #expect(try !tx.chats.correct(messages.asked.id, to: "name?"))
        #expect(try !tx.chats.correct(messages.answered.id, to: "seven"))
        #expect(try tx.chats.correct(messages.said.id, to: "hi"))
      }
    },
    Case("a reset of either side leaves rows without words") { it in
      try await leavesNoWords(it) { try _ = $0.users.reset($1) }
    },
    Case("an erase of either side leaves rows without words") { it in
      try await leavesNoWords(it) { try $0.users.erase($1) }
    },
  ]

  private static func leavesNoWords(
    _ it: StoreFixture, _ leave: @escaping @Sendable (any Transaction, UserID) throws -> Void
  ) async throws {
    let (anna, boris, match) = try await open(it)
    let put = try #require(try await ask("Where is zebrafish used?", .seeker, match, it))
    let done = try #require(try await ask("And quokka?", .provider, match, it))
    try await it.write { tx throws in
      _ = try tx.questions.setState(.put, answer: nil, of: put.id)
      _ = try tx.questions.setState(.shown, answer: "quokka here", of: done.id)
      try leave(tx, boris.user)
    }
    try await it.read { tx throws in
      let left = try tx.questions.all(in: match.id)
      #expect(left.map(\.text) == ["", ""])
      #expect(left.map(\.answer) == [nil, nil])
      #expect(left.map(\.state) == [.closed, .shown])
      #expect(left.map(\.source) == [put.source, done.source])
      #expect(try tx.questions.sources(of: anna.user) == [put.source])
    }
  }

  /// Two people who were introduced to each other.
  private static func open(_ it: StoreFixture) async throws -> (
    seeker: Member, provider: Member, match: Match
  ) {
    let anna = try await it.eligible("anna", as: .seeker)
    let boris = try await it.eligible("boris", as: .provider)
    let match = try await it.match(anna, boris)
    try await it.write { tx throws in
      try tx.matches.setStatus(.qualified, of: match.id)
      for side in Role.allCases { try tx.matches.setIntroduced(match.id, side) }
    }
    return (anna, boris, match)
  }

  @discardableResult
  private static func ask(
    _ text: String, _ side: Role, _ match: Match, _ it: StoreFixture, refusal: QuestionRefusal? = nil
  ) async throws -> MatchQuestion? {
    let source = it.ids.next(Message.self)
    return try await it.write {
      try $0.questions.ask(text, by: side, in: match.id, source: source, refusal: refusal)
    }
  }
}
