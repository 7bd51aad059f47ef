#include "CVectorKernels.h"
#include "lanes.h"

#if HAS_VNNI
#include <immintrin.h>
#endif

enum { WORD = 64, CACHE_LINE = 64, AHEAD = 2048 };

IN_PLACE void dot_bytes(
  const uint8_t *rows, size_t count, size_t length, const int16_t *query, const uint64_t *chosen, int32_t *out) {
  for (size_t row = 0; row < count; row++) {
    if (!(chosen[row / WORD] >> row % WORD & 1)) continue;
    const uint8_t *bytes = rows + row * length;
    int32_t sum = 0;
    for (size_t i = 0; i < length; i++) sum += bytes[i] * query[i];
    out[row] = sum;
  }
}

FOR_EACH_CPU
static void dot_bytes_cloned(
  const uint8_t *rows, size_t count, size_t length, const int16_t *query, const uint64_t *chosen, int32_t *out) {
  dot_bytes(rows, count, length, query, chosen, out);
}

void mitko_dot_bytes_portable(
  const uint8_t *rows, size_t count, size_t length, mitko_byte_query query, const uint64_t *chosen, int32_t *out) {
  dot_bytes(rows, count, length, query.values, chosen, out);
}

#if HAS_VNNI
// The compiler makes multiplications of 16 bits out of the loop above; these multiply and add 64 bytes at once. Four rows
// share each part of the query that is read.
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) static void dot_bytes_vnni(
  const uint8_t *rows, size_t count, size_t length, mitko_byte_query query, const uint64_t *chosen, int32_t *out) {
  enum { ROWS = 4 };
  size_t row = 0;
  for (; row + ROWS <= count; row += ROWS) {
    if (!(chosen[row / WORD] >> row % WORD & 15)) continue;
    const uint8_t *bytes = rows + row * length;
    // Four streams beside each other are more than the machine foresees by itself.
    for (size_t i = 0; i < ROWS * length; i += CACHE_LINE) __builtin_prefetch(bytes + AHEAD + i);
    __m512i high[ROWS];
    __m512i low[ROWS];
    for (size_t k = 0; k < ROWS; k++) high[k] = low[k] = _mm512_setzero_si512();
    for (size_t i = 0; i < length; i += mitko_byte_lanes) {
      __m512i query_high = _mm512_loadu_si512(query.high + i);
      __m512i query_low = _mm512_loadu_si512(query.low + i);
      for (size_t k = 0; k < ROWS; k++) {
        __m512i some = _mm512_loadu_si512(bytes + k * length + i);
        high[k] = _mm512_dpbusd_epi32(high[k], some, query_high);
        low[k] = _mm512_dpbusd_epi32(low[k], some, query_low);
      }
    }
    __m256i sums[ROWS];
    for (size_t k = 0; k < ROWS; k++) {
      __m512i sum = _mm512_add_epi32(_mm512_slli_epi32(high[k], 7), low[k]);
      sums[k] = _mm256_add_epi32(_mm512_castsi512_si256(sum), _mm512_extracti64x4_epi64(sum, 1));
    }
    __m256i all = _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
    _mm_storeu_si128(
      (__m128i *)(out + row), _mm_add_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1)));
  }
  for (; row < count; row++) {
    if (!(chosen[row / WORD] >> row % WORD & 1)) continue;
    dot_bytes(rows + row * length, 1, length, query.values, &(uint64_t){1}, out + row);
  }
}
#endif

void mitko_dot_bytes(
  const uint8_t *rows, size_t count, size_t length, mitko_byte_query query, const uint64_t *chosen, int32_t *out) {
#if HAS_VNNI
  if (
    __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) {
    dot_bytes_vnni(rows, count, length, query, chosen, out);
    return;
  }
#endif
  dot_bytes_cloned(rows, count, length, query.values, chosen, out);
}
