#include "table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_LIMIT = 9 + CLIENT_LIMIT, CELL_CAPACITY = 96 };

static char cells[1 + CLIENT_LIMIT][COLUMN_LIMIT][CELL_CAPACITY];

static int ascending(const void *left, const void *right) {
    double one = *(const double *)left, other = *(const double *)right;
    return (one > other) - (one < other);
}

static int ascending_long(const void *left, const void *right) {
    long one = *(const long *)left, other = *(const long *)right;
    return (one > other) - (one < other);
}

/// The nearest-rank percentile of sorted samples.
static double percentile(const double *sorted, unsigned count, double percent) {
    unsigned rank = (unsigned)(percent / 100 * count + 0.999999);
    return sorted[rank > 0 ? rank - 1 : 0];
}

__attribute__((format(printf, 3, 4))) static void put(unsigned row, unsigned column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(cells[row][column], CELL_CAPACITY, format, arguments);
    va_end(arguments);
}

/// Code points of UTF-8 text: each takes one place on a terminal here.
static int width(const char *text) {
    int count = 0;
    for (; *text; text++) count += (*text & 0xc0) != 0x80;
    return count;
}

struct figures {
    double cold, warm;  // medians; 0: not measured
};

static struct figures fill_row(unsigned row, const struct client *client) {
    struct figures figures = {0};
    unsigned cold = client->cold_count, warm = client->warm_count;
    put(row, 0, "%s", client->label);
    if (client->failure[0]) {
        put(row, 1, "failed");
        return figures;
    }
    if (cold > 0) {
        qsort(client->cold, cold, sizeof *client->cold, ascending);
        qsort(client->minor_faults, cold, sizeof *client->minor_faults, ascending_long);
        qsort(client->major_faults, cold, sizeof *client->major_faults, ascending_long);
        figures.cold = percentile(client->cold, cold, 50);
        put(row, 1, "%.2f", figures.cold);
        put(row, 2, "%.2f–%.2f", client->cold[0], percentile(client->cold, cold, 90));
        put(row, 7, "%ld+%ld", client->minor_faults[(cold - 1) / 2], client->major_faults[(cold - 1) / 2]);
    }
    if (warm > 0) {
        qsort(client->warm, warm, sizeof *client->warm, ascending);
        qsort(client->cycle, warm, sizeof *client->cycle, ascending);
        figures.warm = percentile(client->warm, warm, 50);
        put(row, 3, "%.1f", figures.warm);
        put(row, 4, "%.1f", percentile(client->warm, warm, 99));
        put(row, 5, "%.1f", percentile(client->cycle, warm, 50));
        put(row, 6, "%.2f", (double)client->peak_kilobytes / 1024);
    }
    put(row, 8, "%u+%u", cold, warm);
    return figures;
}

static void put_ratio(unsigned row, unsigned column, struct figures of, struct figures floor) {
    char cold[24] = "–", warm[24] = "–";
    if (of.cold > 0 && floor.cold > 0) snprintf(cold, sizeof cold, "%.2f", of.cold / floor.cold);
    if (of.warm > 0 && floor.warm > 0) snprintf(warm, sizeof warm, "%.2f", of.warm / floor.warm);
    put(row, column, "%s %s", cold, warm);
}

static void print_goal(const char *label, const char *what, double figure, double goal, const char *unit) {
    double distance = goal - figure;
    printf(
        "%s: %s %.2f%s, goal ≤ %.2f%s: %s by %.2f%s\n", label, what, figure, unit, goal, unit,
        distance >= 0 ? "met" : "missed", distance >= 0 ? distance : -distance, unit);
}

void table_print(const struct client *clients, unsigned count) {
    static const char *const headings[] = {
        "client", "cold ms", "min–p90", "warm µs p50", "p99", "cycle p50", "peak MB", "faults", "runs",
    };
    struct figures figures[CLIENT_LIMIT];
    unsigned columns = sizeof headings / sizeof *headings;
    memset(cells, 0, sizeof cells);
    for (unsigned column = 0; column < columns; column++) put(0, column, "%s", headings[column]);
    for (unsigned row = 0; row < count; row++) figures[row] = fill_row(row + 1, &clients[row]);
    for (unsigned floor = 0; floor < count; floor++) {
        if (!clients[floor].is_floor) continue;
        put(0, columns, "÷ %s", clients[floor].label);
        for (unsigned row = 0; row < count; row++) put_ratio(row + 1, columns, figures[row], figures[floor]);
        columns++;
    }
    for (unsigned row = 0; row <= count; row++)
        for (unsigned column = 0; column < columns; column++) {
            int widest = 0;
            for (unsigned other = 0; other <= count; other++)
                if (width(cells[other][column]) > widest) widest = width(cells[other][column]);
            int padding = widest - width(cells[row][column]);
            // The first column is text and starts at the left; the figures end at the right.
            printf("%*s%s%*s", column ? 2 + padding : 0, "", cells[row][column], column ? 0 : padding, "");
            if (column == columns - 1) putchar('\n');
        }
    printf(
        "\n"
        "cold: from just before posix_spawn to the first answer received, median. warm: from sending the event to its\n"
        "answer received; cycle: to the `next` after it. peak: VmHWM after the warm run. faults: minor+major of a cold\n"
        "run, median. runs: cold+warm. ÷: the medians of cold and warm as multiples of that client's.\n");
    for (unsigned row = 0; row < count; row++) {
        const struct client *client = &clients[row];
        double floor = client->warm_floor ? figures[client->warm_floor - clients].warm : 0;
        char what[CELL_CAPACITY];
        if (client->cold_goal > 0 && figures[row].cold > 0)
            print_goal(client->label, "cold", figures[row].cold, client->cold_goal, " ms");
        if (client->warm_goal > 0 && figures[row].warm > 0 && floor > 0) {
            snprintf(what, sizeof what, "warm ÷ %s", client->warm_floor->label);
            print_goal(client->label, what, figures[row].warm / floor, client->warm_goal, "");
        }
    }
}
