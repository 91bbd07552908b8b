#include "record/event_record.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

Json TextOrNull(std::string_view text) { return text.empty() ? Json() : Json(std::string(text)); }

template <typename Number>
Json NumberOrNull(Number number) {
  return number == 0 ? Json() : Json(number);
}

Json DateOrNull(const std::optional<Date>& date) { return date ? Json(FormatDate(*date)) : Json(); }

// Where words stand; an actor that is only known, not written, stands nowhere.
void AddSpan(std::uint32_t start, std::uint32_t end, Json& record) {
  record["start"] = start == end ? Json() : Json(start);
  record["end"] = start == end ? Json() : Json(end);
}

bool IsUnnamed(const Actor& actor) {
  return actor.text.empty() && actor.name.empty() && actor.country.empty() && actor.code.empty() && actor.role.empty();
}

Json AttributionRecord(const Attribution& attribution) {
  Json record;
  record["speaker"] = IsUnnamed(attribution.speaker) ? Json() : ActorRecord(attribution.speaker);
  record["cue"] = TextOrNull(attribution.cue);
  record["medium"] = TextOrNull(attribution.medium);
  record["quote"] = TextOrNull(attribution.quote);
  AddSpan(attribution.start, attribution.end, record);
  return record;
}

Json CountRecord(const Count& count) {
  Json record;
  record["what"] = TextOrNull(count.what);
  record["low"] = count.low ? Json(*count.low) : Json();
  record["high"] = count.high ? Json(*count.high) : Json();
  record["text"] = TextOrNull(count.text);
  AddSpan(count.start, count.end, record);
  return record;
}

void AddIdentity(const Event& event, Json& record) {
  record["event_id"] = TextOrNull(event.event_id);
  record["document"] = TextOrNull(event.document);
  record["document_id"] = TextOrNull(event.document_id);
  record["published_at"] = event.published_at ? Json(FormatDateTime(*event.published_at)) : Json();
  record["coded_with"] = TextOrNull(event.coded_with);
  record["group_id"] = TextOrNull(event.group_id);
}

void AddWhat(const Event& event, Json& record) {
  record["event"] = TextOrNull(Name(event.event));
  record["mode"] = TextOrNull(event.mode);
  record["contexts"] = event.contexts;
  record["cameo"] = TextOrNull(event.cameo);
  record["quad"] = NumberOrNull(event.quad);
  record["goldstein"] = event.goldstein;
  record["status"] = Name(event.status);
  record["condition"] = TextOrNull(event.condition);
  record["standing"] = Name(event.standing);
  record["date_start"] = DateOrNull(event.date_start);
  record["date_end"] = DateOrNull(event.date_end);
  record["date_edtf"] = TextOrNull(event.date_edtf);
  record["date_text"] = TextOrNull(event.date_text);
}

void AddEvidence(const Event& event, Json& record) {
  record["sentence"] = TextOrNull(event.sentence);
  record["sentence_number"] = NumberOrNull(event.sentence_number);
  Json& trigger = record["trigger"];
  trigger["text"] = TextOrNull(event.trigger.text);
  trigger["lemma"] = TextOrNull(event.trigger.lemma);
  AddSpan(event.trigger.start, event.trigger.end, trigger);
  record["rule"] = TextOrNull(event.rule);
  record["confidence"] = event.confidence;
}

}  // namespace

Json ActorRecord(const Actor& actor) {
  Json record;
  record["text"] = TextOrNull(actor.text);
  record["name"] = TextOrNull(actor.name);
  record["actor_id"] = TextOrNull(actor.actor_id);
  record["country"] = TextOrNull(actor.country);
  record["cow"] = NumberOrNull(actor.cow);
  record["sectors"] = actor.sectors;
  record["role"] = TextOrNull(actor.role);
  record["code"] = TextOrNull(actor.code);
  AddSpan(actor.start, actor.end, record);
  return record;
}

Json PlaceRecord(const Place& place) {
  Json record;
  record["name"] = TextOrNull(place.name);
  record["geonameid"] = NumberOrNull(place.geonameid);
  record["latitude"] = place.latitude;
  record["longitude"] = place.longitude;
  record["country"] = TextOrNull(place.country);
  record["admin1"] = TextOrNull(place.admin1);
  record["admin2"] = TextOrNull(place.admin2);
  record["feature"] = TextOrNull(place.feature);
  record["text"] = TextOrNull(place.text);
  AddSpan(place.start, place.end, record);
  return record;
}

Json EventRecord(const Event& event) {
  Json record;
  AddIdentity(event, record);
  record["source"] = event.source ? ActorRecord(*event.source) : Json();
  record["target"] = event.target ? ActorRecord(*event.target) : Json();
  AddWhat(event, record);
  record["place"] = event.place ? PlaceRecord(*event.place) : Json();
  record["attribution"] = Json::array();
  for (const Attribution& attribution : event.attribution)
    record["attribution"].push_back(AttributionRecord(attribution));
  record["counts"] = Json::array();
  for (const Count& count : event.counts) record["counts"].push_back(CountRecord(count));
  AddEvidence(event, record);
  return record;
}

}  // namespace tacitus
