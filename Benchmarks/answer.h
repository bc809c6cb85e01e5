// Judges the answers of the clients, so that a broken one cannot win the bench.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Why IVS Chat would not accept these bytes as a review response, or NULL when it would.
/// Source: Amazon IVS Chat user guide, "Chat Message Review Handler", response syntax.
const char *answer_fault(const char *bytes, size_t length);

/// Whether two JSON texts say the same: keys in any order, strings compared after their escapes.
bool answer_equal(const char *left, size_t left_length, const char *right, size_t right_length);
