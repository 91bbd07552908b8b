// What the model of parties looks at: how an option (party_options.h) stands to the words that tell the event, and
// what is known of it.
//
// A feature is named by words, "target: path=v↓dobj"; the model counts with the names' hashes, so that none is spelt
// out for it. Tested in tests/unit/code/events/revise_parties_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "code/events/party_facts.h"
#include "code/events/party_options.h"

namespace tacitus {

enum class PartySide : std::uint8_t { kSource, kTarget };

using FeatureKey = std::uint64_t;

// FNV-1a, 64 bits, of a feature's name.
FeatureKey KeyOf(std::string_view name);

// The names of features by their keys, where somebody wants to read them.
using FeatureNames = std::unordered_map<FeatureKey, std::string>;

// For each option, then for "nobody": the keys of its features, each once or more. `quad` is the event's, `facts` are
// those of the options.
std::vector<std::vector<FeatureKey>> PartyFeatures(const Tree& tree, const MentionIndex& mentions,
                                                   const Candidate& candidate, int quad,
                                                   const std::vector<PartyOption>& options,
                                                   const std::vector<OptionFacts>& facts, PartySide side,
                                                   FeatureNames* names = nullptr);

}  // namespace tacitus
