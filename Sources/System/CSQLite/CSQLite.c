#include "CSQLite.h"

void mitko_sqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

int mitko_sqlite_harden(sqlite3 *db) {
  static const struct {
    int option;
    int on;
  } settings[] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},
      {SQLITE_DBCONFIG_DQS_DML, 0},
      {SQLITE_DBCONFIG_DQS_DDL, 0},
      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
  };
  for (unsigned i = 0; i < sizeof settings / sizeof settings[0]; i++) {
    int result = sqlite3_db_config(db, settings[i].option, settings[i].on, (int *)0);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

int mitko_sqlite_last_errno(sqlite3 *db) {
  // sqlite3_system_errno stays 0 where a commit fails; the files themselves know.
  int last = 0;
  sqlite3_file *log = (sqlite3_file *)0;
  int found = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (found == SQLITE_OK && log && log->pMethods) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &last);
  }
  if (!last) sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &last);
  return last;
}
