// A copy of a data folder in which faulty lines are struck out, so that one mistake does not hide those after it.
//
// A loader stops at the first line it cannot read. Here the copy starts as links to the files as they are; a file gets
// a text of its own once a line of it is struck out, with a comment in the line's place, so that lines keep their
// numbers. The copy is removed with the object. For one thread. Tested in tests/unit/check/check_data_test.cc.
#pragma once

#include <string>

#include "tacitus/result.h"

namespace tacitus {

class DataCopy {
 public:
  static Result<DataCopy> Of(const std::string& data_folder);

  DataCopy(DataCopy&& other) noexcept : folder_(std::move(other.folder_)) { other.folder_.clear(); }
  DataCopy& operator=(DataCopy&&) = delete;
  ~DataCopy();

  [[nodiscard]] const std::string& folder() const { return folder_; }

  // "data/NAME:LINE", also for an error that names the copy's own path.
  [[nodiscard]] std::string Normalised(const std::string& where) const;

  // False where `where` names no line that can be struck out.
  bool StrikeOut(const std::string& where);

 private:
  explicit DataCopy(std::string folder) : folder_(std::move(folder)) {}

  std::string folder_;
};

}  // namespace tacitus
