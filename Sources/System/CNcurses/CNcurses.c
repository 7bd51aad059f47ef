#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE 1
#include "CNcurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
/* Of its many macros these are names of parameters here. */
#undef columns
#undef lines
#include <unistd.h>
#include <wchar.h>

/* ncurses cuts runs here; longer ones are painted in parts. */
#define RUN 256

struct cn_screen {
    SCREEN *screen;
    FILE *input;
    FILE *output;
    int colors;
    int has_defaults;
    int pairs_used;
    int cursor_shown;
    /* pair numbers by foreground and background, 0 for not made yet */
    short pairs[17][17];
};

int cn_use_utf8(void) {
    static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "POSIX.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (setlocale(LC_CTYPE, names[i]) == NULL) continue;
        const char *set = nl_langinfo(CODESET);
        if (strcmp(set, "UTF-8") == 0 || strcmp(set, "utf8") == 0) return 1;
    }
    return 0;
}

/* A capability without the padding marks that only real serial terminals need. */
static const char *capability(const char *name) {
    const char *value = tigetstr(name);
    if (value == NULL || value == (const char *)-1 || strstr(value, "$<") != NULL) return "";
    return value;
}

int cn_probe(const char *term, int output, char *reset, size_t size) {
    int status = 0;
    if (setupterm(term, output, &status) != OK) return CN_UNKNOWN_TERMINAL;
    const char *move = tigetstr("cup");
    int plain = move == NULL || move == (const char *)-1 || tigetflag("gn") > 0;
    /* CAN ends a sequence that a dying painter may have left half sent; paste, focus and mouse modes are the
       session's, the rest is the terminal's. */
    snprintf(reset, size, "\x18\x1b[?2004l\x1b[?1004l\x1b[?1006l\x1b[?1002l\x1b[?1000l%s%s%s", capability("sgr0"),
             capability("rmcup"), capability("cnorm"));
    del_curterm(cur_term);
    return plain ? CN_TOO_PLAIN : CN_OK;
}

int cn_open(const char *term, int input, int output, int color, cn_screen **result) {
    cn_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) return CN_NO_MEMORY;
    /* The streams own copies, so that closing them leaves the caller's descriptors alone. */
    int in = dup(input), out = dup(output);
    screen->input = in < 0 ? NULL : fdopen(in, "r");
    screen->output = out < 0 ? NULL : fdopen(out, "w");
    if (screen->input == NULL || screen->output == NULL) {
        cn_close(screen);
        return CN_NO_MEMORY;
    }
    /* LINES and COLUMNS left in the environment would pin the size. */
    use_env(FALSE);
    use_tioctl(TRUE);
    screen->screen = newterm(term, screen->output, screen->input);
    if (screen->screen == NULL) {
        cn_close(screen);
        return CN_UNKNOWN_TERMINAL;
    }
    set_term(screen->screen);
    raw();
    noecho();
    nonl(); /* Enter stays CR, so that it differs from Ctrl-J */
    typeahead(-1); /* else a refresh stops half way while keys wait */
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    if (color && has_colors() && start_color() == OK) {
        screen->has_defaults = use_default_colors() == OK;
        /* Beyond 256 the numbers are red, green and blue, and only the first eight are the user's. */
        screen->colors = COLORS > 256 ? 8 : COLORS;
    }
    screen->cursor_shown = -1;
    *result = screen;
    return CN_OK;
}

void cn_close(cn_screen *screen) {
    if (screen->screen != NULL) {
        set_term(screen->screen);
        curs_set(1);
        endwin();
        delscreen(screen->screen);
    }
    if (screen->input != NULL) fclose(screen->input);
    if (screen->output != NULL) fclose(screen->output);
    free(screen);
}

int cn_colors(cn_screen *screen) { return screen->colors; }

void cn_size(cn_screen *screen, int *columns, int *rows) {
    set_term(screen->screen);
    getmaxyx(stdscr, *rows, *columns);
}

void cn_resize(cn_screen *screen, int columns, int rows) {
    set_term(screen->screen);
    resize_term(rows, columns);
    clearok(curscr, TRUE);
}

/* The number of a pair, made at its first use; 0, the terminal's own colours, when there are no more. */
static int pair_of(cn_screen *screen, int foreground, int background) {
    if (foreground == 0 && background == 0) return 0;
    int known = screen->pairs[foreground][background];
    if (known != 0) return known;
    if (screen->pairs_used + 1 >= COLOR_PAIRS || screen->pairs_used + 1 > 32767) return 0;
    int fallback = screen->has_defaults ? -1 : COLOR_WHITE;
    int ground = screen->has_defaults ? -1 : COLOR_BLACK;
    int pair = screen->pairs_used + 1;
    if (init_extended_pair(pair, foreground == 0 ? fallback : foreground - 1, background == 0 ? ground : background - 1)
        != OK)
        return 0;
    screen->pairs_used = pair;
    screen->pairs[foreground][background] = (short)pair;
    return pair;
}

