#include "code/quotes/cue_extent.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kFarthest = 12;  // tokens from the head; longer cues are too rare to be learnt

// How a token hangs on the head: the labels of the way up to it, "above" it, or elsewhere.
std::string WayTo(const Tree& tree, std::uint32_t token, std::uint32_t head) {
  constexpr int kLongestWay = 4;
  if (tree.Head(head) == token && !tree.IsRoot(head)) return "above " + std::string(tree.token(head).dep);
  std::string way;
  std::uint32_t node = token;
  for (int steps = 0; steps < kLongestWay; ++steps) {
    if (node == head) return way;
    if (tree.IsRoot(node)) break;
    way += std::string(way.empty() ? "" : ">") + std::string(tree.token(node).dep);
    node = tree.Head(node);
  }
  return "out " + std::string(tree.token(token).dep);
}

// The largest phrase below the head that begins with the token.
std::uint32_t PhraseBegunBy(const Tree& tree, std::uint32_t token, std::uint32_t head) {
  std::uint32_t phrase = token;
  while (!tree.IsRoot(phrase) && tree.Head(phrase) != head && tree.Subtree(tree.Head(phrase)).first == token) {
    phrase = tree.Head(phrase);
  }
  return phrase;
}

class ExtentWriter {
 public:
  ExtentWriter(const CueContext& context, std::uint32_t head, std::uint32_t token, Side side)
      : context_(context), tree_(context.tree()), head_(head), token_(token), side_(side) {}

  std::vector<std::string> Run() {
    way_ = WayTo(tree_, token_, head_);
    lemma_ = LemmaOf(tree_, token_);
    head_lemma_ = LowerAscii(LemmaWithParticle(tree_, head_));
    kind_ = context_.KindOf(head_);
    AddToken();
    AddNeighbours();
    if (side_ == Side::kRight) AddPhrase();
    AddComplements();
    return {features_.begin(), features_.end()};
  }

 private:
  void Add(const char* name, std::string_view value) {
    features_.insert((side_ == Side::kLeft ? "left " : "right ") + (name + ("=" + std::string(value))));
  }
  std::string TagOf(std::uint32_t token) const { return std::string(tree_.token(token).tag); }

  void AddToken() {
    const Token& token = tree_.token(token_);
    const std::uint32_t away = token_ < head_ ? head_ - token_ : token_ - head_;
    const std::string distance = std::to_string(std::min(away, 5U));
    Add("bias", "");
    Add("lemma", lemma_);
    Add("tag", token.tag);
    Add("way", way_);
    Add("away", distance);
    Add("way tag", way_ + " " + TagOf(token_));
    Add("way lemma", way_ + " " + lemma_);
    Add("way away", way_ + " " + distance);
    Add("tag away", TagOf(token_) + " " + distance);
    Add("head way", head_lemma_ + " " + way_);
    Add("head lemma", head_lemma_ + " " + lemma_);
    Add("kind way", std::string(kind_) + " " + way_);
    Add("kind lemma", std::string(kind_) + " " + lemma_);
    Add("head tag way", TagOf(head_) + " " + way_);
    if (!token.entity.empty()) Add("entity", token.entity);
    if (context_.IsQuoted(token_) != context_.IsQuoted(head_)) Add("quoted", "");
    if (const std::string_view kind = context_.KindOf(token_); kind != "none") Add("reports", kind);
  }

  void AddNeighbours() {
    const auto size = static_cast<std::uint32_t>(tree_.parse().tokens.size());
    const bool left = side_ == Side::kLeft;
    const std::uint32_t inner = left ? token_ + 1 : token_ - 1;
    Add("inner tag", TagOf(inner) + " " + TagOf(token_));
    Add("inner lemma", LemmaOf(tree_, inner));
    Add("inner way", WayTo(tree_, inner, head_) + " " + way_);
    if (left ? token_ == 0 : token_ + 1 >= size) return;
    const std::uint32_t outer = left ? token_ - 1 : token_ + 1;
    Add("outer tag", TagOf(outer) + " " + TagOf(token_));
    Add("outer lemma", LemmaOf(tree_, outer));
    Add("outer way", WayTo(tree_, outer, head_) + " " + way_);
  }

  void AddPhrase() {
    const std::uint32_t phrase = PhraseBegunBy(tree_, token_, head_);
    const std::string dep(tree_.token(phrase).dep);
    const std::string size = std::to_string(std::min(tree_.Subtree(phrase).size(), 8U));
    Add("phrase", dep);
    Add("phrase size", dep + " " + size);
    Add("phrase kind", dep + " " + std::string(kind_));
    Add("phrase head", dep + " " + head_lemma_);
    Add("size", size);
  }

  void AddComplements() {
    for (const std::uint32_t child : tree_.Children(head_)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep != "ccomp" && dep != "xcomp" && dep != "dobj" && dep != "prep") continue;
      Add("has way", std::string(dep) + " " + way_);
    }
  }

  const CueContext& context_;
  const Tree& tree_;
  std::uint32_t head_;
  std::uint32_t token_;
  Side side_;
  std::string way_;
  std::string lemma_;
  std::string head_lemma_;
  std::string_view kind_;
  std::set<std::string> features_;
};

}  // namespace

bool MayReach(const CueContext& context, std::uint32_t head, std::uint32_t token) {
  const std::uint32_t away = token < head ? head - token : token - head;
  if (away > kFarthest || context.IsMark(token)) return false;
  return context.tree().text(token).find('\n') == std::string_view::npos;
}

std::vector<std::string> ExtentFeatures(const CueContext& context, std::uint32_t head, std::uint32_t token, Side side) {
  return ExtentWriter(context, head, token, side).Run();
}

TokenSpan GrowCue(const CueContext& context, const LinearModel& model, std::uint32_t head) {
  const auto size = static_cast<std::uint32_t>(context.tree().parse().tokens.size());
  const auto reaches = [&](std::uint32_t token, Side side) {
    return MayReach(context, head, token) && model.Score(ExtentFeatures(context, head, token, side)) > 0;
  };
  TokenSpan cue{head, head + 1};
  while (cue.first > 0 && reaches(cue.first - 1, Side::kLeft)) --cue.first;
  while (cue.last < size && reaches(cue.last, Side::kRight)) ++cue.last;
  return cue;
}

}  // namespace tacitus
