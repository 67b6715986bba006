// Finds literals in text: whole words by hash, word starts by their first bytes, the rest by some bytes.
// The tables are made and owned by `LiteralIndex`, which also has the same search in Swift.
#ifndef ASIDE_SCAN_H
#define ASIDE_SCAN_H

#include <stddef.h>
#include <stdint.h>

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
  const uint16_t *tags;     // open addressing; 0 is free
  const int32_t *numbers;
  uint32_t mask;
  aside_gram_table starts;      // looked up where a word starts
  aside_gram_table marked;      // looked up at apostrophes and the byte before
  aside_gram_table anywhere;    // looked up at every byte
} aside_literal_table;

// What was found, in memory of its own that grows. `failed` is set when it could not grow.
typedef struct {
  int32_t *literals;
  uint64_t *places;
  size_t count;
  size_t capacity;
  uint32_t failed;
} aside_hits;

// Which ways of scanning this processor knows.
enum { ASIDE_SCAN_SCALAR = 0, ASIDE_SCAN_AVX2 = 1 };
int aside_scan_best(void);

// Appends every literal of the text; the places of one literal ascend.
void aside_scan(const uint8_t *text, size_t count, const aside_literal_table *table, aside_hits *hits, int way);

// The hash of a word, without case, from its first and last eight bytes and its length.
uint32_t aside_word_hash(const uint8_t *text, size_t count, size_t start, size_t length);

void aside_hits_free(aside_hits *hits);

#endif
