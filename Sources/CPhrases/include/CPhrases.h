// All that this target offers to Swift.
#ifndef CPHRASES_H
#define CPHRASES_H

#include "aside_phrase_fit.h"
#include "aside_phrases.h"

#endif
