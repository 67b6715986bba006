// The exact half of the search for chains: from each place of the rarest link to the others, by their distances.
#include <stdlib.h>
#include <string.h>

#include "aside_chain_search.h"

static void collect(aside_chain_search *search, int32_t set);

enum { BLOCK_BITS = 5 };

// The hits between which a link stands, both counted.
typedef struct {
  size_t low;
  size_t high;
} hit_range;

aside_chain_search *aside_chain_search_new(const aside_chain_table *table) {
  aside_chain_search *search = calloc(1, sizeof *search);
  if (!search) return NULL;
  search->table = table;
  search->literals = calloc(table->literal_count + 1, sizeof *search->literals);
  search->present = calloc(table->literal_count / 64 + 1, sizeof *search->present);
  search->present_sets = calloc(table->set_count / 64 + 1, sizeof *search->present_sets);
  search->sets = calloc(table->set_count + 1, sizeof *search->sets);
  search->chains = calloc(table->chain_count + 1, sizeof *search->chains);
  search->literal_starts = calloc(table->literal_count + 1, sizeof *search->literal_starts);
  search->literal_counts = calloc(table->literal_count + 1, sizeof *search->literal_counts);
  search->set_hits = calloc(table->set_count + 1, sizeof *search->set_hits);
  if (search->literals && search->present && search->present_sets && search->sets && search->chains &&
      search->literal_starts && search->literal_counts && search->set_hits) {
    return search;
  }
  aside_chain_search_free(search);
  return NULL;
}

void aside_chain_search_free(aside_chain_search *search) {
  if (!search) return;
  free(search->literals);
  free(search->present);
  free(search->present_sets);
  free(search->sets);
  free(search->chains);
  free(search->literal_starts);
  free(search->literal_counts);
  free(search->hits_by_literal);
  free(search->first_of_block);
  free(search->set_hits);
  free(search->pool);
  free(search->starts);
  free(search);
}

// Memory for `count` items of `size` bytes at least; 0 when there is none.
static int reserve(aside_chain_search *search, void **items, size_t *capacity, size_t count, size_t size) {
  if (count <= *capacity) return 1;
  size_t larger = count * 2 + 256;
  void *memory = realloc(*items, larger * size);
  if (!memory) {
    search->failed = 1;
    return 0;
  }
  *items = memory;
  *capacity = larger;
  return 1;
}

// Brings the hits of each literal together, in the order of the text.
static void list_literals(aside_chain_search *search) {
  const aside_hits *hits = search->hits;
  uint32_t *counts = search->literal_counts;
  const uint32_t seen = 1u << 31;
  for (size_t i = 0; i < hits->count; i++) counts[hits->literals[i]] = 0;
  for (size_t i = 0; i < hits->count; i++) counts[hits->literals[i]]++;
  uint32_t total = 0;
  for (size_t i = 0; i < hits->count; i++) {
    int32_t literal = hits->literals[i];
    if (counts[literal] & seen) continue;
    search->literal_starts[literal] = total;
    total += counts[literal];
    // Built up again while the hits come in.
    counts[literal] = seen;
  }
  for (size_t i = 0; i < hits->count; i++) {
    int32_t literal = hits->literals[i];
    uint32_t count = counts[literal] & ~seen;
    search->hits_by_literal[search->literal_starts[literal] + count] = (uint32_t)i;
    counts[literal] = count + 1;
  }
}

static void make_lists(aside_chain_search *search) {
  const aside_hits *hits = search->hits;
  search->has_lists = 1;
  search->pool_count = 0;
  search->hit_words = hits->count / 64 + 1;
  search->blocks = hits->count ? (size_t)(hits->places[hits->count - 1] >> (32 + BLOCK_BITS)) + 2 : 1;
  if (!reserve(search, (void **)&search->hits_by_literal, &search->hits_capacity, hits->count, sizeof(uint32_t)) ||
      !reserve(search, (void **)&search->first_of_block, &search->blocks_capacity, search->blocks, sizeof(uint32_t))) {
    return;
  }
  list_literals(search);
  size_t block = 0;
  for (size_t i = 0; i < hits->count; i++) {
    for (size_t own = (size_t)(hits->places[i] >> (32 + BLOCK_BITS)); block <= own; block++) {
      search->first_of_block[block] = (uint32_t)i;
    }
  }
  for (; block < search->blocks; block++) search->first_of_block[block] = (uint32_t)hits->count;
}

