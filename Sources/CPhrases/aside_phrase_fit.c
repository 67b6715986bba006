#include "include/aside_phrase_fit.h"

#include "aside_phrase_places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTHS = ASIDE_PHRASE_LENGTHS, PLACES = ASIDE_PHRASE_PLACES };

// A run of numbers that are learned, with the sums of Adam (Kingma and Ba, 2015).
typedef struct {
  float *value, *gradient, *mean, *square;
  size_t count;
} learned;

typedef struct {
  const aside_phrase_shape *shape;
  learned points, filters, bias, output, intercept;
  // Of the words of a batch: where each stands, which they are, what every filter says of them at every place.
  int32_t *slot_of_word;
  int32_t *word_of_slot;
  float *said, *said_gradient;
  size_t slots, most_slots;
  // Of one sentence.
  int32_t *sequence;
  float *strongest, *active, *logits, *error;
  int32_t *strongest_at;
  uint64_t random;
} fit_state;

static uint64_t next_random(fit_state *s) {
  s->random ^= s->random >> 12;
  s->random ^= s->random << 25;
  s->random ^= s->random >> 27;
  return s->random * 2685821657736338717u;
}

// From 0 to 1, 1 left out.
static float uniform(fit_state *s) { return (float)(next_random(s) >> 40) * (1.0f / 16777216.0f); }

// Roughly normal: the sum of four.
static float normal(fit_state *s) {
  return (uniform(s) + uniform(s) + uniform(s) + uniform(s) - 2.0f) * 1.7320508f;
}

static size_t columns(const fit_state *s) { return PLACES * s->shape->filters; }
static size_t units(const fit_state *s) { return LENGTHS * s->shape->filters; }

static int learned_new(learned *l, float *value, size_t count) {
  l->value = value;
  l->count = count;
  l->gradient = calloc(3 * count, sizeof(float));
  if (!l->gradient) return -1;
  l->mean = l->gradient + count;
  l->square = l->mean + count;
  return 0;
}

static void fill(fit_state *s, learned *l, float deviation) {
  for (size_t i = 0; i < l->count; i++) l->value[i] = deviation == 0 ? 0 : normal(s) * deviation;
}

static void step(learned *l, float rate, float mean_scale, float square_scale) {
  for (size_t i = 0; i < l->count; i++) {
    float g = l->gradient[i];
    l->mean[i] = 0.9f * l->mean[i] + 0.1f * g;
    l->square[i] = 0.999f * l->square[i] + 0.001f * g * g;
    l->value[i] -= rate * (l->mean[i] * mean_scale) / (sqrtf(l->square[i] * square_scale) + 1e-8f);
    l->gradient[i] = 0;
  }
}

static int32_t slot(fit_state *s, int32_t word) {
  if (s->slot_of_word[word] < 0) {
    s->slot_of_word[word] = (int32_t)s->slots;
    s->word_of_slot[s->slots++] = word;
  }
  return s->slot_of_word[word];
}

// What all filters say of a word: its point times the filters.
static void say(const fit_state *s, size_t slot) {
  size_t width = columns(s), dimensions = s->shape->dimensions;
  float *said = s->said + slot * width;
  const float *point = s->points.value + (size_t)s->word_of_slot[slot] * dimensions;
  memset(said, 0, width * sizeof(float));
  for (size_t d = 0; d < dimensions; d++) {
    const float *filters = s->filters.value + d * width;
    float factor = point[d];
    for (size_t c = 0; c < width; c++) said[c] += factor * filters[c];
  }
}

static float dot(const float *left, const float *right, size_t count) {
  float sums[8] = {0};
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    for (size_t k = 0; k < 8; k++) sums[k] += left[i + k] * right[i + k];
  }
  for (; i < count; i++) sums[0] += left[i] * right[i];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

