#define _DEFAULT_SOURCE
#include "include/aside_scan.h"

#include "include/aside_processor.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline int is_word(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10 || byte == '_';
}

// What was found in one word: the literal's number, where in the word it starts, and whether it goes on behind
// the word and has to be looked at each time (the number is then an index into `followed`).
enum { WORD_BYTES = 16, OFFSET_BITS = 4, OWN_FINDS = 3, MOST_FINDS = 64, CACHE_BITS = 14, MORE_FINDS = 1 << 16 };

typedef struct {
  uint64_t low, high;  // the word's bytes with bit 5 set, zeros behind; 0 in both is free
  uint32_t count;
  uint32_t finds[OWN_FINDS];  // where there are more: the first of them in `more`
} cached_word;

// Two words for each hash, in one line of the processor's cache.
struct aside_word_cache {
  cached_word words[1 << CACHE_BITS];
  uint32_t more[MORE_FINDS];
  uint32_t more_count;
};

// Zeros from the system: of a cache for few literals or texts most is never touched.
aside_word_cache *aside_word_cache_new(void) {
  void *memory =
      mmap(NULL, sizeof(aside_word_cache), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void aside_word_cache_free(aside_word_cache *cache) {
  if (cache) munmap(cache, sizeof *cache);
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
      aside_hits_append(hits, gram->number, position - gram->anchor);
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

// Appends what word bytes alone decide: the word itself, what it starts with, what stands inside it.
static void search_word(const uint8_t *text, size_t count, size_t start, size_t end, const aside_literal_table *table,
                        aside_hits *hits) {
  uint32_t hash = word_hash(text, count, start, end - start);
  uint16_t tag = (uint16_t)(hash >> 16) | 1;
  for (uint32_t i = hash & table->mask; table->tags[i]; i = (i + 1) & table->mask) {
    if (table->tags[i] == tag && table->numbers[i] >= 0) aside_hits_append(hits, table->numbers[i], start);
  }
  if (end - start < 3) return;
  if (is_used(&table->starts)) probe(&table->starts, text, end, start, hits);
  if (is_used(&table->inner)) {
    for (size_t position = start; position + 3 <= end; position++) probe(&table->inner, text, end, position, hits);
  }
}

// Literals that start with the word and go on behind it: how many, and the first `limit` of them.
static uint32_t followed_by(const uint8_t *text, size_t count, size_t start, size_t end,
                            const aside_literal_table *table, uint32_t *indices, uint32_t limit) {
  uint32_t found = 0;
  uint32_t hash = word_hash(text, count, start, end - start);
  uint16_t tag = (uint16_t)(hash >> 16) | 1;
  for (uint32_t i = hash & table->mask; table->tags[i]; i = (i + 1) & table->mask) {
    if (table->tags[i] != tag || table->numbers[i] >= 0) continue;
    if (found < limit) indices[found] = (uint32_t)~table->numbers[i];
    found++;
  }
  return found;
}

static inline void look_at(uint32_t index, const uint8_t *text, size_t count, size_t start,
                           const aside_literal_table *table, aside_hits *hits) {
  const aside_gram *gram = table->followed.grams + index;
  if (stands(gram, table->followed.bytes, text, count, start)) aside_hits_append(hits, gram->number, start);
}

static void search_uncached(const uint8_t *text, size_t count, size_t start, size_t end,
                            const aside_literal_table *table, aside_hits *hits) {
  search_word(text, count, start, end, table, hits);
  uint32_t hash = word_hash(text, count, start, end - start);
  uint16_t tag = (uint16_t)(hash >> 16) | 1;
  for (uint32_t i = hash & table->mask; table->tags[i]; i = (i + 1) & table->mask) {
    if (table->tags[i] == tag && table->numbers[i] < 0) {
      look_at((uint32_t)~table->numbers[i], text, count, start, table, hits);
    }
  }
}

// Puts a word in front of the two of its hash.
static void keep(aside_word_cache *cache, cached_word *pair, uint64_t low, uint64_t high, const uint32_t *finds,
                 uint32_t count) {
  if (count > OWN_FINDS && cache->more_count + count > MORE_FINDS) {
    memset(cache->words, 0, sizeof cache->words);
    cache->more_count = 0;
  }
  pair[1] = pair[0];
  pair[0].low = low;
  pair[0].high = high;
  pair[0].count = count;
  if (count <= OWN_FINDS) {
    memcpy(pair[0].finds, finds, count * sizeof *finds);
  } else {
    pair[0].finds[0] = cache->more_count;
    memcpy(cache->more + cache->more_count, finds, count * sizeof *finds);
    cache->more_count += count;
  }
}

static void search_and_keep(const uint8_t *text, size_t count, size_t start, size_t end,
                            const aside_literal_table *table, aside_word_cache *cache, cached_word *pair, uint64_t low,
                            uint64_t high, aside_hits *hits) {
  size_t before = hits->count;
  search_word(text, count, start, end, table, hits);
  size_t found = hits->count - before;
  uint32_t finds[MOST_FINDS];
  uint32_t indices[MOST_FINDS];
  uint32_t followed = followed_by(text, count, start, end, table, indices, MOST_FINDS);
  if (hits->failed || found + followed > MOST_FINDS) {
    hits->count = before;
    search_uncached(text, count, start, end, table, hits);
    return;
  }
  for (size_t i = 0; i < found; i++) {
    uint32_t offset = (uint32_t)(hits->places[before + i] - start);
    finds[i] = ((uint32_t)hits->literals[before + i] << OFFSET_BITS | offset) << 1;
  }
  for (uint32_t i = 0; i < followed; i++) {
    finds[found + i] = indices[i] << (OFFSET_BITS + 1) | 1;
    look_at(indices[i], text, count, start, table, hits);
  }
  keep(cache, pair, low, high, finds, (uint32_t)found + followed);
}

// Words of which the place in the cache is on its way from memory.
typedef struct {
  size_t start, end;
  uint64_t low, high;
  cached_word *pair;
} awaited_word;

enum { AWAITED = 16 };

typedef struct {
  const uint8_t *text;
  size_t count;
  const aside_literal_table *table;
  aside_word_cache *cache;
  aside_hits *hits;
  awaited_word words[AWAITED];
  uint32_t waiting;
} word_search;

static inline void look_up(word_search *search, const awaited_word *word) {
  const cached_word *known = word->pair;
  if (known->low != word->low || known->high != word->high) {
    known++;
    if (known->low != word->low || known->high != word->high) {
      search_and_keep(search->text, search->count, word->start, word->end, search->table, search->cache, word->pair,
                      word->low, word->high, search->hits);
      return;
    }
  }
  const uint32_t *finds = known->count > OWN_FINDS ? search->cache->more + known->finds[0] : known->finds;
  for (uint32_t i = 0; i < known->count; i++) {
    uint32_t number = finds[i] >> (OFFSET_BITS + 1);
    if (finds[i] & 1) {
      look_at(number, search->text, search->count, word->start, search->table, search->hits);
    } else {
      size_t offset = finds[i] >> 1 & ((1u << OFFSET_BITS) - 1);
      aside_hits_append(search->hits, (int32_t)number, word->start + offset);
    }
  }
}

static void finish_words(word_search *search) {
  for (uint32_t i = 0; i < search->waiting; i++) look_up(search, search->words + i);
  search->waiting = 0;
}

static inline void word(word_search *search, size_t start, size_t end) {
  const uint8_t *text = search->text;
  size_t length = end - start;
  if (!search->cache || length > WORD_BYTES) {
    search_uncached(text, search->count, start, end, search->table, search->hits);
    return;
  }
  uint64_t low = eight_bytes(text, search->count, start), high = 0;
  if (length < 8) low &= (1ull << (8 * length)) - 1;
  if (length > 8) {
    high = eight_bytes(text, search->count, start + 8);
    if (length < 16) high &= (1ull << (8 * (length - 8))) - 1;
  }
  uint64_t mixed = (low ^ (high * 0x9E3779B97F4A7C15ull)) * 0xBF58476D1CE4E5B9ull;
  cached_word *pair = search->cache->words + (mixed >> (64 - CACHE_BITS + 1)) * 2;
  __builtin_prefetch(pair);
  if (search->waiting == AWAITED) finish_words(search);
  search->words[search->waiting++] = (awaited_word){start, end, low, high, pair};
}

// What is looked up begins with the byte before the mark, with the mark where it comes first, and two bytes before where it
// comes last.
static inline void mark(const uint8_t *text, size_t count, size_t position, const aside_literal_table *table,
                        aside_hits *hits) {
  if (position > 1) probe(&table->marked, text, count, position - 2, hits);
  if (position > 0) probe(&table->marked, text, count, position - 1, hits);
  probe(&table->marked, text, count, position, hits);
}

static void scan_scalar(const uint8_t *text, size_t count, const aside_literal_table *table, aside_word_cache *cache,
                        aside_hits *hits) {
  word_search search = {.text = text, .count = count, .table = table, .cache = cache, .hits = hits};
  int has_marked = is_used(&table->marked);
  size_t position = 0;
  while (position < count) {
    if (!is_word(text[position])) {
      if (has_marked && aside_is_mark(text[position])) mark(text, count, position, table, hits);
      position++;
      continue;
    }
    size_t start = position;
    while (position < count && is_word(text[position])) position++;
    word(&search, start, position);
  }
  finish_words(&search);
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
    __m256i signs = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('-')),
                                    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('*')));
    signs = _mm256_or_si256(signs, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')));
    word_bits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(all) << (32 * half);
    mark_bits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(quotes, signs)) << (32 * half);
  }
  *words = word_bits;
  *marks = mark_bits;
}

__attribute__((target("avx2"))) static void scan_avx2(const uint8_t *text, size_t count,
                                                      const aside_literal_table *table, aside_word_cache *cache,
                        aside_hits *hits) {
  word_search search = {.text = text, .count = count, .table = table, .cache = cache, .hits = hits};
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
      if (carry) word(&search, start, place);
      else start = place;
      carry ^= 1;
    }
    if (has_marked) {
      for (; marks; marks &= marks - 1) mark(text, count, base + (size_t)__builtin_ctzll(marks), table, hits);
    }
    carry = words >> 63;
  }
  if (carry) word(&search, start, count);
  finish_words(&search);
}
#endif

void aside_scan(const uint8_t *text, size_t count, const aside_literal_table *table, aside_word_cache *cache,
                aside_hits *hits, int way) {
#if defined(__x86_64__)
  if (way >= ASIDE_AVX2) scan_avx2(text, count, table, cache, hits);
  else scan_scalar(text, count, table, cache, hits);
#else
  (void)way;
  scan_scalar(text, count, table, cache, hits);
#endif
  if (is_used(&table->anywhere)) {
    for (size_t position = 0; position + 3 <= count; position++) probe(&table->anywhere, text, count, position, hits);
  }
}
