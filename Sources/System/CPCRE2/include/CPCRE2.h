#ifndef MITKO_CPCRE2_H
#define MITKO_CPCRE2_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
