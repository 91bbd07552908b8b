#include "code/places/find_places.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "base/strings.h"
#include "code/places/place_spans.h"
#include "code/places/resolve_places.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kKnownTown = 50000;  // inhabitants of a place that gives its name to buildings elsewhere known

std::uint32_t HeadOf(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.IsRoot(i) || !span.Contains(tree.Head(i))) return i;
  }
  return span.first;
}

// Whether something is located at the name: by the preposition or verb that it hangs on.
bool IsLocation(const Tree& tree, const PlaceKnowledge& knowledge, TokenSpan span) {
  std::uint32_t at = HeadOf(tree, span);
  while ((tree.token(at).dep == "conj" || tree.token(at).dep == "appos") && !tree.IsRoot(at)) at = tree.Head(at);
  const Token& token = tree.token(at);
  if (tree.IsRoot(at)) return false;
  const std::string above = LowerAscii(tree.text(tree.Head(at)));
  if (token.dep == "pobj") {
    if (knowledge.IsCue("locative", above)) return true;
    if (tree.IsRoot(tree.Head(at))) return false;
    const std::uint32_t governor = tree.Head(tree.Head(at));
    if (above == "of") return knowledge.IsCue("part", LowerAscii(tree.text(governor)));
    return knowledge.IsCue("motion", above) && knowledge.IsCue("move", tree.token(governor).lemma);
  }
  if (token.dep == "dobj" || token.dep == "nsubjpass") {
    return knowledge.IsCue("affected", tree.token(tree.Head(at)).lemma);
  }
  return false;
}

// The name that follows as what contains this one: "Bangor, Maine", "Bam (Iran)", "Homs in Syria", "the San Martin
// municipality of the San Salvador department".
std::uint32_t ContainerOf(const Tree& tree, const PlaceKnowledge& knowledge, const std::vector<PlaceSpan>& spans,
                          std::size_t i) {
  if (i + 1 == spans.size() || spans[i + 1].demonym) return kNoIndex;
  std::uint32_t between = spans[i].tokens.last;
  const std::uint32_t next = spans[i + 1].tokens.first;
  const auto text = [&](std::uint32_t token) { return token < next ? LowerAscii(tree.text(token)) : std::string(); };
  const bool part = knowledge.IsCue("part", text(between));
  if (part) ++between;
  const std::string link = text(between);
  const bool linked = link == "," || link == "(" || link == "in" || (part && link == "of");
  if (part && text(between + 1) == "the") ++between;
  return linked && next == between + 1 ? static_cast<std::uint32_t>(i + 1) : kNoIndex;
}

std::vector<PlaceName> NamesOf(const Tree& tree, const PlaceKnowledge& knowledge, const std::vector<PlaceSpan>& spans) {
  std::vector<PlaceName> names;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    PlaceName name;
    if (!spans[i].facility) name.text = NameOfSpan(tree, spans[i].tokens);
    name.may_be_demonym = spans[i].demonym;
    name.container = spans[i].facility ? kNoIndex : ContainerOf(tree, knowledge, spans, i);
    names.push_back(std::move(name));
  }
  return names;
}

// Whether a span whose text is a word for a people ("Turkish", "Spanish") is used as one: by the parser's tag.
bool IsUsedAsDemonym(const Tree& tree, ByteSpan bytes, const std::string& name, const Gazetteer& gazetteer) {
  const std::vector<NamedPlace> places = gazetteer.Find(name);
  const auto is_demonym = [](const NamedPlace& place) { return place.demonym; };
  if (std::none_of(places.begin(), places.end(), is_demonym)) return false;
  if (std::all_of(places.begin(), places.end(), is_demonym)) return true;
  for (const Token& token : tree.parse().tokens) {
    if (token.start >= bytes.end || token.end <= bytes.start) continue;
    return token.pos == Pos::kAdj || token.entity == "NORP" || token.dep == "amod" || token.dep == "compound";
  }
  return false;
}

