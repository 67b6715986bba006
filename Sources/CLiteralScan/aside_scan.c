#include "include/aside_scan.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline int is_word(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10 || byte == '_';
}

static int grow(aside_hits *hits) {
  size_t capacity = hits->capacity ? hits->capacity * 2 : 4096;
  int32_t *literals = realloc(hits->literals, capacity * sizeof *literals);
  if (literals) hits->literals = literals;
  uint64_t *places = realloc(hits->places, capacity * sizeof *places);
  if (places) hits->places = places;
  if (!literals || !places) {
    hits->failed = 1;
    return 0;
  }
  hits->capacity = capacity;
  return 1;
}

static inline void append(aside_hits *hits, int32_t literal, size_t place) {
  if (hits->count == hits->capacity && !grow(hits)) return;
  hits->literals[hits->count] = literal;
  hits->places[hits->count] = place;
  hits->count++;
}

void aside_hits_free(aside_hits *hits) {
  free(hits->literals);
  free(hits->places);
  memset(hits, 0, sizeof *hits);
}

// Bytes with bit 5 set, the first in the lowest place; zeros (with bit 5) behind the text.
static inline uint64_t eight_bytes(const uint8_t *text, size_t count, size_t start) {
  uint64_t value = 0;
  if (start + 8 <= count) {
    memcpy(&value, text + start, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
  } else {
    for (size_t i = start; i < count; i++) value |= (uint64_t)text[i] << (8 * (i - start));
  }
  return value | 0x2020202020202020ull;
}

static inline uint32_t word_hash(const uint8_t *text, size_t count, size_t start, size_t length) {
  uint64_t first = eight_bytes(text, count, start);
  uint64_t last = 0;
  if (length < 8) first &= (1ull << (8 * length)) - 1;
  else if (length > 8) last = eight_bytes(text, count, start + length - 8);
  uint64_t mixed = (first * 0x9E3779B97F4A7C15ull) ^ (last * 0xC2B2AE3D27D4EB4Full) ^ length;
  return (uint32_t)(((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9ull) >> 32);
}

uint32_t aside_word_hash(const uint8_t *text, size_t count, size_t start, size_t length) {
  return word_hash(text, count, start, length);
}

static int stands(const aside_gram *gram, const uint8_t *bytes, const uint8_t *text, size_t count, size_t position) {
  if (position < gram->anchor) return 0;
  size_t start = position - gram->anchor;
  size_t end = start + gram->count;
  if (end > count) return 0;
  if ((text[end - 1] | 0x20) != bytes[gram->start + gram->count - 1]) return 0;
  if (gram->starts_word && start > 0 && is_word(text[start - 1])) return 0;
  if (gram->ends_word && end < count && is_word(text[end])) return 0;
  // From the end: the first bytes are mostly those that were looked up.
  for (size_t i = gram->count; i-- > 0;) {
    if ((text[start + i] | 0x20) != bytes[gram->start + i]) return 0;
  }
  return 1;
}

static void verify(const aside_gram_table *table, uint32_t hash, uint32_t key, const uint8_t *text, size_t count,
                   size_t position, aside_hits *hits) {
  for (int32_t i = table->bucket_starts[hash]; i < table->bucket_starts[hash + 1]; i++) {
    const aside_gram *gram = table->grams + i;
    if (gram->key == key && stands(gram, table->bytes, text, count, position)) {
      append(hits, gram->number, position - gram->anchor);
    }
  }
}

static inline void probe(const aside_gram_table *table, const uint8_t *text, size_t count, size_t position,
                         aside_hits *hits) {
  if (position + 3 > count) return;
  uint32_t key = text[position] | (uint32_t)text[position + 1] << 8 | (uint32_t)text[position + 2] << 16;
  if (table->has_four && position + 4 <= count) {
    uint32_t four = (key | (uint32_t)text[position + 3] << 24) | 0x20202020u;
    uint32_t hash = (four * 0x9E3779B1u) >> 16;
    if (table->four[hash >> 6] >> (hash & 63) & 1) verify(table, hash, four, text, count, position, hits);
  }
  if (table->has_three) {
    uint32_t three = key | 0x202020u;
    uint32_t hash = (three * 0x9E3779B1u) >> 16;
    if (table->three[hash >> 6] >> (hash & 63) & 1) verify(table, hash, three, text, count, position, hits);
  }
}

static inline int is_used(const aside_gram_table *table) { return table->has_four || table->has_three; }

static inline void word(const uint8_t *text, size_t count, size_t start, size_t end, const aside_literal_table *table,
                        aside_hits *hits) {
  uint32_t hash = word_hash(text, count, start, end - start);
  uint16_t tag = (uint16_t)(hash >> 16) | 1;
  for (uint32_t i = hash & table->mask; table->tags[i]; i = (i + 1) & table->mask) {
    if (table->tags[i] == tag) append(hits, table->numbers[i], start);
  }
  if (is_used(&table->starts)) probe(&table->starts, text, count, start, hits);
}

static inline void mark(const uint8_t *text, size_t count, size_t position, const aside_literal_table *table,
                        aside_hits *hits) {
  if (position > 0) probe(&table->marked, text, count, position - 1, hits);
  probe(&table->marked, text, count, position, hits);
}

static void scan_scalar(const uint8_t *text, size_t count, const aside_literal_table *table, aside_hits *hits) {
  int has_marked = is_used(&table->marked);
  size_t position = 0;
  while (position < count) {
    if (!is_word(text[position])) {
      if (has_marked && (text[position] == '\'' || text[position] == 0xE2)) mark(text, count, position, table, hits);
      position++;
      continue;
    }
    size_t start = position;
    while (position < count && is_word(text[position])) position++;
    word(text, count, start, position, table, hits);
  }
}

#if defined(__x86_64__)
// A bit for each of 64 bytes: letters, digits and `_`; and marks.
__attribute__((target("avx2"))) static inline void classes(const uint8_t *block, uint64_t *words, uint64_t *marks) {
  uint64_t word_bits = 0, mark_bits = 0;
  for (int half = 0; half < 2; half++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(block + 32 * half));
    __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    __m256i letters = _mm256_cmpgt_epi8(_mm256_add_epi8(folded, _mm256_set1_epi8(0x7F - 'z')), _mm256_set1_epi8(0x7F - 26));
    __m256i digits = _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, _mm256_set1_epi8(0x7F - '9')), _mm256_set1_epi8(0x7F - 10));
    __m256i lines = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('_'));
    __m256i all = _mm256_or_si256(_mm256_or_si256(letters, digits), lines);
    __m256i quotes = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\'')),
                                     _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)0xE2)));
    word_bits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(all) << (32 * half);
    mark_bits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(quotes) << (32 * half);
  }
  *words = word_bits;
  *marks = mark_bits;
}

