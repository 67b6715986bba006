// The exact half of the search for chains: from a place of the anchor to the other links, by their distances.
#include "aside_chain_search.h"

// The first hit at `place` or behind it.
static inline size_t hit_from(const aside_chain_search *search, uint64_t place) {
  size_t block = (size_t)place >> search->shift;
  const aside_hits *hits = search->hits;
  if (block >= search->blocks) return hits->count;
  size_t hit = search->first_of_block[block];
  while (hit < hits->count && hits->places[hit] >> 32 < place) hit++;
  return hit;
}

static inline int has_sign(const aside_chain_search *search, const aside_link *link, size_t hit) {
  unsigned sign = search->hit_signs[hit];
  return (int)(search->table->signs[link->signs].words[sign >> 6] >> (sign & 63) & 1);
}

static int is_member(const aside_chain_search *search, const aside_link *link, size_t hit) {
  const int32_t *range = search->table->set_starts + link->set;
  const uint16_t *literals = search->table->set_literals;
  uint16_t literal = (uint16_t)search->hits->literals[hit];
  for (int32_t i = range[0]; i < range[1]; i += 8) {
    uint16_t is_here = 0;
    for (int32_t j = 0; j < 8; j++) is_here |= literals[i + j] == literal;
    if (is_here) return 1;
  }
  return 0;
}

int aside_link_stands(const aside_chain_search *search, const aside_link *link, size_t hit) {
  return has_sign(search, link, hit) && is_member(search, link, hit);
}

// The hits from `low` on, `count` of them, that have a sign of a link, as bits.
static inline uint64_t with_sign(const aside_chain_search *search, const aside_link *link, size_t low, size_t count) {
  return search->signed_hits(search->table->signs + link->signs, search->hit_signs + low, count);
}

// The first hit of a link from `low` up to, not with, `high`; `high` when there is none.
static inline size_t first_of(const aside_chain_search *search, const aside_link *link, size_t low, size_t high) {
  for (; low < high; low += ASIDE_SIGNED_HITS) {
    size_t count = high - low < ASIDE_SIGNED_HITS ? high - low : ASIDE_SIGNED_HITS;
    for (uint64_t found = with_sign(search, link, low, count); found; found &= found - 1) {
      size_t hit = low + (size_t)__builtin_ctzll(found);
      if (is_member(search, link, hit)) return hit;
    }
  }
  return high;
}

// The last one, which is known to be at `low` or behind it.
static inline size_t last_of(const aside_chain_search *search, const aside_link *link, size_t low, size_t high) {
  while (high > low + 1) {
    size_t count = high - low - 1 < ASIDE_SIGNED_HITS ? high - low - 1 : ASIDE_SIGNED_HITS;
    high -= count;
    uint64_t found = with_sign(search, link, high, count);
    while (found) {
      unsigned bit = 63 - (unsigned)__builtin_clzll(found);
      if (is_member(search, link, high + bit)) return high + bit;
      found &= ~(1ull << bit);
    }
  }
  return low;
}

// The first and the last hit of a link from `low` up to, not with, `high`; 0 when there is none.
static inline int range_of(const aside_chain_search *search, const aside_link *link, size_t low, size_t high,
                           hit_range *range) {
  if (low >= high) return 0;
  range->low = first_of(search, link, low, high);
  if (range->low == high) return 0;
  range->high = last_of(search, link, range->low, high);
  return 1;
}

// The hits of a link that stands behind `range`; 0 when there is none within its distance.
static inline int step_forward(const aside_chain_search *search, const aside_link *link, hit_range *range) {
  const aside_hits *hits = search->hits;
  uint64_t own = hits->places[range->low];
  size_t low = range->low + 1, high = hits->count;
  while (low < hits->count && hits->places[low] == own) low++;
  if (link->gap != ASIDE_UNBOUNDED) high = hit_from(search, (hits->places[range->high] >> 32) + (uint64_t)link->gap + 1);
  return range_of(search, link, low, high, range);
}

// The hits of a link before `range`, which is within `gap`; 0 when there is none.
static inline int step_back(const aside_chain_search *search, const aside_link *link, int32_t gap, hit_range *range) {
  const uint64_t *places = search->hits->places;
  uint64_t own = places[range->high], first = places[range->low] >> 32;
  int is_open = gap == ASIDE_UNBOUNDED || first < (uint64_t)gap;
  size_t high = range->high;
  while (high > 0 && places[high - 1] == own) high--;
  return range_of(search, link, is_open ? 0 : hit_from(search, first - (uint64_t)gap), high, range);
}

int aside_link_near(const aside_chain_search *search, const aside_link *link, size_t hit, int32_t before, int32_t after,
                    hit_range *range) {
  uint64_t place = search->hits->places[hit] >> 32;
  size_t low = hit_from(search, place > (uint64_t)before ? place - (uint64_t)before : 0);
  return range_of(search, link, low, hit_from(search, place + (uint64_t)after + 1), range);
}

int aside_follow_links(const aside_chain_search *search, const aside_chain *chain, size_t hit, hit_range *first) {
  const aside_link *links = search->table->links + chain->first;
  *first = (hit_range){hit, hit};
  hit_range range = *first;
  for (int32_t link = chain->anchor + 1; link < chain->count; link++) {
    if (!step_forward(search, links + link, &range)) return 0;
  }
  for (int32_t link = chain->anchor; link > 0; link--) {
    if (!step_back(search, links + link - 1, links[link].gap, first)) return 0;
  }
  return 1;
}
