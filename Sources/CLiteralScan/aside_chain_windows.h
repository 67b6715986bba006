// Which signs stand in which blocks of a text, and whether a check passes at a hit.
//
// The signs of longer windows are worked out beforehand, so that a check looks at two places whatever its distance.
#ifndef ASIDE_CHAIN_WINDOWS_H
#define ASIDE_CHAIN_WINDOWS_H

#include <string.h>

#include "aside_chain_search.h"

enum {
  // Windows of two times the longest length can begin in the last block.
  ASIDE_BEHIND = 2 * ASIDE_LONGEST,
  ASIDE_CHAIN_WORD = ASIDE_SIGN_WORDS - 1,
};

#define ASIDE_INLINE static inline __attribute__((always_inline))

ASIDE_INLINE void aside_note_literal(aside_chain_search *search, size_t block, unsigned sign) {
  ((uint64_t *)(search->signs + block))[sign >> 6] |= 1ull << (sign & 63);
}

ASIDE_INLINE void aside_note_chain(aside_chain_search *search, size_t block, unsigned sign) {
  search->chain_signs[block] |= 1ull << (sign & 63);
}

// Works out the signs of longer windows from those of blocks.
ASIDE_INLINE void aside_read_levels(aside_chain_search *search) {
  for (size_t level = 1; level < ASIDE_LEVELS; level++) {
    const words8 *half = search->signs + (level - 1) * search->level;
    words8 *whole = search->signs + level * search->level;
    size_t reach = (size_t)1 << (level - 1);
    for (size_t b = 0; b < search->blocks; b++) whole[b] = half[b] | half[b + reach];
    memset(whole + search->blocks, 0, ASIDE_BEHIND * sizeof *whole);
  }
  const words8 *longest = search->signs + (ASIDE_LEVELS - 1) * search->level;
  words8 text = {0};
  for (size_t b = 0; b < search->blocks; b += ASIDE_LONGEST) text |= longest[b];
  search->signs[ASIDE_WHOLE * search->level] = text;
}

ASIDE_INLINE void aside_read_chain_levels(aside_chain_search *search) {
  for (size_t level = 1; level < ASIDE_LEVELS; level++) {
    const uint64_t *half = search->chain_signs + (level - 1) * search->level;
    uint64_t *whole = search->chain_signs + level * search->level;
    size_t reach = (size_t)1 << (level - 1);
    for (size_t b = 0; b < search->blocks; b++) whole[b] = half[b] | half[b + reach];
    memset(whole + search->blocks, 0, ASIDE_BEHIND * sizeof *whole);
  }
  const uint64_t *longest = search->chain_signs + (ASIDE_LEVELS - 1) * search->level;
  uint64_t text = 0;
  for (size_t b = 0; b < search->blocks; b += ASIDE_LONGEST) text |= longest[b];
  search->chain_signs[ASIDE_WHOLE * search->level] = text;
}

// What checks read, apart from the search, in which anchors are written meanwhile.
typedef struct {
  const words8 *signs[ASIDE_WHOLE + 1];
  const uint64_t *chain_signs[ASIDE_WHOLE + 1];
  const aside_signs *wanted;
  unsigned coarser;  // how many more bits a block has than checks count in
} aside_windows;

ASIDE_INLINE aside_windows aside_windows_of(const aside_chain_search *search) {
  aside_windows windows = {.wanted = search->table->signs, .coarser = search->shift - ASIDE_BLOCK_BITS};
  for (size_t level = 0; level <= ASIDE_WHOLE; level++) {
    windows.signs[level] = search->signs + level * search->level;
    windows.chain_signs[level] = search->chain_signs + level * search->level;
  }
  return windows;
}

// The same window in coarser blocks.
ASIDE_INLINE aside_check aside_coarser_check(aside_check check, unsigned bits) {
  if (check.level == ASIDE_WHOLE) return check;
  size_t length = ((size_t)1 << check.level) + check.second;
  size_t round = ((size_t)1 << bits) - 1;
  size_t before = (check.before + round) >> bits, after = (length - 1 - check.before + round) >> bits;
  size_t blocks = before + 1 + after;
  unsigned level = 63 - (unsigned)__builtin_clzll(blocks);
  if (level > ASIDE_LEVELS - 1) level = ASIDE_LEVELS - 1;
  check.before = (uint8_t)before;
  check.level = (uint8_t)level;
  check.second = (uint8_t)(blocks - ((size_t)1 << level));
  return check;
}

// Whether a check passes in a block, as 0 or 1. Without branches: what comes out cannot be foreseen.
ASIDE_INLINE size_t aside_passes(const aside_windows *windows, aside_check check, size_t block, int is_coarser,
                                 int with_chains) {
  if (is_coarser) check = aside_coarser_check(check, windows->coarser);
  size_t first = block > check.before ? block - check.before : 0;
  first = check.level == ASIDE_WHOLE ? 0 : first;
  const words8 *signs = windows->signs[check.level] + first;
  const uint64_t *wanted = windows->wanted[check.signs].words;
  words8 any = (signs[0] | signs[check.second]) & *(const words8 *)wanted;
  if (with_chains) {
    const uint64_t *chains = windows->chain_signs[check.level] + first;
    any[ASIDE_CHAIN_WORD] |= (chains[0] | chains[check.second]) & wanted[ASIDE_CHAIN_WORD];
  }
  return __builtin_reduce_or(any) != 0;
}

#endif
