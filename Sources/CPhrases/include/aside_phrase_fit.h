// Learns a phrase model: words as points, filters over one, two and three words that follow each other, the strongest
// phrase of a sentence for each filter, and what each filter says for each tag. One thread; the same numbers from the same
// input on the same machine.
#ifndef ASIDE_PHRASE_FIT_H
#define ASIDE_PHRASE_FIT_H

#include <stddef.h>
#include <stdint.h>

// How many words a phrase has at most; filters come in groups of one word, of two, and so on.
enum { ASIDE_PHRASE_LENGTHS = 3, ASIDE_PHRASE_PLACES = 6 };

// Words that stand for others: the edge of a sentence, and any word that is not known.
enum { ASIDE_EDGE_WORD = 0, ASIDE_UNKNOWN_WORD = 1, ASIDE_FIRST_WORD = 2 };

typedef struct {
  size_t words;       // with those that stand for others
  size_t dimensions;  // of a word's point
  size_t filters;     // of each length
  size_t tags;
} aside_phrase_shape;

// One block of numbers each, row after row.
typedef struct {
  float *points;   // words x dimensions
  float *filters;  // dimensions x places x filters: place 0 of one word, 0 and 1 of two, 0 to 2 of three
  float *bias;     // lengths x filters
  float *output;   // lengths x filters x tags
  float *intercept;  // tags
} aside_phrase_weights;

typedef struct {
  const int32_t *words;   // of all sentences, one after the other
  const size_t *starts;   // by sentence, and the end of the last
  const int8_t *truths;   // sentences x tags: 1, 0, or -1 for not known
  const uint8_t *is_used;  // by sentence
  size_t count;
} aside_phrase_sentences;

typedef struct {
  uint64_t seed;
  size_t rounds;
  size_t batch;
  float rate;           // of learning, at first; falls along half a cosine
  float silent_share;   // of the sentences without a tag that a round takes
  float word_dropout;
  float filter_dropout;
} aside_phrase_settings;

// Fills the weights, which need not be set before. Returns 0, or -1 where there is no memory.
int aside_phrase_fit(const aside_phrase_shape *shape, const aside_phrase_sentences *sentences,
                     const aside_phrase_settings *settings, aside_phrase_weights *weights);

#endif
