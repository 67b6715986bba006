#define _DEFAULT_SOURCE
#include "include/aside_phrases.h"

#include "aside_phrase_places.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
  LENGTHS = ASIDE_PHRASE_LENGTHS,
  PLACES = ASIDE_PHRASE_PLACES,
  UNMET = 0,
  BEING_MET = 1,
  MET = 2,
  BLOCK = 16,  // tags that are added together
};

// The same whole numbers with wider vectors, where the processor has them.
#if defined(__x86_64__) && defined(__linux__)
#define WITH_VECTORS __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define WITH_VECTORS
#endif

struct aside_phrases {
  aside_phrase_table table;
  size_t width;
  _Atomic uint8_t *states;
  double *output;  // the table's, with zeros behind the tags of each filter
  size_t stride;
  int8_t *said;  // words x width; zeros from the system until a word is met
};

static size_t said_bytes(const aside_phrases *p) { return p->table.shape.words * p->width; }

aside_phrases *aside_phrases_new(const aside_phrase_table *table) {
  const aside_phrase_shape *shape = &table->shape;
  if (shape->words < ASIDE_FIRST_WORD || shape->filters == 0 || shape->filters > ASIDE_PHRASE_FILTERS_MOST ||
      table->shift > ASIDE_PHRASE_SHIFT_MOST) {
    return NULL;
  }
  aside_phrases *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->table = *table;
  p->width = PLACES * shape->filters;
  p->stride = (shape->tags + BLOCK - 1) / BLOCK * BLOCK;
  size_t units = LENGTHS * shape->filters;
  p->output = calloc(units * p->stride + 1, sizeof *p->output);
  for (size_t u = 0; p->output && u < units; u++) {
    for (size_t t = 0; t < shape->tags; t++) p->output[u * p->stride + t] = table->output[u * shape->tags + t];
  }
  p->states = calloc(shape->words, 1);
  p->said = mmap(NULL, said_bytes(p), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p->said == MAP_FAILED) p->said = NULL;
  if (p->output && p->states && p->said) return p;
  aside_phrases_free(p);
  return NULL;
}

void aside_phrases_free(aside_phrases *p) {
  if (!p) return;
  if (p->said) munmap(p->said, said_bytes(p));
  free((void *)p->states);
  free(p->output);
  free(p);
}

WITH_VECTORS static void say(const aside_phrases *p, size_t word) {
  size_t dimensions = p->table.shape.dimensions;
  const int8_t *point = p->table.points + word * dimensions;
  int32_t sums[PLACES * ASIDE_PHRASE_FILTERS_MOST];
  memset(sums, 0, p->width * sizeof *sums);
  for (size_t d = 0; d < dimensions; d++) {
    const int8_t *filters = p->table.filters + d * p->width;
    int32_t factor = point[d];
    for (size_t c = 0; c < p->width; c++) sums[c] += factor * filters[c];
  }
  int8_t *said = p->said + word * p->width;
  unsigned shift = p->table.shift;
  int32_t half = shift > 0 ? 1 << (shift - 1) : 0;
  for (size_t c = 0; c < p->width; c++) {
    int32_t sum = (sums[c] + half) >> shift;
    said[c] = (int8_t)(sum > INT8_MAX ? INT8_MAX : sum < -INT8_MAX ? -INT8_MAX : sum);
  }
}

// One thread writes what is said of a word; others that need it meanwhile wait.
static const int8_t *said_of(aside_phrases *p, int32_t number) {
  size_t word = number >= 0 && (size_t)number < p->table.shape.words ? (size_t)number : ASIDE_UNKNOWN_WORD;
  while (atomic_load_explicit(&p->states[word], memory_order_acquire) != MET) {
    uint8_t unmet = UNMET;
    if (atomic_compare_exchange_strong(&p->states[word], &unmet, BEING_MET)) {
      say(p, word);
      atomic_store_explicit(&p->states[word], MET, memory_order_release);
    } else {
      sched_yield();
    }
  }
  return p->said + word * p->width;
}

// What one filter says of the phrase of `length` + 1 words whose first place is `said`; `length` is known where it is inlined.
static inline __attribute__((always_inline)) int16_t phrase_strength(const int8_t *const *said, size_t length,
                                                                     size_t filters, size_t f) {
  size_t first = first_place[length] * filters + f;
  int16_t sum = said[0][first];
  if (length > 0) sum = (int16_t)(sum + said[1][first + filters]);
  if (length > 1) sum = (int16_t)(sum + said[2][first + 2 * filters]);
  return sum;
}

// Places of the first and behind the last phrase; a single word is never an edge.
static size_t first_phrase(size_t length) { return length == 0 ? 1 : 0; }
static size_t end_of_phrases(size_t count, size_t length) { return count + 2 - (length == 0 ? 1 : length); }

