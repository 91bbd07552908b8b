#include "parse/lexeme_store.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tacitus {
namespace {

constexpr std::size_t kBlockSize = 64 * 1024;
constexpr std::size_t kFirstSlots = 1024;
// A text or its chunks may fill the cache in other ways than by lexemes: the rest is bounded in proportion.
constexpr std::size_t kChunksPerLexeme = 2;
constexpr std::size_t kBytesPerLexeme = 64;

}  // namespace

std::string_view TextArena::Keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t size = std::max(kBlockSize, text.size());
    next_ = blocks_.emplace_back(new char[size]).get();
    left_ = size;
  }
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  left_ -= text.size();
  bytes_ += text.size();
  return kept;
}

void TextArena::Clear() {
  blocks_.clear();
  left_ = 0;
  next_ = nullptr;
  bytes_ = 0;
}

void HashIndex::Add(std::uint64_t hash, std::uint32_t number) {
  if (2 * (count_ + 1) > slots_.size()) Grow();
  std::size_t i = hash & mask_;
  while (slots_[i].used) i = (i + 1) & mask_;
  slots_[i] = {hash, number, true};
  ++count_;
}

void HashIndex::Grow() {
  std::vector<Slot> old(std::max(kFirstSlots, 2 * slots_.size()));
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (!slot.used) continue;
    std::size_t i = slot.hash & mask_;
    while (slots_[i].used) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
}

void HashIndex::Clear() {
  slots_.clear();
  mask_ = 0;
  count_ = 0;
}

void LexemeCache::State::Clear() {
  lexemes.clear();
  lexeme_index.Clear();
  chunks.clear();
  chunk_lexemes.clear();
  chunk_index.Clear();
  texts.Clear();
}

LexemeCache::LexemeCache(std::size_t capacity) : state_(std::make_unique<State>()), capacity_(capacity) {
  state_->maximum_chunks = kChunksPerLexeme * capacity;
}
LexemeCache::LexemeCache(LexemeCache&&) noexcept = default;
LexemeCache& LexemeCache::operator=(LexemeCache&&) noexcept = default;
LexemeCache::~LexemeCache() = default;

bool LexemeCache::Trim() {
  if (state_->lexemes.size() <= capacity_ && state_->chunks.size() < state_->maximum_chunks &&
      state_->texts.bytes() <= kBytesPerLexeme * capacity_) {
    return false;
  }
  state_->Clear();
  ++generation_;
  return true;
}

std::size_t LexemeCache::size() const { return state_->lexemes.size(); }

}  // namespace tacitus
