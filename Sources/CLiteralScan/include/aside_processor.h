// What this processor can do. Every way gives the same bytes; tests compare them.
#ifndef ASIDE_PROCESSOR_H
#define ASIDE_PROCESSOR_H

enum { ASIDE_PLAIN = 0, ASIDE_AVX2 = 1, ASIDE_AVX512 = 2 };  // each can all that those before can

// The fastest way.
int aside_best_way(void);

#endif
