#include "store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace tacitus {

FolderLock::FolderLock(const std::string& folder, int kind)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  int failure = 0;
  do failure = folder_ >= 0 && ::flock(folder_, kind) != 0 ? errno : 0;
  while (failure == EINTR);
  refused_ = failure == EWOULDBLOCK;
}

FolderLock::~FolderLock() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace tacitus
