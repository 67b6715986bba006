// Reads a phrase model: the strongest phrase of one, two or three words for each of its filters, in whole numbers, so that
// every machine says the same.
#ifndef ASIDE_PHRASES_H
#define ASIDE_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#include "aside_phrase_fit.h"

// Longer sentences have to be cut.
enum { ASIDE_PHRASE_WORDS_MOST = 400 };

// Filters of each length at most, and by how many bits at most what a filter says of a word is less exact than its products.
enum { ASIDE_PHRASE_FILTERS_MOST = 256, ASIDE_PHRASE_SHIFT_MOST = 16 };

// The numbers of a model; blocks as `aside_phrase_weights` has them.
typedef struct {
  aside_phrase_shape shape;
  unsigned shift;  // what a filter says of a word is divided by 2 to the power of it, and cut to eight bits
  const int8_t *points;
  const int8_t *filters;
  const int16_t *bias;
  const int16_t *output;
} aside_phrase_table;

// What the filters say of each word that was met so far. Shared by threads.
typedef struct aside_phrases aside_phrases;

// The table's memory must outlive it. NULL where there is no memory, or where tables do not fit each other.
aside_phrases *aside_phrases_new(const aside_phrase_table *table);
void aside_phrases_free(aside_phrases *phrases);

// One filter's strongest phrase: how strong, 0 where it says nothing, and its first word; -1 is the edge before them.
typedef struct {
  int32_t strength;
  int32_t first;
} aside_phrase;

// The sum of what all filters say for each tag: whole numbers, far below those that a double cannot hold. Words are numbers
// of the table's words; `count` is at most ASIDE_PHRASE_WORDS_MOST, without any all sums are 0. `strongest` has a place for
// each filter; either may be NULL. Cost: some 40 ns a word, some microseconds for one that is met first.
void aside_phrases_read(aside_phrases *phrases, const int32_t *words, size_t count, double *sums,
                        aside_phrase *strongest);

#endif