// The gradients of a word's point and of the filters, from that of what filters say of it.
static void unsay(const fit_state *s, size_t slot) {
  size_t width = columns(s), dimensions = s->shape->dimensions;
  const float *gradient = s->said_gradient + slot * width;
  size_t word = (size_t)s->word_of_slot[slot];
  const float *point = s->points.value + word * dimensions;
  float *point_gradient = s->points.gradient + word * dimensions;
  for (size_t d = 0; d < dimensions; d++) {
    float *filters = s->filters.gradient + d * width;
    float factor = point[d];
    point_gradient[d] += dot(s->filters.value + d * width, gradient, width);
    for (size_t c = 0; c < width; c++) filters[c] += factor * gradient[c];
  }
}

// The strongest phrase of each filter: how strong, and at which place of the sequence it begins.
static void find_strongest(const fit_state *s, size_t length) {
  size_t filters = s->shape->filters, width = columns(s);
  for (size_t l = 0; l < LENGTHS; l++) {
    float *best = s->strongest + l * filters;
    int32_t *at = s->strongest_at + l * filters;
    for (size_t f = 0; f < filters; f++) best[f] = -INFINITY;
    size_t begin = l == 0 ? 1 : 0, end = length + 2 - l - (l == 0 ? 1 : 0);
    for (size_t p = begin; p < end; p++) {
      const float *said[LENGTHS];
      for (size_t k = 0; k <= l; k++) {
        said[k] = s->said + (size_t)s->sequence[p + k] * width + (first_place[l] + k) * filters;
      }
      for (size_t f = 0; f < filters; f++) {
        float sum = said[0][f];
        if (l > 0) sum += said[1][f];
        if (l > 1) sum += said[2][f];
        int better = sum > best[f];
        best[f] = better ? sum : best[f];
        at[f] = better ? (int32_t)p : at[f];
      }
    }
  }
}

// Words of a sentence as slots between two edges; the longest sentence fits. Returns how many words there are.
static size_t read_sentence(fit_state *s, const aside_phrase_sentences *all, size_t sentence, float dropout) {
  size_t count = 0;
  s->sequence[0] = slot(s, ASIDE_EDGE_WORD);
  for (size_t i = all->starts[sentence]; i < all->starts[sentence + 1]; i++) {
    int32_t word = dropout > 0 && uniform(s) < dropout ? ASIDE_UNKNOWN_WORD : all->words[i];
    s->sequence[++count] = slot(s, word);
  }
  s->sequence[count + 1] = slot(s, ASIDE_EDGE_WORD);
  return count;
}

// The logits of one sentence; `kept` is how much each filter counts.
static void read_logits(const fit_state *s, const float *kept) {
  size_t tags = s->shape->tags;
  memcpy(s->logits, s->intercept.value, tags * sizeof(float));
  for (size_t u = 0; u < units(s); u++) {
    float strength = s->strongest[u] + s->bias.value[u];
    s->active[u] = strength > 0 ? strength * kept[u] : 0;
    if (s->active[u] == 0) continue;
    for (size_t t = 0; t < tags; t++) s->logits[t] += s->active[u] * s->output.value[u * tags + t];
  }
}

// Adds the gradients of one sentence.
static void learn(fit_state *s, const int8_t *truths, const float *kept, float share) {
  size_t tags = s->shape->tags, filters = s->shape->filters, width = columns(s);
  for (size_t t = 0; t < tags; t++) {
    float expected = 1.0f / (1.0f + expf(-s->logits[t]));
    s->error[t] = truths[t] < 0 ? 0 : (expected - (float)truths[t]) * share;
    s->intercept.gradient[t] += s->error[t];
  }
  for (size_t u = 0; u < units(s); u++) {
    if (s->active[u] == 0) continue;
    float gradient = 0;
    for (size_t t = 0; t < tags; t++) {
      s->output.gradient[u * tags + t] += s->active[u] * s->error[t];
      gradient += s->output.value[u * tags + t] * s->error[t];
    }
    gradient *= kept[u];
    s->bias.gradient[u] += gradient;
    size_t l = u / filters, f = u % filters;
    for (size_t k = 0; k <= l; k++) {
      size_t slot = (size_t)s->sequence[(size_t)s->strongest_at[u] + k];
      s->said_gradient[slot * width + (first_place[l] + k) * filters + f] += gradient;
    }
  }
}

static void forget_words(fit_state *s) {
  for (size_t i = 0; i < s->slots; i++) s->slot_of_word[s->word_of_slot[i]] = -1;
  s->slots = 0;
}

