/// How long what is over is kept before the clean-up deletes it, and how much of it goes at once.
///
/// Only what grows with every message and piece of work is deleted. The ledger, the rounds, and the events of
/// people, matches and settings are the accounts and the audit: they stay, with who did what. Of what operators did, the
/// act's own row and what rows were before it go once nothing of it can be taken back.
package struct Retention: Hashable, Sendable {
  /// Jobs that ended without a failed attempt, with their events. Longer than the budget's week, so that what the
  /// ledger's window counts can be looked up.
  package let jobs: Duration
  /// Jobs of which an attempt failed, with their errors and events: an operator who looks in once a month finds them.
  package let failedJobs: Duration
  /// Buttons that were used or closed. Longer than a match can be open, so that a late press still tells how it
  /// stands.
  package let usedButtons: Duration
  /// What models were asked and answered: long enough to judge a change of prompts by, and no longer.
  package let recordings: Duration
  /// Acts of operators of which nothing can be taken back, with what rows were before them. More than a year, as an audit
  /// looks back. What an undo can still take back is not deleted at all.
  package let acts: Duration
  /// What was spent and done hour by hour: longer than the weeks that rooms and forecasts look back.
  package let hours: Duration
  /// What was spent day by day.
  package let days: Duration
  /// Who got an announcement. Longer than anybody tries again those whom it could not be brought to.
  package let recipients: Duration
  /// What steps of rounds knew and decided, with the former vectors that they point to: a month's rounds can be played
  /// again.
  package let rounds: Duration

  package init(
    jobs: Duration = .days(8), failedJobs: Duration = .days(31), usedButtons: Duration = .days(31),
    recordings: Duration = .days(30), acts: Duration = .days(400), hours: Duration = .days(35),
    days: Duration = .days(400), recipients: Duration = .days(90), rounds: Duration = .days(31)
  ) {
    self.jobs = jobs
    self.failedJobs = failedJobs
    self.usedButtons = usedButtons
    self.recordings = recordings
    self.acts = acts
    self.hours = hours
    self.days = days
    self.recipients = recipients
    self.rounds = rounds
  }

  /// How often the clean-up comes.
  package static let interval: Duration = .days(1)

  /// How many jobs, and how many buttons, one clean-up deletes: some milliseconds, so that no reply waits for the
  /// writer. Where more is left another one follows.
  package static let batch = 200

  /// The size in bytes beyond which the log begins anew, with the former one kept beside it.
  package static let logSize = 8 << 20
}
