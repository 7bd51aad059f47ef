extension Migration {
  /// Who is proposed to whom at the beginning of a round.
  static let plannedRounds = Migration(
    version: 17, name: "planned rounds",
    sql: """
      ALTER TABLE rounds ADD COLUMN planned_at INTEGER;
      -- The last change of vectors that the plan knew.
      ALTER TABLE rounds ADD COLUMN planned_change INTEGER NOT NULL DEFAULT 0;
      -- The round in which somebody was proposed last, or from which on they wait for it; NULL before.
      ALTER TABLE users ADD COLUMN waits_since_round INTEGER;
      UPDATE users SET waits_since_round = (
        SELECT max(matches.round) FROM sides JOIN matches ON matches.id = sides.match_id WHERE sides.user_id = users.id)
        WHERE stage <> 'erased';

      -- What is still to be formed of a round's plan.
      CREATE TABLE planned_pairs (
        round INTEGER NOT NULL REFERENCES rounds (number),
        place INTEGER NOT NULL,
        seeker_id BLOB NOT NULL REFERENCES users (id),
        provider_id BLOB NOT NULL REFERENCES users (id),
        seeker_version_id BLOB NOT NULL REFERENCES profile_versions (id) ON DELETE CASCADE,
        provider_version_id BLOB NOT NULL REFERENCES profile_versions (id) ON DELETE CASCADE,
        turn_user_id BLOB NOT NULL REFERENCES users (id),
        PRIMARY KEY (round, place),
        CONSTRAINT turn_is_of_a_side CHECK (turn_user_id IN (seeker_id, provider_id)),
        CONSTRAINT pair_is_of_two CHECK (seeker_id <> provider_id)
      ) STRICT, WITHOUT ROWID;
      -- The ways of the cascade.
      CREATE INDEX planned_pairs_of_seeker ON planned_pairs (seeker_version_id);
      CREATE INDEX planned_pairs_of_provider ON planned_pairs (provider_version_id);
      """)
}
