#include "check/data_copy.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kData = "data/";

}  // namespace

Result<DataCopy> DataCopy::Of(const std::string& data_folder) {
  std::error_code problem;
  const fs::path origin = fs::absolute(data_folder, problem);
  std::string folder = (fs::temp_directory_path(problem) / "tacitus-check-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) {
    return Error{ErrorCode::kUnreadable, "no folder can be made here for a copy of the data; set TMPDIR to another",
                 fs::path(folder).parent_path().string()};
  }
  DataCopy copy(folder);
  for (auto entry = fs::recursive_directory_iterator(origin, problem); !problem && entry != fs::end(entry);
       entry.increment(problem)) {
    const fs::path to = folder / entry->path().lexically_relative(origin);
    if (entry->is_directory()) {
      fs::create_directory(to, problem);
    } else {
      fs::create_symlink(entry->path(), to, problem);
    }
  }
  if (problem) return Error{ErrorCode::kUnreadable, "cannot read this folder: " + problem.message(), data_folder};
  return copy;
}

DataCopy::~DataCopy() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string DataCopy::Normalised(const std::string& where) const {
  if (!where.starts_with(folder_ + "/")) return where;
  return std::string(kData) + where.substr(folder_.size() + 1);
}

bool DataCopy::StrikeOut(const std::string& where) {
  const std::string normalised = Normalised(where);
  const std::size_t colon = normalised.rfind(':');
  std::uint32_t line = 0;
  if (!normalised.starts_with(kData) || colon == std::string::npos) return false;
  const char* end = normalised.data() + normalised.size();
  if (std::from_chars(normalised.data() + colon + 1, end, line).ptr != end || line == 0) return false;
  const fs::path path = fs::path(folder_) / normalised.substr(kData.size(), colon - kData.size());
  std::ifstream stream(path, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(stream), {});
  if (!stream) return false;
  std::size_t begin = 0;
  for (; line > 1 && begin != std::string::npos; --line) {
    begin = content.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin >= content.size() || content[begin] == '#') return false;
  content.replace(begin, std::min(content.find('\n', begin), content.size()) - begin, "#");
  std::error_code problem;
  fs::remove(path, problem);
  return static_cast<bool>(std::ofstream(path, std::ios::binary) << content);
}

}  // namespace tacitus
