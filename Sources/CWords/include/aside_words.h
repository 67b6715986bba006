// Words of a text, sixty-four bytes at a time.
#ifndef ASIDE_WORDS_H
#define ASIDE_WORDS_H

#include <stddef.h>
#include <stdint.h>

// How many letters of a stem count; what differs only behind them is one word.
enum { ASIDE_STEM_MOST = 56 };

typedef struct {
  uint32_t start;  // bytes of the text
  uint32_t end;
  uint64_t hash;   // of the stem
} aside_word;

// The first words of a range, `most` at most, by the rules of `SentenceWords`: runs of ASCII letters with apostrophes
// inside, straight or curly, less one ending, and runs of digits, which are all one word. Nothing outside of the text is
// read. `end` is at most the text's bytes, and these less than 2 to the power of 32. How many words were written.
size_t aside_words_read(
    const uint8_t *text, size_t count, size_t start, size_t end, aside_word *words, size_t most);

// The hash of a stem that is cut already: small letters and straight apostrophes, or `0` for numbers.
uint64_t aside_words_hash(const uint8_t *stem, size_t count);

// How many words a text has by the rules of `Words`: runs of letters, digits and bytes outside ASCII, with apostrophes
// behind the first.
size_t aside_words_count(const uint8_t *text, size_t count);

#endif
