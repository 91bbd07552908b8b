// Step 1 of the coder: the noun phrases that can be actors or places.
//
// A mention stands on each nominal head of the tree that a table knows (a name, a role, a nationality), that the
// parser's entity labels call a person, organisation or place, or that may act by its meaning; on pronouns; and inside
// phrases on names that modify ("US embassy", "Iranian officials", "Iran's Khamenei" is three mentions: itself, Iran
// and, where the parse errs, Khamenei). The span is the phrase from its first modifier to its head, with an "of" phrase
// that names whom a role belongs to. Tested in tests/unit/code/actors/document_test.cc.
#pragma once

#include <string>
#include <vector>

#include "code/actors/describe.h"
#include "code/actors/knowledge.h"
#include "code/tree.h"
#include "tacitus/coding.h"

namespace tacitus {

// Fills Coding::mentions, in text order, each with its kind, its actor without a date and whether it is a place.
void FindMentions(const Tree& tree, const ActorKnowledge& knowledge, Coding& coding);

// How a mention with this head is described: a surname alone may be a person only where the parse does not say
// otherwise.
DescribeOptions OptionsFor(const Token& head);

// The countries that the mentions name by themselves, for DescribeOptions::present.
std::vector<std::string> CountriesPresent(const Coding& coding);

// The words of the parse, and where each token's begin; what the steps on actors share for one document.
struct DocumentWords {
  explicit DocumentWords(const Parse& parse);

  [[nodiscard]] std::span<const Word> Of(TokenSpan span) const {
    return {words.data() + first[span.first], first[span.last] - first[span.first]};
  }

  std::vector<Word> words;
  std::vector<std::uint32_t> first;  // of each token, and one more
};

}  // namespace tacitus
