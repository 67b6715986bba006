#include "aside_word_runs.h"

enum { WEIGHT_BITS = 0xFFFF };

// Hides from the compiler where a number comes from: it would make branches of conditions that cannot be foreseen.
static inline uint64_t opaque(uint64_t value) {
  __asm__("" : "+r"(value));
  return value;
}

static inline size_t slot_of(const aside_weight_table *table, uint64_t hash) {
  return (size_t)(hash >> 20) & (table->slot_count - 1);
}

static inline size_t may_stand(const aside_weight_table *table, uint64_t hash) {
  return (table->filter[(size_t)(hash >> 42) & (table->filter_count - 1)] >> (hash >> 36 & 63)) & 1;
}

static inline uint64_t is_weight_of(uint64_t slot, uint64_t hash) {
  return opaque(((slot ^ hash) & ~(uint64_t)WEIGHT_BITS) == 0);
}

// Two slots are asked without a branch, and hold nearly all that stands.
static inline int64_t weight_at(const aside_weight_table *table, size_t slot, uint64_t hash) {
  uint64_t first = table->slots[slot];
  slot = (slot + 1) & (table->slot_count - 1);
  uint64_t second = table->slots[slot];
  // Of equal hashes the first counts.
  uint64_t is_first = is_weight_of(first, hash), is_second = is_weight_of(second, hash) & (is_first ^ 1);
  uint64_t goes_on = opaque(first != 0) & opaque(second != 0) & (is_first ^ 1) & (is_second ^ 1);
  if (goes_on) {
    do slot = (slot + 1) & (table->slot_count - 1);
    while (table->slots[slot] != 0 && !is_weight_of(table->slots[slot], hash));
    return (int16_t)(table->slots[slot] & WEIGHT_BITS);
  }
  // What stands behind a free slot belongs to others, whose hashes are different.
  return (int16_t)(((first & -is_first) | (second & -is_second)) & WEIGHT_BITS);
}

// What each word weighs, with the pair that it ends.
static inline void weigh(
    const aside_run_weights *tables, const aside_word *words, const uint8_t *begins, size_t count, uint64_t previous,
    int64_t *weights) {
  uint64_t pairs[ASIDE_RUN_WORDS_MOST];
  uint16_t places[ASIDE_RUN_WORDS_MOST];
  size_t found = 0;
  for (size_t at = 0; at < count; at++) {
    uint64_t hash = words[at].hash;
    __builtin_prefetch(&tables->words.slots[slot_of(&tables->words, hash)]);
    // Written in any case, and kept where the filter says so.
    places[found] = (uint16_t)at;
    pairs[found] = aside_words_pair(previous, hash);
    found += may_stand(&tables->pairs, pairs[found]) & (begins[at] ^ 1);
    previous = hash;
  }
  for (size_t pair = 0; pair < found; pair++) __builtin_prefetch(&tables->pairs.slots[slot_of(&tables->pairs, pairs[pair])]);
  for (size_t at = 0; at < count; at++) {
    uint64_t hash = words[at].hash;
    weights[at] = weight_at(&tables->words, slot_of(&tables->words, hash), hash) - tables->step;
  }
  for (size_t pair = 0; pair < found; pair++) {
    weights[places[pair]] += weight_at(&tables->pairs, slot_of(&tables->pairs, pairs[pair]), pairs[pair]);
  }
}

void aside_word_run_add(
    const aside_run_weights *tables, const aside_word *words, const uint8_t *begins, size_t count,
    aside_word_run *run) {
  int64_t weights[ASIDE_RUN_WORDS_MOST];
  if (count > ASIDE_RUN_WORDS_MOST) count = ASIDE_RUN_WORDS_MOST;
  if (count == 0) return;
  weigh(tables, words, begins, count, run->previous, weights);
  aside_word_run sums = *run;
  for (size_t at = 0; at < count; at++) {
    // Half of all runs end at once.
    uint64_t goes_on = -opaque(sums.current > 0);
    sums.current = (sums.current & (int64_t)goes_on) + weights[at];
    sums.current_start = (sums.current_start & (uint32_t)goes_on) | (words[at].start & ~(uint32_t)goes_on);
    if (sums.current > sums.most) {
      sums.most = sums.current;
      sums.start = sums.current_start;
      sums.end = words[at].end;
    }
  }
  sums.previous = words[count - 1].hash;
  *run = sums;
}

void aside_text_run_add(
    const aside_run_weights *weights, const uint8_t *text, size_t count, const aside_span *sentences,
    size_t sentence_count, int64_t enough, aside_word_run *run) {
  aside_word words[ASIDE_RUN_WORDS_MOST];
  uint8_t begins[ASIDE_RUN_WORDS_MOST];
  if (sentence_count == 0) return;
  size_t sentence = 0, in_sentence = 0, at = sentences[0].start, end = sentences[sentence_count - 1].end;
  // Many sentences at once: each end of a loop is a branch that cannot be foreseen.
  while (run->most < enough) {
    size_t found = aside_words_read(text, count, at, end, words, ASIDE_RUN_WORDS_MOST), kept = 0;
    if (found == 0) return;
    at = words[found - 1].end;
    for (size_t i = 0; i < found; i++) {
      for (; sentence + 1 < sentence_count && words[i].start >= sentences[sentence].end; sentence++) in_sentence = 0;
      // What stands between sentences is code.
      size_t is_inside = words[i].start >= sentences[sentence].start;
      words[kept] = words[i];
      begins[kept] = in_sentence == 0;
      in_sentence += is_inside;
      kept += is_inside & (in_sentence <= ASIDE_WORDS_MOST);
    }
    aside_word_run_add(weights, words, begins, kept, run);
  }
}
