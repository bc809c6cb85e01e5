// A scripted Lambda Runtime API on 127.0.0.1, served in the caller's own thread: the caller waits for a request and
// says what to answer, so it knows to the microsecond when each was sent and received.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { CONNECTION_LIMIT = 64, REQUEST_CAPACITY = 1 << 16, ID_CAPACITY = 64 };

struct connection {
    int socket;
    size_t received;  // bytes in `bytes`
    size_t consumed;  // of them, those of the request handed out last
    char bytes[REQUEST_CAPACITY + 1];
};

struct runtime_api {
    int listener;
    unsigned short port;
    unsigned connection_count;
    unsigned accepted_count;  // connections accepted since it was last set
    struct connection *connections[CONNECTION_LIMIT];
};

enum request_kind { REQUEST_NEXT, REQUEST_RESPONSE, REQUEST_ERROR, REQUEST_INIT_ERROR, REQUEST_OTHER };

/// One request. Its pointers and its connection hold until the next call of `runtime_api_wait`.
struct request {
    enum request_kind kind;
    struct connection *connection;
    const char *line;               // "GET /path", ended by NUL
    char request_id[ID_CAPACITY];     // from the path of a response or an error, else empty
    char invocation_id[ID_CAPACITY];  // the echoed Lambda-Runtime-Invocation-Id, else empty
    const char *body;
    size_t body_length;
};

enum wait_outcome { WAIT_REQUEST, WAIT_TIMED_OUT, WAIT_MALFORMED };

/// Listens on a free port of 127.0.0.1. Ends the program when the system refuses.
void runtime_api_open(struct runtime_api *api);

/// Closes the listener and every connection.
void runtime_api_close(struct runtime_api *api);

/// Waits at most `milliseconds` for one whole request on any connection, new ones included.
enum wait_outcome runtime_api_wait(struct runtime_api *api, struct request *request, int milliseconds);

/// Answers with a status, headers ("Name: value\r\n" each) and a body, in one write.
/// False when the client has closed the connection.
bool runtime_api_answer(
    struct connection *connection, const char *status, const char *headers, const char *body, size_t body_length);
