import Domain
import Ports

struct SQLiteQuestions: QuestionRecords {
  let session: Session

  private static let columns =
    "id, match_id, side, text, source_id, state, refusal, answer_source_id, answer, asked_at"

  private static func read(_ row: inout Row) throws -> MatchQuestion {
    let id = try row.next(QuestionID.self)
    let match = try row.next(MatchID.self)
    let side = try row.next(Role.self)
    let text = try row.next(String.self)
    let source = try row.next(MessageID.self)
    guard let state = MatchQuestionState(word: try row.next(), refusal: try row.next()) else {
      throw UnknownState()
    }
    return MatchQuestion(
      id: id, match: match, asker: side, text: text, source: source, state: state,
      answerSource: try row.next(), answer: try row.next(), askedAt: try row.next())
  }

  func ask(
    _ text: String, by side: Role, in match: MatchID, source: MessageID, refusal: QuestionRefusal?
  ) throws -> MatchQuestion? {
    let taken = try allowance(of: side, in: match)
    guard taken.refused < MatchQuestion.mostRefused,
      refusal != nil || taken.asked < MatchQuestion.mostOfASide
    else { return nil }
    let id = session.next(MatchQuestion.self)
    let state = refusal.map { MatchQuestionState.refused($0) } ?? .asked
    // Two programs that count at once both write the next number; the writers stand in line, and the index is the rule.
    try session.run(
      """
      INSERT INTO questions (id, match_id, side, number, refused_number, state, refusal, text, source_id, asked_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """, id, match, side, refusal == nil ? try nextNumber("number", side, match) : nil,
      refusal == nil ? nil : taken.refused + 1, state.word, refusal, text, source, session.now)
    return try find(id)
  }

  /// The smallest number that is free.
  private func nextNumber(_ column: String, _ side: Role, _ match: MatchID) throws -> Int {
    let taken = try session.all(
      "SELECT \(column) FROM questions WHERE match_id = $1 AND side = $2 AND \(column) IS NOT NULL", match,
      side
    ) { try $0.next(Int.self) }
    return (1...).first { !taken.contains($0) } ?? 1
  }

  func find(_ id: QuestionID) throws -> MatchQuestion? {
    try session.first("SELECT \(Self.columns) FROM questions WHERE id = $1", id, read: Self.read)
  }

  func all(in match: MatchID) throws -> [MatchQuestion] {
    try session.all(
      "SELECT \(Self.columns) FROM questions WHERE match_id = $1 ORDER BY id", match, read: Self.read)
  }

  func allowance(of side: Role, in match: MatchID) throws -> QuestionAllowance {
    try session.first(
      "SELECT count(number), count(refused_number) FROM questions WHERE match_id = $1 AND side = $2", match,
      side
    ) { QuestionAllowance(asked: try $0.next(), refused: try $0.next()) }
      ?? QuestionAllowance(asked: 0, refused: 0)
  }

  func waiting(for user: UserID) throws -> [MatchQuestion] {
    try session.all(
      """
      SELECT \(Self.columns) FROM questions
      WHERE match_id IN (SELECT match_id FROM sides WHERE user_id = $1) AND state = 'put' AND EXISTS (
        SELECT 1 FROM sides WHERE sides.match_id = questions.match_id AND sides.user_id = $1
          AND sides.role <> questions.side)
      ORDER BY id
      """, user, read: Self.read)
  }

  func setState(_ state: MatchQuestionState, answer: String?, of question: QuestionID) throws -> Bool {
    guard let found = try find(question) else { throw StoreError.missing("question") }
    var refused: Int?
    if state.refusal != nil {
      let count = try allowance(of: found.asker, in: found.match).refused
      guard count < MatchQuestion.mostRefused else { return false }
      refused = count + 1
    }
    try session.change(
      "question",
      """
      UPDATE questions SET state = $2, refusal = $3, answer = coalesce($4, answer),
        number = CASE WHEN $5 IS NULL THEN number END, refused_number = $5
      WHERE id = $1
      """, question, state.word, state.refusal, answer, refused)
    return true
  }

  func setAnswerSource(_ message: MessageID, of question: QuestionID) throws {
    try session.change(
      "question", "UPDATE questions SET answer_source_id = $2 WHERE id = $1", question, message)
  }

  func close(in match: MatchID) throws {
    let jobs = SQLiteJobs(session: session)
    for question in try all(in: match) {
      try session.run(
        "UPDATE actions SET state = 'used' WHERE subject_id = $1 AND state = 'open'", question.id)
      guard !question.state.hasEnded else { continue }
      _ = try setState(.closed, answer: nil, of: question.id)
      try jobs.cancelWaiting(about: question.id)
    }
  }

  func sources(of user: UserID) throws -> Set<MessageID> {
    Set(
      try session.all(
        """
        SELECT source_id FROM questions JOIN sides ON sides.match_id = questions.match_id
          AND sides.role = questions.side
        WHERE sides.user_id = $1
        """, user
      ) { try $0.next(MessageID.self) })
  }

  /// Takes the words of a person's matches out: rows stay without them, so that no message becomes another one's again.
  func wipe(_ user: UserID) throws {
    try session.run(
      """
      UPDATE questions SET text = '', answer = NULL,
        state = CASE WHEN state IN ('asked', 'put', 'replied') THEN 'closed' ELSE state END
      WHERE match_id IN (SELECT match_id FROM sides WHERE user_id = $1)
      """, user)
  }
}

extension QuestionRefusal: SQLBindable, SQLReadable {}
