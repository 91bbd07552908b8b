// What is said of a kind and of nobody in particular: "nations that oppose the treaty", "police arrest people who sell
// drugs", "a terrorist is somebody who attacks civilians". Such sentences define, explain or advise, and tell no event.
//
// An event is general where its clause is in the simple present, or says what can or should be done, each party known
// of it is of a kind ("nations", "a government", "anyone"), and the clause names nobody, nowhere and no day. Headlines,
// which tell what happened in the present tense, have no full stop and are none.
// Tested in tests/unit/code/events/generality_test.cc.
#pragma once

#include "code/events/candidates.h"
#include "code/events/noise.h"
#include "code/frames/mention_index.h"
#include "code/tree.h"

namespace tacitus {

// The noun or pronoun that stands for a kind where the candidate is general; else kNoIndex.
std::uint32_t KindInGeneral(const Tree& tree, const NoiseKnowledge& knowledge, const MentionIndex& mentions,
                            const Candidate& candidate);

}  // namespace tacitus
