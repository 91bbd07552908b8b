// "the two countries", "both sides", "the country", "the government": those spoken of so far.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "code/actors/entity_resolver.h"

namespace tacitus {
namespace {

// Within so many sentences a government is the one named last, whatever country the document is about.
constexpr std::uint32_t kNearSentences = 3;

}  // namespace

void EntityResolver::ResolveDeictic(std::uint32_t m) {
  Mention& mention = coding_.mentions[m];
  const Token& head = At(mention.head);
  if (knowledge_.IsOf(WordClass::kFoe, head.lemma)) return;  // whose? Only the speaker knows.
  std::size_t wanted = 1;
  if (IsPlural(head)) {
    wanted = 2;
    for (const std::uint32_t child : tree_.Children(mention.head)) {
      if (At(child).lemma == "three") wanted = 3;
    }
    if (!HasTwo(mention.head)) return;
  }
  const bool single = wanted == 1;
  if (single && head.lemma == "government" && JoinsNamedGovernment(m)) return;
  if (single && head.lemma != "country" && head.lemma != "nation" && head.lemma != "government") {
    ResolveNominal(m, /*found_entity=*/false);
    return;
  }
  std::vector<std::uint32_t> found;
  if (single) {
    found = CountryMeant(m);
  } else if (head.lemma == "leader") {
    found = LastPersons(m, wanted, {});
  } else {
    if (wanted == 2 && knowledge_.IsOf(WordClass::kParty, head.lemma)) found = LastPair(m);
    if (found.empty()) found = ProminentCountries(m, wanted);
  }
  if (found.size() < wanted) return;
  if (single && head.lemma == "government") {
    ResolveGovernment(m, found.front());
    return;
  }
  mention.entities = found;
  for (const std::uint32_t entity : found) coding_.entities[entity].mentions.push_back(m);
}

bool EntityResolver::HasTwo(std::uint32_t head) const {
  for (const std::uint32_t child : tree_.Children(head)) {
    const std::string_view lemma = At(child).lemma;
    if (lemma == "two" || lemma == "both" || lemma == "three") return true;
  }
  return false;
}

// "the government" after "the Colombian government": the same, whatever countries were named since.
bool EntityResolver::JoinsNamedGovernment(std::uint32_t m) {
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& mention = MentionOf(k);
    const bool named = mention.kind == MentionKind::kRole && mention.entities.size() == 1 &&
                       At(mention.head).lemma == "government" && !mention.actor.country.empty();
    if (!named) continue;
    const bool far = tree_.SentenceOf(MentionOf(m).head) - tree_.SentenceOf(mention.head) > kNearSentences;
    if (far && !home_.empty() && mention.actor.country != home_) continue;
    if (SettingOf(m) != kNoIndex && MentionOf(SettingOf(m)).actor.country != mention.actor.country) continue;
    Join(m, mention.entities.front());
    return true;
  }
  return false;
}

// "both sides": the two that were last named together ("the government and the rebels").
std::vector<std::uint32_t> EntityResolver::LastPair(std::uint32_t m) const {
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& second = MentionOf(k);
    if (tree_.SentenceOf(MentionOf(m).head) - tree_.SentenceOf(second.head) > 6) break;
    if (second.entities.size() != 1 || At(second.head).dep != "conj" || second.is_place) continue;
    // Those who tell of it or suffer it are no sides: "medics and residents said".
    if (!second.actor.sectors.empty() && IsOneOf(second.actor.sectors.front(), {"CVL", "MED", "JRN", "UNK"})) continue;
    for (std::uint32_t i = k; i-- > 0;) {
      const Mention& first = MentionOf(i);
      if (first.head != At(second.head).head || first.entities.size() != 1 || first.is_place) continue;
      if (first.entities != second.entities) return {first.entities.front(), second.entities.front()};
    }
  }
  return {};
}

// "the government": that of the country last spoken of.
void EntityResolver::ResolveGovernment(std::uint32_t m, std::uint32_t country) {
  const std::string key = candidates_[country].key + "/GOV";
  for (std::uint32_t e = 0; e < candidates_.size(); ++e) {
    if (candidates_[e].key != key) continue;
    Join(m, e);
    return;
  }
  EntityCandidate candidate;
  candidate.key = key;
  candidate.profile = {Number::kSingular, Animacy::kBody, 0};
  Actor& actor = coding_.entities[Found(m, std::move(candidate))].actor;
  actor.country = candidates_[country].key;
  actor.sectors.assign(1, "GOV");
}

// Countries spoken of before mention `m`, the most often first; the document's later mentions break no tie.
std::vector<std::uint32_t> EntityResolver::ProminentCountries(std::uint32_t m, std::size_t wanted) {
  std::map<std::string, int> weight;
  std::vector<std::string> order;
  for (std::uint32_t k = 0; k < m; ++k) {
    const Mention& mention = MentionOf(k);
    if (mention.entities.size() != 1) continue;
    const std::string& country = mention.actor.country;
    if (knowledge_.CountryOf(country) == nullptr) continue;
    // A person's country may be a namesake's: it counts where something else speaks of it.
    const bool person = candidates_[mention.entities.front()].profile.animacy == Animacy::kPerson;
    if (person && !weight.contains(country)) continue;
    if (document_.dateline.Overlaps(parse_.BytesOf(mention.tokens))) continue;
    if (!weight.contains(country)) order.push_back(country);
    weight[country] += mention.is_place ? 1 : 3;
  }
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return weight[a] > weight[b]; });
  if (order.size() < wanted) return {};
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::uint32_t entity = EntityOfCountry(order[i]);
    if (entity == kNoIndex) return {};
    found.push_back(entity);
  }
  return found;
}

