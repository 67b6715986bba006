// Tables in letters, which a Swift literal can hold: a byte is two capitals from 'A' on, its lower half first; a small
// letter from 'a' on is a run of 1, 2, 4, ... 2^15 zeros.
#ifndef ASIDE_LETTERS_H
#define ASIDE_LETTERS_H

#include <stddef.h>
#include <stdint.h>

// Writes the bytes, `most` at most; memory is all zeros before. Returns how many were understood: of anything but such
// letters, some.
size_t aside_letters_read(const uint8_t *letters, size_t count, uint8_t *bytes, size_t most);

// Gives the memory of letters of the program file back, of whole pages: they are read from the file when they are asked
// for again. Never for memory that was written.
void aside_letters_drop(const uint8_t *letters, size_t count);

#endif
