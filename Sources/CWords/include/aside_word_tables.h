// Many words of a sentence looked up at once: each step asks for the memory that the next one reads.
#ifndef ASIDE_WORD_TABLES_H
#define ASIDE_WORD_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "aside_words.h"

// Words of one call at most; a sentence has fewer.
enum { ASIDE_WORDS_MOST = 400 };

// The hash of two words side by side.
static inline uint64_t aside_words_pair(uint64_t first, uint64_t second) {
  return (first * 0x9E3779B97F4A7C15u) ^ (second + 0x632BE59BD9B4E019u);
}

// A weight for each hash, by the rules of `WeightTable`: 48 bits of the hash, the weight in the lowest sixteen; 0 is free.
typedef struct {
  const uint64_t *slots;
  size_t slot_count;  // a power of 2
  const uint64_t *filter;
  size_t filter_count;  // likewise
} aside_weight_table;

// The sums of runs of words, all 0 at first.
typedef struct {
  int64_t current;
  int64_t most;
  uint32_t current_start;
  uint32_t start;  // of the heaviest run, in bytes of the text; `end` likewise, both 0 where no word weighs anything
  uint32_t end;
} aside_word_run;

// Goes on with the words of a sentence, whose first makes no pair with what stood before; each weighs `step` less than its
// table says. Cost: some 5 ns a word.
void aside_word_run_add(
    const aside_weight_table *words, const aside_weight_table *pairs, int64_t step, const aside_word *sentence,
    size_t count, aside_word_run *run);

typedef struct {
  uint32_t hash;  // the lower half
  int32_t entry;  // below 0: free
} aside_entry_slot;

// A number for each hash, by the rules of `WordTable`.
typedef struct {
  const aside_entry_slot *slots;
  size_t slot_count;  // a power of 2
  const uint64_t *filter;
  size_t filter_count;  // likewise
  const uint64_t *hashes;
} aside_entry_table;

// Below 0 for what is not there.
int32_t aside_entry(const aside_entry_table *table, uint64_t hash);

// The different entries of a sentence's words and pairs of words, at most twice as many as words, each where it stands
// first. `seen` has a bit for each entry of the table, all 0, and is all 0 again. How many were written.
size_t aside_entries_read(
    const aside_entry_table *table, const aside_word *sentence, size_t count, uint64_t *seen, int32_t *entries);

#endif
