#ifndef MITKO_CSQLITE_H
#define MITKO_CSQLITE_H

#include <sqlite3.h>

// What Swift cannot import from <sqlite3.h>: pointer casts, computed result codes, variadic functions.

/// The destructor that tells SQLite to copy a bound value before the call returns.
static inline sqlite3_destructor_type mitko_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/// Lets SQLite count no memory: its counters are one lock that all connections of the process would share with every allocation.
/// To be called before the first connection is opened; afterwards it does nothing.
void mitko_sqlite_count_no_memory(void);

/// Makes a connection strict: the schema cannot be written by hand, a double-quoted word is never a
/// string, and views and triggers run nothing that is not known to be harmless. Returns a result code.
int mitko_sqlite_harden(sqlite3 *db);

enum {
  MITKO_SQLITE_CONSTRAINT_CHECK = SQLITE_CONSTRAINT_CHECK,
  MITKO_SQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT_FOREIGNKEY,
  MITKO_SQLITE_CONSTRAINT_NOTNULL = SQLITE_CONSTRAINT_NOTNULL,
  MITKO_SQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT_PRIMARYKEY,
  MITKO_SQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT_UNIQUE,
  MITKO_SQLITE_CONSTRAINT_TRIGGER = SQLITE_CONSTRAINT_TRIGGER,
  MITKO_SQLITE_CONSTRAINT_DATATYPE = SQLITE_CONSTRAINT_DATATYPE,
  MITKO_SQLITE_IOERR_SHMSIZE = SQLITE_IOERR_SHMSIZE,
};

/// The errno of the last system call that failed on the write-ahead log or the file; 0 for none.
int mitko_sqlite_last_errno(sqlite3 *db);

#endif
