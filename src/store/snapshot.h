// One version of a Delta Lake table: what its log says up to there.
//
// Format: https://github.com/delta-io/delta/blob/master/PROTOCOL.md, "Actions". Actions are kept as they stand in the
// log, so that what others wrote into them survives our checkpoints.
// Plain data. Tested in tests/unit/store/delta_log_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "tacitus/result.h"

namespace tacitus {

// The value of the partition column, or nothing for null.
using Partition = std::optional<std::string>;

struct Snapshot {
  std::int64_t version = -1;  // -1: there is no table yet
  nlohmann::json protocol;    // the newest action of its kind, as the next
  nlohmann::json metadata;
  std::map<std::string, nlohmann::json> transactions;  // by appId
  std::map<std::string, nlohmann::json> files;         // add actions, by path within the table's folder
  std::map<std::string, std::string> removed;          // remove actions as JSON: there are many, and they are only kept

  std::int64_t uncheckpointed = 0;  // actions that stand in the log after the newest checkpoint

  // Takes in the action of one line of the log. Fails where its form is wrong.
  Result<Done> Apply(const nlohmann::json& line);

  // Whether this program may read, and whether it may also write, a table of this protocol.
  [[nodiscard]] Result<Done> CheckReadable(const std::string& table) const;
  [[nodiscard]] Result<Done> CheckWritable(const std::string& table) const;

  // Whether columns were added since the table was made, so that older files may lack them.
  [[nodiscard]] bool HasOlderFiles() const;
};

// The member of the table's configuration that says so.
inline constexpr std::string_view kColumnsAdded = "tacitus.columnsAdded";

// Paths stand percent-encoded in the log.
std::string DecodedPath(std::string_view path);
std::string EncodedPath(std::string_view path);

Partition PartitionOf(const nlohmann::json& add);

}  // namespace tacitus
