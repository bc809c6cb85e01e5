// Measures clients of IVS Chat's control plane side by side against a small server on 127.0.0.1: one `list-rooms` as a
// whole process, its wall time and peak memory, and calls per second while one process reads many pages.

#define USAGE                                                                                                          \
    "usage: control-plane-bench [--runs N] [--pages N] LABEL PROGRAM ARGUMENT ... -- LABEL PROGRAM ARGUMENT ...\n"     \
    "                           [-- LABEL PROGRAM ARGUMENT ...]\n"                                                     \
    "  --runs N   processes of each of the first two commands, in turn (21)\n"                                         \
    "  --pages N  pages that one process of the first and of the third command reads (2000)\n"                         \
    "The first command is compared with the second; the third is another reader of pages. To each is added\n"          \
    "`--endpoint-url http://127.0.0.1:PORT`. NAME=VALUE arguments before PROGRAM are added to its environment.\n"

#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "runtime-api.h"

enum { COMMAND_LIMIT = 3, RUN_LIMIT = 10000, PAGE_LIMIT = 1000000, PAGE_TURNS = 3 };
enum { ENVIRONMENT_LIMIT = 16, TIME_LIMIT_MS = 60000, SLICE_MS = 20 };

static const double time_goal = 1.0 / 25, memory_goal = 1.0 / 2;

struct command {
    const char *label;
    char **words;  // program and arguments, ended by NULL; the last two are --endpoint-url and `url`
    char *environment[ENVIRONMENT_LIMIT];
};

/// One process that has ended well.
struct sample {
    double milliseconds;
    double megabytes;      // peak resident memory
    double answering;      // ms from the first request received to the last page sent
    unsigned connections;  // on which the requests came
};

static struct runtime_api server;
static char url[64];
static int output;  // a file in memory: what the process wrote to stdout and stderr

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/// Nothing of the caller's is inherited but PATH: no credentials, no proxy, no configuration.
static void fill_environment(struct command *command, char **additions, size_t addition_count) {
    static char path[4096];
    snprintf(path, sizeof path, "PATH=%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
    char *const fixed[] = {
        path, "LC_ALL=C.UTF-8", "HOME=/", "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null",
        "AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_DEFAULT_REGION=us-west-2", "AWS_EC2_METADATA_DISABLED=true",
    };
    size_t count = sizeof fixed / sizeof *fixed;
    if (count + addition_count >= ENVIRONMENT_LIMIT) errx(2, "%s: too many variables", command->label);
    memcpy(command->environment, fixed, sizeof fixed);
    memcpy(command->environment + count, additions, addition_count * sizeof *additions);
}

/// Answers `list-rooms` with one room and, before the last page, the number of the page to ask for next.
static bool answer_page(const struct request *request, unsigned pages) {
    static const char key[] = "\"nextToken\":";
    if (strcmp(request->line, "POST /ListRooms") != 0) {
        runtime_api_answer(request->connection, "404 Not Found", "", "", 0);
        return false;
    }
    const char *token = memmem(request->body, request->body_length, key, sizeof key - 1);
    if (token) token += sizeof key - 1;
    unsigned long page = token ? strtoul(token + strspn(token, " \""), NULL, 10) : 1;
    char next[64] = "", body[512];
    if (page < pages) snprintf(next, sizeof next, ",\"nextToken\":\"%lu\"", page + 1);
    int length = snprintf(
        body, sizeof body,
        "{\"rooms\":[{\"arn\":\"arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl\",\"id\":\"AbCdEfGhIjKl\","
        "\"name\":\"lobby\",\"createTime\":\"2026-01-02T03:04:05Z\",\"updateTime\":\"2026-01-02T03:04:05Z\","
        "\"messageReviewHandler\":{\"uri\":\"arn:aws:lambda:us-west-2:123456789012:function:review\","
        "\"fallbackResult\":\"DENY\"},\"tags\":{}}]%s}",
        next);
    return runtime_api_answer(request->connection, "200 OK", "", body, (size_t)length);
}

static void start(const struct command *command, pid_t *process) {
    if (ftruncate(output, 0) < 0 || lseek(output, 0, SEEK_SET) < 0) err(1, "output of %s", command->label);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    int code = posix_spawnp(process, command->words[0], &actions, NULL, command->words, (char **)command->environment);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) errx(1, "cannot run %s: %s", command->words[0], strerror(code));
}

/// Whether the process has ended; it stays there for wait4 to collect.
static bool has_ended(pid_t process) {
    siginfo_t end = {0};
    return waitid(P_PID, (id_t)process, &end, WEXITED | WNOHANG | WNOWAIT) == 0 && end.si_pid == process;
}

__attribute__((noreturn)) static void give_up(const struct command *command, const char *fault) {
    char said[1500];
    ssize_t length = pread(output, said, sizeof said, 0);
    errx(1, "%s %s\n%.*s", command->label, fault, length > 0 ? (int)length : 0, said);
}

/// Runs the command once and answers its requests. Whatever is not as it should be ends the program.
static struct sample run(const struct command *command, unsigned pages) {
    struct sample sample = {0};
    struct rusage usage;
    int status;
    pid_t process;
    double started = milliseconds(), first = 0;
    const char *fault = NULL;
    server.accepted_count = 0;
    start(command, &process);
    for (unsigned calls = 0; calls < pages && !fault;) {
        struct request request;
        switch (runtime_api_wait(&server, &request, SLICE_MS)) {
        case WAIT_REQUEST:
            if (calls++ == 0) first = milliseconds();
            if (!answer_page(&request, pages)) fault = "did not ask for rooms, or closed its connection";
            sample.answering = milliseconds() - first;
            break;
        case WAIT_MALFORMED:
            fault = "sent a malformed request";
            break;
        case WAIT_TIMED_OUT:
            if (has_ended(process))
                fault = "ended too early";
            else if (milliseconds() - started > TIME_LIMIT_MS)
                fault = "took too long";
        }
    }
    if (fault) kill(process, SIGKILL);
    if (wait4(process, &status, 0, &usage) != process) err(1, "wait4");
    sample.milliseconds = milliseconds() - started;
    if (!fault && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) fault = "failed";
    if (fault) give_up(command, fault);
    sample.megabytes = (double)usage.ru_maxrss / 1024;
    sample.connections = server.accepted_count;
    return sample;
}

