#define _GNU_SOURCE
#include "pseudo_terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

pid_t mitko_spawn_on_terminal(const char *path, char *const argv[], char *const envp[], unsigned short columns,
                              unsigned short rows, int *master) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t process = forkpty(master, NULL, NULL, &size);
    if (process == 0) {
        execve(path, argv, envp);
        _exit(127);
    }
    if (process > 0) fcntl(*master, F_SETFD, FD_CLOEXEC);
    return process;
}
