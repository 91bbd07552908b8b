#include "store/row_labels.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tacitus {

std::vector<std::string> SplitWords(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string LabelMembers(const std::string& name, const std::string& id, const std::string& joined_name,
                         const std::vector<std::string>& joined) {
  const nlohmann::json list = joined.empty() ? nlohmann::json() : nlohmann::json(joined);
  return "\"" + name + "\":" + nlohmann::json(id).dump() + ",\"" + joined_name + "\":" + list.dump();
}

}  // namespace tacitus
