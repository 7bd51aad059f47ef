#ifndef MITKO_PSEUDO_TERMINAL_H
#define MITKO_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// Starts a program on a new pseudo terminal that controls it.
///
/// Returns its process id, and the terminal's other end in `master`; -1 with errno where that fails.
pid_t mitko_spawn_on_terminal(const char *path, char *const argv[], char *const envp[], unsigned short columns,
                              unsigned short rows, int *master);

#endif
