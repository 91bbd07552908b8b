// A folder held by a lock of the system as long as the lock lives, shared with others or alone. Where locks are not to
// be had, as on some network file systems, there is none.
// Tested in tests/unit/store/kept_views_test.cc.
#pragma once

#include <string>

namespace tacitus {

class FolderLock {
 public:
  // LOCK_SH or LOCK_EX of flock, with LOCK_NB where it is not to wait.
  FolderLock(const std::string& folder, int kind);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

  // Whether somebody else holds it, so that this lock, which was not to wait, is none.
  [[nodiscard]] bool refused() const { return refused_; }

 private:
  int folder_;
  bool refused_ = false;
};

}  // namespace tacitus
