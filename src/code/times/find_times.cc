#include "code/times/find_times.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "code/times/anniversary.h"
#include "code/times/attachment.h"
#include "code/times/match_time.h"
#include "code/times/resolve_time.h"

namespace tacitus {
namespace {

bool IsVerb(const Tree& tree, std::uint32_t token) {
  return tree.token(token).pos == Pos::kVerb || tree.token(token).pos == Pos::kAux;
}

// The head of a span: its token whose own head lies outside.
std::uint32_t HeadOf(const Tree& tree, TokenSpan span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (tree.IsRoot(i) || !span.Contains(tree.Head(i))) return i;
  }
  return span.first;
}

bool HasFutureCue(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t verb) {
  const auto is_future = [&](std::uint32_t token) { return knowledge.IsCue("future", tree.token(token).lemma); };
  if (is_future(verb)) return true;
  for (const std::uint32_t child : tree.Children(verb)) {
    const std::string_view dep = tree.token(child).dep;
    if ((dep == "aux" || dep == "acomp" || dep == "attr") && is_future(child)) return true;
  }
  return false;
}

bool IsBare(const Token& verb) { return verb.tag == "VB"; }

// "until he leaves on Friday", "after they meet in March": a clause of time or condition in the present looks ahead.
bool IsAwaited(const Tree& tree, const TimeKnowledge& knowledge, std::uint32_t verb) {
  const Token& token = tree.token(verb);
  if (token.tag != "VBZ" && token.tag != "VBP") return false;
  const auto children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const std::string_view dep = tree.token(child).dep;
    return child < verb && (dep == "mark" || dep == "advmod") && knowledge.IsCue("awaited", tree.token(child).lemma);
  });
}

// Which way an unqualified day lies, by the tense of the verbs above it.
int LeanOf(const Tree& tree, const TimeKnowledge& knowledge, TokenSpan span) {
  std::uint32_t at = HeadOf(tree, span);
  while (!IsVerb(tree, at)) {
    if (knowledge.IsCue("future", tree.token(at).lemma)) return 1;
    if (tree.IsRoot(at)) return -1;
    at = tree.Head(at);
  }
  at = DatedVerb(tree, span, at);
  if (HasFutureCue(tree, knowledge, at) || IsAwaited(tree, knowledge, at)) return 1;
  // "plans to meet on Tuesday", "is due to meet", "meeting on Tuesday": the bare form looks ahead if its governor does.
  const Token& verb = tree.token(at);
  if (IsBare(verb) && !tree.IsRoot(at)) {
    const std::uint32_t above = tree.Head(at);
    if (HasFutureCue(tree, knowledge, above)) return 1;
  }
  const std::uint32_t auxiliary = tree.Child(at, "aux");
  const bool progressive = verb.tag == "VBG" && auxiliary != kNoIndex && tree.token(auxiliary).tag != "VBD";
  return progressive && tree.token(auxiliary).lemma == "be" ? 1 : -1;
}

bool InEntity(const Tree& tree, TokenSpan span, std::initializer_list<std::string_view> labels) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    for (const std::string_view label : labels) {
      if (tree.token(i).entity == label) return true;
    }
  }
  return false;
}

// Whether a four-digit number, alone, is a year: the parser says so, or it stands where only years stand.
bool IsYear(const Tree& tree, TokenSpan span) {
  if (span.size() > 1) return true;
  const Token& token = tree.token(span.first);
  if (token.entity == "DATE") return true;
  if (IsOneOf(token.entity, {"MONEY", "QUANTITY", "PERCENT", "ORDINAL"})) return false;
  const Token& head = tree.token(token.head);
  if (token.dep == "pobj") {
    const std::string word = LowerAscii(tree.text(token.head));
    if (word == "to" && LowerAscii(tree.text(head.head)) == "from") return true;
    return IsOneOf(word, {"in", "since", "until", "till", "by", "before", "after", "during", "of", "from", "for"});
  }
  return token.dep == "nummod" && !head.tag.ends_with('S');
}

bool IsCapitalised(const Tree& tree, std::uint32_t token) {
  const char c = tree.text(token).front();
  return c >= 'A' && c <= 'Z';
}

