// Tables in letters, which a Swift literal can hold: each of the 64 from '0' to 'o' is six bits, the lowest first, so
// that four letters are three bytes. Letters for runs of zeros would be a tenth fewer, and take five times as long to read.
#ifndef ASIDE_LETTERS_H
#define ASIDE_LETTERS_H

#include <stddef.h>
#include <stdint.h>

// Writes the bytes, `most` at most. Returns how many were understood: of anything but such letters, some.
size_t aside_letters_read(const uint8_t *letters, size_t count, uint8_t *bytes, size_t most);

// Writes the bytes as letters, four for three bytes rounded up. Returns their number.
size_t aside_letters_write(const uint8_t *bytes, size_t count, uint8_t *letters);

// Gives the memory of letters of the program file back, of whole pages: they are read from the file when they are asked
// for again. Never for memory that was written.
void aside_letters_drop(const uint8_t *letters, size_t count);

#endif
