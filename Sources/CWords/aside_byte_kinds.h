// Which of up to 64 bytes are letters, digits and so on, a bit for each.
#ifndef ASIDE_BYTE_KINDS_H
#define ASIDE_BYTE_KINDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  uint64_t letters;  // of ASCII
  uint64_t digits;
  uint64_t wide;  // bytes outside of ASCII
  uint64_t apostrophes;  // straight ones
} aside_byte_kinds;

static inline int aside_is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
static inline int aside_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

#if defined(__SSE2__)
#include <emmintrin.h>

// A bit for each byte of at least `low` and less than `low + count`; SSE2 compares signed bytes only.
static inline uint64_t aside_between(__m128i bytes, char low, int count) {
  __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - low)));
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8((char)(-128 + count))));
}

static inline void aside_add_kinds(aside_byte_kinds *kinds, const uint8_t *bytes, int at) {
  __m128i sixteen = _mm_loadu_si128((const __m128i *)bytes);
  kinds->letters |= aside_between(_mm_or_si128(sixteen, _mm_set1_epi8(0x20)), 'a', 26) << at;
  kinds->digits |= aside_between(sixteen, '0', 10) << at;
  kinds->wide |= (uint64_t)(uint32_t)_mm_movemask_epi8(sixteen) << at;
  kinds->apostrophes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, _mm_set1_epi8('\''))) << at;
}
#else
static inline void aside_add_kinds(aside_byte_kinds *kinds, const uint8_t *bytes, int at) {
  for (int byte = 0; byte < 16; byte++) {
    uint64_t bit = 1ull << (at + byte);
    if (aside_is_letter(bytes[byte])) kinds->letters |= bit;
    if (aside_is_digit(bytes[byte])) kinds->digits |= bit;
    if (bytes[byte] >= 0x80) kinds->wide |= bit;
    if (bytes[byte] == '\'') kinds->apostrophes |= bit;
  }
}
#endif

enum { ASIDE_BLOCK = 64 };

// The first bytes of a text, up to a block of them: where they are and how many; fewer are copied into `tail`, with zeros
// behind, so that a whole block can be read.
static inline const uint8_t *aside_block(const uint8_t *text, size_t left, uint8_t *tail, size_t *width) {
  *width = left < ASIDE_BLOCK ? left : ASIDE_BLOCK;
  if (*width == ASIDE_BLOCK) return text;
  memset(tail, 0, ASIDE_BLOCK);
  memcpy(tail, text, *width);
  return tail;
}

// Of 64 bytes the first `count`, 1 ... 64.
static inline aside_byte_kinds aside_kinds(const uint8_t *bytes, size_t count) {
  aside_byte_kinds kinds = {0, 0, 0, 0};
  for (int at = 0; at < 64; at += 16) aside_add_kinds(&kinds, bytes + at, at);
  uint64_t asked = ~0ull >> (64 - count);
  kinds.letters &= asked;
  kinds.digits &= asked;
  kinds.wide &= asked;
  kinds.apostrophes &= asked;
  return kinds;
}

#endif
