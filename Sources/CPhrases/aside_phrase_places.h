// Where the places of phrases of each length stand among all.
#ifndef ASIDE_PHRASE_PLACES_H
#define ASIDE_PHRASE_PLACES_H

#include <stddef.h>

#include "include/aside_phrase_fit.h"

static const size_t first_place[ASIDE_PHRASE_LENGTHS] = {0, 1, 3};

#endif
