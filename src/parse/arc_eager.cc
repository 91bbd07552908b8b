#include "parse/arc_eager.h"

namespace tacitus {
namespace {

std::size_t Index(std::int32_t token) { return static_cast<std::size_t>(token); }

}  // namespace

void ArcEagerState::Begin(std::size_t tokens) {
  length_ = tokens;
  next_ = 0;
  stack_.clear();
  returned_.clear();
  arcs_.clear();
  for (std::vector<std::int32_t>* array : {&heads_, &latest_left_, &latest_right_}) array->assign(tokens, kNone);
  labels_.assign(tokens, 0);
  was_returned_.assign(tokens, 0);
  sentence_start_.assign(tokens, 0);
  if (tokens > 0) sentence_start_[0] = 1;
}

std::int32_t ArcEagerState::Buffer(std::size_t i) const {
  if (i < returned_.size()) return returned_[returned_.size() - 1 - i];
  const std::size_t token = next_ + (i - returned_.size());
  return token < length_ ? static_cast<std::int32_t>(token) : kNone;
}

std::uint32_t ArcEagerState::Valid() const {
  const std::size_t buffered = BufferLength();
  const std::int32_t first = Buffer(0);
  const std::int32_t second = Buffer(1);
  std::uint32_t valid = 0;
  if (stack_.empty()) {
    valid |= 1U << kShift;
  } else {
    valid |= 1U << kReduce;
    const bool same_sentence = buffered > 0 && !IsSentenceStart(first);
    if (same_sentence) valid |= 1U << kLeft | 1U << kRight;
    if (same_sentence && buffered >= 2 && was_returned_[Index(first)] == 0) valid |= 1U << kShift;
    if (Stack(0) == first - 1) valid |= kAdjacentBit;
  }
  if (buffered >= 2 && second == first + 1 && !IsSentenceStart(second)) valid |= 1U << kBreak;
  return valid;
}

void ArcEagerState::Push() {
  if (!returned_.empty()) {
    stack_.push_back(returned_.back());
    returned_.pop_back();
  } else {
    stack_.push_back(static_cast<std::int32_t>(next_));
    ++next_;
  }
}

void ArcEagerState::Take(Move move, Label label) {
  const std::int32_t top = Stack(0);
  const std::int32_t first = Buffer(0);
  switch (move) {
    case kShift:
      Push();
      break;
    case kReduce:
      stack_.pop_back();
      if (heads_[Index(top)] == kNone && !stack_.empty()) {
        was_returned_[Index(top)] = 1;
        returned_.push_back(top);
      }
      break;
    case kLeft:
      AddArc(first, top, label);
      was_returned_[Index(first)] = 0;  // the stack has changed: no endless loop can follow
      stack_.pop_back();
      break;
    case kRight:
      AddArc(top, first, label);
      Push();
      break;
    case kBreak:
      sentence_start_[Index(Buffer(1))] = 1;
      break;
    case kMoves:
      break;
  }
}

void ArcEagerState::ForceFinal() {
  stack_.clear();
  returned_.clear();
  next_ = length_;
}

void ArcEagerState::AddArc(std::int32_t head, std::int32_t child, Label label) {
  if (heads_[Index(child)] != kNone) RemoveArc(heads_[Index(child)], child);
  std::int32_t& latest = (head > child ? latest_left_ : latest_right_)[Index(head)];
  arcs_.push_back({child, latest});
  latest = static_cast<std::int32_t>(arcs_.size()) - 1;
  heads_[Index(child)] = head;
  labels_[Index(child)] = label;
}

// An arc that is replaced is its head's latest: a token below the stack's top gets no children meanwhile.
void ArcEagerState::RemoveArc(std::int32_t head, std::int32_t child) {
  std::int32_t& latest = (head > child ? latest_left_ : latest_right_)[Index(head)];
  if (latest != kNone && arcs_[Index(latest)].child == child) latest = arcs_[Index(latest)].previous;
}

std::int32_t ArcEagerState::LatestChild(const std::vector<std::int32_t>& latest, std::int32_t head) const {
  if (head < 0 || latest[Index(head)] == kNone) return kNone;
  return arcs_[Index(latest[Index(head)])].child;
}

std::int32_t ArcEagerState::ChildBefore(const std::vector<std::int32_t>& latest, std::int32_t head) const {
  if (head < 0 || latest[Index(head)] == kNone) return kNone;
  const std::int32_t before = arcs_[Index(latest[Index(head)])].previous;
  return before == kNone ? kNone : arcs_[Index(before)].child;
}

void ArcEagerState::Context(std::span<std::int32_t> tokens) const {
  const std::int32_t b0 = Buffer(0);
  const std::int32_t s0 = Stack(0);
  const std::int32_t s1 = Stack(1);
  tokens[0] = b0;
  tokens[1] = Buffer(1);
  tokens[2] = s0;
  tokens[3] = s1;
  tokens[4] = Stack(2);
  if (tokens.size() == 8) {
    tokens[5] = LatestChild(latest_left_, b0);
    tokens[6] = LatestChild(latest_left_, s0);
    tokens[7] = LatestChild(latest_right_, s0);
    return;
  }
  tokens[5] = LatestChild(latest_left_, s0);
  tokens[6] = LatestChild(latest_right_, s0);  // spaCy overwrites its second left child here
  tokens[7] = LatestChild(latest_left_, b0);
  tokens[8] = ChildBefore(latest_right_, s0);
  tokens[9] = LatestChild(latest_left_, s1);
  tokens[10] = ChildBefore(latest_left_, s1);
  tokens[11] = LatestChild(latest_right_, s1);
  tokens[12] = ChildBefore(latest_right_, s1);
}

}  // namespace tacitus
