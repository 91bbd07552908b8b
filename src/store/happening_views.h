// The views of a store that put together what several documents tell: stories, happenings, and counts of them.
//
// A label once given stays in its row; where a later document shows two stories or two happenings to be one, its row
// says so (`joined_stories`, `joined_happenings`). Views give all of them the name that comes first in the alphabet.
// One thread at a time. Tested in tests/unit/store/store_views_test.cc.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace tacitus {

// Makes the table `names` (id, name) of the ids in column `id` of `rows` that have other names by the lists in
// `joined`.
Result<Done> MakeNames(Database& database, const std::string& rows, const std::string& id, const std::string& joined,
                       const std::string& names);

struct StoreView {
  std::string name;
  std::string sql;  // over documents and events
};

StoreView MentionsView();

// happenings, dyads_daily and countries_monthly, which gather the events of each happening and therefore take long:
// kept_views.h keeps their rows. The rows are the same however often they are found.
std::vector<StoreView> GatheredViews();

Result<Done> MakeView(Database& database, const StoreView& view);

// What they are made of, in SQL. Happenings that are told once are a matter of each event by itself; the others are
// gathered from their tellings, of any part of the happenings at a time.
std::string RetoldTellings();
std::string HappeningsToldOnce();
std::string HappeningsGathered(const std::string& tellings);
// Each happening that came about as the counting views see it: day, source, target, quad, goldstein. The first gives
// those among happenings that are told once.
std::string HappenedOnce(const std::string& happenings);
std::string HappenedGathered(const std::string& tellings);
std::string DyadsDaily(const std::string& happened);
std::string CountriesMonthly(const std::string& happened);

}  // namespace tacitus
