#include "code/actors/home_country.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace tacitus {
namespace {

// What one mention says for its country, before it is multiplied for where it stands.
constexpr int kDomestic = 3;  // "the Kenyan police"
constexpr int kPlace = 2;     // "in Nairobi", a dateline
constexpr int kActs = 2;      // "Kenya", as a subject
constexpr int kNamed = 1;     // anything else of the country

constexpr int kInTitle = 3;
constexpr int kInLead = 2;
constexpr std::uint32_t kLeadSentences = 2;

// Home has at least this much, and is ahead of the next by this factor (in halves).
constexpr int kEnough = 4;
constexpr int kAheadInHalves = 3;
// … and has at least one part in so many of all the weight: a list of the world's news has no home.
constexpr int kShare = 2;

// Who is often abroad.
constexpr std::array<std::string_view, 3> kAbroad = {"MIL", "SPY", "JRN"};

class Weigher {
 public:
  Weigher(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, const Coding& coding)
      : tree_(tree), parse_(tree.parse()), document_(document), knowledge_(knowledge), coding_(coding) {}

  std::string Home() {
    FindLead();
    WeighMentions();
    WeighPlaces();
    std::string best;
    int first = 0;
    int second = 0;
    int all = 0;
    for (const auto& [country, weight] : weights_) {
      all += weight;
      if (weight > first) {
        second = first;
        first = weight;
        best = country;
      } else {
        second = std::max(second, weight);
      }
    }
    const bool ahead = 2 * first > kAheadInHalves * second && kShare * first >= all;
    return first >= kEnough && ahead ? best : std::string();
  }

 private:
  // The sentences of the body that open it: those behind the title.
  void FindLead() {
    const auto count = static_cast<std::uint32_t>(parse_.sentences.size());
    while (lead_ < count && parse_.BytesOf(parse_.sentences[lead_]).start < document_.title.end) ++lead_;
  }

  [[nodiscard]] int FactorOf(std::uint32_t token) const {
    if (document_.title.Overlaps(parse_.BytesOf({token, token + 1}))) return kInTitle;
    return tree_.SentenceOf(token) < lead_ + kLeadSentences ? kInLead : 1;
  }

  void Add(const std::string& country, int weight, std::uint32_t token) {
    if (weight == 0 || knowledge_.CountryOf(country) == nullptr) return;
    weights_[country] += weight * FactorOf(token);
  }

  void WeighMentions() {
    const Mention* outer = nullptr;
    for (const Mention& mention : coding_.mentions) {
      if (mention.kind == MentionKind::kPronoun || mention.kind == MentionKind::kDeictic) continue;
      // "Kenyan" in "the Kenyan police" is not said twice.
      const bool inside = outer != nullptr && mention.tokens.last <= outer->tokens.last;
      if (inside && outer->actor.country == mention.actor.country) continue;
      if (!inside) outer = &mention;
      Add(mention.actor.country, WeightOf(mention), mention.head);
    }
  }

  // Places that the gazetteer knows and the tables of actors do not.
  void WeighPlaces() {
    for (const PlaceMention& mention : coding_.places) {
      if (!mention.place || !mention.is_location) continue;
      const bool named = std::any_of(coding_.mentions.begin(), coding_.mentions.end(), [&](const Mention& other) {
        return other.tokens.Contains(mention.tokens.first) && !other.actor.country.empty();
      });
      if (!named) Add(mention.place->country, kPlace, mention.tokens.first);
    }
  }

  [[nodiscard]] int WeightOf(const Mention& mention) const {
    const Token& head = tree_.token(mention.head);
    if (IsHyphenated(mention.tokens)) return 0;
    if (mention.is_place) return kPlace;
    if (IsForeign(mention.head) || IsForeign(head.head)) return 0;
    if (mention.kind == MentionKind::kRole) {
      const bool abroad = mention.actor.sectors.empty() || IsOneOf(mention.actor.sectors.front(), kAbroad);
      return abroad ? kNamed : kDomestic;
    }
    return head.dep == "nsubj" || head.dep == "nsubjpass" ? kActs : kNamed;
  }

  [[nodiscard]] bool IsForeign(std::uint32_t token) const {
    return knowledge_.IsOf(WordClass::kForeign, LowerAscii(tree_.text(token)));
  }

  // "Iran-backed", "Pan-American"
  [[nodiscard]] bool IsHyphenated(TokenSpan span) const {
    const bool before =
        span.first > 0 && parse_.TextOf(span.first - 1) == "-" && !tree_.token(span.first - 1).space_after;
    const bool after =
        span.last < parse_.tokens.size() && parse_.TextOf(span.last) == "-" && !tree_.token(span.last).space_after;
    return before || after;
  }

  const Tree& tree_;
  const Parse& parse_;
  const Document& document_;
  const ActorKnowledge& knowledge_;
  const Coding& coding_;
  std::uint32_t lead_ = 0;  // the first sentence behind the title
  std::map<std::string, int> weights_;
};

}  // namespace

std::string HomeCountryOf(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
                          const Coding& coding) {
  return Weigher(tree, document, knowledge, coding).Home();
}

}  // namespace tacitus
