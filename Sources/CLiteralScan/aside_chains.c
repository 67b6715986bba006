// From each anchor in a text to the chains that could stand there.
#include "include/aside_chains.h"

#include <stdlib.h>
#include <string.h>

#include "aside_chain_windows.h"
#include "include/aside_processor.h"

enum { MOST_BLOCKS = 4096, MOST_ANCHORS = 4096, COPIED = 8, AHEAD = 16 };

aside_chain_search *aside_chain_search_new(const aside_chain_table *table) {
  aside_chain_search *search = calloc(1, sizeof *search);
  if (!search) return NULL;
  search->table = table;
  search->told = calloc(table->chain_count + 1, sizeof *search->told);
  if (search->told) return search;
  free(search);
  return NULL;
}

void aside_chain_search_free(aside_chain_search *search) {
  if (!search) return;
  free(search->signs);
  free(search->chain_signs);
  free(search->first_of_block);
  free(search->hit_signs);
  free(search->anchors);
  free(search->passed);
  free(search->hits_of_level);
  free(search->told);
  free(search->starts);
  aside_hits_free(&search->inner);
  free(search);
}

// Memory for `count` items of `size` bytes at least; 0 when there is none.
static int reserve(void **items, size_t *capacity, size_t count, size_t size) {
  if (count <= *capacity) return 1;
  size_t larger = count * 2 + 256;
  void *memory = realloc(*items, larger * size);
  if (!memory) return 0;
  *items = memory;
  *capacity = larger;
  return 1;
}

// Memory for `count` hits, and for signs that are read behind them.
static int reserve_hits(aside_chain_search *search, size_t count) {
  aside_hits *hits = search->hits;
  while (hits->capacity < count) {
    if (!aside_hits_grow(hits)) return 0;
  }
  size_t all = count + ASIDE_SIGNED_HITS;
  if (!reserve((void **)&search->hit_signs, &search->hits_capacity, all, sizeof *search->hit_signs)) return 0;
  memset(search->hit_signs + count, 0, ASIDE_SIGNED_HITS * sizeof *search->hit_signs);
  return 1;
}

// Memory for windows that starts where the processor reads them at once; what was there is lost.
static int reserve_signs(aside_chain_search *search, size_t count) {
  if (count <= search->signs_capacity) return 1;
  size_t larger = count + count / 4;
  free(search->signs);
  search->signs_capacity = 0;
  search->signs = aligned_alloc(sizeof(words8), larger * sizeof(words8));
  if (!search->signs) return 0;
  search->signs_capacity = larger;
  return 1;
}

static int reserve_blocks(aside_chain_search *search) {
  aside_hits *hits = search->hits;
  size_t places = (size_t)(hits->places[hits->count - 1] >> 32) + 1;
  search->shift = ASIDE_BLOCK_BITS;
  while (places >> search->shift >= MOST_BLOCKS) search->shift++;
  search->blocks = (places >> search->shift) + 1;
  search->level = search->blocks + ASIDE_BEHIND;
  size_t windows = search->level * ASIDE_LEVELS + 1;
  return reserve_signs(search, windows) &&
         reserve((void **)&search->chain_signs, &search->chain_signs_capacity, windows, sizeof(uint64_t)) &&
         reserve((void **)&search->first_of_block, &search->blocks_capacity, search->blocks + 1, sizeof(uint32_t)) &&
         reserve_hits(search, hits->count);
}

// Notes which signs stand in which blocks.
ASIDE_INLINE void read_hits(aside_chain_search *search) {
  const aside_hits *hits = search->hits;
  memset(search->signs, 0, search->level * sizeof *search->signs);
  memset(search->chain_signs, 0, search->level * sizeof *search->chain_signs);
  size_t next = 0;
  for (size_t i = 0; i < hits->count; i++) {
    size_t block = block_of(search, i);
    for (; next <= block; next++) search->first_of_block[next] = (uint32_t)i;
    search->hit_signs[i] = search->table->signs_of_literal[hits->literals[i]];
    aside_note_literal(search, block, search->hit_signs[i]);
  }
  for (; next <= search->blocks; next++) search->first_of_block[next] = (uint32_t)hits->count;
  aside_read_levels(search);
}

