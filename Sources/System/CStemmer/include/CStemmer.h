#ifndef MITKO_CSTEMMER_H
#define MITKO_CSTEMMER_H

#include <libstemmer.h>

#endif