static inline __attribute__((always_inline)) void strongest_of(const int8_t *const *said, size_t count, size_t length,
                                                               size_t filters, int16_t *best) {
  size_t end = end_of_phrases(count, length);
  for (size_t f = 0; f < filters; f++) best[f] = INT16_MIN;
  for (size_t at = first_phrase(length); at < end; at++) {
    for (size_t f = 0; f < filters; f++) {
      int16_t sum = phrase_strength(said + at, length, filters, f);
      best[f] = sum > best[f] ? sum : best[f];
    }
  }
}

// The strongest phrase of each filter of one length; `said` begins and ends with an edge.
WITH_VECTORS static void find_strongest(const int8_t *const *said, size_t count, size_t length, size_t filters, int16_t *best) {
  if (length == 0) strongest_of(said, count, 0, filters, best);
  if (length == 1) strongest_of(said, count, 1, filters, best);
  if (length == 2) strongest_of(said, count, 2, filters, best);
}

static inline __attribute__((always_inline)) void places_of(const int8_t *const *said, size_t count, size_t length,
                                                            size_t filters, const int16_t *best, int16_t *places) {
  size_t begin = first_phrase(length);
  for (size_t f = 0; f < filters; f++) places[f] = 1;
  for (size_t at = end_of_phrases(count, length); at-- > begin;) {
    int16_t here = (int16_t)at;
    for (size_t f = 0; f < filters; f++) {
      places[f] = phrase_strength(said + at, length, filters, f) == best[f] ? here : places[f];
    }
  }
}

// Where each filter's strongest phrase begins: the first place in the sequence that is as strong.
WITH_VECTORS static void find_places(const int8_t *const *said, size_t count, size_t length, size_t filters,
                                     const int16_t *best, int16_t *places) {
  if (length == 0) places_of(said, count, 0, filters, best, places);
  if (length == 1) places_of(said, count, 1, filters, best, places);
  if (length == 2) places_of(said, count, 2, filters, best, places);
}

// Of the filters that say something. Sums of whole numbers, which doubles hold exactly in any order.
WITH_VECTORS static void add_outputs(const aside_phrases *p, const int32_t *strengths, double *sums) {
  uint16_t active[LENGTHS * ASIDE_PHRASE_FILTERS_MOST];
  size_t units = LENGTHS * p->table.shape.filters, tags = p->table.shape.tags, count = 0;
  for (size_t u = 0; u < units; u++) {
    active[count] = (uint16_t)u;
    count += strengths[u] > 0;
  }
  for (size_t first = 0; first < p->stride; first += BLOCK) {
    double block[BLOCK] = {0};
    for (size_t i = 0; i < count; i++) {
      const double *output = p->output + active[i] * p->stride + first;
      double strength = strengths[active[i]];
      for (size_t t = 0; t < BLOCK; t++) block[t] += strength * output[t];
    }
    for (size_t t = 0; t < BLOCK && first + t < tags; t++) sums[first + t] = block[t];
  }
}

void aside_phrases_read(aside_phrases *p, const int32_t *words, size_t count, double *sums, aside_phrase *strongest) {
  size_t filters = p->table.shape.filters, tags = p->table.shape.tags;
  const int8_t *said[ASIDE_PHRASE_WORDS_MOST + 2];
  int16_t best[ASIDE_PHRASE_FILTERS_MOST], places[ASIDE_PHRASE_FILTERS_MOST];
  int32_t strengths[LENGTHS * ASIDE_PHRASE_FILTERS_MOST];
  if (sums) memset(sums, 0, tags * sizeof *sums);
  if (count == 0) {
    if (strongest) memset(strongest, 0, LENGTHS * filters * sizeof *strongest);
    return;
  }
  if (count > ASIDE_PHRASE_WORDS_MOST) count = ASIDE_PHRASE_WORDS_MOST;
  said[0] = said[count + 1] = said_of(p, ASIDE_EDGE_WORD);
  for (size_t i = 0; i < count; i++) said[i + 1] = said_of(p, words[i]);
  for (size_t length = 0; length < LENGTHS; length++) {
    find_strongest(said, count, length, filters, best);
    if (strongest) find_places(said, count, length, filters, best, places);
    for (size_t f = 0; f < filters; f++) {
      size_t unit = length * filters + f;
      int32_t strength = best[f] + p->table.bias[unit];
      if (strength < 0) strength = 0;
      if (strongest) {
        strongest[unit] = (aside_phrase){strength, strength > 0 ? places[f] - 1 : 0};
      }
      strengths[unit] = strength;
    }
  }
  if (sums) add_outputs(p, strengths, sums);
}
