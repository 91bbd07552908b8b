#include "code/places/event_place.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace tacitus {
namespace {

constexpr int kClimbs = 4;  // clauses and phrases that are climbed in search of a place

bool IsVerbal(const Token& token) { return token.pos == Pos::kVerb || token.pos == Pos::kAux; }

class EventPlaceFinder {
 public:
  EventPlaceFinder(const Tree& tree, const Coding& coding, const PlaceKnowledge& knowledge)
      : tree_(tree), coding_(coding), knowledge_(knowledge) {}

  std::optional<EventPlace> Find(const Frame& frame) const {
    const std::uint32_t carrier = frame.governor == kNoIndex ? frame.head : frame.governor;
    if (auto place = Under(frame.head)) return place;
    if (carrier != frame.head) {
      if (auto place = Under(carrier)) return place;
    }
    if (auto place = OfSameThing(carrier)) return place;
    if (knowledge_.IsCue("speech", tree_.token(carrier).lemma)) return std::nullopt;
    if (auto place = OfWholeCountry(carrier)) return place;
    if (auto place = FromAbove(frame.head)) return place;
    return OfThoseWhoAct(carrier);
  }

 private:
  // A place in a phrase of the trigger: nearest in the tree first, names in subordinate clauses never.
  std::optional<EventPlace> Under(std::uint32_t trigger) const {
    const PlaceMention* best = nullptr;
    int best_depth = 0;
    for (const PlaceMention& mention : coding_.places) {
      if (!mention.place || !mention.is_location) continue;
      const std::optional<int> depth = DepthUnder(mention, trigger);
      if (!depth || (best != nullptr && *depth >= best_depth)) continue;
      best = &mention;
      best_depth = *depth;
    }
    if (best == nullptr) return std::nullopt;
    return Answer(*best, best_depth <= 2 ? "in a phrase of the trigger" : "in its object");
  }

  // How far below the trigger the mention hangs, by prepositions and nouns alone; nothing where a verb, a subject of
  // the trigger or a comparison lies between.
  std::optional<int> DepthUnder(const PlaceMention& mention, std::uint32_t trigger) const {
    std::uint32_t at = mention.tokens.last - 1;
    while (!tree_.IsRoot(at) && mention.tokens.Contains(tree_.Head(at))) at = tree_.Head(at);
    const bool speech = knowledge_.IsCue("speech", tree_.token(trigger).lemma);
    int depth = 0;
    while (at != trigger) {
      if (tree_.IsRoot(at) || depth > 12) return std::nullopt;
      const Token& token = tree_.token(at);
      if (token.dep == "nsubj" && IsVerbal(tree_.token(trigger))) return std::nullopt;
      // What is said, sought or banned somewhere does not happen there: only the act's own phrase counts.
      if (speech && token.dep == "dobj") return std::nullopt;
      if (speech && token.dep == "prep" && !IsHere(at)) return std::nullopt;
      at = tree_.Head(at);
      ++depth;
      if (at != trigger && IsVerbal(tree_.token(at))) return std::nullopt;
    }
    return depth;
  }

  bool IsHere(std::uint32_t preposition) const {
    const std::string word = LowerAscii(tree_.text(preposition));
    return word == "in" || word == "at" || word == "outside" || word == "near" || word == "across";
  }

  // "held … at the embassy": an earlier or later mention of the same thing that has a place.
  std::optional<EventPlace> OfSameThing(std::uint32_t trigger) const {
    const TokenSpan phrase = tree_.Subtree(trigger);
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      const Token& token = tree_.token(i);
      const bool here = token.dep == "pobj" && IsHere(tree_.Head(i));
      const bool affected = IsAffected(trigger, i);
      if ((!here && !affected) || token.pos != Pos::kNoun || !IsDefinite(i)) continue;
      if (!HangsOn(i, trigger)) continue;
      if (auto place = PlaceOfThing(token.lemma)) return place;
    }
    return std::nullopt;
  }

  // "the seizure of the embassy", "the embassy capture", "seized the embassy".
  bool IsAffected(std::uint32_t trigger, std::uint32_t thing) const {
    const Token& token = tree_.token(thing);
    if (token.head == trigger) return token.dep == "dobj" || token.dep == "nsubjpass" || token.dep == "compound";
    return token.dep == "pobj" && tree_.text(token.head) == "of" && tree_.Head(token.head) == trigger;
  }

  bool IsDefinite(std::uint32_t noun) const {
    if (tree_.token(noun).dep == "compound") return true;
    for (const std::uint32_t child : tree_.Children(noun)) {
      const std::string_view word = tree_.text(child);
      if (word == "the" || word == "The" || tree_.token(child).dep == "poss") return true;
    }
    return false;
  }

  // Whether no other verb lies between a word and the trigger above it.
  bool HangsOn(std::uint32_t token, std::uint32_t trigger) const {
    std::uint32_t at = token;
    while (at != trigger) {
      if (tree_.IsRoot(at)) return false;
      at = tree_.Head(at);
      if (at != trigger && IsVerbal(tree_.token(at))) return false;
    }
    return true;
  }

