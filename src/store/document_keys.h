// A set of documents' ids, small enough for millions (IdTable).
// Any number of threads may ask while one inserts. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <memory>
#include <shared_mutex>
#include <string_view>

#include "stories/id_table.h"

namespace tacitus {

class DocumentKeys {
 public:
  void Insert(std::string_view document_id);
  [[nodiscard]] bool Contains(std::string_view document_id) const;

 private:
  IdTable ids_;
  std::unique_ptr<std::shared_mutex> mutex_ = std::make_unique<std::shared_mutex>();  // apart, so that the set moves
};

}  // namespace tacitus
