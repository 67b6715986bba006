// What the search for chains knows of one text; shared by its coarse and its exact half.
#ifndef ASIDE_CHAIN_SEARCH_H
#define ASIDE_CHAIN_SEARCH_H

#include "include/aside_chains.h"

// Blocks, and the text for which they were worked out.
typedef struct {
  uint64_t stamp;
  uint64_t blocks;
} known_blocks;

// Where a set's hits are in the pool.
typedef struct {
  uint64_t stamp;
  size_t start;
} known_hits;

// 0 when the chain cannot hold anywhere.
int aside_chain_may_hold(aside_chain_search *search, int32_t chain);

// Blocks in which the anchor can stand with every other link within its distance.
uint64_t aside_chain_anchor_blocks(aside_chain_search *search, const aside_chain *chain);

struct aside_chain_search {
  const aside_chain_table *table;
  const aside_hits *hits;
  uint64_t stamp;
  unsigned shift;  // a block has 2 to the power of this many places
  uint64_t *literals;      // blocks of each literal that is present
  uint64_t *present;       // a bit for each literal that stands somewhere
  uint64_t *present_sets;  // a bit for each set of which a literal stands somewhere
  known_blocks *sets;
  known_blocks *chains;
  // The exact half. A set's hits are bits, in the order of the text.
  int has_lists;
  size_t hit_words;
  uint32_t *literal_starts;   // of each literal's hits in `hits_by_literal`
  uint32_t *literal_counts;
  uint32_t *hits_by_literal;
  size_t hits_capacity;
  uint32_t *first_of_block;   // the first hit at or behind the start of each 32 places
  size_t blocks;
  size_t blocks_capacity;
  known_hits *set_hits;
  uint64_t *pool;
  size_t pool_count;
  size_t pool_capacity;
  aside_reach *starts;
  size_t start_count;
  size_t start_capacity;
  int failed;
};

#endif
