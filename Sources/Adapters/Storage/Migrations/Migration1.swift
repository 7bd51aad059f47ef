extension Migration {
  /// Every migration, oldest first. A released one is never edited: its checksum is in every file.
  static let all: [Migration] = [
    .first, .shownVersions, .partsOfScores, .repliesAsButtons, .languageModels, .callsOneByOne, .operations,
    .programs, .notesAboutPeople, .announcements, .actsCutShort, .countsOfRooms, .whatOperatorsAreTold,
    .telegram, .documents, .operatorsGroup, .plannedRounds, .recordedRounds, .questions, .preferences,
  ]

  /// The tables of the first version.
  ///
  /// Conventions: keys are 16-byte UUIDv7 blobs, instants whole microseconds of UTC, amounts of money whole
  /// microdollars, Booleans 0 or 1. Words of an enum are those of the Domain; a CHECK repeats each lifecycle.
  static let first = Migration(
    version: 1, name: "first tables",
    sql: [housekeeping, people, conversations, profiles, matching, queue, money, log].joined(separator: "\n"))

  private static let housekeeping = """
    -- Where this file comes from; one row. A demo only ever opens a file whose row says demo.
    CREATE TABLE creation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      purpose TEXT NOT NULL CHECK (purpose IN ('real', 'demo')),
      created_at INTEGER NOT NULL,
      -- Raised with each change of a vector; numbers the feed of the index.
      vector_change INTEGER NOT NULL DEFAULT 0,
      -- 2 from an erase until no byte of it is left in the file or a backup, 1 until the log holds none either.
      needs_scrub INTEGER NOT NULL DEFAULT 0 CHECK (needs_scrub IN (0, 1, 2))
    ) STRICT;

    -- Numbers that operators may change.
    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value REAL NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;

    -- Programs that have the file open.
    CREATE TABLE processes (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      pid INTEGER NOT NULL,
      program TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      heartbeat_at INTEGER NOT NULL
    ) STRICT;
    """

  private static let people = """
    CREATE TABLE users (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      language TEXT NOT NULL,
      stage TEXT NOT NULL DEFAULT 'onboarding'
        CHECK (stage IN ('onboarding', 'ready', 'active', 'paused', 'unreachable', 'erased')),
      -- Where the next message leads back to.
      stage_before TEXT CHECK (stage_before IN ('onboarding', 'ready', 'active', 'paused')),
      epoch INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
      contact_kind TEXT CHECK (contact_kind IN ('email', 'telegram', 'phone', 'link')),
      contact_value TEXT,
      accepts_announcements INTEGER NOT NULL DEFAULT 1 CHECK (accepts_announcements IN (0, 1)),
      is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
      created_at INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL,
      -- The current version; its row is deleted with the person's other words, this is then NULL.
      profile_version_id BLOB,
      profile_changed_at INTEGER,
      -- 0 from their turn, or from a match, until something is new that could let somebody fit.
      turn_is_due INTEGER NOT NULL DEFAULT 1 CHECK (turn_is_due IN (0, 1)),
      -- A profile has its time from the moment it is stored.
      CONSTRAINT profile_has_time CHECK (profile_version_id IS NULL OR profile_changed_at IS NOT NULL),
      CONSTRAINT unreachable_knows_the_way_back CHECK ((stage = 'unreachable') = (stage_before IS NOT NULL)),
      CONSTRAINT contact_is_whole CHECK ((contact_kind IS NULL) = (contact_value IS NULL)),
      -- Matching needs a profile; whoever has none is at the beginning, or gone.
      CONSTRAINT active_has_profile CHECK (
        profile_version_id IS NOT NULL
        OR stage IN ('onboarding', 'erased')
        OR (stage = 'unreachable' AND stage_before = 'onboarding'))
    ) STRICT;

    -- Whose turn is next in matching: those whose turn is due, by their oldest profile change.
    CREATE INDEX users_by_turn ON users (profile_changed_at, id) WHERE stage = 'active' AND turn_is_due = 1;
    -- Everybody who may be proposed.
    CREATE INDEX users_active ON users (id) WHERE stage = 'active';
    -- The people of a demo, in the order made.
    CREATE INDEX users_of_demo ON users (created_at, id) WHERE is_demo = 1;

    -- Where a user comes from. The key is the rule that an identity belongs to one user.
    CREATE TABLE identities (
      kind TEXT NOT NULL CHECK (kind IN ('terminal', 'telegram', 'demo', 'imported')),
      value TEXT NOT NULL,
      user_id BLOB NOT NULL REFERENCES users (id),
      created_at INTEGER NOT NULL,
      PRIMARY KEY (kind, value)
    ) STRICT, WITHOUT ROWID;
    -- The identities of a user: deliveries, export, erase.
    CREATE INDEX identities_of_user ON identities (user_id);

    -- What a user did lately, without its words: the limits an hour and a minute. It outlives a reset, so
    -- that starting anew does not renew the allowance.
    CREATE TABLE activity (
      user_id BLOB NOT NULL REFERENCES users (id),
      kind TEXT NOT NULL CHECK (kind IN ('message', 'press')),
      at INTEGER NOT NULL
    ) STRICT;
    -- How many since an instant.
    CREATE INDEX activity_since ON activity (user_id, kind, at);
    """

  private static let conversations = """
    CREATE TABLE chats (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      user_id BLOB NOT NULL REFERENCES users (id),
      is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)),
      created_at INTEGER NOT NULL,
      -- The position given last. It goes on after a reset, so that a head that follows the chat misses nothing.
      last_position INTEGER NOT NULL DEFAULT 0,
      -- What the user wrote up to here has its reply.
      answered_position INTEGER NOT NULL DEFAULT 0,
      interview_state BLOB,
      CONSTRAINT answers_what_was_said CHECK (answered_position <= last_position)
    ) STRICT;
    -- The rule of one main chat a user, and the way to it.
    CREATE UNIQUE INDEX chats_one_main ON chats (user_id) WHERE is_main = 1;
    -- All chats of a user: reset, export.
    CREATE INDEX chats_of_user ON chats (user_id);

    CREATE TABLE messages (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      chat_id BLOB NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 1),
      author TEXT NOT NULL CHECK (author IN ('user', 'mitko')),
      kind TEXT NOT NULL CHECK (kind IN ('said', 'notice', 'profile_card', 'introduction', 'contact')),
      -- The profile version of a card, the match of an introduction or contact. No foreign key: the message
      -- may outlive the version.
      subject_id BLOB,
      text TEXT NOT NULL,
      phrase_tag TEXT,
      created_at INTEGER NOT NULL,
      CONSTRAINT kind_has_subject CHECK ((kind IN ('said', 'notice')) = (subject_id IS NULL)),
      CONSTRAINT users_only_say CHECK (author = 'mitko' OR kind = 'said')
    ) STRICT;
    -- A page of a transcript, and the rule that no two messages stand at one place.
    CREATE UNIQUE INDEX messages_in_order ON messages (chat_id, position);
    -- Which lines were said lately, so that they are not said again.
    CREATE INDEX messages_by_phrase ON messages (chat_id, position) WHERE phrase_tag IS NOT NULL;
    -- What quotes one side of a match in the other's chat: taken back when that side is erased.
    CREATE INDEX messages_about_match ON messages (subject_id) WHERE kind IN ('introduction', 'contact');

    -- Buttons.
    CREATE TABLE actions (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      owner_id BLOB NOT NULL REFERENCES users (id),
      intent TEXT NOT NULL CHECK (intent IN (
        'activate', 'accept', 'confirm_accept', 'decline', 'tell_more', 'confirm_reset', 'confirm_erase',
        'resume', 'dismiss', 'answer_now', 'tell_pitch')),
      -- The match or the job that it is about.
      subject_id BLOB,
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used')),
      CONSTRAINT intent_has_subject CHECK (
        (intent IN ('accept', 'confirm_accept', 'decline', 'tell_more', 'answer_now')) = (subject_id IS NOT NULL))
    ) STRICT;
    -- The buttons of a page of messages.
    CREATE UNIQUE INDEX actions_of_message ON actions (message_id, ordinal);
    -- The open buttons about a match, closed when it ends.
    CREATE INDEX actions_open_about ON actions (subject_id) WHERE state = 'open' AND subject_id IS NOT NULL;
    -- The open buttons of one kind that somebody has, which a newer one replaces.
    CREATE INDEX actions_open_of ON actions (owner_id, intent) WHERE state = 'open';
    -- Used buttons, those of the oldest messages first (ids follow time): the clean-up.
    CREATE INDEX actions_used ON actions (message_id) WHERE state = 'used';

    -- Messages on their way to identities outside the terminal.
    CREATE TABLE deliveries (
      sequence INTEGER PRIMARY KEY,
      message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      identity_kind TEXT NOT NULL,
      identity_value TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
      attempts INTEGER NOT NULL DEFAULT 0,
      not_before INTEGER NOT NULL,
      ended_at INTEGER,
      -- The id that the channel gave the message.
      external_id TEXT,
      error TEXT,
      -- The identity is a copy, without a foreign key: the row goes with its message.
      UNIQUE (message_id, identity_kind, identity_value),
      CONSTRAINT end_has_time CHECK ((state = 'pending') = (ended_at IS NULL)),
      CONSTRAINT sent_has_id CHECK ((state = 'sent') = (external_id IS NOT NULL))
    ) STRICT;
    -- What is due, in the order said.
    CREATE INDEX deliveries_pending ON deliveries (sequence) WHERE state = 'pending';
    -- What an identity waits for before it.
    CREATE INDEX deliveries_pending_of ON deliveries (identity_kind, identity_value, sequence)
      WHERE state = 'pending';
    """

  private static let profiles = """
    -- Versions are rows and never change in place. Profile and view are open-ended, hence JSON.
    CREATE TABLE profile_versions (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      user_id BLOB NOT NULL REFERENCES users (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      is_seeker INTEGER NOT NULL CHECK (is_seeker IN (0, 1)),
      is_provider INTEGER NOT NULL CHECK (is_provider IN (0, 1)),
      profile TEXT NOT NULL,
      public_view TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      CONSTRAINT has_a_role CHECK (is_seeker + is_provider >= 1),
      UNIQUE (user_id, number)
    ) STRICT;

    -- Vectors compare only within one space.
    CREATE TABLE spaces (
      id INTEGER PRIMARY KEY,
      model TEXT NOT NULL,
      build TEXT NOT NULL,
      dimension INTEGER NOT NULL CHECK (dimension > 0),
      UNIQUE (model, build, dimension)
    ) STRICT;

    CREATE TABLE vectors (
      version_id BLOB NOT NULL REFERENCES profile_versions (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('seeker', 'provider')),
      section TEXT NOT NULL CHECK (section IN ('offers', 'wants')),
      space_id INTEGER NOT NULL REFERENCES spaces (id),
      user_id BLOB NOT NULL REFERENCES users (id),
      language TEXT NOT NULL,
      text_hash INTEGER NOT NULL,
      embedding BLOB NOT NULL,
      -- Its number in the feed.
      change INTEGER NOT NULL,
      PRIMARY KEY (version_id, role, section, space_id)
    ) STRICT;
    -- The feed of the index: what was written after a number.
    CREATE INDEX vectors_by_change ON vectors (space_id, change);
    -- The newest vectors of a user; reset and erase.
    CREATE INDEX vectors_of_user ON vectors (user_id, space_id);

    -- Whose vectors no longer hold, as changes of the same feed; one row a user, the latest.
    CREATE TABLE vector_removals (
      user_id BLOB PRIMARY KEY REFERENCES users (id),
      change INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX vector_removals_by_change ON vector_removals (change);

    -- Users whose current version has its vectors: one look-up for each eligible user of a match step.
    CREATE TABLE embedded (
      space_id INTEGER NOT NULL REFERENCES spaces (id),
      user_id BLOB NOT NULL REFERENCES users (id),
      PRIMARY KEY (space_id, user_id)
    ) STRICT, WITHOUT ROWID;
    -- Taken away with a new version.
    CREATE INDEX embedded_of_user ON embedded (user_id);
    """
}