// Whether the words of a bare match are meant as time here; patterns alone cannot tell "in March" from "march in".
bool IsMeantAsTime(const Tree& tree, const TimeKnowledge& knowledge, const TimeMatch& match) {
  const TokenSpan span = match.tokens;
  const TimeParts& parts = match.parts;
  const Token& last = tree.token(span.last - 1);
  const std::string before = span.first > 0 ? LowerAscii(tree.text(span.first - 1)) : std::string();
  switch (match.pattern->meaning) {
    case TimeMeaning::kYear:
      return span.size() > 1 || (IsYear(tree, span) && before != "$" && before != "£" && before != "€");
    case TimeMeaning::kMonth: {
      if (span.size() > 1 && (parts.year || parts.shift)) return true;
      return last.pos == Pos::kPropn && !InEntity(tree, span, {"PERSON", "ORG", "GPE"});
    }
    case TimeMeaning::kWeekday:
      return !InEntity(tree, span, {"PERSON", "ORG", "WORK_OF_ART", "EVENT"}) || span.size() > 1;
    case TimeMeaning::kSeason:
      return parts.year || parts.shift || InEntity(tree, span, {"DATE"});
    case TimeMeaning::kHoliday:
      return IsCapitalised(tree, span.first);
    case TimeMeaning::kLater:
      // "two months before the vote" measures from the vote, not from the date named last.
      return !tree.HasChild(span.last - 1, "pobj") && !tree.HasChild(span.last - 1, "pcomp") && last.dep != "mark";
    case TimeMeaning::kReference:
      if (match.pattern->argument == "FUTURE_REF" && span.size() == 1) {  // not "as soon as", "soon after"
        return before != "as" && LeanOf(tree, knowledge, span) > 0;
      }
      return last.pos != Pos::kAdj && last.dep != "compound" && last.dep != "amod";
    case TimeMeaning::kSetWord:
      return last.pos == Pos::kAdv || last.dep == "advmod";
    case TimeMeaning::kDuration: {
      if (parts.unit == "Q" || parts.unit == "TS") return parts.number.has_value() && parts.plural_unit;
      if (parts.unit == "NI" && !parts.number) return false;
      if (!parts.number && span.size() == 1) {  // "for centuries"
        return IsOneOf(before, {"for", "in", "over", "after", "within", "during", "of", "lasted", "last", "took"});
      }
      const bool one = !parts.number && !parts.plural_unit;
      // "a day", "a year" count only where they measure something, not in "five a day".
      const bool measured = IsOneOf(before, {"for", "in", "within", "after", "than", "about", "over", "lasted", "took",
                                             "nearly", "almost", "least", "once"});
      const std::string next = span.last < tree.parse().tokens.size() ? LowerAscii(tree.text(span.last)) : "";
      return !one || span.size() > 2 || measured || IsOneOf(next, {"after", "before", "since"});
    }
    case TimeMeaning::kPartOnly:  // not "the morning after the debate"
      return span.last >= tree.parse().tokens.size() || !IsOneOf(LowerAscii(tree.text(span.last)), {"after", "before"});
    case TimeMeaning::kClock:
      return parts.minute || !parts.am_pm.empty() || parts.hour;
    default:
      return true;
  }
}

}  // namespace

std::vector<TimeExpression> ResolveTimes(const Tree& tree, const TimeKnowledge& knowledge, std::optional<Date> anchor) {
  std::vector<TimeExpression> times;
  std::vector<Anniversary> anniversaries;
  TimeContext context{anchor, std::nullopt, -1};
  const auto size = static_cast<std::uint32_t>(tree.parse().tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::vector<TimeMatch> matches = MatchTimesAt(tree, knowledge, i);
    const auto match = std::find_if(matches.begin(), matches.end(), [&](const TimeMatch& candidate) {
      return IsMeantAsTime(tree, knowledge, candidate);
    });
    if (match == matches.end()) continue;
    TimeExpression time;
    time.tokens = match->tokens;
    time.origin = match->pattern->origin;
    if (match->pattern->meaning == TimeMeaning::kAnniversary) {
      anniversaries.push_back({static_cast<std::uint32_t>(times.size()), *match});
    } else {
      context.lean = LeanOf(tree, knowledge, match->tokens);
      const std::optional<TimeValue> value = ResolveTime(*match, context);
      if (!value) continue;
      time.type = value->type;
      time.value = value->value;
      time.begin = value->days.begin;
      time.end = value->days.end;
      if (value->type == TimeType::kDate && time.begin && time.end) context.reference = time.begin;
    }
    times.push_back(std::move(time));
    i = match->tokens.last - 1;
  }
  for (const Anniversary& anniversary : anniversaries) ResolveAnniversary(tree, anniversary, anchor, times);
  for (TimeExpression& time : times) time.edtf = FormatEdtf({time.begin, time.end});
  return times;
}

void FindTimes(const Tree& tree, const Document& document, const TimeKnowledge& knowledge, Coding& coding) {
  std::optional<Date> anchor;
  if (document.published_at) anchor = std::chrono::floor<std::chrono::days>(*document.published_at);
  coding.times = ResolveTimes(tree, knowledge, anchor);
}

}  // namespace tacitus