// The longest known name inside one that is not known, from its start: "Vancouver" of "Vancouver Art Gallery".
std::uint32_t PlaceInName(const std::string& name, const PlaceKnowledge& knowledge) {
  std::string part = name;
  while (true) {
    const std::size_t space = part.rfind(' ');
    if (space == std::string::npos) return kNoPlace;
    part.resize(space);
    const std::vector<std::uint32_t> ranked = RankCandidates({.text = part}, {}, knowledge);
    if (!ranked.empty() && knowledge.gazetteer().PopulationOf(ranked.front()) >= kKnownTown) return ranked.front();
  }
}

// Where a name that the gazetteer lacks most likely lies: in its container, in the place whose name it begins with,
// or in the town named last before it (or, at the start, first after it).
std::uint32_t SurroundingOf(std::size_t self, const std::vector<PlaceName>& names,
                            const std::vector<std::uint32_t>& places, const std::vector<std::size_t>& order,
                            const PlaceKnowledge& knowledge) {
  const std::uint32_t container = names[self].container;
  if (container < places.size() && places[container] != kNoPlace) return places[container];
  if (const std::uint32_t inside = PlaceInName(names[self].text, knowledge); inside != kNoPlace) return inside;
  const auto is_town = [&](std::size_t i) {
    return places[i] != kNoPlace && !names[i].weak && !names[i].may_be_demonym &&
           knowledge.gazetteer().FeatureOf(places[i]).starts_with("PPL");
  };
  const auto here = std::find(order.begin(), order.end(), self);
  for (auto before = here; before != order.begin();) {
    if (is_town(*--before)) return places[*before];
  }
  for (auto after = here; after != order.end(); ++after) {
    if (is_town(*after)) return places[*after];
  }
  for (const std::size_t i : order) {
    if (places[i] != kNoPlace) return places[i];
  }
  return kNoPlace;
}

// Adds what the outlet says of where its articles play: its town, or the country of its host name.
void AddOutlet(const Document& document, const PlaceKnowledge& knowledge, std::vector<PlaceName>& names) {
  for (const std::string& outlet : {document.outlet, HostOf(document.outlet), HostOf(document.url)}) {
    const PlaceKnowledge::Seat* seat = knowledge.SeatOf(outlet);
    if (seat == nullptr) continue;
    const auto container = static_cast<std::uint32_t>(names.size() + 1);
    names.push_back({.text = seat->place, .container = container, .weak = true, .home = true});
    names.push_back({.text = seat->container, .weak = true});
    return;
  }
  const std::string host = HostOf(document.url.empty() ? document.outlet : document.url);
  const std::string suffix = host.substr(host.rfind('.') + 1);
  // These are sold to the whole world.
  for (const std::string_view open : {"co", "tv", "io", "me", "ai", "fm", "cc", "ly"}) {
    if (suffix == open) return;
  }
  const std::uint32_t country = knowledge.gazetteer().CountryByCode(suffix == "uk" ? "gb" : suffix);
  if (country == kNoPlace) return;
  names.push_back({.text = std::string(knowledge.gazetteer().NameOf(country)), .weak = true});
}

Place DescribeAt(const Parse& parse, ByteSpan bytes, std::uint32_t place, const Gazetteer& gazetteer) {
  Place described = gazetteer.Describe(place);
  described.text = parse.text.substr(bytes.start, bytes.size());
  described.start = bytes.start;
  described.end = bytes.end;
  return described;
}

}  // namespace

void FindPlaces(const Tree& tree, const Document& document, const PlaceKnowledge& knowledge, Coding& coding) {
  const std::vector<PlaceSpan> spans = FindPlaceSpans(tree, knowledge);
  std::vector<PlaceName> names = NamesOf(tree, knowledge, spans);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const ByteSpan bytes = tree.parse().BytesOf(spans[i].tokens);
    names[i].weak = !document.dateline.empty() && document.dateline.Overlaps(bytes);
  }
  AddOutlet(document, knowledge, names);
  const std::vector<std::uint32_t> places = ResolvePlaces(names, knowledge);
  coding.places.clear();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    PlaceMention mention;
    mention.tokens = spans[i].tokens;
    mention.is_location = !names[i].weak && !spans[i].demonym && IsLocation(tree, knowledge, spans[i].tokens);
    if (places[i] != kNoPlace) {
      const ByteSpan bytes = tree.parse().BytesOf(spans[i].tokens);
      mention.place = DescribeAt(tree.parse(), bytes, places[i], knowledge.gazetteer());
      const std::uint32_t container = names[i].container;
      const bool inside = container != kNoIndex && places[container] != kNoPlace &&
                          knowledge.gazetteer().IsInside(places[i], places[container]);
      if (inside) mention.inside = container;
    }
    coding.places.push_back(std::move(mention));
  }
  // What contains a location is one, whatever the parser hung it on.
  for (const PlaceMention& mention : coding.places) {
    if (mention.is_location && mention.inside != kNoIndex) coding.places[mention.inside].is_location = true;
  }
}

