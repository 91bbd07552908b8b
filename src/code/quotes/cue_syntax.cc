#include "code/quotes/cue_syntax.h"

#include "base/strings.h"
#include "code/quotes/quote_marks.h"

namespace tacitus {
namespace {

bool IsVerb(const Tree& tree, std::uint32_t i) {
  return tree.token(i).pos == Pos::kVerb || tree.token(i).pos == Pos::kAux;
}

std::uint32_t OwnSubject(const Tree& tree, std::uint32_t verb) {
  for (const std::string_view dep : {"nsubj", "nsubjpass", "csubj"}) {
    if (const std::uint32_t subject = tree.Child(verb, dep); subject != kNoIndex) return subject;
  }
  return kNoIndex;
}

// Whose subject a verb without one of its own shares, or which noun it modifies.
std::uint32_t SharedSubject(const Tree& tree, std::uint32_t verb, int depth) {
  constexpr int kDeepest = 8;  // longer chains are misparses
  if (const std::uint32_t subject = OwnSubject(tree, verb); subject != kNoIndex) return subject;
  if (depth >= kDeepest || tree.IsRoot(verb)) return kNoIndex;
  const std::string_view dep = tree.token(verb).dep;
  const std::uint32_t head = tree.Head(verb);
  if (dep == "acl" && !IsVerb(tree, head)) return head;
  if (dep == "pcomp") return SharedSubject(tree, head, depth + 1);
  if (dep == "prep") return SharedSubject(tree, head, depth + 1);
  if (!IsVerb(tree, head)) return kNoIndex;
  if (dep == "xcomp") {
    if (const std::uint32_t object = tree.Child(head, "dobj"); object != kNoIndex && object < verb) return object;
  }
  const bool shares = dep == "conj" || dep == "xcomp" || dep == "advcl" || dep == "acl" || dep == "dep";
  return shares ? SharedSubject(tree, head, depth + 1) : kNoIndex;
}

}  // namespace

std::string LemmaWithParticle(const Tree& tree, std::uint32_t i) {
  std::string lemma(tree.token(i).lemma);
  const std::uint32_t particle = tree.Child(i, "prt");
  if (particle != kNoIndex) lemma += " " + LowerAscii(tree.text(particle));
  return lemma;
}

bool IsPassive(const Tree& tree, std::uint32_t verb) {
  if (tree.HasChild(verb, "auxpass") || tree.HasChild(verb, "nsubjpass")) return true;
  return tree.token(verb).tag == "VBN" && tree.HasChild(verb, "agent");
}

std::uint32_t UnderstoodSubject(const Tree& tree, std::uint32_t verb) { return SharedSubject(tree, verb, 0); }

std::uint32_t PassiveAgent(const Tree& tree, std::uint32_t verb) {
  const std::uint32_t by = tree.Child(verb, "agent");
  return by == kNoIndex ? kNoIndex : tree.Child(by, "pobj");
}

TokenSpan VerbGroup(const Tree& tree, std::uint32_t verb) {
  TokenSpan group{verb, verb + 1};
  while (group.first > 0) {
    const Token& before = tree.token(group.first - 1);
    const bool belongs =
        before.head == verb && (before.dep == "aux" || before.dep == "auxpass" || before.dep == "neg" ||
                                (before.dep == "advmod" && before.pos == Pos::kAdv));
    if (!belongs) break;
    --group.first;
  }
  const std::uint32_t particle = tree.Child(verb, "prt");
  if (particle == group.last) ++group.last;
  return group;
}

TokenSpan TrimPunctuation(const Tree& tree, TokenSpan span) {
  const auto is_edge = [&](std::uint32_t i) {
    const Token& token = tree.token(i);
    if (token.pos == Pos::kSpace) return true;
    const std::string_view text = tree.text(i);
    return token.pos == Pos::kPunct && !IsQuoteMark(text) && text != ")" && text != "(" && text != "…" && text != "...";
  };
  while (!span.empty() && is_edge(span.first)) ++span.first;
  while (!span.empty() && is_edge(span.last - 1)) --span.last;
  return span;
}

std::uint32_t ChildPreposition(const Tree& tree, std::uint32_t i, std::string_view text) {
  for (const std::uint32_t child : tree.Children(i)) {
    if (tree.token(child).pos == Pos::kAdp && LowerAscii(tree.text(child)) == text) return child;
  }
  return kNoIndex;
}

}  // namespace tacitus
