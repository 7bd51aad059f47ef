#ifndef MITKO_CSQLITE_H
#define MITKO_CSQLITE_H

#include <sqlite3.h>

#endif
