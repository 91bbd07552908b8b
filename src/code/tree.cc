#include "code/tree.h"

#include <algorithm>

namespace tacitus {

Tree::Tree(const Parse& parse) : parse_(&parse) {
  const auto size = static_cast<std::uint32_t>(parse.tokens.size());
  child_begin_.assign(size + 1, 0);
  left_.resize(size);
  right_.resize(size);
  sentence_.assign(size, 0);
  for (std::uint32_t i = 0; i < size; ++i) {
    left_[i] = i;
    right_[i] = i + 1;
    if (parse.tokens[i].head != i) ++child_begin_[parse.tokens[i].head + 1];
  }
  for (std::uint32_t i = 0; i < size; ++i) child_begin_[i + 1] += child_begin_[i];
  children_.resize(child_begin_[size]);
  std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - (size > 0 ? 1 : 0));
  for (std::uint32_t i = 0; i < size; ++i) {
    if (parse.tokens[i].head != i) children_[next[parse.tokens[i].head]++] = i;
  }
  // Widen each token's ancestors by the token itself; trees are shallow, so this stays linear in practice.
  for (std::uint32_t i = 0; i < size; ++i) {
    std::uint32_t above = i;
    while (parse.tokens[above].head != above) {
      above = parse.tokens[above].head;
      left_[above] = std::min(left_[above], i);
      right_[above] = std::max(right_[above], i + 1);
    }
  }
  for (std::uint32_t s = 0; s < parse.sentences.size(); ++s) {
    for (std::uint32_t i = parse.sentences[s].first; i < parse.sentences[s].last; ++i) sentence_[i] = s;
  }
}

std::uint32_t Tree::Depth(std::uint32_t i) const {
  std::uint32_t links = 0;
  for (; !IsRoot(i); i = Head(i)) ++links;
  return links;
}

bool Tree::IsWithin(std::uint32_t i, std::uint32_t ancestor) const {
  while (i != ancestor) {
    if (IsRoot(i)) return false;
    i = Head(i);
  }
  return true;
}

bool IsHave(const Tree& tree, std::uint32_t auxiliary) {
  if (tree.token(auxiliary).lemma == "have") return true;
  const std::string_view text = tree.text(auxiliary);
  if (text != "'d" && text != "’d") return false;
  const std::uint32_t verb = tree.Head(auxiliary);
  const std::uint32_t passive = tree.Child(verb, "auxpass");
  return tree.token(verb).tag == "VBN" && (passive == kNoIndex || tree.token(passive).tag == "VBN");
}

std::uint32_t TokenAt(const Parse& parse, ByteSpan bytes) {
  std::uint32_t best = kNoIndex;
  std::uint32_t most = 0;
  for (std::uint32_t i = 0; i < parse.tokens.size(); ++i) {
    const Token& token = parse.tokens[i];
    if (token.start >= bytes.end || token.end <= bytes.start) continue;
    const std::uint32_t shared = std::min(token.end, bytes.end) - std::max(token.start, bytes.start);
    if (shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

}  // namespace tacitus
