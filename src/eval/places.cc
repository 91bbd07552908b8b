#include "eval/places.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "base/calendar.h"
#include "base/distance.h"
#include "base/strings.h"
#include "code/places/find_places.h"
#include "eval/characters.h"
#include "eval/tagged_text.h"

namespace tacitus {
namespace {

constexpr double kNearKm = 161;

struct Toponym {
  ByteSpan bytes;
  bool located = false;
  double latitude = 0;
  double longitude = 0;
  bool populated = false;
  std::uint32_t country = 0;  // geonameid of the country; 0 where none is given
};

struct Article {
  Document document;
  std::vector<Toponym> toponyms;
};

// The words of the first tag with this name among tags [first, last), trimmed; "" where there is none.
std::string WordsOf(const TaggedText& tagged, std::size_t first, std::size_t last, std::string_view name) {
  for (std::size_t i = first; i < last; ++i) {
    if (tagged.tags[i].name == name) return std::string(Trim(tagged.TextOf(tagged.tags[i])));
  }
  return "";
}

// The end of the tags inside tags[at].
std::size_t EndOf(const TaggedText& tagged, std::size_t at) {
  std::size_t end = at + 1;
  while (end < tagged.tags.size() && tagged.tags[end].depth > tagged.tags[at].depth) ++end;
  return end;
}

// Where the phrase stands: at the offset given, or at its occurrence nearest to that.
std::optional<ByteSpan> Locate(const std::string& text, const std::string& phrase, std::uint32_t wanted) {
  std::optional<ByteSpan> nearest;
  const auto distance = [&](std::size_t at) { return at > wanted ? at - wanted : wanted - at; };
  for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const ByteSpan here{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
    if (!nearest || distance(at) < distance(nearest->start)) nearest = here;
  }
  return nearest;
}

std::optional<Toponym> ReadToponym(const TaggedText& tagged, std::size_t at, const std::string& text,
                                   const CharacterOffsets& characters) {
  const std::size_t end = EndOf(tagged, at);
  const std::string phrase = WordsOf(tagged, at, end, "phrase");
  const auto start = static_cast<std::uint32_t>(std::strtoul(WordsOf(tagged, at, end, "start").c_str(), nullptr, 10));
  const std::optional<ByteSpan> bytes = phrase.empty() ? std::nullopt : Locate(text, phrase, characters.ByteAt(start));
  if (!bytes) return std::nullopt;
  Toponym toponym;
  toponym.bytes = *bytes;
  const std::string latitude = WordsOf(tagged, at, end, "lat");
  toponym.located = !latitude.empty();
  toponym.latitude = std::strtod(latitude.c_str(), nullptr);
  toponym.longitude = std::strtod(WordsOf(tagged, at, end, "lon").c_str(), nullptr);
  toponym.populated = WordsOf(tagged, at, end, "fclass") == "P";
  for (std::size_t i = at; i < end; ++i) {
    if (tagged.tags[i].name != "country") continue;
    const std::string id(tagged.tags[i].Attribute("geonameid"));
    toponym.country = static_cast<std::uint32_t>(std::strtoul(id.c_str(), nullptr, 10));
  }
  return toponym;
}

Result<std::vector<Article>> ReadGold(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{ErrorCode::kUnreadable, "cannot read this gold file", path};
  const std::string xml((std::istreambuf_iterator<char>(stream)), {});
  const Result<TaggedText> tagged = ReadTaggedText(xml, path);
  if (!tagged) return tagged.error();
  std::vector<Article> articles;
  for (std::size_t i = 0; i < tagged->tags.size(); ++i) {
    if (tagged->tags[i].name != "article") continue;
    const std::size_t end = EndOf(*tagged, i);
    const Tag* text = tagged->Find("text", i);
    if (text == nullptr) return Error{ErrorCode::kMalformed, "an article has no <text>; is it TR-News?", path};
    Article article;
    article.document.id = std::string(tagged->tags[i].Attribute("docid"));
    article.document.text = std::string(tagged->TextOf(*text));
    article.document.outlet = WordsOf(*tagged, i, end, "domain");
    if (const std::optional<Date> day = ParseDate(WordsOf(*tagged, i, end, "dltime"))) {
      article.document.published_at = std::chrono::sys_seconds(*day);
    }
    const CharacterOffsets characters(article.document.text);
    for (std::size_t at = i; at < end; ++at) {
      if (tagged->tags[at].name != "toponym") continue;
      if (auto toponym = ReadToponym(*tagged, at, article.document.text, characters)) {
        article.toponyms.push_back(*toponym);
      }
    }
    articles.push_back(std::move(article));
  }
  if (articles.empty()) return Error{ErrorCode::kMalformed, "holds no <article>; is it TR-News?", path};
  return articles;
}

std::string Number(double value) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.5f", value);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return text;
}

class Scorer {
 public:
  Scorer(const PlaceKnowledge& knowledge, PlacesReport& report) : knowledge_(knowledge), report_(report) {}