static int ascending(const void *left, const void *right) {
    double one = *(const double *)left, other = *(const double *)right;
    return (one > other) - (one < other);
}

static double median(double *samples, unsigned count) {
    qsort(samples, count, sizeof *samples, ascending);
    return samples[(count - 1) / 2];
}

static void print_goal(const char *what, double ratio, double goal) {
    printf(
        "%s: 1/%.1f, goal ≤ 1/%.0f: %s by a factor of %.2f\n", what, 1 / ratio, 1 / goal,
        ratio <= goal ? "met" : "missed", ratio <= goal ? goal / ratio : ratio / goal);
}

static void measure_processes(const struct command *commands, unsigned runs) {
    static double times[2][RUN_LIMIT], sizes[2][RUN_LIMIT];
    // One run that does not count brings each program into the page cache.
    for (unsigned index = 0; index <= runs; index++)
        for (unsigned each = 0; each < 2; each++) {
            struct sample sample = run(&commands[each], 1);
            if (index == 0) continue;
            times[each][index - 1] = sample.milliseconds;
            sizes[each][index - 1] = sample.megabytes;
        }
    double time[2], size[2];
    printf("one list-rooms, median of %u processes\n", runs);
    for (unsigned each = 0; each < 2; each++) {
        time[each] = median(times[each], runs);
        size[each] = median(sizes[each], runs);
        printf(
            "  %-12s %8.2f ms (min %.2f, p90 %.2f)  peak %6.2f MB\n", commands[each].label, time[each],
            times[each][0], times[each][(runs * 9 - 1) / 10], size[each]);
    }
    print_goal("time", time[0] / time[1], time_goal);
    print_goal("memory", size[0] / size[1], memory_goal);
}

static void measure_pages(const struct command *command, unsigned pages) {
    double rates[PAGE_TURNS];
    struct sample sample;
    for (unsigned turn = 0; turn < PAGE_TURNS; turn++) {
        sample = run(command, pages);
        if (sample.connections != 1) errx(1, "%s used %u connections", command->label, sample.connections);
        rates[turn] = pages / sample.answering * 1e3;
    }
    printf("  %-12s %8.0f calls/s  peak %6.2f MB\n", command->label, median(rates, PAGE_TURNS), sample.megabytes);
}

static unsigned number_of(const char *option, const char *text, unsigned limit) {
    char *end;
    unsigned long number = text ? strtoul(text, &end, 10) : 0;
    if (!text || *end || number < 1 || number > limit) errx(2, "%s needs a number from 1 to %u\n" USAGE, option, limit);
    return (unsigned)number;
}

/// Takes one command off the arguments and gives the place behind its `--`.
static char **take_command(struct command *command, char **arguments) {
    char **end = arguments;
    while (*end && strcmp(*end, "--") != 0) end++;
    if (end - arguments < 2) errx(2, "a command is missing\n" USAGE);
    command->label = *arguments++;
    size_t additions = 0;
    while (arguments + additions < end && strchr(arguments[additions], '=')) additions++;
    fill_environment(command, arguments, additions);
    arguments += additions;
    size_t count = (size_t)(end - arguments);
    if (count == 0) errx(2, "%s: no program\n" USAGE, command->label);
    command->words = calloc(count + 3, sizeof *command->words);
    if (!command->words) err(1, "%s", command->label);
    memcpy(command->words, arguments, count * sizeof *arguments);
    command->words[count] = "--endpoint-url";
    command->words[count + 1] = url;
    return *end ? end + 1 : end;
}

int main(int count, char **arguments) {
    unsigned runs = 21, pages = 2000;
    struct command commands[COMMAND_LIMIT] = {0};
    char **next = arguments + 1;
    for (; count > 1 && *next && strncmp(*next, "--", 2) == 0; next += 2) {
        if (strcmp(*next, "--runs") == 0)
            runs = number_of(*next, next[1], RUN_LIMIT);
        else if (strcmp(*next, "--pages") == 0)
            pages = number_of(*next, next[1], PAGE_LIMIT);
        else
            errx(2, "unknown option %s\n" USAGE, *next);
    }
    for (unsigned index = 0; index < COMMAND_LIMIT; index++) next = take_command(&commands[index], next);
    output = memfd_create("output", MFD_CLOEXEC);
    if (output < 0) err(1, "memfd_create");
    runtime_api_open(&server);
    snprintf(url, sizeof url, "http://127.0.0.1:%u", server.port);

    measure_processes(commands, runs);
    printf("\ncalls over one kept-alive connection, %u pages, median of %d processes\n", pages, PAGE_TURNS);
    fflush(stdout);
    measure_pages(&commands[0], pages);
    measure_pages(&commands[2], pages);
    runtime_api_close(&server);
    printf(
        "\ntime: from just before posix_spawn to the end of the process. memory: ru_maxrss of wait4. calls/s: from the\n"
        "first request received to the last page sent, seen by the server, so starting and printing are not in it.\n");
}
