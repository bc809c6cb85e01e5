// Puts many clients into one room of `ivsreview local`, lets them send messages at an even rate, and checks what each
// of them receives: every message, once, all in one order, and each sender's in the order in which they were sent.
// Prints the time from sending to delivery.

#define USAGE                                                                                                         \
    "usage: local-bench [--sockets N] [--rate N] [--seconds N] PORT ROOM_ARN\n"                                       \
    "  --sockets N  clients in the room, each with a connection of its own (500)\n"                                   \
    "  --rate N     messages a second, all clients together (100)\n"                                                  \
    "  --seconds N  for how long they are sent (60)\n"

#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER_CAPACITY = 1 << 18, EVENT_LIMIT = 256, PATIENCE_US = 30000000 };

static const double p99_goal_ms = 200;

struct client {
    int socket;
    unsigned received;  // messages so far
    size_t length;      // bytes in `buffer` that are no whole frame yet
    uint8_t *buffer;
};

static unsigned socket_count = 500, rate = 100, seconds = 60, message_count, port;
static const char *room;
static struct client *clients;
static double *sent_at;      // µs, by message number
static unsigned *order;      // message numbers in the order in which they were delivered first
static unsigned order_count;
static uint32_t *latencies;  // µs
static size_t latency_count;

static double now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static int connected(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int result = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    if (result < 0 || connect(result, (struct sockaddr *)&address, sizeof address) < 0) err(1, "127.0.0.1:%u", port);
    setsockopt(result, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return result;
}

static void write_all(int descriptor, const void *bytes, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t count = write(descriptor, (const char *)bytes + done, length - done);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count < 0) err(1, "write");
        done += count;
    }
}

/// Sends a request and reads the whole answer, whose body must have a Content-Length; gives the body.
static char *exchange(
    int descriptor, const char *method, const char *path, const char *body, char *answer, size_t capacity) {
    char request[2048];
    int length = snprintf(
        request, sizeof request,
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        method, path, port, strlen(body), body);
    write_all(descriptor, request, length);
    for (size_t done = 0;;) {
        ssize_t count = read(descriptor, answer + done, capacity - 1 - done);
        if (count <= 0) errx(1, "no answer to %s", path);
        done += count;
        answer[done] = 0;
        char *end = strstr(answer, "\r\n\r\n"), *size = strcasestr(answer, "content-length:");
        if (end && size && done >= (size_t)(end + 4 - answer) + strtoul(size + 15, NULL, 10)) return end + 4;
    }
}

static void join(struct client *client, int control, unsigned number) {
    char body[512], answer[4096], token[256], request[1024];
    snprintf(
        body, sizeof body, "{\"roomIdentifier\":\"%s\",\"userId\":\"user-%u\",\"capabilities\":[\"SEND_MESSAGE\"]}",
        room, number);
    char *found = strstr(exchange(control, "POST", "/CreateChatToken", body, answer, sizeof answer), "\"token\":\"");
    if (!found || sscanf(found + 9, "%255[A-Za-z0-9]", token) != 1) errx(1, "no token: %s", answer);
    client->socket = connected();
    client->buffer = malloc(BUFFER_CAPACITY);
    int length = snprintf(
        request, sizeof request, "GET / HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: %s\r\n\r\n",
        port, token);
    write_all(client->socket, request, length);
    size_t done = 0;
    do {
        if (read(client->socket, answer + done, 1) != 1) errx(1, "no handshake");
        done++;
    } while (done < 4 || memcmp(answer + done - 4, "\r\n\r\n", 4));
    if (memcmp(answer, "HTTP/1.1 101", 12)) errx(1, "refused: %.*s", (int)done, answer);
    fcntl(client->socket, F_SETFL, O_NONBLOCK);
}

static void send_message(unsigned number) {
    char body[128];
    uint8_t frame[160] = {0x81};
    int length = snprintf(body, sizeof body, "{\"Action\":\"SEND_MESSAGE\",\"Content\":\"message %u\"}", number);
    frame[1] = 0x80 | length;  // below 126, and the four bytes of the mask are zero
    memcpy(frame + 6, body, length);
    sent_at[number] = now_us();
    write_all(clients[number % socket_count].socket, frame, length + 6);
}

static bool was_delivered(unsigned number) {
    for (unsigned place = order_count; place--;) {
        if (order[place] == number) return true;
    }
    return false;
}

