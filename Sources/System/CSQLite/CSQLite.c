#include "CSQLite.h"

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
