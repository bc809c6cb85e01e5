// Times jansson on review events (event to fields, fields to response), and runs it over the conformance table.
//
//   jansson time EVENT ROUNDS       prints nanoseconds per event: median and least of 9 runs
//   jansson conformance TABLE       prints each case that jansson decides otherwise than the table
#define _POSIX_C_SOURCE 200809L
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    if (fread(bytes, 1, *length, file) != *length) {
        exit(1);
    }
    bytes[*length] = 0;
    fclose(file);
    return bytes;
}

// The fields of an event, copied into one reused buffer as the Swift decoder does.
static char *fields;
static size_t used;

static void take(const json_t *string) {
    if (json_is_string(string)) {
        size_t length = json_string_length(string);
        memcpy(fields + used, json_string_value(string), length);
        used += length;
    }
}

static void take_attributes(json_t *attributes) {
    const char *name;
    json_t *value;
    json_object_foreach(attributes, name, value) {
        size_t length = strlen(name);
        memcpy(fields + used, name, length);
        used += length;
        take(value);
    }
}

static json_t *decode(const char *bytes, size_t length) {
    json_error_t error;
    json_t *event = json_loadb(bytes, length, JSON_ALLOW_NUL, &error);
    if (!event) {
        fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    used = 0;
    take(json_object_get(event, "Content"));
    take(json_object_get(event, "MessageId"));
    take(json_object_get(event, "RoomArn"));
    take_attributes(json_object_get(event, "Attributes"));
    json_t *sender = json_object_get(event, "Sender");
    take(json_object_get(sender, "UserId"));
    take_attributes(json_object_get(sender, "Attributes"));
    return event;
}

static size_t encode(json_t *event, char *response, size_t capacity) {
    json_t *answer = json_object();
    json_object_set(answer, "Content", json_object_get(event, "Content"));
    json_object_set_new(answer, "ReviewResult", json_string("ALLOW"));
    json_object_set(answer, "Attributes", json_object_get(event, "Attributes"));
    size_t length = json_dumpb(answer, response, capacity, JSON_COMPACT);
    json_decref(answer);
    return length;
}

static int compare(const void *a, const void *b) {
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

static void report(const char *what, double *runs) {
    qsort(runs, 9, sizeof *runs, compare);
    printf("jansson  %-16s %12.0f %12.0f\n", what, runs[4], runs[0]);
}

static void measure(const char *path, long rounds) {
    size_t length;
    char *bytes = read_file(path, &length);
    fields = malloc(length);
    char *response = malloc(2 * length + 1024);
    double decoding[9], both[9];
    for (int run = 0; run < 9; run++) {
        double start = now();
        for (long round = 0; round < rounds; round++) {
            json_decref(decode(bytes, length));
        }
        double middle = now();
        for (long round = 0; round < rounds; round++) {
            json_t *event = decode(bytes, length);
            encode(event, response, 2 * length + 1024);
            json_decref(event);
        }
        decoding[run] = (middle - start) / rounds;
        both[run] = (now() - middle) / rounds;
    }
    report("decode", decoding);
    report("decode + encode", both);
}

static int hex(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }

static void conformance(const char *path) {
    size_t length;
    char *text = read_file(path, &length);
    int cases = 0, differing = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line == '#') {
            continue;
        }
        char *name = strchr(line, ' ') + 1;
        char *input = strchr(name, ' ') + 1;
        input[-1] = 0;
        size_t count = 0;
        for (char *c = input; *c; c++) {
            if (*c == '%') {
                input[count++] = (char)(hex(c[1]) << 4 | hex(c[2]));
                c += 2;
            } else {
                input[count++] = *c;
            }
        }
        json_error_t error;
        json_t *value = json_loadb(input, count, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
        int wanted = strncmp(line, "accept", 6) == 0;
        cases++;
        if (wanted != (value != NULL)) {
            differing++;
            printf("%s should be %sed: %s\n", name, wanted ? "accept" : "reject", value ? "accepted" : error.text);
        }
        json_decref(value);
    }
    printf("jansson %s: %d cases, %d decided otherwise\n", JANSSON_VERSION, cases, differing);
}

int main(int argc, char **argv) {
    if (argc == 4 && strcmp(argv[1], "time") == 0) {
        measure(argv[2], atol(argv[3]));
    } else if (argc == 3 && strcmp(argv[1], "conformance") == 0) {
        conformance(argv[2]);
    } else {
        fprintf(stderr, "usage: jansson time EVENT ROUNDS | conformance TABLE\n");
        return 2;
    }
    return 0;
}
