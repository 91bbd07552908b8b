// Arguments to files: folders are walked, patterns matched.
#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/strings.h"
#include "read/news_files.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// What lies beside saved pages and articles and is none itself. Any other file is looked into.
constexpr std::array<std::string_view, 36> kOtherEndings = {
    ".avif", ".bmp", ".gif", ".ico",  ".jpeg",  ".jpg",   ".png", ".svg",  ".tif", ".tiff", ".webp", ".avi",
    ".m4a",  ".mov", ".mp3", ".mp4",  ".mpeg",  ".ogg",   ".wav", ".webm", ".css", ".eot",  ".js",   ".map",
    ".mjs",  ".otf", ".ttf", ".woff", ".woff2", ".ipynb", ".log", ".lock", ".py",  ".r",    ".sh",   ".tmp"};

void Refuse(ErrorCode code, std::string message, const std::string& argument, InputList& list) {
  list.rejects.push_back({{code, std::move(message), argument}, argument, 0, {}});
}

// Adds the files below a folder, sorted by path. Links to files are followed, links to folders are not: they may
// lead in circles.
void AddFolder(const std::string& folder, InputList& list) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  std::vector<std::string> found;
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    const bool hidden = IsHidden(entry->path());
    std::error_code unknown;
    if (entry->is_directory(unknown)) {
      if (hidden) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(unknown) && IsNewsFile(entry->path())) {
      found.push_back(entry->path().string());
    }
  }
  if (error) {
    Refuse(ErrorCode::kUnreadable, "the folder cannot be read: " + error.message(), folder, list);
  } else if (found.empty()) {
    Refuse(ErrorCode::kNotFound, "the folder has no file to read", folder, list);
  }
  std::sort(found.begin(), found.end());
  list.paths.insert(list.paths.end(), found.begin(), found.end());
}

void AddPattern(const std::string& pattern, InputList& list) {
  glob_t matches{};
  if (::glob(pattern.c_str(), 0, nullptr, &matches) == 0) {
    for (std::size_t i = 0; i < matches.gl_pathc; ++i) {
      const std::string match = matches.gl_pathv[i];
      std::error_code error;
      if (fs::is_directory(match, error)) {
        AddFolder(match, list);
      } else {
        list.paths.push_back(match);
      }
    }
  } else {
    Refuse(ErrorCode::kNotFound, "no file matches this pattern", pattern, list);
  }
  ::globfree(&matches);
}

}  // namespace

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool IsNewsFile(const fs::path& path) {
  const std::string stem = LowerAscii(path.stem().string());
  const std::string ending = LowerAscii(path.extension().string());
  return !IsHidden(path) && stem != "readme" &&
         std::find(kOtherEndings.begin(), kOtherEndings.end(), ending) == kOtherEndings.end();
}

InputList ExpandPaths(const std::vector<std::string>& arguments) {
  InputList list;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == "-") {
      list.paths.push_back(argument);
    } else if (fs::is_directory(argument, error)) {
      AddFolder(argument, list);
    } else if (argument.find_first_of("*?[") != std::string::npos && !fs::exists(argument, error)) {
      AddPattern(argument, list);
    } else {
      list.paths.push_back(argument);
    }
  }
  return list;
}

}  // namespace tacitus
