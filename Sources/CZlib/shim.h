#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import; 15 + 32 accepts gzip and zlib headers.
static inline int aside_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

// Raw deflate, without a header, as zip archives hold it.
static inline int aside_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -15); }
