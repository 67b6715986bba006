// What this processor can do. Every way gives the same bytes; tests compare them.
#ifndef ASIDE_PROCESSOR_H
#define ASIDE_PROCESSOR_H

enum { ASIDE_PLAIN = 0, ASIDE_AVX2 = 1 };

// The fastest way.
int aside_best_way(void);

#endif
