#include "code/events/read_events.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace tacitus {
namespace {

// Probability of no event from which on the encoder is believed, and where a rule named the argument too. They are low
// since it seldom is sure of that: of what it gave 0.25 or more in news that it had not learned from, four in five were
// none (train/parties.sh fifth).
constexpr double kNoEvent = 0.25;
constexpr double kNoEventOfRule = 0.5;

}  // namespace

void ReadEvents(const Parse& parse, const EventReader& reader, bool keep_all, Coding& coding,
                std::vector<Candidate>& candidates) {
  EventReader::Scratch scratch;
  std::erase_if(candidates, [&](Candidate& candidate) {
    const auto reading = std::make_shared<EventReading>(reader.Read(parse, candidate.frame.head, scratch));
    const double no_event = reader.NoEvent(*reading);
    if (!keep_all && no_event >= (candidate.exact_rule ? kNoEventOfRule : kNoEvent)) {
      std::array<char, 8> number{};
      std::snprintf(number.data(), number.size(), "%.2f", no_event);
      coding.left_out.push_back({candidate.event,
                                 parse.BytesOf({candidate.frame.head, candidate.frame.head + 1}),
                                 candidate.rule,
                                 std::string("no event, as the encoder reads it (") + number.data() + ")",
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
