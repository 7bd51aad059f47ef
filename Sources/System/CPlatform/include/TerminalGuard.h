#ifndef MITKO_TERMINAL_GUARD_H
#define MITKO_TERMINAL_GUARD_H

#include <stddef.h>

/* Gives the terminal back however the process ends.

   While armed, exit, the deadly signals (a crash, fatalError, abort) and those that ask to end (TERM, HUP, INT, QUIT,
   where the program left them at their default) write a fixed string to the terminal and restore its line settings;
   then the signal does what it did before, so that exit codes, core dumps and Swift's backtrace stay.

   All of it is async-signal-safe: memory is set up beforehand. A process has one guarded terminal. */

/* Arms for an open terminal: its line settings of now are those that come back. `reset` is copied, at most 512 bytes.
   Arming again replaces. Returns 0, or an errno. */
int terminal_guard_arm(int descriptor, const char *reset, size_t length);

/* Stops guarding and gives the signals their former handlers, where no one else took them. Writes nothing. */
void terminal_guard_disarm(void);

/* While paused (the program is suspended and the shell has the terminal), nothing is written. */
void terminal_guard_pause(int paused);

/* Writes the reset string and the line settings now, where armed and not paused. */
void terminal_guard_restore(void);

/* From now on SIGWINCH, SIGTSTP and SIGCONT each write one byte, their number, to a descriptor that does not block;
   -1 gives them their former actions. Bytes through a pipe, because a signal descriptor sees nothing of what some
   other thread does not block. */
void terminal_watch_signals(int descriptor);

/* Shown size in columns and rows; 0 where the descriptor is a terminal that knows it. */
int terminal_size(int descriptor, int *columns, int *rows);

/* Stops the process as Ctrl-Z in a shell would; returns when it goes on, or at once where no shell could continue it. */
void terminal_stop_process(void);

#endif
