#include "TerminalGuard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* The first seven are deadly by themselves, the rest ask to end. */
static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { DEADLY = 7, COUNT = sizeof signals / sizeof *signals };

static struct {
    volatile sig_atomic_t armed;
    volatile sig_atomic_t paused;
    int installed;
    int descriptor;
    pid_t owner; /* a child that forks and dies must not touch the terminal */
    char reset[512];
    size_t length;
    struct termios settings;
    struct sigaction before[COUNT];
    int ours[COUNT];
} guard;

void terminal_guard_restore(void) {
    if (!guard.armed || guard.paused || getpid() != guard.owner) return;
    guard.armed = 0;
    int kept = errno;
    size_t sent = 0;
    while (sent < guard.length) {
        /* A terminal that takes nothing (its window hangs) must not keep a dying process. */
        struct pollfd wait = {.fd = guard.descriptor, .events = POLLOUT};
        if (poll(&wait, 1, 200) <= 0) break;
        ssize_t count = write(guard.descriptor, guard.reset + sent, guard.length - sent);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        sent += (size_t)count;
    }
    /* From the background this would stop the process; blocked, the signal is not sent. */
    sigset_t stop, old;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    sigprocmask(SIG_BLOCK, &stop, &old);
    tcsetattr(guard.descriptor, TCSANOW, &guard.settings);
    sigprocmask(SIG_SETMASK, &old, NULL);
    errno = kept;
}

static void handle(int number, siginfo_t *info, void *context) {
    (void)context;
    terminal_guard_restore();
    for (int i = 0; i < COUNT; i++)
        if (signals[i] == number) sigaction(number, &guard.before[i], NULL);
    /* A fault happens again when its instruction is repeated, with its address for whoever reports it. A signal that
       was sent does not; neither does a breakpoint. Raised here, it is delivered when this handler returns. */
    int faults = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
    if (!faults || info->si_code <= 0) raise(number);
}

/* A handler needs a stack when the overflow of the main one is the crash; the Swift runtime mostly made one. */
static void make_signal_stack(void) {
    static char room[65536];
    stack_t now;
    if (sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE)) {
        stack_t own = {.ss_sp = room, .ss_size = sizeof room};
        sigaltstack(&own, NULL);
    }
}

int terminal_guard_arm(int descriptor, const char *reset, size_t length) {
    static int at_exit;
    guard.armed = 0;
    if (tcgetattr(descriptor, &guard.settings) != 0) return errno;
    if (length > sizeof guard.reset) return EINVAL;
    memcpy(guard.reset, reset, length);
    guard.length = length;
    guard.descriptor = descriptor;
    guard.owner = getpid();
    guard.paused = 0;
    if (!at_exit) {
        at_exit = 1;
        atexit(terminal_guard_restore);
    }
    guard.armed = 1;
    if (guard.installed) return 0;
    guard.installed = 1;
    make_signal_stack();
    for (int i = 0; i < COUNT; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_sigaction = handle;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigfillset(&action.sa_mask);
        guard.ours[i] = 0;
        if (sigaction(signals[i], NULL, &guard.before[i]) != 0) continue;
        int is_default = !(guard.before[i].sa_flags & SA_SIGINFO) && guard.before[i].sa_handler == SIG_DFL;
        if (i >= DEADLY && !is_default) continue;
        guard.ours[i] = sigaction(signals[i], &action, NULL) == 0;
    }
    return 0;
}

void terminal_guard_disarm(void) {
    guard.armed = 0;
    if (!guard.installed) return;
    guard.installed = 0;
    for (int i = 0; i < COUNT; i++) {
        struct sigaction now;
        if (!guard.ours[i] || sigaction(signals[i], NULL, &now) != 0) continue;
        if ((now.sa_flags & SA_SIGINFO) && now.sa_sigaction == handle) sigaction(signals[i], &guard.before[i], NULL);
        guard.ours[i] = 0;
    }
}

void terminal_guard_pause(int paused) { guard.paused = paused; }

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT};
enum { WATCHED = sizeof watched / sizeof *watched };
static volatile sig_atomic_t watcher = -1;
static struct sigaction unwatched[WATCHED];

static void note(int number) {
    int kept = errno;
    char byte = (char)number;
    if (watcher >= 0) {
        ssize_t ignored = write(watcher, &byte, 1); /* a full pipe holds enough of them */
        (void)ignored;
    }
    errno = kept;
}

void terminal_watch_signals(int descriptor) {
    int was = watcher;
    watcher = descriptor;
    for (int i = 0; i < WATCHED; i++) {
        if (descriptor >= 0 && was < 0) {
            struct sigaction action;
            memset(&action, 0, sizeof action);
            action.sa_handler = note;
            action.sa_flags = SA_RESTART;
            sigemptyset(&action.sa_mask);
            sigaction(watched[i], &action, &unwatched[i]);
        } else if (descriptor < 0 && was >= 0) {
            sigaction(watched[i], &unwatched[i], NULL);
        }
    }
}

int terminal_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return errno;
    if (size.ws_col == 0 || size.ws_row == 0) return ENOTTY;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

void terminal_stop_process(void) {
    struct sigaction plain, before;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    sigemptyset(&plain.sa_mask);
    sigset_t stop, mask;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &plain, &before);
    sigprocmask(SIG_UNBLOCK, &stop, &mask);
    /* SIGTSTP rather than SIGSTOP: the kernel drops it where no shell is there to continue the process. To this thread,
       so that it has been stopped and continued when this returns. */
    raise(SIGTSTP);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}
