#define _GNU_SOURCE
#include "confined.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define MITKO_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MITKO_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

int mitko_memory_file(void) { return memfd_create("mitko", MFD_CLOEXEC); }

static int limit(int resource, unsigned long value) {
  struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &wanted);
}

/* No sockets, by whichever way: a program without them reaches nobody. 0, or -1 where the kernel takes no filter. */
static int forbid_network(void) {
#ifdef MITKO_ARCHITECTURE
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MITKO_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      // The numbers of x32, which are those of x86-64 with this bit.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_io_uring_setup, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* Between fork and exec of a program with threads only what is async-signal-safe may be called. */
static void become(const char *path, char *const argv[], char *const envp[], int input, int output,
                   const char *directory, struct mitko_limits limits) {
  int nothing = open("/dev/null", O_WRONLY);
  if (nothing < 0 || dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
      dup2(nothing, STDERR_FILENO) < 0 || chdir(directory) != 0)
    return;
#ifdef SYS_close_range
  syscall(SYS_close_range, 3U, ~0U, 0U);
#endif
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  // Its own group, so that what it has started ends with it.
  setpgid(0, 0);
  if (limit(RLIMIT_AS, limits.memory) || limit(RLIMIT_CPU, limits.seconds) || limit(RLIMIT_FSIZE, limits.file) ||
      limit(RLIMIT_CORE, 0) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || forbid_network())
    return;
  execve(path, argv, envp);
}

pid_t mitko_spawn_confined(const char *path, char *const argv[], char *const envp[], int input, int output,
                           const char *directory, struct mitko_limits limits) {
  pid_t process = fork();
  if (process == 0) {
    become(path, argv, envp, input, output, directory, limits);
    _exit(127);
  }
  if (process > 0) setpgid(process, process);
  return process;
}
