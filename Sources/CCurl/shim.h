#pragma once
#include <curl/curl.h>

// Swift cannot call variadic C functions: one typed function for each kind of argument that libcurl's options take.

static inline CURLcode curl_easy_setopt_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_easy_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_easy_setopt_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_easy_setopt_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_easy_setopt_receiver(CURL *handle, CURLoption option,
                                                 size_t (*value)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl takes a null body for "read it from standard input", and an empty Swift array may have a null address.
static inline CURLcode curl_easy_setopt_body(CURL *handle, const void *bytes, curl_off_t size) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, size);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(handle, CURLOPT_POSTFIELDS, bytes ? bytes : "");
}

static inline CURLcode curl_easy_getinfo_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

// Where this libcurl looks for trusted certificates unless told otherwise; null where it has no such default, or is
// older than 7.84.0 and cannot tell.
static inline const char *curl_easy_getinfo_default_ca_file(CURL *handle) {
    char *path = NULL;
#if LIBCURL_VERSION_NUM >= 0x075400
    curl_easy_getinfo(handle, CURLINFO_CAINFO, &path);
#endif
    return path;
}

static inline const char *curl_easy_getinfo_default_ca_folder(CURL *handle) {
    char *path = NULL;
#if LIBCURL_VERSION_NUM >= 0x075400
    curl_easy_getinfo(handle, CURLINFO_CAPATH, &path);
#endif
    return path;
}
