#define _DEFAULT_SOURCE
#include "include/aside_letters.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Four bytes of eight letters; 0 where a run is among them, which has the bit of small letters.
static inline int read_eight(const uint8_t *letters, uint8_t *bytes) {
  uint64_t halves;
  memcpy(&halves, letters, sizeof halves);
  if ((halves & 0x2020202020202020u) != 0) return 0;
  halves -= 0x4141414141414141u;
  halves = (halves | halves >> 4) & 0x00FF00FF00FF00FFu;
  halves = (halves | halves >> 8) & 0x0000FFFF0000FFFFu;
  uint32_t four = (uint32_t)(halves | halves >> 16);
  memcpy(bytes, &four, sizeof four);
  return 1;
}

size_t aside_letters_read(const uint8_t *letters, size_t count, uint8_t *bytes, size_t most) {
  size_t written = 0, i = 0;
  while (i < count) {
    while (count - i >= 8 && most - written >= 4 && read_eight(letters + i, bytes + written)) {
      i += 8;
      written += 4;
    }
    if (i == count) break;
    if (letters[i] >= 'a') {
      size_t run = (size_t)1 << ((letters[i] - 'a') & 15);
      if (run > most - written) break;
      written += run;
      i++;
    } else if (i + 1 < count && written < most) {
      bytes[written++] = (uint8_t)((letters[i] - 'A') | (letters[i + 1] - 'A') << 4);
      i += 2;
    } else {
      break;
    }
  }
  return written;
}

void aside_letters_drop(const uint8_t *letters, size_t count) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = ((uintptr_t)letters + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)letters + count) / page * page;
  // A hint: where it fails, memory stays as it was.
  if (first < end) (void)madvise((void *)first, end - first, MADV_DONTNEED);
}
