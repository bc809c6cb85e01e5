#include "answer.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { VALUE_LIMIT = 256, TEXT_LIMIT = 1 << 15, DEPTH_LIMIT = 16 };

enum kind { STRING, OBJECT, ARRAY, OTHER };  // OTHER: a number, true, false or null, compared as written

struct value {
    enum kind kind;
    const char *key, *text;
    size_t key_length, text_length;
    struct value *first, *next;
};

/// A JSON text and what was read from it (RFC 8259).
struct document {
    const unsigned char *at, *end;
    size_t value_count, text_used;
    struct value values[VALUE_LIMIT];
    char text[TEXT_LIMIT];
};

static void skip_space(struct document *document) {
    while (document->at < document->end && *document->at && strchr(" \t\r\n", *document->at)) document->at++;
}

static bool take(struct document *document, char byte) {
    skip_space(document);
    if (document->at == document->end || *document->at != (unsigned char)byte) return false;
    document->at++;
    return true;
}

static bool put_code_point(struct document *document, uint32_t code) {
    unsigned char bytes[4];
    size_t count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t index = count - 1; index > 0; index--, code >>= 6) bytes[index] = 0x80 | (code & 0x3f);
    bytes[0] = (unsigned char)(count == 1 ? code : (0xf00u >> count & 0xff) | code);
    if (document->text_used + count > TEXT_LIMIT) return false;
    memcpy(document->text + document->text_used, bytes, count);
    document->text_used += count;
    return true;
}

static bool take_hexadecimal(struct document *document, uint32_t *code) {
    *code = 0;
    for (int digit = 0; digit < 4; digit++) {
        if (document->at == document->end || !isxdigit(*document->at)) return false;
        int byte = tolower(*document->at++);
        *code = *code << 4 | (uint32_t)(byte <= '9' ? byte - '0' : byte - 'a' + 10);
    }
    return true;
}

