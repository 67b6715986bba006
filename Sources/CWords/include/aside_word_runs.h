// The run of words in a text that weighs most (Kadane's algorithm).
#ifndef ASIDE_WORD_RUNS_H
#define ASIDE_WORD_RUNS_H

#include <stddef.h>
#include <stdint.h>

#include "aside_word_tables.h"

// Words of one call of `aside_word_run_add` at most.
enum { ASIDE_RUN_WORDS_MOST = 2 * ASIDE_WORDS_MOST };

// A weight for each hash, by the rules of `WeightTable`: 48 bits of the hash, the weight in the lowest sixteen; 0 is free.
typedef struct {
  const uint64_t *slots;
  size_t slot_count;  // a power of 2
  const uint64_t *filter;
  size_t filter_count;  // likewise
} aside_weight_table;

// What is looked up. Each word weighs `step` less than its tables say.
typedef struct {
  aside_weight_table words;
  aside_weight_table pairs;
  int64_t step;
} aside_run_weights;

// The sums of runs of words, all 0 at first.
typedef struct {
  int64_t current;
  int64_t most;
  uint64_t previous;  // the hash of the last word
  uint32_t current_start;
  uint32_t start;  // of the heaviest run, in bytes of the text; `end` likewise, both 0 where no word weighs anything
  uint32_t end;
} aside_word_run;

// Bytes of a text: a sentence.
typedef struct {
  uint32_t start;
  uint32_t end;
} aside_span;

// Goes on with some words; the first of a sentence, for which `begins` has a 1, makes no pair with what stands before it.
void aside_word_run_add(
    const aside_run_weights *weights, const aside_word *words, const uint8_t *begins, size_t count,
    aside_word_run *run);

// Goes on with the words of a text's sentences, `ASIDE_WORDS_MOST` of each at most, until a run weighs `enough`. Sentences
// are in order, do not overlap and begin and end between words. Cost: some 25 ns a word on a slow processor, a third of it
// to read the words.
void aside_text_run_add(
    const aside_run_weights *weights, const uint8_t *text, size_t count, const aside_span *sentences,
    size_t sentence_count, int64_t enough, aside_word_run *run);

#endif
