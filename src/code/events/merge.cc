#include "code/events/merge.h"

#include <algorithm>
#include <string_view>

#include "code/frames/mention_index.h"

namespace tacitus {
namespace {

bool IsHeadline(const Event& event, ByteSpan title) {
  return !title.empty() && event.trigger.start >= title.start && event.trigger.end <= title.end;
}

// "him", "them": of whom no more is said, so that he may be anybody.
bool IsNobody(const Actor& actor) {
  return actor.code.empty() && (actor.text == "him" || actor.text == "her" || actor.text == "them");
}

// The country that the words of an actor say: police here and soldiers there may be of the article's country alike.
std::string_view OwnCountry(const Actor& actor) {
  return actor.country_inferred ? std::string_view() : std::string_view(actor.country);
}

// Whether one is a country itself, by its capital's name as a rule, and the other of its government: "Tehran" is
// whoever of it acts.
bool GovernedBy(const Actor& state, const Actor& other) {
  return state.actor_id == state.country && HasSector(other, "GOV");
}

// Whether one actor is the other, or the other less exactly known: "Iran" for "Khamenei, IRNGOV".
bool SameActor(const std::optional<Actor>& a, const std::optional<Actor>& b) {
  if (!a || !b || IsNobody(*a) || IsNobody(*b)) return true;
  if (!a->actor_id.empty() && a->actor_id == b->actor_id) return true;
  if (OwnCountry(*a).empty() || OwnCountry(*a) != OwnCountry(*b)) {
    return a->text == b->text && a->country == b->country;
  }
  const bool same_sectors = a->sectors == b->sectors;
  const bool one_is_whole_country = a->sectors.empty() || b->sectors.empty();
  if (one_is_whole_country || GovernedBy(*a, *b) || GovernedBy(*b, *a)) return true;
  // Two different persons of one government are two actors.
  return same_sectors && (a->name.empty() || b->name.empty() || a->name == b->name);
}

bool IsAnybody(const std::vector<std::string>& sectors) {
  return sectors.empty() || sectors == std::vector<std::string>{"CVL"} || sectors == std::vector<std::string>{"UNK"};
}

// A headline is terse: "opposition leader" for the body's "Venezuelan opposition politician Rocio Marquez".
bool MayBeActor(const std::optional<Actor>& in_headline, const std::optional<Actor>& in_body) {
  if (SameActor(in_headline, in_body)) return true;
  if (!OwnCountry(*in_headline).empty() && !OwnCountry(*in_body).empty()) return false;
  if (!in_headline->name.empty()) return false;
  return in_headline->sectors == in_body->sectors || IsAnybody(in_headline->sectors);
}

// Told as something that is or will be so; what is denied, doubted or conditional is another telling.
bool IsAsserted(Status status) {
  return status == Status::kActual || status == Status::kOngoing || status == Status::kRepeated ||
         status == Status::kPlanned;
}

bool DatesAgree(const Event& a, const Event& b) {
  if (a.date_edtf.empty() || b.date_edtf.empty()) return true;
  const bool apart = (a.date_end && b.date_start && *a.date_end < *b.date_start) ||
                     (b.date_end && a.date_start && *b.date_end < *a.date_start);
  return !apart;
}

bool PlacesAgree(const Event& a, const Event& b) {
  return !a.place || !b.place || a.place->country == b.place->country;
}

bool InDirectSpeech(const Event& event) {
  return std::any_of(event.attribution.begin(), event.attribution.end(),
                     [](const Attribution& attribution) { return attribution.direct; });
}

// One of the two parties is known for the same; the other may be too.
bool SameParties(const Event& told, const Event& event, bool in_headline) {
  const bool same_source = SameActor(told.source, event.source);
  const bool same_target = SameActor(told.target, event.target);
  if (same_source && same_target) return true;
  if (!in_headline || same_source == same_target) return false;
  return same_source ? MayBeActor(event.target, told.target) : MayBeActor(event.source, told.source);
}

// `b` may stand in the headline, `a` then in the body.
bool SameEvent(const Event& a, const Event& b, bool in_headline) {
  if (a.event != b.event || a.cameo.substr(0, 2) != b.cameo.substr(0, 2)) return false;
  const bool same_code = a.cameo == b.cameo || a.cameo.starts_with(b.cameo) || b.cameo.starts_with(a.cameo);
  if (!same_code && a.trigger.lemma != b.trigger.lemma) return false;
  if (a.condition != b.condition || InDirectSpeech(a) != InDirectSpeech(b)) return false;
  // What somebody says in other words is said again, not told again.
  if (InDirectSpeech(a) && a.trigger.lemma != b.trigger.lemma) return false;
  if (a.status != b.status && !(IsAsserted(a.status) && IsAsserted(b.status))) return false;
  // Rows of one group differ by their actors alone.
  if (!a.group_id.empty() && a.group_id == b.group_id) return false;
  if (!SameParties(a, b, in_headline)) return false;
  if (!a.source && !b.source && !a.target && !b.target) return false;
  return DatesAgree(a, b) && PlacesAgree(a, b);
}

std::size_t Exactness(const std::optional<Actor>& actor) {
  if (!actor) return 0;
  return 1 + (actor->country.empty() ? 0U : 1U) + (actor->sectors.empty() ? 0U : 1U) + (actor->role.empty() ? 0U : 1U);
}

// Gives `kept` what `other` knows better.
void Learn(Event& kept, const Event& other) {
  if (Exactness(other.source) > Exactness(kept.source)) kept.source = other.source;
  if (Exactness(other.target) > Exactness(kept.target)) kept.target = other.target;
  if (kept.date_edtf.empty() && !other.date_edtf.empty()) {
    kept.date_start = other.date_start;
    kept.date_end = other.date_end;
    kept.date_edtf = other.date_edtf;
    kept.date_text = other.date_text;
    kept.standing = other.standing;
  }
  if (!kept.place) kept.place = other.place;
  if (kept.attribution.empty()) kept.attribution = other.attribution;
  if (kept.counts.empty()) kept.counts = other.counts;
  if (other.cameo.size() > kept.cameo.size() && other.cameo.starts_with(kept.cameo)) {
    kept.cameo = other.cameo;
    kept.goldstein = other.goldstein;
    kept.mode = other.mode;
  }
  kept.mentions.push_back({other.trigger.start, other.trigger.end});
  kept.mentions.insert(kept.mentions.end(), other.mentions.begin(), other.mentions.end());
}

}  // namespace

std::vector<Event> MergeEvents(std::vector<Event> events, ByteSpan title) {
  // Tellings of the body first, so that a headline is what is merged away.
  std::stable_sort(events.begin(), events.end(),
                   [&](const Event& a, const Event& b) { return IsHeadline(a, title) < IsHeadline(b, title); });
  std::vector<Event> kept;
  for (Event& event : events) {
    const bool in_headline = IsHeadline(event, title);
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Event& told) {
      return SameEvent(told, event, in_headline && !IsHeadline(told, title));
    });
    if (same == kept.end()) {
      kept.push_back(std::move(event));
    } else {
      Learn(*same, event);
    }
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Event& a, const Event& b) {
    return a.trigger.start != b.trigger.start ? a.trigger.start < b.trigger.start : a.event_id < b.event_id;
  });
  return kept;
}

}  // namespace tacitus
