// Which of 64 hits have one of some signs. The signs are a table of 512 bits, looked up byte by byte.
#include "aside_chain_search.h"
#include "include/aside_processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static uint64_t signed_plain(const aside_signs *signs, const uint16_t *hit_signs, size_t count) {
  uint64_t found = 0;
  for (size_t i = 0; i < count; i++) {
    found |= (signs->words[hit_signs[i] >> 6] >> (hit_signs[i] & 63) & 1) << i;
  }
  return found;
}

#if defined(__x86_64__)
static inline uint64_t first_bits(size_t count) { return ~0ull >> (64 - count); }

// Sixteen bytes of the table for each quarter; those of the right quarter are kept.
__attribute__((target("avx2"))) static inline uint32_t signed_half(const aside_signs *signs, const uint16_t *hit_signs) {
  __m256i low = _mm256_loadu_si256((const __m256i *)hit_signs);
  __m256i high = _mm256_loadu_si256((const __m256i *)(hit_signs + 16));
  // Packing goes by lanes of 128 bits; the permutation brings them back in order.
  __m256i bytes = _mm256_permute4x64_epi64(
      _mm256_packus_epi16(_mm256_srli_epi16(low, 3), _mm256_srli_epi16(high, 3)), 0xD8);
  __m256i seven = _mm256_set1_epi16(7);
  __m256i rests = _mm256_permute4x64_epi64(
      _mm256_packus_epi16(_mm256_and_si256(low, seven), _mm256_and_si256(high, seven)), 0xD8);
  __m256i bits = _mm256_shuffle_epi8(_mm256_set1_epi64x((long long)0x8040201008040201ull), rests);
  __m256i found = _mm256_setzero_si256();
  for (int quarter = 0; quarter < 4; quarter++) {
    __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)signs->words + quarter));
    __m256i is_here = _mm256_cmpeq_epi8(_mm256_srli_epi16(_mm256_and_si256(bytes, _mm256_set1_epi8(0x30)), 4),
                                        _mm256_set1_epi8((char)quarter));
    __m256i looked_up = _mm256_shuffle_epi8(table, _mm256_and_si256(bytes, _mm256_set1_epi8(15)));
    found = _mm256_or_si256(found, _mm256_and_si256(looked_up, is_here));
  }
  __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(found, bits), _mm256_setzero_si256());
  return ~(uint32_t)_mm256_movemask_epi8(none);
}

__attribute__((target("avx2"))) static uint64_t signed_avx2(const aside_signs *signs, const uint16_t *hit_signs,
                                                            size_t count) {
  uint64_t found = signed_half(signs, hit_signs);
  if (count > 32) found |= (uint64_t)signed_half(signs, hit_signs + 32) << 32;
  return found & first_bits(count);
}

__attribute__((target("avx512f,avx512bw,avx512vbmi"))) static uint64_t signed_avx512(const aside_signs *signs,
                                                                                     const uint16_t *hit_signs,
                                                                                     size_t count) {
  __m512i low = _mm512_loadu_si512(hit_signs), high = _mm512_loadu_si512(hit_signs + 32);
  __m512i bytes = _mm512_inserti64x4(_mm512_castsi256_si512(_mm512_cvtepi16_epi8(_mm512_srli_epi16(low, 3))),
                                     _mm512_cvtepi16_epi8(_mm512_srli_epi16(high, 3)), 1);
  __m512i rests = _mm512_and_si512(
      _mm512_inserti64x4(_mm512_castsi256_si512(_mm512_cvtepi16_epi8(low)), _mm512_cvtepi16_epi8(high), 1),
      _mm512_set1_epi8(7));
  __m512i bits = _mm512_shuffle_epi8(_mm512_set1_epi64((long long)0x8040201008040201ull), rests);
  __m512i found = _mm512_permutexvar_epi8(bytes, _mm512_loadu_si512(signs->words));
  return _mm512_test_epi8_mask(found, bits) & first_bits(count);
}
#endif

aside_signed_hits *aside_signed_hits_of(int way) {
#if defined(__x86_64__)
  if (way >= ASIDE_AVX512) return signed_avx512;
  if (way >= ASIDE_AVX2) return signed_avx2;
#endif
  (void)way;
  return signed_plain;
}
