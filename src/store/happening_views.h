// The views of a store that put together what several documents tell: stories, happenings, and counts of them.
//
// A label once given stays in its row; where a later document shows two stories or two happenings to be one, its row
// says so (`joined_stories`, `joined_happenings`). Views give all of them the name that comes first in the alphabet.
// One thread at a time. Tested in tests/unit/store/store_views_test.cc.
#pragma once

#include <string>

#include "store/database.h"

namespace tacitus {

// Makes the table `names` (id, name) of the ids in column `id` of `rows` that have other names by the lists in
// `joined`; says whether there are any.
Result<bool> MakeNames(Database& database, const std::string& rows, const std::string& id, const std::string& joined,
                       const std::string& names);

// Makes the views mentions, happenings, dyads_daily and countries_monthly over documents and events.
Result<Done> MakeHappeningViews(Database& database);

}  // namespace tacitus
