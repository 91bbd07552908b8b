#include "query/answers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/calendar.h"
#include "query/text_width.h"
#include "record/event_record.h"

namespace tacitus {
namespace {

using Json = nlohmann::ordered_json;

std::string JsonLine(const Json& record) { return record.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

// "  name        Ali Khamenei", or nothing where the value is not known.
std::string Row(std::string_view name, std::string_view value) {
  constexpr std::size_t kNameWidth = 12;
  if (value.empty()) return {};
  return "  " + Fitted(name, kNameWidth) + Printable(value) + "\n";
}

std::string Joined(const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) joined.append(joined.empty() ? "" : " ").append(value);
  return joined;
}

std::string DegreesOf(double degrees, char positive, char negative) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.3f %c", degrees < 0 ? -degrees : degrees,
                                   degrees < 0 ? negative : positive);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string_view Name(TimeType type) {
  constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string DaysOf(const TimeExpression& time) {
  if (!time.begin && !time.end) return {};
  const std::string begin = time.begin ? FormatDate(*time.begin) : "..";
  const std::string end = time.end ? FormatDate(*time.end) : "..";
  return begin == end ? begin : begin + " to " + end;
}

}  // namespace

std::string DescribeActorAnswer(const Actor& actor, const Origin& origin) {
  const std::string known = Row("name", actor.name) + Row("code", actor.code) + Row("country", actor.country) +
                            Row("sectors", Joined(actor.sectors)) + Row("role", actor.role) +
                            Row("id", actor.actor_id) + Row("decided by", origin.ToString());
  return Printable(actor.text) + "\n" + (known.empty() ? "  nobody known\n" : known);
}

std::string ActorAnswerAsJson(const Actor& actor, const Origin& origin) {
  Json record = ActorRecord(actor);
  record["rule"] = TextOrNull(origin.ToString());
  return JsonLine(record);
}

std::string DescribePlaceAnswers(std::span<const Place> places) {
  constexpr std::size_t kShown = 10;
  std::string text;
  for (const Place& place : places.subspan(0, std::min(places.size(), kShown))) {
    std::string within;
    for (const std::string& part : {place.admin2, place.admin1, place.country}) {
      if (!part.empty() && part != place.name) within += ", " + part;
    }
    text += Fitted(Printable(place.name + within), 48) + "  " +
            Fitted(DegreesOf(place.latitude, 'N', 'S') + ", " + DegreesOf(place.longitude, 'E', 'W'), 22) + "  " +
            Fitted(place.feature, 5) + "  GeoNames " + std::to_string(place.geonameid) + "\n";
  }
  if (places.size() > kShown) text += "and " + std::to_string(places.size() - kShown) + " more\n";
  return text;
}

std::string PlaceAnswersAsJson(std::span<const Place> places) {
  std::string lines;
  for (const Place& place : places) lines += JsonLine(PlaceRecord(place));
  return lines;
}

std::string DescribeTimeAnswers(std::span<const TimeExpression> times, const Parse& parse) {
  std::string text;
  for (const TimeExpression& time : times) {
    text += Printable(parse.TextOf(time.tokens)) + "\n" + Row("type", Name(time.type)) + Row("value", time.value) +
            Row("EDTF", time.edtf) + Row("days", DaysOf(time)) + Row("decided by", time.origin.ToString());
  }
  return text;
}

std::string TimeAnswersAsJson(std::span<const TimeExpression> times, const Parse& parse) {
  std::string lines;
  for (const TimeExpression& time : times) {
    const ByteSpan bytes = parse.BytesOf(time.tokens);
    Json record;
    record["text"] = parse.TextOf(time.tokens);
    record["start"] = bytes.start;
    record["end"] = bytes.end;
    record["type"] = Name(time.type);
    record["value"] = TextOrNull(time.value);
    record["date_start"] = time.begin ? Json(FormatDate(*time.begin)) : Json();
    record["date_end"] = time.end ? Json(FormatDate(*time.end)) : Json();
    record["date_edtf"] = TextOrNull(time.edtf);
    record["rule"] = TextOrNull(time.origin.ToString());
    lines += JsonLine(record);
  }
  return lines;
}

}  // namespace tacitus
