#include "stories/id_table.h"

#include <algorithm>

#include "base/hash.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kEmpty = UINT32_MAX;
constexpr std::size_t kFewest = 1024;
constexpr std::size_t kDigits = 16;  // of a half
constexpr std::string_view kHex = "0123456789abcdef";

std::optional<std::uint64_t> HexNumber(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const bool decimal = digit >= '0' && digit <= '9';
    // Capitals are another name.
    if (!decimal && (digit < 'a' || digit > 'f')) return std::nullopt;
    number = number << 4 | static_cast<std::uint64_t>(decimal ? digit - '0' : digit - 'a' + 10);
  }
  return number;
}

void AppendHex(std::uint64_t number, std::string& text) {
  for (int shift = 60; shift >= 0; shift -= 4) text += kHex[(number >> shift) & 0xFU];
}

}  // namespace

std::optional<IdTable::Key> IdTable::DigitsOf(std::string_view name) {
  if (name.size() != 2 * kDigits) return std::nullopt;
  const std::optional<std::uint64_t> high = HexNumber(name.substr(0, kDigits));
  const std::optional<std::uint64_t> low = HexNumber(name.substr(kDigits));
  if (!high || !low) return std::nullopt;
  return Key{*high, *low};
}

IdTable::Key IdTable::KeyOf(std::string_view name) {
  const std::optional<Key> digits = DigitsOf(name);
  return digits ? *digits : *DigitsOf(Hash128Hex(name));
}

std::size_t IdTable::PlaceOf(const Key& key) const {
  std::size_t place = (key.high ^ key.low) & (places_.size() - 1);
  while (places_[place] != kEmpty && keys_[places_[place]] != key) place = (place + 1) & (places_.size() - 1);
  return place;
}

std::uint32_t IdTable::Of(std::string_view name) {
  // A quarter of the places is left empty.
  if (4 * (keys_.size() + 1) > 3 * places_.size()) Grow();
  const Key key = KeyOf(name);
  std::uint32_t& number = places_[PlaceOf(key)];
  if (number != kEmpty) return number;
  number = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back(key);
  if (!DigitsOf(name)) others_.emplace(number, name);
  return number;
}

bool IdTable::Contains(std::string_view name) const {
  return !places_.empty() && places_[PlaceOf(KeyOf(name))] != kEmpty;
}

std::string IdTable::name(std::uint32_t number) const {
  const auto other = others_.find(number);
  if (other != others_.end()) return other->second;
  std::string digits;
  AppendHex(keys_[number].high, digits);
  AppendHex(keys_[number].low, digits);
  return digits;
}

bool IdTable::ComesBefore(std::uint32_t one, std::uint32_t other) const {
  return others_.empty() ? keys_[one] < keys_[other] : name(one) < name(other);
}

void IdTable::Shrink(std::size_t size) {
  while (keys_.size() > size) {
    places_[PlaceOf(keys_.back())] = kEmpty;
    others_.erase(static_cast<std::uint32_t>(keys_.size() - 1));
    keys_.resize(keys_.size() - 1);
  }
}

void IdTable::Grow() {
  places_.assign(std::max(kFewest, 2 * places_.size()), kEmpty);
  for (std::uint32_t number = 0; number < keys_.size(); ++number) places_[PlaceOf(keys_[number])] = number;
}

}  // namespace tacitus
