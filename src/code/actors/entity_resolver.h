// One pass of coreference over a document: the state that its rules share. The rules are in four files by what they
// resolve: corefer.cc (the pass, and what the tree joins), corefer_names.cc, corefer_deictics.cc, corefer_pronouns.cc.
//
// Tested in tests/unit/code/actors/document_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "code/actors/describe.h"
#include "code/actors/knowledge.h"
#include "code/actors/mentions.h"
#include "code/actors/profile.h"
#include "code/tree.h"
#include "tacitus/coding.h"
#include "tacitus/document.h"

namespace tacitus {

// What is known of an entity while mentions join it.
struct EntityCandidate {
  std::string key;  // "IRN", "ali_khamenei_irn", "" for entities known by words alone
  Profile profile;
  std::vector<std::string> names;  // folded names, each its words separated by spaces
  std::vector<std::string> heads;  // lemmas of heads that named it, lower case
  std::vector<std::string> roles;  // its roles in full, lower case: "foreign minister"
  bool country = false;            // a country, not somebody of it
  bool organisation = false;
};

class EntityResolver {
 public:
  EntityResolver(const Tree& tree, const Document& document, const ActorKnowledge& knowledge, Coding& coding);

  void Resolve();

 private:
  [[nodiscard]] const Token& At(std::uint32_t i) const { return parse_.tokens[i]; }
  [[nodiscard]] const Mention& MentionOf(std::uint32_t m) const { return coding_.mentions[m]; }
  static bool IsPlural(const Token& token) { return token.tag == "NNS" || token.tag == "NNPS"; }

  // Entities, and what the tree joins.
  void Join(std::uint32_t m, std::uint32_t entity);
  std::uint32_t Found(std::uint32_t m, EntityCandidate candidate);
  [[nodiscard]] Description DescriptionOf(std::uint32_t m) const;
  void ResolveNominal(std::uint32_t m, bool found_entity = true);
  void Merge(EntityCandidate candidate, std::uint32_t entity);
  [[nodiscard]] std::uint32_t BySyntax(std::uint32_t m) const;
  bool SplitByCountry(std::uint32_t m, const Description& description);
  bool JoinsTwo(std::uint32_t m, const Description& description);
  [[nodiscard]] bool IsDefinite(const Mention& mention) const;

  // Names, roles and nationalities.
  [[nodiscard]] bool Fits(std::uint32_t m, const EntityCandidate& candidate, std::uint32_t entity) const;
  [[nodiscard]] EntityCandidate CandidateOf(std::uint32_t m, const Description& description) const;
  static Animacy AnimacyOf(const Role& role);
  [[nodiscard]] bool IsModifier(const Mention& mention) const;
  [[nodiscard]] TokenSpan NameTokens(const Mention& mention) const;
  [[nodiscard]] std::uint32_t ByName(std::uint32_t m, const EntityCandidate& candidate) const;
  [[nodiscard]] bool ShareName(std::uint32_t m, const EntityCandidate& candidate, const EntityCandidate& known) const;
  [[nodiscard]] bool Ambiguous(std::uint32_t m) const;
  [[nodiscard]] bool IsAcronymOf(const std::string& name, const std::string& other, std::uint32_t m) const;
  [[nodiscard]] std::uint32_t ByRole(std::uint32_t m, const EntityCandidate& candidate) const;
  static bool MayBeSameOffice(const EntityCandidate& candidate, const EntityCandidate& known);
  [[nodiscard]] bool MayBeSameBody(const Mention& mention, std::uint32_t entity) const;
  [[nodiscard]] std::uint32_t ByKind(std::uint32_t m, const Role& role) const;

  // "the two countries", "both sides", "the government".
  void ResolveDeictic(std::uint32_t m);
  [[nodiscard]] bool HasTwo(std::uint32_t head) const;
  bool JoinsNamedGovernment(std::uint32_t m);
  [[nodiscard]] std::vector<std::uint32_t> LastPair(std::uint32_t m) const;
  void ResolveGovernment(std::uint32_t m, std::uint32_t country);
  std::vector<std::uint32_t> ProminentCountries(std::uint32_t m, std::size_t wanted);
  std::uint32_t EntityOfCountry(const std::string& country);
  std::vector<std::uint32_t> LastCountry(std::uint32_t m);
  std::vector<std::uint32_t> CountryMeant(std::uint32_t m);
  [[nodiscard]] bool IsCounterpart(std::uint32_t entity) const;
  [[nodiscard]] std::uint32_t SettingOf(std::uint32_t m) const;
  [[nodiscard]] std::vector<std::uint32_t> LastPersons(std::uint32_t m, std::size_t wanted,
                                                       std::string_view role) const;

  // Pronouns.
  void ResolvePronoun(std::uint32_t m);
  void ResolveRelative(std::uint32_t m);
  [[nodiscard]] bool IsExpletive(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t BestAntecedent(std::uint32_t m, const Profile& wanted) const;
  [[nodiscard]] bool AgreesWith(const Profile& wanted, const Mention& mention) const;
  [[nodiscard]] bool IsHyphenated(const Mention& mention) const;
  [[nodiscard]] bool IsPredicate(const Mention& mention) const;
  [[nodiscard]] bool SameClauseArgument(std::uint32_t pronoun, std::uint32_t other) const;
  [[nodiscard]] int ScoreOf(const Mention& mention, std::uint32_t distance, std::uint32_t pronoun) const;

  const Tree& tree_;
  const Parse& parse_;
  const Document& document_;
  const ActorKnowledge& knowledge_;
  Coding& coding_;
  DocumentWords words_;
  std::vector<std::string> present_;         // countries the document speaks of
  std::string home_;                         // the one that it is about, where there is one
  std::vector<std::uint32_t> at_head_;       // for each token, the widest mention with this head
  std::vector<EntityCandidate> candidates_;  // parallel to Coding::entities
};

}  // namespace tacitus
