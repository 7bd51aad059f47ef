#include "cpu.h"

bool mitko_cpu_has_avx2_and_fma(void) {
#if defined(__x86_64__)
  // Asks CPUID, and XGETBV for whether the system saves the wide registers.
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
}