// One batch of sentences. The words of all are said once.
static void learn_batch(fit_state *s, const aside_phrase_sentences *all, const size_t *batch, size_t count,
                        const aside_phrase_settings *settings, int32_t **sequences, size_t *lengths, float *kept) {
  size_t filters = units(s);
  for (size_t i = 0; i < count; i++) {
    s->sequence = sequences[i];
    lengths[i] = read_sentence(s, all, batch[i], settings->word_dropout);
  }
  for (size_t i = 0; i < s->slots; i++) say(s, i);
  memset(s->said_gradient, 0, s->slots * columns(s) * sizeof(float));
  for (size_t i = 0; i < count; i++) {
    s->sequence = sequences[i];
    for (size_t u = 0; u < filters; u++) {
      kept[u] = uniform(s) < settings->filter_dropout ? 0 : 1 / (1 - settings->filter_dropout);
    }
    find_strongest(s, lengths[i]);
    read_logits(s, kept);
    learn(s, all->truths + batch[i] * s->shape->tags, kept, 1.0f / (float)count);
  }
  for (size_t i = 0; i < s->slots; i++) unsay(s, i);
  forget_words(s);
}

static void shuffle(fit_state *s, size_t *items, size_t count) {
  for (size_t i = count; i > 1; i--) {
    size_t other = (size_t)(next_random(s) >> 33) % i, item = items[i - 1];
    items[i - 1] = items[other];
    items[other] = item;
  }
}

static size_t longest(const aside_phrase_sentences *all) {
  size_t most = 0;
  for (size_t i = 0; i < all->count; i++) {
    size_t length = all->starts[i + 1] - all->starts[i];
    if (length > most) most = length;
  }
  return most;
}

static void state_free(fit_state *s) {
  free(s->points.gradient);
  free(s->filters.gradient);
  free(s->bias.gradient);
  free(s->output.gradient);
  free(s->intercept.gradient);
  free(s->slot_of_word);
  free(s->word_of_slot);
  free(s->said);
  free(s->said_gradient);
  free(s->strongest);
  free(s->strongest_at);
}

static int state_new(fit_state *s, const aside_phrase_shape *shape, const aside_phrase_weights *w, size_t slots) {
  memset(s, 0, sizeof *s);
  s->shape = shape;
  if (slots > shape->words) slots = shape->words;
  size_t all = units(s), tags = shape->tags;
  int failed = learned_new(&s->points, w->points, shape->words * shape->dimensions) ||
               learned_new(&s->filters, w->filters, shape->dimensions * columns(s)) ||
               learned_new(&s->bias, w->bias, all) || learned_new(&s->output, w->output, all * tags) ||
               learned_new(&s->intercept, w->intercept, tags);
  s->slot_of_word = malloc(shape->words * sizeof(int32_t));
  s->word_of_slot = malloc(slots * sizeof(int32_t));
  s->said = malloc(slots * columns(s) * sizeof(float));
  s->said_gradient = malloc(slots * columns(s) * sizeof(float));
  s->strongest = malloc((2 * all + 2 * tags) * sizeof(float));
  s->strongest_at = malloc(all * sizeof(int32_t));
  if (failed || !s->slot_of_word || !s->word_of_slot || !s->said || !s->said_gradient || !s->strongest ||
      !s->strongest_at) {
    state_free(s);
    return -1;
  }
  s->active = s->strongest + all;
  s->logits = s->active + all;
  s->error = s->logits + tags;
  for (size_t i = 0; i < shape->words; i++) s->slot_of_word[i] = -1;
  return 0;
}

static int has_tag(const aside_phrase_sentences *all, size_t sentence, size_t tags) {
  for (size_t t = 0; t < tags; t++) {
    if (all->truths[sentence * tags + t] == 1) return 1;
  }
  return 0;
}

