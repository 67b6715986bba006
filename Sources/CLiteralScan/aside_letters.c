#include "include/aside_letters.h"

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
