#ifndef MITKO_VECTORS_H
#define MITKO_VECTORS_H

#include <stddef.h>
#include <stdint.h>

/// out[i] = the dot product of `query` and row i, for `count` rows of `dimension` floats that lie one behind another.
void mitko_dot_rows(const float *rows, size_t count, size_t dimension, const float *query, float *out);

/// The sum of weights[i] * query[indices[i]]. Every index must lie within `query`.
float mitko_dot_sparse(const uint16_t *indices, const uint8_t *weights, size_t count, const float *query);

#endif
