#include "aside_word_tables.h"

enum { WEIGHT_BITS = 0xFFFF };

static inline size_t weight_slot(const aside_weight_table *table, uint64_t hash) {
  return (size_t)(hash >> 20) & (table->slot_count - 1);
}

static inline int weight_may_stand(const aside_weight_table *table, uint64_t hash) {
  return (table->filter[(size_t)(hash >> 42) & (table->filter_count - 1)] >> (hash >> 36 & 63)) & 1;
}

static inline int64_t weight_at(const aside_weight_table *table, size_t slot, uint64_t hash) {
  for (; table->slots[slot] != 0; slot = (slot + 1) & (table->slot_count - 1)) {
    if (((table->slots[slot] ^ hash) & ~(uint64_t)WEIGHT_BITS) == 0) return (int16_t)(table->slots[slot] & WEIGHT_BITS);
  }
  return 0;
}

void aside_word_run_add(
    const aside_weight_table *words, const aside_weight_table *pairs, int64_t step, const aside_word *sentence,
    size_t count, aside_word_run *run) {
  int64_t weights[ASIDE_WORDS_MOST];
  uint16_t in_pairs[ASIDE_WORDS_MOST];
  size_t found = 0;
  if (count > ASIDE_WORDS_MOST) count = ASIDE_WORDS_MOST;
  for (size_t at = 0; at < count; at++) {
    __builtin_prefetch(&words->slots[weight_slot(words, sentence[at].hash)]);
    if (at == 0) continue;
    uint64_t pair = aside_words_pair(sentence[at - 1].hash, sentence[at].hash);
    in_pairs[found] = (uint16_t)at;
    if (weight_may_stand(pairs, pair)) {
      __builtin_prefetch(&pairs->slots[weight_slot(pairs, pair)]);
      found++;
    }
  }
  for (size_t at = 0; at < count; at++) {
    uint64_t hash = sentence[at].hash;
    weights[at] = weight_at(words, weight_slot(words, hash), hash) - step;
  }
  for (size_t pair = 0; pair < found; pair++) {
    size_t at = in_pairs[pair];
    uint64_t hash = aside_words_pair(sentence[at - 1].hash, sentence[at].hash);
    weights[at] += weight_at(pairs, weight_slot(pairs, hash), hash);
  }
  aside_word_run sums = *run;
  for (size_t at = 0; at < count; at++) {
    if (sums.current <= 0) {
      sums.current = 0;
      sums.current_start = sentence[at].start;
    }
    sums.current += weights[at];
    if (sums.current > sums.most) {
      sums.most = sums.current;
      sums.start = sums.current_start;
      sums.end = sentence[at].end;
    }
  }
  *run = sums;
}

static inline int entry_may_stand(const aside_entry_table *table, uint64_t hash) {
  return (table->filter[(size_t)(hash >> 38) & (table->filter_count - 1)] >> (hash >> 32 & 63)) & 1;
}

static inline size_t entry_slot(const aside_entry_table *table, uint64_t hash) {
  return (size_t)(hash >> 20) & (table->slot_count - 1);
}

int32_t aside_entry(const aside_entry_table *table, uint64_t hash) {
  if (!entry_may_stand(table, hash)) return -1;
  for (size_t slot = entry_slot(table, hash); table->slots[slot].entry >= 0; slot = (slot + 1) & (table->slot_count - 1)) {
    const aside_entry_slot *known = &table->slots[slot];
    if (known->hash == (uint32_t)hash && table->hashes[known->entry] == hash) return known->entry;
  }
  return -1;
}

size_t aside_entries_read(
    const aside_entry_table *table, const aside_word *sentence, size_t count, uint64_t *seen, int32_t *entries) {
  uint64_t hashes[2 * ASIDE_WORDS_MOST];
  size_t hopeful = 0, found = 0;
  if (count > ASIDE_WORDS_MOST) count = ASIDE_WORDS_MOST;
  for (size_t at = 0; at < count; at++) {
    // Written in any case, and kept where the filter says so: which words are known cannot be predicted.
    hashes[hopeful] = sentence[at].hash;
    hopeful += (size_t)entry_may_stand(table, hashes[hopeful]);
    if (at == 0) continue;
    hashes[hopeful] = aside_words_pair(sentence[at - 1].hash, sentence[at].hash);
    hopeful += (size_t)entry_may_stand(table, hashes[hopeful]);
  }
  for (size_t at = 0; at < hopeful; at++) __builtin_prefetch(&table->slots[entry_slot(table, hashes[at])]);
  for (size_t at = 0; at < hopeful; at++) {
    int32_t entry = table->slots[entry_slot(table, hashes[at])].entry;
    if (entry >= 0) __builtin_prefetch(&table->hashes[entry]);
  }
  for (size_t at = 0; at < hopeful; at++) {
    int32_t entry = aside_entry(table, hashes[at]);
    if (entry < 0 || (seen[entry >> 6] >> (entry & 63)) & 1) continue;
    seen[entry >> 6] |= 1ull << (entry & 63);
    entries[found++] = entry;
  }
  for (size_t at = 0; at < found; at++) seen[entries[at] >> 6] = 0;
  return found;
}
