#include "code/frames/bare_sources.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/strings.h"
#include "code/frames/noun_phrase.h"

namespace tacitus {
namespace {

// What does nothing of its own will. Known to the rules (data/rules/).
constexpr std::string_view kNoDoerClass = "no_doer";
constexpr std::array<std::string_view, 8> kNoDoers = {"DATE",     "TIME",    "MONEY", "PERCENT",
                                                      "QUANTITY", "ORDINAL", "EVENT", "LAW"};

bool Contains(const std::vector<std::uint32_t>& tokens, std::uint32_t token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

// "he", "they": somebody. Whoever "I", "we" and "you" are, the article does not say where nobody is known for them.
bool IsSomebody(std::string_view pronoun) { return IsOneOf(pronoun, {"he", "she", "they"}); }

}  // namespace

std::vector<Participant> FindBareSources(const TreeWords& words, const MentionIndex& mentions, const RuleSet& rules,
                                         const Predicate& predicate, const std::vector<std::uint32_t>& taken,
                                         const std::vector<Participant>& targets) {
  const Tree& tree = words.tree();
  std::vector<Participant> found;
  for (const Argument& argument : predicate.arguments.all()) {
    if (argument.role != "subject" || Contains(taken, argument.token)) continue;
    const Token& head = tree.token(argument.token);
    const bool noun = head.pos == Pos::kNoun || head.pos == Pos::kPropn;
    const bool acts = noun ? !IsOneOf(head.entity, kNoDoers) && !rules.IsIn(kNoDoerClass, words, argument.token) &&
                                 !rules.MayBePredicate(words, argument.token)
                           : head.pos == Pos::kPron && IsSomebody(LowerAscii(head.lemma));
    const std::uint32_t mention = mentions.HeadedBy(argument.token);
    const bool place = mention != kNoIndex && mentions.coding().mentions[mention].is_place;
    const bool target = std::any_of(targets.begin(), targets.end(), [&](const Participant& participant) {
      return mention != kNoIndex ? participant.mention == mention : participant.phrase.Contains(argument.token);
    });
    if (!acts || place || target) continue;
    Participant participant;
    participant.phrase = BareNounPhrase(tree, argument.token);
    found.push_back(participant);
  }
  return found;
}

}  // namespace tacitus
