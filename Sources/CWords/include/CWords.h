// All that this target offers to Swift.
#ifndef CWORDS_H
#define CWORDS_H

#include "aside_common_words.h"
#include "aside_word_runs.h"
#include "aside_word_tables.h"
#include "aside_words.h"

#endif
