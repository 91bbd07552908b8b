#include "code/actors/settings.h"

#include <algorithm>

#include "base/strings.h"

namespace tacitus {

Settings::Settings(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, const Coding& coding)
    : tree_(tree) {
  const Parse& parse = tree.parse();
  std::vector<bool> known(parse.tokens.size(), false);
  const auto locates = [&](std::uint32_t head) {
    std::uint32_t top = head;
    while ((tree.token(top).dep == "conj" || tree.token(top).dep == "appos") && !tree.IsRoot(top)) top = tree.Head(top);
    return tree.token(top).dep == "pobj" && knowledge.IsOf(WordClass::kLocative, LowerAscii(tree.text(tree.Head(top))));
  };
  for (const PlaceMention& mention : coding.places) {
    if (!mention.place || document.dateline.Overlaps(parse.BytesOf(mention.tokens))) continue;
    std::uint32_t head = mention.tokens.last - 1;
    while (!tree.IsRoot(head) && mention.tokens.Contains(tree.Head(head))) head = tree.Head(head);
    for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) known[i] = true;
    // "Abu" in "the Abu Shouk camp"
    const bool in_name = tree.token(head).dep == "compound" && mention.tokens.last < parse.tokens.size() &&
                         tree.token(mention.tokens.last).pos == Pos::kPropn;
    if (in_name) continue;
    // "blockaded Calais", "the port of Calais"
    const bool affected = tree.token(head).dep == "dobj" || tree.token(head).dep == "nsubjpass" ||
                          (tree.token(head).dep == "pobj" && tree.token(tree.Head(head)).lemma == "of");
    Add(head, mention.place->country, mention.is_location && (affected || locates(head)));
  }
  for (const Mention& mention : coding.mentions) {
    if (!mention.is_place || mention.actor.country.empty() || known[mention.head]) continue;
    if (document.dateline.Overlaps(parse.BytesOf(mention.tokens)) || tree.token(mention.head).dep == "dep") continue;
    Add(mention.head, mention.actor.country, locates(mention.head));
  }
}

void Settings::Add(std::uint32_t head, const std::string& country, bool locates) {
  if (!country.empty()) locations_.push_back({head, country, HolderOf(head, locates), locates});
}

// "in the city of Kisumu" hangs on what "in" hangs on.
std::uint32_t Settings::HolderOf(std::uint32_t head, bool locates) const {
  const auto inside_phrase = [&](std::uint32_t i) {
    const Token& token = tree_.token(i);
    return token.dep == "pobj" || token.dep == "prep" || token.dep == "appos" || token.dep == "compound" ||
           token.dep == "conj" || token.dep == "poss" || token.dep == "amod" || token.dep == "nmod";
  };
  if (tree_.token(head).dep == "dobj" || tree_.token(head).dep == "nsubjpass") return tree_.Head(head);
  std::uint32_t at = head;
  while (!tree_.IsRoot(at) && inside_phrase(at)) {
    at = tree_.Head(at);
    const Token& token = tree_.token(at);
    if (token.pos == Pos::kVerb || token.pos == Pos::kAux) break;
    // What has a clause of its own or is somebody is held by itself.
    if (token.dep != "pobj" && token.dep != "prep" && token.dep != "compound" && token.dep != "appos") break;
  }
  const bool part = locates && tree_.token(head).dep == "pobj" && tree_.token(tree_.Head(head)).lemma == "of";
  return part && (tree_.token(at).dep == "dobj" || tree_.token(at).dep == "nsubjpass") ? tree_.Head(at) : at;
}

std::string_view Settings::InPhrase(std::uint32_t head, TokenSpan phrase) const {
  for (const Location& location : locations_) {
    if (phrase.Contains(location.head) && location.head != head) return location.country;
    if (location.holder == head && location.head > head) return location.country;
    // "a number of police officials in Bolivia"
    const std::uint32_t preposition = tree_.Head(location.head);
    const bool own = tree_.token(location.head).dep == "pobj" && tree_.Head(preposition) == head;
    if (own && location.locates && location.head > head) return location.country;
  }
  return {};
}

std::string_view Settings::OfClause(std::uint32_t token) const {
  std::uint32_t from = token;
  for (std::uint32_t at = token;; at = tree_.Head(at)) {
    std::string_view found;
    bool several = false;
    for (const Location& location : locations_) {
      // "Guards in Minsk punched two prisoners": where those are who act.
      const bool acts = tree_.token(location.holder).dep == "nsubj" && tree_.Head(location.holder) == at;
      if ((location.holder != at && !acts) || !location.locates) continue;
      // "told reporters in Vienna that protesters …": only what stands in front holds for what is said.
      const bool said = from != at && tree_.token(from).dep == "ccomp" && location.head > at;
      if (said || (tree_.token(at).pos != Pos::kVerb && tree_.token(at).pos != Pos::kAux)) continue;
      several = several || (!found.empty() && found != location.country);
      found = location.country;
    }
    if (several) return {};
    if (!found.empty()) return found;
    if (tree_.IsRoot(at)) return {};
    from = at;
  }
}

std::string_view Settings::OfParagraph(std::uint32_t token) const {
  const Parse& parse = tree_.parse();
  for (std::uint32_t sentence = tree_.SentenceOf(token); sentence-- > 0;) {
    const TokenSpan span = parse.sentences[sentence];
    const std::string_view gap = parse.TextOf(span.last - 1);
    if (gap.find('\n') != std::string_view::npos) return {};
    std::string_view found;
    for (const Location& location : locations_) {
      if (!span.Contains(location.head)) continue;
      if (!found.empty() && found != location.country) return {};
      // "In Paris, …", "London commuters": not what somebody went to, or where something was said.
      const bool set = location.locates ? location.head < location.holder || tree_.IsRoot(location.holder)
                                        : tree_.token(location.head).dep == "compound";
      if (set) found = location.country;
    }
    if (!found.empty()) return found;
  }
  return {};
}

std::string_view Settings::OfSentence(std::uint32_t token) const {
  std::string_view found;
  for (const Location& location : locations_) {
    if (!location.locates || tree_.SentenceOf(location.head) != tree_.SentenceOf(token)) continue;
    if (!found.empty() && found != location.country) return {};
    found = location.country;
  }
  return found;
}

}  // namespace tacitus