  // The place inside a phrase whose head has this lemma, anywhere in the document: "the US embassy in Tehran".
  std::optional<EventPlace> PlaceOfThing(std::string_view lemma) const {
    for (const PlaceMention& mention : coding_.places) {
      if (!mention.place || !mention.is_location) continue;
      std::uint32_t at = mention.tokens.first;
      while (!tree_.IsRoot(at) && mention.tokens.Contains(tree_.Head(at))) at = tree_.Head(at);
      if (tree_.token(at).dep != "pobj" || tree_.IsRoot(tree_.Head(at))) continue;
      const std::uint32_t holder = tree_.Head(tree_.Head(at));
      if (tree_.token(holder).lemma == lemma) return Answer(mention, "the same " + std::string(lemma) + " is there");
    }
    return std::nullopt;
  }

  // "across the country": the country of the nearest location named before it.
  std::optional<EventPlace> OfWholeCountry(std::uint32_t trigger) const {
    const TokenSpan phrase = tree_.Subtree(trigger);
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      if (tree_.token(i).dep != "pobj" || tree_.token(i).tag != "NN" ||
          !knowledge_.IsCue("whole", tree_.token(i).lemma) || !IsDefinite(i))
        continue;
      if (!knowledge_.IsCue("locative", LowerAscii(tree_.text(tree_.Head(i))))) continue;
      const PlaceMention* nearest = nullptr;
      for (const PlaceMention& mention : coding_.places) {
        const bool country = mention.place && mention.place->feature.starts_with("PCL");
        const bool before =
            mention.tokens.last <= i && tree_.SentenceOf(mention.tokens.first) + 1 >= tree_.SentenceOf(i);
        if (country && before && mention.is_location) nearest = &mention;
      }
      if (nearest != nullptr) return Answer(*nearest, "\"" + PhraseText(i) + "\" is this country");
    }
    return std::nullopt;
  }

  std::string PhraseText(std::uint32_t noun) const {
    const std::uint32_t preposition = tree_.Head(noun);
    return std::string(tree_.parse().TextOf(TokenSpan{std::min(preposition, noun), noun + 1}));
  }

  // The clause above, where this is a noun that happens in it ("was marked in Iran with demonstrations"), a clause
  // that tells how ("killing 12"), or one joined to it.
  std::optional<EventPlace> FromAbove(std::uint32_t trigger) const {
    std::uint32_t at = trigger;
    for (int climbs = 0; climbs < kClimbs && !tree_.IsRoot(at); ++climbs) {
      const Token& token = tree_.token(at);
      const std::uint32_t above = tree_.Head(at);
      const bool how = token.dep == "advcl" && token.tag == "VBG";
      const bool joined = token.dep == "conj" && tree_.Child(at, "nsubj") == kNoIndex;
      const bool noun = !IsVerbal(token) && IsOneOf(token.dep, {"nsubj", "nsubjpass", "dobj", "pobj", "conj"});
      const bool link = token.pos == Pos::kAdp || token.dep == "acl" || token.dep == "xcomp" || token.dep == "relcl";
      if (!how && !joined && !noun && !link) return std::nullopt;
      if (knowledge_.IsCue("speech", tree_.token(above).lemma)) return std::nullopt;
      at = above;
      if (!IsVerbal(tree_.token(at)) && tree_.token(at).pos != Pos::kNoun) continue;
      if (auto place = Under(at)) return place;
    }
    return std::nullopt;
  }

  // "Bus drivers in Lima went on strike": where a group is that acts, said right behind its name.
  std::optional<EventPlace> OfThoseWhoAct(std::uint32_t verb) const {
    const std::uint32_t subject = tree_.Child(verb, "nsubj");
    if (subject == kNoIndex || tree_.token(subject).tag != "NNS") return std::nullopt;
    const std::uint32_t preposition = tree_.Child(subject, "prep");
    if (preposition == kNoIndex || !IsHere(preposition)) return std::nullopt;
    for (const PlaceMention& mention : coding_.places) {
      if (!mention.place || !mention.is_location || !mention.tokens.Contains(tree_.Child(preposition, "pobj")))
        continue;
      return Answer(mention, "where those are who act");
    }
    return std::nullopt;
  }

  EventPlace Answer(const PlaceMention& mention, std::string why) const {
    return {*mention.place, std::move(why), tree_.parse().BytesOf(mention.tokens)};
  }

  const Tree& tree_;
  const Coding& coding_;
  const PlaceKnowledge& knowledge_;
};

}  // namespace

std::optional<EventPlace> PlaceOf(const Tree& tree, const Document& document, const Coding& coding,
                                  const PlaceKnowledge& knowledge, const Frame& frame) {
  std::optional<EventPlace> place = EventPlaceFinder(tree, coding, knowledge).Find(frame);
  // The dateline says where the report was filed, never where things happened.
  if (place && document.dateline.Overlaps(place->evidence)) return std::nullopt;
  return place;
}

}  // namespace tacitus
