// Literals found in a text, in memory that grows.
#ifndef ASIDE_HITS_H
#define ASIDE_HITS_H

#include <stddef.h>
#include <stdint.h>

#include "aside_places.h"

// `failed` is set when the memory could not grow.
typedef struct {
  int32_t *literals;
  uint64_t *places;
  size_t count;
  size_t capacity;
  uint32_t failed;
} aside_hits;

// Makes room for one more; 0 when there is no memory.
int aside_hits_grow(aside_hits *hits);
void aside_hits_free(aside_hits *hits);

static inline void aside_hits_append(aside_hits *hits, int32_t literal, size_t place) {
  if (hits->count == hits->capacity && !aside_hits_grow(hits)) return;
  hits->literals[hits->count] = literal;
  hits->places[hits->count] = place;
  hits->count++;
}

// Turns bytes into packed places (the place in the high half, the byte in the low) and puts the hits in
// the order of the text. They are nearly in order before: within a block and a literal's length.
void aside_hits_pack(aside_hits *hits, const aside_places *places);

// Puts packed hits in the order of their places; they are nearly in order before.
void aside_hits_sort(aside_hits *hits);

#endif
