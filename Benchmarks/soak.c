// Runs one handler process through a great many invocations over a Runtime API on 127.0.0.1 that fails in every way a
// network can, checks each answer byte for byte, and watches memory and descriptors. At the end the process gets SIGTERM
// and has to exit with 0. It ends only the process it has started.

#define USAGE                                                                                                          \
    "usage: soak [--count N] [--concurrency N] [--seed N] [--seconds N] --events FILE --expected FILE COMMAND ...\n"   \
    "  --count N        invocations to serve (1000000)\n"                                                              \
    "  --concurrency N  pollers of the handler (1)\n"                                                                  \
    "  --seed N         of the faults and the order of the events (1)\n"                                               \
    "  --seconds N      the longest that it may take (1800)\n"                                                         \
    "  --events FILE    messages, one a line; the lines that are whole review events are served\n"                     \
    "  --expected FILE  what `ivsreview replay --output jsonl` says of them\n"

#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "growth.h"
#include "runtime-api.h"

extern char **environ;

enum { EVENT_LIMIT = 4096, OPEN_LIMIT = 1 << 16, PATIENCE_SECONDS = 10 };

/// What may be done to an answer to `next`, to one to a post, or to both.
enum fault {
    NONE, SPLIT, BYTE_WISE, SLOW, CHUNKED, CLOSING, STATUS, NAMELESS, RESET_AT_ONCE, RESET_HALFWAY, CLOSE_HALFWAY,
    FAULT_COUNT,
};

static const char *const fault_names[FAULT_COUNT] = {
    "none", "split into packets", "one byte a write", "slow body", "chunked", "closed after it", "4xx or 5xx",
    "no request id", "reset before it", "reset halfway", "closed halfway",
};

struct event {
    const char *bytes, *answer;
    size_t length, answer_length;
};

/// What became of an invocation: an event that was cut off must never be answered, any other one must be.
enum state { UNUSED, DELIVERED, CUT_OFF, TO_BE_POSTED_AGAIN, CONCLUDED };

static struct event events[EVENT_LIMIT];
static unsigned event_count;
static enum state states[OPEN_LIMIT];
static unsigned long count = 1000000, handed_out, concluded, cut_off, posted_again, denials;
static unsigned long faults_of_next[FAULT_COUNT], faults_of_posts[FAULT_COUNT];
static uint64_t random_state = 1;
static pid_t handler;
static int handler_log;

static uint32_t random_below(uint32_t bound) {
    // xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled").
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (uint32_t)((random_state * 0x2545f4914f6cdd1dull >> 32) % bound);
}

__attribute__((format(printf, 1, 2), noreturn)) static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("soak: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    char text[4000];
    off_t end = lseek(handler_log, 0, SEEK_END);
    off_t start = end > (off_t)sizeof text ? end - (off_t)sizeof text : 0;
    ssize_t length = pread(handler_log, text, sizeof text, start);
    fprintf(stderr, "\nafter %lu invocations; the end of the handler's log:\n%.*s\n", concluded, (int)length, text);
    if (handler > 0) {
        kill(handler, SIGKILL);
        waitpid(handler, NULL, 0);
    }
    exit(1);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static char *read_whole(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) err(2, "%s", path);
    char *bytes = NULL;
    size_t capacity = 0;
    if (getdelim(&bytes, &capacity, 0, file) < 0) errx(2, "%s: empty", path);
    fclose(file);
    return bytes;
}

static void add_event(const char *bytes, size_t length, const char *answer, size_t answer_length) {
    if (event_count == EVENT_LIMIT) errx(2, "more than %d events", EVENT_LIMIT);
    events[event_count++] = (struct event){bytes, answer, length, answer_length};
}

/// The lines that are whole events, each with the response that replay gives for its number.
static void read_events(const char *messages, const char *replayed) {
    unsigned line = 0;
    const char *result = replayed;
    for (const char *start = messages; *start; start += strcspn(start, "\n"), start += *start == '\n') {
        size_t length = strcspn(start, "\n");
        line++;
        // Lines that are no messages have no result; results come in the order of the lines.
        unsigned number = 0;
        while (*result && sscanf(result, "{\"line\":%u", &number) == 1 && number < line)
            result += strcspn(result, "\n"), result += *result == '\n';
        if (number != line || *start != '{' || !memmem(start, length, "\"Content\":", 10)
            || !memmem(start, length, "\"MessageId\":", 12))
            continue;
        size_t result_length = strcspn(result, "\n");
        const char *response = memmem(result, result_length, "\"response\":", 11);
        if (!response) errx(2, "result of line %u: no response", line);
        response += 11;
        add_event(start, length, response, result_length - (size_t)(response - result) - 1);
    }
    if (event_count == 0) errx(2, "there is no event among the messages");
}

