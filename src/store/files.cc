#include "store/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <system_error>

#include "base/hash.h"

namespace tacitus {
namespace {

// 0, or the number of the system's error.
int WriteAll(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written >= 0) {
      content.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

Error FileError(std::string_view what, int error_number, const std::string& path) {
  return {error_number == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
          std::string(what) + ": " + std::generic_category().message(error_number), path};
}

Result<std::string> ReadWholeFile(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return FileError("cannot be read", errno != 0 ? errno : EIO, path);
  std::ostringstream content;
  content << file.rdbuf();
  if (file.bad()) return FileError("cannot be read", EIO, path);
  return std::move(content).str();
}

Result<Done> WriteDurably(const std::string& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) return FileError("cannot be written", errno, path);
  int failure = WriteAll(file, content);
  if (::close(file) != 0 && failure == 0) failure = errno;
  if (failure == 0) return Done{};
  ::unlink(path.c_str());
  return FileError("cannot be written", failure, path);
}

Result<Done> Sync(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return FileError("cannot be opened", errno, path);
  const int failure = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  // Some file systems cannot sync a folder and say so; that is no fault of the data.
  if (failure == 0 || failure == EINVAL) return Done{};
  return FileError("cannot be written", failure, path);
}

Result<Done> MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return FileError("the folder cannot be made", error.value(), path);
  return Done{};
}

std::string UniqueName() {
  std::random_device device;
  std::array<std::random_device::result_type, 8> words{};
  for (auto& word : words) word = device();
  return Hash128Hex({reinterpret_cast<const char*>(words.data()), sizeof(words)});
}

}  // namespace tacitus
