#ifndef MITKO_CNCURSES_H
#define MITKO_CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <curses.h>

#endif
