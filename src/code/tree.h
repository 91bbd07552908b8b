// The dependency tree of a parse, ready for questions from above: children, subtrees, paths.
//
// Built once a document in O(tokens) and read by every step of the coder. Holds no text; the Parse must outlive it.
// Tested in tests/unit/code/tree_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tacitus/coding.h"
#include "tacitus/parse.h"

namespace tacitus {

class Tree {
 public:
  explicit Tree(const Parse& parse);

  [[nodiscard]] const Parse& parse() const { return *parse_; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return parse_->tokens[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const { return parse_->TextOf(i); }

  // Direct dependents in text order.
  [[nodiscard]] std::span<const std::uint32_t> Children(std::uint32_t i) const {
    return {children_.data() + child_begin_[i], child_begin_[i + 1] - child_begin_[i]};
  }
  // The first dependent with this label, or kNoIndex.
  [[nodiscard]] std::uint32_t Child(std::uint32_t i, std::string_view dep) const {
    for (const std::uint32_t child : Children(i)) {
      if (token(child).dep == dep) return child;
    }
    return kNoIndex;
  }
  [[nodiscard]] bool HasChild(std::uint32_t i, std::string_view dep) const { return Child(i, dep) != kNoIndex; }

  // The tokens from the leftmost to the rightmost of the subtree of i.
  [[nodiscard]] TokenSpan Subtree(std::uint32_t i) const { return {left_[i], right_[i]}; }

  [[nodiscard]] bool IsRoot(std::uint32_t i) const { return token(i).head == i; }
  [[nodiscard]] std::uint32_t Head(std::uint32_t i) const { return token(i).head; }
  // Whether `ancestor` is i or above it.
  [[nodiscard]] bool IsWithin(std::uint32_t i, std::uint32_t ancestor) const;
  // Links from i up to the root of its tree.
  [[nodiscard]] std::uint32_t Depth(std::uint32_t i) const;
  // The number of the sentence that token i is in, from 0.
  [[nodiscard]] std::uint32_t SentenceOf(std::uint32_t i) const { return sentence_[i]; }

 private:
  const Parse* parse_;
  std::vector<std::uint32_t> child_begin_;  // one more than there are tokens
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> left_;
  std::vector<std::uint32_t> right_;
  std::vector<std::uint32_t> sentence_;
};

// Whether an auxiliary is "have": "they'd left" is what they had done, whatever the tagger has "'d" for.
bool IsHave(const Tree& tree, std::uint32_t auxiliary);

// The token of `parse` that shares most bytes with `bytes`, the first of equals; kNoIndex where none shares any.
std::uint32_t TokenAt(const Parse& parse, ByteSpan bytes);

}  // namespace tacitus
