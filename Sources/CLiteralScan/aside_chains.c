#include "include/aside_chains.h"

#include <stdlib.h>
#include <string.h>

#include "aside_chain_search.h"

static uint64_t starts_in_blocks(aside_chain_search *search, int32_t chain);

void aside_chain_search_read(aside_chain_search *search, const aside_hits *hits, size_t places) {
  const aside_chain_table *table = search->table;
  memset(search->present, 0, (table->literal_count / 64 + 1) * sizeof *search->present);
  memset(search->present_sets, 0, (table->set_count / 64 + 1) * sizeof *search->present_sets);
  search->present_sets[table->set_count >> 6] |= 1ull << (table->set_count & 63);
  search->stamp++;
  search->sets[table->set_count] = (known_blocks){search->stamp, ~0ull};
  search->hits = hits;
  search->has_lists = 0;
  search->shift = 5;
  while (places >> search->shift > 63) search->shift++;
  for (size_t i = 0; i < hits->count; i++) {
    if (i + 6 < hits->count) {
      int32_t next = hits->literals[i + 6];
      __builtin_prefetch(table->sets_of_literal.items + table->sets_of_literal.starts[next]);
      __builtin_prefetch(search->literals + next, 1);
    }
    int32_t literal = hits->literals[i];
    uint64_t block = 1ull << (hits->places[i] >> (32 + search->shift));
    uint64_t bit = 1ull << (literal & 63);
    uint64_t *word = search->present + (literal >> 6);
    if (*word & bit) {
      search->literals[literal] |= block;
      continue;
    }
    *word |= bit;
    search->literals[literal] = block;
    const int32_t *range = table->sets_of_literal.starts + literal;
    for (int32_t part = range[0]; part < range[1]; part++) {
      const aside_part *sets = table->sets_of_literal.items + part;
      search->present_sets[sets->word] |= sets->bits;
    }
  }
}

static inline int is_present(const aside_chain_search *search, int32_t set) {
  return (int)(search->present_sets[set >> 6] >> (set & 63) & 1);
}

static uint64_t fresh_blocks(aside_chain_search *search, int32_t set) {
  const aside_chain_table *table = search->table;
  uint64_t blocks = 0;
  const int32_t *range = table->literals_of_set.starts + set;
  for (int32_t part = range[0]; part < range[1]; part++) {
    const aside_part *members = table->literals_of_set.items + part;
    for (uint64_t bits = search->present[members->word] & members->bits; bits; bits &= bits - 1) {
      blocks |= search->literals[members->word * 64 + __builtin_ctzll(bits)];
    }
  }
  for (int32_t i = table->entry_starts[set]; i < table->entry_starts[set + 1]; i++) {
    const aside_entry *entry = table->entries + i;
    if (is_present(search, entry->check) & is_present(search, entry->second_check)) {
      blocks |= starts_in_blocks(search, entry->chain);
    }
  }
  search->sets[set] = (known_blocks){search->stamp, blocks};
  return blocks;
}

// Blocks in which the set's literals, or the starts of its chains, stand.
static inline uint64_t blocks_of(aside_chain_search *search, int32_t set) {
  const known_blocks *known = search->sets + set;
  return known->stamp == search->stamp ? known->blocks : fresh_blocks(search, set);
}

// Blocks that a gap can reach over, at most; 63 is everything.
static inline unsigned distance(const aside_chain_search *search, int32_t gap) {
  if (gap == ASIDE_UNBOUNDED) return 63;
  uint64_t blocks = ((uint64_t)gap + (1ull << search->shift) - 1) >> search->shift;
  return blocks > 63 ? 63 : (unsigned)blocks;
}

// `blocks` and the `count` blocks behind each.
static inline uint64_t upward(uint64_t blocks, unsigned count) {
  unsigned step = 1;
  for (; count > step; count -= step, step += step) blocks |= blocks << step;
  return blocks | blocks << count;
}

// `blocks` and the `count` blocks before each.
static inline uint64_t downward(uint64_t blocks, unsigned count) {
  unsigned step = 1;
  for (; count > step; count -= step, step += step) blocks |= blocks >> step;
  return blocks | blocks >> count;
}

// 0 when the two rarest links, which fail most often, do not stand within their distance anywhere.
static int holds_rarest(aside_chain_search *search, const aside_chain *chain) {
  const aside_link *links = search->table->links + chain->first;
  uint64_t anchors = blocks_of(search, links[chain->anchor].set);
  if (!anchors || chain->partner == chain->anchor) return anchors != 0;
  uint64_t partners = blocks_of(search, links[chain->partner].set);
  if (!partners) return 0;
  unsigned reach = distance(search, chain->partner_gap);
  return (partners & (chain->partner > chain->anchor ? upward(anchors, reach) : downward(anchors, reach))) != 0;
}

// Blocks in which the first link can stand; of a pattern's chain only whether it is 0.
static uint64_t fresh_starts(aside_chain_search *search, const aside_chain *chain) {
  if (!holds_rarest(search, chain)) return 0;
  const aside_link *links = search->table->links + chain->first;
  uint64_t reached = blocks_of(search, links[0].set);
  for (int32_t i = 1; i < chain->count; i++) {
    reached = blocks_of(search, links[i].set) & upward(reached, distance(search, links[i].gap));
    if (!reached) return 0;
  }
  if (chain->pattern >= 0) return reached;
  for (int32_t i = chain->count - 1; i > 0; i--) {
    reached = blocks_of(search, links[i - 1].set) & downward(reached, distance(search, links[i].gap));
  }
  return reached;
}

static uint64_t starts_in_blocks(aside_chain_search *search, int32_t chain) {
  known_blocks *known = search->chains + chain;
  if (known->stamp != search->stamp) {
    known->blocks = fresh_starts(search, search->table->chains + chain);
    known->stamp = search->stamp;
  }
  return known->blocks;
}

int aside_chain_may_hold(aside_chain_search *search, int32_t chain) { return starts_in_blocks(search, chain) != 0; }

uint64_t aside_chain_anchor_blocks(aside_chain_search *search, const aside_chain *chain) {
  const aside_link *links = search->table->links + chain->first;
  uint64_t before = blocks_of(search, links[0].set);
  for (int32_t i = 1; i <= chain->anchor; i++) {
    before = blocks_of(search, links[i].set) & upward(before, distance(search, links[i].gap));
  }
  uint64_t behind = blocks_of(search, links[chain->count - 1].set);
  for (int32_t i = chain->count - 1; i > chain->anchor; i--) {
    behind = blocks_of(search, links[i - 1].set) & downward(behind, distance(search, links[i].gap));
  }
  return before & behind;
}

size_t aside_chains_that_may_hold(aside_chain_search *search, int32_t *chains, size_t count) {
  const aside_chain_table *table = search->table;
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    // What is looked at next is fetched from memory meanwhile.
    if (i + 8 < count) __builtin_prefetch(table->chains + chains[i + 8]);
    if (i + 4 < count) __builtin_prefetch(table->links + table->chains[chains[i + 4]].first);
    if (i + 2 < count) {
      const aside_chain *chain = table->chains + chains[i + 2];
      int32_t set = table->links[chain->first + chain->anchor].set;
      __builtin_prefetch(search->sets + set);
      __builtin_prefetch(table->literals_of_set.starts + set);
      __builtin_prefetch(table->entry_starts + set);
    }
    if (fresh_starts(search, table->chains + chains[i])) chains[kept++] = chains[i];
  }
  return kept;
}
