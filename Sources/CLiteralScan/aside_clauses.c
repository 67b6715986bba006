#include "include/aside_clauses.h"

#include "include/aside_processor.h"

#include <stdlib.h>
#include <string.h>

// The compiler makes of this what the processor has.
typedef uint64_t words4 __attribute__((vector_size(32), aligned(8)));

enum { SEGMENT = 256, LONGEST_WINDOW = 16, BLOCKS = SEGMENT + LONGEST_WINDOW, AHEAD = 6 };

static inline size_t block_of(const aside_hits *hits, size_t index) {
  return (size_t)(hits->places[index] >> (32 + ASIDE_BLOCK_BITS));
}

// Gathers the rows of the hits in blocks `start` ... `start + BLOCKS - 1`; the number of blocks that have any.
static inline __attribute__((always_inline)) size_t gather(const aside_clause_table *table, const aside_hits *hits,
                                                           size_t first, size_t start, uint64_t *blocks) {
  size_t stride = ASIDE_CLAUSES * table->width;
  size_t used = 0;
  for (size_t i = first; i < hits->count; i++) {
    size_t block = block_of(hits, i) - start;
    if (block >= BLOCKS) break;
    if (i + AHEAD < hits->count) {
      __builtin_prefetch(table->parts + 4 * (size_t)table->row_starts[hits->literals[i + AHEAD]]);
    }
    int32_t part = table->row_starts[hits->literals[i]], end = table->row_starts[hits->literals[i] + 1];
    if (part == end) continue;
    for (; used <= block; used++) memset(blocks + used * stride, 0, stride * sizeof *blocks);
    uint64_t *sum = blocks + block * stride;
    for (; part < end; part++) *(words4 *)(sum + table->part_words[part]) |= *(const words4 *)(table->parts + 4 * (size_t)part);
  }
  return used;
}

// Adds the chains of one column of four words whose clauses all stand in a window of 2 to the power of `doublings` blocks.
static inline __attribute__((always_inline)) void in_windows(const aside_clause_table *table, const uint64_t *blocks,
                                                             size_t used, size_t column, int doublings,
                                                             uint64_t *chains) {
  words4 all[BLOCKS], clause[BLOCKS + LONGEST_WINDOW];
  size_t stride = ASIDE_CLAUSES * table->width;
  for (size_t slot = 0; slot < ASIDE_CLAUSES; slot++) {
    size_t place = slot * table->width + column;
    words4 always = *(const words4 *)(table->always + place);
    for (size_t b = 0; b < used; b++) clause[b] = *(const words4 *)(blocks + b * stride + place) | always;
    memset(clause + used, 0, LONGEST_WINDOW * sizeof *clause);
    for (int step = 0; step < doublings; step++) {
      size_t reach = (size_t)1 << step;
      for (size_t b = 0; b < used; b++) clause[b] |= clause[b + reach];
    }
    if (slot == 0) memcpy(all, clause, used * sizeof *all);
    else for (size_t b = 0; b < used; b++) all[b] &= clause[b];
  }
  words4 any = {0};
  for (size_t b = 0; b < used; b++) any |= all[b];
  *(words4 *)(chains + column) |= any;
}

static inline __attribute__((always_inline)) void read_all(const aside_clause_table *table, const aside_hits *hits,
                                                           aside_clause_memory *memory, uint64_t *chains) {
  size_t width = table->width;
  size_t whole_start = table->class_ends[ASIDE_WINDOW_CLASSES - 2];
  uint64_t *whole = memory->blocks + BLOCKS * ASIDE_CLAUSES * width;
  memcpy(whole, table->always, ASIDE_CLAUSES * width * sizeof *whole);
  memset(chains, 0, width * sizeof *chains);
  size_t first = 0;
  while (first < hits->count) {
    size_t start = block_of(hits, first);
    size_t used = gather(table, hits, first, start, memory->blocks);
    size_t column = 0;
    for (int class = 0; class < ASIDE_WINDOW_CLASSES - 1; class++) {
      for (; column < table->class_ends[class]; column += 4) {
        in_windows(table, memory->blocks, used, column, class + 1, chains);
      }
    }
    for (size_t slot = 0; slot < ASIDE_CLAUSES; slot++) {
      for (size_t word = slot * width + whole_start; word < (slot + 1) * width; word++) {
        for (size_t b = 0; b < used; b++) whole[word] |= memory->blocks[b * ASIDE_CLAUSES * width + word];
      }
    }
    while (first < hits->count && block_of(hits, first) - start < SEGMENT) first++;
  }
  for (size_t word = whole_start; word < width; word++) {
    chains[word] = whole[word] & whole[width + word] & whole[2 * width + word] & whole[3 * width + word];
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void read_avx2(const aside_clause_table *table, const aside_hits *hits,
                                                      aside_clause_memory *memory, uint64_t *chains) {
  read_all(table, hits, memory, chains);
}
#endif

static void read_plain(const aside_clause_table *table, const aside_hits *hits, aside_clause_memory *memory,
                       uint64_t *chains) {
  read_all(table, hits, memory, chains);
}

void aside_clauses_read(const aside_clause_table *table, const aside_hits *hits, aside_clause_memory *memory,
                        uint64_t *chains, int way) {
  size_t words = (BLOCKS + 1) * ASIDE_CLAUSES * table->width;
  memory->failed = 0;
  if (words > memory->capacity) {
    free(memory->blocks);
    memory->blocks = malloc(words * sizeof *memory->blocks);
    memory->capacity = memory->blocks ? words : 0;
    memory->failed = !memory->blocks;
    if (memory->failed) return;
  }
#if defined(__x86_64__)
  if (way == ASIDE_AVX2) {
    read_avx2(table, hits, memory, chains);
    return;
  }
#else
  (void)way;
#endif
  read_plain(table, hits, memory, chains);
}

void aside_clause_memory_free(aside_clause_memory *memory) {
  free(memory->blocks);
  memset(memory, 0, sizeof *memory);
}
