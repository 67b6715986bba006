// Where chains of literals stand in a text: links in order, each within a distance of the one before.
//
// Each chain has an anchor, its rarest link, and a few checks: links one of whose literals must stand within a
// distance of the anchor. Wherever an anchor stands its checks are asked, which mostly fail, of signs: every
// literal has one of 512 signs, and each block of the text has a bit for each sign that stands there. What is left
// is looked at link by link, from the anchor outward.
//
// A chain inside a set is found like any other, and is then a literal of its own where it starts; so chains are
// looked for level by level. The table is made and owned by `ChainTable`.
#ifndef ASIDE_CHAINS_H
#define ASIDE_CHAINS_H

#include <stddef.h>
#include <stdint.h>

#include "aside_hits.h"

enum {
  ASIDE_UNBOUNDED = INT32_MAX,  // stands for a distance without a bound
  ASIDE_SIGN_WORDS = 8,         // words of 64 signs
  ASIDE_CHAIN_SIGNS = 64,       // the last of them stand for chains inside sets
  ASIDE_MORE_CHECKS = 2,        // of one chain, besides the first
};

typedef struct {
  int32_t pattern;  // that the chain belongs to; -1 inside a set
  int32_t literal;  // that stands for the chain inside sets; -1 for a pattern's
  int32_t first;    // of its links in the table's
  int32_t count;
  int32_t anchor;   // a link
  // The chain is looked for where rarer literals stand that it is of no use without: from `before` places before to
  // `after` behind one of them stands the anchor. -1 where it is looked for at its anchor.
  int32_t before;
  int32_t after;
} aside_chain;

typedef struct {
  int32_t set;
  int32_t gap;  // places from the link before, at most; from the match's start for the first
  int32_t signs;  // of the set's literals, an index
} aside_link;

// Signs of which one must stand near a place. A window begins `before` blocks before the place's; on each level it is
// twice as long, from one block on, and the last level is the whole text. A second window of the same length begins
// `second` blocks behind the first.
typedef struct {
  int32_t signs;
  uint8_t before;
  uint8_t second;
  uint8_t level;
  uint8_t has_more;  // whether the chain has more checks than this first one
} aside_check;

enum {
  ASIDE_BLOCK_BITS = 3,  // a block has 2 to the power of this many places, in long texts more
  ASIDE_LEVELS = 6,
  ASIDE_LONGEST = 1 << (ASIDE_LEVELS - 1),  // blocks of the longest window but for the whole text
  ASIDE_WHOLE = ASIDE_LEVELS,
};

typedef struct {
  uint64_t words[ASIDE_SIGN_WORDS];
} aside_signs;

typedef struct {
  const aside_chain *chains;
  const aside_link *links;
  const aside_check *first_checks;  // of each chain
  const aside_check *more_checks;   // `ASIDE_MORE_CHECKS` of each chain
  const aside_signs *signs;         // the first are all
  const uint16_t *signs_of_literal;
  // The literals of each set, with the low 16 bits of their numbers, each list filled up to a multiple of 8.
  const int32_t *set_starts;
  const uint16_t *set_literals;
  const uint8_t *levels_of_literal;  // a bit for each level on which chains are looked for at it
  const int32_t *literal_starts;     // for each level and each literal, chains that are looked for at it
  const int32_t *literal_chains;     // and 8 more
  size_t literal_count;  // with those that stand for chains
  size_t level_count;
  size_t chain_count;
} aside_chain_table;

// A pattern's chain, and the packed places between which its first link stands.
typedef struct {
  int32_t chain;
  uint64_t low;
  uint64_t high;
} aside_start;

// What is known of one text; reused from text to text by one task.
typedef struct aside_chain_search aside_chain_search;

// NULL when there is no memory.
aside_chain_search *aside_chain_search_new(const aside_chain_table *table);
void aside_chain_search_free(aside_chain_search *search);

// Where chains of patterns can start, by the packed hits of a text, to which those that stand for chains are added.
// The same start may be told several times. `*starts` is valid until the next call. How many there are, or SIZE_MAX
// when memory ran out.
size_t aside_chain_starts(aside_chain_search *search, aside_hits *hits, const aside_start **starts, int way);

#endif
