#include "code/times/same_event.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "tacitus/coding.h"

namespace tacitus {
namespace {

// The lemmas of what an event is done to: its object, what follows its "of", a noun before it ("embassy capture").
std::vector<std::string_view> ThingsOf(const Tree& tree, std::uint32_t event) {
  std::vector<std::string_view> things;
  for (const std::uint32_t child : tree.Children(event)) {
    const Token& token = tree.token(child);
    if (token.dep == "dobj" || token.dep == "nsubjpass" || (token.dep == "compound" && token.pos == Pos::kNoun)) {
      things.push_back(token.lemma);
    }
    if (token.dep != "prep" || (token.lemma != "of" && token.lemma != "on")) continue;
    if (const std::uint32_t object = tree.Child(child, "pobj"); object != kNoIndex) {
      things.push_back(tree.token(object).lemma);
    }
  }
  return things;
}

}  // namespace

bool AreSameEvent(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t a, std::uint32_t b) {
  const std::string_view first = tree.token(a).lemma;
  const std::string_view second = tree.token(b).lemma;
  if (first != second && !knowledge.AreSameAct(first, second)) return false;
  const std::vector<std::string_view> things = ThingsOf(tree, a);
  const std::vector<std::string_view> others = ThingsOf(tree, b);
  return std::any_of(things.begin(), things.end(), [&](std::string_view thing) {
    return std::find(others.begin(), others.end(), thing) != others.end();
  });
}

bool SharesThing(const Tree& tree, std::uint32_t event, std::uint32_t other) {
  const std::vector<std::string_view> things = ThingsOf(tree, event);
  const TokenSpan phrase = tree.Subtree(other);
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    const Token& token = tree.token(i);
    if (token.dep != "pobj" && token.dep != "dobj") continue;
    if (std::find(things.begin(), things.end(), token.lemma) != things.end()) return true;
  }
  return false;
}

}  // namespace tacitus
