// Where chains of literals stand in a text: links in order, each within a distance of the one before.
//
// A coarse look first: for each set of literals a bit for each of 64 blocks of the text in which one of them stands.
// Whether a chain can hold is a few operations on these. Only chains that pass are looked at place by place.
// Tables are made and owned by `ChainTable`.
#ifndef ASIDE_CHAINS_H
#define ASIDE_CHAINS_H

#include <stddef.h>
#include <stdint.h>

#include "aside_hits.h"

// Stands for a gap without a bound.
enum { ASIDE_UNBOUNDED = INT32_MAX };

typedef struct {
  int32_t pattern;  // that the chain belongs to; -1 inside a set
  int32_t first;    // of its links in the table's
  int32_t count;
  int32_t anchor;   // the link looked at first: the rarest
  int32_t partner;  // the next rarest; the anchor where there is no other
  int32_t partner_gap;
} aside_chain;

typedef struct {
  int32_t set;
  int32_t gap;  // places from the link before, at most; from the match's start for the first
} aside_link;

// A chain inside a set, and two sets of literals that must stand somewhere for it to hold.
typedef struct {
  int32_t chain;
  int32_t check;
  int32_t second_check;
} aside_entry;

// Some of 64 numbers in a row: what belongs together has numbers near each other.
typedef struct {
  int32_t word;
  uint64_t bits;
} aside_part;

// Small lists one after the other: list i is from starts[i] to starts[i + 1].
typedef struct {
  const int32_t *starts;
  const aside_part *items;
} aside_part_lists;

typedef struct {
  const aside_chain *chains;
  const aside_link *links;
  aside_part_lists literals_of_set;
  aside_part_lists sets_of_literal;
  const int32_t *entry_starts;  // chains inside each set
  const aside_entry *entries;
  size_t literal_count;
  size_t set_count;  // this number stands for a set that is always there
  size_t chain_count;
} aside_chain_table;

// The packed places between which the first link of a chain stands.
typedef struct {
  uint64_t low;
  uint64_t high;
} aside_reach;

// What is known of one text; reused from text to text by one task.
typedef struct aside_chain_search aside_chain_search;

// NULL when there is no memory.
aside_chain_search *aside_chain_search_new(const aside_chain_table *table);
void aside_chain_search_free(aside_chain_search *search);

// Takes the packed hits of a new text of `places` places. They stay as they are while the text is searched.
void aside_chain_search_read(aside_chain_search *search, const aside_hits *hits, size_t places);

// Keeps, in their order, those of the chains of patterns that could hold in some blocks; how many.
size_t aside_chains_that_may_hold(aside_chain_search *search, int32_t *chains, size_t count);

// Where one chain can start, in the order of its anchors; `*starts` is valid until the next call. How many there
// are, or SIZE_MAX when memory ran out.
size_t aside_chain_starts(aside_chain_search *search, int32_t chain, const aside_reach **starts);

#endif
