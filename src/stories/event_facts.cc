#include "stories/event_facts.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/strings.h"

namespace tacitus {
namespace {

// A report of something that it does not date is of the days before it.
constexpr std::int32_t kReportDays = 7;
// Dates of a weekend or so are as good as a day.
constexpr std::int32_t kExactDays = 2;
constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kStem = 5;

std::uint64_t Hashed(std::string_view text) { return text.empty() ? 0 : Hash64(text) | 1U; }
std::uint32_t Hashed32(std::string_view text) { return static_cast<std::uint32_t>(Hashed(text)); }
std::uint16_t Hashed16(std::string_view text) { return static_cast<std::uint16_t>(Hashed(text)); }

PartyFacts FactsOf(const std::optional<Actor>& actor) {
  PartyFacts facts;
  if (!actor) return facts;
  facts.actor = Hashed32(actor->actor_id);
  facts.country = Hashed16(actor->country);
  if (!actor->sectors.empty()) facts.sector = Hashed16(actor->sectors.front());
  if (facts.actor != 0) return facts;
  const std::string name = LowerAscii(actor->name);
  const std::size_t last = name.rfind(' ');
  facts.family = Hashed32(last == std::string::npos ? name : std::string_view(name).substr(last + 1));
  if (last != std::string::npos) facts.given = Hashed32(std::string_view(name).substr(0, name.find(' ')));
  return facts;
}

PlaceFacts FactsOf(const std::optional<Place>& place) {
  PlaceFacts facts;
  if (!place || place->geonameid == 0) return facts;
  facts.geonameid = place->geonameid;
  facts.latitude = static_cast<float>(place->latitude);
  facts.longitude = static_cast<float>(place->longitude);
  facts.country = Hashed16(place->country);
  const std::string_view feature = place->feature;
  // GeoNames: PCL… are countries, ADM… their divisions, PPL… settlements, S… spots; CONT, RGN and the like are wide.
  if (feature.starts_with("PCL") || feature.starts_with("CONT") || feature.starts_with("RGN") || facts.country == 0) {
    facts.extent = 1;
  } else {
    facts.extent = feature.starts_with("ADM") ? 2 : 3;
  }
  return facts;
}

Phase PhaseOf(Status status) {
  switch (status) {
    case Status::kActual:
    case Status::kOngoing:
    case Status::kRepeated:
    case Status::kAlleged:
    case Status::kDenied:
      return Phase::kTookPlace;
    case Status::kNegated:
      return Phase::kDidNot;
    default:
      return Phase::kToCome;
  }
}

std::int32_t DayNumber(Date date) { return static_cast<std::int32_t>(date.time_since_epoch().count()); }

void AddDays(const Event& event, EventFacts& facts) {
  if (event.date_start) facts.first_day = DayNumber(*event.date_start);
  if (event.date_end) facts.last_day = DayNumber(*event.date_end);
  if (event.date_start && event.date_end) {
    facts.exact = facts.last_day - facts.first_day < kExactDays;
  } else if (event.date_end && event.standing == Standing::kCurrent) {
    facts.first_day = facts.last_day - kReportDays;
  }
}

bool IsLetter(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z'); }

// Calls visit with each word that may have a meaning: long ones, in lower case.
template <typename Visit>
void ForEachWord(std::string_view words, const Visit& visit) {
  const std::string text = LowerAscii(words);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsLetter(text[end])) ++end;
    if (end - at >= kShortestWord) visit(Hashed32(std::string_view(text).substr(at, std::min(end - at, kStem))));
    at = end + 1;
  }
}

// Stems of what the sentence says beside that which other facts say already: who did what to whom, where and when.
void AddWords(const Event& event, EventFacts& facts) {
  static constexpr std::string_view kTimes =
      "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
      "September "
      "October November December today yesterday morning afternoon evening night";
  std::set<std::uint32_t> told;
  const auto tell = [&](std::uint32_t stem) { told.insert(stem); };
  ForEachWord(kTimes, tell);
  ForEachWord(event.trigger.text, tell);
  if (event.source) ForEachWord(event.source->text, tell);
  // Whom a deed was done to reports may know by their words alone.
  if (event.target && facts.words_count) ForEachWord(event.target->text, tell);
  if (event.place) ForEachWord(event.place->text, tell);
  std::set<std::uint32_t> stems;
  ForEachWord(event.sentence, [&](std::uint32_t stem) {
    if (!told.contains(stem)) stems.insert(stem);
  });
  // Of long sentences some, the same of each: those with the least hashes.
  auto word = facts.words.begin();
  for (auto stem = stems.begin(); stem != stems.end() && word != facts.words.end(); ++stem) {
    *word++ = static_cast<std::uint16_t>(*stem);
  }
}

// The more telling of two accounts of one thing; of equals the same one in any order.
template <typename Facts>
void TakeBetter(Facts& facts, const Facts& other, int better) {
  if (better > 0 || (better == 0 && other > facts)) facts = other;
}

int Detail(const PartyFacts& party) {
  return party.actor != 0 ? 8 + (party.sector != 0)
                          : 4 * (party.family != 0) + 2 * (party.country != 0) + (party.sector != 0);
}

}  // namespace

EventFacts FactsOf(const Event& event) {
  EventFacts facts;
  facts.type = event.event;
  facts.mode = Hashed16(event.mode);
  facts.phase = PhaseOf(event.status);
  // Meetings and agreements are cooperation in words by PLOVER, but one does not meet twice a day.
  facts.words_count = (event.quad == 1 || event.quad == 3) && event.event != EventType::kConsult &&
                      event.event != EventType::kAgree && event.event != EventType::kProtest &&
                      event.event != EventType::kMobilize;
  // "Seized" is said of people who are abducted, too.
  if (event.event == EventType::kCoerce && event.mode == "seize") {
    facts.type = EventType::kAssault;
    facts.mode = Hashed16("abduct");
  }
  facts.source = FactsOf(event.source);
  facts.target = FactsOf(event.target);
  facts.place = FactsOf(event.place);
  facts.sentence = Hashed32(event.sentence);
  facts.document = Hashed32(event.document_id);
  AddDays(event, facts);
  AddWords(event, facts);
  return facts;
}

void MergeInto(EventFacts& facts, const EventFacts& others) {
  TakeBetter(facts.source, others.source, Detail(others.source) - Detail(facts.source));
  TakeBetter(facts.target, others.target, Detail(others.target) - Detail(facts.target));
  TakeBetter(facts.place, others.place, others.place.extent - facts.place.extent);
  if (facts.mode == 0) facts.mode = others.mode;
  // A day that is told stands; the days that reports leave open narrow each other.
  const bool keeps = facts.exact && !others.exact;
  const bool takes = others.exact && !facts.exact;
  facts.first_day = keeps ? facts.first_day : takes ? others.first_day : std::max(facts.first_day, others.first_day);
  facts.last_day = keeps ? facts.last_day : takes ? others.last_day : std::min(facts.last_day, others.last_day);
  facts.exact = facts.exact || others.exact;
  facts.document = others.document;
}

}  // namespace tacitus