static void make_cell(cn_screen *screen, const cn_cell *cell, cchar_t *result) {
    attr_t attributes = A_NORMAL;
    if (cell->attributes & 1) attributes |= A_BOLD;
    if (cell->attributes & 2) attributes |= A_DIM;
    if (cell->attributes & 4) attributes |= A_UNDERLINE;
    if (cell->attributes & 8) attributes |= A_REVERSE;
    int foreground = cell->foreground <= 16 ? cell->foreground : 0;
    int background = cell->background <= 16 ? cell->background : 0;
    if (screen->colors < 16) {
        /* Bright black as bold black is invisible on many screens: the terminal's own colour, dimmed, is meant. */
        if (foreground == 9) {
            foreground = 0;
            attributes |= A_DIM;
        } else if (foreground > 9) {
            foreground -= 8;
            attributes |= A_BOLD;
        }
        if (background >= 9) background -= 8;
    }
    if (screen->colors < 8) {
        if (background != 0) attributes |= A_REVERSE;
        foreground = background = 0;
    }
    int pair = pair_of(screen, foreground, background);
    wchar_t text[CCHARW_MAX + 1] = {0};
    /* ncurses measures by the C library. Where that disagrees with the layout, the cell shows a question mark: one
       wrong sign is better than a row that is shifted from there on. */
    int count = 0;
    if (wcwidth((wchar_t)cell->scalars[0]) != cell->width) {
        text[count++] = L'?';
    } else {
        text[count++] = (wchar_t)cell->scalars[0];
        for (int i = 1; i < 5 && count < CCHARW_MAX && cell->scalars[i] != 0; i++)
            if (wcwidth((wchar_t)cell->scalars[i]) == 0) text[count++] = (wchar_t)cell->scalars[i];
    }
    setcchar(result, text, attributes, (short)pair, &pair);
}

void cn_put(cn_screen *screen, int row, int column, const cn_cell *cells, int count) {
    set_term(screen->screen);
    cchar_t run[RUN + 1];
    int used = 0, start = column, width = 0;
    for (int i = 0; i < count; i++) {
        if (cells[i].width == 0) continue;
        make_cell(screen, &cells[i], &run[used++]);
        width += cells[i].width;
        /* A wide cell that shows a question mark leaves a column to fill. */
        if (cells[i].width == 2 && wcwidth((wchar_t)cells[i].scalars[0]) != 2) {
            cn_cell space = cells[i];
            memset(space.scalars, 0, sizeof space.scalars);
            space.scalars[0] = ' ';
            space.width = 1;
            make_cell(screen, &space, &run[used++]);
        }
        if (used >= RUN - 1) {
            mvadd_wchnstr(row, start, run, used);
            start += width;
            used = width = 0;
        }
    }
    if (used > 0) mvadd_wchnstr(row, start, run, used);
}

void cn_flush(cn_screen *screen, int row, int column) {
    set_term(screen->screen);
    int shown = row >= 0;
    if (!shown && screen->cursor_shown != 0) curs_set(0);
    if (shown) move(row, column);
    wnoutrefresh(stdscr);
    doupdate();
    if (shown && screen->cursor_shown != 1) {
        curs_set(1);
        doupdate();
    }
    screen->cursor_shown = shown;
    fflush(screen->output);
}

void cn_forget(cn_screen *screen) {
    set_term(screen->screen);
    clearok(curscr, TRUE);
}

void cn_leave(cn_screen *screen) {
    set_term(screen->screen);
    def_prog_mode();
    curs_set(1);
    endwin();
    screen->cursor_shown = -1;
}

void cn_return(cn_screen *screen) {
    set_term(screen->screen);
    reset_prog_mode();
    clearok(curscr, TRUE);
    screen->cursor_shown = -1;
}

size_t cn_row_text(cn_screen *screen, int row, char *text, size_t size) {
    set_term(screen->screen);
    wchar_t wide[4096];
    if (size == 0 || mvinnwstr(row, 0, wide, 4095) == ERR) return 0;
    size_t length = wcstombs(text, wide, size - 1);
    if (length == (size_t)-1) length = 0;
    text[length] = 0;
    return length;
}

int cn_read_cell(cn_screen *screen, int row, int column, cn_cell *cell) {
    set_term(screen->screen);
    cchar_t found;
    wchar_t text[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short small = 0;
    int pair = 0, foreground = -1, background = -1;
    if (mvin_wch(row, column, &found) == ERR || getcchar(&found, text, &attributes, &small, &pair) == ERR) return 0;
    memset(cell, 0, sizeof *cell);
    for (int i = 0; i < 5; i++) cell->scalars[i] = (uint32_t)text[i];
    int width = wcwidth(text[0]);
    cell->width = width > 0 ? (uint8_t)width : 1;
    if (pair != 0) extended_pair_content(pair, &foreground, &background);
    cell->foreground = (uint8_t)(foreground + 1);
    cell->background = (uint8_t)(background + 1);
    cell->attributes = (uint8_t)((attributes & A_BOLD ? 1 : 0) | (attributes & A_DIM ? 2 : 0)
                                 | (attributes & A_UNDERLINE ? 4 : 0) | (attributes & A_REVERSE ? 8 : 0));
    return 1;
}
