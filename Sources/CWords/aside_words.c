#include "aside_words.h"

#include <string.h>

#include "aside_byte_kinds.h"

enum {
  BLOCK = 64,
  MARGIN = 8,  // bytes behind a block that a load of its last letters reads
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

static inline uint64_t first(uint64_t value, size_t count) {
  return count >= 8 ? value : value & ((1ull << (8 * count)) - 1);
}

// The hash of `count` letters; `count + 7` bytes can be read, and `small` is or-ed to each.
static inline uint64_t hash_letters(const uint8_t *letters, size_t count, uint64_t small) {
  uint64_t hash = mixed(first(eight(letters) | small, count) ^ FIRST_FACTOR, FACTOR);
  for (size_t at = 8; at < count; at += 8) {
    hash = mixed(hash ^ first(eight(letters + at) | small, count - at), FACTOR);
  }
  return hash;
}

uint64_t aside_words_hash(const uint8_t *stem, size_t count) {
  uint8_t letters[ASIDE_STEM_MOST + MARGIN] = {0};
  if (count > ASIDE_STEM_MOST) count = ASIDE_STEM_MOST;
  memcpy(letters, stem, count);
  return hash_letters(letters, count, 0);
}

// How many letters come off a word of `count` that ends in these three small ones.
static inline size_t ending(uint8_t third, uint8_t second, uint8_t last, size_t count) {
  if (last == 'g') return second == 'n' && third == 'i' && count >= SHORTEST + 3 ? 3 : 0;
  if (last == 'd') return second == 'e' && count >= SHORTEST + 2 ? 2 : 0;
  if (last == 's' && second == 'e' && count >= SHORTEST + 2) return 2;
  return (last == 's' || last == 'e') && count > SHORTEST ? 1 : 0;
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
  uint8_t third = 0, second = 0, last = 0;
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
    third = second;
    second = last;
    last = byte;
    count++;
    at += width;
  }
  size_t stem = count - ending(third, second, last, count);
  *hash = hash_letters(letters, stem < ASIDE_STEM_MOST ? stem : ASIDE_STEM_MOST, 0);
  return at;
}

// The hash of a word of letters alone, with bytes to read behind it.
static inline uint64_t short_word(const uint8_t *letters, size_t count) {
  uint8_t last = letters[count - 1] | 0x20;
  uint8_t second = count > 1 ? letters[count - 2] | 0x20 : 0;
  uint8_t third = count > 2 ? letters[count - 3] | 0x20 : 0;
  return hash_letters(letters, count - ending(third, second, last, count), SMALL);
}

size_t aside_words_read(
    const uint8_t *text, size_t count, size_t start, size_t end, aside_word *words, size_t most) {
  const uint64_t number = aside_words_hash((const uint8_t *)"0", 1);
  size_t found = 0;
  size_t block = start;
  uint8_t tail[BLOCK + MARGIN];
  while (block < end && found < most) {
    const uint8_t *bytes = text + block;
    if (count - block < sizeof tail) {
      memset(tail, 0, sizeof tail);
      memcpy(tail, bytes, count - block);
      bytes = tail;
    }
    size_t width = end - block < BLOCK ? end - block : BLOCK;
    aside_byte_kinds kinds = aside_kinds(bytes, width);
    uint64_t left = kinds.letters | kinds.digits;
    size_t next = block + width;
    while (left != 0 && found < most) {
      size_t at = (size_t)__builtin_ctzll(left);
      int is_word = (kinds.letters >> at) & 1;
      uint64_t others = ~((is_word ? kinds.letters : kinds.digits) >> at);
      size_t length = others != 0 ? (size_t)__builtin_ctzll(others) : BLOCK;
      size_t behind = at + length;
      aside_word *word = &words[found];
      word->start = (uint32_t)(block + at);
      if (behind >= width && block + width < end) {
        // It may go on in the next block.
        if (at > 0) {
          next = block + at;
          break;
        }
        if (is_word) {
          next = long_word(text, block, end, &word->hash);
        } else {
          next = block + width;
          while (next < end && aside_is_digit(text[next])) next++;
          word->hash = number;
        }
        word->end = (uint32_t)next;
        found++;
        break;
      }
      size_t stop = block + behind;
      if (!is_word) {
        word->hash = number;
      } else if (length > ASIDE_STEM_MOST || (stop < end && (text[stop] == '\'' || text[stop] == 0xE2))) {
        stop = long_word(text, block + at, end, &word->hash);
      } else {
        word->hash = short_word(bytes + at, length);
      }
      word->end = (uint32_t)stop;
      found++;
      if (stop >= block + width) {
        next = stop;
        break;
      }
      left &= ~0ull << (stop - block);
    }
    block = next;
  }
  return found;
}

size_t aside_words_count(const uint8_t *text, size_t count) {
  size_t words = 0;
  uint64_t carry = 0;  // whether a word reaches into the block
  for (size_t block = 0; block < count; block += BLOCK) {
    size_t width = count - block < BLOCK ? count - block : BLOCK;
    const uint8_t *bytes = text + block;
    uint8_t tail[BLOCK];
    if (width < BLOCK) {
      memset(tail, 0, sizeof tail);
      memcpy(tail, bytes, width);
      bytes = tail;
    }
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
