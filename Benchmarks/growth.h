// Whether a process grows: its resident memory and open descriptors, early and late in its life.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

struct extent {
    long kilobytes, descriptors;
    unsigned samples;
};

struct growth {
    struct extent early;  // the largest between 20 % and 40 % of the way: by then every buffer and pattern is in use
    struct extent late;   // the largest after 80 %
};

/// Looks at the process, `progress` (0 to 1) of the way through.
void growth_sample(struct growth *growth, pid_t process, double progress);

/// Prints both; false when the late ones are larger by more than 512 KB or 8 descriptors.
bool growth_report(const struct growth *growth);
