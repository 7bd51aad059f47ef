#ifndef MITKO_CPU_H
#define MITKO_CPU_H

#include <stdbool.h>

/// Whether processor and operating system offer both AVX2 and FMA. False on other architectures than x86-64.
bool mitko_cpu_has_avx2_and_fma(void);

#endif
