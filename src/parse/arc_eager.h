// The states of spaCy's arc-eager dependency parser (spacy/pipeline/_parser_internals/arc_eager.pyx, _state.pxd):
// non-monotonic arc-eager with a move that begins a sentence.
//
//   Shift        push the buffer's first token
//   Reduce       pop the stack; a token without head goes back to the buffer, unless it is the only one
//   Left-label   the buffer's first token becomes head of the stack's top, which is popped
//   Right-label  the stack's top becomes head of the buffer's first token, which is pushed
//   Break        the buffer's second token begins a sentence
//
// Tested in tests/unit/parse/arc_eager_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "parse/string_store.h"

namespace tacitus {

class ArcEagerState {
 public:
  enum Move : std::uint32_t { kShift, kReduce, kLeft, kRight, kBreak, kMoves };

  static constexpr std::int32_t kNone = -1;
  // One bit for each move that is allowed, and one for the labels of kLeft and kRight that need neighbours.
  static constexpr std::uint32_t kAdjacentBit = 1U << kMoves;
  static constexpr std::size_t kValidityStates = std::size_t{1} << (kMoves + 1);

  // Starts a document of this many tokens.
  void Begin(std::size_t tokens);

  [[nodiscard]] bool IsFinal() const { return stack_.empty() && BufferLength() == 0; }
  // The moves allowed now, as bits.
  [[nodiscard]] std::uint32_t Valid() const;
  void Take(Move move, Label label);
  // For a state in which nothing is allowed.
  void ForceFinal();

  // Fills in the tokens that the network looks at: 8, or 13.
  void Context(std::span<std::int32_t> tokens) const;

  // Of each token, kNone and 0 where it was given no head.
  [[nodiscard]] const std::vector<std::int32_t>& heads() const { return heads_; }
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }

 private:
  // An arc, and the arc of the same head and side before it.
  struct Arc {
    std::int32_t child;
    std::int32_t previous;
  };

  [[nodiscard]] std::int32_t Stack(std::size_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : kNone;
  }
  [[nodiscard]] std::int32_t Buffer(std::size_t i) const;
  [[nodiscard]] std::size_t BufferLength() const { return returned_.size() + (length_ - next_); }
  [[nodiscard]] bool IsSentenceStart(std::int32_t token) const {
    return token >= 0 && sentence_start_[static_cast<std::size_t>(token)] != 0;
  }
  // The latest child of `head` on one side, and the one before it.
  [[nodiscard]] std::int32_t LatestChild(const std::vector<std::int32_t>& latest, std::int32_t head) const;
  [[nodiscard]] std::int32_t ChildBefore(const std::vector<std::int32_t>& latest, std::int32_t head) const;

  void Push();
  void AddArc(std::int32_t head, std::int32_t child, Label label);
  void RemoveArc(std::int32_t head, std::int32_t child);

  std::size_t length_ = 0;
  std::size_t next_ = 0;  // first token not yet taken from the text
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> returned_;  // put back from the stack; the last is the buffer's first
  std::vector<std::int32_t> heads_;
  std::vector<Label> labels_;
  std::vector<std::uint8_t> sentence_start_;
  std::vector<std::uint8_t> was_returned_;  // not to be shifted again
  std::vector<Arc> arcs_;
  std::vector<std::int32_t> latest_left_;  // of each head, its latest arc to the left, in arcs_
  std::vector<std::int32_t> latest_right_;
};

}  // namespace tacitus
