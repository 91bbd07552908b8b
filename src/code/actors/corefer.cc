#include "code/actors/corefer.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "code/actors/mentions.h"
#include "code/actors/profile.h"

namespace tacitus {
namespace {

// How many entities back a name or role is looked for: more than any article has, so that no text takes long.
constexpr std::uint32_t kFarthestEntity = 2000;

struct Candidate {
  std::string key;  // "IRN", "ali_khamenei_irn", "" for entities known by words alone
  Profile profile;
  std::vector<std::string> names;  // folded names, each its words separated by spaces
  std::vector<std::string> heads;  // lemmas of heads that named it, lower case
  bool country = false;            // a country, not somebody of it
  bool organisation = false;
};

bool IsPlural(const Token& token) { return token.tag == "NNS" || token.tag == "NNPS"; }

std::string Folded(std::span<const Word> words, std::string_view text) {
  std::string folded;
  for (const Word& word : words) {
    if (!folded.empty()) folded += ' ';
    folded += FoldWord(text.substr(word.start, word.end - word.start));
  }
  return folded;
}

class Resolver {
 public:
  Resolver(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding)
      : tree_(tree), parse_(tree.parse()), document_(document), knowledge_(knowledge), coding_(coding), words_(parse_) {
    at_head_.assign(parse_.tokens.size(), kNoIndex);
    for (std::uint32_t m = 0; m < coding.mentions.size(); ++m) {
      std::uint32_t& known = at_head_[coding.mentions[m].head];
      if (known == kNoIndex || coding.mentions[known].tokens.size() < coding.mentions[m].tokens.size()) known = m;
    }
  }

  void Resolve() {
    present_ = CountriesPresent(coding_);
    for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) {
      Mention& mention = coding_.mentions[m];
      if (document_.dateline.Overlaps(parse_.BytesOf(mention.tokens))) mention.is_place = true;
      switch (mention.kind) {
        case MentionKind::kPronoun:
          ResolvePronoun(m);
          break;
        case MentionKind::kDeictic:
          ResolveDeictic(m);
          break;
        default:
          ResolveNominal(m);
          break;
      }
    }
  }

 private:
  const Token& At(std::uint32_t i) const { return parse_.tokens[i]; }
  const Mention& MentionOf(std::uint32_t m) const { return coding_.mentions[m]; }

  void Join(std::uint32_t m, std::uint32_t entity) {
    coding_.mentions[m].entities.assign(1, entity);
    coding_.entities[entity].mentions.push_back(m);
  }

  std::uint32_t Found(std::uint32_t m, Candidate candidate) {
    const auto entity = static_cast<std::uint32_t>(coding_.entities.size());
    coding_.entities.emplace_back();
    candidates_.push_back(std::move(candidate));
    Join(m, entity);
    return entity;
  }

  Description DescriptionOf(std::uint32_t m) const {
    DescribeOptions options = OptionsFor(At(MentionOf(m).head));
    options.present = present_;
    if (document_.published_at) options.date = std::chrono::floor<std::chrono::days>(*document_.published_at);
    return Describe(words_.Of(MentionOf(m).tokens), parse_.text, options, knowledge_);
  }

  // ---- names, roles, nationalities ----

  void ResolveNominal(std::uint32_t m, bool found_entity = true) {
    const Description description = DescriptionOf(m);
    if (found_entity && SplitByCountry(m, description)) return;
    const std::uint32_t same = BySyntax(m);
    Candidate candidate = CandidateOf(m, description);
    std::uint32_t entity = same;
    if (entity == kNoIndex || !Fits(m, candidate, entity)) entity = ByName(m, candidate);
    const bool role = MentionOf(m).kind == MentionKind::kRole || MentionOf(m).kind == MentionKind::kDeictic;
    if (entity == kNoIndex && role) entity = ByRole(m, candidate);
    if (entity == kNoIndex && role && description.role != nullptr) entity = ByKind(m, *description.role);
    if (entity == kNoIndex) {
      if (!found_entity) return;
      Found(m, std::move(candidate));
      return;
    }
    Join(m, entity);
    Merge(std::move(candidate), entity);
  }

