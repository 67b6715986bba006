#define _DEFAULT_SOURCE
#include "include/aside_letters.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FIRST_LETTER '0'

// Six bytes of eight letters and two of zeros behind them; 0 where one is no letter.
static inline int read_eight(const uint8_t *letters, uint8_t *bytes) {
  uint64_t bits;
  memcpy(&bits, letters, sizeof bits);
  bits -= 0x0101010101010101u * FIRST_LETTER;
  if ((bits & 0xC0C0C0C0C0C0C0C0u) != 0) return 0;
  bits = (bits & 0x003F003F003F003Fu) | (bits & 0x3F003F003F003F00u) >> 2;
  bits = (bits & 0x00000FFF00000FFFu) | (bits & 0x0FFF00000FFF0000u) >> 4;
  bits = (bits & 0x0000000000FFFFFFu) | (bits & 0x00FFFFFF00000000u) >> 8;
  memcpy(bytes, &bits, sizeof bits);
  return 1;
}

size_t aside_letters_read(const uint8_t *letters, size_t count, uint8_t *bytes, size_t most) {
  size_t written = 0, i = 0;
  while (count - i >= 8 && most - written >= 8 && read_eight(letters + i, bytes + written)) {
    i += 8;
    written += 6;
  }
  uint32_t bits = 0;
  for (unsigned held = 0; i < count && written < most; i++) {
    uint32_t six = (uint32_t)letters[i] - FIRST_LETTER;
    if (six >= 64) break;
    bits |= six << held;
    held += 6;
    if (held < 8) continue;
    bytes[written++] = (uint8_t)bits;
    bits >>= 8;
    held -= 8;
  }
  return written;
}

size_t aside_letters_write(const uint8_t *bytes, size_t count, uint8_t *letters) {
  size_t written = 0;
  uint32_t bits = 0;
  unsigned held = 0;
  for (size_t i = 0; i < count; i++) {
    bits |= (uint32_t)bytes[i] << held;
    for (held += 8; held >= 6; held -= 6, bits >>= 6) letters[written++] = FIRST_LETTER + (bits & 63);
  }
  if (held > 0) letters[written++] = FIRST_LETTER + bits;
  return written;
}

void aside_letters_drop(const uint8_t *letters, size_t count) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = ((uintptr_t)letters + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)letters + count) / page * page;
  // A hint: where it fails, memory stays as it was.
  if (first < end) (void)madvise((void *)first, end - first, MADV_DONTNEED);
}
