#include "growth.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

// A poller that replaces its connection has two for a moment; a leak of descriptors would be one for each of many faults.
enum { ALLOWED_KILOBYTES = 512, ALLOWED_DESCRIPTORS = 8 };

static long resident_kilobytes(pid_t process) {
    char path[64];
    long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)process);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    if (fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static long open_descriptors(pid_t process) {
    char path[64];
    long count = 0;
    snprintf(path, sizeof path, "/proc/%d/fd", (int)process);
    DIR *folder = opendir(path);
    if (!folder) return 0;
    while (readdir(folder)) count++;
    closedir(folder);
    return count - 2;  // . and ..
}

void growth_sample(struct growth *growth, pid_t process, double progress) {
    struct extent *extent = progress >= 0.8 ? &growth->late : progress >= 0.2 && progress < 0.4 ? &growth->early : NULL;
    if (!extent) return;
    long kilobytes = resident_kilobytes(process), descriptors = open_descriptors(process);
    if (kilobytes > extent->kilobytes) extent->kilobytes = kilobytes;
    if (descriptors > extent->descriptors) extent->descriptors = descriptors;
    extent->samples++;
}

bool growth_report(const struct growth *growth) {
    const struct extent *early = &growth->early, *late = &growth->late;
    printf(
        "resident memory %ld KB early, %ld KB late; descriptors %ld early, %ld late (%u and %u samples)\n",
        early->kilobytes, late->kilobytes, early->descriptors, late->descriptors, early->samples, late->samples);
    bool is_measured = early->kilobytes > 0 && late->kilobytes > 0;
    bool has_grown = late->kilobytes > early->kilobytes + ALLOWED_KILOBYTES
        || late->descriptors > early->descriptors + ALLOWED_DESCRIPTORS;
    printf("%s\n", !is_measured ? "NOT MEASURED" : has_grown ? "GROWTH" : "no growth");
    return is_measured && !has_grown;
}
