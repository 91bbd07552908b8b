#include "store/document_keys.h"

#include <charconv>
#include <mutex>
#include <optional>

#include "base/hash.h"

namespace tacitus {
namespace {

std::optional<std::uint64_t> HexNumber(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

DocumentKeys::Key DocumentKeys::KeyOf(std::string_view document_id) {
  if (document_id.size() == 32) {
    const std::optional<std::uint64_t> high = HexNumber(document_id.substr(0, 16));
    const std::optional<std::uint64_t> low = HexNumber(document_id.substr(16));
    if (high && low) return {*high, *low};
  }
  return KeyOf(Hash128Hex(document_id));
}

void DocumentKeys::Insert(std::string_view document_id) {
  const std::unique_lock lock(*mutex_);
  keys_.insert(KeyOf(document_id));
}

bool DocumentKeys::Contains(std::string_view document_id) const {
  const std::shared_lock lock(*mutex_);
  return keys_.contains(KeyOf(document_id));
}

}  // namespace tacitus
