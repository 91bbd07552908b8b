// The two tables of a store as views of their rows, as they are at one moment.
// One thread at a time. Tested in tests/unit/store/store_views_test.cc.
#pragma once

#include <optional>
#include <string>

#include "store/database.h"
#include "store/snapshot.h"
#include "tacitus/result.h"

namespace tacitus {

struct StoreTables {
  std::string folder;  // of the store
  Snapshot documents;
  Snapshot events;

  // The same again only where both tables have the same files, which never change.
  [[nodiscard]] std::string Identity() const;
};
Result<StoreTables> ReadStoreTables(const std::string& folder, Database& database);

// What may follow FROM to read the other names of stories and happenings that are joined: id, name (MakeNames).
struct JoinedNames {
  std::string documents;
  std::string events;
};

// Makes the views documents and events. Names that are not given are found in the tables; gives those that it took.
Result<JoinedNames> MakeTableViews(const StoreTables& tables, Database& database,
                                   std::optional<JoinedNames> names = {});

}  // namespace tacitus