// The first hit at `place` or behind it.
static inline size_t hit_from(const aside_chain_search *search, uint64_t place) {
  size_t block = (size_t)(place >> (32 + BLOCK_BITS));
  if (block >= search->blocks) return search->hits->count;
  size_t hit = search->first_of_block[block];
  while (hit < search->hits->count && search->hits->places[hit] < place) hit++;
  return hit;
}

// A bit for each hit of the set's literals, or of the starts of its chains; NULL when memory ran out. They move
// when another set is asked for.
static inline const uint64_t *hits_of(aside_chain_search *search, int32_t set) {
  if (search->set_hits[set].stamp != search->stamp) collect(search, set);
  return search->failed ? NULL : search->pool + search->set_hits[set].start;
}

// Bits from `low` up to, not with, `high` that stand in one word.
static inline uint64_t word_mask(size_t word, size_t low, size_t high) {
  uint64_t mask = ~0ull;
  if (word == low >> 6) mask &= ~0ull << (low & 63);
  if (word == high >> 6) mask &= (1ull << (high & 63)) - 1;
  return mask;
}

// The first and the last hit of a set from `low` up to, not with, `high`; 0 when there is none.
static int range_of(aside_chain_search *search, int32_t set, size_t low, size_t high, hit_range *range) {
  if (low >= high) return 0;
  const uint64_t *bits = hits_of(search, set);
  if (!bits) return 0;
  int found = 0;
  for (size_t word = low >> 6; word <= high >> 6; word++) {
    uint64_t here = bits[word] & word_mask(word, low, high);
    if (!here) continue;
    if (!found) range->low = word * 64 + (size_t)__builtin_ctzll(here);
    range->high = word * 64 + 63 - (size_t)__builtin_clzll(here);
    found = 1;
  }
  return found;
}

// 0 unless every link behind the anchor stands within its distance.
static int follows_on(aside_chain_search *search, const aside_chain *chain, hit_range range) {
  const aside_link *links = search->table->links + chain->first;
  const uint64_t *places = search->hits->places;
  for (int32_t i = chain->anchor + 1; i < chain->count; i++) {
    size_t low = range.low + 1;
    while (low < search->hits->count && places[low] == places[range.low]) low++;
    size_t high = search->hits->count;
    if (links[i].gap != ASIDE_UNBOUNDED) high = hit_from(search, ((places[range.high] >> 32) + (uint64_t)links[i].gap + 1) << 32);
    if (!range_of(search, links[i].set, low, high, &range)) return 0;
  }
  return 1;
}

// Where the first link stands, when every link before the anchor is within its distance.
static int goes_back(aside_chain_search *search, const aside_chain *chain, hit_range *range) {
  const aside_link *links = search->table->links + chain->first;
  const uint64_t *places = search->hits->places;
  for (int32_t i = chain->anchor; i > 0; i--) {
    uint64_t place = places[range->low] >> 32;
    int32_t gap = links[i].gap;
    size_t low = gap == ASIDE_UNBOUNDED || place < (uint64_t)gap ? 0 : hit_from(search, (place - (uint64_t)gap) << 32);
    size_t high = range->high;
    while (high > 0 && places[high - 1] == places[range->high]) high--;
    if (!range_of(search, links[i - 1].set, low, high, range)) return 0;
  }
  return 1;
}

