// What is wrong with the tables of actors and roles that load: dates, codes, names that two actors share.
//
// Dates are compared as far as they are known: "2019-11" is any day of November, and spells overlap only where they do
// on every reading. Tested in tests/unit/check/check_actors_test.cc.
#pragma once

#include <string>

#include "check/finding.h"
#include "tacitus/result.h"

namespace tacitus {

// Precondition: the tables load.
Result<Findings> CheckActors(const std::string& data_folder);

}  // namespace tacitus
