// Who may be a party of an event: the words of its sentence that somebody who acts is named by, and whatever the
// rules took for a party (frames/participants.h).
//
// Tested in tests/unit/code/events/revise_parties_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "code/events/candidates.h"
#include "code/frames/mention_index.h"
#include "code/tree.h"

namespace tacitus {

struct PartyOption {
  std::uint32_t token = 0;           // its head
  std::uint32_t mention = kNoIndex;  // the mention that the token heads, if any
  bool is_source = false;            // the rules have it for a source
  bool is_target = false;
};

// In text order, each token once; none of the words that tell the event itself.
std::vector<PartyOption> PartyOptionsOf(const Tree& tree, const MentionIndex& mentions, const Candidate& candidate);

// The head of a participant: of its mention, else of its words.
std::uint32_t HeadOf(const Tree& tree, const MentionIndex& mentions, const Participant& participant);

}  // namespace tacitus
