#include "code/actors/corefer.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "code/actors/entity_resolver.h"
#include "code/actors/home_country.h"

namespace tacitus {

EntityResolver::EntityResolver(const Tree& tree, const Document& document, const ActorKnowledge& knowledge,
                               Coding& coding)
    : tree_(tree), parse_(tree.parse()), document_(document), knowledge_(knowledge), coding_(coding), words_(parse_) {
  at_head_.assign(parse_.tokens.size(), kNoIndex);
  for (std::uint32_t m = 0; m < coding.mentions.size(); ++m) {
    std::uint32_t& known = at_head_[coding.mentions[m].head];
    if (known == kNoIndex || coding.mentions[known].tokens.size() < coding.mentions[m].tokens.size()) known = m;
  }
}

void EntityResolver::Resolve() {
  present_ = CountriesPresent(coding_);
  home_ = HomeCountryOf(tree_, document_, knowledge_, coding_);
  for (std::uint32_t m = 0; m < coding_.mentions.size(); ++m) {
    Mention& mention = coding_.mentions[m];
    // "NAIROBI (Reuters)": whoever reports from there is no place.
    const bool reports = !mention.actor.sectors.empty() && mention.actor.sectors.front() == "JRN";
    if (!reports && document_.dateline.Overlaps(parse_.BytesOf(mention.tokens))) mention.is_place = true;
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

void EntityResolver::Join(std::uint32_t m, std::uint32_t entity) {
  coding_.mentions[m].entities.assign(1, entity);
  coding_.entities[entity].mentions.push_back(m);
}

std::uint32_t EntityResolver::Found(std::uint32_t m, EntityCandidate candidate) {
  const auto entity = static_cast<std::uint32_t>(coding_.entities.size());
  coding_.entities.emplace_back();
  candidates_.push_back(std::move(candidate));
  Join(m, entity);
  return entity;
}

Description EntityResolver::DescriptionOf(std::uint32_t m) const {
  DescribeOptions options = OptionsFor(At(MentionOf(m).head));
  options.present = present_;
  options.home = home_;
  if (document_.published_at) options.date = std::chrono::floor<std::chrono::days>(*document_.published_at);
  return Describe(words_.Of(MentionOf(m).tokens), parse_.text, options, knowledge_);
}

void EntityResolver::ResolveNominal(std::uint32_t m, bool found_entity) {
  const Description description = DescriptionOf(m);
  if (found_entity && (SplitByCountry(m, description) || JoinsTwo(m, description))) return;
  const std::uint32_t same = BySyntax(m);
  EntityCandidate candidate = CandidateOf(m, description);
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

void EntityResolver::Merge(EntityCandidate candidate, std::uint32_t entity) {
  EntityCandidate& known = candidates_[entity];
  if (known.key.empty()) known.key = candidate.key;
  if (known.profile.gender == 0) known.profile.gender = candidate.profile.gender;
  if (known.profile.animacy == Animacy::kUnknown) known.profile.animacy = candidate.profile.animacy;
  for (std::string& name : candidate.names) known.names.push_back(std::move(name));
  for (std::string& head : candidate.heads) known.heads.push_back(std::move(head));
  for (std::string& role : candidate.roles) known.roles.push_back(std::move(role));
}

// The entity that the tree says this mention is: the head of its apposition, the subject of its copula.
std::uint32_t EntityResolver::BySyntax(std::uint32_t m) const {
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

// "Israeli and EU officials" are two entities, one of each country. False where there are not two.
bool EntityResolver::SplitByCountry(std::uint32_t m, const Description& description) {
  Mention& mention = coding_.mentions[m];
  if (mention.kind != MentionKind::kRole) return false;
  std::vector<std::string> countries;
  for (std::uint32_t i = mention.tokens.first; i < mention.head; ++i) {
    const std::uint32_t modifier = at_head_[i];
    const bool joined = At(i).dep == "conj" || tree_.HasChild(i, "conj");
    const bool of_country = modifier != kNoIndex && (MentionOf(modifier).kind == MentionKind::kNationality ||
                                                     MentionOf(modifier).kind == MentionKind::kName);
    if (!of_country || !joined) continue;
    if (!MentionOf(modifier).actor.country.empty()) countries.push_back(MentionOf(modifier).actor.country);
  }
  if (countries.size() < 2) return false;
  for (const std::string& country : countries) {
    Actor actor = description.actor;
    actor.country = country;
    actor.text = mention.actor.text;
    actor.start = mention.actor.start;
    actor.end = mention.actor.end;
    EntityCandidate candidate = CandidateOf(m, description);
    const auto entity = static_cast<std::uint32_t>(coding_.entities.size());
    coding_.entities.push_back({std::move(actor), {m}});
    candidates_.push_back(std::move(candidate));
    mention.entities.push_back(entity);
  }
  return true;
}

// "the two ministers", after each was named. False where they were not.
bool EntityResolver::JoinsTwo(std::uint32_t m, const Description& description) {
  Mention& mention = coding_.mentions[m];
  const bool persons = description.role != nullptr && description.role->kind == RoleKind::kPerson;
  if (!persons || !IsPlural(At(mention.head)) || !IsDefinite(mention) || !HasTwo(mention.head)) return false;
  const std::vector<std::uint32_t> two = LastPersons(m, 2, LowerAscii(At(mention.head).lemma));
  if (two.size() != 2) return false;
  mention.entities = two;
  for (const std::uint32_t entity : two) coding_.entities[entity].mentions.push_back(m);
  return true;
}

bool EntityResolver::IsDefinite(const Mention& mention) const {
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

void ResolveCoreference(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding) {
  EntityResolver(tree, document, knowledge, coding).Resolve();
}

}  // namespace tacitus
