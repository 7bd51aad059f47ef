#ifndef MITKO_CVECTORKERNELS_H
#define MITKO_CVECTORKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What vectors are compared by, on the best instructions of the machine at hand.
//
// Every function gives the same bits on every machine: whole numbers are exact, and sums of floating point numbers have
// one order and no fused operations. Those that end in `_portable` are the same without any choice, to hold the others
// against.

/// How many numbers a row of bytes is filled up to: its length is a multiple of this.
enum { mitko_byte_lanes = 64 };

/// out[i] = the dot product of `query` and row i, for `count` rows of `dimension` floats that lie one behind another.
void mitko_dot_rows(const float *rows, size_t count, size_t dimension, const float *query, float *out);
void mitko_dot_rows_portable(const float *rows, size_t count, size_t dimension, const float *query, float *out);

/// A query in whole numbers, each as it is and as 128 * high + low, filled up with zeros.
///
/// 255 times the sum of their absolute values must stay below 2^31.
typedef struct {
  const int16_t *values;
  const int8_t *high;
  const int8_t *low;
} mitko_byte_query;

/// out[i] = the dot product of `query` and row i, for those of `count` rows whose bit in `chosen` is set; what stands in
/// `out` for the others means nothing.
///
/// `length` is that of a row, filled up. Neither `rows` nor `chosen` may be read behind its end: the last word of `chosen`
/// has no bits set behind `count`.
void mitko_dot_bytes(
  const uint8_t *rows, size_t count, size_t length, mitko_byte_query query, const uint64_t *chosen, int32_t *out);
void mitko_dot_bytes_portable(
  const uint8_t *rows, size_t count, size_t length, mitko_byte_query query, const uint64_t *chosen, int32_t *out);

/// What a row of bytes stands for: value i is scale * (byte i - 128), and the values that it was made of are no further
/// away than `error`, in Euclidean length.
typedef struct {
  float scale;
  float error;
} mitko_scale;

/// Writes `length` bytes for `dimension` values of a vector no longer than 1, filled up with the byte of 0.
mitko_scale mitko_pack(const float *values, size_t dimension, size_t length, uint8_t *out);

/// Writes `dimension` stored floats, four bytes each and little endian, less `mean` and brought to length 1; zeros where
/// nothing is left that has a direction.
///
/// Returns false, with zeros, where all that is stored is zero.
bool mitko_centre(const uint8_t *stored, const float *mean, size_t dimension, float *out);

/// How far a product of bytes is from that of the floats at most: error of the row * slope + rest.
typedef struct {
  /// What a product of bytes is worth, once multiplied by the row's scale.
  float scale;
  /// What bytes that are all 128 give.
  int32_t offset;
  float slope;
  float rest;
} mitko_bounds;

/// out[i] = the most that the product of the floats can be, for `count` products of bytes.
void mitko_upper(
  const int32_t *products, const float *scales, const float *errors, size_t count, mitko_bounds bounds, float *out);

/// Into how many steps raw similarities of -1 to 1 are divided.
enum { mitko_steps = 1024 };

/// What is known of one direction of some pairs.
typedef struct {
  /// The most that the raw similarity of each row can be; 2 or more where it is unknown.
  const float *similar;
  /// Who stays below is passed over; 2 at most.
  float least;
  /// The language of each row.
  const uint8_t *languages;
  /// For each language, for each step, the most that a similarity within it comes to.
  const float *steps;
} mitko_direction;

/// Writes the bits of those of `chosen` whose `similar` reaches `least`; of rows that are not chosen `similar` means nothing.
///
/// `chosen` and `out` have a bit for each of `count` rows, and no bits set behind them. Returns whether any is left.
bool mitko_narrow(const float *similar, float least, size_t count, const uint64_t *chosen, uint64_t *out);

/// Writes the numbers of the rows, in their order, whose bit in `chosen` is set, of which `one` and `other` reach their least,
/// and the harmonic mean of what both come to can reach `floor`; only `one` is looked at, and no mean, where `other` is NULL.
///
/// `out` has room for `count`. Returns how many they are.
size_t mitko_reaching(
  const mitko_direction *one, const mitko_direction *other, float floor, size_t count, const uint64_t *chosen,
  uint32_t *out);

/// Memory for `size` bytes, what stands in it unknown; NULL where there is none. Begins where a page of 2 MB does.
///
/// `is_large` asks for such pages where the system has them: what is read from end to end is then read a third faster, but
/// all of it takes memory as soon as some is used.
void *mitko_room(size_t size, bool is_large);
void mitko_release_room(void *room);

/// The sum of weights[i] * query[indices[i]]. Every index must lie within `query`.
float mitko_dot_sparse(const uint16_t *indices, const uint8_t *weights, size_t count, const float *query);

#endif
