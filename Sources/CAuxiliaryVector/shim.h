#pragma once
#include <sys/auxv.h>

// The path that this program was started by (getauxval(3)), which the kernel leaves on the stack; null if it did not. Swift
// looks for the program's arguments in /proc.
static inline const char *executed_path(void) {
    return (const char *)getauxval(AT_EXECFN);
}
