// How many of a text's words are among common ones of some kinds.
#ifndef ASIDE_COMMON_WORDS_H
#define ASIDE_COMMON_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum {
  ASIDE_COMMON_SLOTS = 512,  // of a table; a third full at most
  ASIDE_COMMON_KINDS = 2,
};

// Words of up to eight bytes, the first byte in the lowest eight bits; 0 is free. All zeros is an empty table.
typedef struct {
  uint64_t words[ASIDE_COMMON_SLOTS];
  uint8_t kinds[ASIDE_COMMON_SLOTS];
} aside_common_words;

typedef struct {
  size_t letters;  // of ASCII
  size_t wide;  // bytes of letters outside ASCII; of general punctuation there is no letter
  size_t of_kind[ASIDE_COMMON_KINDS];
} aside_word_kinds;

// Adds a word in small letters; one that is there already, is too long or has no kind is passed over.
void aside_common_words_add(aside_common_words *table, const uint8_t *word, size_t count, uint8_t kind);

// Adds what a text has, whose words are runs of ASCII letters and of bytes outside ASCII.
void aside_common_words_count(
    const aside_common_words *table, const uint8_t *text, size_t count, aside_word_kinds *sum);

#endif
