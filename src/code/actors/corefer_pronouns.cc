// Pronouns: relative ones by the tree, personal ones by the nearest entity that agrees.
#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "code/actors/entity_resolver.h"

namespace tacitus {

void EntityResolver::ResolvePronoun(std::uint32_t m) {
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

void EntityResolver::ResolveRelative(std::uint32_t m) {
  std::uint32_t clause = At(MentionOf(m).head).head;
  for (int up = 0; up < 4 && At(clause).dep != "relcl" && !tree_.IsRoot(clause); ++up) clause = At(clause).head;
  if (At(clause).dep != "relcl") return;
  const std::uint32_t antecedent = at_head_[At(clause).head];
  if (antecedent == kNoIndex || antecedent >= m) return;
  coding_.mentions[m].entities = MentionOf(antecedent).entities;
  for (const std::uint32_t entity : MentionOf(antecedent).entities) coding_.entities[entity].mentions.push_back(m);
}

// "It means that …", "it is clear that …", "it seems": nobody.
bool EntityResolver::IsExpletive(std::uint32_t token) const {
  if (LowerAscii(parse_.TextOf(token)) != "it" || At(token).dep == "dobj" || At(token).dep == "pobj") return false;
  const Token& verb = At(At(token).head);
  if (!knowledge_.IsOf(WordClass::kExpletive, verb.lemma)) return false;
  if (verb.lemma != "be") return verb.lemma != "take" || tree_.HasChild(At(token).head, "ccomp");
  for (const std::string_view clause : {"ccomp", "xcomp", "advcl", "csubj", "acomp"}) {
    if (tree_.HasChild(At(token).head, clause)) return true;
  }
  return false;
}

std::uint32_t EntityResolver::BestAntecedent(std::uint32_t m, const Profile& wanted) const {
  const std::uint32_t token = MentionOf(m).head;
  const std::uint32_t sentence = tree_.SentenceOf(token);
  std::uint32_t best = kNoIndex;
  int best_score = 0;
  for (std::uint32_t k = m; k-- > 0;) {
    const Mention& mention = MentionOf(k);
    const std::uint32_t distance = sentence - tree_.SentenceOf(mention.head);
    if (distance > 2) break;
    if (mention.entities.empty() || mention.head >= token || IsPredicate(mention) || IsHyphenated(mention)) continue;
    if (!AgreesWith(wanted, mention) || SameClauseArgument(token, mention.head)) continue;
    const int score = ScoreOf(mention, distance, token);
    if (score > best_score) {
      best = k;
      best_score = score;
    }
  }
  return best;
}

bool EntityResolver::AgreesWith(const Profile& wanted, const Mention& mention) const {
  if (mention.entities.size() > 1) return wanted.number == Number::kPlural;
  if (mention.is_place && !candidates_[mention.entities.front()].country) return false;
  return Agrees(wanted, candidates_[mention.entities.front()].profile);
}

// "for president", "became mayor": an office, not somebody.
bool EntityResolver::IsPredicate(const Mention& mention) const {
  const Token& head = At(mention.head);
  return mention.kind == MentionKind::kRole && head.tag == "NN" && mention.tokens.size() == 1 &&
         !tree_.HasChild(mention.head, "det") && !tree_.HasChild(mention.head, "poss");
}

// "pro-Trump", "US-led": a part of a word.
bool EntityResolver::IsHyphenated(const Mention& mention) const {
  const auto joins = [&](std::uint32_t i) { return parse_.TextOf(i) == "-" && !At(i).space_after; };
  return (mention.tokens.first > 0 && joins(mention.tokens.first - 1)) ||
         (mention.tokens.last < parse_.tokens.size() && joins(mention.tokens.last));
}

// "it" as the object of a verb is not that verb's subject.
bool EntityResolver::SameClauseArgument(std::uint32_t pronoun, std::uint32_t other) const {
  const std::string_view dep = At(pronoun).dep;
  return dep != "poss" && At(pronoun).head == At(other).head && dep != "conj";
}

int EntityResolver::ScoreOf(const Mention& mention, std::uint32_t distance, std::uint32_t pronoun) const {
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

}  // namespace tacitus
