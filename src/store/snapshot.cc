#include "store/snapshot.h"

#include "store/table_schema.h"

namespace tacitus {
namespace {

using Json = nlohmann::json;

constexpr int kReaderVersion = 1;
constexpr int kWriterVersion = 2;

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_./=").find(c) != std::string_view::npos;
}

Result<Done> CheckVersion(const Json& protocol, const char* member, int known, const std::string& table) {
  const int wanted = protocol.is_object() ? protocol.value(member, 0) : 0;
  if (wanted <= known) return Done{};
  return Error{ErrorCode::kUnsupported,
               "the table asks for " + std::string(member) + " " + std::to_string(wanted) +
                   " of Delta Lake's protocol; Tacitus has " + std::to_string(known) +
                   " (was a feature switched on with another program?)",
               table};
}

}  // namespace

Result<Done> Snapshot::Apply(const Json& line) {
  const Error malformed{ErrorCode::kMalformed, "is no action of a Delta Lake log: " + line.dump().substr(0, 80), {}};
  if (!line.is_object()) return malformed;
  for (const auto& [kind, action] : line.items()) {
    if (!action.is_object()) return malformed;
    if (kind == "protocol") protocol = action;
    if (kind == "metaData") metadata = action;
    if (kind == "txn") {
      if (!action.contains("appId") || !action["appId"].is_string()) return malformed;
      transactions[action["appId"].get<std::string>()] = action;
    }
    if (kind == "add" || kind == "remove") {
      if (!action.contains("path") || !action["path"].is_string()) return malformed;
      const std::string path = DecodedPath(action["path"].get<std::string>());
      files.erase(path);
      removed.erase(path);
      if (kind == "add") {
        files[path] = action;
      } else {
        removed[path] = action.dump();
      }
    }
  }
  return Done{};
}

Result<Done> Snapshot::CheckReadable(const std::string& table) const {
  return CheckVersion(protocol, "minReaderVersion", kReaderVersion, table);
}

Result<Done> Snapshot::CheckWritable(const std::string& table) const {
  const Result<Done> readable = CheckReadable(table);
  if (!readable) return readable;
  return CheckVersion(protocol, "minWriterVersion", kWriterVersion, table);
}

bool Snapshot::HasOlderFiles() const {
  const auto configuration = metadata.find("configuration");
  return configuration != metadata.end() && configuration->is_object() &&
         configuration->contains(std::string(kColumnsAdded));
}

std::string DecodedPath(std::string_view path) {
  std::string decoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int high = path[i] == '%' && i + 2 < path.size() ? HexValue(path[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(path[i + 2]) : -1;
    decoded += low >= 0 ? static_cast<char>(high * 16 + low) : path[i];
    if (low >= 0) i += 2;
  }
  return decoded;
}

std::string EncodedPath(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsPlain(c)) {
      encoded += c;
    } else {
      encoded.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 0xF]);
    }
  }
  return encoded;
}

Partition PartitionOf(const Json& add) {
  const auto values = add.find("partitionValues");
  if (values == add.end() || !values->is_object()) return std::nullopt;
  const auto value = values->find(std::string(kPartitionColumn));
  // An empty string is the protocol's other way to say null.
  if (value == values->end() || !value->is_string() || value->get<std::string>().empty()) return std::nullopt;
  return value->get<std::string>();
}

}  // namespace tacitus
