// The exact half of the search for chains: from a place of the anchor to the other links, by their distances.
#include "aside_chain_search.h"

// Hits of a stretch that are looked at one by one, not block by block; and at once.
enum { FEW = ASIDE_HITS_BEHIND };

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

static inline int may_hold(const aside_chain_search *search, const aside_link *link, size_t block) {
  const uint64_t *signs = search->table->signs[link->signs].words, *here = search->signs[block].words;
  uint64_t both = 0;
  for (int word = 0; word < ASIDE_SIGN_WORDS; word++) both |= signs[word] & here[word];
  return both != 0;
}

// The first hit of a link from `low` up to, not with, `high`; `high` when there is none.
static inline size_t first_of(const aside_chain_search *search, const aside_link *link, size_t low, size_t high) {
  while (low < high) {
    size_t end = high;
    if (high - low > FEW) {
      size_t block = block_of(search, low);
      end = search->first_of_block[block + 1];
      if (end > high) end = high;
      if (!may_hold(search, link, block)) low = end;
    }
    for (; low < end; low++) {
      if (has_sign(search, link, low) && is_member(search, link, low)) return low;
    }
  }
  return high;
}

// The last one, which is known to be at `low` or behind it.
static inline size_t last_of(const aside_chain_search *search, const aside_link *link, size_t low, size_t high) {
  while (high > low + 1) {
    size_t start = low + 1;
    if (high - low > FEW) {
      size_t block = block_of(search, high - 1);
      if (search->first_of_block[block] > start) start = search->first_of_block[block];
      if (!may_hold(search, link, block)) high = start;
    }
    for (; high > start; high--) {
      if (has_sign(search, link, high - 1) && is_member(search, link, high - 1)) return high - 1;
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

// Of the hits from `from` on, or back from it, those with a sign of the link between two packed places, as bits;
// without branches, since what comes out cannot be foreseen.
static inline uint32_t few(const aside_chain_search *search, const aside_link *link, size_t from, int step,
                           uint64_t above, uint64_t below) {
  const aside_signs *signs = search->table->signs + link->signs;
  const uint64_t *places = search->hits->places;
  uint32_t found = 0;
  for (int i = 0; i < FEW; i++) {
    size_t hit = step > 0 ? from + (size_t)i : from - (size_t)i;
    unsigned sign = search->hit_signs[hit];
    uint32_t has_sign = (uint32_t)(signs->words[sign >> 6] >> (sign & 63)) & 1;
    found |= (has_sign & (places[hit] > above) & (places[hit] < below)) << i;
  }
  return found;
}

// The nearest and the farthest of such hits that are members; 0 when there is none.
static inline int members(const aside_chain_search *search, const aside_link *link, size_t from, int step,
                          uint32_t found, size_t *nearest, size_t *farthest) {
  int any = 0;
  for (; found; found &= found - 1) {
    size_t i = (size_t)__builtin_ctz(found);
    size_t hit = step > 0 ? from + i : from - i;
    if (!is_member(search, link, hit)) continue;
    if (!any) *nearest = hit;
    *farthest = hit;
    any = 1;
  }
  return any;
}

// The hits of a link that stands behind `range`; 0 when there is none within its distance.
static inline int step_forward(const aside_chain_search *search, const aside_link *link, hit_range *range) {
  const aside_hits *hits = search->hits;
  uint64_t own = hits->places[range->low];
  uint64_t end = link->gap == ASIDE_UNBOUNDED ? UINT64_MAX : ((hits->places[range->high] >> 32) + (uint64_t)link->gap + 1) << 32;
  size_t low = range->low + 1;
  if (hits->places[low + FEW - 1] >= end) {
    return members(search, link, low, 1, few(search, link, low, 1, own, end), &range->low, &range->high);
  }
  while (low < hits->count && hits->places[low] == own) low++;
  return range_of(search, link, low, link->gap == ASIDE_UNBOUNDED ? hits->count : hit_from(search, end >> 32), range);
}

// The hits of a link before `range`, which is within `gap`; 0 when there is none.
static inline int step_back(const aside_chain_search *search, const aside_link *link, int32_t gap, hit_range *range) {
  const uint64_t *places = search->hits->places;
  uint64_t own = places[range->high], first = places[range->low] >> 32;
  int is_open = gap == ASIDE_UNBOUNDED || first < (uint64_t)gap;
  size_t high = range->high;
  if (!is_open && high >= FEW) {
    uint64_t start = (first - (uint64_t)gap) << 32;
    if (places[high - FEW] < start) {
      uint32_t found = few(search, link, high - 1, -1, start > 0 ? start - 1 : 0, own);
      return members(search, link, high - 1, -1, found, &range->high, &range->low);
    }
  }
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
