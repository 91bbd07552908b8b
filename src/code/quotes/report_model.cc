#include "code/quotes/report_model.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 10> kFrameNames = {
    "quote", "that", "raise", "obj-to", "to", "preposition", "object", "according", "parenthetical", "layout"};
constexpr std::array<std::string_view, 4> kKindNames = {"speech", "thought", "attitude", "seeming"};

class FeatureWriter {
 public:
  FeatureWriter(const Tree& tree, const std::vector<QuotedSpan>& spans, const Report& report)
      : tree_(tree), spans_(spans), report_(report) {}

  std::vector<std::string> Run() {
    Add("bias");
    AddCue();
    AddSource();
    AddPlace();
    return {features_.begin(), features_.end()};
  }

 private:
  void Add(std::string feature) { features_.insert(std::move(feature)); }

  void AddCue() {
    const Token& cue = tree_.token(report_.cue);
    frame_ = std::string(kFrameNames[static_cast<std::size_t>(report_.frame)]);
    const std::string kind(kKindNames[static_cast<std::size_t>(report_.kind)]);
    const std::string lemma = LemmaWithParticle(tree_, report_.cue);
    Add("frame=" + frame_);
    Add("kind=" + kind);
    Add("frame=" + frame_ + " kind=" + kind);
    Add("lemma=" + lemma);
    Add("lemma=" + lemma + " frame=" + frame_);
    Add("tag=" + std::string(cue.tag));
    Add("tag=" + std::string(cue.tag) + " frame=" + frame_);
    Add("dep=" + std::string(cue.dep));
    Add("dep=" + std::string(cue.dep) + " tag=" + std::string(cue.tag));
    for (const std::uint32_t child : tree_.Children(report_.cue)) {
      const std::string_view dep = tree_.token(child).dep;
      if (dep == "aux" || dep == "neg" || dep == "auxpass") Add(std::string(dep) + "=" + LowerAscii(tree_.text(child)));
      if (dep == "mark" || dep == "prep" || dep == "det" || dep == "poss") Add("child=" + std::string(dep));
    }
    const Token& head = tree_.token(cue.head);
    Add("up=" +
        std::string(head.pos == Pos::kVerb   ? "verb"
                    : head.pos == Pos::kNoun ? "noun"
                                             : "other") +
        " dep=" + std::string(cue.dep));
    if (cue.dep == "xcomp" || cue.dep == "dobj" || cue.dep == "pcomp") Add("up=" + std::string(head.lemma));
  }

  void AddSource() {
    if (report_.source == kNoIndex) {
      Add("source=none frame=" + frame_);
      return;
    }
    const Token& source = tree_.token(report_.source);
    std::string kind = source.entity.empty() ? "common" : std::string(source.entity);
    if (source.pos == Pos::kPron) kind = LowerAscii(tree_.text(report_.source));
    Add("source=" + kind);
    Add("source=" + kind + " frame=" + frame_);
    if (source.entity.empty() && source.pos == Pos::kNoun) Add("source lemma=" + std::string(source.lemma));
    if (report_.source > report_.cue) Add("inverted");
  }

  void AddPlace() {
    const bool quoted = std::any_of(spans_.begin(), spans_.end(),
                                    [&](const QuotedSpan& span) { return span.tokens.Contains(report_.cue); });
    Add(std::string("quoted=") + (quoted ? "1" : "0"));
    if (quoted) Add("quoted frame=" + frame_);
    const bool quotes = std::any_of(spans_.begin(), spans_.end(),
                                    [&](const QuotedSpan& span) { return span.tokens.Overlaps(report_.content); });
    if (quotes) Add("content quoted");
    const std::uint32_t length = report_.content.size();
    Add("length=" + std::to_string(length < 3 ? length : length < 6 ? 3 : length < 12 ? 6 : 12));
    if (report_.content.last <= report_.cue) Add("content first");
    const std::uint32_t content = report_.content.first;
    const Token& first = tree_.token(content);
    Add("content=" + std::string(first.tag) + " frame=" + frame_);
    int above = 0;
    for (std::uint32_t node = report_.cue; !tree_.IsRoot(node) && above < 5; node = tree_.Head(node)) ++above;
    Add("depth=" + std::to_string(above));
  }

  const Tree& tree_;
  const std::vector<QuotedSpan>& spans_;
  const Report& report_;
  std::string frame_;
  std::set<std::string> features_;
};

}  // namespace

std::vector<std::string> ReportFeatures(const Tree& tree, const std::vector<QuotedSpan>& spans, const Report& report) {
  return FeatureWriter(tree, spans, report).Run();
}

}  // namespace tacitus
