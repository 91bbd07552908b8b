#include "store/file_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "read/news_files.h"
#include "tacitus/read.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::uint32_t kNews = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR;
// A file that nobody has touched for so long is whole.
constexpr milliseconds kQuiet{400};
constexpr milliseconds kPollInterval{1000};
// Where the system tells, all is looked through now and then nevertheless: not every file system tells all.
constexpr milliseconds kToldInterval{60000};

std::string Absolute(const std::string& path) {
  std::error_code error;
  std::string absolute = fs::absolute(path, error).lexically_normal().string();
  if (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  return absolute;
}

bool IsFeed(const std::string& path) {
  constexpr std::size_t kBeginning = std::size_t{64} << 10;
  std::string beginning(kBeginning, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(beginning.data(), static_cast<std::streamsize>(kBeginning));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  return RecogniseFormat(beginning) == InputFormat::kFeed;
}

bool LiesIn(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/' || folder == "/");
}

std::string Beside(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : (fs::path(folder) / name).string();
}

}  // namespace

FileWatch::FileWatch(std::vector<std::string> arguments, FileWatchOptions options)
    : arguments_(std::move(arguments)), interval_(options.poll.value_or(kToldInterval)) {
  if (!options.poll) inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0 && !options.poll) interval_ = kPollInterval;
  const std::string except = options.except.empty() ? "" : Absolute(options.except);
  for (const std::string& argument : arguments_) {
    std::error_code error;
    std::string folder = argument;
    if (!fs::is_directory(argument, error)) {
      files_.insert(argument);
      folder = fs::path(argument).parent_path().string();
      if (folder.empty()) folder = ".";
    }
    if (!except.empty() && LiesIn(except, Absolute(folder))) except_ = except;
    WatchFolder(folder);
  }
  LookThrough();
}

FileWatch::~FileWatch() {
  if (inotify_ >= 0) ::close(inotify_);
}

FileWatch::Stamp FileWatch::StampOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec, status.st_size, status.st_ino};
}

bool FileWatch::IsExcepted(const std::string& path) const {
  return !except_.empty() && LiesIn(Absolute(path), except_);
}

// Feeds that may lead to the file: those in a folder that it lies in.
std::vector<std::string> FileWatch::FeedsAbove(const std::string& path) const {
  std::vector<std::string> feeds;
  for (const std::string& feed : feeds_) {
    if (feed != path && LiesIn(Absolute(path), fs::path(Absolute(feed)).parent_path().string())) feeds.push_back(feed);
  }
  return feeds;
}

// Has the system tell of the folder and those below it.
void FileWatch::WatchFolder(const std::string& folder) {
  if (inotify_ < 0 || IsExcepted(folder)) return;
  const int number = ::inotify_add_watch(inotify_, folder.c_str(), kNews);
  if (number < 0) {
    if (errno != ENOENT && errno != ENOTDIR) StopBeingTold();
    return;
  }
  folders_[number] = folder;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown) && !entry->is_symlink(unknown) && !IsHidden(entry->path())) {
      WatchFolder(entry->path().string());
    }
  }
}

// There are more folders than the system tells of.
void FileWatch::StopBeingTold() {
  ::close(inotify_);
  inotify_ = -1;
  interval_ = kPollInterval;
  folders_.clear();
}

void FileWatch::LookThrough() {
  looked_ = Clock::now();
  for (const std::string& path : ExpandPaths(arguments_).paths) Look(path, false);
}

// Takes note of a file as it is now. `whole` says that whoever wrote it has closed it.
void FileWatch::Look(const std::string& path, bool whole) {
  if (IsExcepted(path)) return;
  const Stamp stamp = StampOf(path);
  const auto given = given_.find(path);
  if (stamp.size < 0 || (given != given_.end() && given->second == stamp)) {
    pending_.erase(path);
    return;
  }
  const auto pending = pending_.find(path);
  if (whole) {
    pending_[path] = {stamp, Clock::time_point{}};
  } else if (pending == pending_.end() || pending->second.stamp != stamp) {
    // What was last changed some time ago is nobody's work at present.
    const auto now =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
    const bool old = now.count() - stamp.modified > 1'000'000'000;
    pending_[path] = {stamp, old && pending == pending_.end() ? Clock::time_point{} : Clock::now()};
  }
}

