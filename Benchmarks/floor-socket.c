// The floor of the bench: the least that a Lambda runtime can do. One kept-alive TCP connection, GET next, POST the
// constant answer, over and over; static buffers, no allocation, no JSON, no rules. What a client takes above this
// floor is its own.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "floor-answer.h"

static char message[65536];
static size_t header_length;

static void fail(const char *what) {
    fprintf(stderr, "floor-socket: %s\n", what);
    exit(1);
}

static int connect_to(const char *api) {
    char host[INET_ADDRSTRLEN];
    const char *colon = strrchr(api, ':');
    size_t length = colon ? (size_t)(colon - api) : sizeof host;
    if (length >= sizeof host) fail("AWS_LAMBDA_RUNTIME_API is not an IPv4 address and a port");
    memcpy(host, api, length);
    host[length] = 0;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(colon + 1))};
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) fail("AWS_LAMBDA_RUNTIME_API does not begin with an address");
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address) < 0) fail("cannot connect");
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    return connection;
}

static void send_all(int connection, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = send(connection, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0) fail("cannot send");
        bytes += sent;
        length -= (size_t)sent;
    }
}

/// Copies the value of the header `name` into `value`, empty when the response has none.
static void copy_header(const char *name, char *value, size_t capacity) {
    size_t length = 0;
    for (char *line = message; line < message + header_length; line = strstr(line, "\r\n") + 2) {
        if (strncasecmp(line, name, strlen(name)) != 0) continue;
        line += strlen(name);
        line += strspn(line, " \t");
        length = strcspn(line, "\r");
        if (length >= capacity) fail("a header is too long");
        memcpy(value, line, length);
        break;
    }
    value[length] = 0;
}

/// Reads one whole response into `message`; the body goes unread, as the answer does not depend on it.
static void receive_response(int connection) {
    size_t used = 0, wanted = 0;
    header_length = 0;
    do {
        if (used == sizeof message - 1) fail("a response is too long");
        ssize_t received = recv(connection, message + used, sizeof message - 1 - used, 0);
        if (received <= 0) fail("the connection was closed");
        used += (size_t)received;
        message[used] = 0;
        char *end = header_length ? NULL : strstr(message, "\r\n\r\n");
        if (end) {
            header_length = (size_t)(end + 2 - message);
            char length[24];
            copy_header("Content-Length:", length, sizeof length);
            wanted = header_length + 2 + strtoul(length, NULL, 10);
        }
    } while (!header_length || used < wanted);
    if (strncmp(message, "HTTP/1.1 20", 11) != 0) fail("the answer is not 200 or 202");
}

int main(void) {
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
    if (!api) fail("AWS_LAMBDA_RUNTIME_API is not set");
    int connection = connect_to(api);

    char next[256], post[1024], request_id[128], invocation_id[128], echo[192];
    int next_length = snprintf(
        next, sizeof next, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %s\r\nUser-Agent: floor\r\n\r\n",
        api);

    for (;;) {
        send_all(connection, next, (size_t)next_length);
        receive_response(connection);
        copy_header(REQUEST_ID_HEADER, request_id, sizeof request_id);
        copy_header(INVOCATION_ID_HEADER, invocation_id, sizeof invocation_id);
        echo[0] = 0;
        if (invocation_id[0]) snprintf(echo, sizeof echo, "%s %s\r\n", INVOCATION_ID_HEADER, invocation_id);
        int post_length = snprintf(
            post, sizeof post,
            "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\nUser-Agent: floor\r\n"
            "Content-Type: application/json\r\n%sContent-Length: %zu\r\n\r\n" FLOOR_ANSWER,
            request_id, api, echo, sizeof FLOOR_ANSWER - 1);
        send_all(connection, post, (size_t)post_length);
        receive_response(connection);
    }
}
