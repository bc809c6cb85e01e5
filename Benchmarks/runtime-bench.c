// Measures Lambda runtime clients side by side against a scripted Runtime API on 127.0.0.1: the time from exec to the
// first answer, the time of a warm invocation, peak memory and page faults. It ends only processes it has started.

#define USAGE                                                                                                          \
    "usage: runtime-bench [--cold N] [--warm N] [--no-invocation-id] [--unpinned] --event FILE\n"                      \
    "                     [--expect FILE] [--cold-goal MS] [--warm-goal RATIO] [--floor] LABEL=COMMAND ...\n"          \
    "  --event FILE        the event every invocation gets\n"                                                          \
    "  --no-invocation-id  send no Lambda-Runtime-Invocation-Id, for clients that do not echo it\n"                    \
    "  --unpinned          leave it to the scheduler where the bench and the clients run\n"                            \
    "For the clients after it:\n"                                                                                      \
    "  --cold N            processes to start, all clients in turn (60)\n"                                             \
    "  --warm N            invocations of one process, all clients in turns of 1000 (20000)\n"                         \
    "  --expect FILE       the answer they must give, compared as JSON; without it any valid answer will do\n"         \
    "  --cold-goal MS      the goal for the median cold start\n"                                                       \
    "  --warm-goal RATIO   the goal for the warm p50, as a multiple of the p50 of the floor named last\n"              \
    "For the one client after it:\n"                                                                                   \
    "  --floor             a floor: all rows are shown as multiples of it\n"                                           \
    "COMMAND is split like a shell's words; NAME=VALUE words before the program are added to its environment.\n"

#include <ctype.h>
#include <err.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <wordexp.h>

#include "client.h"
#include "table.h"

extern char **environ;

// One turn is long enough that the cold caches after a switch stay well below the 1 % that p99 looks at.
enum { TURN = 1000, WARM_UP = 500 };

static struct client clients[CLIENT_LIMIT];
static unsigned client_count;
static struct script script = {.sends_invocation_id = true};

static struct text read_file(const char *path) {
    struct text text = {0};
    FILE *file = fopen(path, "rb");
    if (!file) err(2, "%s", path);
    text.bytes = malloc(REQUEST_CAPACITY);
    if (!text.bytes) err(1, "%s", path);
    text.length = fread(text.bytes, 1, REQUEST_CAPACITY, file);
    if (text.length == REQUEST_CAPACITY) errx(2, "%s: longer than the %d bytes served here", path, REQUEST_CAPACITY);
    fclose(file);
    while (text.length > 0 && text.bytes[text.length - 1] == '\n') text.length--;
    if (text.length == 0) errx(2, "%s: empty", path);
    return text;
}

static void *new_array(size_t count, size_t size) {
    void *array = calloc(count > 0 ? count : 1, size);
    if (!array) err(1, "samples");
    return array;
}

static bool is_assignment(const char *word) {
    size_t length = 0;
    while (isalnum((unsigned char)word[length]) || word[length] == '_') length++;
    return length > 0 && word[length] == '=';
}

/// The environment of this program without what Lambda sets, then what Lambda sets, then the client's own additions.
static char **make_environment(struct client *client, char **additions, size_t addition_count) {
    static char *const lambda[] = {
        "AWS_LAMBDA_FUNCTION_NAME=review", "AWS_LAMBDA_FUNCTION_VERSION=$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/review", "AWS_LAMBDA_LOG_STREAM_NAME=bench", "_HANDLER=review",
    };
    size_t lambda_count = sizeof lambda / sizeof *lambda, inherited = 0, count = 0;
    while (environ[inherited]) inherited++;
    char **environment = new_array(inherited + lambda_count + addition_count + 2, sizeof *environment);
    for (size_t index = 0; index < inherited; index++)
        if (strncmp(environ[index], "AWS_", 4) != 0 && strncmp(environ[index], "_HANDLER=", 9) != 0)
            environment[count++] = environ[index];
    for (size_t index = 0; index < lambda_count; index++) environment[count++] = lambda[index];
    for (size_t index = 0; index < addition_count; index++) {
        size_t name_length = (size_t)(strchr(additions[index], '=') + 1 - additions[index]);
        size_t place = 0;
        while (place < count && strncmp(environment[place], additions[index], name_length) != 0) place++;
        environment[place] = additions[index];
        if (place == count) count++;
    }
    environment[count] = client->api_address;
    return environment;
}

static void add_client(char *argument, const struct client *settings) {
    char *equals = strchr(argument, '=');
    if (!equals || equals == argument) errx(2, "%s: not LABEL=COMMAND\n" USAGE, argument);
    if (client_count == CLIENT_LIMIT) errx(2, "more than %d clients", CLIENT_LIMIT);
    struct client *client = &clients[client_count++];
    *client = *settings;
    *equals = 0;
    client->label = argument;
    wordexp_t words;
    if (wordexp(equals + 1, &words, WRDE_NOCMD) != 0) errx(2, "%s: cannot split the command: %s", argument, equals + 1);
    size_t additions = 0;
    while (additions < words.we_wordc && is_assignment(words.we_wordv[additions])) additions++;
    if (additions == words.we_wordc) errx(2, "%s: no program in the command", argument);
    client->words = words.we_wordv + additions;
    client->environment = make_environment(client, words.we_wordv, additions);
    client->output = memfd_create("output", MFD_CLOEXEC);
    if (client->output < 0) err(1, "memfd_create");
    client->answer.bytes = new_array(ANSWER_CAPACITY, 1);
}

static void make_room(struct client *client) {
    unsigned cold = client->cold_runs, warm = client->warm_runs;
    client->cold = new_array(cold, sizeof *client->cold);
    client->minor_faults = new_array(cold, sizeof *client->minor_faults);
    client->major_faults = new_array(cold, sizeof *client->major_faults);
    client->warm = new_array(warm, sizeof *client->warm);
    client->cycle = new_array(warm, sizeof *client->cycle);
}

