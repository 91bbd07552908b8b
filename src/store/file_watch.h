// Tells which files are new or have changed, once they are whole.
//
//   FileWatch watch({"inbox/", "feed.xml"}, {});
//   for (;;) for (const std::string& path : watch.Next(std::chrono::milliseconds(200))) Read(path);
//
// Folders are watched with those below them. The system says when a file was closed after writing or moved to its place
// (inotify, https://man7.org/linux/man-pages/man7/inotify.7.html); files that turned up otherwise are whole when they
// have not changed for a while. Where the system cannot say (too many folders, some network file systems) the folders
// are looked through at intervals. A feed is told again when a file beside or below it is new, since it may lead there.
// One thread at a time. Tested in tests/unit/store/file_watch_test.cc.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace tacitus {

struct FileWatchOptions {
  // Look through the folders so often rather than be told.
  std::optional<std::chrono::milliseconds> poll;
  std::string except;  // a folder whose files are no news, wherever it lies
};

class FileWatch {
 public:
  // Folders and files; those that are there already are the first news.
  FileWatch(std::vector<std::string> arguments, FileWatchOptions options);
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;
  ~FileWatch();

  // Files that are new or changed since they were last given, and whole, sorted; waits until there are any, at most so
  // long.
  std::vector<std::string> Next(std::chrono::milliseconds longest);

  [[nodiscard]] bool polls() const { return inotify_ < 0; }

 private:
  using Clock = std::chrono::steady_clock;

  // A file that is written to has another of these afterwards.
  struct Stamp {
    std::int64_t modified = 0;  // nanoseconds
    std::int64_t size = -1;     // -1: there is no such file
    std::uint64_t inode = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  struct Pending {
    Stamp stamp;
    Clock::time_point since;
  };

  static Stamp StampOf(const std::string& path);
  void WatchFolder(const std::string& folder);
  void StopBeingTold();
  void LookThrough();
  void Look(const std::string& path, bool whole);
  void ReadNews(std::chrono::milliseconds longest);
  void TakeNews(int folder, std::uint32_t mask, const std::string& name);
  [[nodiscard]] bool IsExcepted(const std::string& path) const;
  [[nodiscard]] std::vector<std::string> FeedsAbove(const std::string& path) const;
  std::vector<std::string> Settled();

  std::vector<std::string> arguments_;
  std::set<std::string> files_;         // arguments that are no folders
  std::set<std::string> feeds_;         // files that were given and are feeds
  std::string except_;                  // absolute; "" where it is in none of the folders
  std::chrono::milliseconds interval_;  // of looking through
  Clock::time_point looked_;
  int inotify_ = -1;
  std::map<int, std::string> folders_;            // by inotify's number
  std::unordered_map<std::string, Stamp> given_;  // files as they were when they were given
  std::map<std::string, Pending> pending_;        // files that may be written to still
};

}  // namespace tacitus
