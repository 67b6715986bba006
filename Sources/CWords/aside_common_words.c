#include "aside_common_words.h"

#include <string.h>

#include "aside_byte_kinds.h"

enum { LONGEST = 8 };

static size_t slot_of(uint64_t word) { return (size_t)((word * 0x9E3779B97F4A7C15u) >> 55); }

// The slot of a word, or the free one where it would stand.
static size_t find(const aside_common_words *table, uint64_t word) {
  size_t slot = slot_of(word);
  while (table->words[slot] != 0 && table->words[slot] != word) slot = (slot + 1) % ASIDE_COMMON_SLOTS;
  return slot;
}

void aside_common_words_add(aside_common_words *table, const uint8_t *word, size_t count, uint8_t kind) {
  uint64_t packed = 0;
  if (count == 0 || count > LONGEST || kind >= ASIDE_COMMON_KINDS) return;
  memcpy(&packed, word, count);
  size_t slot = find(table, packed);
  if (table->words[slot] == packed) return;
  table->words[slot] = packed;
  table->kinds[slot] = kind;
}

// Counts the word of these bytes, of which at most `left` can be read.
static void count_word(
    const aside_common_words *table, const uint8_t *word, size_t count, size_t left, aside_word_kinds *sum) {
  if (count > LONGEST) return;
  uint64_t packed = 0;
  // Of a fixed size but at the end, so that it is one load.
  if (left >= LONGEST) memcpy(&packed, word, LONGEST);
  else memcpy(&packed, word, left);
  // Capitals become small; bytes outside ASCII have their highest bit and stay.
  packed |= 0x2020202020202020u & ~((packed & 0x8080808080808080u) >> 2);
  packed &= ~0ull >> (8 * (LONGEST - count));
  size_t slot = find(table, packed);
  if (table->words[slot] != 0) sum->of_kind[table->kinds[slot]]++;
}

void aside_common_words_count(
    const aside_common_words *table, const uint8_t *text, size_t count, aside_word_kinds *sum) {
  size_t start = 0;
  uint64_t carry = 0;  // whether a word reaches into the block, from `start`
  for (size_t block = 0; block < count; block += ASIDE_BLOCK) {
    uint8_t tail[ASIDE_BLOCK];
    size_t width;
    const uint8_t *bytes = aside_block(text + block, count - block, tail, &width);
    aside_byte_kinds kinds = aside_kinds(bytes, width);
    sum->letters += (size_t)__builtin_popcountll(kinds.letters);
    for (uint64_t wide = kinds.wide; wide != 0; wide &= wide - 1) {
      uint8_t byte = bytes[__builtin_ctzll(wide)];
      sum->wide += byte >= 0xC3 && byte != 0xE2;
    }
    uint64_t word = kinds.letters | kinds.wide;
    uint64_t starts = word & ~(word << 1 | carry);
    uint64_t ends = ~word & (word << 1 | carry);
    int is_open = (int)carry;
    for (; ends != 0; ends &= ends - 1) {
      size_t end = block + (size_t)__builtin_ctzll(ends);
      if (!is_open) {
        start = block + (size_t)__builtin_ctzll(starts);
        starts &= starts - 1;
      }
      is_open = 0;
      count_word(table, text + start, end - start, count - start, sum);
    }
    if (starts != 0) start = block + (size_t)__builtin_ctzll(starts);
    carry = word >> 63;
  }
  if (carry) count_word(table, text + start, count - start, count - start, sum);
}
