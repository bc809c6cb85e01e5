#pragma once
// Compiled into its only caller: the handler links nothing more, and the header's code for SSE2 or NEON is used.
#define XXH_INLINE_ALL
#include <xxhash.h>

// The function's own name is a macro here.
static inline uint64_t xxh3_64bits(const void *bytes, size_t count, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes, count, seed);
}
