#include "runtime-api.h"

#include <arpa/inet.h>
#include <err.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

void runtime_api_open(struct runtime_api *api) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    memset(api, 0, sizeof *api);
    api->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (api->listener < 0 || bind(api->listener, (struct sockaddr *)&address, length) < 0
        || listen(api->listener, CONNECTION_LIMIT) < 0
        || getsockname(api->listener, (struct sockaddr *)&address, &length) < 0)
        err(1, "cannot listen on 127.0.0.1");
    api->port = ntohs(address.sin_port);
}

static void drop_connection(struct runtime_api *api, unsigned index) {
    close(api->connections[index]->socket);
    free(api->connections[index]);
    api->connections[index] = api->connections[--api->connection_count];
}

void runtime_api_close(struct runtime_api *api) {
    while (api->connection_count > 0) drop_connection(api, 0);
    close(api->listener);
}

static void accept_connection(struct runtime_api *api) {
    int socket = accept4(api->listener, NULL, NULL, SOCK_CLOEXEC);
    if (socket < 0) return;
    // A client that leaves its connections open is served on the newest ones.
    if (api->connection_count == CONNECTION_LIMIT) drop_connection(api, 0);
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    struct connection *connection = malloc(sizeof *connection);
    if (!connection) err(1, "connection");
    connection->socket = socket;
    connection->received = connection->consumed = 0;
    api->connections[api->connection_count++] = connection;
    api->accepted_count++;
}

/// The value of a header within `head`, which ends in an empty line and a NUL; NULL when there is none.
static const char *header_value(const char *head, const char *name) {
    for (const char *line = strstr(head, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n"))
        if (strncasecmp(line + 2, name, strlen(name)) == 0) {
            const char *value = line + 2 + strlen(name);
            return value + strspn(value, " \t");
        }
    return NULL;
}

static void copy_until(char *to, const char *from, const char *stops) {
    size_t length = strcspn(from, stops);
    if (length >= ID_CAPACITY) length = ID_CAPACITY - 1;
    memcpy(to, from, length);
    to[length] = 0;
}

static void read_route(struct request *request) {
    static const char invocation[] = "POST /2018-06-01/runtime/invocation/";
    request->kind = REQUEST_OTHER;
    if (strcmp(request->line, "GET /2018-06-01/runtime/invocation/next") == 0) request->kind = REQUEST_NEXT;
    if (strcmp(request->line, "POST /2018-06-01/runtime/init/error") == 0) request->kind = REQUEST_INIT_ERROR;
    if (strncmp(request->line, invocation, sizeof invocation - 1) != 0) return;
    const char *id = request->line + sizeof invocation - 1, *call = strchr(id, '/');
    if (!call) return;
    copy_until(request->request_id, id, "/");
    if (strcmp(call, "/response") == 0) request->kind = REQUEST_RESPONSE;
    if (strcmp(call, "/error") == 0) request->kind = REQUEST_ERROR;
}

/// Takes a whole request out of what the connection has received; WAIT_TIMED_OUT while bytes are missing.
static enum wait_outcome take_request(struct connection *connection, struct request *request) {
    connection->bytes[connection->received] = 0;
    char *end = strstr(connection->bytes, "\r\n\r\n");
    if (!end) return connection->received == REQUEST_CAPACITY ? WAIT_MALFORMED : WAIT_TIMED_OUT;
    size_t head_length = (size_t)(end + 4 - connection->bytes);
    char first_of_body = end[4];
    end[4] = 0;
    const char *length = header_value(connection->bytes, "Content-Length:");
    const char *invocation_id = header_value(connection->bytes, "Lambda-Runtime-Invocation-Id:");
    bool chunked = header_value(connection->bytes, "Transfer-Encoding:") != NULL;
    bool waits_for_continue = header_value(connection->bytes, "Expect:") != NULL;
    size_t body_length = length ? strtoul(length, NULL, 10) : 0;
    end[4] = first_of_body;
    // HTTP allows a chunked body too; a runtime uses one for streamed responses only, and a verdict is none.
    if (chunked || head_length + body_length > REQUEST_CAPACITY) return WAIT_MALFORMED;
    if (connection->received < head_length + body_length) {
        if (waits_for_continue && connection->received == head_length)
            send(connection->socket, "HTTP/1.1 100 Continue\r\n\r\n", 25, MSG_NOSIGNAL);
        return WAIT_TIMED_OUT;
    }
    memset(request, 0, sizeof *request);
    if (invocation_id) copy_until(request->invocation_id, invocation_id, "\r");
    request->connection = connection;
    request->line = connection->bytes;
    request->body = connection->bytes + head_length;
    request->body_length = body_length;
    char *path = strchr(connection->bytes, ' ');
    if (!path || path > end) return WAIT_MALFORMED;
    path[1 + strcspn(path + 1, " \r")] = 0;
    read_route(request);
    connection->consumed = head_length + body_length;
    return WAIT_REQUEST;
}

enum wait_outcome runtime_api_wait(struct runtime_api *api, struct request *request, int milliseconds) {
    for (unsigned index = 0; index < api->connection_count; index++) {
        struct connection *connection = api->connections[index];
        if (connection->consumed == 0) continue;
        connection->received -= connection->consumed;
        memmove(connection->bytes, connection->bytes + connection->consumed, connection->received);
        connection->consumed = 0;
        // A client may send its next request before this one is answered.
        enum wait_outcome outcome = take_request(connection, request);
        if (outcome != WAIT_TIMED_OUT) return outcome;
    }
    for (;;) {
        struct pollfd polled[1 + CONNECTION_LIMIT] = {{.fd = api->listener, .events = POLLIN}};
        for (unsigned index = 0; index < api->connection_count; index++)
            polled[1 + index] = (struct pollfd){.fd = api->connections[index]->socket, .events = POLLIN};
        if (poll(polled, 1 + api->connection_count, milliseconds) <= 0) return WAIT_TIMED_OUT;
        // From the last to the first, as dropping one moves the last into its place.
        for (unsigned index = api->connection_count; index-- > 0;) {
            struct connection *connection = api->connections[index];
            if (!polled[1 + index].revents) continue;
            size_t room = REQUEST_CAPACITY - connection->received;
            ssize_t count = recv(connection->socket, connection->bytes + connection->received, room, 0);
            if (count <= 0) {
                drop_connection(api, index);
                continue;
            }
            connection->received += (size_t)count;
            enum wait_outcome outcome = take_request(connection, request);
            if (outcome != WAIT_TIMED_OUT) return outcome;
        }
        if (polled[0].revents) accept_connection(api);
    }
}

bool runtime_api_answer(
    struct connection *connection, const char *status, const char *headers, const char *body, size_t body_length) {
    char head[2048];
    int head_length = snprintf(
        head, sizeof head, "HTTP/1.1 %s\r\n%sContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", status,
        headers, body_length);
    if (head_length >= (int)sizeof head) errx(1, "the headers of an answer are too long");
    struct iovec parts[] = {{head, (size_t)head_length}, {(void *)body, body_length}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    size_t length = (size_t)head_length + body_length;
    // A loopback socket takes an event (at most a few KB) whole; less means that the client is gone.
    return sendmsg(connection->socket, &message, MSG_NOSIGNAL) == (ssize_t)length;
}