  // An apposition's or predicate's antecedent may not be somebody else by the tables.
  bool Fits(std::uint32_t m, const Candidate& candidate, std::uint32_t entity) const {
    const Candidate& known = candidates_[entity];
    if (!candidate.key.empty() && !known.key.empty() && candidate.key != known.key) return false;
    if (candidate.country != known.country && (candidate.country || known.country)) return false;
    const Animacy a = candidate.profile.animacy;
    const Animacy b = known.profile.animacy;
    const bool apposed = At(MentionOf(m).head).dep == "appos";
    if (apposed && (a == Animacy::kPerson) != (b == Animacy::kPerson) && a != Animacy::kUnknown &&
        b != Animacy::kUnknown)
      return false;
    // "Rick Scott; Reince Priebus": two names are two people.
    if (!candidate.names.empty() && !known.names.empty() && !ShareName(m, candidate, known)) return false;
    // "Columbia, South Carolina": one place in another.
    if (a == Animacy::kThing && b == Animacy::kThing) return false;
    return candidate.profile.number == Number::kUnknown || known.profile.number == Number::kUnknown ||
           candidate.profile.number == known.profile.number;
  }

  Candidate CandidateOf(std::uint32_t m, const Description& description) const {
    const Mention& mention = MentionOf(m);
    const Token& head = At(mention.head);
    Candidate candidate;
    const bool plural = IsPlural(head);
    candidate.profile.number = plural ? Number::kPlural : Number::kSingular;
    switch (description.head) {
      case HeadKind::kPerson:
        candidate.key = description.actor.actor_id;
        candidate.profile = {Number::kSingular, Animacy::kPerson, description.listed->gender};
        if (description.partial)
          candidate.names.push_back(Folded(words_.Of({mention.head, mention.head + 1}), parse_.text));
        candidate.names.push_back(Folded(words_.Of(NameTokens(mention)), parse_.text));
        return candidate;
      case HeadKind::kOrganisation:
        candidate.key = description.actor.actor_id;
        candidate.profile = {Number::kUnknown, Animacy::kBody, 0};
        candidate.organisation = true;
        break;
      case HeadKind::kCountry:
      case HeadKind::kNationality:
        candidate.profile = {description.head == HeadKind::kCountry ? Number::kSingular : Number::kUnknown,
                             Animacy::kBody, 0};
        if (description.head == HeadKind::kCountry || head.pos == Pos::kAdj || IsModifier(mention)) {
          candidate.key = description.actor.country;
          candidate.country = true;
          candidate.profile.number = Number::kSingular;
        } else {
          candidate.profile.animacy = Animacy::kPerson;
        }
        break;
      case HeadKind::kCapital:
      case HeadKind::kSeat:
        candidate.key = description.actor.country + (mention.is_place ? "/" + description.actor.name : "/GOV");
        candidate.profile = {Number::kSingular, mention.is_place ? Animacy::kThing : Animacy::kBody, 0};
        break;
      case HeadKind::kRegion:
      case HeadKind::kGroup:
        candidate.profile.animacy = description.head == HeadKind::kRegion ? Animacy::kThing : Animacy::kPerson;
        break;
      case HeadKind::kRole:
        candidate.profile.animacy = AnimacyOf(*description.role);
        if (!plural && description.role->kind == RoleKind::kGroup) candidate.profile.number = Number::kUnknown;
        break;
      case HeadKind::kUnknown:
      case HeadKind::kUnknownName:
        if (head.entity == "PERSON") candidate.profile.animacy = Animacy::kPerson;
        if (head.entity == "ORG" || head.entity == "GPE") candidate.profile.animacy = Animacy::kBody;
        candidate.organisation = head.entity == "ORG";
        break;
    }
    const bool named = mention.kind == MentionKind::kName || mention.kind == MentionKind::kNationality;
    if (named && candidate.key.empty()) candidate.names.push_back(Folded(words_.Of(NameTokens(mention)), parse_.text));
    if (!description.actor.name.empty() && description.head == HeadKind::kRole && head.pos == Pos::kPropn) {
      candidate.names.push_back(Folded(WordsOf(description.actor.name), description.actor.name));
      if (description.role->kind == RoleKind::kPerson) candidate.profile.animacy = Animacy::kPerson;
    }
    candidate.heads.push_back(LowerAscii(At(mention.head).lemma));
    if (description.role != nullptr) candidate.heads.emplace_back(description.role->name);
    return candidate;
  }