  void Score(const Article& article, const CodedText& coded) {
    const CharacterOffsets characters(article.document.text);
    ScoreSpans(article, coded, characters);
    std::vector<ByteSpan> spans;
    for (const Toponym& toponym : article.toponyms) spans.push_back(toponym.bytes);
    const Tree tree(coded.parse);
    const auto places = PlacesAt(tree, article.document, knowledge_, spans);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      Append(article, spans[i], places[i], true, characters);
      ScorePlace(article, article.toponyms[i], places[i]);
    }
  }

 private:
  void ScoreSpans(const Article& article, const CodedText& coded, const CharacterOffsets& characters) {
    std::vector<bool> used(article.toponyms.size(), false);
    for (const PlaceMention& mention : coded.coding.places) {
      const ByteSpan bytes = coded.parse.BytesOf(mention.tokens);
      Append(article, bytes, mention.place, false, characters);
      ++report_.predicted;
      bool found = false;
      for (std::size_t i = 0; i < used.size() && !found; ++i) {
        if (used[i] || !article.toponyms[i].bytes.Overlaps(bytes)) continue;
        used[i] = found = true;
      }
      if (found) ++report_.spans;
      if (!found) Differ(article, bytes, "found, not in the gold");
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) Differ(article, article.toponyms[i].bytes, "missed");
    }
    report_.gold += static_cast<int>(article.toponyms.size());
  }

  void ScorePlace(const Article& article, const Toponym& toponym, const std::optional<Place>& place) {
    if (toponym.country != 0) {
      ++report_.with_country;
      const bool right = place && CountryId(*place) == toponym.country;
      if (right) ++report_.right_country;
      if (!right) Differ(article, toponym.bytes, "country wrong: " + (place ? place->country : "no answer"));
    }
    if (!toponym.located) return;
    ++report_.located;
    if (toponym.populated) ++report_.populated;
    const double distance =
        place ? DistanceInKm(place->latitude, place->longitude, toponym.latitude, toponym.longitude) : 1e9;
    if (distance <= kNearKm) {
      ++report_.near;
      if (toponym.populated) ++report_.populated_near;
      return;
    }
    const std::string answer = place ? place->name + " " + place->country + " " + place->admin1 + " " + place->feature +
                                           ", " + Number(distance) + " km"
                                     : std::string("no answer");
    Differ(article, toponym.bytes,
           "far: " + answer + "; gold " + Number(toponym.latitude) + " " + Number(toponym.longitude) +
               (toponym.populated ? " P" : ""));
  }

  // The geonameid of the country that a place is in.
  std::uint32_t CountryId(const Place& place) const {
    if (place.feature.starts_with("PCL")) return place.geonameid;
    return knowledge_.gazetteer().CountryId(place.country);
  }

  void Differ(const Article& article, ByteSpan bytes, const std::string& what) {
    report_.differences += article.document.id + "\t" + std::to_string(bytes.start) + "\t" +
                           OneLine(article.document.text.substr(bytes.start, bytes.size())) + "\t" + what + "\n";
  }

  void Append(const Article& article, ByteSpan bytes, const std::optional<Place>& place, bool given,
              const CharacterOffsets& characters) {
    report_.predictions += article.document.id + "\t" + std::to_string(characters.At(bytes.start)) + "\t" +
                           std::to_string(characters.At(bytes.end)) + "\t" +
                           OneLine(article.document.text.substr(bytes.start, bytes.size())) + "\t" +
                           (place ? std::to_string(place->geonameid) + "\t" + Number(place->latitude) + "\t" +
                                        Number(place->longitude) + "\t" + place->country
                                  : std::string("\t\t\t")) +
                           (given ? "\t1\n" : "\t0\n");
  }

  const PlaceKnowledge& knowledge_;
  PlacesReport& report_;
};

double Share(int part, int whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

}  // namespace

Result<PlacesReport> EvaluatePlaces(const std::string& gold_file, const PlaceKnowledge& knowledge,
                                    const CodeDocument& code) {
  const Result<std::vector<Article>> articles = ReadGold(gold_file);
  if (!articles) return articles.error();
  PlacesReport report;
  report.predictions = "document\tstart\tend\ttext\tgeonameid\tlatitude\tlongitude\tcountry\tgiven\n";
  Scorer scorer(knowledge, report);
  for (const Article& article : *articles) scorer.Score(article, code(article.document));
  std::array<char, 240> line{};
  const int length = std::snprintf(
      line.data(), line.size(),
      "places: within 161 km %.3f populated %.3f country %.3f span F1 %.3f precision %.3f recall %.3f (n=%d, located "
      "%d)",
      Share(report.near, report.located), Share(report.populated_near, report.populated),
      Share(report.right_country, report.with_country), Share(2 * report.spans, report.gold + report.predicted),
      Share(report.spans, report.predicted), Share(report.spans, report.gold), report.gold, report.located);
  report.headline.assign(line.data(), static_cast<std::size_t>(length));
  return report;
}

}  // namespace tacitus
