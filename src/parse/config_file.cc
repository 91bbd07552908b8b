#include "parse/config_file.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

constexpr int kMaximumReferences = 16;  // one inside the other; more is a circle

Json ParseJson(const std::string& text) { return Json::parse(text, nullptr, /*allow_exceptions=*/false); }

// A comment or nothing.
bool IsBlank(std::string_view line) {
  const std::string_view trimmed = Trim(line);
  return trimmed.empty() || trimmed.starts_with('#') || trimmed.starts_with(';');
}

}  // namespace

Result<ConfigFile> ConfigFile::Read(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kNotFound, "cannot open this file of the pipeline", path};
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  return Parse(text, path);
}

Result<ConfigFile> ConfigFile::Parse(std::string_view text, const std::string& name) {
  ConfigFile config;
  config.name_ = name;
  Section* section = nullptr;
  Value* value = nullptr;
  std::uint32_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const std::size_t newline = text.find('\n');
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (IsBlank(line)) continue;
    const std::string_view trimmed = Trim(line);
    if (line.front() == ' ' || line.front() == '\t') {  // a value goes on
      if (value == nullptr) {
        return Error{ErrorCode::kMalformed, "an indented line continues no value", config.At(line_number)};
      }
      value->text.append("\n").append(trimmed);
    } else if (trimmed.front() == '[' && trimmed.back() == ']') {
      section = &config.sections_[std::string(Trim(trimmed.substr(1, trimmed.size() - 2)))];
      section->line = line_number;
      value = nullptr;
    } else {
      const std::size_t equals = trimmed.find('=');
      if (equals == std::string_view::npos || section == nullptr) {
        return Error{ErrorCode::kMalformed, "expected \"[section]\" or \"key = value\"", config.At(line_number)};
      }
      value = &section->values[std::string(Trim(trimmed.substr(0, equals)))];
      *value = {std::string(Trim(trimmed.substr(equals + 1))), line_number};
    }
  }
  return config;
}

const ConfigFile::Value* ConfigFile::Find(const std::string& section, const std::string& key) const {
  const auto found = sections_.find(section);
  if (found == sections_.end()) return nullptr;
  const auto value = found->second.values.find(key);
  return value == found->second.values.end() ? nullptr : &value->second;
}

const ConfigFile::Value* ConfigFile::Follow(std::string_view reference) const {
  std::size_t separator = reference.find(':');
  if (separator == std::string_view::npos) separator = reference.rfind('.');
  if (separator == std::string_view::npos) return nullptr;
  return Find(std::string(reference.substr(0, separator)), std::string(reference.substr(separator + 1)));
}

Result<std::string> ConfigFile::Expand(const Value& value, int depth) const {
  std::string expanded;
  std::string_view rest = value.text;
  while (true) {
    const std::size_t begin = rest.find("${");
    expanded.append(rest.substr(0, begin));
    if (begin == std::string_view::npos) return expanded;
    const std::size_t end = rest.find('}', begin);
    const std::string_view reference = rest.substr(begin + 2, end == std::string_view::npos ? end : end - begin - 2);
    const Value* target = end == std::string_view::npos ? nullptr : Follow(reference);
    if (target == nullptr || depth == kMaximumReferences) {
      const char* fault = target == nullptr ? "names no value of this file" : "leads in a circle";
      return Error{ErrorCode::kMalformed, "the reference ${" + std::string(reference) + "} " + fault, At(value.line)};
    }
    Result<std::string> inner = Expand(*target, depth + 1);
    if (!inner) return inner;
    // Inside a string the quotation marks of what is put in fall away.
    const bool whole = begin == 0 && end + 1 == rest.size() && expanded.empty();
    const bool quoted = inner->size() >= 2 && inner->front() == '"' && inner->back() == '"';
    expanded.append(!whole && quoted ? inner->substr(1, inner->size() - 2) : *inner);
    rest.remove_prefix(end + 1);
  }
}

Error ConfigFile::At(const std::string& section, const std::string& key, ErrorCode code, std::string message) const {
  if (const Value* value = Find(section, key)) return Error{code, std::move(message), At(value->line)};
  const auto found = sections_.find(section);
  return Error{code, std::move(message), found == sections_.end() ? name_ : At(found->second.line)};
}

Result<std::string> ConfigFile::Resolve(const std::string& section, const std::string& key) const {
  const Value* value = Find(section, key);
  if (value == nullptr) {
    return At(section, key, ErrorCode::kMalformed, "the section [" + section + "] has no \"" + key + "\"");
  }
  return Expand(*value, 0);
}

bool ConfigFile::Has(const std::string& section, const std::string& key) const {
  const Value* value = Find(section, key);
  if (value == nullptr) return false;
  const Result<std::string> resolved = Expand(*value, 0);
  return !resolved || *resolved != "null";
}

Result<std::string> ConfigFile::Text(const std::string& section, const std::string& key) const {
  Result<std::string> resolved = Resolve(section, key);
  if (!resolved) return resolved;
  const Json json = ParseJson(*resolved);
  if (json.is_string()) return json.get<std::string>();
  return At(section, key, ErrorCode::kMalformed, "\"" + key + "\" must be a string, not " + *resolved);
}

Result<std::int64_t> ConfigFile::Integer(const std::string& section, const std::string& key) const {
  const Result<std::string> resolved = Resolve(section, key);
  if (!resolved) return resolved.error();
  const Json json = ParseJson(*resolved);
  if (json.is_number_integer()) return json.get<std::int64_t>();
  return At(section, key, ErrorCode::kMalformed, "\"" + key + "\" must be a whole number, not " + *resolved);
}

Result<bool> ConfigFile::Boolean(const std::string& section, const std::string& key) const {
  const Result<std::string> resolved = Resolve(section, key);
  if (!resolved) return resolved.error();
  const Json json = ParseJson(*resolved);
  if (json.is_boolean()) return json.get<bool>();
  return At(section, key, ErrorCode::kMalformed, "\"" + key + "\" must be true or false, not " + *resolved);
}

Result<std::vector<std::string>> ConfigFile::Texts(const std::string& section, const std::string& key) const {
  const Result<std::string> resolved = Resolve(section, key);
  if (!resolved) return resolved.error();
  std::vector<std::string> texts;
  const Json json = ParseJson(*resolved);
  bool sound = json.is_array();
  for (std::size_t i = 0; sound && i < json.size(); ++i) {
    sound = json[i].is_string();
    if (sound) texts.push_back(json[i].get<std::string>());
  }
  if (sound) return texts;
  return At(section, key, ErrorCode::kMalformed, "\"" + key + "\" must be a list of strings, not " + *resolved);
}

Result<std::vector<std::int64_t>> ConfigFile::Integers(const std::string& section, const std::string& key) const {
  const Result<std::string> resolved = Resolve(section, key);
  if (!resolved) return resolved.error();
  std::vector<std::int64_t> integers;
  const Json json = ParseJson(*resolved);
  bool sound = json.is_array();
  for (std::size_t i = 0; sound && i < json.size(); ++i) {
    sound = json[i].is_number_integer();
    if (sound) integers.push_back(json[i].get<std::int64_t>());
  }
  if (sound) return integers;
  return At(section, key, ErrorCode::kMalformed, "\"" + key + "\" must be a list of whole numbers, not " + *resolved);
}

}  // namespace tacitus
