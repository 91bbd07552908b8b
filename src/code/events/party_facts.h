// What is known of those who may be a party of an event (party_options.h), in words: how they stand to the words that
// tell it, and who they are.
//
// Tested in tests/unit/code/events/revise_parties_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/events/party_options.h"

namespace tacitus {

struct OptionFacts {
  std::string path;           // from the predicate
  std::string governor_path;  // from the verb above a noun
  std::string roles;          // of the predicate, and of the verb above it, that it or a conjunct fills
  std::string_view kind;      // of mention
  std::string_view known;     // how well
  std::string sector;
  std::string country;
  std::string place_in_clause;  // its dependency and preposition
  std::vector<std::string> modifiers;
  bool is_place = false;
};

// Of each option.
std::vector<OptionFacts> FactsOf(const Tree& tree, const MentionIndex& mentions, const Candidate& candidate,
                                 const std::vector<PartyOption>& options);

}  // namespace tacitus