void FileWatch::TakeNews(int number, std::uint32_t mask, const std::string& name) {
  const auto folder = folders_.find(number);
  if (folder == folders_.end()) return;
  const std::string path = Beside(folder->second, name);
  if ((mask & IN_IGNORED) != 0) {
    folders_.erase(folder);
  } else if ((mask & IN_ISDIR) != 0) {
    if (IsHidden(path)) return;
    WatchFolder(path);
    // What was put into it before it was watched; and what had its name before is news no more.
    LookThrough();
  } else if (IsNewsFile(path)) {
    // A file named without a folder is in this one.
    const std::string plain = path.starts_with("./") && files_.contains(path.substr(2)) ? path.substr(2) : path;
    const bool wanted =
        files_.contains(plain) || std::any_of(arguments_.begin(), arguments_.end(), [&](const auto& one) {
          return !files_.contains(one) && LiesIn(Absolute(path), Absolute(one));
        });
    // A file that was only made may be written to still.
    const bool whole = (mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
    if (wanted) {
      Look(plain, whole);
    } else if (whole && !IsExcepted(path)) {
      for (const std::string& feed : FeedsAbove(path)) pending_[feed] = {StampOf(feed), Clock::time_point{}};
    }
  }
}

// Waits for news and takes them in.
void FileWatch::ReadNews(milliseconds longest) {
  if (inotify_ < 0) {
    ::poll(nullptr, 0, static_cast<int>(longest.count()));
    return;
  }
  pollfd waiting{inotify_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(longest.count())) <= 0) return;
  alignas(inotify_event) std::array<char, 65536> buffer{};
  const ssize_t size = ::read(inotify_, buffer.data(), buffer.size());
  for (ssize_t at = 0; at < size && inotify_ >= 0;) {
    inotify_event event{};
    std::memcpy(&event, buffer.data() + at, sizeof(event));
    const std::string name = event.len > 0 ? std::string(buffer.data() + at + sizeof(event)) : std::string();
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      LookThrough();
    } else {
      TakeNews(event.wd, event.mask, name);
    }
    at += static_cast<ssize_t>(sizeof(event) + event.len);
  }
}

// Files that are whole; they are given, with the feeds that may lead to them.
std::vector<std::string> FileWatch::Settled() {
  std::set<std::string> settled;
  for (auto pending = pending_.begin(); pending != pending_.end();) {
    const auto& [path, state] = *pending;
    const bool told = state.since == Clock::time_point{};
    const Stamp stamp = told ? state.stamp : StampOf(path);
    if (stamp != state.stamp) {
      pending->second = {stamp, Clock::now()};
    } else if (told || Clock::now() - state.since >= kQuiet) {
      given_[path] = stamp;
      settled.insert(path);
      pending = pending_.erase(pending);
      continue;
    }
    ++pending;
  }
  std::set<std::string> feeds;
  for (const std::string& path : settled) {
    if (IsFeed(path)) {
      feeds_.insert(path);
    } else {
      for (std::string& feed : FeedsAbove(path)) feeds.insert(std::move(feed));
    }
  }
  settled.merge(feeds);
  return {settled.begin(), settled.end()};
}

std::vector<std::string> FileWatch::Next(milliseconds longest) {
  const Clock::time_point until = Clock::now() + longest;
  for (;;) {
    std::vector<std::string> settled = Settled();
    const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
    if (!settled.empty() || left.count() <= 0) return settled;
    ReadNews(std::min({left, kQuiet / 2, interval_}));
    if (Clock::now() - looked_ >= interval_) LookThrough();
  }
}

}  // namespace tacitus
