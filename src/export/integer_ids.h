// Whole numbers for things whose ids are hex, for formats that want numbers.
//
// A number is the first bits of the hash of the id, of which the id alone decides; of several ids with the same bits
// the least keeps it, and each other takes the next number that is free. So numbers are unique among all ids of a
// store, the same in every export of it, and, but for the few that collide, in every store. 0 is never given.
// Stateless; any number of threads. Tested in tests/unit/export/integer_ids_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

// `ids` in ascending order, each once. Precondition: bits < 64, and far more numbers than ids.
std::vector<std::uint64_t> NumbersOf(const std::vector<std::string>& ids, unsigned bits);

// Makes a table `name` with the columns id and number (BIGINT), of all values of the expression over the view.
Result<Done> MakeNumbers(Database& database, const std::string& name, const std::string& expression,
                         const std::string& view, unsigned bits);

}  // namespace tacitus
