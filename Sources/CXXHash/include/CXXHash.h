#pragma once
#include <stddef.h>
#include <stdint.h>

/// The XXH3 of `count` bytes, 64 bits (xxhash.h, XXH3_64bits_withSeed).
uint64_t xxh3_64bits(const void *bytes, size_t count, uint64_t seed);
