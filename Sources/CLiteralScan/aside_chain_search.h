// What the search for chains knows of one text; shared by the look around anchors and the look at links.
#ifndef ASIDE_CHAIN_SEARCH_H
#define ASIDE_CHAIN_SEARCH_H

#include "include/aside_chains.h"

// The compiler makes of this what the processor has.
typedef uint64_t words8 __attribute__((vector_size(64)));

// The hits between which a link stands, both counted.
typedef struct {
  size_t low;
  size_t high;
} hit_range;

// A hit at which a chain is looked for.
typedef struct {
  uint32_t hit;
  int32_t chain;
} anchor_hit;

// From where on the starts of a chain inside sets are not told yet, and its anchors not followed, and of which text.
typedef struct {
  uint64_t text;
  uint64_t next_place;
  size_t next_anchor;
} told_starts;

// Hits that are looked at together; as many signs can be read behind the last hit.
enum { ASIDE_SIGNED_HITS = 64 };

// Of the hits from one on, `count` (1 ... 64) of them, those whose sign is among some: as bits. `hit_signs` are their
// signs, of which 64 can be read.
typedef uint64_t aside_signed_hits(const aside_signs *signs, const uint16_t *hit_signs, size_t count);

// By the ways of `aside_processor.h`.
aside_signed_hits *aside_signed_hits_of(int way);

struct aside_chain_search {
  const aside_chain_table *table;
  aside_hits *hits;
  uint16_t *hit_signs;
  size_t hits_capacity;
  unsigned shift;  // a block has 2 to the power of this many places
  size_t blocks;
  size_t level;    // blocks of a level of signs
  words8 *signs;   // of each block, then of each 2, 4, ... blocks from it on, then of the text; without those of chains
  size_t signs_capacity;
  uint64_t *chain_signs;  // the same of chains inside sets
  size_t chain_signs_capacity;
  uint32_t *first_of_block;  // the first hit at or behind the start of each block
  size_t blocks_capacity;
  anchor_hit *anchors;
  anchor_hit *passed;
  size_t anchors_capacity;
  size_t passed_capacity;
  uint32_t *hits_of_level;
  size_t level_capacity;
  aside_signed_hits *signed_hits;
  uint64_t text;      // texts so far
  told_starts *told;  // of each chain
  aside_hits inner;   // chains inside sets that were found on a level
  aside_start *starts;
  size_t start_count;
  size_t start_capacity;
};

static inline size_t block_of(const aside_chain_search *search, size_t hit) {
  return (size_t)(search->hits->places[hit] >> 32) >> search->shift;
}

// Whether one of the literals of a link's set stands at a hit.
int aside_link_stands(const aside_chain_search *search, const aside_link *link, size_t hit);

// The hits of a link from `before` places before to `after` places behind a hit; 0 when there is none.
int aside_link_near(const aside_chain_search *search, const aside_link *link, size_t hit, int32_t before, int32_t after,
                    hit_range *range);

// Where the chain's first link stands, when its anchor does at a hit, with all links within their distances; 0 when
// it cannot.
int aside_follow_links(const aside_chain_search *search, const aside_chain *chain, size_t hit, hit_range *first);

#endif
