/* libFuzzer as a library: the loop that makes inputs, calls back with each and looks at what was reached.
   Source: LLVM, compiler-rt/include/fuzzer/FuzzerInterface.h. */
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*entry)(const uint8_t *data, size_t size));
