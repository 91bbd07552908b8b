#include "tests/support/msgpack_bytes.h"

#include <filesystem>
#include <fstream>

namespace tacitus {
namespace {

// A marker, then the number in as many bytes, the highest first.
std::string Marked(unsigned marker, std::uint64_t number, int bytes) {
  std::string packed(1, static_cast<char>(marker));
  for (int i = bytes - 1; i >= 0; --i) packed += static_cast<char>(number >> (8 * i) & 0xff);
  return packed;
}

}  // namespace

std::string PackText(std::string_view text) { return Marked(0xdb, text.size(), 4) + std::string(text); }

std::string PackBinary(std::string_view bytes) { return Marked(0xc6, bytes.size(), 4) + std::string(bytes); }

std::string PackNumber(std::uint64_t number) { return Marked(0xcf, number, 8); }

std::string PackBool(bool value) { return Marked(value ? 0xc3 : 0xc2, 0, 0); }

std::string PackArray(const std::vector<std::string>& packed_items) {
  std::string packed = Marked(0xdd, packed_items.size(), 4);
  for (const std::string& item : packed_items) packed += item;
  return packed;
}

std::string PackMap(const std::vector<std::pair<std::string, std::string>>& packed_entries) {
  std::string packed = Marked(0xdf, packed_entries.size(), 4);
  for (const auto& [key, value] : packed_entries) packed += key + value;
  return packed;
}

void WriteFile(const std::string& path, std::string_view bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace tacitus
