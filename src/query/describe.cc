#include "query/describe.h"

#include <algorithm>
#include <string_view>

#include "base/calendar.h"
#include "base/strings.h"
#include "query/text_width.h"

namespace tacitus {
namespace {

std::string NameOf(const Actor& actor) { return Printable(actor.name.empty() ? actor.text : actor.name); }

std::string SpeakerOf(const Attribution& attribution) {
  std::string speaker = NameOf(attribution.speaker);
  if (speaker.empty()) speaker = attribution.speaker.code;
  const std::string medium = Printable(attribution.medium);
  if (speaker.empty()) return medium.empty() ? "somebody" : medium;
  return medium.empty() ? speaker : speaker + " via " + medium;
}

}  // namespace

std::string DescribeActor(const std::optional<Actor>& actor) {
  if (!actor) return "?";
  const std::string name = NameOf(*actor);
  // CAMEO writes "---" for a country that is not known; people need not see it.
  std::string code = actor->code;
  if (code.starts_with("---")) code.erase(0, 3);
  if (code.empty() || code == name) return name.empty() ? "?" : name;
  return name.empty() ? code : code + " " + name;
}

std::string DescribePlace(const Place& place) { return Printable(place.name.empty() ? place.text : place.name); }

std::string DescribeAttribution(const Event& event) {
  std::string speakers;
  for (const Attribution& attribution : event.attribution) {
    speakers.append(speakers.empty() ? "" : " citing ").append(SpeakerOf(attribution));
  }
  return speakers;
}

std::string HeadlineOf(const Document& document) {
  if (!document.title.empty()) return Printable(std::string_view(document.text).substr(0, document.title.end));
  const std::string_view text = Trim(document.text);
  return Printable(text.substr(0, std::min(text.find('\n'), text.size())));
}

std::string DescribeRecord(const Document& document) {
  std::string line = Printable(document.outlet);
  if (document.published_at) {
    const std::string time = FormatDateTime(*document.published_at);
    line.append(line.empty() ? "" : " · ").append(time, 0, 10).append(" ").append(time, 11, 5).append(" UTC");
  }
  return line.append(line.empty() ? "" : " · ").append(Printable(document.id));
}

}  // namespace tacitus
