// The floor of every client over libcurl: the same loop as floor-socket.c over one easy handle, with the options of a
// good client and nothing else. No JSON, no rules: the answer is a constant.

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "floor-answer.h"

struct exchange {
    size_t body_length;
    char body[65536], request_id[128], invocation_id[128];
};

static void fail(const char *what, const char *why) {
    fprintf(stderr, "floor-curl: %s: %s\n", what, why);
    exit(1);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    struct exchange *exchange = context;
    size_t length = size * count;
    if (length > sizeof exchange->body - exchange->body_length) return 0;
    memcpy(exchange->body + exchange->body_length, bytes, length);
    exchange->body_length += length;
    return length;
}

static void copy_value(const char *line, size_t length, const char *name, char *value, size_t capacity) {
    size_t prefix = strlen(name);
    if (length <= prefix || strncasecmp(line, name, prefix) != 0) return;
    while (prefix < length && line[prefix] == ' ') prefix++;
    while (length > prefix && (line[length - 1] == '\r' || line[length - 1] == '\n')) length--;
    if (length - prefix >= capacity) fail("a header is too long", name);
    memcpy(value, line + prefix, length - prefix);
    value[length - prefix] = 0;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    struct exchange *exchange = context;
    copy_value(bytes, size * count, REQUEST_ID_HEADER, exchange->request_id, sizeof exchange->request_id);
    copy_value(bytes, size * count, INVOCATION_ID_HEADER, exchange->invocation_id, sizeof exchange->invocation_id);
    return size * count;
}

static void perform(CURL *handle, struct exchange *exchange, long expected_status) {
    exchange->body_length = 0;
    CURLcode code = curl_easy_perform(handle);
    if (code != CURLE_OK) fail("the exchange failed", curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != expected_status) fail("the answer is not 200 or 202", exchange->request_id);
}

int main(void) {
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
    if (!api) fail("AWS_LAMBDA_RUNTIME_API", "not set");
    // The Runtime API is plain HTTP: TLS is left uninitialised, as a client that cares for its cold start does.
    curl_global_init(CURL_GLOBAL_NOTHING);
    CURL *handle = curl_easy_init();
    if (!handle) fail("curl_easy_init", "no handle");

    static struct exchange exchange;
    char next_url[256], response_url[512], echo[192];
    snprintf(next_url, sizeof next_url, "http://%s/2018-06-01/runtime/invocation/next", api);
    struct curl_slist echo_header = {.data = echo, .next = NULL};
    struct curl_slist no_expect = {.data = (char[]){"Expect:"}, .next = NULL};
    struct curl_slist content_type = {.data = (char[]){"Content-Type: application/json"}, .next = &no_expect};

    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, 1000L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "floor");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);

    for (;;) {
        exchange.request_id[0] = exchange.invocation_id[0] = 0;
        curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, NULL);
        curl_easy_setopt(handle, CURLOPT_URL, next_url);
        perform(handle, &exchange, 200);

        snprintf(echo, sizeof echo, "%s %s", INVOCATION_ID_HEADER, exchange.invocation_id);
        no_expect.next = exchange.invocation_id[0] ? &echo_header : NULL;
        snprintf(
            response_url, sizeof response_url, "http://%s/2018-06-01/runtime/invocation/%s/response", api,
            exchange.request_id);
        curl_easy_setopt(handle, CURLOPT_URL, response_url);
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, &content_type);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)(sizeof FLOOR_ANSWER - 1));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, FLOOR_ANSWER);
        perform(handle, &exchange, 202);
    }
}
