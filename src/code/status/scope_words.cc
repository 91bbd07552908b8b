#include "code/status/scope_words.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace tacitus {

bool IsVerbal(const Tree& tree, std::uint32_t i) {
  const Pos pos = tree.token(i).pos;
  return pos == Pos::kVerb || pos == Pos::kAux;
}

std::string_view PosName(const Tree& tree, std::uint32_t i) {
  switch (tree.token(i).pos) {
    case Pos::kVerb:
    case Pos::kAux:
      return "verb";
    case Pos::kNoun:
    case Pos::kPropn:
      return "noun";
    case Pos::kAdj:
      return "adj";
    default:
      return "";
  }
}

bool IsDefinite(const Tree& tree, std::uint32_t noun) {
  for (const std::uint32_t child : tree.Children(noun)) {
    if (tree.token(child).dep == "poss") return true;
    const std::string text = LowerAscii(tree.text(child));
    if (tree.token(child).dep == "det" &&
        (text == "the" || text == "this" || text == "that" || text == "these" || text == "those")) {
      return true;
    }
  }
  return tree.token(noun).pos == Pos::kPropn;
}

bool IsToInfinitive(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return child < verb && tree.token(child).tag == "TO"; });
}

bool IsOfTime(const Tree& tree, std::uint32_t preposition) {
  const std::uint32_t object = tree.Child(preposition, "pobj");
  return object != kNoIndex && (tree.token(object).entity == "DATE" || tree.token(object).entity == "TIME");
}

const ParticleCue* NegatorAt(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t word) {
  const bool only_adds = word + 1 < tree.parse().tokens.size() &&
                         knowledge.Particle("additive", LowerAscii(tree.text(word + 1))) != nullptr;
  return only_adds ? nullptr : knowledge.Particle("negator", LowerAscii(tree.text(word)));
}

bool HasOccasion(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t verb) {
  const TokenSpan sentence = SentenceAround(tree, verb);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const std::string word = LowerAscii(tree.text(i));
    if (knowledge.Particle("occasion", word) != nullptr) return true;
    if (i + 1 >= sentence.last) break;
    if (knowledge.Particle("occasion", word + " " + LowerAscii(tree.text(i + 1))) != nullptr) return true;
  }
  return false;
}

TokenSpan SentenceAround(const Tree& tree, std::uint32_t i) {
  constexpr std::uint32_t kReach = 100;
  const TokenSpan sentence = tree.parse().sentences[tree.SentenceOf(i)];
  return {std::max(sentence.first, i < kReach ? 0 : i - kReach), std::min(sentence.last, i + kReach)};
}

}  // namespace tacitus
