#define _DEFAULT_SOURCE
#include "include/aside_letters.h"

#include <sys/mman.h>
#include <unistd.h>

size_t aside_letters_count(const uint8_t *letters, size_t count) {
  // In halves of bytes, by letter: no branch, since runs cannot be predicted.
  uint32_t halves[256];
  for (int letter = 0; letter < 256; letter++) halves[letter] = letter < 'a' ? 1 : 2u << ((letter - 'a') & 15);
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) sum += halves[letters[i]];
  return sum / 2;
}

size_t aside_letters_read(const uint8_t *letters, size_t count, uint8_t *bytes) {
  size_t written = 0, i = 0;
  while (i < count) {
    if (letters[i] >= 'a') {
      written += (size_t)1 << ((letters[i] - 'a') & 15);
      i++;
    } else if (i + 1 < count) {
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
