// The figures of all clients as one aligned table, and how far those with a goal are from it.
#pragma once

#include "client.h"

enum { CLIENT_LIMIT = 24 };

void table_print(const struct client *clients, unsigned count);
