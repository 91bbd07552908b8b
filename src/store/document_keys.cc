#include "store/document_keys.h"

#include <mutex>

namespace tacitus {

void DocumentKeys::Insert(std::string_view document_id) {
  const std::unique_lock lock(*mutex_);
  ids_.Of(document_id);
}

bool DocumentKeys::Contains(std::string_view document_id) const {
  const std::shared_lock lock(*mutex_);
  return ids_.Contains(document_id);
}

}  // namespace tacitus