  static Animacy AnimacyOf(const Role& role) {
    switch (role.kind) {
      case RoleKind::kPerson:
        return Animacy::kPerson;
      case RoleKind::kThing:
      case RoleKind::kSite:
        return Animacy::kThing;
      default:
        return Animacy::kBody;
    }
  }

  bool IsModifier(const Mention& mention) const {
    const std::string_view dep = At(mention.head).dep;
    return dep == "compound" || dep == "amod" || dep == "nmod";
  }

  // The proper nouns at the end of the phrase: "Ali Khamenei" of "Supreme Leader Ayatollah Ali Khamenei".
  TokenSpan NameTokens(const Mention& mention) const {
    TokenSpan span{mention.head, mention.head + 1};
    while (span.first > mention.tokens.first && At(span.first - 1).pos == Pos::kPropn &&
           At(span.first - 1).dep == "compound" &&
           (At(mention.head).entity.empty() || At(span.first - 1).entity == At(mention.head).entity)) {
      --span.first;
    }
    return span;
  }

  void Merge(Candidate candidate, std::uint32_t entity) {
    Candidate& known = candidates_[entity];
    if (known.key.empty()) known.key = candidate.key;
    if (known.profile.gender == 0) known.profile.gender = candidate.profile.gender;
    if (known.profile.animacy == Animacy::kUnknown) known.profile.animacy = candidate.profile.animacy;
    for (std::string& name : candidate.names) known.names.push_back(std::move(name));
    for (std::string& head : candidate.heads) known.heads.push_back(std::move(head));
  }

  // The entity that the tree says this mention is: the head of its apposition, the subject of its copula.
  std::uint32_t BySyntax(std::uint32_t m) const {
    const std::uint32_t head = MentionOf(m).head;
    const Token& token = At(head);
    std::uint32_t other = kNoIndex;
    if (token.dep == "appos") other = token.head;
    if (token.dep == "attr" && At(token.head).lemma == "be" && !tree_.HasChild(token.head, "neg")) {
      other = tree_.Child(token.head, "nsubj");
    }
    if (other == kNoIndex || other >= head) return kNoIndex;
    // "the governor of Massachusetts, Deval Patrick": the parse hangs the name on the nearer noun.
    if (token.entity == "PERSON" && token.dep == "appos" && At(other).dep == "pobj" && At(other).entity != "PERSON") {
      const std::uint32_t preposition = At(other).head;
      if (At(preposition).lemma == "of" || At(preposition).lemma == "for") other = At(preposition).head;
    }
    const std::uint32_t antecedent = at_head_[other];
    if (antecedent == kNoIndex || MentionOf(antecedent).entities.size() != 1) return kNoIndex;
    return MentionOf(antecedent).entities.front();
  }

  std::uint32_t ByName(std::uint32_t m, const Candidate& candidate) const {
    const auto size = static_cast<std::uint32_t>(candidates_.size());
    for (std::uint32_t e = size; e-- > 0 && size - e <= kFarthestEntity;) {
      const Candidate& known = candidates_[e];
      if (!candidate.key.empty() && known.key == candidate.key) return e;
      const bool both_listed = !candidate.key.empty() && !known.key.empty();
      if (both_listed && !Ambiguous(m)) continue;
      if (ShareName(m, candidate, known)) return e;
    }
    return kNoIndex;
  }

  // Whether a name of the one is a name of the other, a part of it that people are called by, or its acronym.
  bool ShareName(std::uint32_t m, const Candidate& candidate, const Candidate& known) const {
    for (const std::string& name : candidate.names) {
      if (name.empty()) continue;
      for (const std::string& other : known.names) {
        if (name == other || IsAcronymOf(name, other, m)) return true;
        if (known.profile.animacy == Animacy::kPerson && IsPartOfName(name, other)) return true;
        if (candidate.profile.animacy == Animacy::kPerson && IsPartOfName(other, name)) return true;
      }
    }
    return false;
  }

  // A listed person known by a surname alone may be somebody whose full name the document has given.
  bool Ambiguous(std::uint32_t m) const {
    return MentionOf(m).tokens.size() == 1 && MentionOf(m).kind == MentionKind::kName;
  }

  bool IsAcronymOf(const std::string& name, const std::string& other, std::uint32_t m) const {
    const std::span<const Word> words = words_.Of(MentionOf(m).tokens);
    return words.size() == 1 && words.front().upper && IsAcronym(name, other);
  }

