#include "include/aside_places.h"

#include "include/aside_processor.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { WORD_RUN = 5, GAP_RUN = 1, STRETCH_RUN = 300 };

// A bit for each of 64 bytes. What continues a character stands in both kinds of runs.
typedef struct {
  uint64_t words;       // letters, digits, `'`, `-`, `_` and everything outside ASCII
  uint64_t gaps;        // everything but letters and digits of ASCII
  uint64_t ends;        // `.` and line ends
  uint64_t stops;       // `.`, `!` and `?`
  uint64_t continues;   // continues a character of UTF-8
  uint64_t trap_leads;  // the first byte of U+017F or U+212A
} byte_kinds;

static byte_kinds kinds_scalar(const uint8_t *block) {
  byte_kinds kinds = {0};
  for (int i = 0; i < 64; i++) {
    uint8_t byte = block[i];
    uint64_t bit = 1ull << i;
    int plain = (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10;
    if (plain || byte >= 0x80 || byte == '\'' || byte == '-' || byte == '_') kinds.words |= bit;
    if (!plain) kinds.gaps |= bit;
    if (byte == '.' || byte == '\n') kinds.ends |= bit;
    if (byte == '.' || byte == '!' || byte == '?') kinds.stops |= bit;
    if ((byte & 0xC0) == 0x80) kinds.continues |= bit;
    if (byte == 0xC5 || byte == 0xE2) kinds.trap_leads |= bit;
  }
  return kinds;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static inline uint64_t bits(__m256i low, __m256i high) {
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2"))) static inline __m256i plain_bytes(__m256i bytes) {
  __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  __m256i letters = _mm256_cmpgt_epi8(_mm256_add_epi8(folded, _mm256_set1_epi8(0x7F - 'z')), _mm256_set1_epi8(0x7F - 26));
  __m256i digits = _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, _mm256_set1_epi8(0x7F - '9')), _mm256_set1_epi8(0x7F - 10));
  return _mm256_or_si256(letters, digits);
}

#define EQUAL(byte) \
  bits(_mm256_cmpeq_epi8(low, _mm256_set1_epi8((char)(byte))), _mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(byte))))

__attribute__((target("avx2"))) static byte_kinds kinds_avx2(const uint8_t *block) {
  __m256i low = _mm256_loadu_si256((const __m256i *)block);
  __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
  uint64_t plain = bits(plain_bytes(low), plain_bytes(high));
  uint64_t wide = bits(low, high);
  byte_kinds kinds;
  kinds.words = plain | wide | EQUAL('\'') | EQUAL('-') | EQUAL('_');
  kinds.gaps = ~plain;
  uint64_t full_stops = EQUAL('.');
  kinds.ends = full_stops | EQUAL('\n');
  kinds.stops = full_stops | EQUAL('!') | EQUAL('?');
  kinds.continues = 0;
  kinds.trap_leads = 0;
  if (wide) {
    __m256i most = _mm256_set1_epi8((char)0xC0);
    __m256i tail = _mm256_set1_epi8((char)0x80);
    kinds.continues = bits(_mm256_cmpeq_epi8(_mm256_and_si256(low, most), tail),
                           _mm256_cmpeq_epi8(_mm256_and_si256(high, most), tail));
    kinds.trap_leads = EQUAL(0xC5) | EQUAL(0xE2);
  }
  return kinds;
}
#endif

static int reserve(aside_places *places, size_t blocks) {
  if (blocks <= places->capacity) return 1;
  size_t capacity = blocks + blocks / 2 + 64;
  uint64_t *left_out = realloc(places->left_out, capacity * sizeof *left_out);
  if (left_out) places->left_out = left_out;
  uint64_t *stops = realloc(places->stops, capacity * sizeof *stops);
  if (stops) places->stops = stops;
  uint64_t *before = realloc(places->before, capacity * sizeof *before);
  if (before) places->before = before;
  if (!left_out || !stops || !before) return 0;
  places->capacity = capacity;
  return 1;
}

void aside_places_free(aside_places *places) {
  free(places->left_out);
  free(places->stops);
  free(places->before);
  memset(places, 0, sizeof *places);
}

