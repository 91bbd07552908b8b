// Events whose parties readers marked, with what the rules make of their sentences: what the models of parties
// (events/party_model.h, encode/trigger_encoder.h) learn from.
//
// Of a gold sentence the first event counts, of the marked type where one is; where a party that is marked cannot be
// chosen, nobody is right. Tested in tests/unit/eval/party_training_test.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "code/events/candidates.h"
#include "code/events/party_options.h"
#include "eval/coded_text.h"
#include "tacitus/result.h"

namespace tacitus {

// Kinds of gold; an empty name leaves one out.
struct PartyGold {
  std::string tokens = {};  // tags of source and target (event_gold.h)
  std::string marked = {};  // sentences with marks (marked_sentences.h)
  std::string own = {};     // a folder of such files
  std::string sentences =
      {};  // drawn lines of news as JSON Lines with their numbers as ids (tools/sample_sentences.py)
  // Readers' verdicts on what was coded of these: tables of docs/precision/ with the columns line, start (of the
  // trigger), right_type ("none": no event) and right_source, right_target ("-", or bytes of the line: "12-25,40-52"),
  // perhaps right_status.
  std::vector<std::string> verdicts = {};
};

enum class PartyGoldKind { kTokens, kMarked, kOwn, kVerdict };

struct MarkedEvent {
  PartyGoldKind kind = PartyGoldKind::kTokens;
  std::string id;  // of its sentence within its gold, counted from 0; of news the line's number
  std::vector<ByteSpan> sources;
  std::vector<ByteSpan> targets;
  std::string type;    // a PLOVER event, "none" for no event, "" where nobody said
  std::string status;  // as events have it; "" where nobody said
};

using TakeMarkedEvent = std::function<void(const Tree&, const CodedText&, const Candidate&, const MarkedEvent&)>;

// Hands on each marked event that the coder told, with its candidate, of the type that it got in the end.
Result<Done> ReadPartyGold(const PartyGold& gold, const CodeDocument& code, const CandidateKnowledge& knowledge,
                           const TakeMarkedEvent& take);

// Which options the marks mean: of those in each marked span, or that stand for somebody named there, those nearest
// the predicate.
std::vector<bool> RightOptions(const Tree& tree, const CodedText& coded, const Candidate& candidate,
                               const std::vector<PartyOption>& options, const std::vector<ByteSpan>& marked);

// The words of an option: of its mention, else the token alone.
ByteSpan BytesOf(const CodedText& coded, const PartyOption& option);

}  // namespace tacitus