/// Events that nobody can read, which are denied.
static void add_hostile_events(void) {
    static const char denial[] = "{\"ReviewResult\":\"DENY\"}";
    static const char *const texts[] = {
        "", "not JSON", "{", "[]", "{}", "null", "{\"Content\":5}", "{\"Content\":\"cut", "{\"Content\":\"a\"} more",
        "\xff\xfe\x80", "{\"Content\":\"a\",}", "{\"Content\":{\"Content\":\"a\"}}",
    };
    for (size_t index = 0; index < sizeof texts / sizeof *texts; index++)
        add_event(texts[index], strlen(texts[index]), denial, sizeof denial - 1);
    static char deep[100000], large[1 << 20];
    memset(deep, '[', sizeof deep);
    memset(large, 'x', sizeof large);
    add_event(deep, sizeof deep, denial, sizeof denial - 1);
    add_event(large, sizeof large, denial, sizeof denial - 1);
}

static void rest(unsigned microseconds) {
    nanosleep(&(struct timespec){.tv_nsec = microseconds * 1000L}, NULL);
}

/// Sends all of it in pieces of at most `piece` bytes; what a client that has gone misses is its own affair.
static void send_pieces(int socket, const char *bytes, size_t length, size_t piece) {
    while (length > 0) {
        ssize_t sent = send(socket, bytes, length < piece ? length : piece, MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes += sent;
        length -= (size_t)sent;
    }
}

/// Ends a connection; with `reset` its descriptor, closed when the Runtime API finds it ended, sends RST.
static void end_connection(int socket, bool reset) {
    if (reset) setsockopt(socket, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
    shutdown(socket, reset ? SHUT_RD : SHUT_RDWR);
}

/// Answers with a fault. The buffer is as large as the largest event and its head.
static void answer(
    struct connection *connection, enum fault fault, const char *status, const char *headers, const char *body,
    size_t length) {
    static char bytes[(1 << 20) + 4096];
    int socket = connection->socket;
    if (fault == RESET_AT_ONCE) return end_connection(socket, true);
    size_t end = (size_t)sprintf(bytes, "HTTP/1.1 %s\r\n%sContent-Type: application/json\r\n", status, headers);
    if (fault == CLOSING) end += (size_t)sprintf(bytes + end, "Connection: close\r\n");
    if (fault == CHUNKED) {
        size_t half = length / 2;
        end += (size_t)sprintf(bytes + end, "Transfer-Encoding: chunked\r\n\r\n");
        for (size_t part = 0; part < 2; part++) {
            size_t size = part == 0 ? half : length - half;
            if (size == 0) continue;
            end += (size_t)sprintf(bytes + end, "%zx\r\n", size);
            memcpy(bytes + end, body + (part == 0 ? 0 : half), size);
            end += size;
            end += (size_t)sprintf(bytes + end, "\r\n");
        }
        end += (size_t)sprintf(bytes + end, "0\r\n\r\n");
    } else {
        end += (size_t)sprintf(bytes + end, "Content-Length: %zu\r\n\r\n", length);
        memcpy(bytes + end, body, length);
        end += length;
    }
    switch (fault) {
    case SPLIT:
        for (size_t start = 0, size; start < end; start += size) {
            size = 1 + random_below((uint32_t)(end - start));
            send_pieces(socket, bytes + start, size, size);
        }
        break;
    case BYTE_WISE:
        // The head and the beginning of the body; a megabyte in single bytes would be a second.
        send_pieces(socket, bytes, end < 2000 ? end : 2000, 1);
        if (end > 2000) send_pieces(socket, bytes + 2000, end - 2000, end);
        break;
    case SLOW:
        send_pieces(socket, bytes, end / 2, end);
        rest(500 + random_below(3000));
        send_pieces(socket, bytes + end / 2, end - end / 2, end);
        break;
    case RESET_HALFWAY:
    case CLOSE_HALFWAY:
        send_pieces(socket, bytes, 1 + random_below((uint32_t)end - 1), end);
        end_connection(socket, fault == RESET_HALFWAY);
        break;
    case CLOSING:
        send_pieces(socket, bytes, end, end);
        end_connection(socket, false);
        break;
    default:
        send_pieces(socket, bytes, end, end);
    }
}

/// Most answers are without a fault, and most faults are quick.
static enum fault choose_fault(bool of_next) {
    static const enum fault quick[] = {SPLIT, CHUNKED, CLOSING, STATUS, RESET_AT_ONCE, RESET_HALFWAY, CLOSE_HALFWAY};
    uint32_t choice = random_below(1000);
    if (choice >= 100) return NONE;
    if (choice < 4) return SLOW;
    if (choice < 10) return BYTE_WISE;
    if (choice < 20) return of_next ? NAMELESS : SPLIT;
    return quick[random_below(sizeof quick / sizeof *quick)];
}

static const char *choose_status(void) {
    static const char *const statuses[] = {
        "400 Bad Request", "404 Not Found", "410 Gone", "413 Too Large", "429 Too Many", "503 Unavailable",
    };
    return statuses[random_below(sizeof statuses / sizeof *statuses)];
}

/// Answers a `next`. A fault that loses the event is followed by a good answer, so that no client gives up.
static void hand_out(struct connection *connection) {
    static bool had_fault;
    enum fault fault = had_fault ? NONE : choose_fault(true);
    faults_of_next[fault]++;
    had_fault = fault >= STATUS;
    if (fault == STATUS) return answer(connection, NONE, choose_status(), "", "no", 2);
    unsigned index = random_below(event_count);
    unsigned long number = handed_out;
    char headers[512];
    snprintf(
        headers, sizeof headers,
        "Lambda-Runtime-Aws-Request-Id: soak-%lu-%u\r\nLambda-Runtime-Invocation-Id: attempt-%lu\r\n"
        "Lambda-Runtime-Deadline-Ms: 4102444800000\r\nLambda-Runtime-Trace-Id: Root=1-%lu\r\n",
        number, index, number, number);
    answer(
        connection, fault, "200 OK", fault == NAMELESS ? "" : headers, events[index].bytes, events[index].length);
    if (fault == NAMELESS || fault == RESET_AT_ONCE) return;
    states[handed_out++ % OPEN_LIMIT] = fault > NAMELESS ? CUT_OFF : DELIVERED;
    if (fault > NAMELESS) cut_off++, count++;
}

/// Judges a post, and answers it.
static void take(const struct request *request) {
    unsigned long number;
    unsigned index;
    char invocation_id[ID_CAPACITY];
    if (sscanf(request->request_id, "soak-%lu-%u", &number, &index) != 2 || index >= event_count)
        fail("an answer to an unknown request: %s", request->request_id);
    snprintf(invocation_id, sizeof invocation_id, "attempt-%lu", number);
    if (strcmp(request->invocation_id, invocation_id) != 0) fail("%s: another invocation id", request->request_id);
    enum state *state = &states[number % OPEN_LIMIT];
    if (number >= handed_out || *state == UNUSED) fail("%s was never handed out", request->request_id);
    if (*state == CUT_OFF) fail("%s was answered, though its event was cut off", request->request_id);
    if (*state == CONCLUDED) fail("%s was answered twice", request->request_id);
    const struct event *event = &events[index];
    if (request->body_length != event->answer_length
        || memcmp(request->body, event->answer, event->answer_length) != 0)
        fail(
            "%s: wrong answer\nevent: %.*s\nexpected: %.*s\nanswer: %.*s", request->request_id,
            (int)(event->length < 4000 ? event->length : 4000), event->bytes, (int)event->answer_length, event->answer,
            (int)request->body_length, request->body);
    enum fault fault = *state == TO_BE_POSTED_AGAIN ? NONE : choose_fault(false);
    faults_of_posts[fault]++;
    static const char accepted[] = "{\"status\":\"OK\"}\n";
    answer(
        request->connection, fault == STATUS ? NONE : fault, fault == STATUS ? choose_status() : "202 Accepted", "",
        accepted, sizeof accepted - 1);
    if (fault >= RESET_AT_ONCE) {
        *state = TO_BE_POSTED_AGAIN;
        posted_again++;
        return;
    }
    *state = CONCLUDED;
    concluded++;
    denials += memmem(request->body, request->body_length, "\"DENY\"", 6) != NULL;
}

static void start_handler(char **words, unsigned short port, const char *concurrency) {
    char address[64];
    snprintf(address, sizeof address, "127.0.0.1:%u", port);
    setenv("AWS_LAMBDA_RUNTIME_API", address, 1);
    setenv("AWS_LAMBDA_MAX_CONCURRENCY", concurrency, 1);
    FILE *log = tmpfile();
    if (!log) err(1, "log of the handler");
    handler_log = fileno(log);
    fcntl(handler_log, F_SETFL, O_APPEND);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, handler_log, STDERR_FILENO);
    int code = posix_spawnp(&handler, words[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) errx(1, "cannot run %s: %s", words[0], strerror(code));
}

/// Serves until every invocation is concluded and each poller waits for the next one.
static void serve(struct runtime_api *api, struct growth *growth, unsigned pollers, double limit) {
    unsigned long sampled = 0, interval = count / 100 + 1;
    unsigned waiting = 0;
    double last = seconds();
    while (concluded + cut_off < count || waiting < pollers) {
        struct request request;
        enum wait_outcome outcome = runtime_api_wait(api, &request, 100);
        double now = seconds();
        if (now > limit) fail("it takes too long");
        if (outcome == WAIT_MALFORMED) fail("a malformed request");
        if (outcome == WAIT_TIMED_OUT) {
            int status;
            if (waitpid(handler, &status, WNOHANG) == handler) {
                handler = 0;
                fail("the handler ended with status %#x", (unsigned)status);
            }
            if (now - last > PATIENCE_SECONDS) fail("no request for %d s", PATIENCE_SECONDS);
            continue;
        }
        last = now;
        if (request.kind == REQUEST_RESPONSE) {
            take(&request);
        } else if (request.kind != REQUEST_NEXT) {
            fail("%s: %.*s", request.line, (int)request.body_length, request.body);
        } else if (handed_out < count) {
            hand_out(request.connection);
        } else {
            waiting++;
        }
        if (concluded - sampled < interval) continue;
        sampled = concluded;
        growth_sample(growth, handler, (double)concluded / (double)count);
        // Of a million faults' log lines the last ones are enough.
        if (lseek(handler_log, 0, SEEK_END) > 1 << 24 && ftruncate(handler_log, 0) < 0) err(1, "log of the handler");
    }
}

static void stop_handler(void) {
    kill(handler, SIGTERM);
    for (unsigned waited = 0; waited < 5000; waited++) {
        int status;
        if (waitpid(handler, &status, WNOHANG) == handler) {
            handler = 0;
            if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail("after SIGTERM: status %#x", (unsigned)status);
            return;
        }
        rest(1000);
    }
    fail("the handler does not end after SIGTERM");
}

static void print_faults(const char *title, const unsigned long *faults) {
    printf("%s\n", title);
    for (unsigned fault = 0; fault < FAULT_COUNT; fault++)
        if (faults[fault] > 0) printf("  %-20s %10lu\n", fault_names[fault], faults[fault]);
}

int main(int argument_count, char **arguments) {
    const char *messages = NULL, *expected = NULL, *concurrency = "1";
    double limit = 1800;
    int index = 1;
    for (; index + 1 < argument_count && strncmp(arguments[index], "--", 2) == 0; index += 2) {
        const char *option = arguments[index], *value = arguments[index + 1];
        if (strcmp(option, "--count") == 0)
            count = strtoul(value, NULL, 10);
        else if (strcmp(option, "--concurrency") == 0)
            concurrency = value;
        else if (strcmp(option, "--seed") == 0)
            random_state = strtoul(value, NULL, 10) | 1ull << 40;
        else if (strcmp(option, "--seconds") == 0)
            limit = strtod(value, NULL);
        else if (strcmp(option, "--events") == 0)
            messages = value;
        else if (strcmp(option, "--expected") == 0)
            expected = value;
        else
            errx(2, "unknown option %s\n" USAGE, option);
    }
    unsigned pollers = (unsigned)strtoul(concurrency, NULL, 10);
    if (!messages || !expected || index >= argument_count || count == 0 || pollers == 0 || pollers > CONNECTION_LIMIT / 2)
        errx(2, "events, expected answers, a command and sensible numbers are needed\n" USAGE);
    read_events(read_whole(messages), read_whole(expected));
    add_hostile_events();

    struct runtime_api api;
    struct growth growth = {0};
    unsigned long wanted = count;
    runtime_api_open(&api);
    double start = seconds();
    start_handler(arguments + index, api.port, concurrency);
    serve(&api, &growth, pollers, start + limit);
    double duration = seconds() - start;
    stop_handler();

    printf(
        "%lu invocations of %u events in one process with %u poller%s: %.1f s, %.0f a second\n"
        "  %lu allowed, %lu denied, 0 wrong; %lu events cut off, none of them answered; %lu answers asked for again\n",
        concluded, event_count, pollers, pollers == 1 ? "" : "s", duration, (double)wanted / duration,
        concluded - denials, denials, cut_off, posted_again);
    print_faults("answers to next", faults_of_next);
    print_faults("answers to posts", faults_of_posts);
    return growth_report(&growth) ? 0 : 1;
}