static bool take_escape(struct document *document) {
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (document->at == document->end) return false;
    unsigned char byte = *document->at++;
    const char *name = byte ? strchr(names, byte) : NULL;
    if (name) return put_code_point(document, (uint32_t)meanings[name - names]);
    uint32_t code, low;
    if (byte != 'u' || !take_hexadecimal(document, &code)) return false;
    if (code < 0xd800 || code > 0xdfff) return put_code_point(document, code);
    // Half a surrogate pair is not a character: RFC 8259 section 8.2 leaves its meaning open, so it is refused.
    if (code > 0xdbff || document->end - document->at < 6 || memcmp(document->at, "\\u", 2) != 0) return false;
    document->at += 2;
    if (!take_hexadecimal(document, &low) || low < 0xdc00 || low > 0xdfff) return false;
    return put_code_point(document, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
}

/// Reads one UTF-8 character as RFC 3629 has them: no overlong forms, no surrogates, nothing above U+10FFFF.
static bool take_character(struct document *document) {
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = *document->at++;
    if (lead < 0x80) return lead >= 0x20 && put_code_point(document, lead);
    int count = lead >= 0xf8 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    if (count == 0 || document->end - document->at < count - 1) return false;
    uint32_t code = lead & (0x7fu >> count);
    for (int index = 1; index < count; index++) {
        if ((*document->at & 0xc0) != 0x80) return false;
        code = code << 6 | (*document->at++ & 0x3f);
    }
    if (code < smallest[count] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
    return put_code_point(document, code);
}

static bool take_string(struct document *document, const char **text, size_t *length) {
    if (!take(document, '"')) return false;
    size_t start = document->text_used;
    for (;;) {
        if (document->at == document->end) return false;
        if (*document->at == '"') break;
        bool escape = *document->at == '\\';
        if (escape) document->at++;
        if (!(escape ? take_escape(document) : take_character(document))) return false;
    }
    document->at++;
    *text = document->text + start;
    *length = document->text_used - start;
    return true;
}

static bool take_digits(struct document *document) {
    const unsigned char *start = document->at;
    while (document->at < document->end && isdigit(*document->at)) document->at++;
    return document->at > start;
}

/// A number, true, false or null.
static bool take_other(struct document *document, struct value *value) {
    static const char *const words[] = {"true", "false", "null"};
    const unsigned char *start = document->at;
    value->kind = OTHER;
    for (size_t index = 0; index < 3; index++) {
        size_t length = strlen(words[index]);
        if ((size_t)(document->end - start) < length || memcmp(start, words[index], length) != 0) continue;
        document->at += length;
        break;
    }
    if (document->at == start) {
        if (document->at < document->end && *document->at == '-') document->at++;
        // A leading zero stands alone, so that 01 ends after its 0 and what follows is refused.
        if (document->at < document->end && *document->at == '0') {
            document->at++;
        } else if (!take_digits(document)) {
            return false;
        }
        if (document->at < document->end && *document->at == '.') {
            document->at++;
            if (!take_digits(document)) return false;
        }
        if (document->at < document->end && (*document->at == 'e' || *document->at == 'E')) {
            document->at++;
            if (document->at < document->end && (*document->at == '+' || *document->at == '-')) document->at++;
            if (!take_digits(document)) return false;
        }
    }
    value->text = (const char *)start;
    value->text_length = (size_t)(document->at - start);
    return true;
}

static bool same_text(const char *left, size_t left_length, const char *right, size_t right_length) {
    return left_length == right_length && memcmp(left, right, left_length) == 0;
}

static const struct value *member_named(const struct value *object, const char *key, size_t length) {
    for (const struct value *member = object->first; member; member = member->next)
        if (same_text(member->key, member->key_length, key, length)) return member;
    return NULL;
}

static struct value *take_value(struct document *document, int depth) {
    if (document->value_count == VALUE_LIMIT || depth == DEPTH_LIMIT) return NULL;
    struct value *value = &document->values[document->value_count++], **link = &value->first;
    skip_space(document);
    if (document->at == document->end) return NULL;
    char opening = (char)*document->at;
    if (opening == '"') {
        value->kind = STRING;
        return take_string(document, &value->text, &value->text_length) ? value : NULL;
    }
    if (opening != '{' && opening != '[') return take_other(document, value) ? value : NULL;
    value->kind = opening == '{' ? OBJECT : ARRAY;
    char closing = opening == '{' ? '}' : ']';
    document->at++;
    if (take(document, closing)) return value;
    do {
        const char *key = NULL;
        size_t key_length = 0;
        if (value->kind == OBJECT && (!take_string(document, &key, &key_length) || !take(document, ':'))) return NULL;
        // Which of two equal keys counts differs from reader to reader (RFC 8259 section 4).
        if (key && member_named(value, key, key_length)) return NULL;
        struct value *member = take_value(document, depth + 1);
        if (!member) return NULL;
        member->key = key;
        member->key_length = key_length;
        *link = member;
        link = &member->next;
    } while (take(document, ','));
    return take(document, closing) ? value : NULL;
}

/// The whole text as one value, or NULL where it is not JSON.
static struct value *read_document(struct document *document, const char *bytes, size_t length) {
    memset(document, 0, sizeof *document);
    document->at = (const unsigned char *)bytes;
    document->end = document->at + length;
    struct value *root = take_value(document, 0);
    skip_space(document);
    return document->at == document->end ? root : NULL;
}

static bool is_string(const struct value *value, const char *text) {
    return value && value->kind == STRING && same_text(value->text, value->text_length, text, strlen(text));
}

static bool same_value(const struct value *left, const struct value *right) {
    if (!left || !right || left->kind != right->kind) return false;
    if (left->kind == STRING || left->kind == OTHER)
        return same_text(left->text, left->text_length, right->text, right->text_length);
    size_t left_count = 0, right_count = 0;
    const struct value *other = right->first;
    for (const struct value *member = right->first; member; member = member->next) right_count++;
    for (const struct value *member = left->first; member; member = member->next, left_count++) {
        if (left->kind == OBJECT) other = member_named(right, member->key, member->key_length);
        if (!same_value(member, other)) return false;
        if (left->kind == ARRAY) other = other->next;
    }
    return left_count == right_count;
}

const char *answer_fault(const char *bytes, size_t length) {
    static struct document document;
    const struct value *answer = read_document(&document, bytes, length);
    if (!answer) return "the answer is not JSON";
    if (answer->kind != OBJECT) return "the answer is not a JSON object";
    const struct value *result = member_named(answer, "ReviewResult", 12);
    const struct value *content = member_named(answer, "Content", 7);
    const struct value *attributes = member_named(answer, "Attributes", 10);
    bool allows = is_string(result, "ALLOW");
    if (!allows && !is_string(result, "DENY")) return "ReviewResult is neither ALLOW nor DENY";
    if (allows && !content) return "ALLOW without Content";
    if (content && content->kind != STRING) return "Content is not a string";
    if (allows && content->text_length == 0) return "ALLOW with an empty Content";
    if (!attributes) return NULL;
    if (attributes->kind != OBJECT) return "Attributes is not an object";
    for (const struct value *member = attributes->first; member; member = member->next)
        if (member->kind != STRING) return "an attribute is not a string";
    return NULL;
}

bool answer_equal(const char *left, size_t left_length, const char *right, size_t right_length) {
    static struct document documents[2];
    const struct value *one = read_document(&documents[0], left, left_length);
    return same_value(one, read_document(&documents[1], right, right_length));
}