static void take(struct client *client, const char *text) {
    unsigned number;
    const char *content = strstr(text, "\"Content\":\"message ");
    if (!content || sscanf(content + 19, "%u\"", &number) != 1 || number >= message_count)
        errx(1, "client %zu received %s", (size_t)(client - clients), text);
    latencies[latency_count++] = now_us() - sent_at[number];
    if (client->received == order_count) {
        if (number >= socket_count && !was_delivered(number - socket_count))
            errx(1, "message %u came before message %u of the same sender", number, number - socket_count);
        order[order_count++] = number;
    } else if (order[client->received] != number) {
        errx(
            1, "client %zu received message %u where others received %u", (size_t)(client - clients), number,
            order[client->received]);
    }
    client->received++;
}

static void receive(struct client *client) {
    for (;;) {
        ssize_t count = read(client->socket, client->buffer + client->length, BUFFER_CAPACITY - 1 - client->length);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (count <= 0) errx(1, "client %zu was disconnected", (size_t)(client - clients));
        client->length += count;
        size_t start = 0;
        while (client->length - start >= 4) {
            uint8_t *frame = client->buffer + start;
            size_t head = frame[1] < 126 ? 2 : 4;
            size_t size = frame[1] < 126 ? frame[1] : (size_t)(frame[2] << 8 | frame[3]);
            if (frame[0] != 0x81 || frame[1] > 126) errx(1, "an unexpected frame, %02x %02x", frame[0], frame[1]);
            if (client->length - start < head + size) break;
            uint8_t kept = frame[head + size];
            frame[head + size] = 0;
            take(client, (char *)frame + head);
            frame[head + size] = kept;
            start += head + size;
        }
        memmove(client->buffer, client->buffer + start, client->length - start);
        client->length -= start;
    }
}

static unsigned long reviewed(int control) {
    static char answer[1 << 20];
    unsigned long sum = 0;
    char *text = exchange(control, "GET", "/local/state", "", answer, sizeof answer);
    while ((text = strstr(text, "\"answers\":"))) sum += strtoul(text += 10, NULL, 10);
    return sum;
}

static int ascending(const void *first, const void *second) {
    uint32_t a = *(const uint32_t *)first, b = *(const uint32_t *)second;
    return (a > b) - (a < b);
}

static double percentile(double share) { return latencies[(size_t)((latency_count - 1) * share)] / 1e3; }

static void run(void) {
    int poll = epoll_create1(EPOLL_CLOEXEC);
    for (unsigned number = 0; number < socket_count; number++) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &clients[number]};
        epoll_ctl(poll, EPOLL_CTL_ADD, clients[number].socket, &event);
    }
    size_t expected = (size_t)message_count * socket_count;
    double start = now_us(), step = 1e6 / rate;
    for (unsigned number = 0; latency_count < expected;) {
        double now = now_us();
        while (number < message_count && start + number * step <= now) send_message(number++);
        if (number == message_count && now > start + message_count * step + PATIENCE_US)
            errx(1, "%zu of %zu deliveries are missing", expected - latency_count, expected);
        struct epoll_event events[EVENT_LIMIT];
        double wait = number < message_count ? (start + number * step - now_us()) / 1e3 : 100;
        int count = epoll_wait(poll, events, EVENT_LIMIT, wait > 0 ? (int)wait : 0);
        for (int index = 0; index < count; index++) receive(events[index].data.ptr);
    }
}

int main(int count, char **words) {
    for (; count > 2 && !strncmp(words[1], "--", 2); count -= 2, words += 2) {
        unsigned value = atoi(words[2]);
        if (!strcmp(words[1], "--sockets") && value) socket_count = value;
        else if (!strcmp(words[1], "--rate") && value) rate = value;
        else if (!strcmp(words[1], "--seconds") && value) seconds = value;
        else errx(2, USAGE);
    }
    if (count != 3) errx(2, USAGE);
    port = atoi(words[1]);
    room = words[2];
    message_count = rate * seconds;
    clients = calloc(socket_count, sizeof *clients);
    sent_at = calloc(message_count, sizeof *sent_at);
    order = calloc(message_count, sizeof *order);
    latencies = calloc((size_t)message_count * socket_count, sizeof *latencies);
    if (!clients || !sent_at || !order || !latencies) err(1, "memory");
    int control = connected();
    for (unsigned number = 0; number < socket_count; number++) join(&clients[number], control, number);
    run();
    unsigned long answers = reviewed(control);
    qsort(latencies, latency_count, sizeof *latencies, ascending);
    printf(
        "%u sockets, %u messages at %u/s: %zu deliveries, none lost, one order; %lu reviewed\n", socket_count,
        message_count, rate, latency_count, answers);
    printf(
        "send to delivery, ms: p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f (goal: p99 below %.0f)\n",
        percentile(0.5), percentile(0.9), percentile(0.99), percentile(0.999), percentile(1), p99_goal_ms);
    if (answers < message_count) errx(1, "only %lu of %u messages were reviewed", answers, message_count);
    return percentile(0.99) < p99_goal_ms ? 0 : 1;
}
