#include "code/quotes/cue_features.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 10> kFrameNames = {
    "quote", "that", "raise", "obj-to", "to", "preposition", "object", "according", "parenthetical", "layout"};
constexpr std::uint32_t kReach = 8;  // tokens to either side that are searched for quotation marks

bool IsObject(std::string_view dep) {
  return dep == "dobj" || dep == "attr" || dep == "acomp" || dep == "oprd" || dep == "dative";
}

class FeatureWriter {
 public:
  FeatureWriter(const CueContext& context, std::uint32_t cue, const Report* report)
      : context_(context), tree_(context.tree()), cue_(cue), report_(report) {}

  std::vector<std::string> Run() {
    AddWord();
    AddComplements();
    AddFrames();
    AddSubject();
    AddAbove();
    AddMarks();
    AddNeighbours();
    AddReport();
    return {features_.begin(), features_.end()};
  }

 private:
  void Add(std::string feature) { features_.insert(std::move(feature)); }
  void Add(const char* name, std::string_view value) { features_.insert(name + ("=" + std::string(value))); }

  void AddWord() {
    const Token& token = tree_.token(cue_);
    lemma_ = LowerAscii(LemmaWithParticle(tree_, cue_));
    kind_ = context_.KindOf(cue_);
    tag_dep_ = std::string(token.tag) + " " + std::string(token.dep);
    Add("bias");
    Add("lemma", lemma_);
    Add("lemma", lemma_ + " tag=" + std::string(token.tag));
    Add("tag", token.tag);
    Add("dep", token.dep);
    Add("tag dep", tag_dep_);
    Add("kind", kind_);
    for (const ReportCue* row : context_.RowsOf(cue_)) {
      if (row->quote) Add("may quote");
      if (row->clause) Add("may that");
      if (row->infinitive) Add("may to");
      if (row->object_infinitive) Add("may obj-to");
      if (row->raising) Add("may raise");
      if (row->object) Add("may obj");
      for (const std::string& preposition : row->prepositions) Add("may p", preposition);
    }
  }

  // What depends on the cue; collects in frames_ the kinds of what may be its content.
  void AddComplements() {
    for (const std::uint32_t child : tree_.Children(cue_)) {
      const Token& token = tree_.token(child);
      const std::string lemma = LowerAscii(token.lemma);
      if (token.dep == "ccomp") AddClause(child);
      if (token.dep == "xcomp") {
        frames_.insert("xcomp");
        Add("xcomp", token.tag);
        Add("xcomp lemma", lemma);
      }
      if (IsObject(token.dep)) AddObject(child);
      if (token.dep == "prep") {
        frames_.insert("p:" + lemma);
        Add("kind prep", std::string(kind_) + " " + lemma);
      }
      if (token.dep == "aux" || token.dep == "auxpass" || token.dep == "neg" || token.dep == "advmod" ||
          token.dep == "mark") {
        Add("child", std::string(token.dep) + " " + lemma);
      }
      Add("has", token.dep);
    }
    if (IsPassive(tree_, cue_)) frames_.insert("passive");
  }

  void AddClause(std::uint32_t clause) {
    frames_.insert(clause < cue_ ? "clause before" : "clause after");
    Add("clause tag", tree_.token(clause).tag);
    for (const std::uint32_t child : tree_.Children(clause)) {
      const Token& token = tree_.token(child);
      if (token.dep == "mark") Add("clause mark", LowerAscii(tree_.text(child)));
      if (token.tag == "WP" || token.tag == "WRB" || token.tag == "WDT") Add("clause asks");
    }
  }

  void AddObject(std::uint32_t object) {
    const Token& token = tree_.token(object);
    const std::string dep(token.dep);
    frames_.insert(dep);
    Add("object", dep + " " + KindOfNoun(tree_, object));
    Add("object lemma", dep + " " + LowerAscii(token.lemma));
    Add("lemma object", lemma_ + " " + LowerAscii(token.lemma));
    for (const ReportCue* row : context_.RowsOf(object)) {
      Add("object kind", dep + " " + std::to_string(static_cast<int>(row->kind)));
    }
    if (tree_.HasChild(object, "acl") || tree_.HasChild(object, "ccomp")) Add("object clause", dep);
  }

  void AddFrames() {
    if (frames_.empty()) frames_.insert("none");
    std::string all;
    for (const std::string& frame : frames_) {
      Add("frame", frame);
      Add("kind frame", std::string(kind_) + " " + frame);
      Add("lemma frame", lemma_ + " " + frame);
      Add("tag frame", tag_dep_ + " " + frame);
      if (!frame.starts_with("p:")) all += " " + frame;
    }
    Add("frames", all);
  }

