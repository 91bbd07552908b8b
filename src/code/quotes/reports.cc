#include "code/quotes/reports.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "code/quotes/cue_syntax.h"

namespace tacitus {
namespace {

bool IsInfinitive(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t child : tree.Children(verb)) {
    if (tree.token(child).tag == "TO" && child < verb) return true;
  }
  return false;
}

TokenSpan Hull(TokenSpan a, TokenSpan b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

// The medium that a phrase like "on state TV", "to Reuters" or "by the Fars news agency" names.
TokenSpan MediumIn(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t noun) {
  if (noun == kNoIndex || !knowledge.IsMedium(LowerAscii(tree.token(noun).lemma))) return {};
  TokenSpan span{noun, noun + 1};
  for (const std::uint32_t child : tree.Children(noun)) {
    const std::string_view dep = tree.token(child).dep;
    if (child < noun && (dep == "compound" || dep == "amod" || dep == "nmod")) {
      span.first = std::min(span.first, tree.Subtree(child).first);
    }
  }
  return span;
}

TokenSpan MediumOf(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t cue) {
  for (const std::uint32_t child : tree.Children(cue)) {
    const std::string_view dep = tree.token(child).dep;
    const std::string text = LowerAscii(tree.text(child));
    std::uint32_t noun = kNoIndex;
    if (dep == "dobj" || dep == "dative") noun = child;  // "told state TV"
    if (dep == "agent" || text == "on" || text == "in" || text == "to" || text == "through" || text == "via") {
      if (const std::uint32_t object = tree.Child(child, "pobj"); object != kNoIndex) noun = object;
    }
    if (const TokenSpan medium = MediumIn(tree, knowledge, noun); !medium.empty()) return medium;
  }
  return {};
}

// Builds the report of one cue.
class CueReader {
 public:
  CueReader(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t cue)
      : tree_(tree), knowledge_(knowledge), cue_(cue) {
    report_.cue = cue;
    report_.cue_span = {cue, cue + 1};
  }

  std::optional<Report> Read() {
    const std::string lemma = LemmaWithParticle(tree_, cue_);
    return Read(knowledge_.Cues(tree_.token(cue_).pos == Pos::kNoun ? LowerAscii(lemma) : lemma));
  }

  std::optional<Report> Read(std::span<const ReportCue> rows) {
    const Pos pos = tree_.token(cue_).pos;
    if (pos != Pos::kVerb && pos != Pos::kNoun && pos != Pos::kAdj) return std::nullopt;
    const bool quoted_by = pos == Pos::kVerb && tree_.token(cue_).lemma == "quote" && IsPassive(tree_, cue_);
    for (const ReportCue& row : rows) {
      if (quoted_by && row.pos == pos && row.quote) return Finish(row, pos);
    }
    using Frame = bool (CueReader::*)(const ReportCue&);
    for (const Frame frame : {&CueReader::Clause, &CueReader::Raising, &CueReader::ObjectInfinitive,
                              &CueReader::Infinitive, &CueReader::Preposition, &CueReader::Object}) {
      for (const ReportCue& row : rows) {
        if (row.pos == pos && (this->*frame)(row)) return Finish(row, pos);
      }
    }
    return std::nullopt;
  }

  // The cue without content, for direct speech.
  Report Bare(const ReportCue& row) { return Finish(row, Pos::kVerb); }

 private:
  bool Clause(const ReportCue& row) {
    if (!row.clause) return false;
    const std::uint32_t clause = ReportedClause();
    if (clause == kNoIndex) return Parenthetical(row);
    if (tree_.token(clause).tag == "VBG" && !tree_.HasChild(clause, "aux")) return false;
    if (IsInfinitive(tree_, clause) && !row.object_infinitive && !row.infinitive) return false;
    report_.content = tree_.Subtree(clause);
    report_.frame = ReportFrame::kClause;
    return true;
  }

  // "The museum, he said, would be open": the clause that the cue interrupts or ends hangs above it.
  bool Parenthetical(const ReportCue& row) {
    if (!row.quote || tree_.IsRoot(cue_)) return false;
    const std::string_view dep = tree_.token(cue_).dep;
    if (dep != "parataxis" && dep != "ccomp" && dep != "advcl" && dep != "dep") return false;
    if (!tree_.HasChild(cue_, "nsubj") || tree_.HasChild(cue_, "mark") || tree_.HasChild(cue_, "dobj")) return false;
    const TokenSpan own = tree_.Subtree(cue_);
    const auto size = static_cast<std::uint32_t>(tree_.parse().tokens.size());
    const bool after_comma = own.first > 0 && (tree_.text(own.first) == "," || tree_.text(own.first - 1) == ",");
    const bool before_stop =
        own.last >= size || tree_.token(own.last).pos == Pos::kPunct || tree_.text(own.last - 1) == ",";
    if (!after_comma || !before_stop) return false;
    const TokenSpan whole = tree_.Subtree(tree_.Head(cue_));
    report_.content = own.last + 1 >= whole.last ? TokenSpan{whole.first, own.first} : whole;
    report_.frame = ReportFrame::kParenthetical;
    return true;
  }

  // A finite clause that depends on the cue.
  std::uint32_t ReportedClause() const {
    const bool noun = tree_.token(cue_).pos == Pos::kNoun;
    for (const std::uint32_t child : tree_.Children(cue_)) {
      const Token& token = tree_.token(child);
      if (token.dep == "ccomp" && child != cue_) return child;
      if (noun && token.dep == "acl" && tree_.HasChild(child, "mark")) return child;
    }
    return kNoIndex;
  }

  bool Raising(const ReportCue& row) {
    if (!row.raising) return false;
    if (row.kind != ReportKind::kSeeming && !IsPassive(tree_, cue_)) return false;
    const std::uint32_t complement = Complement();
    if (complement == kNoIndex || !IsInfinitive(tree_, complement)) return false;
    report_.content = tree_.Subtree(complement);
    const std::uint32_t subject = UnderstoodSubject(tree_, cue_);
    if (subject != kNoIndex && subject < cue_) report_.content = Hull(tree_.Subtree(subject), report_.content);
    sourceless_ = true;
    report_.frame = ReportFrame::kRaising;
    return true;
  }

  bool Infinitive(const ReportCue& row) {
    if (!row.infinitive) return false;
    const std::uint32_t complement = Complement();
    if (complement == kNoIndex || !IsInfinitive(tree_, complement)) return false;
    report_.content = tree_.Subtree(complement);
    report_.frame = ReportFrame::kInfinitive;
    return true;
  }

  bool ObjectInfinitive(const ReportCue& row) {
    if (!row.object_infinitive || IsPassive(tree_, cue_)) return false;
    const std::uint32_t complement = Complement();
    if (complement == kNoIndex || !IsInfinitive(tree_, complement)) return false;
    std::uint32_t object = tree_.Child(cue_, "dobj");
    if (object == kNoIndex) object = tree_.Child(complement, "nsubj");
    if (object == kNoIndex) return false;
    report_.content = Hull(tree_.Subtree(object), tree_.Subtree(complement));
    report_.frame = ReportFrame::kObjectInfinitive;
    return true;
  }

  std::uint32_t Complement() const {
    for (const std::uint32_t child : tree_.Children(cue_)) {
      const std::string_view dep = tree_.token(child).dep;
      if (child > cue_ && (dep == "xcomp" || dep == "ccomp" || dep == "acl")) return child;
    }
    return kNoIndex;
  }

  bool Preposition(const ReportCue& row) {
    for (const std::string& text : row.prepositions) {
      const std::uint32_t preposition = ChildPreposition(tree_, cue_, text);
      if (preposition == kNoIndex || preposition < cue_) continue;
      std::uint32_t object = tree_.Child(preposition, "pobj");
      if (object == kNoIndex) object = tree_.Child(preposition, "pcomp");
      if (object == kNoIndex || tree_.token(object).entity == "DATE" || tree_.token(object).entity == "TIME") continue;
      report_.content = tree_.Subtree(object);
      for (const std::uint32_t child : tree_.Children(cue_)) {  // "called on them to leave"
        const std::string_view dep = tree_.token(child).dep;
        const bool follows = child > object && (dep == "advcl" || dep == "xcomp" || dep == "ccomp");
        if (follows && IsInfinitive(tree_, child)) report_.content = Hull(report_.content, tree_.Subtree(child));
      }
      if (preposition == report_.cue_span.last) ++report_.cue_span.last;
      report_.frame = ReportFrame::kPreposition;
      return true;
    }
    return false;
  }

  bool Object(const ReportCue& row) {
    if (!row.object) return false;
    const bool passive = IsPassive(tree_, cue_);
    const std::uint32_t object = passive ? tree_.Child(cue_, "nsubjpass") : tree_.Child(cue_, "dobj");
    if (object == kNoIndex) return false;
    if (passive && PassiveAgent(tree_, cue_) == kNoIndex) return false;
    report_.content = tree_.Subtree(object);
    report_.frame = ReportFrame::kObject;
    if (passive) return true;
    for (const std::uint32_t child : tree_.Children(cue_)) {
      const std::string_view dep = tree_.token(child).dep;
      const std::string text = LowerAscii(tree_.text(child));
      const bool predicative =
          dep == "oprd" || dep == "xcomp" || (dep == "prep" && (text == "as" || text == "for" || text == "of"));
      if (child > object && predicative) report_.content = Hull(report_.content, tree_.Subtree(child));
    }
    return true;
  }

  Report Finish(const ReportCue& row, Pos pos) {
    report_.origin = row.origin;
    report_.kind = row.kind;
    report_.attitude = row.kind == ReportKind::kAttitude || row.kind == ReportKind::kSeeming;
    if (pos == Pos::kVerb) FinishVerb();
    if (pos == Pos::kNoun) FinishNoun();
    if (pos == Pos::kAdj) FinishAdjective();
    report_.content = TrimPunctuation(tree_, report_.content);
    return report_;
  }

  void FinishVerb() {
    report_.cue_span = Hull(report_.cue_span, WithVerbsAbove(VerbGroup(tree_, cue_)));
    const bool speech = report_.kind == ReportKind::kSpeech && report_.frame != ReportFrame::kObject;
    if (speech) report_.medium = MediumOf(tree_, knowledge_, cue_);
    if (sourceless_) return;
    if (tree_.token(cue_).lemma == "quote" && IsPassive(tree_, cue_)) return FinishQuoted();
    report_.source = IsPassive(tree_, cue_) ? PassiveAgent(tree_, cue_) : UnderstoodSubject(tree_, cue_);
  }

  // "continued to call", "refused to say": verbs that directly precede their complement are part of its cue.
  TokenSpan WithVerbsAbove(TokenSpan group) const {
    for (std::uint32_t verb = cue_; tree_.token(verb).dep == "xcomp";) {
      verb = tree_.Head(verb);
      const TokenSpan above = VerbGroup(tree_, verb);
      if (tree_.token(verb).pos != Pos::kVerb || above.last != group.first) break;
      group.first = above.first;
    }
    return group;
  }

  // "was quoted by state TV as saying": the grammatical subject speaks, the agent is the medium.
  void FinishQuoted() {
    report_.source = UnderstoodSubject(tree_, cue_);
    const std::uint32_t agent = PassiveAgent(tree_, cue_);
    if (agent != kNoIndex) report_.medium = TrimPunctuation(tree_, WithoutDeterminer(tree_.Subtree(agent)));
    const std::uint32_t as = ChildPreposition(tree_, cue_, "as");
    if (as == kNoIndex) return;
    report_.cue_span.last = std::max(report_.cue_span.last, as + 1);
    const std::uint32_t saying = tree_.Child(as, "pcomp");
    if (saying == kNoIndex) return;
    report_.cue_span.last = std::max(report_.cue_span.last, saying + 1);
    const std::uint32_t clause = tree_.Child(saying, "ccomp");
    report_.frame = ReportFrame::kClause;
    if (clause != kNoIndex) report_.content = tree_.Subtree(clause);
    if (tree_.token(saying).lemma == "say") return;
    report_.content = tree_.Subtree(saying);  // "as blaming the protesters"
    report_.cue_span.last = as + 1;
  }

  TokenSpan WithoutDeterminer(TokenSpan span) const {
    while (span.size() > 1 && tree_.token(span.first).pos == Pos::kDet) ++span.first;
    return span;
  }

  // "his claim that", "a claim by X that", "X made the claim that".
  void FinishNoun() {
    const std::uint32_t owner = tree_.Child(cue_, "poss");
    if (owner != kNoIndex) {
      report_.source = owner;
      return;
    }
    for (const std::string_view text : {"by", "from", "of"}) {
      const std::uint32_t preposition = ChildPreposition(tree_, cue_, text);
      const std::uint32_t object = preposition == kNoIndex ? kNoIndex : tree_.Child(preposition, "pobj");
      if (object == kNoIndex || report_.content.Contains(object)) continue;
      report_.source = object;
      return;
    }
    const std::uint32_t head = tree_.Head(cue_);
    if (tree_.token(cue_).dep != "dobj" || IsPassive(tree_, head)) return;
    report_.source = UnderstoodSubject(tree_, head);
    const TokenSpan group = VerbGroup(tree_, head);
    if (group.first < cue_) report_.cue_span = Hull(group, report_.cue_span);
  }

  // "they are afraid that": the cue takes the copula in.
  void FinishAdjective() {
    const std::uint32_t head = tree_.Head(cue_);
    if (tree_.token(cue_).dep != "acomp" && tree_.token(cue_).dep != "oprd") return;
    report_.source = UnderstoodSubject(tree_, head);
    const TokenSpan group = VerbGroup(tree_, head);
    if (group.first < cue_ && tree_.token(head).lemma == "be") report_.cue_span = Hull(group, report_.cue_span);
  }

  const Tree& tree_;
  const QuoteKnowledge& knowledge_;
  std::uint32_t cue_;
  Report report_;
  bool sourceless_ = false;
};

// "according to X": reports the rest of its clause.
std::optional<Report> AccordingTo(const Tree& tree, std::uint32_t i) {
  if (LowerAscii(tree.text(i)) != "according" || tree.IsRoot(i)) return std::nullopt;
  const std::uint32_t to = tree.Child(i, "prep");
  const std::uint32_t source = to == kNoIndex ? kNoIndex : tree.Child(to, "pobj");
  if (source == kNoIndex) return std::nullopt;
  Report report;
  report.cue = i;
  report.cue_span = {i, to + 1};
  report.source = source;
  report.frame = ReportFrame::kAccordingTo;
  std::uint32_t clause = tree.Head(i);
  const auto is_part = [&](std::uint32_t node) {
    const bool verbal = tree.token(node).pos == Pos::kVerb || tree.token(node).pos == Pos::kAux;
    return !tree.IsRoot(node) && (!verbal || tree.token(node).dep == "conj");
  };
  while (is_part(clause)) {
    clause = tree.Head(clause);
  }
  report.content = tree.Subtree(clause);
  const TokenSpan phrase = tree.Subtree(i);
  const bool leads = phrase.first - report.content.first < report.content.last - phrase.last;
  if (leads) {
    report.content.first = std::max(report.content.first, phrase.last);
  } else {
    report.content.last = std::min(report.content.last, phrase.first);
  }
  report.content = TrimPunctuation(tree, report.content);
  return report;
}

}  // namespace

std::vector<Report> FindReports(const Tree& tree, const QuoteKnowledge& knowledge) {
  std::vector<Report> reports;
  const auto size = static_cast<std::uint32_t>(tree.parse().tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    std::optional<Report> report = CueReader(tree, knowledge, i).Read();
    if (!report) report = AccordingTo(tree, i);
    if (report && !report->content.empty()) reports.push_back(*report);
  }
  return reports;
}

std::optional<Report> UnlistedReportAt(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t i) {
  ReportCue row;
  row.pos = tree.token(i).pos;
  row.kind = ReportKind::kAttitude;
  row.clause = row.infinitive = row.object_infinitive = row.object = true;
  for (const std::uint32_t child : tree.Children(i)) {
    if (tree.token(child).dep == "prep") row.prepositions.push_back(LowerAscii(tree.text(child)));
  }
  return CueReader(tree, knowledge, i).Read(std::span(&row, 1));
}

std::optional<Report> QuoteCueAt(const Tree& tree, const QuoteKnowledge& knowledge, std::uint32_t i) {
  if (tree.token(i).pos != Pos::kVerb) return std::nullopt;
  for (const ReportCue& row : knowledge.Cues(LemmaWithParticle(tree, i))) {
    if (row.quote) return CueReader(tree, knowledge, i).Bare(row);
  }
  return std::nullopt;
}

}  // namespace tacitus
