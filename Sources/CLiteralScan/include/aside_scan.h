// Finds literals in text. What stands inside a word is worked out once for each word and kept; the rest is
// looked up at the few bytes where it can stand. The tables are made and owned by `LiteralIndex`.
#ifndef ASIDE_SCAN_H
#define ASIDE_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "aside_hits.h"

// One literal of a gram table.
typedef struct {
  int32_t number;
  uint32_t key;     // the bytes that are looked up, with bit 5 set
  int32_t start;    // of the literal's bytes in the table's bytes
  uint16_t count;
  uint16_t anchor;  // where the key stands in the literal
  uint8_t starts_word;
  uint8_t ends_word;
} aside_gram;

// Literals by four (or three) of their bytes.
typedef struct {
  const uint64_t *four;           // one bit for each hash of four bytes
  const uint64_t *three;
  const int32_t *bucket_starts;   // for each hash, and one more
  const aside_gram *grams;
  const uint8_t *bytes;
  uint32_t has_four;
  uint32_t has_three;
} aside_gram_table;

typedef struct {
  const uint16_t *tags;     // of words, with open addressing; 0 is free
  const int32_t *numbers;   // of the literal that is the word; ~index into `followed` for one that goes on behind it
  uint32_t mask;
  aside_gram_table starts;    // looked up where a word starts; word bytes only
  aside_gram_table inner;     // anywhere in a word; word bytes only
  aside_gram_table followed;  // a word and what stands behind it
  aside_gram_table marked;    // looked up at marks and the two bytes before
  aside_gram_table anywhere;  // looked up at every byte
} aside_literal_table;

// What stands in the words seen so far: only the table decides it, so it is kept from text to text.
typedef struct aside_word_cache aside_word_cache;
// NULL when there is no memory; scanning does without.
aside_word_cache *aside_word_cache_new(void);
void aside_word_cache_free(aside_word_cache *cache);

// Appends every literal of the text. `cache` is used with this table only, and may be NULL.
void aside_scan(const uint8_t *text, size_t count, const aside_literal_table *table, aside_word_cache *cache,
                aside_hits *hits, int way);

// The hash of a word, without case, from its first and last eight bytes and its length.
uint32_t aside_word_hash(const uint8_t *text, size_t count, size_t start, size_t length);

// `'`, `"`, `-`, `*`, and the first byte of a curly apostrophe (and of other punctuation).
static inline int aside_is_mark(uint8_t byte) {
  return byte == '\'' || byte == '"' || byte == '-' || byte == '*' || byte == 0xE2;
}

#endif
