// Places of a text as the bounds of a pattern count them: bytes, less those that do not count.
//
// A pattern's distances are in characters, with unbounded runs counted as short ones. What a text has beyond
// that is left out: continuation bytes of UTF-8, and the rest of longer runs. Leaving out too much makes a
// search look at more, never at less.
//
// A byte that ends a sentence counts for more places, so that what stands in another sentence is out of the reach of
// most patterns: their gaps leave these bytes out.
#ifndef ASIDE_PLACES_H
#define ASIDE_PLACES_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t *left_out;  // a bit for each byte of a block of 64
  uint64_t *stops;     // the same for `.`, `!` and `?` that count more
  uint64_t *before;    // the place of the block's first byte
  size_t blocks;
  size_t capacity;
  uint32_t has_trap;   // holds U+017F or U+212A, which caseless matching takes for `s` and `k`
  uint32_t failed;     // no memory
} aside_places;

enum {
  ASIDE_STOP = 64,         // places that a stop counts beyond its own
  ASIDE_STOP_SPACING = 32  // places from one stop to the next, at least, without that; a nearer one counts as usual
};

// Takes a new text. Runs of more than 5 word bytes, 1 byte between words and 300 bytes without `.` or a
// line end are longer than patterns count them; `RequiredLiterals` has the same bounds.
void aside_places_read(aside_places *places, const uint8_t *text, size_t count, int way);
void aside_places_free(aside_places *places);

// The place of a byte, 0 ... count.
static inline uint64_t aside_place_of_byte(const aside_places *places, size_t byte) {
  size_t block = byte >> 6;
  uint64_t below = (1ull << (byte & 63)) - 1;
  return places->before[block] + (byte & 63) - (uint64_t)__builtin_popcountll(places->left_out[block] & below) +
         ASIDE_STOP * (uint64_t)__builtin_popcountll(places->stops[block] & below);
}

// The first byte whose place is `place` or greater.
size_t aside_byte_of_place(const aside_places *places, uint64_t place);

#endif
