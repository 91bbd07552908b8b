#include "code/status/condition.h"

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

// The conjunction of condition of a clause, or kNoIndex. "Even if" concedes and sets no condition.
std::uint32_t ConditionMark(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t clause) {
  for (const std::uint32_t child : tree.Children(clause)) {
    const std::string_view dep = tree.token(child).dep;
    if (dep != "mark" && dep != "advmod") continue;
    const ParticleCue* cue = knowledge.Particle("mark", LowerAscii(tree.text(child)));
    if (cue == nullptr || cue->particle_class != ParticleClass::kCondition) continue;
    if (child > 0 && LowerAscii(tree.text(child - 1)) == "even") continue;
    const bool clause_of_its_own = tree.HasChild(clause, "nsubj") || tree.HasChild(clause, "nsubjpass") ||
                                   tree.HasChild(clause, "expl") || tree.token(clause).tag == "VBN";
    if (!clause_of_its_own) continue;
    return child;
  }
  return kNoIndex;
}

// "only if", "except if" stand before the conjunction.
TokenSpan ClauseSpan(const Tree& tree, std::uint32_t clause, std::uint32_t mark) {
  TokenSpan span = tree.Subtree(clause);
  if (span.first < mark && tree.token(span.first).pos == Pos::kPunct) span.first = mark;
  return TrimPunctuation(tree, span);
}

std::optional<Condition> ConditionUnder(const Tree& tree, const StatusKnowledge& knowledge, std::uint32_t node,
                                        int depth) {
  constexpr int kDeepest = 4;
  for (const std::uint32_t child : tree.Children(node)) {
    const std::string_view dep = tree.token(child).dep;
    if (dep == "advcl") {
      if (const std::uint32_t mark = ConditionMark(tree, knowledge, child); mark != kNoIndex) {
        return Condition{ClauseSpan(tree, child, mark), false, mark};
      }
    }
    const bool complement = dep == "xcomp" || dep == "pcomp" || dep == "prep";
    if (!complement || depth >= kDeepest) continue;
    if (std::optional<Condition> found = ConditionUnder(tree, knowledge, child, depth + 1)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Condition> ConditionOf(const Tree& tree, const StatusKnowledge& knowledge, const Scope& scope) {
  constexpr int kHighest = 40;  // clauses above; trees are shallower but in endless sentences
  std::uint32_t node = scope.path.front();
  for (int i = 0; i < kHighest; ++i, node = tree.Head(node)) {
    if (tree.token(node).dep == "advcl") {
      if (const std::uint32_t mark = ConditionMark(tree, knowledge, node); mark != kNoIndex) {
        return Condition{ClauseSpan(tree, node, mark), true, mark};
      }
    }
    if (tree.IsRoot(node) || tree.token(node).dep == "relcl") break;
  }
  for (const std::uint32_t predicate : scope.path) {
    if (std::optional<Condition> found = ConditionUnder(tree, knowledge, predicate, 0)) return found;
  }
  return std::nullopt;
}

}  // namespace tacitus
