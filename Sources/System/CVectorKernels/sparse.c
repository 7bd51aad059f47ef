#include "CVectorKernels.h"

float mitko_dot_sparse(const uint16_t *indices, const uint8_t *weights, size_t count, const float *query) {
  // Four sums, so that one load need not wait for the addition before it.
  float sums[4] = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (size_t lane = 0; lane < 4; lane++) sums[lane] += (float)weights[i + lane] * query[indices[i + lane]];
  for (; i < count; i++) sums[0] += (float)weights[i] * query[indices[i]];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}
