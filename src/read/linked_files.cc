#include "read/linked_files.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "base/strings.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// "%20" and the like as the bytes they stand for.
std::string Unescaped(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const int letter = (c | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
  };
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    plain.push_back(escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i]);
    if (escape) i += 2;
  }
  return plain;
}

bool IsBelow(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != ".." && relative != ".";
}

// "" where there is no such file, which reading says.
std::string Canonical(const std::string& path) {
  std::error_code error;
  return fs::canonical(path, error).string();
}

// Where a link may lead, the likeliest first.
std::vector<fs::path> Candidates(const fs::path& folder, std::string_view link) {
  std::string path = Unescaped(link.substr(0, link.find_first_of("?#")));
  constexpr std::string_view kFile = "file://";
  if (path.starts_with(kFile)) {
    const std::size_t start = path.find('/', kFile.size());
    if (start == std::string::npos) return {};
    return {fs::path(path.substr(start))};
  }
  const std::size_t scheme = path.find("://");
  if (scheme == std::string::npos) return {folder / path};
  const std::string place = path.substr(scheme + 3);
  const std::size_t slash = place.find('/');
  if (slash == std::string::npos || slash + 1 == place.size()) return {};
  const std::string last = fs::path(place).filename().string();
  std::vector<fs::path> candidates = {folder / place, folder / place.substr(slash + 1)};
  if (!last.empty() && !last.starts_with("index.")) candidates.push_back(folder / last);
  return candidates;
}

}  // namespace

std::optional<std::string> LinkedFiles::Find(const std::string& feed, std::string_view link) const {
  std::error_code error;
  const fs::path parent = fs::path(feed).parent_path();
  const fs::path folder = fs::canonical(parent.empty() ? fs::path(".") : parent, error);
  link = Trim(link);
  if (error || link.empty() || link.find('\0') != std::string_view::npos) return std::nullopt;
  for (const fs::path& candidate : Candidates(parent, link)) {
    for (const std::string_view ending : {"", ".html", ".htm"}) {
      const fs::path file = candidate.string() + std::string(ending);
      std::error_code missing;
      if (!fs::is_regular_file(file, missing)) continue;
      const fs::path canonical = fs::canonical(file, missing);
      if (!missing && IsBelow(canonical, folder) && !fs::equivalent(file, feed, missing)) return file.string();
    }
  }
  return std::nullopt;
}

bool LinkedFiles::Claim(const std::string& path) {
  const std::string canonical = Canonical(path);
  return !read_.contains(canonical) && linked_.insert(canonical).second;
}

bool LinkedFiles::MayRead(const std::string& path) {
  const std::string canonical = Canonical(path);
  if (linked_.contains(canonical)) return false;
  read_.insert(canonical);
  return true;
}

}  // namespace tacitus