static int is_trap(const uint8_t *text, size_t count, size_t position) {
  if (text[position] == 0xC5) return position + 1 < count && text[position + 1] == 0xBF;
  return position + 2 < count && text[position + 1] == 0x84 && text[position + 2] == 0xAA;
}

// Bits of `runs` before which at least `length` bits stand in one run; `last` are the bits of the block before.
static inline uint64_t beyond(uint64_t runs, uint64_t last, unsigned length) {
  uint64_t result = runs;
  for (unsigned i = 1; i <= length && result; i++) result &= runs << i | last >> (64 - i);
  return result;
}

// Bytes farther than the bound behind the last end; moves `last_end`.
static uint64_t late_bytes(uint64_t ends, size_t base, size_t *last_end) {
  uint64_t late = 0;
  size_t position = base;
  for (;;) {
    size_t next = ends ? base + (size_t)__builtin_ctzll(ends) : base + 64;
    size_t first = *last_end + STRETCH_RUN;
    if (first < position) first = position;
    if (first < next) {
      uint64_t upto = next - base == 64 ? ~0ull : (1ull << (next - base)) - 1;
      late |= upto & ~((1ull << (first - base)) - 1);
    }
    if (!ends) return late;
    ends &= ends - 1;
    position = next + 1;
    *last_end = next + 1;
  }
}

// Those of `stops` that stand far enough behind the one before, in places that no stop is counted in; the block
// starts at `base`. Moves `next`, the first that is.
static uint64_t spaced(uint64_t stops, uint64_t left_out, uint64_t base, uint64_t *next) {
  uint64_t kept = 0;
  for (; stops; stops &= stops - 1) {
    uint64_t bit = stops & -stops;
    uint64_t place = base + (uint64_t)__builtin_popcountll((bit - 1) & ~left_out);
    if (place < *next) continue;
    kept |= bit;
    *next = place + ASIDE_STOP_SPACING;
  }
  return kept;
}

void aside_places_read(aside_places *places, const uint8_t *text, size_t count, int way) {
  places->has_trap = 0;
  places->blocks = count / 64 + 1;
  places->failed = !reserve(places, places->blocks);
  if (places->failed) return;
  byte_kinds (*kinds_of)(const uint8_t *) = kinds_scalar;
#if defined(__x86_64__)
  if (way >= ASIDE_AVX2) kinds_of = kinds_avx2;
#else
  (void)way;
#endif
  byte_kinds last = {0};
  size_t last_end = 0;
  uint64_t next_stop = 0, base_place = 0, stops = 0;
  for (size_t index = 0; index < places->blocks; index++) {
    size_t base = index * 64;
    uint8_t rest[64];
    const uint8_t *block = text + base;
    if (count - base < 64) {
      memset(rest, 0, sizeof rest);
      if (count > base) memcpy(rest, block, count - base);
      block = rest;
    }
    byte_kinds kinds = kinds_of(block);
    for (uint64_t leads = kinds.trap_leads; leads; leads &= leads - 1) {
      if (is_trap(text, count, base + (size_t)__builtin_ctzll(leads))) places->has_trap = 1;
    }
    uint64_t out = kinds.continues | beyond(kinds.words, last.words, WORD_RUN) | beyond(kinds.gaps, last.gaps, GAP_RUN) |
                   late_bytes(kinds.ends, base, &last_end);
    places->left_out[index] = out;
    places->before[index] = base_place + ASIDE_STOP * stops;
    places->stops[index] = spaced(kinds.stops & ~out, out, base_place, &next_stop);
    base_place += 64 - (uint64_t)__builtin_popcountll(out);
    stops += (uint64_t)__builtin_popcountll(places->stops[index]);
    last = kinds;
  }
}

size_t aside_byte_of_place(const aside_places *places, uint64_t place) {
  size_t low = 0, high = places->blocks;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (places->before[middle] < place) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return 0;
  size_t base = (low - 1) * 64;
  for (size_t byte = base; byte < base + 64; byte++) {
    if (aside_place_of_byte(places, byte) >= place) return byte;
  }
  return base + 64;
}