static void cold_run(struct client *client, bool counts) {
    struct moments moments;
    double started = monotonic_microseconds();
    bool answered = client_start(client) && client_invoke(client, &script, false, &moments);
    unsigned run = client->cold_count;
    client_stop(client, &client->minor_faults[run], &client->major_faults[run]);
    if (!answered || !counts) return;
    client->cold[run] = (moments.answered - started) / 1000;
    client->cold_count++;
}

static void warm_turn(struct client *client, unsigned count, bool counts) {
    struct moments moments;
    for (unsigned index = 0; index < count; index++) {
        if (!client_invoke(client, &script, true, &moments)) return;
        if (!counts) continue;
        client->warm[client->warm_count] = moments.answered - moments.sent;
        client->cycle[client->warm_count++] = moments.ready - moments.sent;
    }
}

/// Keeps this program, and so every client, on one processor. Client and bench take turns, so nothing is lost. Without
/// it each wake-up may cross to an idle processor: the p50 of the libcurl floor was anything from 74 to 162 µs in five
/// runs, and 38 to 53 when pinned. A Lambda function below 1,769 MB has no more than one processor's time either.
static void pin(void) {
    cpu_set_t processors;
    CPU_ZERO(&processors);
    CPU_SET(sched_getcpu(), &processors);
    if (sched_setaffinity(0, sizeof processors, &processors) < 0) err(1, "cannot pin to one processor (--unpinned)");
}

static void measure(void) {
    unsigned cold = 0, warm = 0;
    for (struct client *client = clients; client < clients + client_count; client++) {
        make_room(client);
        if (client->cold_runs > cold) cold = client->cold_runs;
        if (client->warm_runs > warm) warm = client->warm_runs;
    }
    // One run that does not count brings each program into the page cache, and shows a broken one at once.
    for (unsigned run = 0; run <= cold; run++)
        for (struct client *client = clients; client < clients + client_count; client++)
            if (!client->failure[0] && run <= client->cold_runs) cold_run(client, run > 0);
    bool started[CLIENT_LIMIT] = {0};
    for (unsigned index = 0; index < client_count; index++) {
        if (clients[index].failure[0] || clients[index].warm_runs == 0) continue;
        started[index] = true;
        if (client_start(&clients[index])) warm_turn(&clients[index], WARM_UP, false);
    }
    for (unsigned done = 0; done < warm; done += TURN)
        for (struct client *client = clients; client < clients + client_count; client++)
            if (!client->failure[0] && done < client->warm_runs) {
                unsigned left = client->warm_runs - done;
                warm_turn(client, left < TURN ? left : TURN, true);
            }
    for (unsigned index = 0; index < client_count; index++) {
        if (!started[index]) continue;
        clients[index].peak_kilobytes = client_peak_kilobytes(&clients[index]);
        client_stop(&clients[index], NULL, NULL);
    }
}

static double number_of(const char *option, const char *text) {
    char *end;
    double number = strtod(text, &end);
    if (end == text || *end || !(number >= 0 && number <= 1e7))
        errx(2, "%s: %s is not a number from 0 to 10,000,000\n" USAGE, option, text);
    return number;
}

int main(int count, char **arguments) {
    bool pinned = true;
    struct client settings = {.cold_runs = 60, .warm_runs = 20000};
    const struct client *last_floor = NULL;
    for (int index = 1; index < count; index++) {
        const char *option = arguments[index];
        if (strcmp(option, "--help") == 0) return fputs(USAGE, stdout) < 0;
        if (strcmp(option, "--floor") == 0) {
            settings.is_floor = true;
        } else if (strcmp(option, "--no-invocation-id") == 0) {
            script.sends_invocation_id = false;
        } else if (strcmp(option, "--unpinned") == 0) {
            pinned = false;
        } else if (strncmp(option, "--", 2) == 0) {
            const char *value = arguments[++index];
            if (!value) errx(2, "%s needs a value\n" USAGE, option);
            if (strcmp(option, "--cold") == 0)
                settings.cold_runs = (unsigned)number_of(option, value);
            else if (strcmp(option, "--warm") == 0)
                settings.warm_runs = (unsigned)number_of(option, value);
            else if (strcmp(option, "--event") == 0)
                script.event = read_file(value);
            else if (strcmp(option, "--expect") == 0)
                settings.expected = read_file(value);
            else if (strcmp(option, "--cold-goal") == 0)
                settings.cold_goal = number_of(option, value);
            else if (strcmp(option, "--warm-goal") == 0)
                settings.warm_goal = number_of(option, value), settings.warm_floor = last_floor;
            else
                errx(2, "unknown option %s\n" USAGE, option);
        } else {
            add_client(arguments[index], &settings);
            if (settings.is_floor) last_floor = &clients[client_count - 1];
            settings.is_floor = false;
        }
    }
    if (client_count == 0 || script.event.length == 0) errx(2, "an event and at least one client are needed\n" USAGE);

    if (pinned) pin();
    struct utsname system;
    uname(&system);
    printf(
        "%s %s %s, %ld processors%s\n"
        "clients in turn; event of %zu bytes\n\n",
        system.sysname, system.release, system.machine, sysconf(_SC_NPROCESSORS_ONLN), pinned ? ", pinned to one" : "",
        script.event.length);
    fflush(stdout);
    measure();
    table_print(clients, client_count);
    fflush(stdout);
    int failures = 0;
    for (unsigned index = 0; index < client_count; index++) {
        if (!clients[index].failure[0]) continue;
        client_report_failure(&clients[index]);
        failures++;
    }
    return failures > 0;
}
