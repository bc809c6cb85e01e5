#pragma once
#include <zlib.h>

// inflateInit2 is a macro. 16 + MAX_WBITS: a gzip header is required (zlib.h, inflateInit2).
static inline int inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 16 + MAX_WBITS);
}
