#include "vectors.h"

// The best instructions of the machine at hand, chosen when the program starts. Elsewhere the compiler's default.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_CPU __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_CPU
#endif

FOR_EACH_CPU
void mitko_dot_rows(const float *rows, size_t count, size_t dimension, const float *query, float *out) {
  // A sum in any order may be split into lanes; without leave to do so nothing here is vectorised.
#pragma clang fp reassociate(on) contract(fast)
  for (size_t row = 0; row < count; row++) {
    const float *values = rows + row * dimension;
    float sum = 0;
    for (size_t i = 0; i < dimension; i++) sum += values[i] * query[i];
    out[row] = sum;
  }
}

float mitko_dot_sparse(const uint16_t *indices, const uint8_t *weights, size_t count, const float *query) {
  // Four sums, so that one load need not wait for the addition before it.
  float sums[4] = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (size_t lane = 0; lane < 4; lane++) sums[lane] += (float)weights[i + lane] * query[indices[i + lane]];
  for (; i < count; i++) sums[0] += (float)weights[i] * query[indices[i]];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}
