// One client program under test: its process, its Runtime API, and what became of it.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "runtime-api.h"

enum { ANSWER_CAPACITY = REQUEST_CAPACITY };

struct text {
    char *bytes;
    size_t length;
};

/// What every client is served.
struct script {
    struct text event;
    bool sends_invocation_id;  // Lambda does since July 2026; older clients do not echo it
};

struct client {
    const char *label;
    char **words;          // program and arguments, ended by NULL
    char **environment;    // ended by NULL
    char api_address[64];  // an entry of `environment`, written at each start: AWS_LAMBDA_RUNTIME_API=host:port

    struct text expected;  // the answer it must give; no bytes: any valid one
    bool is_floor;
    unsigned cold_runs, warm_runs;  // cold starts and warm invocations to measure
    double cold_goal;  // ms; 0: none
    double warm_goal;  // times the p50 of `warm_floor`; 0: none
    const struct client *warm_floor;

    struct runtime_api api;
    pid_t process;               // 0: not running
    struct connection *waiting;  // the connection whose `next` is not answered yet
    int output;                  // a file in memory: what the process wrote to stdout and stderr
    struct text answer;          // its last answer that was judged good, in a buffer of ANSWER_CAPACITY
    char failure[256];           // empty: none

    double *cold, *warm, *cycle;  // ms, µs, µs
    unsigned cold_count, warm_count;
    long *minor_faults, *major_faults;  // of each cold run
    long peak_kilobytes;                // of the warm process
};

/// When the steps of one invocation happened, in µs of `monotonic_microseconds`.
struct moments {
    double sent;      // just before the event was sent
    double answered;  // when the whole answer had been received
    double ready;     // when the following `next` had been received
};

/// Gives the client its Runtime API, starts its process, and waits for its first `next`.
/// False when the client failed; then `failure` says why.
bool client_start(struct client *client);

/// Answers the waiting `next` with the event, takes the answer, accepts it, and waits for the following `next` if asked.
bool client_invoke(
    struct client *client, const struct script *script, bool waits_for_next, struct moments *moments);

/// Ends the process if it runs and closes its Runtime API; the faults of the process go where the pointers say, if any.
void client_stop(struct client *client, long *minor_faults, long *major_faults);

/// The peak resident memory of the running process in KB, 0 when unknown.
long client_peak_kilobytes(const struct client *client);

/// Prints the client's failure and the end of what it wrote, to stderr.
void client_report_failure(const struct client *client);

/// µs on a clock that only goes forward.
double monotonic_microseconds(void);
