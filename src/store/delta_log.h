// The log of a Delta Lake table: reading its versions, and adding one, so that any number of writers agree.
//
// A version is a file _delta_log/00000000000000000042.json of one action a line. It is written under another name,
// brought to the disk, and then linked to its own name, which fails where a rival was first: so a version is whole or
// absent, and nobody's is overwritten. Every hundredth version, or sooner where versions are long, is followed by a
// checkpoint, a Parquet file of all that holds there, from which readers begin. Checkpoints of others are read too, in
// one part or several. Format: https://github.com/delta-io/delta/blob/master/PROTOCOL.md, readers' version 1, writers'
// version 2. One thread at a time. Tested in tests/unit/store/delta_log_test.cc.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/snapshot.h"
#include "tacitus/result.h"

namespace tacitus {

class DeltaLog {
 public:
  explicit DeltaLog(std::string table_folder) : table_(std::move(table_folder)) {}

  [[nodiscard]] const std::string& table() const { return table_; }

  // The newest version; version -1 where there is no table. Who will not write needs no removed files, of which a
  // checkpoint may hold many more than files that are there.
  Result<Snapshot> Read(Database& database, bool with_removed = true) const;

  // Whether there is a version after the snapshot's.
  [[nodiscard]] bool HasNews(const Snapshot& snapshot) const;

  // Moves a snapshot on to the newest version; says whether there was anything new.
  Result<bool> Update(Snapshot& snapshot) const;

  // Adds the version after `snapshot`, which moves on to it; false where another writer was first: then the snapshot
  // stays, and is to be updated. After an error, a snapshot that has moved on says that readers may see the version,
  // but the disk did not confirm it.
  Result<bool> Commit(Snapshot& snapshot, const std::vector<nlohmann::json>& actions) const;

  // Writes the checkpoint of the snapshot's version, and the hint that leads to it.
  Result<Done> WriteCheckpoint(Database& database, Snapshot& snapshot) const;

 private:
  [[nodiscard]] std::string FileOf(std::int64_t version, const std::string& ending) const;
  Result<Done> ReadCheckpoint(Database& database, const std::vector<std::string>& parts, bool with_removed,
                              Snapshot& snapshot) const;
  std::string table_;
};

// A checkpoint is due after so many versions, or so many actions: reading a thousand takes about 20 ms.
inline constexpr std::int64_t kCheckpointEvery = 100;
inline constexpr std::int64_t kCheckpointActions = 4000;

// Milliseconds since 1970, as the log counts time.
std::int64_t NowInMilliseconds();

}  // namespace tacitus
