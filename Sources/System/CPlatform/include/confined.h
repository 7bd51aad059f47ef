#ifndef MITKO_CONFINED_H
#define MITKO_CONFINED_H

#include <sys/types.h>

/// What a confined program may take.
struct mitko_limits {
  /// Address space, in bytes.
  unsigned long memory;
  /// Processor time, in seconds.
  unsigned long seconds;
  /// The largest file that it may write, in bytes.
  unsigned long file;
};

/// A file without a name, in memory, that nobody else can open; -1 with errno where there can be none.
int mitko_memory_file(void);

/// Starts a program that reads `input` and writes `output` and can do little else: it cannot reach any network, gain rights,
/// see other open files, or take more than the limits. It runs in `directory`; what it says of errors is dropped.
///
/// Returns its process id; -1 with errno where it could not be started.
pid_t mitko_spawn_confined(const char *path, char *const argv[], char *const envp[], int input, int output,
                           const char *directory, struct mitko_limits limits);

#endif
