#include "code/frames/noun_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 6> kModifiers = {"compound", "amod", "nummod", "nmod", "quantmod", "poss"};

}  // namespace

TokenSpan BareNounPhrase(const Tree& tree, std::uint32_t noun) {
  TokenSpan phrase{noun, noun + 1};
  for (const std::uint32_t child : tree.Children(noun)) {
    if (child > noun) break;
    if (!IsOneOf(tree.token(child).dep, kModifiers)) continue;
    std::uint32_t first = tree.Subtree(child).first;
    while (first < child && (tree.token(first).pos == Pos::kDet || tree.token(first).pos == Pos::kPunct)) ++first;
    phrase.first = std::min(phrase.first, first);
  }
  return phrase;
}

}  // namespace tacitus