// Adds the chains that were found to the hits; 0 when there is no memory.
ASIDE_INLINE int read_inner(aside_chain_search *search) {
  aside_hits *hits = search->hits, *inner = &search->inner;
  size_t left = hits->count, right = inner->count, to = left + right;
  aside_hits_sort(inner);
  if (!reserve_hits(search, to)) return 0;
  hits->count = to;
  size_t next = search->blocks + 1;
  while (right > 0) {
    uint64_t place = inner->places[right - 1];
    size_t block = (size_t)(place >> 32) >> search->shift;
    while (next > block + 1) search->first_of_block[--next] += (uint32_t)right;
    for (; left > 0 && hits->places[left - 1] > place; left--) {
      to--;
      hits->places[to] = hits->places[left - 1];
      hits->literals[to] = hits->literals[left - 1];
      search->hit_signs[to] = search->hit_signs[left - 1];
    }
    right--;
    to--;
    hits->places[to] = place;
    hits->literals[to] = inner->literals[right];
    search->hit_signs[to] = search->table->signs_of_literal[inner->literals[right]];
    aside_note_chain(search, block, search->hit_signs[to]);
  }
  aside_read_chain_levels(search);
  return 1;
}

// Notes where a chain can start; 0 when there was no memory.
static int add(aside_chain_search *search, const aside_chain *chain, int32_t number, hit_range first) {
  const uint64_t *places = search->hits->places;
  if (chain->pattern >= 0) {
    if (!reserve((void **)&search->starts, &search->start_capacity, search->start_count + 1, sizeof *search->starts)) {
      return 0;
    }
    search->starts[search->start_count++] = (aside_start){number, places[first.low], places[first.high]};
    return 1;
  }
  // Both ends move forward from anchor to anchor.
  told_starts *told = search->told + number;
  const aside_link *link = search->table->links + chain->first;
  for (size_t hit = first.low; hit <= first.high; hit++) {
    if (told->text == search->text && places[hit] < told->next_place) continue;
    if (hit != first.low && hit != first.high && !aside_link_stands(search, link, hit)) continue;
    aside_hits_append(&search->inner, chain->literal, places[hit]);
  }
  if (told->text != search->text) *told = (told_starts){.text = search->text};
  told->next_place = places[first.high] + 1;
  return !search->inner.failed;
}

// Follows all anchors of a chain near a hit; 0 when there was no memory.
static int follow_near(aside_chain_search *search, const aside_chain *chain, int32_t number, size_t hit) {
  const aside_link *link = search->table->links + chain->first + chain->anchor;
  told_starts *told = search->told + number;
  hit_range near;
  if (!aside_link_near(search, link, hit, chain->before, chain->after, &near)) return 1;
  if (told->text != search->text) *told = (told_starts){.text = search->text};
  for (size_t anchor = near.low > told->next_anchor ? near.low : told->next_anchor; anchor <= near.high; anchor++) {
    told->next_anchor = anchor + 1;
    if (anchor != near.low && anchor != near.high && !aside_link_stands(search, link, anchor)) continue;
    hit_range first;
    if (aside_follow_links(search, chain, anchor, &first) && !add(search, chain, number, first)) return 0;
  }
  return 1;
}

static int follow(aside_chain_search *search, const anchor_hit *anchors, size_t count) {
  const aside_chain_table *table = search->table;
  for (size_t i = 0; i < count; i++) {
    if (i + 8 < count) __builtin_prefetch(table->chains + anchors[i + 8].chain);
    if (i + 4 < count) {
      __builtin_prefetch(table->links + table->chains[anchors[i + 4].chain].first);
    }
    if (i + 2 < count) {
      const aside_chain *next = table->chains + anchors[i + 2].chain;
      for (int32_t link = 0; link < next->count; link++) {
        __builtin_prefetch(table->signs + table->links[next->first + link].signs);
        __builtin_prefetch(table->set_starts + table->links[next->first + link].set);
      }
    }
    const aside_chain *chain = table->chains + anchors[i].chain;
    if (chain->before >= 0) {
      if (!follow_near(search, chain, anchors[i].chain, anchors[i].hit)) return 0;
      continue;
    }
    hit_range first;
    if (aside_follow_links(search, chain, anchors[i].hit, &first) && !add(search, chain, anchors[i].chain, first)) {
      return 0;
    }
  }
  return 1;
}

// Follows the anchors whose checks pass; 0 when there was no memory.
ASIDE_INLINE int check_in(aside_chain_search *search, size_t count, const aside_windows *windows, int is_coarser,
                          int with_chains) {
  const aside_check *first = search->table->first_checks, *more = search->table->more_checks;
  const aside_signs *signs = search->table->signs;
  const uint64_t *places = search->hits->places;
  unsigned shift = 32 + (is_coarser ? search->shift : ASIDE_BLOCK_BITS);
  anchor_hit *anchors = search->anchors, *passed = search->passed;
  // Those with one check are apart from those with more.
  size_t done = 0, left = 0;
  for (size_t i = 0; i < count; i++) {
    // Behind the last are anchors of no meaning.
    __builtin_prefetch(first + anchors[i + 16].chain);
    __builtin_prefetch(signs + first[anchors[i + 8].chain].signs);
    anchor_hit anchor = anchors[i];
    aside_check check = first[anchor.chain];
    size_t passes = aside_passes(windows, check, (size_t)(places[anchor.hit] >> shift), is_coarser, with_chains);
    passed[done] = anchor;
    anchors[left] = anchor;
    done += passes & !check.has_more;
    left += passes & check.has_more;
  }
  if (!follow(search, passed, done)) return 0;
  for (int number = 0; number < ASIDE_MORE_CHECKS; number++) {
    size_t kept = 0;
    for (size_t i = 0; i < left; i++) {
      anchor_hit anchor = anchors[i];
      aside_check check = more[(size_t)anchor.chain * ASIDE_MORE_CHECKS + (size_t)number];
      anchors[kept] = anchor;
      kept += aside_passes(windows, check, (size_t)(places[anchor.hit] >> shift), is_coarser, with_chains);
    }
    left = kept;
  }
  return follow(search, anchors, left);
}

