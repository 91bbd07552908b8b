// A store opened for questions in SQL: its tables and what is most often asked of them, as views.
//
//   Result<Database> store = OpenStoreForQuestions("news-store");
//   store->Query("SELECT CAST(count(*) AS VARCHAR) FROM events");
//
// documents, events       the tables (docs/store.md)
// mentions                each telling of an event, with its document's outlet, address and title
// happenings              what several events tell together, and how often it is told
// dyads_daily             events of one country towards another, a row a day: numbers by quad class, Goldstein scores
// countries_monthly       events of a country, as source or as target, a row a month
// The views are of the newest versions at the time of opening, whatever is written later; the last three are read from
// their kept rows where those are of these versions (kept_views.h), else gathered from the events. Statements can read
// and write no files but those of the store, and `output`, where there is one.
// Tested in tests/unit/store/store_views_test.cc.
#pragma once

#include <string>

#include "store/database.h"
#include "tacitus/result.h"

namespace tacitus {

Result<Database> OpenStoreForQuestions(const std::string& folder, const std::string& output = {},
                                       const DatabaseOptions& options = {});

}  // namespace tacitus
