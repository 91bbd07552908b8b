#include "code/events/read_events.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/strings.h"

namespace tacitus {
namespace {

// Probability of no event from which on the encoder is believed, and where a rule named the argument too. They are low
// since it seldom is sure of that: of news that it had not learned from, a fifth of what is no event goes by them, and
// hardly anything else (train/parties.sh fifth).
constexpr double kNoEvent = 0.25;
constexpr double kNoEventOfRule = 0.5;

}  // namespace

void ReadEvents(const Tree& tree, const EventReader& reader, bool keep_all, Coding& coding,
                std::vector<Candidate>& candidates) {
  EventReader::Scratch scratch;
  std::erase_if(candidates, [&](Candidate& candidate) {
    const auto reading = std::make_shared<EventReading>(reader.Read(tree, candidate.frame.head, scratch));
    const double no_event = reader.NoEvent(*reading);
    if (!keep_all && no_event >= (candidate.exact_rule ? kNoEventOfRule : kNoEvent)) {
      coding.left_out.push_back({candidate.event,
                                 tree.parse().BytesOf({candidate.frame.head, candidate.frame.head + 1}),
                                 candidate.rule,
                                 "no event, as the encoder reads it (" + TwoDecimals(no_event) + ")",
                                 {}});
      return true;
    }
    candidate.likelihoods = Likelihoods{1 - no_event, reader.Of(*reading, candidate.event), 0, 0,
                                        reader.Of(*reading, candidate.status.status)};
    candidate.reading = reading;
    return false;
  });
  std::stable_sort(coding.left_out.begin(), coding.left_out.end(),
                   [](const LeftOut& a, const LeftOut& b) { return a.trigger.start < b.trigger.start; });
}

}  // namespace tacitus
