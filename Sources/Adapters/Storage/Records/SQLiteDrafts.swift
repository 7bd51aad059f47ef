import Domain
import Ports

struct SQLiteDrafts: DraftRecords {
  let session: Session

  func draft(of chat: ChatID) throws -> ReplyDraft? {
    try session.first(
      """
      SELECT drafts.job_id, drafts.attempt, drafts.text FROM drafts
        JOIN jobs ON jobs.id = drafts.job_id AND jobs.attempt = drafts.attempt AND jobs.state = 'running'
        JOIN users ON users.id = jobs.user_id AND users.epoch = jobs.epoch
      WHERE drafts.chat_id = $1
      """, chat
    ) { ReplyDraft(job: try $0.next(), attempt: try $0.next(), text: try $0.next()) }
  }

  func set(_ draft: ReplyDraft, of chat: ChatID) throws {
    try session.run(
      """
      INSERT INTO drafts (chat_id, job_id, attempt, text, written_at)
      SELECT $1, $2, $3, $4, $5 FROM jobs JOIN users ON users.id = jobs.user_id AND users.epoch = jobs.epoch
      WHERE jobs.id = $2 AND jobs.attempt = $3 AND jobs.state = 'running' AND jobs.kind = 'reply'
        AND jobs.subject_id = $1
      ON CONFLICT (chat_id) DO UPDATE SET job_id = excluded.job_id, attempt = excluded.attempt,
        text = excluded.text, written_at = excluded.written_at
      """, chat, draft.job, draft.attempt, draft.text, session.now)
  }

  func requestStop(of job: JobID) throws -> Bool {
    try session.run(
      """
      UPDATE jobs SET stop_requested_at = coalesce(stop_requested_at, $2)
      WHERE id = $1 AND kind = 'reply' AND state = 'running'
      """, job, session.now) == 1
  }

  func isStopRequested(of job: JobID) throws -> Bool {
    try session.first("SELECT 1 FROM jobs WHERE id = $1 AND stop_requested_at IS NOT NULL", job) {
      try $0.next(Int.self)
    } != nil
  }
}