  void AddSubject() {
    const std::uint32_t subject = UnderstoodSubject(tree_, cue_);
    std::string source = "none";
    if (subject != kNoIndex) {
      source = KindOfNoun(tree_, subject);
      Add("source lemma", LowerAscii(tree_.token(subject).lemma));
      Add(tree_.Head(subject) == cue_ ? "own source" : "shared source");
      Add(subject < cue_ ? "source before" : "source after");
    }
    Add("source", source);
    Add("source kind", source + " " + std::string(kind_));
    for (const std::string& frame : frames_) Add("source frame", source + " " + frame);
  }

  void AddAbove() {
    int depth = 0;
    for (std::uint32_t node = cue_; !tree_.IsRoot(node) && depth < 5; node = tree_.Head(node)) ++depth;
    Add("depth", std::to_string(depth));
    if (tree_.IsRoot(cue_)) return;
    const std::uint32_t head = tree_.Head(cue_);
    const std::string dep(tree_.token(cue_).dep);
    Add("above lemma", dep + " " + LemmaOf(tree_, head));
    Add("above tag", dep + " " + std::string(tree_.token(head).tag));
    Add("above kind", dep + " " + std::string(context_.KindOf(head)));
  }

  void AddMarks() {
    const TokenSpan sentence = context_.SentenceAround(cue_);
    const std::string kind(kind_);
    bool any = false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) any = any || context_.IsMark(i);
    Add("marks in sentence", any ? "1 " + kind : "0 " + kind);
    Add("marks before", DistanceToMark(-1) + " " + kind);
    Add("marks after", DistanceToMark(1) + " " + kind);
    if (cue_ < sentence.first + 3) Add("begins");
    if (sentence.last < cue_ + 4) Add("ends");
    int others = 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (i == cue_ || tree_.token(i).pos != Pos::kVerb || context_.KindOf(i) != "speech") continue;
      others = std::min(others + 1, 3);
      Add(i < cue_ ? "speech before" : "speech after");
    }
    Add("other speech", std::to_string(others));
  }

  // How many pairs of tokens away the next quotation mark is in a direction, "far" beyond kReach.
  std::string DistanceToMark(int direction) const {
    const auto size = static_cast<std::int64_t>(tree_.parse().tokens.size());
    for (std::int64_t away = 1; away <= kReach; ++away) {
      const std::int64_t i = static_cast<std::int64_t>(cue_) + direction * away;
      if (i < 0 || i >= size) break;
      if (context_.IsMark(static_cast<std::uint32_t>(i))) return std::to_string((away - 1) / 2);
    }
    return "far";
  }

  void AddNeighbours() {
    const auto size = static_cast<std::uint32_t>(tree_.parse().tokens.size());
    for (const int away : {-2, -1, 1, 2}) {
      const std::int64_t i = static_cast<std::int64_t>(cue_) + away;
      if (i < 0 || i >= size) continue;
      const auto token = static_cast<std::uint32_t>(i);
      Add("near", std::to_string(away) + " " + WordOf(tree_, token));
      Add("near tag", std::to_string(away) + " " + std::string(tree_.token(token).tag));
    }
  }

  void AddReport() {
    if (report_ == nullptr) {
      Add("report", "none " + std::string(kind_));
      return;
    }
    const std::string frame(kFrameNames[static_cast<std::size_t>(report_->frame)]);
    const TokenSpan content = report_->content;
    Add("report", frame);
    Add("report kind", frame + " " + std::string(kind_));
    Add("report lemma", frame + " " + lemma_);
    Add("report tag", frame + " " + std::string(tree_.token(cue_).tag));
    Add("report source", frame + " " + (report_->source == kNoIndex ? "none" : KindOfNoun(tree_, report_->source)));
    if (content.empty()) return;
    Add("content tag", frame + " " + std::string(tree_.token(content.first).tag));
    const std::uint32_t length = content.size();
    Add("content length", std::to_string(length < 3 ? length : length < 6 ? 3 : length < 12 ? 6 : 12));
    if (content.last <= cue_) Add("content first");
    const bool quotes = std::any_of(context_.spans().begin(), context_.spans().end(),
                                    [&](const QuotedSpan& span) { return span.tokens.Overlaps(content); });
    if (quotes) Add("content quoted");
  }

  const CueContext& context_;
  const Tree& tree_;
  std::uint32_t cue_;
  const Report* report_;
  std::string lemma_;
  std::string tag_dep_;
  std::string_view kind_;
  std::set<std::string> frames_;
  std::set<std::string> features_;
};

}  // namespace

std::vector<std::string> CueFeatures(const CueContext& context, std::uint32_t token, const Report* report) {
  return FeatureWriter(context, token, report).Run();
}

}  // namespace tacitus
