#include "include/aside_hits.h"

#include <stdlib.h>
#include <string.h>

int aside_hits_grow(aside_hits *hits) {
  size_t capacity = hits->capacity ? hits->capacity * 2 : 512;
  int32_t *literals = realloc(hits->literals, capacity * sizeof *literals);
  if (literals) hits->literals = literals;
  uint64_t *places = realloc(hits->places, capacity * sizeof *places);
  if (places) hits->places = places;
  if (!literals || !places) {
    hits->failed = 1;
    return 0;
  }
  hits->capacity = capacity;
  return 1;
}

void aside_hits_free(aside_hits *hits) {
  free(hits->literals);
  free(hits->places);
  memset(hits, 0, sizeof *hits);
}

void aside_hits_pack(aside_hits *hits, const aside_places *places) {
  for (size_t i = 0; i < hits->count; i++) {
    uint64_t byte = hits->places[i];
    uint64_t packed = aside_place_of_byte(places, byte) << 32 | byte;
    int32_t literal = hits->literals[i];
    size_t to = i;
    for (; to > 0 && hits->places[to - 1] > packed; to--) {
      hits->places[to] = hits->places[to - 1];
      hits->literals[to] = hits->literals[to - 1];
    }
    hits->places[to] = packed;
    hits->literals[to] = literal;
  }
}

void aside_hits_sort(aside_hits *hits) {
  for (size_t i = 1; i < hits->count; i++) {
    uint64_t place = hits->places[i];
    int32_t literal = hits->literals[i];
    size_t to = i;
    for (; to > 0 && hits->places[to - 1] > place; to--) {
      hits->places[to] = hits->places[to - 1];
      hits->literals[to] = hits->literals[to - 1];
    }
    hits->places[to] = place;
    hits->literals[to] = literal;
  }
}
