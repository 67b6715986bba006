// Which of many chains of literals could hold in a text, all looked at together.
//
// A chain is weakened to a few clauses: sets of literals, one of each of which must stand within a window. For each
// literal a row of bits says in which clauses of which chains it is; rows are gathered by blocks of the text
// and the clauses compared with a few vector operations for 256 chains. Rows are made and owned by
// `ClauseTable`.
#ifndef ASIDE_CLAUSES_H
#define ASIDE_CLAUSES_H

#include <stddef.h>
#include <stdint.h>

#include "aside_hits.h"

enum {
  ASIDE_CLAUSES = 4,         // of one chain
  ASIDE_BLOCK_BITS = 5,      // of a block's places
  ASIDE_WINDOW_CLASSES = 5,  // windows of 2, 4, 8 and 16 blocks; the whole text
};

typedef struct {
  // The parts of a literal's row that are not 0: from row_starts[literal] to row_starts[literal + 1].
  const int32_t *row_starts;
  const uint32_t *part_words;  // which words of the row a part is: a multiple of 4
  const uint64_t *parts;       // four words each
  const uint64_t *always;      // a row: chains that have no such clause
  size_t width;                // words of a clause; a multiple of 4. A row has the clauses one after the other
  size_t class_ends[ASIDE_WINDOW_CLASSES];  // in words; multiples of 4
} aside_clause_table;

typedef struct {
  uint64_t *blocks;
  size_t capacity;  // words
  uint32_t failed;  // no memory
} aside_clause_memory;

// Sets in `chains` (`width` words) the bit of each chain that could hold. Takes packed hits.
void aside_clauses_read(const aside_clause_table *table, const aside_hits *hits, aside_clause_memory *memory,
                        uint64_t *chains, int way);
void aside_clause_memory_free(aside_clause_memory *memory);

#endif
