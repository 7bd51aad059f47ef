#ifndef MITKO_CPLATFORM_H
#define MITKO_CPLATFORM_H

#include "TerminalGuard.h"
#include "confined.h"
#include "cpu.h"
#include "pseudo_terminal.h"

#endif
