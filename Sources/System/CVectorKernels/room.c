#define _GNU_SOURCE
#include "CVectorKernels.h"

#include <stdlib.h>
#include <sys/mman.h>

void *mitko_room(size_t size, bool is_large) {
  size_t page = 2 << 20;
  size_t whole = (size + page - 1) / page * page;
  void *room = aligned_alloc(page, whole);
#ifdef MADV_HUGEPAGE
  // A refusal costs speed alone.
  if (room && is_large) madvise(room, whole, MADV_HUGEPAGE);
#else
  (void)is_large;
#endif
  return room;
}

void mitko_release_room(void *room) { free(room); }
