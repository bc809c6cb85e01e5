// The answer both floors give to every event: a valid verdict that lets event.json through as it came. It is a
// constant, because the floors read no JSON and know no rules. The bench compares it with expected.json.
#pragma once

#define FLOOR_ANSWER                                                                                                   \
    "{\"ReviewResult\":\"ALLOW\",\"Content\":\"gg everyone, that last round was really close\","                       \
    "\"Attributes\":{\"color\":\"#9147ff\",\"emotes\":\"none\"}}"

// Lambda's names, with the colon; compared without case, as RFC 9110 section 5.1 asks.
#define REQUEST_ID_HEADER "Lambda-Runtime-Aws-Request-Id:"
#define INVOCATION_ID_HEADER "Lambda-Runtime-Invocation-Id:"