// The next hit of the anchor in `blocks`, from `*index` on, around which all links stand within their distances.
static int next_start(aside_chain_search *search, const aside_chain *chain, uint64_t blocks, size_t *index,
                      hit_range *first) {
  int32_t anchor = search->table->links[chain->first + chain->anchor].set;
  for (;;) {
    const uint64_t *bits = hits_of(search, anchor);
    if (!bits) return 0;
    size_t word = *index >> 6;
    if (word >= search->hit_words) return 0;
    uint64_t left = bits[word] & (~0ull << (*index & 63));
    while (!left && ++word < search->hit_words) left = bits[word];
    if (!left) return 0;
    size_t hit = word * 64 + (size_t)__builtin_ctzll(left);
    *index = hit + 1;
    if (!(blocks >> (search->hits->places[hit] >> (32 + search->shift)) & 1)) continue;
    *first = (hit_range){hit, hit};
    if (follows_on(search, chain, *first) && goes_back(search, chain, first)) return 1;
  }
}

// Adds every hit at which the chain can start to the bits at `target` in the pool.
static void add_starts(aside_chain_search *search, const aside_chain *chain, size_t target) {
  int32_t set = search->table->links[chain->first].set;
  uint64_t blocks = aside_chain_anchor_blocks(search, chain);
  if (!blocks) return;
  size_t index = 0;
  hit_range first;
  while (next_start(search, chain, blocks, &index, &first)) {
    const uint64_t *bits = hits_of(search, set);
    if (!bits) return;
    for (size_t word = first.low >> 6; word <= (first.high + 1) >> 6; word++) {
      search->pool[target + word] |= bits[word] & word_mask(word, first.low, first.high + 1);
    }
  }
}

static inline int is_present(const aside_chain_search *search, int32_t set) {
  return (int)(search->present_sets[set >> 6] >> (set & 63) & 1);
}

static void collect(aside_chain_search *search, int32_t set) {
  const aside_chain_table *table = search->table;
  size_t start = search->pool_count;
  // One word more than there are hits: the end of a range may be there.
  size_t words = search->hit_words + 1;
  if (search->failed || !reserve(search, (void **)&search->pool, &search->pool_capacity, start + words, sizeof(uint64_t))) return;
  memset(search->pool + start, 0, words * sizeof *search->pool);
  search->pool_count += words;
  const int32_t *range = table->literals_of_set.starts + set;
  for (int32_t part = range[0]; part < range[1]; part++) {
    const aside_part *members = table->literals_of_set.items + part;
    for (uint64_t left = search->present[members->word] & members->bits; left; left &= left - 1) {
      int32_t literal = members->word * 64 + __builtin_ctzll(left);
      const uint32_t *hits = search->hits_by_literal + search->literal_starts[literal];
      for (uint32_t i = 0; i < search->literal_counts[literal]; i++) {
        search->pool[start + (hits[i] >> 6)] |= 1ull << (hits[i] & 63);
      }
    }
  }
  for (int32_t i = table->entry_starts[set]; i < table->entry_starts[set + 1]; i++) {
    const aside_entry *entry = table->entries + i;
    if (!(is_present(search, entry->check) & is_present(search, entry->second_check))) continue;
    if (aside_chain_may_hold(search, entry->chain)) add_starts(search, table->chains + entry->chain, start);
  }
  search->set_hits[set] = (known_hits){search->stamp, start};
}

size_t aside_chain_starts(aside_chain_search *search, int32_t chain, const aside_reach **starts) {
  search->failed = 0;
  search->start_count = 0;
  if (!search->has_lists) make_lists(search);
  uint64_t blocks = aside_chain_anchor_blocks(search, search->table->chains + chain);
  if (!blocks) return 0;
  size_t index = 0;
  hit_range first;
  while (!search->failed && next_start(search, search->table->chains + chain, blocks, &index, &first)) {
    if (search->start_count == search->start_capacity) {
      size_t capacity = search->start_capacity * 2 + 64;
      aside_reach *larger = realloc(search->starts, capacity * sizeof *larger);
      if (!larger) return SIZE_MAX;
      search->starts = larger;
      search->start_capacity = capacity;
    }
    search->starts[search->start_count++] = (aside_reach){search->hits->places[first.low], search->hits->places[first.high]};
  }
  *starts = search->starts;
  return search->failed ? SIZE_MAX : search->start_count;
}
