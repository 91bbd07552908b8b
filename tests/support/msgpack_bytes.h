// Writes MessagePack, for tests that need a small pipeline of their own.
//
//   PackMap({{PackText("TAG"), PackText("NN")}})
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tacitus {

std::string PackText(std::string_view text);
std::string PackBinary(std::string_view bytes);
std::string PackNumber(std::uint64_t number);
std::string PackBool(bool value);
std::string PackArray(const std::vector<std::string>& packed_items);
std::string PackMap(const std::vector<std::pair<std::string, std::string>>& packed_entries);

// Writes the bytes to a file, making its folders.
void WriteFile(const std::string& path, std::string_view bytes);

}  // namespace tacitus
