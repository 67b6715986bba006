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
// first; `ends` gets the number of the word that each ends with. `seen` has a bit for each entry of the table, all 0, and is
// all 0 again. How many were written.
size_t aside_entries_read(
    const aside_entry_table *table, const aside_word *sentence, size_t count, uint64_t *seen, int32_t *entries,
    uint16_t *ends);

#endif
