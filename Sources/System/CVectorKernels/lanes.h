#ifndef MITKO_LANES_H
#define MITKO_LANES_H

#include <stddef.h>
#include <stdint.h>

// The best instructions of the machine at hand, chosen when the program starts. Elsewhere the compiler's default.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_CPU __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define HAS_VNNI 1
#else
#define FOR_EACH_CPU
#define HAS_VNNI 0
#endif

// Compiled into each of its callers, for the instructions that they are compiled for.
#define IN_PLACE static inline __attribute__((always_inline))

enum { LANES = 16 };

// Sixteen at once, in as many registers as it takes: the order of a sum is the same on every machine.
typedef float float_lanes __attribute__((vector_size(64), aligned(4)));
typedef int32_t int_lanes __attribute__((vector_size(64), aligned(4)));

IN_PLACE float sum_of(const float_lanes *sums) {
  float parts[LANES];
  for (size_t i = 0; i < LANES; i++) parts[i] = (*sums)[i];
  for (size_t half = LANES / 2; half > 0; half /= 2)
    for (size_t i = 0; i < half; i++) parts[i] += parts[i + half];
  return parts[0];
}

#endif
