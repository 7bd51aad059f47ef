#ifndef MITKO_CNCURSES_H
#define MITKO_CNCURSES_H

#include <stddef.h>
#include <stdint.h>

/* A screen of ncurses. The library's own header is not public here: its macros, variadic functions and mutable
   globals do not cross into Swift, and everything that paints needs but a few calls. One thread may use it. */
typedef struct cn_screen cn_screen;

/* What one column shows; `width` 0 is the second half of a wide character and is skipped. */
typedef struct {
    uint32_t scalars[5]; /* one that takes room, then marks; 0 ends */
    uint8_t width;       /* columns that layout gave it: 0, 1, 2 */
    uint8_t foreground;  /* 0 the terminal's own, 1 to 16 the user's colours */
    uint8_t background;
    uint8_t attributes;  /* 1 bold, 2 dim, 4 underline, 8 reverse */
} cn_cell;

enum {
    CN_OK = 0,
    CN_UNKNOWN_TERMINAL = 1, /* the terminal database does not know the name */
    CN_TOO_PLAIN = 2,        /* known, but its cursor cannot be moved */
    CN_NO_MEMORY = 3,
};

/* Makes the character set UTF-8, which ncurses takes from the locale: the user's own where it is, else C.UTF-8 or
   one like it. Returns 0 where the system has none. Only LC_CTYPE is set: numbers keep their point. */
int cn_use_utf8(void);

/* Looks `term` up, and writes the bytes that leave full-screen mode again into `reset` (a C string, at most `size`
   with its end). Nothing is sent to the terminal. */
int cn_probe(const char *term, int output, char *reset, size_t size);

/* Opens a screen: newterm, never initscr, which would end the process. `color` 0 leaves colours alone (NO_COLOR). */
int cn_open(const char *term, int input, int output, int color, cn_screen **result);

/* Leaves full-screen mode and frees the screen; the descriptors stay the caller's. */
void cn_close(cn_screen *screen);

/* How many colours the terminal has; 0 where colours are off. */
int cn_colors(cn_screen *screen);

/* The size that ncurses draws for. */
void cn_size(cn_screen *screen, int *columns, int *rows);
void cn_resize(cn_screen *screen, int columns, int rows);

/* Puts cells into the picture, clipped at the right edge; nothing is sent before cn_flush. */
void cn_put(cn_screen *screen, int row, int column, const cn_cell *cells, int count);

/* Sends what changed, and shows the cursor at a place; a negative row hides it. */
void cn_flush(cn_screen *screen, int cursor_row, int cursor_column);

/* The next flush clears and sends everything: the terminal's own picture is lost. */
void cn_forget(cn_screen *screen);

/* Leaves full-screen mode for a while and comes back; after the latter, call cn_forget and cn_flush. */
void cn_leave(cn_screen *screen);
void cn_return(cn_screen *screen);

/* What the picture holds in a row, as UTF-8 with every wide character once: for tests. Returns its length. */
size_t cn_row_text(cn_screen *screen, int row, char *text, size_t size);

/* What the picture holds in a cell, in the library's own terms mapped back: for tests. 0 outside. */
int cn_read_cell(cn_screen *screen, int row, int column, cn_cell *cell);

#endif