  // "the president", "the ministry": the last entity the same words named, within reach.
  std::uint32_t ByRole(std::uint32_t m, const Candidate& candidate) const {
    const Mention& mention = MentionOf(m);
    if (!IsDefinite(mention) || candidate.heads.empty()) return kNoIndex;
    const auto size = static_cast<std::uint32_t>(candidates_.size());
    for (std::uint32_t e = size; e-- > 0 && size - e <= kFarthestEntity;) {
      const Candidate& known = candidates_[e];
      if (known.profile.number == Number::kPlural && candidate.profile.number == Number::kSingular) continue;
      for (const std::string& head : candidate.heads) {
        if (std::find(known.heads.begin(), known.heads.end(), head) == known.heads.end()) continue;
        const std::string& country = mention.actor.country;
        const std::string& theirs = coding_.mentions[coding_.entities[e].mentions.front()].actor.country;
        if (country.empty() || theirs.empty() || country == theirs) return e;
      }
    }
    return kNoIndex;
  }

  // "the group", "the organisation": the organisation last spoken of.
  std::uint32_t ByKind(std::uint32_t m, const Role& role) const {
    const Mention& mention = MentionOf(m);
    const bool vague = role.kind == RoleKind::kGroup && role.inherits && mention.tokens.size() == 1;
    if (!vague || !IsDefinite(mention) || IsPlural(At(mention.head))) return kNoIndex;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& other = MentionOf(k);
      if (tree_.SentenceOf(mention.head) - tree_.SentenceOf(other.head) > 2) break;
      if (other.entities.size() == 1 && candidates_[other.entities.front()].organisation) return other.entities.front();
    }
    return kNoIndex;
  }

  // "Israeli and Palestinian officials" are two entities, one of each country. False where there are not two.
  bool SplitByCountry(std::uint32_t m, const Description& description) {
    Mention& mention = coding_.mentions[m];
    if (mention.kind != MentionKind::kRole) return false;
    std::vector<std::string> countries;
    for (std::uint32_t i = mention.tokens.first; i < mention.head; ++i) {
      const std::uint32_t modifier = at_head_[i];
      const bool joined = At(i).dep == "conj" || tree_.HasChild(i, "conj");
      if (modifier == kNoIndex || !joined || MentionOf(modifier).kind != MentionKind::kNationality) continue;
      if (!MentionOf(modifier).actor.country.empty()) countries.push_back(MentionOf(modifier).actor.country);
    }
    if (countries.size() < 2) return false;
    for (const std::string& country : countries) {
      Actor actor = description.actor;
      actor.country = country;
      actor.text = mention.actor.text;
      actor.start = mention.actor.start;
      actor.end = mention.actor.end;
      Candidate candidate = CandidateOf(m, description);
      const auto entity = static_cast<std::uint32_t>(coding_.entities.size());
      coding_.entities.push_back({std::move(actor), {m}});
      candidates_.push_back(std::move(candidate));
      mention.entities.push_back(entity);
    }
    return true;
  }

  bool IsDefinite(const Mention& mention) const {
    for (const std::uint32_t child : tree_.Children(mention.head)) {
      if (child > mention.head) break;
      const std::string_view lemma = At(child).lemma;
      if (At(child).dep == "det" &&
          (lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those")) {
        return true;
      }
    }
    return false;
  }

  // ---- deictics ----

  void ResolveDeictic(std::uint32_t m) {
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
      found = LastCountry(m);
    } else if (head.lemma == "leader") {
      found = LastPersons(m, wanted);
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

  bool HasTwo(std::uint32_t head) const {
    for (const std::uint32_t child : tree_.Children(head)) {
      const std::string_view lemma = At(child).lemma;
      if (lemma == "two" || lemma == "both" || lemma == "three") return true;
    }
    return false;
  }

  // "the government" after "the Colombian government": the same, whatever countries were named since.
  bool JoinsNamedGovernment(std::uint32_t m) {
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& mention = MentionOf(k);
      const bool named = mention.kind == MentionKind::kRole && mention.entities.size() == 1 &&
                         At(mention.head).lemma == "government" && !mention.actor.country.empty();
      if (!named) continue;
      Join(m, mention.entities.front());
      return true;
    }
    return false;
  }

  // "both sides": the two that were last named together ("the government and the rebels").
  std::vector<std::uint32_t> LastPair(std::uint32_t m) const {
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& second = MentionOf(k);
      if (tree_.SentenceOf(MentionOf(m).head) - tree_.SentenceOf(second.head) > 6) break;
      if (second.entities.size() != 1 || At(second.head).dep != "conj" || second.is_place) continue;
      for (std::uint32_t i = k; i-- > 0;) {
        const Mention& first = MentionOf(i);
        if (first.head != At(second.head).head || first.entities.size() != 1 || first.is_place) continue;
        if (first.entities != second.entities) return {first.entities.front(), second.entities.front()};
      }
    }
    return {};
  }