__attribute__((target("avx2"))) static void scan_avx2(const uint8_t *text, size_t count,
                                                      const aside_literal_table *table, aside_hits *hits) {
  int has_marked = is_used(&table->marked);
  uint64_t carry = 0;
  size_t start = 0;
  for (size_t base = 0; base < count; base += 64) {
    uint8_t last[64];
    const uint8_t *block = text + base;
    if (count - base < 64) {
      memset(last, 0, sizeof last);
      memcpy(last, block, count - base);
      block = last;
    }
    uint64_t words, marks;
    classes(block, &words, &marks);
    uint64_t borders = words ^ (words << 1 | carry);
    while (borders) {
      size_t place = base + (size_t)__builtin_ctzll(borders);
      borders &= borders - 1;
      if (carry) word(text, count, start, place, table, hits);
      else start = place;
      carry ^= 1;
    }
    if (has_marked) {
      for (; marks; marks &= marks - 1) mark(text, count, base + (size_t)__builtin_ctzll(marks), table, hits);
    }
    carry = words >> 63;
  }
  if (carry) word(text, count, start, count, table, hits);
}
#endif

int aside_scan_best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return ASIDE_SCAN_AVX2;
#endif
  return ASIDE_SCAN_SCALAR;
}

void aside_scan(const uint8_t *text, size_t count, const aside_literal_table *table, aside_hits *hits, int way) {
#if defined(__x86_64__)
  if (way == ASIDE_SCAN_AVX2) scan_avx2(text, count, table, hits);
  else scan_scalar(text, count, table, hits);
#else
  (void)way;
  scan_scalar(text, count, table, hits);
#endif
  if (is_used(&table->anywhere)) {
    for (size_t position = 0; position + 3 <= count; position++) probe(&table->anywhere, text, count, position, hits);
  }
}
