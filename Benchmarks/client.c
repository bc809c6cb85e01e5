#include "client.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "answer.h"

enum { TIME_LIMIT_MS = 5000, SLICE_MS = 50, OUTPUT_SHOWN = 2000 };

static const char invoked_arn[] = "arn:aws:lambda:us-west-2:123456789012:function:review";

double monotonic_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

__attribute__((format(printf, 2, 3))) static bool fail(struct client *client, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(client->failure, sizeof client->failure, format, arguments);
    va_end(arguments);
    return false;
}

/// Collects the process if it has ended by itself, and says how.
static bool has_ended(struct client *client) {
    int status;
    if (waitpid(client->process, &status, WNOHANG) != client->process) return false;
    client->process = 0;
    if (WIFSIGNALED(status))
        fail(client, "ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        fail(client, "exited with status %d", WEXITSTATUS(status));
    return true;
}

/// The next request that belongs to the loop of a runtime. Others are refused, as a client may do without them.
static bool await_request(struct client *client, struct request *request, const char *wanted) {
    for (int waited = 0; waited < TIME_LIMIT_MS;) {
        switch (runtime_api_wait(&client->api, request, SLICE_MS)) {
        case WAIT_TIMED_OUT:
            if (has_ended(client)) return false;
            waited += SLICE_MS;
            continue;
        case WAIT_MALFORMED:
            return fail(client, "sent a request that is malformed, chunked or longer than %d bytes", REQUEST_CAPACITY);
        case WAIT_REQUEST:
            break;
        }
        if (request->kind == REQUEST_ERROR || request->kind == REQUEST_INIT_ERROR)
            return fail(client, "reported an error: %.*s", (int)request->body_length, request->body);
        if (request->kind != REQUEST_OTHER) return true;
        runtime_api_answer(request->connection, "404 Not Found", "", "", 0);
    }
    return fail(client, "sent no %s within %d s", wanted, TIME_LIMIT_MS / 1000);
}

static bool await_next(struct client *client) {
    struct request request;
    if (!await_request(client, &request, "`next` request")) return false;
    if (request.kind != REQUEST_NEXT) return fail(client, "sent %s where `next` was due", request.line);
    client->waiting = request.connection;
    return true;
}

bool client_start(struct client *client) {
    client->failure[0] = 0;
    runtime_api_open(&client->api);
    snprintf(
        client->api_address, sizeof client->api_address, "AWS_LAMBDA_RUNTIME_API=127.0.0.1:%u", client->api.port);

    if (ftruncate(client->output, 0) < 0 || lseek(client->output, 0, SEEK_SET) < 0)
        err(1, "output of %s", client->label);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, client->output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, client->output, STDERR_FILENO);
    // glibc spawns with CLONE_VFORK: no page table is copied, so the size of this program does not enter the figure.
    int code = posix_spawnp(&client->process, client->words[0], &actions, NULL, client->words, client->environment);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) {
        client->process = 0;
        return fail(client, "cannot run %s: %s", client->words[0], strerror(code));
    }
    return await_next(client);
}

static bool judge(struct client *client, const struct request *response) {
    if (client->answer.length == response->body_length
        && memcmp(client->answer.bytes, response->body, response->body_length) == 0)
        return true;
    const char *fault = answer_fault(response->body, response->body_length);
    const struct text *expected = &client->expected;
    if (!fault && expected->bytes
        && !answer_equal(response->body, response->body_length, expected->bytes, expected->length))
        fault = "the answer is not the expected one";
    if (fault) return fail(client, "%s: %.*s", fault, (int)response->body_length, response->body);
    memcpy(client->answer.bytes, response->body, response->body_length);
    client->answer.length = response->body_length;
    return true;
}

bool client_invoke(
    struct client *client, const struct script *script, bool waits_for_next, struct moments *moments) {
    static unsigned long invocation;
    char headers[1024], request_id[ID_CAPACITY], invocation_id[ID_CAPACITY] = "", invocation_header[128] = "";
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(request_id, sizeof request_id, "8476a536-e9f4-11e8-9739-%012lx", ++invocation);
    if (script->sends_invocation_id) {
        snprintf(invocation_id, sizeof invocation_id, "3c1d0f52-7a6b-4e0e-8d11-%012lx", invocation * 7919);
        snprintf(invocation_header, sizeof invocation_header, "Lambda-Runtime-Invocation-Id: %s\r\n", invocation_id);
    }
    snprintf(
        headers, sizeof headers,
        "Lambda-Runtime-Aws-Request-Id: %s\r\nLambda-Runtime-Deadline-Ms: %lld\r\n%s"
        "Lambda-Runtime-Invoked-Function-Arn: %s\r\n"
        "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1\r\n",
        request_id, (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1000, invocation_header, invoked_arn);

    moments->sent = monotonic_microseconds();
    if (!runtime_api_answer(client->waiting, "200 OK", headers, script->event.bytes, script->event.length))
        return has_ended(client) ? false : fail(client, "closed the connection while it waited for `next`");
    struct request response;
    if (!await_request(client, &response, "answer")) return false;
    moments->answered = monotonic_microseconds();

    if (response.kind != REQUEST_RESPONSE) return fail(client, "sent %s where an answer was due", response.line);
    if (strcmp(response.request_id, request_id) != 0) return fail(client, "answered another request id");
    if (strcmp(response.invocation_id, invocation_id) != 0)
        return fail(client, "did not echo Lambda-Runtime-Invocation-Id (--no-invocation-id leaves it away)");
    if (!judge(client, &response)) return false;
    static const char accepted[] = "{\"status\":\"OK\"}\n";
    if (!runtime_api_answer(response.connection, "202 Accepted", "", accepted, sizeof accepted - 1))
        return fail(client, "closed the connection before its answer was accepted");
    if (!waits_for_next) return true;
    if (!await_next(client)) return false;
    moments->ready = monotonic_microseconds();
    return true;
}

void client_stop(struct client *client, long *minor_faults, long *major_faults) {
    struct rusage usage = {0};
    if (client->process > 0) {
        kill(client->process, SIGKILL);
        while (wait4(client->process, NULL, 0, &usage) < 0 && errno == EINTR) continue;
        client->process = 0;
    }
    if (minor_faults) *minor_faults = usage.ru_minflt;
    if (major_faults) *major_faults = usage.ru_majflt;
    runtime_api_close(&client->api);
}

long client_peak_kilobytes(const struct client *client) {
    // Not ru_maxrss: Linux starts it at the size of the process that called exec, which is this program.
    char path[64], line[256];
    long peak = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)client->process);
    FILE *status = fopen(path, "r");
    if (!status) return 0;
    while (fgets(line, sizeof line, status) && sscanf(line, "VmHWM: %ld", &peak) != 1) continue;
    fclose(status);
    return peak;
}

void client_report_failure(const struct client *client) {
    char written[OUTPUT_SHOWN];
    off_t end = lseek(client->output, 0, SEEK_END);
    off_t start = end > OUTPUT_SHOWN ? end - OUTPUT_SHOWN : 0;
    ssize_t length = pread(client->output, written, sizeof written, start);
    fprintf(stderr, "%s: failed: %s\n", client->label, client->failure);
    if (length > 0) fprintf(stderr, "%s wrote:\n%.*s\n", client->label, (int)length, written);
}
