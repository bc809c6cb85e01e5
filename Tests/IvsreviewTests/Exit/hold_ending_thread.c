// Loaded before a program (ld.so(8), LD_PRELOAD): makes a rare meeting of two threads certain.
//
// libcrypto keeps a block of memory for each thread that used it. The thread frees it as it ends; exit(3) runs
// OPENSSL_cleanup, which frees those of all threads. Here a thread that ends is held until exit has freed its block, for
// a second at most, and exit waits until one ends. When the block is freed by exit while the thread still is to free it,
// the process ends with 70; when no thread ended at all, so that nothing was tried, with 71.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void (*forget_thread)(void *);
static _Atomic(void *) held;
static atomic_bool has_ended;
static _Thread_local bool is_holder;

extern void __libc_free(void *block);

static void end(int code, const char *line) {
    (void)!write(STDERR_FILENO, line, strlen(line));
    _exit(code);
}

static void wait_one_millisecond(void) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
}

static void hold(void *block) {
    is_holder = true;
    held = block;
    has_ended = true;
    for (int i = 0; i < 1000; i++) wait_one_millisecond();
    held = NULL;
    forget_thread(block);
}

void free(void *block) {
    if (block && block == held && !is_holder) end(70, "the block of a thread that is ending was freed by another\n");
    __libc_free(block);
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
    int (*next)(pthread_key_t *, void (*)(void *)) = dlsym(RTLD_NEXT, "pthread_key_create");
    Dl_info caller;
    if (destructor && !forget_thread && dladdr(__builtin_return_address(0), &caller) && caller.dli_fname
        && strstr(caller.dli_fname, "libcrypto")) {
        forget_thread = destructor;
        destructor = hold;
    }
    return next(key, destructor);
}

void exit(int code) {
    for (int i = 0; i < 10000 && !has_ended; i++) wait_one_millisecond();
    if (!has_ended) end(71, "no thread that used libcrypto has ended\n");
    void (*next)(int) = dlsym(RTLD_NEXT, "exit");
    next(code);
    __builtin_unreachable();
}
