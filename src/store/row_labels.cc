#include "store/row_labels.h"

#include <nlohmann/json.hpp>

namespace tacitus {

std::string LabelMembers(const std::string& name, const std::string& id, const std::string& joined_name,
                         const std::vector<std::string>& joined) {
  const nlohmann::json list = joined.empty() ? nlohmann::json() : nlohmann::json(joined);
  return "\"" + name + "\":" + nlohmann::json(id).dump() + ",\"" + joined_name + "\":" + list.dump();
}

}  // namespace tacitus
