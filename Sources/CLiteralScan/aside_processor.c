#include "include/aside_processor.h"

int aside_best_way(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi")) return ASIDE_AVX512;
  if (__builtin_cpu_supports("avx2")) return ASIDE_AVX2;
#endif
  return ASIDE_PLAIN;
}
