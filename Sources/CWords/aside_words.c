#include "aside_words.h"

#include <string.h>

#include "aside_byte_kinds.h"

enum {
  BLOCK = ASIDE_BLOCK,
  MARGIN = 16,  // bytes behind a block that a load of its last letters reads
  SHORTEST = 4,  // letters that an ending leaves
};

static const uint64_t FIRST_FACTOR = 0x9E3779B97F4A7C15u;
static const uint64_t FACTOR = 0xD6E8FEB86659FD93u;
static const uint64_t SMALL = 0x2020202020202020u;

// Both halves of the product: every bit of the hash depends on every letter.
static inline uint64_t mixed(uint64_t a, uint64_t b) {
  unsigned __int128 product = (unsigned __int128)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t eight(const uint8_t *bytes) {
  uint64_t value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

#define FIRST(n) (n >= 8 ? ~0ull : (1ull << (8 * (n & 7))) - 1)
#define EIGHT(n) FIRST(n), FIRST(n + 1), FIRST(n + 2), FIRST(n + 3), FIRST(n + 4), FIRST(n + 5), FIRST(n + 6), FIRST(n + 7)

// The first letters of eight that belong to a stem of so many.
static const uint64_t first_of[ASIDE_STEM_MOST + 1] = {EIGHT(0), EIGHT(8), EIGHT(16), EIGHT(24), EIGHT(32), EIGHT(40),
                                                       EIGHT(48), FIRST(56)};

// The hash of `count` letters; `count + MARGIN - 1` bytes can be read, and `small` is or-ed to each. Most words have up to
// sixteen letters and take one multiplication: what depends on their number cannot be predicted.
static inline uint64_t hash_letters(const uint8_t *letters, size_t count, uint64_t small) {
  uint64_t low = (eight(letters) | small) & first_of[count];
  uint64_t high = (eight(letters + 8) | small) & first_of[count > 8 ? count - 8 : 0];
  uint64_t hash = mixed(low ^ FIRST_FACTOR, high ^ FACTOR);
  for (size_t at = 16; at < count; at += 8) {
    hash = mixed(hash ^ ((eight(letters + at) | small) & first_of[count - at]), FACTOR);
  }
  return hash;
}

uint64_t aside_words_hash(const uint8_t *stem, size_t count) {
  uint8_t letters[ASIDE_STEM_MOST + MARGIN] = {0};
  if (count > ASIDE_STEM_MOST) count = ASIDE_STEM_MOST;
  memcpy(letters, stem, count);
  return hash_letters(letters, count, 0);
}

#define LETTERS(a, b, c) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16)

// How many letters come off a word of `count` that ends in the upper three bytes of `last`, small letters. No branch:
// half of all words lose something.
static inline size_t ending(uint32_t last, size_t count) {
  size_t three = (last >> 8 == LETTERS('i', 'n', 'g')) & (count >= SHORTEST + 3);
  size_t two = ((last >> 16 == LETTERS('e', 'd', 0)) | (last >> 16 == LETTERS('e', 's', 0))) & (count >= SHORTEST + 2);
  size_t one = ((last >> 24 == 's') | (last >> 24 == 'e')) & (count > SHORTEST);
  return 3 * three + two + (one | two);
}

// Bytes of an apostrophe that a letter follows; 0 where none stands.
static inline size_t apostrophe(const uint8_t *text, size_t at, size_t end) {
  size_t width = text[at] == '\'' ? 1 : 3;
  if (at + width >= end || !aside_is_letter(text[at + width])) return 0;
  return width == 1 || (text[at] == 0xE2 && text[at + 1] == 0x80 && text[at + 2] == 0x99) ? width : 0;
}

// Reads a word letter by letter, from `start` to what is returned.
static size_t long_word(const uint8_t *text, size_t start, size_t end, uint64_t *hash) {
  uint8_t letters[ASIDE_STEM_MOST + MARGIN] = {0};
  uint32_t last = 0;
  size_t count = 0, at = start;
  while (at < end) {
    uint8_t byte = text[at];
    size_t width = 1;
    if (aside_is_letter(byte)) {
      byte |= 0x20;
    } else {
      width = count > 0 ? apostrophe(text, at, end) : 0;
      if (width == 0) break;
      byte = '\'';
    }
    if (count < ASIDE_STEM_MOST) letters[count] = byte;
    last = last >> 8 | (uint32_t)byte << 24;
    count++;
    at += width;
  }
  size_t stem = count - ending(last, count);
  *hash = hash_letters(letters, stem < ASIDE_STEM_MOST ? stem : ASIDE_STEM_MOST, 0);
  return at;
}

// The hash of a word of letters alone, with four bytes to read before its end and some behind it.
static inline uint64_t short_word(const uint8_t *letters, size_t count) {
  uint32_t last;
  memcpy(&last, letters + count - sizeof last, sizeof last);
  return hash_letters(letters, count - ending(last | (uint32_t)SMALL, count), SMALL);
}

// The end of the word or number that starts at `at` and may go on behind the block.
static size_t long_run(const uint8_t *text, size_t at, size_t end, uint64_t number, uint64_t *hash) {
  if (aside_is_letter(text[at])) return long_word(text, at, end, hash);
  *hash = number;
  while (at < end && aside_is_digit(text[at])) at++;
  return at;
}

size_t aside_words_read(
    const uint8_t *text, size_t count, size_t start, size_t end, aside_word *words, size_t most) {
  const uint64_t number = aside_words_hash((const uint8_t *)"0", 1);
  uint8_t copy[MARGIN + BLOCK + MARGIN] = {0};
  size_t found = 0;
  size_t block = start;
  while (block < end && found < most) {
    const uint8_t *bytes = text + block;
    if (block < MARGIN || count - block < BLOCK + MARGIN) {
      size_t left = count - block < BLOCK + MARGIN ? count - block : BLOCK + MARGIN;
      memcpy(copy + MARGIN, bytes, left);
      bytes = copy + MARGIN;
    }
    size_t width = end - block < BLOCK ? end - block : BLOCK;
    aside_byte_kinds kinds = aside_kinds(bytes, width);
    // Where runs of letters and runs of digits start, and the bytes behind them; a run that reaches the end has none.
    uint64_t starts = (kinds.letters & ~(kinds.letters << 1)) | (kinds.digits & ~(kinds.digits << 1));
    uint64_t ends = (~kinds.letters & (kinds.letters << 1)) | (~kinds.digits & (kinds.digits << 1));
    size_t next = block + width;
    for (; starts != 0 && found < most; starts &= starts - 1, ends &= ends - 1) {
      size_t at = (size_t)__builtin_ctzll(starts);
      size_t behind = ends != 0 ? (size_t)__builtin_ctzll(ends) : width;
      if (behind == width && at > 0 && block + width < end) {
        // It may go on: it starts the next block.
        next = block + at;
        break;
      }
      aside_word *word = &words[found++];
      word->start = (uint32_t)(block + at);
      size_t stop = block + behind;
      int is_long = behind - at > ASIDE_STEM_MOST || behind == width || text[stop] == '\'' || text[stop] == 0xE2;
      if (!is_long) {
        word->hash = (kinds.letters >> at) & 1 ? short_word(bytes + at, behind - at) : number;
        word->end = (uint32_t)stop;
        continue;
      }
      stop = long_run(text, block + at, end, number, &word->hash);
      word->end = (uint32_t)stop;
      if (stop != block + behind) {
        // An apostrophe went on with it, or it is longer than a block.
        next = stop;
        break;
      }
    }
    block = next;
  }
  return found;
}

size_t aside_words_count(const uint8_t *text, size_t count) {
  size_t words = 0;
  uint64_t carry = 0;  // whether a word reaches into the block
  for (size_t block = 0; block < count; block += BLOCK) {
    uint8_t tail[ASIDE_BLOCK];
    size_t width;
    const uint8_t *bytes = aside_block(text + block, count - block, tail, &width);
    aside_byte_kinds kinds = aside_kinds(bytes, width);
    uint64_t word = kinds.letters | kinds.digits | kinds.wide;
    // Apostrophes go on with a word: a carry runs through each run of them that follows one.
    uint64_t after = kinds.apostrophes & (word << 1 | carry);
    uint64_t inside = word | (kinds.apostrophes & (kinds.apostrophes ^ (kinds.apostrophes + after)));
    words += (size_t)__builtin_popcountll(inside & ~(inside << 1 | carry));
    carry = inside >> 63;
  }
  return words;
}