ASIDE_INLINE int check(aside_chain_search *search, size_t count, const aside_windows *windows, int with_chains) {
  for (size_t i = 0; i < AHEAD; i++) search->anchors[count + i] = (anchor_hit){0, 0};
  return windows->coarser ? check_in(search, count, windows, 1, with_chains)
                          : check_in(search, count, windows, 0, with_chains);
}

static int reserve_anchors(aside_chain_search *search, size_t count) {
  return reserve((void **)&search->anchors, &search->anchors_capacity, count, sizeof *search->anchors) &&
         reserve((void **)&search->passed, &search->passed_capacity, count, sizeof *search->passed);
}

// Finds the chains of one level; 0 when there was no memory.
ASIDE_INLINE int find(aside_chain_search *search, size_t level, int with_chains) {
  const aside_chain_table *table = search->table;
  const aside_hits *hits = search->hits;
  const int32_t *starts = table->literal_starts + level * (table->literal_count + 1);
  unsigned shift = level < 7 ? (unsigned)level : 7;
  // First which hits are anchors, without branches.
  if (!reserve((void **)&search->hits_of_level, &search->level_capacity, hits->count, sizeof(uint32_t)) ||
      !reserve_anchors(search, AHEAD)) {
    return 0;
  }
  size_t found = 0;
  for (size_t hit = 0; hit < hits->count; hit++) {
    search->hits_of_level[found] = (uint32_t)hit;
    found += table->levels_of_literal[hits->literals[hit]] >> shift & 1;
  }
  aside_windows windows = aside_windows_of(search);
  size_t count = 0;
  for (size_t i = 0; i < found; i++) {
    uint32_t hit = search->hits_of_level[i];
    if (i + 8 < found) __builtin_prefetch(starts + hits->literals[search->hits_of_level[i + 8]]);
    const int32_t *range = starts + hits->literals[hit];
    size_t own = (size_t)(range[1] - range[0]);
    if (count > 0 && count + own > MOST_ANCHORS) {
      if (!check(search, count, &windows, with_chains)) return 0;
      count = 0;
    }
    if (count + own + AHEAD > search->anchors_capacity && !reserve_anchors(search, count + own + AHEAD)) return 0;
    const int32_t *chains = table->literal_chains + range[0];
    // Most lists are short: some are copied at once.
    for (size_t j = 0; j < own; j += COPIED) {
      for (size_t k = 0; k < COPIED; k++) search->anchors[count + j + k] = (anchor_hit){hit, chains[j + k]};
    }
    count += own;
  }
  return check(search, count, &windows, with_chains);
}

ASIDE_INLINE size_t starts_of(aside_chain_search *search) {
  if (!reserve_blocks(search)) return SIZE_MAX;
  read_hits(search);
  for (size_t level = 0; level < search->table->level_count; level++) {
    if (search->inner.count > 0 && !read_inner(search)) return SIZE_MAX;
    search->inner.count = 0;
    if (!(level == 0 ? find(search, level, 0) : find(search, level, 1))) return SIZE_MAX;
  }
  return search->start_count;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t starts_avx2(aside_chain_search *search) { return starts_of(search); }
__attribute__((target("avx512f,avx512bw"))) static size_t starts_avx512(aside_chain_search *search) {
  return starts_of(search);
}
#endif

static size_t starts_plain(aside_chain_search *search) { return starts_of(search); }

size_t aside_chain_starts(aside_chain_search *search, aside_hits *hits, const aside_start **starts, int way) {
  search->hits = hits;
  search->text++;
  search->start_count = 0;
  search->inner.count = 0;
  search->inner.failed = 0;
  search->signed_hits = aside_signed_hits_of(way);
  if (hits->count == 0) return 0;
  size_t count;
#if defined(__x86_64__)
  if (way >= ASIDE_AVX512) count = starts_avx512(search);
  else if (way >= ASIDE_AVX2) count = starts_avx2(search);
  else count = starts_plain(search);
#else
  count = starts_plain(search);
#endif
  *starts = search->starts;
  return count;
}