std::uint32_t EntityResolver::EntityOfCountry(const std::string& country) {
  for (std::uint32_t e = 0; e < candidates_.size(); ++e) {
    if (candidates_[e].country && candidates_[e].key == country) return e;
  }
  // Known so far only by its people or government: an entity of its own, without mentions yet.
  EntityCandidate candidate;
  candidate.key = country;
  candidate.country = true;
  candidate.profile = {Number::kSingular, Animacy::kBody, 0};
  Actor& actor = coding_.entities.emplace_back().actor;
  actor.country = actor.actor_id = country;
  if (const Country* known = knowledge_.CountryOf(country)) actor.name = std::string(known->name);
  candidates_.push_back(std::move(candidate));
  return static_cast<std::uint32_t>(candidates_.size() - 1);
}

// "the country", "the government": where the sentence is set, else of a document that is about one country that; a
// subject of the sentence is no other's government ("Russia accused the West of toppling the government").
std::vector<std::uint32_t> EntityResolver::CountryMeant(std::uint32_t m) {
  const std::uint32_t setting = SettingOf(m);
  if (setting != kNoIndex) return {EntityOfCountry(MentionOf(setting).actor.country)};
  const std::uint32_t sentence = tree_.SentenceOf(MentionOf(m).head);
  std::vector<std::uint32_t> last = LastCountry(m);
  if (home_.empty()) return last;
  const bool here = At(MentionOf(m).head).lemma != "government" && !last.empty() &&
                    tree_.SentenceOf(MentionOf(coding_.entities[last.front()].mentions.back()).head) == sentence;
  return here ? last : std::vector<std::uint32_t>{EntityOfCountry(home_)};
}

// The place in the same sentence that stands before mention `m`: "In Paris, …".
std::uint32_t EntityResolver::SettingOf(std::uint32_t m) const {
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& mention = MentionOf(k);
    if (tree_.SentenceOf(mention.head) != tree_.SentenceOf(MentionOf(m).head)) break;
    const bool located = mention.is_place && At(mention.head).dep == "pobj" &&
                         knowledge_.IsOf(WordClass::kLocative, LowerAscii(At(At(mention.head).head).lemma));
    if (located && knowledge_.CountryOf(mention.actor.country) != nullptr) return k;
  }
  return kNoIndex;
}

// "the country": one where something is located in this sentence, else the last subject, else the last named.
std::vector<std::uint32_t> EntityResolver::LastCountry(std::uint32_t m) {
  const std::uint32_t sentence = tree_.SentenceOf(MentionOf(m).head);
  std::uint32_t best = kNoIndex;
  int best_score = 0;
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& mention = MentionOf(k);
    if (mention.entities.size() != 1 || !candidates_[mention.entities.front()].country) continue;
    if (sentence - tree_.SentenceOf(mention.head) > 3) break;
    int score = ScoreOf(mention, sentence - tree_.SentenceOf(mention.head), MentionOf(m).head);
    if (mention.is_place) score += 70;
    if (score <= best_score) continue;
    best = mention.entities.front();
    best_score = score;
  }
  return best == kNoIndex ? std::vector<std::uint32_t>() : std::vector<std::uint32_t>{best};
}

bool EntityResolver::IsCounterpart(std::uint32_t entity) const {
  const std::vector<std::string>& heads = candidates_[entity].heads;
  return std::any_of(heads.begin(), heads.end(),
                     [&](const std::string& head) { return knowledge_.IsOf(WordClass::kOther, head); });
}

// "the two leaders": those last named; "the two ministers": those of that role.
std::vector<std::uint32_t> EntityResolver::LastPersons(std::uint32_t m, std::size_t wanted,
                                                       std::string_view role) const {
  std::vector<std::uint32_t> found;
  const std::uint32_t sentence = tree_.SentenceOf(MentionOf(m).head);
  for (std::uint32_t k = m; k-- > 0 && found.size() < wanted;) {
    const Mention& mention = MentionOf(k);
    if (sentence - tree_.SentenceOf(mention.head) > 2) break;
    if (mention.entities.size() != 1) continue;
    const std::uint32_t entity = mention.entities.front();
    const Profile& profile = candidates_[entity].profile;
    if (profile.animacy != Animacy::kPerson || profile.number == Number::kPlural) continue;
    if (!role.empty() && !IsOneOf(role, candidates_[entity].heads) && !IsCounterpart(entity)) continue;
    if (std::find(found.begin(), found.end(), entity) == found.end()) found.insert(found.begin(), entity);
  }
  return found;
}

}  // namespace tacitus