  // "the government": that of the country last spoken of.
  void ResolveGovernment(std::uint32_t m, std::uint32_t country) {
    const std::string key = candidates_[country].key + "/GOV";
    for (std::uint32_t e = 0; e < candidates_.size(); ++e) {
      if (candidates_[e].key != key) continue;
      Join(m, e);
      return;
    }
    Candidate candidate;
    candidate.key = key;
    candidate.profile = {Number::kSingular, Animacy::kBody, 0};
    Actor& actor = coding_.entities[Found(m, std::move(candidate))].actor;
    actor.country = candidates_[country].key;
    actor.sectors.assign(1, "GOV");
  }

  // Countries spoken of before mention `m`, the most often first; the document's later mentions break no tie.
  std::vector<std::uint32_t> ProminentCountries(std::uint32_t m, std::size_t wanted) {
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

  std::uint32_t EntityOfCountry(const std::string& country) {
    for (std::uint32_t e = 0; e < candidates_.size(); ++e) {
      if (candidates_[e].country && candidates_[e].key == country) return e;
    }
    // Known so far only by its people or government: an entity of its own, without mentions yet.
    Candidate candidate;
    candidate.key = country;
    candidate.country = true;
    candidate.profile = {Number::kSingular, Animacy::kBody, 0};
    Actor& actor = coding_.entities.emplace_back().actor;
    actor.country = actor.actor_id = country;
    if (const Country* known = knowledge_.CountryOf(country)) actor.name = std::string(known->name);
    candidates_.push_back(std::move(candidate));
    return static_cast<std::uint32_t>(candidates_.size() - 1);
  }

  // "the country": one where something is located in this sentence, else the last subject, else the last named.
  std::vector<std::uint32_t> LastCountry(std::uint32_t m) {
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

  // "the two leaders": those last named.
  std::vector<std::uint32_t> LastPersons(std::uint32_t m, std::size_t wanted) const {
    std::vector<std::uint32_t> found;
    const std::uint32_t sentence = tree_.SentenceOf(MentionOf(m).head);
    for (std::uint32_t k = m; k-- > 0 && found.size() < wanted;) {
      const Mention& mention = MentionOf(k);
      if (sentence - tree_.SentenceOf(mention.head) > 2) break;
      if (mention.entities.size() != 1) continue;
      const std::uint32_t entity = mention.entities.front();
      const Profile& profile = candidates_[entity].profile;
      if (profile.animacy != Animacy::kPerson || profile.number == Number::kPlural) continue;
      if (std::find(found.begin(), found.end(), entity) == found.end()) found.insert(found.begin(), entity);
    }
    return found;
  }

  // ---- pronouns ----

  void ResolvePronoun(std::uint32_t m) {
    const std::uint32_t token = MentionOf(m).head;
    if (At(token).tag.starts_with("W") || (At(token).pos == Pos::kPron && At(token).lemma == "that")) {
      ResolveRelative(m);
      return;
    }
    const Profile wanted = ProfileOfPronoun(LowerAscii(parse_.TextOf(token)));
    if (wanted.number == Number::kUnknown || IsExpletive(token)) return;
    const std::uint32_t antecedent = BestAntecedent(m, wanted);
    if (antecedent == kNoIndex) return;
    coding_.mentions[m].entities = MentionOf(antecedent).entities;
    for (const std::uint32_t entity : MentionOf(antecedent).entities) coding_.entities[entity].mentions.push_back(m);
  }

  void ResolveRelative(std::uint32_t m) {
    std::uint32_t clause = At(MentionOf(m).head).head;
    for (int up = 0; up < 4 && At(clause).dep != "relcl" && !tree_.IsRoot(clause); ++up) clause = At(clause).head;
    if (At(clause).dep != "relcl") return;
    const std::uint32_t antecedent = at_head_[At(clause).head];
    if (antecedent == kNoIndex || antecedent >= m) return;
    coding_.mentions[m].entities = MentionOf(antecedent).entities;
    for (const std::uint32_t entity : MentionOf(antecedent).entities) coding_.entities[entity].mentions.push_back(m);
  }

  // "It means that …", "it is clear that …", "it seems": nobody.
  bool IsExpletive(std::uint32_t token) const {
    if (LowerAscii(parse_.TextOf(token)) != "it" || At(token).dep == "dobj" || At(token).dep == "pobj") return false;
    const Token& verb = At(At(token).head);
    if (!knowledge_.IsOf(WordClass::kExpletive, verb.lemma)) return false;
    if (verb.lemma != "be") return verb.lemma != "take" || tree_.HasChild(At(token).head, "ccomp");
    for (const std::string_view clause : {"ccomp", "xcomp", "advcl", "csubj", "acomp"}) {
      if (tree_.HasChild(At(token).head, clause)) return true;
    }
    return false;
  }

  std::uint32_t BestAntecedent(std::uint32_t m, const Profile& wanted) const {
    const std::uint32_t token = MentionOf(m).head;
    const std::uint32_t sentence = tree_.SentenceOf(token);
    std::uint32_t best = kNoIndex;
    int best_score = 0;
    for (std::uint32_t k = m; k-- > 0;) {
      const Mention& mention = MentionOf(k);
      const std::uint32_t distance = sentence - tree_.SentenceOf(mention.head);
      if (distance > 2) break;
      if (mention.entities.empty() || mention.head >= token || IsPredicate(mention)) continue;
      if (!AgreesWith(wanted, mention) || SameClauseArgument(token, mention.head)) continue;
      const int score = ScoreOf(mention, distance, token);
      if (score > best_score) {
        best = k;
        best_score = score;
      }
    }
    return best;
  }

  bool AgreesWith(const Profile& wanted, const Mention& mention) const {
    if (mention.entities.size() > 1) return wanted.number == Number::kPlural;
    if (mention.is_place && !candidates_[mention.entities.front()].country) return false;
    return Agrees(wanted, candidates_[mention.entities.front()].profile);
  }

  // "for president", "became mayor": an office, not somebody.
  bool IsPredicate(const Mention& mention) const {
    const Token& head = At(mention.head);
    return mention.kind == MentionKind::kRole && head.tag == "NN" && mention.tokens.size() == 1 &&
           !tree_.HasChild(mention.head, "det") && !tree_.HasChild(mention.head, "poss");
  }

  // "it" as the object of a verb is not that verb's subject.
  bool SameClauseArgument(std::uint32_t pronoun, std::uint32_t other) const {
    const std::string_view dep = At(pronoun).dep;
    return dep != "poss" && At(pronoun).head == At(other).head && dep != "conj";
  }

  int ScoreOf(const Mention& mention, std::uint32_t distance, std::uint32_t pronoun) const {
    const std::string_view dep = At(mention.head).dep;
    int score = 100 - 30 * static_cast<int>(distance);
    if (dep == "nsubj" || dep == "nsubjpass") score += 40;
    if (dep == "dobj") score += 10;
    if (dep == "compound" || dep == "amod" || dep == "nmod") score -= 25;
    if (dep == "poss") score -= 10;
    if (mention.is_place) score -= 30;
    if (distance == 0) score -= static_cast<int>(std::min<std::uint32_t>(pronoun - mention.head, 20)) / 2;
    return score;
  }

  const Tree& tree_;
  const Parse& parse_;
  const Document& document_;
  const ActorKnowledge& knowledge_;
  Coding& coding_;
  DocumentWords words_;
  std::vector<std::string> present_;    // countries the document speaks of
  std::vector<std::uint32_t> at_head_;  // for each token, the widest mention with this head
  std::vector<Candidate> candidates_;   // parallel to Coding::entities
};

}  // namespace

void ResolveCoreference(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding) {
  Resolver(tree, document, knowledge, coding).Resolve();
}

}  // namespace tacitus