std::vector<std::optional<Place>> PlacesAt(const Tree& tree, const Document& document, const PlaceKnowledge& knowledge,
                                           const std::vector<ByteSpan>& spans) {
  const Parse& parse = tree.parse();
  std::vector<PlaceName> names;
  std::vector<std::uint32_t> starts;  // of the names, in bytes
  for (std::size_t i = 0; i < spans.size(); ++i) {
    starts.push_back(spans[i].start);
    PlaceName name;
    name.text = parse.text.substr(spans[i].start, spans[i].size());
    name.may_be_demonym = IsUsedAsDemonym(tree, spans[i], name.text, knowledge.gazetteer());
    name.weak = document.dateline.Overlaps(spans[i]);
    const bool follows = i + 1 < spans.size() && spans[i].end <= spans[i + 1].start;
    const std::string_view between =
        follows ? std::string_view(parse.text).substr(spans[i].end, spans[i + 1].start - spans[i].end) : "";
    if (between == ", " || between == " (" || between == " in ") name.container = static_cast<std::uint32_t>(i + 1);
    names.push_back(std::move(name));
  }
  for (const PlaceSpan& span : FindPlaceSpans(tree, knowledge)) {
    const ByteSpan bytes = parse.BytesOf(span.tokens);
    const bool given = std::any_of(spans.begin(), spans.end(), [&](ByteSpan other) { return other.Overlaps(bytes); });
    if (given || span.facility) continue;
    starts.push_back(bytes.start);
    names.push_back({.text = NameOfSpan(tree, span.tokens),
                     .may_be_demonym = span.demonym,
                     .weak = document.dateline.Overlaps(bytes)});
  }
  AddOutlet(document, knowledge, names);
  std::vector<std::size_t> order(starts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return starts[a] < starts[b]; });
  const std::vector<std::uint32_t> places = ResolvePlaces(names, knowledge);
  std::vector<std::optional<Place>> answers;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    std::uint32_t place = places[i];
    if (place == kNoPlace) place = SurroundingOf(i, names, places, order, knowledge);
    answers.emplace_back();
    if (place != kNoPlace) answers.back() = DescribeAt(parse, spans[i], place, knowledge.gazetteer());
  }
  return answers;
}

std::vector<Place> RankPlaces(std::string_view name, std::string_view context, const PlaceKnowledge& knowledge) {
  std::vector<PlaceName> around;
  while (!context.empty()) {
    const std::size_t comma = context.find(',');
    const std::string_view part = Trim(context.substr(0, comma));
    if (!part.empty()) around.push_back({.text = std::string(part)});
    context.remove_prefix(comma == std::string_view::npos ? context.size() : comma + 1);
  }
  // "Bangor, Maine" as one name: the rest of it is context that contains it.
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos && knowledge.gazetteer().Find(name).empty()) {
    const std::string joined(Trim(name.substr(comma + 1)));
    return RankPlaces(Trim(name.substr(0, comma)), joined, knowledge);
  }
  PlaceName self;
  self.text = std::string(name);
  std::vector<Place> ranked;
  for (const std::uint32_t place : RankCandidates(self, around, knowledge)) {
    ranked.push_back(knowledge.gazetteer().Describe(place));
    ranked.back().text = std::string(name);
  }
  return ranked;
}

}  // namespace tacitus
