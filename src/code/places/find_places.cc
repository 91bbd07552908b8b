#include "code/places/find_places.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "code/places/place_spans.h"
#include "code/places/resolve_places.h"

namespace tacitus {
namespace {

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

// The name that follows as what contains this one: "Bangor, Maine", "Bam (Iran)", "Homs in Syria".
std::uint32_t ContainerOf(const Tree& tree, const std::vector<PlaceSpan>& spans, std::size_t i) {
  if (i + 1 == spans.size() || spans[i + 1].demonym) return kNoIndex;
  const std::uint32_t between = spans[i].tokens.last;
  const std::uint32_t next = spans[i + 1].tokens.first;
  const bool adjacent = next == between + 1;
  if (!adjacent) return kNoIndex;
  const std::string link = LowerAscii(tree.text(between));
  const bool linked = link == "," || link == "(" || link == "in";
  return linked ? static_cast<std::uint32_t>(i + 1) : kNoIndex;
}

std::vector<PlaceName> NamesOf(const Tree& tree, const std::vector<PlaceSpan>& spans) {
  std::vector<PlaceName> names;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    PlaceName name;
    if (!spans[i].facility) name.text = NameOfSpan(tree, spans[i].tokens);
    name.may_be_demonym = spans[i].demonym;
    name.container = spans[i].facility ? kNoIndex : ContainerOf(tree, spans, i);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

void FindPlaces(const Tree& tree, const Document& document, const PlaceKnowledge& knowledge, Coding& coding) {
  const std::vector<PlaceSpan> spans = FindPlaceSpans(tree, knowledge);
  std::vector<PlaceName> names = NamesOf(tree, spans);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const ByteSpan bytes = tree.parse().BytesOf(spans[i].tokens);
    names[i].weak = !document.dateline.empty() && document.dateline.Overlaps(bytes);
  }
  const std::vector<std::uint32_t> places = ResolvePlaces(names, knowledge);
  coding.places.clear();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    PlaceMention mention;
    mention.tokens = spans[i].tokens;
    mention.is_location = !names[i].weak && !spans[i].demonym && IsLocation(tree, knowledge, spans[i].tokens);
    if (places[i] != kNoPlace) {
      mention.place = knowledge.gazetteer().Describe(places[i]);
      const ByteSpan bytes = tree.parse().BytesOf(spans[i].tokens);
      mention.place->text = std::string(tree.parse().TextOf(spans[i].tokens));
      mention.place->start = bytes.start;
      mention.place->end = bytes.end;
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

std::vector<Place> RankPlaces(std::string_view name, std::string_view context, const PlaceKnowledge& knowledge) {
  std::vector<PlaceName> around;
  while (!context.empty()) {
    const std::size_t comma = context.find(',');
    const std::string_view part = Trim(context.substr(0, comma));
    if (!part.empty()) around.push_back({std::string(part), kNoIndex, false, false});
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
