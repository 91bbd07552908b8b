#include "eval/event_records.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/calendar.h"
#include "base/strings.h"

namespace tacitus {
namespace {

using nlohmann::json;

// Types of the PLOVER drafts before 2021 as the manual's list of changes has them, and the two kinds of yielding as
// one, since the older drafts do not part them.
std::string CurrentType(std::string type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kRenamed = {{
      {"DEMAND", "REQUEST"},
      {"DISAPPROVE", "ACCUSE"},
      {"INVESTIGATE", "ACCUSE"},
      {"FIGHT", "ASSAULT"},
      {"CONCEDE", "YIELD"},
      {"RETREAT", "YIELD"},
  }};
  for (const auto& [old_name, name] : kRenamed) {
    if (type == old_name) return std::string(name);
  }
  return type;
}

std::string TextOf(const json& object, std::string_view key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string CodeOf(const json& actor) {
  if (actor.is_string()) return actor.get<std::string>();
  if (!actor.is_object()) return "";
  for (const std::string_view key : {"code", "country", "actor"}) {
    const std::string code = TextOf(actor, key);
    if (!code.empty()) return code + TextOf(actor, "sector");
  }
  return "";
}

std::vector<std::string> CodesOf(const json& record, std::string_view key, std::string_view other_key) {
  std::vector<std::string> codes;
  auto found = record.find(key);
  if (found == record.end()) found = record.find(other_key);
  if (found == record.end()) return codes;
  const json list = found->is_array() ? *found : json::array({*found});
  for (const json& actor : list) {
    std::string code = CodeOf(actor);
    if (!code.empty()) codes.push_back(std::move(code));
  }
  return codes;
}

std::string TypeOf(const json& record) {
  const auto found = record.find("event");
  if (found == record.end()) return "";
  const json& event = found->is_array() && !found->empty() ? found->front() : *found;
  return event.is_string() ? CurrentType(event.get<std::string>()) : "";
}

// An array, or a value a line.
json Records(std::string_view content) {
  if (Trim(content).starts_with('[')) return json::parse(content, nullptr, /*allow_exceptions=*/false);
  json records = json::array();
  while (!content.empty()) {
    const std::string_view line = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(line.size() + 1, content.size()));
    if (!Trim(line).empty()) records.push_back(json::parse(line, nullptr, /*allow_exceptions=*/false));
  }
  return records;
}

}  // namespace

Result<std::vector<EventGoldRow>> ReadEventRecords(const std::string& path, std::string_view content) {
  const json records = Records(content);
  if (!records.is_array()) return Error{ErrorCode::kMalformed, "this begins as a JSON array but is none", path};
  std::vector<EventGoldRow> rows;
  for (const json& record : records) {
    EventGoldRow row;
    const std::string number = std::to_string(rows.size() + 1);
    if (!record.is_object()) return Error{ErrorCode::kMalformed, "record " + number + " is no JSON object", path};
    row.text = TextOf(record, "text");
    row.type = TypeOf(record);
    if (row.text.empty()) return Error{ErrorCode::kMalformed, "record " + number + " has no \"text\"", path};
    if (row.type.empty()) return Error{ErrorCode::kMalformed, "record " + number + " has no \"event\"", path};
    row.date = ParseDate(TextOf(record, "date"));
    row.source_codes = CodesOf(record, "source", "actor");
    row.target_codes = CodesOf(record, "target", "recipient");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tacitus
