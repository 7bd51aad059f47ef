#ifndef MITKO_CUTF8PROC_H
#define MITKO_CUTF8PROC_H

#include <utf8proc.h>

#endif
