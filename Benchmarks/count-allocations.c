// Counts the heap allocations of the process it is preloaded into: ask for allocation_count and allocated_bytes by dlsym.

#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>

// glibc's own entry points, for those who wrap them (no dlsym, which would allocate itself).
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static unsigned long count, bytes;

unsigned long allocation_count(void) { return __atomic_load_n(&count, __ATOMIC_RELAXED); }

unsigned long allocated_bytes(void) { return __atomic_load_n(&bytes, __ATOMIC_RELAXED); }

static void record(size_t size) {
    __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&bytes, size, __ATOMIC_RELAXED);
}

void *malloc(size_t size) {
    record(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    record(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    record(size);
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    record(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    void *aligned = memalign(alignment, size);
    if (!aligned) return ENOMEM;
    *block = aligned;
    return 0;
}
