#include "aside_word_tables.h"

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
    const aside_entry_table *table, const aside_word *sentence, size_t count, uint64_t *seen, int32_t *entries,
    uint16_t *ends) {
  uint64_t hashes[2 * ASIDE_WORDS_MOST];
  uint16_t places[2 * ASIDE_WORDS_MOST];
  size_t hopeful = 0, found = 0;
  if (count > ASIDE_WORDS_MOST) count = ASIDE_WORDS_MOST;
  for (size_t at = 0; at < count; at++) {
    // Written in any case, and kept where the filter says so: which words are known cannot be predicted.
    hashes[hopeful] = sentence[at].hash;
    places[hopeful] = (uint16_t)at;
    hopeful += (size_t)entry_may_stand(table, hashes[hopeful]);
    if (at == 0) continue;
    hashes[hopeful] = aside_words_pair(sentence[at - 1].hash, sentence[at].hash);
    places[hopeful] = (uint16_t)at;
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
    ends[found] = places[at];
    entries[found++] = entry;
  }
  for (size_t at = 0; at < found; at++) seen[entries[at] >> 6] = 0;
  return found;
}
