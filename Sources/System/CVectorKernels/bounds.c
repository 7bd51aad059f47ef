#include "CVectorKernels.h"
#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

FOR_EACH_CPU
void mitko_upper(
  const int32_t *products, const float *scales, const float *errors, size_t count, mitko_bounds bounds, float *out) {
  for (size_t row = 0; row < count; row++)
    out[row] = (float)(products[row] - bounds.offset) * (scales[row] * bounds.scale)
      + (errors[row] * bounds.slope + bounds.rest);
}

FOR_EACH_CPU
bool mitko_narrow(const float *similar, float least, size_t count, const uint64_t *chosen, uint64_t *out) {
  enum { WORD = 64 };
  uint64_t any = 0;
  for (size_t first = 0; first < count; first += WORD) {
    uint64_t bits = chosen[first / WORD];
    if (bits != 0) {
      size_t rows = count - first < WORD ? count - first : WORD;
      uint64_t reach = 0;
      for (size_t i = 0; i < rows; i++) reach |= (uint64_t)(similar[first + i] >= least) << i;
      bits &= reach;
    }
    out[first / WORD] = bits;
    any |= bits;
  }
  return any != 0;
}

// The most that the raw similarity of `row` comes to.
IN_PLACE float come_to(const mitko_direction *direction, size_t row) {
  float similar = direction->similar[row];
  size_t step = similar < -1 ? 0 : similar < 1 ? (size_t)((similar + 1) * (mitko_steps / 2)) : mitko_steps;
  if (step >= mitko_steps) step = mitko_steps - 1;
  return direction->steps[direction->languages[row] * (size_t)mitko_steps + step];
}

FOR_EACH_CPU
size_t mitko_reaching(
  const mitko_direction *one, const mitko_direction *other, float floor, size_t count, const uint64_t *chosen,
  uint32_t *out) {
  enum { WORD = 64 };
  // What rounding below may take off.
  float almost = floor * (1 - 1e-6f);
  size_t found = 0;
  for (size_t first = 0; first < count; first += LANES) {
    uint64_t bits = chosen[first / WORD] >> first % WORD & 0xFFFF;
    if (bits == 0) continue;
    if (first + LANES <= count) {
      // Nearly always nobody of sixteen, which is seen at once.
      int_lanes reaches = *(const float_lanes *)(one->similar + first) >= one->least;
      if (other) reaches &= *(const float_lanes *)(other->similar + first) >= other->least;
      if (!__builtin_reduce_or(reaches)) continue;
    }
    for (; bits != 0; bits &= bits - 1) {
      size_t row = first + (size_t)__builtin_ctzll(bits);
      if (!(one->similar[row] >= one->least)) continue;
      if (other) {
        if (!(other->similar[row] >= other->least)) continue;
        if (one->similar[row] < 2 && other->similar[row] < 2) {
          float left = come_to(one, row);
          float right = come_to(other, row);
          if (2 * left * right < almost * (left + right)) continue;
        }
      }
      out[found++] = (uint32_t)row;
    }
  }
  return found;
}