// Sentences with a tag, then those without; returns how many have one. Empty ones are left out.
static size_t sort_sentences(const aside_phrase_sentences *all, size_t tags, size_t *items, size_t *silent) {
  size_t count = 0;
  *silent = 0;
  for (int wanted = 1; wanted >= 0; wanted--) {
    for (size_t i = 0; i < all->count; i++) {
      if (!all->is_used[i] || all->starts[i] == all->starts[i + 1] || has_tag(all, i, tags) != wanted) continue;
      items[count + *silent] = i;
      if (wanted) count++;
      else (*silent)++;
    }
  }
  return count;
}

// What a fit needs beside its state.
typedef struct {
  size_t *items;  // sentences with a tag, then those without; behind them room for those of a round, in their order
  size_t *lengths;  // by sentence of a batch; `sequences` likewise, which lie in `memory`
  int32_t **sequences;
  int32_t *memory;
  float *kept;  // by filter
} fit_room;

static void room_free(fit_room *room) {
  free(room->items);
  free(room->lengths);
  free(room->memory);
  free(room->sequences);
  free(room->kept);
}

static int room_new(fit_room *room, size_t sentences, size_t batch, size_t most, size_t filters) {
  room->items = malloc(2 * sentences * sizeof(size_t) + 1);
  room->lengths = malloc(batch * sizeof(size_t));
  room->memory = malloc(batch * most * sizeof(int32_t));
  room->sequences = malloc(batch * sizeof(int32_t *));
  room->kept = malloc(filters * sizeof(float));
  if (!room->items || !room->lengths || !room->memory || !room->sequences || !room->kept) return -1;
  for (size_t i = 0; i < batch; i++) room->sequences[i] = room->memory + i * most;
  return 0;
}

// What the weights are before anything is learned: small, and every tag rare.
static void start(fit_state *s) {
  fill(s, &s->points, 0.3f);
  fill(s, &s->filters, 1.0f / sqrtf((float)s->shape->dimensions));
  fill(s, &s->output, 0.3f / sqrtf((float)units(s)));
  fill(s, &s->bias, 0);
  for (size_t t = 0; t < s->shape->tags; t++) s->intercept.value[t] = -4;
}

static void step_all(fit_state *s, float rate, size_t steps) {
  float mean_scale = 1 / (1 - powf(0.9f, (float)steps)), square_scale = 1 / (1 - powf(0.999f, (float)steps));
  step(&s->points, rate, mean_scale, square_scale);
  step(&s->filters, rate, mean_scale, square_scale);
  step(&s->bias, rate, mean_scale, square_scale);
  step(&s->output, rate, mean_scale, square_scale);
  step(&s->intercept, rate, mean_scale, square_scale);
}

static void learn_rounds(fit_state *s, const aside_phrase_sentences *all, const aside_phrase_settings *settings,
                         fit_room *room) {
  size_t silent = 0, tagged = sort_sentences(all, s->shape->tags, room->items, &silent), batch = settings->batch;
  size_t taken = tagged + (size_t)((float)silent * settings->silent_share);
  size_t *order = room->items + all->count, batches = taken / batch, steps = batches * settings->rounds;
  for (size_t done = 0, round = 0; round < settings->rounds; round++) {
    shuffle(s, room->items + tagged, silent);
    memcpy(order, room->items, taken * sizeof(size_t));
    shuffle(s, order, taken);
    for (size_t b = 0; b < batches; b++, done++) {
      learn_batch(s, all, order + b * batch, batch, settings, room->sequences, room->lengths, room->kept);
      float fallen = 0.5f * (1 + cosf(3.14159265f * (float)done / (float)steps));
      step_all(s, settings->rate * fallen, done + 1);
    }
  }
}

int aside_phrase_fit(const aside_phrase_shape *shape, const aside_phrase_sentences *all,
                     const aside_phrase_settings *settings, aside_phrase_weights *weights) {
  fit_state s;
  fit_room room;
  size_t most = longest(all) + 2, batch = settings->batch;
  if (batch == 0 || state_new(&s, shape, weights, batch * most)) return -1;
  int failed = room_new(&room, all->count, batch, most, units(&s));
  if (!failed) {
    s.random = settings->seed | 1;
    start(&s);
    learn_rounds(&s, all, settings, &room);
  }
  room_free(&room);
  state_free(&s);
  return failed;
}
