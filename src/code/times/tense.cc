#include "code/times/tense.h"

#include "base/strings.h"

namespace tacitus {

Tense TenseOf(const Tree& tree, std::uint32_t verb) {
  const Token& word = tree.token(verb);
  bool have = false;
  bool had = false;
  bool passive_past = false;
  for (const std::uint32_t child : tree.Children(verb)) {
    const Token& token = tree.token(child);
    const bool is_have = token.dep == "aux" && IsHave(tree, child);
    if (token.dep == "aux" && token.tag == "MD" && !is_have) {
      return IsOneOf(token.lemma, {"will", "shall", "'ll", "wo"}) ? Tense::kFuture : Tense::kNone;
    }
    if (is_have) (token.tag == "VBD" || token.tag == "MD" ? had : have) = true;
    if (token.dep == "auxpass" && token.tag == "VBD") passive_past = true;
    if (token.dep == "aux" && token.tag == "VBD" && !is_have) passive_past = true;
  }
  if (had) return Tense::kPastPerfect;
  if (have) return Tense::kPerfect;
  if (word.tag == "VBD" || passive_past) return Tense::kPast;
  return word.tag == "VBZ" || word.tag == "VBP" ? Tense::kPresent : Tense::kNone;
}

}  // namespace tacitus
