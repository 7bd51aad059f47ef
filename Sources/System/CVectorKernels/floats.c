#include "CVectorKernels.h"
#include "lanes.h"

#include <math.h>
#include <string.h>

// Fused operations round once where others round twice, and not every machine has them.
#pragma STDC FP_CONTRACT OFF

IN_PLACE void dot_rows(const float *rows, size_t count, size_t dimension, const float *query, float *out) {
  size_t whole = dimension / (2 * LANES) * (2 * LANES);
  for (size_t row = 0; row < count; row++) {
    const float *values = rows + row * dimension;
    // Two sums, so that one addition need not wait for the one before it.
    float_lanes even = {0};
    float_lanes odd = {0};
    for (size_t i = 0; i < whole; i += 2 * LANES) {
      even += *(const float_lanes *)(values + i) * *(const float_lanes *)(query + i);
      odd += *(const float_lanes *)(values + i + LANES) * *(const float_lanes *)(query + i + LANES);
    }
    even += odd;
    float rest = 0;
    for (size_t i = whole; i < dimension; i++) rest += values[i] * query[i];
    out[row] = sum_of(&even) + rest;
  }
}

FOR_EACH_CPU
void mitko_dot_rows(const float *rows, size_t count, size_t dimension, const float *query, float *out) {
  dot_rows(rows, count, dimension, query, out);
}

void mitko_dot_rows_portable(const float *rows, size_t count, size_t dimension, const float *query, float *out) {
  dot_rows(rows, count, dimension, query, out);
}

IN_PLACE float stored_float(const uint8_t *stored) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  float value;
  memcpy(&value, stored, sizeof value);
  return value;
#else
  uint32_t bits = stored[0] | (uint32_t)stored[1] << 8 | (uint32_t)stored[2] << 16 | (uint32_t)stored[3] << 24;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
#endif
}

// The sum of the squares of `values`.
IN_PLACE float squared(const float *values, size_t dimension) {
  size_t whole = dimension / LANES * LANES;
  float_lanes sums = {0};
  for (size_t i = 0; i < whole; i += LANES) {
    float_lanes some = *(const float_lanes *)(values + i);
    sums += some * some;
  }
  float rest = 0;
  for (size_t i = whole; i < dimension; i++) rest += values[i] * values[i];
  return sum_of(&sums) + rest;
}

FOR_EACH_CPU
bool mitko_centre(const uint8_t *stored, const float *mean, size_t dimension, float *out) {
  for (size_t i = 0; i < dimension; i++) out[i] = stored_float(stored + 4 * i);
  if (!(squared(out, dimension) > 0)) {
    for (size_t i = 0; i < dimension; i++) out[i] = 0;
    return false;
  }
  for (size_t i = 0; i < dimension; i++) out[i] -= mean[i];
  float length = sqrtf(squared(out, dimension));
  float factor = length > 1e-12f ? 1 / length : 0;
  for (size_t i = 0; i < dimension; i++) out[i] *= factor;
  return true;
}

FOR_EACH_CPU
mitko_scale mitko_pack(const float *values, size_t dimension, size_t length, uint8_t *out) {
  float largest = 0;
  for (size_t i = 0; i < dimension; i++) {
    float size = values[i] < 0 ? -values[i] : values[i];
    largest = size > largest ? size : largest;
  }
  float scale = largest / 127;
  // Of a value too small to be divided by nothing is left but its error.
  float inverse = scale > 1e-30f ? 1 / scale : 0;
  // Added and taken off again it rounds to a whole number, halves to the even one.
  const float rounding = 12582912;
  float_lanes sums = {0};
  for (size_t i = 0; i < dimension; i++) {
    float whole = values[i] * inverse + rounding - rounding;
    whole = whole > 127 ? 127 : whole < -127 ? -127 : whole;
    out[i] = (uint8_t)((int32_t)whole + 128);
  }
  size_t all = dimension / LANES * LANES;
  for (size_t i = 0; i < all; i += LANES) {
    int_lanes bytes;
    for (size_t lane = 0; lane < LANES; lane++) bytes[lane] = out[i + lane] - 128;
    float_lanes away = *(const float_lanes *)(values + i) - __builtin_convertvector(bytes, float_lanes) * scale;
    sums += away * away;
  }
  float rest = 0;
  for (size_t i = all; i < dimension; i++) {
    float away = values[i] - (float)(out[i] - 128) * scale;
    rest += away * away;
  }
  for (size_t i = dimension; i < length; i++) out[i] = 128;
  // Rounding above takes off less than the last two terms add: a sum of n squares is right to n parts in 2^24, and what it
  // is made of to one part in 2^23 of values whose length is 1 at most.
  return (mitko_scale){scale, sqrtf(sum_of(&sums) + rest) * (1 + (float)dimension * 1.2e-7f) + 1e-6f};
}
